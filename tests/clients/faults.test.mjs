// What the official SDKs make of aborts, time-outs, refusals, retries and broken answers that come through the program.
//
// To play a part of it: CELLS="^google/.*/whole/status-4" node --test faults.test.mjs, a pattern for
// CLIENT/PROTOCOL/stream|whole/SITUATION.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { clientsAt } from "./faults/clients.mjs";
import { situations } from "./faults/situations.mjs";
import { FaultUpstream, pause } from "./faults/upstream.mjs";
import { protocols } from "./scripted_upstream.mjs";
import { queryBeside } from "./sqlite.mjs";
import { Switchyard } from "./switchyard.mjs";

const wanted = new RegExp(process.env.CELLS ?? "");
const upstream = new FaultUpstream();
const nobody = clientsAt({ address: "http://127.0.0.1:1", apiKey: "none" });
let switchyard;
let clients;

// A model of its own for each cell: an endpoint that fails is left alone for a while.
function cellOf(client, protocol, stream, situation) {
  const name = `${client.name}/${protocol}/${stream ? "stream" : "whole"}/${situation.name}`;
  return { name, client: client.name, protocol, stream, situation, slug: name.replaceAll("/", ".") };
}

const cells = nobody
  .flatMap((client) =>
    [...new Set([client.own, "openai-chat"])].flatMap((protocol) =>
      [false, true].flatMap((stream) =>
        situations
          .filter((one) => (one.everywhere || protocol === client.own) && (!one.for || one.for(client, stream)))
          .map((one) => cellOf(client, protocol, stream, one)),
      ),
    ),
  )
  .filter((cell) => wanted.test(cell.name));

const modelOf = (cell) => `faults/${cell.slug}`;

function modelRow(cell) {
  return {
    id: modelOf(cell),
    provider_model_id: protocols[cell.protocol].model,
    base_url: upstream.add(cell.slug, (...turn) => cell.situation.play(cell, ...turn)),
    context_length: 100_000,
    pricing: { prompt: "0.000001", completion: "0.000002" },
  };
}

const providerRow = (protocol) => ({
  protocol,
  base_url: `${upstream.address}/nowhere`,
  keys: [{ name: "test", secret: "env:FAULTS_KEY", hosts: ["127.0.0.1"] }],
  models: cells.filter((cell) => cell.protocol === protocol).map(modelRow),
});

before(async () => {
  await upstream.listen();
  const used = [...new Set(cells.map((cell) => cell.protocol))];
  const providers = Object.fromEntries(used.map((protocol) => [`faults-${protocol}`, providerRow(protocol)]));
  switchyard = new Switchyard({ providers });
  switchyard.extraEnvironment = { FAULTS_KEY: "sk-planted-1234567890abcdef" };
  const made = switchyard.run(["keys", "add", "faults"]);
  assert.equal(made.status, 0, made.stderr);
  const apiKey = made.stdout.trim();
  const address = await switchyard.serve();
  clients = new Map(clientsAt({ address, apiKey }).map((client) => [client.name, client]));
});

after(async () => {
  upstream.close();
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

// All rows of the history at a moment after the call. One reading serves everybody who waits for it.
let reading;
function rowsSoon() {
  const read = async () => {
    await pause(250);
    reading = undefined;
    return queryBeside(join(switchyard.profile, "history.sqlite"), "select * from requests_v1 order by time");
  };
  return (reading ??= read());
}

// The rows of a cell, oldest first. The history is written a moment after the answer.
async function rowsOf(cell, count) {
  let found = [];
  for (let tries = 0; tries < 20; tries += 1) {
    found = (await rowsSoon()).filter((row) => row.model_asked === modelOf(cell));
    if (found.length >= count) return found;
  }
  throw new assert.AssertionError({ message: `${found.length} rows in the history instead of ${count}` });
}

async function problemOf(cell) {
  const client = clients.get(cell.client);
  const turn = {
    client,
    ask: (request = {}) => client.send({ model: modelOf(cell), stream: cell.stream, ...request }),
    seen: () => upstream.seen(cell.slug),
    rows: (count) => rowsOf(cell, count),
  };
  try {
    await cell.situation.check(cell, turn);
    return null;
  } catch (error) {
    return `${cell.protocol}/${cell.stream ? "stream" : "whole"}: ${error.name}: ${error.message}`;
  }
}

function play(situation) {
  for (const { name } of nobody) {
    const mine = cells.filter((cell) => cell.client === name && cell.situation === situation);
    if (!mine.length) continue;
    test(`${name}: ${situation.title}`, async (context) => {
      const problems = (await Promise.all(mine.map(problemOf))).filter((problem) => problem !== null);
      assert.ok(problems.length === 0, problems.join("\n"));
      if (situation.figure) context.diagnostic(situation.figure(mine));
    });
  }
}

// What is measured goes first and has room; the others mostly wait.
describe("by the clock", { concurrency: 6 }, () => situations.filter((one) => one.timed).forEach(play));
describe("by the answer", { concurrency: 64 }, () => situations.filter((one) => !one.timed).forEach(play));
