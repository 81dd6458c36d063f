// Ollama's own chat: one JSON object a line.
export const path = /\/api\/chat$/;
export const model = "qwen3:4b";

const fields = new Set("model messages tools format options stream think keep_alive logprobs top_logprobs".split(" "));

export function read({ body }, check) {
  for (const name of Object.keys(body)) check(fields.has(name), `unknown field ${name}`);
  for (const message of body.messages) {
    check(/^(system|user|assistant|tool)$/.test(message.role), `role ${message.role}`);
    check(typeof message.content === "string", "content has to be a string");
  }
  const users = body.messages.filter((message) => message.role === "user");
  const calls = body.messages.flatMap((message) => message.tool_calls ?? []);
  for (const call of calls) check(typeof call.function.arguments === "object", "arguments have to be an object");
  const answers = body.messages.filter((message) => message.role === "tool");
  const names = new Set(calls.map((call) => call.function.name));
  for (const answer of answers)
    check(names.has(answer.tool_name), `a result of ${answer.tool_name}, which was not called`);
  return {
    stream: body.stream !== false,
    system: body.messages.find((message) => message.role === "system")?.content,
    question: users.at(-1)?.content,
    images: (users.at(-1)?.images ?? []).map((data) => ({ type: "image/png", data })),
    tools: (body.tools ?? []).map((tool) => ({ name: tool.function.name, schema: tool.function.parameters })),
    calls: calls.map((call) => ({ id: call.id, name: call.function.name, arguments: call.function.arguments })),
    results: answers.map((message) => ({ text: message.content })),
    thoughts: [],
    schema: typeof body.format === "object" ? body.format : null,
    thinks: Boolean(body.think),
    maxTokens: body.options?.num_predict,
    temperature: body.options?.temperature,
  };
}

// Nothing is signed here, and nothing has to come back.
export const wantedThoughts = () => [];

const toolCalls = (reply) =>
  reply.calls.map((call, index) => ({ id: call.id, function: { index, name: call.name, arguments: call.arguments } }));
const line = (message, end = { done: false }) => ({
  model: "qwen3:4b",
  created_at: "2026-08-04T19:59:21.358882Z",
  message: { role: "assistant", ...message },
  ...end,
});
const endOf = (reply) => ({
  done: true,
  done_reason: reply.finish === "length" ? "length" : "stop",
  total_duration: 9127309042,
  load_duration: 59622792,
  prompt_eval_count: reply.usage.prompt,
  prompt_eval_duration: 808018167,
  eval_count: reply.usage.completion,
  eval_duration: 7603807420,
});
const shown = (reply) => reply.thoughts.filter((one) => one.text);

export function whole(reply) {
  const message = { content: reply.text.join("") };
  if (shown(reply).length) message.thinking = shown(reply)[0].text.join("");
  if (reply.calls.length) message.tool_calls = toolCalls(reply);
  return line(message, endOf(reply));
}

export function stream(reply) {
  const lines = [
    ...shown(reply).flatMap((one) => one.text.map((thinking) => line({ content: "", thinking }))),
    ...reply.text.map((content) => line({ content })),
    ...toolCalls(reply).map((call) => line({ content: "", tool_calls: [call] })),
    line({ content: "" }, endOf(reply)),
  ];
  return lines.map((one) => `${JSON.stringify(one)}\n`);
}

export const streamType = "application/x-ndjson";
export const errorInStream = [`${JSON.stringify({ error: "scripted overload" })}\n`];

export const failure = (status) => ({
  status: status === 529 ? 503 : status,
  headers: {},
  body: { error: `scripted refusal ${status}` },
});
