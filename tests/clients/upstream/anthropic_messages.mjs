// Anthropic's Messages, as strict as the service: no unknown fields, roles by turns, every call answered at once,
// thoughts first and unchanged.
import { retryAfterSeconds } from "./script.mjs";

export const path = /\/messages$/;
export const model = "claude-sonnet-4-5";

const fields = new Set(
  (
    "model messages max_tokens system stream temperature top_p top_k stop_sequences tools tool_choice thinking output_config " +
    "metadata service_tier cache_control container context_management mcp_servers"
  ).split(" "),
);

const blocksOf = (content) => (typeof content === "string" ? [{ type: "text", text: content }] : content);
const textOf = (content) =>
  blocksOf(content ?? [])
    .filter((block) => block.type === "text")
    .map((block) => block.text)
    .join("\n");

function checkTurns(messages, check) {
  check(messages[0]?.role === "user", "the first message has to be the user's");
  for (const [index, message] of messages.entries()) {
    check(/^(user|assistant)$/.test(message.role), `role ${message.role}`);
    check(index === 0 || messages[index - 1].role !== message.role, `two messages of the ${message.role} in a row`);
    const blocks = blocksOf(message.content);
    for (const block of blocks)
      if (block.type === "text") check(block.text !== "", "text content blocks must be non-empty");
    const made = blocks.filter((block) => block.type === "tool_use").map((block) => block.id);
    const next = blocksOf(messages[index + 1]?.content ?? []);
    const answers = next.filter((block) => block.type === "tool_result").map((block) => block.tool_use_id);
    if (made.length) {
      check([...made].sort().join() === [...answers].sort().join(), `calls ${made}, but answers to ${answers}`);
      check(
        next.slice(0, answers.length).every((block) => block.type === "tool_result"),
        "results have to come first",
      );
    }
    for (const id of made) check(/^[a-zA-Z0-9_-]+$/.test(id), `id of a call: ${id}`);
  }
}

export function read({ body, headers }, check) {
  check(/^(Bearer )?sk-/.test(headers["x-api-key"] ?? headers.authorization ?? ""), "no key");
  check(
    /^(2023-06-01|2026-10-21)$/.test(headers["anthropic-version"]),
    `anthropic-version ${headers["anthropic-version"]}`,
  );
  for (const name of Object.keys(body)) check(fields.has(name), `${name}: Extra inputs are not permitted`);
  check(Number.isInteger(body.max_tokens) && body.max_tokens > 0, "max_tokens: Field required");
  checkTurns(body.messages, check);
  const thinks = Boolean(body.thinking && body.thinking.type !== "disabled");
  if (body.thinking?.type === "enabled") {
    check(body.thinking.budget_tokens >= 1024, "budget_tokens below 1024");
    check(body.thinking.budget_tokens < body.max_tokens, "max_tokens must be greater than thinking.budget_tokens");
  }
  const blocks = body.messages.flatMap((message) =>
    blocksOf(message.content).map((block) => ({ ...block, role: message.role })),
  );
  const lastCalls = body.messages.findLast((message) =>
    blocksOf(message.content).some((block) => block.type === "tool_use"),
  );
  if (thinks && lastCalls) {
    const [first] = blocksOf(lastCalls.content);
    check(/thinking$/.test(first.type), `Expected 'thinking' or 'redacted_thinking', but found '${first.type}'`);
  }
  for (const tool of body.tools ?? []) check(tool.input_schema?.type === "object", "input_schema.type: Field required");
  const users = body.messages.filter((message) => message.role === "user" && textOf(message.content) !== "");
  return {
    stream: body.stream === true,
    system: textOf(body.system),
    question: textOf(users.at(-1)?.content),
    images: blocks
      .filter((block) => block.type === "image")
      .map(({ source }) => ({ type: source.media_type, data: source.data })),
    tools: (body.tools ?? []).map((tool) => ({ name: tool.name, schema: tool.input_schema })),
    calls: blocks
      .filter((block) => block.type === "tool_use")
      .map(({ id, name, input }) => ({ id, name, arguments: input })),
    results: blocks
      .filter((block) => block.type === "tool_result")
      .map((block) => ({ id: block.tool_use_id, text: textOf(block.content) })),
    thoughts: blocks.filter((block) => /thinking$/.test(block.type)).map(({ role, ...block }) => block),
    schema: body.output_config?.format?.schema ?? null,
    thinks,
    maxTokens: body.max_tokens,
    temperature: body.temperature,
  };
}

const thoughtBlocks = (thoughts) =>
  thoughts.map((one) =>
    one.hidden
      ? { type: "redacted_thinking", data: one.hidden }
      : { type: "thinking", thinking: one.text.join(""), signature: one.signature },
  );

export const wantedThoughts = (reply) => thoughtBlocks(reply.thoughts);

const stopReasons = { stop: "end_turn", length: "max_tokens", tool_calls: "tool_use" };
const usageOf = ({ prompt, cached, completion }) => ({
  input_tokens: prompt - cached,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: cached,
  output_tokens: completion,
});
const head = {
  model: "claude-sonnet-4-5-20250929",
  id: "msg_018XZkwvj9asBiffg3fXt88s",
  type: "message",
  role: "assistant",
};

export function whole(reply) {
  return {
    ...head,
    content: [
      ...thoughtBlocks(reply.thoughts),
      { type: "text", text: reply.text.join("") },
      ...reply.calls.map(({ id, name, arguments: input }) => ({ type: "tool_use", id, name, input })),
    ],
    stop_reason: stopReasons[reply.finish],
    stop_sequence: null,
    usage: { ...usageOf(reply.usage), service_tier: "standard" },
  };
}

// The service pads the end of a line against guesses by length.
const sse = (event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}${" ".repeat(event.index ?? 0)}\n\n`;

function* blockEvents(start, deltas, index) {
  yield { type: "content_block_start", index, content_block: start };
  if (index === 0) yield { type: "ping" };
  for (const delta of deltas) yield { type: "content_block_delta", index, delta };
  yield { type: "content_block_stop", index };
}

function blocksWithDeltas(reply) {
  const thoughts = reply.thoughts.map((one) =>
    one.hidden
      ? [{ type: "redacted_thinking", data: one.hidden }, []]
      : [
          { type: "thinking", thinking: "", signature: "" },
          [
            ...one.text.map((thinking) => ({ type: "thinking_delta", thinking })),
            { type: "signature_delta", signature: one.signature },
          ],
        ],
  );
  const calls = reply.calls.map(({ id, name, arguments: input }) => {
    const text = Object.keys(input).length ? JSON.stringify(input) : "";
    const fragments = text ? ["", text.slice(0, 5), text.slice(5)] : [""];
    return [
      { type: "tool_use", id, name, input: {} },
      fragments.map((partial_json) => ({ type: "input_json_delta", partial_json })),
    ];
  });
  const text = [{ type: "text", text: "" }, reply.text.map((piece) => ({ type: "text_delta", text: piece }))];
  return [...thoughts, text, ...calls];
}

export function stream(reply) {
  const usage = usageOf(reply.usage);
  return [
    {
      type: "message_start",
      message: { ...head, content: [], stop_reason: null, stop_sequence: null, usage: { ...usage, output_tokens: 1 } },
    },
    ...blocksWithDeltas(reply).flatMap(([start, deltas], index) => [...blockEvents(start, deltas, index)]),
    { type: "message_delta", delta: { stop_reason: stopReasons[reply.finish], stop_sequence: null }, usage },
    { type: "message_stop" },
  ].map(sse);
}

export const streamType = "text/event-stream; charset=utf-8";
export const errorInStream = [
  sse({ type: "error", error: { details: null, type: "overloaded_error", message: "scripted overload" } }),
];

export function failure(status) {
  const type = {
    400: "invalid_request_error",
    401: "authentication_error",
    429: "rate_limit_error",
    529: "overloaded_error",
  }[status];
  return {
    status,
    headers: status === 429 ? { "retry-after": String(retryAfterSeconds) } : {},
    body: { type: "error", error: { type, message: `scripted refusal ${status}` }, request_id: "req_011CScripted" },
  };
}
