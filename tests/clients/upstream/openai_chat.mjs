// OpenAI's chat completions as a provider speaks them that also gives typed thoughts, as OpenRouter does.
import { retryAfterSeconds } from "./script.mjs";

export const path = /\/chat\/completions$/;
export const model = "scripted-chat";
// The catalog's word for what such a provider wants thoughts back in.
export const row = { reasoning_field: "reasoning_details" };

const fields = new Set(
  (
    "model messages stream stream_options max_tokens max_completion_tokens temperature top_p n stop seed user tools " +
    "tool_choice parallel_tool_calls response_format reasoning_effort reasoning logprobs top_logprobs logit_bias service_tier " +
    "presence_penalty frequency_penalty store metadata verbosity prompt_cache_key include_reasoning usage"
  ).split(" "),
);

const textOf = (content) =>
  typeof content === "string"
    ? content
    : (content ?? [])
        .filter((part) => part.type === "text")
        .map((part) => part.text)
        .join("\n");

export function imagesOf(parts) {
  return (Array.isArray(parts) ? parts : [])
    .filter((part) => part.type === "image_url")
    .map((part) => {
      const [, type, data] = /^data:([^;]+);base64,(.*)$/.exec(part.image_url.url ?? part.image_url) ?? [];
      return { type, data };
    });
}

// Each assistant turn's calls have to be answered by the messages right after it, each one once.
export function checkToolMessages(messages, check) {
  let open = [];
  for (const [index, message] of messages.entries()) {
    if (message.role === "tool") {
      check(open.includes(message.tool_call_id), `messages[${index}] answers no call: ${message.tool_call_id}`);
      open = open.filter((id) => id !== message.tool_call_id);
      continue;
    }
    check(open.length === 0, `calls without an answer before messages[${index}]: ${open}`);
    open = (message.tool_calls ?? []).map((call) => call.id);
    check(new Set(open).size === open.length && !open.includes(undefined), `ids of calls: ${open}`);
  }
  check(open.length === 0, `calls without an answer: ${open}`);
}

export function callsIn(messages, check) {
  return messages
    .flatMap((message) => message.tool_calls ?? [])
    .map((call) => {
      check(call.type === "function", `type of a call: ${call.type}`);
      check(typeof call.function.arguments === "string", "arguments have to be a string");
      return { id: call.id, name: call.function.name, arguments: JSON.parse(call.function.arguments || "{}") };
    });
}

// Messages as chat completions and Cohere have them.
export function readMessages(body, check) {
  const { messages } = body;
  const roles = new Set(["system", "developer", "user", "assistant", "tool"]);
  for (const message of messages) check(roles.has(message.role), `role ${message.role}`);
  checkToolMessages(messages, check);
  const users = messages.filter((message) => message.role === "user");
  return {
    system: textOf(messages.find((message) => message.role === "system" || message.role === "developer")?.content),
    question: textOf(users.at(-1)?.content),
    images: imagesOf(users.at(-1)?.content),
    tools: (body.tools ?? []).map((tool) => ({ name: tool.function.name, schema: tool.function.parameters })),
    calls: callsIn(messages, check),
    results: messages
      .filter((message) => message.role === "tool")
      .map((message) => ({
        id: message.tool_call_id,
        text: typeof message.content === "string" ? message.content : JSON.stringify(message.content),
      })),
  };
}

export function read({ body, headers }, check) {
  check(/^Bearer sk-/.test(headers.authorization ?? ""), "no bearer key");
  for (const name of Object.keys(body)) check(fields.has(name), `unknown field ${name}`);
  check(!(body.max_tokens && body.max_completion_tokens), "two limits of the answer");
  if (body.stream) check(body.stream_options?.include_usage === true, "usage of the stream was not asked for");
  const format = body.response_format;
  if (format?.type === "json_schema")
    check(/^[\w-]{1,64}$/.test(format.json_schema.name ?? ""), "a schema needs a name");
  return {
    ...readMessages(body, check),
    stream: body.stream === true,
    thoughts: body.messages.flatMap((message) => message.reasoning_details ?? []),
    schema: format?.json_schema?.schema ?? null,
    thinks: Boolean(body.reasoning_effort ?? body.reasoning),
    maxTokens: body.max_tokens ?? body.max_completion_tokens,
    temperature: body.temperature,
  };
}

const detailsOf = (thoughts) =>
  thoughts.map((one, index) =>
    one.hidden
      ? { type: "reasoning.encrypted", data: one.hidden, format: "anthropic-claude-v1", index }
      : {
          type: "reasoning.text",
          text: one.text.join(""),
          signature: one.signature,
          format: "anthropic-claude-v1",
          index,
        },
  );

// What has to come back of a reply's thoughts.
export const wantedThoughts = (reply) => detailsOf(reply.thoughts);

const usageOf = ({ prompt, cached, completion, reasoning }) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: reasoning, audio_tokens: 0 },
});

const callOf = (call) => ({
  id: call.id,
  type: "function",
  function: { name: call.name, arguments: JSON.stringify(call.arguments) },
});

const head = {
  id: "chatcmpl-CxScripted0000000000000000",
  created: 1782321708,
  model: "scripted-chat-2026-08-01",
  system_fingerprint: "fp_scripted",
};

export function whole(reply) {
  const message = { role: "assistant", content: reply.text.join(""), refusal: null, annotations: [] };
  if (reply.thoughts.length) {
    message.reasoning = reply.thoughts[0].text.join("");
    message.reasoning_details = detailsOf(reply.thoughts);
  }
  if (reply.calls.length) message.tool_calls = reply.calls.map(callOf);
  const choice = { index: 0, message, logprobs: null, finish_reason: reply.finish };
  return {
    ...head,
    object: "chat.completion",
    choices: [choice],
    usage: usageOf(reply.usage),
    service_tier: "default",
  };
}

const sse = (value) => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;

function thoughtDeltas(thoughts) {
  return detailsOf(thoughts).flatMap(({ signature, text, ...detail }, index) =>
    detail.data
      ? [{ content: "", reasoning_details: [detail] }]
      : [
          ...thoughts[index].text.map((piece) => ({
            content: "",
            reasoning: piece,
            reasoning_details: [{ ...detail, text: piece }],
          })),
          { content: "", reasoning_details: [{ ...detail, signature }] },
        ],
  );
}

function callDeltas(call, index) {
  const text = JSON.stringify(call.arguments);
  const fragments = [text.slice(0, 5), text.slice(5)].filter((fragment) => fragment !== "");
  return [
    { tool_calls: [{ index, id: call.id, type: "function", function: { name: call.name, arguments: "" } }] },
    ...fragments.map((fragment) => ({ tool_calls: [{ index, function: { arguments: fragment } }] })),
  ];
}

export function stream(reply) {
  const chunk = (choices, usage) =>
    sse({ ...head, object: "chat.completion.chunk", service_tier: "default", choices, usage, obfuscation: "aB3" });
  const deltas = [
    { role: "assistant", content: "", refusal: null },
    ...thoughtDeltas(reply.thoughts),
    ...reply.text.map((content) => ({ content })),
    ...reply.calls.flatMap(callDeltas),
  ];
  return [
    ": PROCESSING\n\n",
    ...deltas.map((delta) => chunk([{ index: 0, delta, logprobs: null, finish_reason: null }], null)),
    chunk([{ index: 0, delta: {}, logprobs: null, finish_reason: reply.finish }], null),
    chunk([], usageOf(reply.usage)),
    sse("[DONE]"),
  ];
}

export const streamType = "text/event-stream; charset=utf-8";
export const errorInStream = [
  sse({ error: { message: "scripted overload", type: "server_error", param: null, code: "overloaded" } }),
];

export function failure(status) {
  const [type, code] = {
    400: ["invalid_request_error", "invalid_value"],
    401: ["invalid_request_error", "invalid_api_key"],
    429: ["requests", "rate_limit_exceeded"],
    529: ["server_error", "overloaded"],
  }[status];
  return {
    status,
    headers: status === 429 ? { "retry-after": String(retryAfterSeconds) } : {},
    body: { error: { message: `scripted refusal ${status}`, type, param: null, code } },
  };
}
