// OpenAI's Responses as a scripted provider speaks them, without stored state: reasoning comes encrypted and has to
// come back before the item it led to. https://platform.openai.com/docs/api-reference/responses

export const modelName = "gpt-5";

export const idPrefix = "call_";

const textOf = (content) =>
  typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("");

const itemsOf = (input) => (typeof input === "string" ? [{ role: "user", content: input }] : input);

export const isPath = (path) => path === "/responses";

export const streams = (body) => body.stream === true;

const reasoningKeys = ["effort", "summary", "generate_summary"];

const toolTypes = [
  ...["function", "custom", "namespace", "tool_search", "mcp", "web_search", "web_search_preview", "file_search"],
  ...["code_interpreter", "image_generation", "computer_use_preview", "local_shell", "shell", "apply_patch"],
];

// What OpenAI answers with 400; null when the request is in order.
export function refusal(body) {
  const sampling = ["temperature", "top_p"].find((name) => body[name] !== undefined);
  if (sampling) return `Unsupported parameter: '${sampling}' is not supported with this model.`;
  const open = new Set();
  for (const [at, item] of itemsOf(body.input).entries()) {
    if (item.type === "function_call") {
      if (typeof item.arguments !== "string") return `input[${at}].arguments is no string`;
      if (item.id && !item.id.startsWith("fc"))
        return `Invalid 'input[${at}].id': '${item.id}'. Expected an ID that begins with 'fc'.`;
      open.add(item.call_id);
    }
    if (item.type === "function_call_output" && !open.delete(item.call_id))
      return `No tool call found for function call output with call_id ${item.call_id}.`;
    const next = itemsOf(body.input)[at + 1];
    if (
      item.type === "reasoning" &&
      !["message", "function_call"].includes(next?.type ?? (next?.role === "assistant" ? "message" : ""))
    )
      return `Item '${item.id}' of type 'reasoning' was provided without its required following item.`;
    if (item.type === "reasoning" && item.encrypted_content && !item.encrypted_content.startsWith("encrypted-"))
      return "The encrypted content could not be verified.";
  }
  if (open.size > 0) return `No tool output found for function call ${[...open].join(", ")}.`;
  const key = Object.keys(body.reasoning ?? {}).find((one) => !reasoningKeys.includes(one));
  if (key) return `Unknown parameter: 'reasoning.${key}'.`;
  for (const { type, name } of body.tools ?? []) {
    if (!toolTypes.includes(type)) return `Invalid value: '${type}'. Supported values are: ${toolTypes.join(", ")}`;
    if (type === "function" && !/^[a-zA-Z0-9_-]{1,64}$/.test(name)) return `the tool name ${name}`;
  }
  return null;
}

export const overloaded = 503;

export const errorBody = (status, message) => ({
  error: { message, type: status < 500 ? "invalid_request_error" : "server_error", param: null, code: null },
});

export function read(body) {
  const items = itemsOf(body.input);
  const ofType = (type) => items.filter((item) => item.type === type);
  return {
    tools: (body.tools ?? [])
      .filter((tool) => tool.type === "function")
      .map((tool) => ({ name: tool.name, schema: tool.parameters ?? {} })),
    calls: ofType("function_call").map((item) => ({
      id: item.call_id,
      name: item.name,
      arguments: JSON.parse(item.arguments),
    })),
    results: ofType("function_call_output").map((item) => ({ id: item.call_id, text: textOf(item.output) })),
    text: items
      .filter((item) => item.role === "user")
      .map((item) => textOf(item.content))
      .join("\n"),
    lost: ofType("function_call").length > 0 && !ofType("reasoning").some((item) => item.encrypted_content),
  };
}

function itemsSaid(said, id) {
  const thinking = {
    id: `rs_${id}`,
    type: "reasoning",
    summary: [{ type: "summary_text", text: "Let me see." }],
    encrypted_content: `encrypted-${id}`,
  };
  const message = {
    id: `msg_${id}`,
    type: "message",
    status: "completed",
    role: "assistant",
    content: [{ type: "output_text", text: said.text, annotations: [], logprobs: [] }],
  };
  const calls = said.calls.map((call) => ({
    id: `fc_${call.id}`,
    type: "function_call",
    status: "completed",
    call_id: call.id,
    name: call.name,
    arguments: JSON.stringify(call.arguments),
  }));
  return [thinking, message, ...calls];
}

const usageOf = ([input, output]) => ({
  input_tokens: input,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: output,
  output_tokens_details: { reasoning_tokens: 2 },
  total_tokens: input + output,
});

export function answer(said, { id, model, usage, body }) {
  return {
    id: `resp_${id}`,
    object: "response",
    created_at: 1754000000,
    status: "completed",
    background: false,
    error: null,
    incomplete_details: null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    model,
    output: itemsSaid(said, id),
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: false,
    temperature: 1,
    text: { format: { type: "text" } },
    tool_choice: "auto",
    tools: [],
    top_p: 1,
    truncation: "disabled",
    usage: usageOf(usage),
    user: null,
    metadata: {},
  };
}

// The pieces of a stream, each one SSE event.
export function* stream(said, context) {
  let number = 0;
  const event = (type, more) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: number++, ...more })}\n\n`;
  const whole = answer(said, context);
  const begun = { ...whole, status: "in_progress", output: [], usage: null };
  yield event("response.created", { response: begun });
  yield event("response.in_progress", { response: begun });
  for (const [index, item] of whole.output.entries()) {
    const at = { item_id: item.id, output_index: index };
    const added = (value) => event("response.output_item.added", { output_index: index, item: value });
    if (item.type === "reasoning") {
      const [summary] = item.summary;
      yield added({ ...item, summary: [], encrypted_content: "" });
      yield event("response.reasoning_summary_part.added", { ...at, summary_index: 0, part: { ...summary, text: "" } });
      yield event("response.reasoning_summary_text.delta", { ...at, summary_index: 0, delta: summary.text });
      yield event("response.reasoning_summary_text.done", { ...at, summary_index: 0, text: summary.text });
      yield event("response.reasoning_summary_part.done", { ...at, summary_index: 0, part: summary });
    } else if (item.type === "message") {
      const [part] = item.content;
      yield added({ ...item, status: "in_progress", content: [] });
      yield event("response.content_part.added", { ...at, content_index: 0, part: { ...part, text: "" } });
      for (const word of part.text.split(/(?<= )/))
        yield event("response.output_text.delta", { ...at, content_index: 0, delta: word, logprobs: [] });
      yield event("response.output_text.done", { ...at, content_index: 0, text: part.text, logprobs: [] });
      yield event("response.content_part.done", { ...at, content_index: 0, part });
    } else {
      yield added({ ...item, status: "in_progress", arguments: "" });
      for (const piece of item.arguments.match(/.{1,9}/gsu))
        yield event("response.function_call_arguments.delta", { ...at, delta: piece });
      yield event("response.function_call_arguments.done", { ...at, arguments: item.arguments });
    }
    yield event("response.output_item.done", { output_index: index, item });
  }
  yield event("response.completed", { response: whole });
}
