// Google's generateContent as a scripted provider speaks it: function calls without ids, thoughts that are signed.
// https://ai.google.dev/api/generate-content, https://ai.google.dev/gemini-api/docs/thought-signatures

export const modelName = "gemini-3-pro";

export const idPrefix = "";

const signatureOf = (call) => Buffer.from(`signed ${call.name}`).toString("base64");

// What Google takes for a call of which the signature is lost; the model then thinks again.
const noSignature = "skip_thought_signature_validator";

const ownTools = "functionDeclarations";

const toolKeys = [ownTools, "googleSearch", "codeExecution", "urlContext", "fileSearch", "computerUse"];

const partsOf = (body, role) =>
  body.contents.filter((content) => content.role === role).flatMap((content) => content.parts);

export const isPath = (path) => /^\/models\/gemini-3-pro:(streamG|g)enerateContent$/.test(path);

export const streams = (body, path) => path.includes(":stream");

// What Google answers with 400; null when the request is in order.
export function refusal(body) {
  const kinds = (body.tools ?? []).flatMap(Object.keys);
  const unknown = kinds.find((key) => !toolKeys.includes(key));
  if (unknown) return `Invalid JSON payload received. Unknown name "${unknown}" at 'tools'`;
  if (new Set(kinds).size > 1 && kinds.includes(ownTools) && !body.toolConfig?.includeServerSideToolInvocations)
    return "Please enable tool_config.include_server_side_tool_invocations to use them with Function calling.";
  let open = [];
  for (const [at, { role, parts }] of body.contents.entries()) {
    if (!["user", "model"].includes(role)) return "Please use a valid role: user, model.";
    if (!(parts?.length > 0)) return `contents[${at}].parts must not be empty`;
    const answered = parts.flatMap((part) => part.functionResponse ?? []);
    if (answered.map(({ name }) => name).join() !== open.map(({ name }) => name).join())
      return `contents[${at}]: function responses do not match the function calls of the turn before`;
    if (answered.some(({ response }) => typeof response !== "object" || Array.isArray(response)))
      return `contents[${at}]: a function response is no object`;
    const calling = parts.filter((part) => part.functionCall);
    open = calling.map((part) => part.functionCall);
    const signature = calling[0]?.thoughtSignature;
    if (open.length > 0 && ![signatureOf(open[0]), noSignature].includes(signature))
      return `Function call ${open[0].name} in the ${at}. content block is missing a thought_signature: ${signature}`;
  }
  return open.length > 0 ? "function calls without function responses" : null;
}

export const overloaded = 503;

const statusNames = { 400: "INVALID_ARGUMENT", 404: "NOT_FOUND", 503: "UNAVAILABLE" };

export const errorBody = (status, message) => ({ error: { code: status, message, status: statusNames[status] } });

// Calls and responses have no ids here; their order says which is which.
export function read(body) {
  const numbered = (value, at) => ({ id: `agents${at + 1}x`, ...value });
  return {
    tools: (body.tools ?? [])
      .flatMap((tool) => tool.functionDeclarations ?? [])
      .map((tool) => ({ name: tool.name, schema: tool.parametersJsonSchema ?? tool.parameters ?? {} })),
    calls: partsOf(body, "model")
      .flatMap((part) => part.functionCall ?? [])
      .map((call, at) => numbered({ name: call.name, arguments: call.args }, at)),
    results: partsOf(body, "user")
      .flatMap((part) => part.functionResponse ?? [])
      .map((result, at) => numbered({ text: JSON.stringify(result.response) }, at)),
    text: partsOf(body, "user")
      .map((part) => part.text ?? "")
      .join("\n"),
    lost: partsOf(body, "model").some((part) => part.thoughtSignature === noSignature),
  };
}

function partsSaid(said) {
  const calls = said.calls.map((call, at) => ({
    functionCall: { name: call.name, args: call.arguments },
    ...(at === 0 && { thoughtSignature: signatureOf(call) }),
  }));
  return [{ text: "Let me see.", thought: true }, { text: said.text }, ...calls];
}

const part = (parts, { id, usage: [prompt, completion] }, finishReason) => ({
  candidates: [{ content: { role: "model", parts }, index: 0, ...(finishReason && { finishReason }) }],
  usageMetadata: {
    promptTokenCount: prompt,
    candidatesTokenCount: completion - 2,
    thoughtsTokenCount: 2,
    totalTokenCount: prompt + completion,
  },
  modelVersion: modelName,
  responseId: id,
});

export const answer = (said, context) => part(partsSaid(said), context, "STOP");

// The pieces of a stream, each one SSE event.
export function* stream(said, context) {
  for (const one of partsSaid(said)) yield `data: ${JSON.stringify(part([one], context))}\r\n\r\n`;
  yield `data: ${JSON.stringify(part([{ text: "" }], context, "STOP"))}\r\n\r\n`;
}
