// Google's generateContent as Gemini 3 answers it: calls without ids, a signature on the first call of a step.
import { retryAfterSeconds } from "./script.mjs";

export const path = /\/models\/[^/]+:(generateContent|streamGenerateContent)$/;
export const model = "gemini-3-flash-preview";

const fields = new Set(
  "contents systemInstruction tools toolConfig generationConfig safetySettings cachedContent labels".split(" "),
);
const settings = new Set(
  (
    "temperature topP topK candidateCount maxOutputTokens stopSequences seed presencePenalty frequencyPenalty responseMimeType " +
    "responseSchema responseJsonSchema thinkingConfig responseLogprobs logprobs responseModalities mediaResolution speechConfig"
  ).split(" "),
);

const textOf = (content) =>
  (content?.parts ?? [])
    .filter((part) => part.text !== undefined && !part.thought)
    .map((part) => part.text)
    .join("\n");

// A turn may lie in several contents: the vendor's own SDK keeps one for each chunk of a stream.
function turnsOf(contents) {
  const turns = [];
  for (const { role, parts } of contents) {
    if (turns.at(-1)?.role === role) turns.at(-1).parts.push(...parts);
    else turns.push({ role, parts: [...parts] });
  }
  return turns;
}

function checkTurns(contents, check) {
  for (const [index, content] of contents.entries()) {
    check(/^(user|model)$/.test(content.role), `Please use a valid role: user, model. (${content.role})`);
    check(content.parts?.length > 0, `contents[${index}] is empty`);
    const made = content.parts.filter((part) => part.functionCall);
    const answers = (contents[index + 1]?.parts ?? []).filter((part) => part.functionResponse);
    if (!made.length) continue;
    check(answers.length === made.length, "as many function responses as function calls are needed");
    check(
      made.every((part, at) => part.functionCall.name === answers[at]?.functionResponse.name),
      "responses in another order",
    );
    check(
      Boolean(made[0].thoughtSignature),
      `Function call \`${made[0].functionCall.name}\` is missing a thought_signature`,
    );
  }
}

export function read({ body, headers, url }, check) {
  check(/^sk-/.test(headers["x-goog-api-key"] ?? ""), "no x-goog-api-key");
  for (const name of Object.keys(body)) check(fields.has(name), `Unknown name "${name}"`);
  const config = body.generationConfig ?? {};
  for (const name of Object.keys(config)) check(settings.has(name), `Unknown name "${name}" at 'generation_config'`);
  const stream = url.pathname.endsWith(":streamGenerateContent");
  if (stream) check(url.searchParams.get("alt") === "sse", "a stream has to be asked for with alt=sse");
  checkTurns(turnsOf(body.contents), check);
  const parts = body.contents.flatMap((content) => content.parts);
  for (const part of parts.filter((one) => one.functionResponse)) {
    const { response } = part.functionResponse;
    check(
      response && typeof response === "object" && !Array.isArray(response),
      "a function's response has to be an object",
    );
  }
  const schema = config.responseJsonSchema ?? config.responseSchema ?? null;
  if (schema) check(config.responseMimeType === "application/json", "a schema needs responseMimeType");
  const users = body.contents.filter((content) => content.role === "user" && textOf(content) !== "");
  return {
    stream,
    system: textOf(body.systemInstruction),
    question: textOf(users.at(-1)),
    images: parts
      .filter((part) => part.inlineData)
      .map(({ inlineData }) => ({ type: inlineData.mimeType, data: inlineData.data })),
    tools: (body.tools ?? [])
      .flatMap((tool) => tool.functionDeclarations ?? [])
      .map((tool) => ({
        name: tool.name,
        schema: tool.parametersJsonSchema ?? tool.parameters,
      })),
    calls: parts
      .filter((part) => part.functionCall)
      .map(({ functionCall }) => ({
        id: functionCall.id,
        name: functionCall.name,
        arguments: functionCall.args ?? {},
      })),
    results: parts
      .filter((part) => part.functionResponse)
      .map(({ functionResponse }) => ({
        text: JSON.stringify(functionResponse.response),
      })),
    thoughts: parts.filter((part) => part.functionCall).map((part) => part.thoughtSignature ?? null),
    schema,
    thinks: Boolean(config.thinkingConfig?.includeThoughts),
    maxTokens: config.maxOutputTokens,
    temperature: config.temperature,
  };
}

// The text of thoughts need not come back; the signature has to be on its call and on no other.
export const wantedThoughts = (reply) =>
  reply.calls.map((call, index) => (index === 0 ? (reply.thoughts[0]?.signature ?? null) : null));

const finishReasons = { stop: "STOP", length: "MAX_TOKENS", tool_calls: "STOP" };

// Gemini 3 signs the first call of each step, whether or not thoughts are shown.
const unasked = "EtACCs0CAb4unasked+/signature==";

const partsOf = (reply) => [
  ...reply.thoughts.filter((one) => one.text).flatMap((one) => one.text.map((text) => ({ text, thought: true }))),
  ...reply.text.map((text) => ({ text })),
  ...reply.calls.map((call, index) => ({
    functionCall: { name: call.name, args: call.arguments },
    ...(index === 0 ? { thoughtSignature: reply.thoughts[0]?.signature ?? unasked } : {}),
  })),
];

const usageOf = ({ prompt, cached, completion, reasoning }) => ({
  promptTokenCount: prompt,
  cachedContentTokenCount: cached,
  candidatesTokenCount: completion - reasoning,
  thoughtsTokenCount: reasoning,
  totalTokenCount: prompt + completion,
  promptTokensDetails: [{ modality: "TEXT", tokenCount: prompt }],
});

const answer = (parts, reply, finishReason) => ({
  candidates: [
    {
      content: { ...(parts.length ? { parts } : {}), role: "model" },
      ...(finishReason ? { finishReason } : {}),
      index: 0,
    },
  ],
  usageMetadata: usageOf(reply.usage),
  modelVersion: "gemini-3-flash-preview",
  responseId: "ywCzae2oL5ODz7IP29qJmQw",
});

function joined(parts) {
  const list = [];
  for (const part of parts) {
    const last = list.at(-1);
    if (part.text !== undefined && last?.text !== undefined && last.thought === part.thought) last.text += part.text;
    else list.push({ ...part });
  }
  return list;
}

export const whole = (reply) => answer(joined(partsOf(reply)), reply, finishReasons[reply.finish]);

const sse = (value) => `data: ${JSON.stringify(value)}\r\n\r\n`;

export function stream(reply) {
  return [
    ...partsOf(reply).map((part) => sse(answer([part], reply))),
    sse(
      answer(reply.calls.length ? [] : [{ text: "", thoughtSignature: unasked }], reply, finishReasons[reply.finish]),
    ),
  ];
}

export const streamType = "text/event-stream";
// As the vendor's own sample has it: the bare error after the events, without `data:`.
export const errorInStream = [
  `${JSON.stringify({ error: { code: 503, message: "scripted overload", status: "UNAVAILABLE" } }, null, 2)}\n`,
];

export function failure(status) {
  const [code, name] = {
    400: [400, "INVALID_ARGUMENT"],
    401: [401, "UNAUTHENTICATED"],
    429: [429, "RESOURCE_EXHAUSTED"],
    529: [503, "UNAVAILABLE"],
  }[status];
  const retry = { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${retryAfterSeconds}s` };
  const details = status === 429 ? { details: [retry] } : {};
  return {
    status: code,
    headers: {},
    body: { error: { code, message: `scripted refusal ${status}`, status: name, ...details } },
  };
}
