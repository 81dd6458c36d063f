// Anthropic's Messages as a scripted provider speaks them. https://docs.anthropic.com/en/api/messages

export const modelName = "claude-sonnet-4-5";

export const idPrefix = "toolu_";

const blocksOf = (content) => (typeof content === "string" ? [{ type: "text", text: content }] : content);
const textOf = (content) =>
  blocksOf(content ?? [])
    .map((block) => block.text ?? "")
    .join("");

export const isPath = (path) => path === "/messages";

export const streams = (body) => body.stream === true;

const signature = "c2NyaXB0ZWQgc2lnbmF0dXJl";

const thinks = (body) => ["enabled", "adaptive"].includes(body.thinking?.type);

const isThought = (block) => ["thinking", "redacted_thinking"].includes(block?.type);

// The assistant's messages since the user last said something, when they call tools.
function turnsOfTools(body) {
  const messages = body.messages.map(({ role, content }) => ({ role, blocks: blocksOf(content) }));
  const isQuestion = ({ role, blocks }) => role === "user" && !blocks.some((block) => block.type === "tool_result");
  return messages
    .slice(messages.findLastIndex(isQuestion) + 1)
    .filter(({ role, blocks }) => role === "assistant" && blocks.some((block) => block.type === "tool_use"))
    .map(({ blocks }) => blocks);
}

// What Anthropic answers with 400; null when the request is in order.
export function refusal(body) {
  if (!Number.isInteger(body.max_tokens)) return "max_tokens: Field required";
  if (body.thinking?.type === "enabled" && !(body.thinking.budget_tokens < body.max_tokens))
    return "`max_tokens` must be greater than `thinking.budget_tokens`";
  if (body.temperature !== undefined && body.top_p !== undefined)
    return "`temperature` and `top_p` cannot both be specified for this model. Please use only one.";
  let open = [];
  for (const [at, message] of body.messages.entries()) {
    const blocks = blocksOf(message.content);
    if (!["user", "assistant"].includes(message.role)) return `messages.${at}: role ${message.role}`;
    if (blocks.length === 0) return `messages.${at}: content is empty`;
    if (blocks.some((block) => block.type === "text" && !block.text))
      return `messages.${at}: text content blocks must be non-empty`;
    const results = blocks.filter((block) => block.type === "tool_result").map((block) => block.tool_use_id);
    const missing = open.filter((id) => !results.includes(id));
    if (missing.length > 0)
      return `messages.${at}: tool_use ids without tool_result blocks immediately after: ${missing.join(", ")}`;
    const stray = results.find((id) => !open.includes(id));
    if (stray) return `messages.${at}: unexpected tool_use_id found in tool_result blocks: ${stray}`;
    if (results.length > 0 && blocks.slice(0, results.length).some((block) => block.type !== "tool_result"))
      return `messages.${at}: tool_result blocks must come first`;
    for (const block of blocks) {
      if (block.type === "thinking" && block.signature !== signature)
        return `messages.${at}: Invalid signature in thinking block`;
      if (block.type === "tool_use" && !/^[a-zA-Z0-9_-]+$/.test(block.id))
        return `messages.${at}: tool_use.id ${block.id}`;
    }
    open = blocks.filter((block) => block.type === "tool_use").map((block) => block.id);
  }
  if (open.length > 0) return `tool_use ids were found without tool_result blocks: ${open.join(", ")}`;
  const bare = body.thinking?.type === "enabled" && turnsOfTools(body).find((blocks) => !isThought(blocks[0]));
  if (bare)
    return `Expected \`thinking\`, but found \`${bare[0].type}\`: a final \`assistant\` message must start with it`;
  for (const tool of body.tools ?? []) {
    if (!/^[a-zA-Z0-9_-]{1,128}$/.test(tool.name)) return `tools: name ${tool.name}`;
    if (["custom", undefined].includes(tool.type) && tool.input_schema?.type !== "object")
      return `tools.${tool.name}.input_schema.type: Field required`;
  }
  return null;
}

export const overloaded = 529;

const errorTypes = { 400: "invalid_request_error", 404: "not_found_error", 529: "overloaded_error" };

export const errorBody = (status, message) => ({ type: "error", error: { type: errorTypes[status], message } });

export function read(body) {
  const all = body.messages.flatMap((message) =>
    blocksOf(message.content).map((block) => ({ role: message.role, block })),
  );
  const ofType = (type) => all.filter(({ block }) => block.type === type).map(({ block }) => block);
  return {
    tools: (body.tools ?? [])
      .filter((tool) => tool.input_schema)
      .map((tool) => ({ name: tool.name, schema: tool.input_schema })),
    calls: ofType("tool_use").map((block) => ({ id: block.id, name: block.name, arguments: block.input })),
    results: ofType("tool_result").map((block) => ({ id: block.tool_use_id, text: textOf(block.content) })),
    text: all
      .filter(({ role, block }) => role === "user" && block.type === "text")
      .map(({ block }) => block.text)
      .join("\n"),
    thinks: thinks(body),
    lost: thinks(body) && turnsOfTools(body).some((blocks) => !isThought(blocks[0])),
  };
}

function blocksSaid(said, body) {
  const blocks = [];
  if (thinks(body)) blocks.push({ type: "thinking", thinking: "Let me see.", signature });
  blocks.push({ type: "text", text: said.text });
  for (const call of said.calls) blocks.push({ type: "tool_use", id: call.id, name: call.name, input: call.arguments });
  return blocks;
}

const stopReason = (said) => (said.calls.length > 0 ? "tool_use" : "end_turn");

export function answer(said, { id, model, usage, body }) {
  return {
    id: `msg_${id}`,
    type: "message",
    role: "assistant",
    model,
    content: blocksSaid(said, body),
    stop_reason: stopReason(said),
    stop_sequence: null,
    usage: { input_tokens: usage[0], output_tokens: usage[1] },
  };
}

// The pieces of a stream, each one SSE event.
export function* stream(said, { id, model, usage, body }) {
  const event = (type, more) => `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
  yield event("message_start", {
    message: {
      id: `msg_${id}`,
      type: "message",
      role: "assistant",
      model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: usage[0], output_tokens: 1 },
    },
  });
  yield event("ping", {});
  for (const [index, block] of blocksSaid(said, body).entries()) {
    const start = { text: { type: "text", text: "" }, thinking: { type: "thinking", thinking: "", signature: "" } };
    yield event("content_block_start", { index, content_block: start[block.type] ?? { ...block, input: {} } });
    const delta = (value) => event("content_block_delta", { index, delta: value });
    if (block.type === "thinking") {
      yield delta({ type: "thinking_delta", thinking: block.thinking });
      yield delta({ type: "signature_delta", signature });
    } else if (block.type === "text") {
      for (const word of block.text.split(/(?<= )/)) yield delta({ type: "text_delta", text: word });
    } else {
      for (const piece of JSON.stringify(block.input).match(/.{1,9}/gsu))
        yield delta({ type: "input_json_delta", partial_json: piece });
    }
    yield event("content_block_stop", { index });
  }
  yield event("message_delta", {
    delta: { stop_reason: stopReason(said), stop_sequence: null },
    usage: { output_tokens: usage[1] },
  });
  yield event("message_stop", {});
}
