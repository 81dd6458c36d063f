// The rules of each shape's stream as its readers depend on them: problems found, an empty list if there are none.
// `facts`: { model, finish, calls }, what the stream has to say; `recorded`: see recorded.mjs.
import { parseStream } from "./sse.mjs";
import { segmentsOf } from "./recorded.mjs";

class Problems extends Array {
  unless(holds, text) {
    if (!holds) this.push(text);
  }
}

const same = (list) => new Set(list).size <= 1;
const isCount = (value) => Number.isInteger(value) && value >= 0;

// Of chat completions and legacy completions: one id, [DONE] at the end, no names of events.
function chunksOf(text, object, problems) {
  const { events, problems: found } = parseStream(text);
  problems.push(...found);
  problems.unless(
    events.every((one) => one.event === null),
    "a chunk has the name of an event",
  );
  problems.unless(events.at(-1)?.data === "[DONE]", "[DONE] is not the last");
  problems.unless(events.filter((one) => one.data === "[DONE]").length === 1, "[DONE] comes more than once");
  const chunks = events.filter((one) => one.json).map((one) => one.json);
  for (const field of ["id", "created", "model"])
    problems.unless(same(chunks.map((chunk) => chunk[field])), `${field} changes`);
  problems.unless(
    chunks.every((chunk) => chunk.object === object),
    "object",
  );
  problems.unless(Number.isInteger(chunks[0].created), "created is no integer");
  const last = chunks.at(-1);
  problems.unless(
    last.choices.length === 0 && isCount(last.usage?.prompt_tokens),
    "the last chunk has to be that of the usage",
  );
  problems.unless(
    chunks.slice(0, -1).every((chunk) => chunk.choices.length === 1),
    "choices",
  );
  return chunks.slice(0, -1);
}

function checkFinish(chunks, finish, problems) {
  const finishes = chunks.map((chunk) => chunk.choices[0].finish_reason).filter((reason) => reason !== null);
  problems.unless(finishes.length === 1 && finishes[0] === finish, `finishes: ${finishes}`);
  problems.unless(chunks.at(-1).choices[0].finish_reason !== null, "something comes after the finish");
}

export function chat(text, facts) {
  const problems = new Problems();
  const chunks = chunksOf(text, "chat.completion.chunk", problems);
  checkFinish(chunks, facts.finish, problems);
  const deltas = chunks.map((chunk) => chunk.choices[0].delta);
  problems.unless(
    deltas.every((delta) => delta && typeof delta === "object"),
    "a delta is no object",
  );
  problems.unless(deltas[0].role === "assistant", "the role is not in the first chunk");
  problems.unless(deltas.filter((delta) => delta.role).length === 1, "the role comes more than once");
  const calls = new Map();
  for (const fragment of deltas.flatMap((delta) => delta.tool_calls ?? [])) {
    const first = !calls.has(fragment.index);
    if (first) problems.unless(fragment.index === calls.size, `index ${fragment.index}`);
    if (first)
      problems.unless(
        fragment.id && fragment.type === "function" && fragment.function.name,
        "first fragment of a call",
      );
    else problems.unless(!fragment.id && !fragment.type && !fragment.function.name, "identity of a call comes again");
    calls.set(fragment.index, (calls.get(fragment.index) ?? "") + (fragment.function.arguments ?? ""));
  }
  checkArguments([...calls.values()], facts, problems);
  return problems;
}

function checkArguments(texts, facts, problems) {
  const given = JSON.stringify(texts.map((text) => JSON.parse(text || "{}")));
  const wanted = JSON.stringify(facts.calls.map((call) => call.arguments));
  problems.unless(given === wanted, `arguments ${given} instead of ${wanted}`);
}

export function completions(text, facts) {
  const problems = new Problems();
  const chunks = chunksOf(text, "text_completion", problems);
  checkFinish(chunks, facts.finish, problems);
  problems.unless(
    chunks.every((chunk) => typeof chunk.choices[0].text === "string"),
    "a choice has no text",
  );
  return problems;
}

function checkNames(events, problems) {
  for (const { event, json } of events) problems.unless(event === json?.type, `event ${event}, type ${json?.type}`);
}

function checkSegments(events, recorded, problems) {
  for (const { kind, steps } of segmentsOf(events.map((one) => one.json))) {
    const known = recorded.get(kind) ?? new Set();
    problems.unless(known.has(steps), `no recorded ${kind} goes ${steps}, but ${[...known].join(" or ")}`);
  }
}

const detailedUsage = (usage) =>
  [usage?.input_tokens, usage?.output_tokens, usage?.total_tokens].every(isCount) &&
  isCount(usage.input_tokens_details?.cached_tokens) &&
  isCount(usage.output_tokens_details?.reasoning_tokens);

export function responses(text, facts, recorded) {
  const problems = new Problems();
  const { events, problems: found } = parseStream(text);
  problems.push(...found);
  checkNames(events, problems);
  const list = events.map((one) => one.json);
  problems.unless(
    list.every((event, index) => event.sequence_number === index),
    "sequence_number has a gap",
  );
  problems.unless(
    list[0].type === "response.created" && list[1].type === "response.in_progress",
    "the first two events",
  );
  problems.unless(
    list[0].response.status === "in_progress" && list[0].response.output.length === 0,
    "response.created",
  );
  const end = list.at(-1);
  problems.unless(end.type === "response.completed", `ends with ${end.type}`);
  problems.unless(/^resp_/.test(end.response.id) && list[0].response.id === end.response.id, `id ${end.response.id}`);
  problems.unless(detailedUsage(end.response.usage), `usage ${JSON.stringify(end.response.usage)}`);
  const added = list.filter((event) => event.type === "response.output_item.added");
  const done = list.filter((event) => event.type === "response.output_item.done");
  problems.unless(
    added.every((event, index) => event.output_index === index),
    "output_index of the added items",
  );
  problems.unless(
    JSON.stringify(done.map((event) => event.item)) === JSON.stringify(end.response.output),
    "the done items are not the output",
  );
  const prefixes = { message: /^msg_/, function_call: /^fc_/, reasoning: /^rs_/ };
  for (const [index, { item }] of added.entries()) {
    problems.unless(prefixes[item.type]?.test(item.id), `id ${item.id} of a ${item.type}`);
    problems.unless(done[index]?.item.id === item.id, "an item is done under another id");
    const mine = list.filter((event) => event.output_index === index && event.item_id !== undefined);
    problems.unless(
      mine.every((event) => event.item_id === item.id),
      "item_id changes",
    );
  }
  checkSegments(events, recorded, problems);
  checkArguments(
    end.response.output.filter((item) => item.type === "function_call").map((item) => item.arguments),
    facts,
    problems,
  );
  return problems;
}

export function messages(text, facts, recorded) {
  const problems = new Problems();
  const { events, problems: found } = parseStream(text);
  problems.push(...found);
  checkNames(events, problems);
  const list = events.map((one) => one.json).filter((event) => event.type !== "ping");
  const [start] = list;
  problems.unless(
    start.type === "message_start" && list.filter((event) => event.type === "message_start").length === 1,
    "message_start",
  );
  const { message } = start;
  problems.unless(
    message.type === "message" && message.role === "assistant" && message.content.length === 0 && message.id,
    "message",
  );
  problems.unless(message.stop_reason === null && message.stop_sequence === null, "stop_reason in message_start");
  problems.unless(
    isCount(message.usage.input_tokens) && isCount(message.usage.output_tokens),
    "usage in message_start",
  );
  const [delta, stop] = list.slice(-2);
  problems.unless(stop.type === "message_stop" && delta.type === "message_delta", "the last two events");
  problems.unless(
    delta.delta.stop_reason === facts.finish && delta.delta.stop_sequence === null,
    `delta ${JSON.stringify(delta.delta)}`,
  );
  problems.unless(isCount(delta.usage.output_tokens) && isCount(delta.usage.input_tokens), "usage in message_delta");
  let open = null;
  let next = 0;
  for (const event of list.slice(1, -2)) {
    if (event.type === "content_block_start") {
      problems.unless(open === null && event.index === next, `block ${event.index} starts`);
      open = next;
      next += 1;
    }
    problems.unless(event.index === open, `${event.type} of block ${event.index}`);
    if (event.type === "content_block_stop") open = null;
  }
  checkSegments(events, recorded, problems);
  checkArguments(inputsOf(list), facts, problems);
  return problems;
}

function inputsOf(list) {
  const starts = list.filter((event) => event.content_block?.type === "tool_use");
  for (const { content_block } of starts)
    if (JSON.stringify(content_block.input) !== "{}") return [`input ${content_block.input}`];
  const fragments = (index) =>
    list.filter((event) => event.index === index && event.delta).map((event) => event.delta.partial_json);
  return starts.map((event) => fragments(event.index).join(""));
}

function checkGoogle(list, facts, problems) {
  problems.unless(same(list.map((one) => one.responseId)) && list[0].responseId, "responseId");
  problems.unless(
    list.every((one) => one.modelVersion),
    "modelVersion",
  );
  problems.unless(
    list.every((one) => one.candidates?.[0]?.content?.role === "model" || one === list.at(-1)),
    "role",
  );
  const finishes = list.map((one) => one.candidates[0].finishReason).filter((reason) => reason !== undefined);
  problems.unless(
    finishes.length === 1 && finishes[0] === facts.finish && list.at(-1).candidates[0].finishReason,
    `finishes: ${finishes}`,
  );
  const usage = list.at(-1).usageMetadata ?? {};
  problems.unless(
    [usage.promptTokenCount, usage.candidatesTokenCount, usage.totalTokenCount].every(isCount),
    "usageMetadata",
  );
  const parts = list.flatMap((one) => one.candidates[0].content?.parts ?? []);
  const calls = parts.filter((part) => part.functionCall).map((part) => JSON.stringify(part.functionCall.args));
  checkArguments(calls, facts, problems);
}

export function googleEvents(text, facts) {
  const problems = new Problems();
  const { events, problems: found } = parseStream(text, "\r\n");
  problems.push(...found);
  problems.unless(
    events.every((one) => one.event === null && one.json),
    "only data with JSON",
  );
  checkGoogle(
    events.map((one) => one.json),
    facts,
    problems,
  );
  return problems;
}

export function googleArray(text, facts) {
  const problems = new Problems();
  const list = JSON.parse(text);
  problems.unless(Array.isArray(list) && list.length > 1, "no array of several answers");
  checkGoogle(list, facts, problems);
  return problems;
}

function ollamaLines(text, facts, problems) {
  problems.unless(text.endsWith("\n") && !text.includes("\r") && !text.includes("\n\n"), "lines");
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const last = lines.at(-1);
  problems.unless(
    lines.every((line) => line.model === facts.model),
    `model ${last.model}`,
  );
  problems.unless(
    lines.every((line) => !Number.isNaN(Date.parse(line.created_at))),
    "created_at",
  );
  problems.unless(
    lines.slice(0, -1).every((line) => line.done === false),
    "done too early",
  );
  problems.unless(last.done === true && last.done_reason === facts.finish, `end ${last.done} ${last.done_reason}`);
  problems.unless(
    isCount(last.prompt_eval_count) && isCount(last.eval_count) && isCount(last.total_duration),
    "figures",
  );
  return lines;
}

export function ollamaChat(text, facts) {
  const problems = new Problems();
  const lines = ollamaLines(text, facts, problems);
  problems.unless(
    lines.every((line) => line.message?.role === "assistant" && typeof line.message.content === "string"),
    "message",
  );
  const calls = lines.flatMap((line) => line.message.tool_calls ?? []);
  problems.unless(
    calls.every((call) => typeof call.function.arguments === "object"),
    "arguments are no object",
  );
  checkArguments(
    calls.map((call) => JSON.stringify(call.function.arguments)),
    facts,
    problems,
  );
  return problems;
}

export function ollamaGenerate(text, facts) {
  const problems = new Problems();
  const lines = ollamaLines(text, facts, problems);
  problems.unless(
    lines.every((line) => typeof line.response === "string"),
    "response",
  );
  return problems;
}
