// What befalls a request, and what the SDK and the history have to say of it afterwards.
//
// `play(cell, request, response, count)` is the provider's part; `check(cell, turn)` asks and judges. `everywhere`: to be
// played with a provider of the client's own shape and with a chat; `for(client, stream)`: whom it can befall; `timed`:
// wants a machine that does nothing else.
import assert from "node:assert/strict";
import { protocols } from "../scripted_upstream.mjs";
import { pieces } from "../upstream/script.mjs";
import { answer, beginStream, pause, reply, sendJson, streamOf, text } from "./upstream.mjs";

async function failing(asked) {
  let got;
  try {
    got = await asked;
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: `ended as a success: ${JSON.stringify(got)}` });
}

const described = (error) => `${error?.constructor?.name} ${error?.name}: ${error?.message}`;

// The first piece of a stream, and then nothing; gives what would come next.
function begin(cell, request, response) {
  const chunks = streamOf(cell.protocol);
  beginStream(response, cell.protocol);
  const sent = chunks.findIndex((chunk) => chunk.includes(pieces[0])) + 1;
  for (const chunk of chunks.slice(0, sent)) response.write(chunk);
  return chunks.slice(sent);
}

async function until(what, find) {
  for (let tries = 0; tries < 500; tries += 1) {
    if (find()) return;
    await pause(10);
  }
  throw new assert.AssertionError({ message: `timed out waiting for ${what}` });
}

// How long after `since` the provider was left.
async function leftAfter(cell, request, since) {
  const late = pause(3000).then(() => Infinity);
  cell.left = (await Promise.race([request.left, late])) - since;
  assert.ok(cell.left < 1000, `the provider was left ${cell.left} ms later`);
}

const leftFigure = (cells) => `provider left after ${cells.map((cell) => `${cell.left.toFixed(1)} ms`).join(", ")}`;

async function cancelledRow(cell, turn) {
  const [row] = await turn.rows(1);
  assert.equal(row.status, 499, "status in the history");
  assert.equal(row.error_kind, "cancelled");
  assert.equal(row.streamed, cell.stream ? 1 : 0);
  assert.ok(row.prompt_tokens > 0, "the prompt is accounted");
  if (cell.stream) assert.ok(row.completion_tokens > 0, "what was delivered is accounted");
}

const abort = {
  name: "abort",
  timed: true,
  title: "an abort leaves the provider at once",
  play: (cell, request, response) => cell.stream && begin(cell, request, response),
  async check(cell, turn) {
    const controller = new AbortController();
    let since;
    const stop = () => {
      since = performance.now();
      controller.abort();
    };
    const asked = turn.ask({ signal: controller.signal, onText: stop });
    if (cell.stream && turn.client.endsQuietly) {
      assert.equal((await asked).text, pieces[0]);
    } else {
      const failed = failing(asked);
      if (!cell.stream) {
        await until("the request to arrive", () => turn.seen().length > 0);
        stop();
      }
      const error = await failed;
      assert.ok(turn.client.aborted(error), `not the SDK's own abort: ${described(error)}`);
    }
    await leftAfter(cell, turn.seen()[0], since);
    await cancelledRow(cell, turn);
  },
  figure: leftFigure,
};

const leave = {
  name: "leave",
  timed: true,
  title: "leaving the loop over a stream leaves the provider",
  for: (client, stream) => client.breaksOff && stream,
  play: begin,
  async check(cell, turn) {
    let since;
    await turn.ask({
      onText() {
        since = performance.now();
        return "leave";
      },
    });
    await leftAfter(cell, turn.seen()[0], since);
    await cancelledRow(cell, turn);
  },
  figure: leftFigure,
};

async function timedOut(cell, turn, retries) {
  const error = await failing(turn.ask({ timeout: 500, retries }));
  assert.ok(turn.client.timedOut(error), `not the SDK's own time-out: ${described(error)}`);
  const asked = turn.seen().length;
  if (turn.client.retriesForATime && retries) assert.ok(asked > 1, `${asked} requests at the provider`);
  else assert.equal(asked, retries + 1, "requests at the provider");
  const rows = await turn.rows(asked);
  assert.deepEqual(
    rows.map((row) => row.status),
    Array(asked).fill(499),
    "status in the history",
  );
}

const timeOut = {
  name: "time-out",
  timed: true,
  title: "a time-out is one request",
  play() {},
  check: (cell, turn) => timedOut(cell, turn, 0),
};

const timeOutRetried = {
  name: "time-out-retried",
  timed: true,
  title: "a time-out that is tried again twice is three requests",
  for: (client) => client.retries && !client.givesUp,
  play() {},
  check: (cell, turn) => timedOut(cell, turn, 2),
};

// Each status of a provider, and what it has to be for clients of a shape that has no word for it.
const statuses = [400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 529];
const otherwise = {
  "anthropic-messages": { 503: 529 },
  "google-generate-content": { 529: 503 },
};
const pauseAsked = 61; // longer than the program waits by itself

const refused = (status) => ({
  name: `status-${status}`,
  title: `${status} from the provider`,
  everywhere: true,
  play(cell, request, response) {
    // With a type that nobody knows, so that the status alone tells.
    const body = JSON.stringify(protocols[cell.protocol].failure(400).body)
      .replaceAll("400", String(status))
      .replace(/"(invalid_request_error|INVALID_ARGUMENT|invalid_value)"/g, '"unheard_of"');
    sendJson(response, status, { "retry-after": String(pauseAsked) }, body);
  },
  async check(cell, turn) {
    const error = await failing(turn.ask());
    const expected = otherwise[turn.client.own]?.[status] ?? status;
    assert.ok(turn.client.right(error, expected), `another class for ${expected}: ${described(error)}`);
    const facts = turn.client.facts(error);
    assert.equal(facts.status, expected);
    assert.match(facts.message, new RegExp(`scripted refusal ${status}`));
    assert.doesNotMatch(facts.message, /planted/);
    if ("retryAfter" in facts) assert.equal(facts.retryAfter, String(pauseAsked), "Retry-After");
    const [row] = await turn.rows(1);
    if ("requestId" in facts) assert.equal(facts.requestId, row.id, "request id");
    assert.equal(row.status, status, "status in the history");
    assert.equal(turn.seen().length, 1, "requests at the provider");
  },
});

// A stream that breaks off after its first piece: in one of these ways.
const breaks = {
  end: (response) => response.end(),
  reset: (response) => setTimeout(() => response.destroy(), 20),
  error(response, cell) {
    for (const chunk of protocols[cell.protocol].errorInStream) response.write(chunk);
    response.end();
  },
  garbage(response, cell) {
    response.write(
      protocols[cell.protocol].streamType.startsWith("text/event-stream") ? 'data: {"id": \n\n' : '{"id": \n',
    );
    response.end();
  },
};

const broken = (way) => ({
  name: `broken-${way}`,
  title: `a stream that breaks off: ${way}`,
  everywhere: true,
  for: (client, stream) => stream,
  play(cell, request, response) {
    begin(cell, request, response);
    breaks[way](response, cell);
  },
  async check(cell, turn) {
    const heard = [];
    const error = await failing(turn.ask({ onText: (piece) => void heard.push(piece) }));
    assert.equal(heard.join(""), pieces[0], "what came before the break");
    assert.ok(turn.client.inStream(error), `not the SDK's own error: ${described(error)}`);
    if (way === "error") assert.match(error.message ?? JSON.stringify(error), /scripted overload/);
    const [row] = await turn.rows(1);
    assert.match(row.error_kind, /^(stream_broken|bad_reply|overloaded)$/);
    assert.ok(row.completion_tokens > 0, "what was delivered is accounted");
  },
});

// A whole answer that is none.
const brokenWhole = (way, send) => ({
  name: `broken-${way}`,
  title: `a whole answer that breaks off: ${way}`,
  everywhere: true,
  for: (client, stream) => !stream,
  play: (cell, request, response) => send(response, JSON.stringify(protocols[cell.protocol].whole(reply))),
  async check(cell, turn) {
    const error = await failing(turn.ask());
    assert.ok(turn.client.right(error, 502), `another class for 502: ${described(error)}`);
    assert.equal(turn.client.facts(error).status, 502);
  },
});

const cutWhole = brokenWhole("length", (response, body) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2), () => setTimeout(() => response.destroy(), 20));
});
const garbageWhole = brokenWhole("json", (response, body) =>
  sendJson(response, 200, {}, body.slice(0, body.length / 2)),
);

// Refused twice for a second, then answered. The program waits once by itself and hands the second refusal on.
const limitedTwice = (name, title, retries, check) => ({
  name,
  title,
  for: (client) => retries === 0 || client.retries,
  play(cell, request, response, count) {
    const { body } = protocols[cell.protocol].failure(429);
    if (count <= 2) sendJson(response, 429, { "retry-after": "1" }, body);
    else answer(cell.protocol, request, response);
  },
  check,
});
const limited = limitedTwice("limited", "a refusal for a second is waited for once", 0, async (cell, turn) => {
  const error = await failing(turn.ask());
  assert.ok(turn.client.right(error, 429), `another class for 429: ${described(error)}`);
  const facts = turn.client.facts(error);
  if ("retryAfter" in facts) assert.equal(facts.retryAfter, "1", "Retry-After");
  const [row] = await turn.rows(1);
  assert.deepEqual([row.status, row.attempts], [429, 2]);
});
const limitedRetried = limitedTwice("limited-retried", "the SDK waits the next time", 2, async (cell, turn) => {
  assert.equal((await turn.ask({ retries: 2 })).text, text);
  const [refused, answered] = await turn.rows(2);
  assert.deepEqual([refused.status, refused.attempts], [429, 2]);
  assert.equal(answered.status, 200);
  // One, unless it went over an idle connection that another situation's fault closes at that moment: then the
  // program asks once more.
  assert.ok(answered.attempts <= 2, `${answered.attempts} attempts`);
});

const abortInPause = {
  name: "abort-in-pause",
  title: "an abort while the program waits to ask again is the end of it",
  play(cell, request, response) {
    sendJson(response, 429, { "retry-after": "2" }, protocols[cell.protocol].failure(429).body);
  },
  async check(cell, turn) {
    const controller = new AbortController();
    const asked = failing(turn.ask({ signal: controller.signal }));
    await until("the request to arrive", () => turn.seen().length > 0);
    await pause(300);
    controller.abort();
    const error = await asked;
    assert.ok(turn.client.aborted(error), `not the SDK's own abort: ${described(error)}`);
    await pause(2500);
    assert.equal(turn.seen().length, 1, "requests at the provider");
    const [row] = await turn.rows(1);
    assert.deepEqual([row.status, row.attempts], [499, 1]);
  },
};

// A silence in which the program has to show the client that it is alive, before or amid the text.
const silence = 11_000;
const slow = {
  name: "slow",
  title: "a first piece after eleven seconds",
  everywhere: true,
  for: (client, stream) => stream,
  async play(cell, request, response) {
    await pause(silence);
    answer(cell.protocol, request, response);
  },
  check: async (cell, turn) => assert.equal((await turn.ask()).text, text),
};
const slowAmid = {
  name: "slow-amid",
  title: "a second piece after eleven seconds",
  for: (client, stream) => stream,
  async play(cell, request, response) {
    const rest = begin(cell, request, response);
    await pause(silence);
    for (const chunk of rest) response.write(chunk);
    response.end();
  },
  check: async (cell, turn) => assert.equal((await turn.ask()).text, text),
};
const slowRefusal = {
  name: "slow-refusal",
  title: "a refusal after eleven seconds",
  for: (client, stream) => stream,
  async play(cell, request, response) {
    await pause(silence);
    const { body } = protocols[cell.protocol].failure(400);
    sendJson(response, 400, {}, body);
  },
  async check(cell, turn) {
    const error = await failing(turn.ask());
    assert.match(error.message ?? JSON.stringify(error), /scripted refusal 400/);
  },
};

export const situations = [
  slow,
  slowAmid,
  slowRefusal,
  abort,
  leave,
  timeOut,
  timeOutRetried,
  ...statuses.map(refused),
  ...Object.keys(breaks).map(broken),
  cutWhole,
  garbageWhole,
  limited,
  limitedRetried,
  abortInPause,
];
