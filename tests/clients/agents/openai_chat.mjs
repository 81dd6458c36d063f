// OpenAI's chat completions as a scripted provider speaks them.
// https://platform.openai.com/docs/api-reference/chat

export const modelName = "model-1";

export const idPrefix = "call_";

const textOf = (content) =>
  typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("");

export const isPath = (path) => path === "/chat/completions";

export const streams = (body) => body.stream === true;

// What OpenAI answers with 400; null when the request is in order.
export function refusal(body) {
  const open = new Set();
  for (const [at, message] of body.messages.entries()) {
    if (message.role === "tool") {
      if (!open.delete(message.tool_call_id))
        return `messages[${at}]: the tool_call_id ${message.tool_call_id} answers no open call`;
      continue;
    }
    if (open.size > 0) return `messages[${at}]: no tool message for ${[...open].join(", ")}`;
    for (const call of message.tool_calls ?? []) {
      if (typeof call.function?.arguments !== "string") return `messages[${at}]: arguments are no string`;
      open.add(call.id);
    }
  }
  if (open.size > 0) return `no tool message for ${[...open].join(", ")}`;
  for (const tool of body.tools ?? []) {
    if (tool.type !== "function") return `a tool of type ${tool.type}`;
    if (!/^[a-zA-Z0-9_-]{1,64}$/.test(tool.function.name)) return `the tool name ${tool.function.name}`;
  }
  return null;
}

export const overloaded = 503;

export const errorBody = (status, message) => ({
  error: { message, type: status < 500 ? "invalid_request_error" : "server_error", param: null, code: null },
});

export function read(body) {
  const messages = body.messages;
  return {
    tools: (body.tools ?? []).map((tool) => ({ name: tool.function.name, schema: tool.function.parameters ?? {} })),
    calls: messages
      .flatMap((message) => message.tool_calls ?? [])
      .map((call) => ({ id: call.id, name: call.function.name, arguments: JSON.parse(call.function.arguments) })),
    results: messages
      .filter((message) => message.role === "tool")
      .map((message) => ({ id: message.tool_call_id, text: textOf(message.content) })),
    text: messages
      .filter((message) => message.role === "user")
      .map((message) => textOf(message.content))
      .join("\n"),
  };
}

const usageOf = ([prompt, completion]) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  prompt_tokens_details: { cached_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 2 },
});

export function answer(said, { id, model, usage }) {
  const calls = said.calls.map((call) => ({
    id: call.id,
    type: "function",
    function: { name: call.name, arguments: JSON.stringify(call.arguments) },
  }));
  const message = { role: "assistant", content: said.text, reasoning_content: "Let me see." };
  if (calls.length > 0) message.tool_calls = calls;
  return {
    id: `chatcmpl-${id}`,
    object: "chat.completion",
    created: 1754000000,
    model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: calls.length > 0 ? "tool_calls" : "stop" }],
    usage: usageOf(usage),
  };
}

// The pieces of a stream, each one SSE event.
export function* stream(said, { id, model, usage }) {
  const head = { id: `chatcmpl-${id}`, object: "chat.completion.chunk", created: 1754000000, model };
  const chunk = (choices, more = {}) => `data: ${JSON.stringify({ ...head, choices, ...more })}\n\n`;
  const delta = (value, finish = null) => chunk([{ index: 0, delta: value, finish_reason: finish }]);
  yield delta({ role: "assistant", content: "" });
  yield delta({ reasoning_content: "Let me " });
  yield delta({ reasoning_content: "see." });
  for (const word of said.text.split(/(?<= )/)) yield delta({ content: word });
  for (const [index, call] of said.calls.entries()) {
    yield delta({
      tool_calls: [{ index, id: call.id, type: "function", function: { name: call.name, arguments: "" } }],
    });
    for (const piece of JSON.stringify(call.arguments).match(/.{1,9}/gsu))
      yield delta({ tool_calls: [{ index, function: { arguments: piece } }] });
  }
  yield delta({}, said.calls.length > 0 ? "tool_calls" : "stop");
  yield chunk([], { usage: usageOf(usage) });
  yield "data: [DONE]\n\n";
}
