// Cohere's chat, version 2.
import { readMessages } from "./openai_chat.mjs";

export const path = /\/chat$/;
export const model = "command-a-reasoning-08-2025";

const fields = new Set(
  (
    "model messages stream tools strict_tools documents citation_options response_format safety_mode max_tokens stop_sequences " +
    "temperature seed frequency_penalty presence_penalty k p logprobs tool_choice thinking priority"
  ).split(" "),
);

export function read({ body, headers }, check) {
  check(/^Bearer sk-/.test(headers.authorization ?? ""), "no bearer key");
  for (const name of Object.keys(body))
    check(fields.has(name), `unknown field: parameter '${name}' is not a valid field`);
  if (body.tool_choice) check(/^(REQUIRED|NONE)$/.test(body.tool_choice), `tool_choice ${body.tool_choice}`);
  for (const message of body.messages) check(message.role !== "developer", "role developer");
  const format = body.response_format;
  if (format) check(format.type === "json_object" || format.type === "text", `response_format ${format.type}`);
  return {
    ...readMessages(body, check),
    stream: body.stream === true,
    thoughts: [],
    schema: format?.json_schema ?? format?.schema ?? null,
    thinks: body.thinking?.type === "enabled",
    maxTokens: body.max_tokens,
    temperature: body.temperature,
  };
}

// Nothing is signed here, and nothing has to come back.
export const wantedThoughts = () => [];

const finishReasons = { stop: "COMPLETE", length: "MAX_TOKENS", tool_calls: "TOOL_CALL" };
const usageOf = ({ prompt, cached, completion }) => ({
  billed_units: { input_tokens: prompt, output_tokens: completion },
  tokens: { input_tokens: prompt, output_tokens: completion },
  cached_tokens: cached,
});
const id = "45090648-2b45-4fc6-b6c9-47df7c1ec0d6";
const shown = (reply) => reply.thoughts.filter((one) => one.text);

export function whole(reply) {
  const content = [
    ...shown(reply).map((one) => ({ type: "thinking", thinking: one.text.join("") })),
    { type: "text", text: reply.text.join("") },
  ];
  const calls = reply.calls.map((call) => ({
    id: call.id,
    type: "function",
    function: { name: call.name, arguments: JSON.stringify(call.arguments) },
  }));
  return {
    id,
    message: { role: "assistant", content, ...(calls.length ? { tool_calls: calls } : {}) },
    finish_reason: finishReasons[reply.finish],
    usage: usageOf(reply.usage),
  };
}

const sse = (event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
const messageDelta = (message) => ({ delta: { message } });

function* contentEvents(type, pieces, index) {
  yield { type: "content-start", index, ...messageDelta({ content: { type, [type]: "" } }) };
  for (const piece of pieces) yield { type: "content-delta", index, ...messageDelta({ content: { [type]: piece } }) };
  yield { type: "content-end", index };
}

function* callEvents(call, index) {
  const start = { id: call.id, type: "function", function: { name: call.name, arguments: "" } };
  const text = JSON.stringify(call.arguments);
  yield { type: "tool-call-start", index, ...messageDelta({ tool_calls: start }) };
  for (const fragment of [text.slice(0, 5), text.slice(5)].filter((piece) => piece !== ""))
    yield { type: "tool-call-delta", index, ...messageDelta({ tool_calls: { function: { arguments: fragment } } }) };
  yield { type: "tool-call-end", index };
}

export function stream(reply) {
  const contents = [...shown(reply).map((one) => ["thinking", one.text]), ["text", reply.text]];
  const events = [
    {
      id,
      type: "message-start",
      ...messageDelta({ role: "assistant", content: [], tool_plan: "", tool_calls: [], citations: [] }),
    },
    ...contents.flatMap(([type, pieces], index) => [...contentEvents(type, pieces, index)]),
    ...reply.calls.flatMap((call, index) => [...callEvents(call, index)]),
    { type: "message-end", delta: { finish_reason: finishReasons[reply.finish], usage: usageOf(reply.usage) } },
  ];
  return [...events.map(sse), "data: [DONE]\n\n"];
}

export const streamType = "text/event-stream";
export const errorInStream = [
  sse({
    type: "message-end",
    delta: {
      error: "scripted overload",
      finish_reason: "ERROR",
      usage: usageOf({ prompt: 37, cached: 0, completion: 2 }),
    },
  }),
  "data: [DONE]\n\n",
];

export const failure = (status) => ({
  status: status === 529 ? 503 : status,
  headers: {},
  body: { id, message: `scripted refusal ${status}` },
});
