// Amazon Bedrock's Converse, signed, with its binary stream.
import { isSignedBy } from "../aws_signature.mjs";
import { message } from "./aws_event_stream.mjs";

export const path = /\/model\/[^/]+\/(converse|converse-stream)$/;
export const model = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";
export const accessKey = "AKIDEXAMPLE";
export const secretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

const fields = new Set(
  (
    "messages system inferenceConfig toolConfig guardrailConfig additionalModelRequestFields promptVariables " +
    "additionalModelResponseFieldPaths requestMetadata performanceConfig serviceTier outputConfig"
  ).split(" "),
);

const textOf = (content) =>
  (content ?? [])
    .filter((block) => block.text !== undefined)
    .map((block) => block.text)
    .join("\n");

function checkTurns(messages, check) {
  check(messages[0]?.role === "user", "A conversation must start with a user message.");
  for (const [index, turn] of messages.entries()) {
    check(/^(user|assistant)$/.test(turn.role), `role ${turn.role}`);
    check(index === 0 || messages[index - 1].role !== turn.role, "roles must alternate");
    check(turn.content?.length > 0, `messages[${index}] is empty`);
    for (const block of turn.content) check(block.text !== "", "the text field in a content block is blank");
    const made = turn.content.filter((block) => block.toolUse).map((block) => block.toolUse.toolUseId);
    const answers = (messages[index + 1]?.content ?? [])
      .filter((block) => block.toolResult)
      .map((block) => block.toolResult.toolUseId);
    if (made.length)
      check([...made].sort().join() === [...answers].sort().join(), `calls ${made}, but answers to ${answers}`);
    for (const id of made) check(/^[a-zA-Z0-9_-]{1,64}$/.test(id), `id of a call: ${id}`);
  }
}

export function read(request, check) {
  const { body, url } = request;
  check(isSignedBy(request.raw, secretKey), "the signature does not match");
  for (const name of Object.keys(body)) check(fields.has(name), `unknown field ${name}`);
  checkTurns(body.messages, check);
  const blocks = body.messages.flatMap((turn) => turn.content);
  if (blocks.some((block) => block.toolUse)) check(Boolean(body.toolConfig), "the toolConfig field must be defined");
  const thinking = body.additionalModelRequestFields?.thinking;
  const thinks = Boolean(thinking && thinking.type !== "disabled");
  // Without a limit it is the model's own.
  if (thinking?.type === "enabled" && body.inferenceConfig?.maxTokens !== undefined)
    check(
      body.inferenceConfig.maxTokens > thinking.budget_tokens,
      "max_tokens must be greater than thinking.budget_tokens",
    );
  const last = body.messages.filter((turn) => turn.content.some((block) => block.toolUse)).at(-1);
  if (thinks && last)
    check(Boolean(last.content[0].reasoningContent), "Expected thinking first, but found another block");
  const format = body.outputConfig?.textFormat;
  const users = body.messages.filter((turn) => turn.role === "user" && textOf(turn.content) !== "");
  return {
    stream: url.pathname.endsWith("/converse-stream"),
    system: textOf(body.system),
    question: textOf(users.at(-1)?.content),
    images: blocks
      .filter((block) => block.image)
      .map(({ image }) => ({ type: `image/${image.format}`, data: image.source.bytes })),
    tools: (body.toolConfig?.tools ?? [])
      .filter((tool) => tool.toolSpec)
      .map(({ toolSpec }) => ({
        name: toolSpec.name,
        schema: toolSpec.inputSchema.json,
      })),
    calls: blocks
      .filter((block) => block.toolUse)
      .map(({ toolUse }) => ({
        id: toolUse.toolUseId,
        name: toolUse.name,
        arguments: toolUse.input,
      })),
    results: blocks
      .filter((block) => block.toolResult)
      .map(({ toolResult }) => ({
        id: toolResult.toolUseId,
        text: toolResult.content.map((part) => part.text ?? JSON.stringify(part.json)).join(""),
      })),
    thoughts: blocks.filter((block) => block.reasoningContent).map((block) => block.reasoningContent),
    schema: format ? JSON.parse(format.structure.jsonSchema.schema) : null,
    thinks,
    maxTokens: body.inferenceConfig?.maxTokens,
    temperature: body.inferenceConfig?.temperature,
  };
}

const thoughtContents = (thoughts) =>
  thoughts.map((one) =>
    one.hidden
      ? { redactedContent: one.hidden }
      : { reasoningText: { text: one.text.join(""), signature: one.signature } },
  );

export const wantedThoughts = (reply) => thoughtContents(reply.thoughts);

const stopReasons = { stop: "end_turn", length: "max_tokens", tool_calls: "tool_use" };
const usageOf = ({ prompt, cached, completion }) => ({
  inputTokens: prompt - cached,
  outputTokens: completion,
  totalTokens: prompt + completion,
  cacheReadInputTokens: cached,
  cacheWriteInputTokens: 0,
});

export function whole(reply) {
  return {
    metrics: { latencyMs: 542 },
    output: {
      message: {
        content: [
          ...thoughtContents(reply.thoughts).map((reasoningContent) => ({ reasoningContent })),
          { text: reply.text.join("") },
          ...reply.calls.map(({ id, name, arguments: input }) => ({ toolUse: { toolUseId: id, name, input } })),
        ],
        role: "assistant",
      },
    },
    stopReason: stopReasons[reply.finish],
    usage: usageOf(reply.usage),
  };
}

function deltasOf(reply) {
  const thoughts = reply.thoughts.map((one) =>
    one.hidden
      ? { deltas: [{ reasoningContent: { redactedContent: one.hidden } }] }
      : {
          deltas: [
            ...one.text.map((text) => ({ reasoningContent: { text } })),
            { reasoningContent: { signature: one.signature } },
          ],
        },
  );
  const calls = reply.calls.map(({ id, name, arguments: input }) => {
    const text = Object.keys(input).length ? JSON.stringify(input) : "";
    const fragments = text ? [text.slice(0, 5), text.slice(5)] : [""];
    return {
      start: { toolUse: { toolUseId: id, name } },
      deltas: fragments.map((fragment) => ({ toolUse: { input: fragment } })),
    };
  });
  return [...thoughts, { deltas: reply.text.map((text) => ({ text })) }, ...calls];
}

export function stream(reply) {
  const event = (type, payload) => message("event", type, { ...payload, p: "abcdefghij" });
  return [
    event("messageStart", { role: "assistant" }),
    ...deltasOf(reply).flatMap(({ start, deltas }, contentBlockIndex) => [
      ...(start ? [event("contentBlockStart", { contentBlockIndex, start })] : []),
      ...deltas.map((delta) => event("contentBlockDelta", { contentBlockIndex, delta })),
      event("contentBlockStop", { contentBlockIndex }),
    ]),
    event("messageStop", { stopReason: stopReasons[reply.finish] }),
    event("metadata", { metrics: { latencyMs: 542 }, usage: usageOf(reply.usage) }),
  ];
}

export const streamType = "application/vnd.amazon.eventstream";
export const errorInStream = [message("exception", "serviceUnavailableException", { message: "scripted overload" })];

export function failure(status) {
  const [code, type] = {
    400: [400, "ValidationException"],
    401: [401, "UnrecognizedClientException"],
    429: [429, "ThrottlingException"],
    529: [503, "ServiceUnavailableException"],
  }[status];
  return {
    status: code,
    headers: { "x-amzn-errortype": `${type}:http://internal.amazon.com/coral/com.amazon.bedrock/` },
    body: { message: `scripted refusal ${status}` },
  };
}
