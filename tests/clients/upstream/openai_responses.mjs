// OpenAI's Responses, used without state.
import { retryAfterSeconds } from "./script.mjs";

export const path = /\/responses$/;
export const model = "gpt-5.1";

const fields = new Set(
  (
    "model input instructions stream stream_options max_output_tokens temperature top_p tools tool_choice text reasoning " +
    "parallel_tool_calls include store metadata user truncation service_tier prompt_cache_key safety_identifier " +
    "top_logprobs max_tool_calls previous_response_id background prompt"
  ).split(" "),
);

const textOf = (content) =>
  typeof content === "string"
    ? content
    : (content ?? [])
        .filter((part) => /text$/.test(part.type))
        .map((part) => part.text)
        .join("\n");

function imagesOf(content) {
  return (Array.isArray(content) ? content : [])
    .filter((part) => part.type === "input_image")
    .map((part) => {
      const [, type, data] = /^data:([^;]+);base64,(.*)$/.exec(part.image_url) ?? [];
      return { type, data };
    });
}

function checkItems(items, check) {
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (item.type === "reasoning")
      check(
        next && (next.type === "function_call" || next.type === "reasoning" || next.role === "assistant"),
        `item '${item.id}' of type 'reasoning' was provided without its required following item`,
      );
    if (item.type === "function_call") check(typeof item.arguments === "string", "arguments have to be a string");
    const parts = Array.isArray(item.content) ? item.content.map((part) => part.type) : [];
    if (item.role === "assistant")
      check(
        parts.every((type) => /^(output_text|refusal)$/.test(type)),
        `an answer's parts: ${parts}`,
      );
    if (item.role === "user")
      check(
        parts.every((type) => /^input_/.test(type)),
        `a question's parts: ${parts}`,
      );
  }
  const made = items.filter((item) => item.type === "function_call").map((item) => item.call_id);
  const answered = items.filter((item) => item.type === "function_call_output").map((item) => item.call_id);
  check([...made].sort().join() === [...answered].sort().join(), `calls ${made}, but answers to ${answered}`);
}

export function read({ body, headers }, check) {
  check(/^Bearer sk-/.test(headers.authorization ?? ""), "no bearer key");
  for (const name of Object.keys(body)) check(fields.has(name), `unknown field ${name}`);
  check(body.store === false, "store has to be false");
  check(!body.previous_response_id, "there is no earlier answer to go on from");
  if (body.max_output_tokens !== undefined) check(body.max_output_tokens >= 16, "max_output_tokens below 16");
  const items = typeof body.input === "string" ? [{ role: "user", content: body.input }] : body.input;
  checkItems(items, check);
  if (body.reasoning)
    check(body.include?.includes("reasoning.encrypted_content"), "encrypted thoughts were not asked for");
  const format = body.text?.format;
  if (format?.type === "json_schema") check(/^[\w-]{1,64}$/.test(format.name ?? ""), "a schema needs a name");
  const users = items.filter((item) => item.role === "user");
  return {
    stream: body.stream === true,
    system:
      body.instructions ?? textOf(items.find((item) => item.role === "system" || item.role === "developer")?.content),
    question: textOf(users.at(-1)?.content),
    images: imagesOf(users.at(-1)?.content),
    tools: (body.tools ?? []).map((tool) => ({ name: tool.name, schema: tool.parameters })),
    calls: items
      .filter((item) => item.type === "function_call")
      .map((item) => ({
        id: item.call_id,
        name: item.name,
        arguments: JSON.parse(item.arguments || "{}"),
      })),
    results: items
      .filter((item) => item.type === "function_call_output")
      .map((item) => ({ id: item.call_id, text: textOf(item.output) })),
    thoughts: items
      .filter((item) => item.type === "reasoning")
      .map(({ id, summary, encrypted_content }) => ({ id, summary, encrypted_content })),
    schema: format?.schema ?? null,
    thinks: Boolean(body.reasoning?.effort),
    maxTokens: body.max_output_tokens,
    temperature: body.temperature,
  };
}

const reasoningId = "rs_0a7836d50cf181dd016a3c122e5e1881a1b60647835c2c9ab0";
const thoughtItem = (thoughts) => ({
  id: reasoningId,
  type: "reasoning",
  summary: [{ type: "summary_text", text: thoughts[0].text.join("") }],
  encrypted_content: thoughts[1].hidden,
});

export const wantedThoughts = (reply) =>
  reply.thoughts.length ? [thoughtItem(reply.thoughts)].map(({ type, ...item }) => item) : [];

const messageItem = (reply) => ({
  id: "msg_0a7836d50cf181dd016a3c122e5e1881a1b60647835c2c9ab1",
  type: "message",
  status: "completed",
  role: "assistant",
  content: [{ type: "output_text", text: reply.text.join(""), annotations: [], logprobs: [] }],
});

const callItem = (call, index) => ({
  id: `fc_0a7836d50cf181dd016a3c122e5e1881a1b60647835c2c9a${index}`,
  type: "function_call",
  status: "completed",
  arguments: JSON.stringify(call.arguments),
  call_id: call.id,
  name: call.name,
});

const itemsOf = (reply) => [
  ...(reply.thoughts.length ? [thoughtItem(reply.thoughts)] : []),
  messageItem(reply),
  ...reply.calls.map(callItem),
];

const head = {
  id: "resp_0a7836d50cf181dd016a3c122cf3b881a1947fb8d49897cfca",
  object: "response",
  created_at: 1782321708,
  status: "in_progress",
  background: false,
  completed_at: null,
  error: null,
  frequency_penalty: 0,
  incomplete_details: null,
  instructions: null,
  max_output_tokens: null,
  max_tool_calls: null,
  model: "gpt-5.1-2025-11-13",
  output: [],
  parallel_tool_calls: true,
  presence_penalty: 0,
  previous_response_id: null,
  prompt_cache_key: null,
  reasoning: { effort: "none", summary: null },
  safety_identifier: null,
  service_tier: "default",
  store: false,
  temperature: 1,
  text: { format: { type: "text" }, verbosity: "medium" },
  tool_choice: "auto",
  tools: [],
  top_logprobs: 0,
  top_p: 1,
  truncation: "disabled",
  usage: null,
  user: null,
  metadata: {},
};

export function whole(reply) {
  const { prompt, cached, completion, reasoning } = reply.usage;
  const cut = reply.finish === "length";
  return {
    ...head,
    status: cut ? "incomplete" : "completed",
    completed_at: cut ? null : 1782321712,
    incomplete_details: cut ? { reason: "max_output_tokens" } : null,
    output: itemsOf(reply),
    usage: {
      input_tokens: prompt,
      input_tokens_details: { cached_tokens: cached },
      output_tokens: completion,
      output_tokens_details: { reasoning_tokens: reasoning },
      total_tokens: prompt + completion,
    },
  };
}

function* thoughtEvents(item, pieces, output_index) {
  const at = { item_id: item.id, output_index, summary_index: 0 };
  yield { type: "response.output_item.added", output_index, item: { ...item, summary: [], encrypted_content: "gAAA" } };
  yield { type: "response.reasoning_summary_part.added", ...at, part: { type: "summary_text", text: "" } };
  for (const delta of pieces) yield { type: "response.reasoning_summary_text.delta", ...at, delta, obfuscation: "x" };
  yield { type: "response.reasoning_summary_text.done", ...at, text: item.summary[0].text };
  yield { type: "response.reasoning_summary_part.done", ...at, part: item.summary[0] };
  yield { type: "response.output_item.done", output_index, item };
}

function* messageEvents(item, pieces, output_index) {
  const at = { item_id: item.id, output_index, content_index: 0 };
  const [part] = item.content;
  yield { type: "response.output_item.added", output_index, item: { ...item, status: "in_progress", content: [] } };
  yield { type: "response.content_part.added", ...at, part: { ...part, text: "" } };
  for (const delta of pieces)
    yield { type: "response.output_text.delta", ...at, delta, logprobs: [], obfuscation: "xy" };
  yield { type: "response.output_text.done", ...at, text: part.text, logprobs: [] };
  yield { type: "response.content_part.done", ...at, part };
  yield { type: "response.output_item.done", output_index, item };
}

function* callEvents(item, output_index) {
  const at = { item_id: item.id, output_index };
  yield { type: "response.output_item.added", output_index, item: { ...item, status: "in_progress", arguments: "" } };
  for (const delta of [item.arguments.slice(0, 5), item.arguments.slice(5)].filter((piece) => piece !== ""))
    yield { type: "response.function_call_arguments.delta", ...at, delta, obfuscation: "xyz" };
  yield { type: "response.function_call_arguments.done", ...at, arguments: item.arguments };
  yield { type: "response.output_item.done", output_index, item };
}

const sse = (event, sequence_number) =>
  `event: ${event.type}\ndata: ${JSON.stringify({ ...event, sequence_number })}\n\n`;

export function stream(reply) {
  const items = itemsOf(reply);
  const full = whole(reply);
  const events = [
    { type: "response.created", response: head },
    { type: "response.in_progress", response: head },
    ...items.flatMap((item, index) => {
      if (item.type === "reasoning") return [...thoughtEvents(item, reply.thoughts[0].text, index)];
      return item.type === "message" ? [...messageEvents(item, reply.text, index)] : [...callEvents(item, index)];
    }),
    { type: `response.${full.status}`, response: full },
  ];
  return events.map(sse);
}

export const streamType = "text/event-stream; charset=utf-8";

const overload = { type: "server_error", code: "server_error", message: "scripted overload", param: null };
export const errorInStream = [
  sse({ type: "error", error: overload }, 7),
  sse(
    {
      type: "response.failed",
      response: { ...head, status: "failed", error: { code: "server_error", message: overload.message } },
    },
    8,
  ),
];

export function failure(status) {
  const [type, code] = {
    400: ["invalid_request_error", "invalid_value"],
    401: ["invalid_request_error", "invalid_api_key"],
    429: ["requests", "rate_limit_exceeded"],
    529: ["server_error", "overloaded"],
  }[status];
  return {
    status: status === 529 ? 503 : status,
    headers: status === 429 ? { "retry-after": String(retryAfterSeconds) } : {},
    body: { error: { message: `scripted refusal ${status}`, type, param: null, code } },
  };
}
