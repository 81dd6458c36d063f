// What is asked in each cell of the matrix, and what has to come of it, in no client's words.
import assert from "node:assert/strict";
import * as script from "../upstream/script.mjs";
import { carries } from "./reach.mjs";

const whole = script.pieces.join("");

function basic(cell) {
  const heard = [];
  return {
    heard,
    model: cell.model,
    stream: cell.stream,
    system: script.system,
    question: script.question,
    onText: (piece) => heard.push(piece),
  };
}

function checkEnd(client, answer, finish) {
  assert.equal(answer.finish, client.words[finish], "finish");
  assert.deepEqual(answer.usage, { prompt: script.usage.prompt, completion: script.usage.completion }, "usage");
}

async function text(client, cell, upstream) {
  const request = { ...basic(cell), maxTokens: script.maxTokens, temperature: script.temperature };
  request.onText = (piece) => {
    request.heard.push(piece);
    upstream.heard(cell);
  };
  const answer = await client.ask(request);
  assert.equal(answer.text, whole);
  if (cell.stream) assert.equal(request.heard.join(""), whole, "text as it came");
  checkEnd(client, answer, "stop");
}

async function length(client, cell) {
  const answer = await client.ask(basic(cell));
  assert.equal(answer.text, whole);
  checkEnd(client, answer, "length");
}

async function toolLoop(client, cell, request) {
  const answer = await client.ask(request);
  assert.equal(answer.text, script.plan.join(""), "text beside the calls");
  assert.deepEqual(
    answer.calls.map(({ name, arguments: given }) => ({ name, arguments: given })),
    script.calls,
    "calls",
  );
  const ids = answer.calls.map((call) => call.id);
  if (ids[0] !== undefined) assert.equal(new Set(ids).size, ids.length, "ids of the calls");
  checkEnd(client, answer, "tool_calls");
  const last = await client.ask({ ...request, ...basic(cell) }, { answer, results: script.results });
  assert.equal(last.text, whole, "answer after the results");
  checkEnd(client, last, "stop");
  return answer;
}

const tools = (client, cell) => toolLoop(client, cell, { ...basic(cell), tools: script.tools });

async function reasoning(client, cell) {
  const answer = await toolLoop(client, cell, { ...basic(cell), tools: script.tools, think: true });
  if (carries("thoughts", cell)) assert.equal(answer.thought, script.thought.join(""), "thoughts");
}

// The conversation goes on elsewhere: what one service has signed or encrypted must not come to another.
async function moved(client, cell) {
  const request = { ...basic(sourceOf(cell)), tools: script.tools, think: true };
  const answer = await client.ask(request);
  assert.equal(answer.calls.length, script.calls.length, "calls");
  const last = await client.ask({ ...request, ...basic(cell) }, { answer, results: script.results });
  assert.equal(last.text, whole, "answer after the results");
}

async function image(client, cell) {
  const answer = await client.ask({ ...basic(cell), image: script.png });
  assert.equal(answer.text, whole);
}

async function schema(client, cell) {
  const answer = await client.ask({ ...basic(cell), schema: script.schema });
  assert.deepEqual(answer.parsed, script.structured);
}

const statuses = { 400: [400], 401: [401], 429: [429], 529: [503, 529] };

async function refusal(client, cell) {
  const status = Number(/\d+/.exec(cell.scenario)[0]);
  const error = await failing(client, basic(cell));
  const failure = client.failure(error);
  assert.ok(failure.own, `not the SDK's own error: ${error.stack ?? JSON.stringify(error)}`);
  assert.ok(statuses[status].includes(failure.status), `status ${failure.status}: ${failure.message}`);
  assert.match(failure.message, new RegExp(`scripted refusal ${status}`));
  const kind = client.kinds[status];
  if (kind)
    assert.match(String(failure.kind), kind instanceof RegExp ? kind : new RegExp(`^${kind}$`), `type ${failure.kind}`);
  if (status === 429 && carries("Retry-After", cell))
    assert.equal(Number(failure.retryAfter), script.retryAfterSeconds, "Retry-After");
}

async function failing(client, request) {
  let answer;
  try {
    answer = await client.ask(request);
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: `ended as a success: ${JSON.stringify({ ...answer, turn: undefined })}` });
}

// Two pieces of text, and then no end: by the connection's end, by its reset, or by the provider's own words.
async function brokenOff(client, cell) {
  const request = basic(cell);
  const error = await failing(client, request);
  const ownMistake =
    error instanceof ReferenceError || (error instanceof TypeError && /^Cannot read|is not/.test(error.message));
  if (error instanceof assert.AssertionError || ownMistake) throw error;
  assert.equal(request.heard.join(""), script.pieces.slice(0, 2).join(""), "what came before the break");
}

async function count(client, cell) {
  const tokens = await client.count(basic(cell));
  assert.ok(Number.isInteger(tokens) && tokens >= 5 && tokens <= 60, `${tokens} tokens`);
}

export const scenarios = [
  { name: "text", stream: false, play: text },
  { name: "text-stream", stream: true, play: text },
  { name: "length", stream: false, play: length },
  { name: "length-stream", stream: true, play: length },
  { name: "tools", stream: false, play: tools },
  { name: "tools-stream", stream: true, play: tools },
  { name: "reasoning", stream: false, play: reasoning },
  { name: "reasoning-stream", stream: true, play: reasoning },
  { name: "moved", stream: false, play: moved },
  { name: "image", stream: false, play: image },
  { name: "schema", stream: false, play: schema },
  { name: "schema-stream", stream: true, play: schema },
  { name: "error-400", stream: false, play: refusal },
  { name: "error-401", stream: false, play: refusal },
  { name: "error-429", stream: false, play: refusal },
  { name: "error-429-stream", stream: true, play: refusal },
  { name: "error-529", stream: false, play: refusal },
  { name: "error-529-stream", stream: true, play: refusal },
  { name: "break-end", stream: true, play: brokenOff },
  { name: "break-reset", stream: true, play: brokenOff },
  { name: "break-error", stream: true, play: brokenOff },
  { name: "count", stream: false, play: count },
];

// One of `scenarios` for a client and an upstream protocol; `name` is unique, `model` what is asked for.
export const cellOf = (client, protocol, { name, stream }) => ({
  name: `${client}/${protocol}/${name}`,
  model: `matrix-${protocol}/${client}-${name}`,
  client,
  protocol,
  scenario: name,
  stream,
});

// The chat upstream is one of the kind that asks many services by itself: it wants all thoughts, and tells them apart.
const movesFrom = {
  "openai-chat": "cohere-v2",
  "openai-responses": "openai-chat",
  "anthropic-messages": "openai-responses",
  "google-generate-content": "anthropic-messages",
  "bedrock-converse": "google-generate-content",
  "cohere-v2": "anthropic-messages",
  ollama: "openai-responses",
};

// Where the conversation of a cell of `moved` begins.
export const sourceOf = ({ client, protocol }) =>
  cellOf(client, movesFrom[protocol], { name: `moved-from-for-${protocol}`, stream: false });

// What must not be seen at the other place.
export const secretsOf = (cell) => script.thoughtsOf(cell.name).map((one) => one.signature ?? one.hidden);

// What is wrong with a cell, or null: what came of it, and what the upstream had to say about its requests.
export async function problemOf(cell, client, upstream) {
  const { play } = scenarios.find(({ name }) => name === cell.scenario);
  const problems = [];
  try {
    await play(client, cell, upstream);
  } catch (error) {
    problems.push(error instanceof Error ? `${error.name}: ${error.message}` : JSON.stringify(error));
  }
  problems.push(...new Set(upstream.violations(cell).map((text) => `upstream: ${text}`)));
  return problems.length ? problems.join("\n    ") : null;
}
