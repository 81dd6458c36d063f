// Every client's official SDK × every upstream protocol, through the running program.
//
// To play a part of it: CELLS="^anthropic/cohere" node --test matrix.test.mjs, a pattern for CLIENT/PROTOCOL/SCENARIO.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { clientNames, clientsAt } from "./matrix/clients.mjs";
import { carries, notApplicable, whyNot } from "./matrix/reach.mjs";
import { cellOf, problemOf, scenarios, secretsOf, sourceOf } from "./matrix/scenarios.mjs";
import { ScriptedUpstream, protocols } from "./scripted_upstream.mjs";
import { Switchyard } from "./switchyard.mjs";
import { accessKey, secretKey } from "./upstream/bedrock_converse.mjs";
import { question, system } from "./upstream/script.mjs";

const wanted = new RegExp(process.env.CELLS ?? "");
const upstream = new ScriptedUpstream();
let switchyard;
let clients;

const cells = clientNames
  .flatMap((client) =>
    Object.keys(protocols).flatMap((protocol) => scenarios.map((scenario) => cellOf(client, protocol, scenario))),
  )
  .filter((cell) => !whyNot(cell) && wanted.test(cell.name));
const sources = cells.filter((cell) => cell.scenario === "moved").map(sourceOf);
// Refused once: for a second, which the program waits by itself, and for longer than it waits, which is up to the SDK.
const retryCells = ["openai-chat", "anthropic"]
  .flatMap((client) =>
    ["1", "16"].map((seconds) => cellOf(client, "openai-chat", { name: `retry-after-${seconds}`, stream: false })),
  )
  .filter((cell) => wanted.test(cell.name));

// A model of its own for each cell: an endpoint that fails is left alone for a while.
function modelRow(cell) {
  const facts = {
    system: carries("system", cell),
    signatures: carries("signatures", cell),
    foreign: cell.scenario === "moved" ? secretsOf(sourceOf(cell)) : [],
  };
  return {
    id: cell.model,
    provider_model_id: protocols[cell.protocol].model,
    base_url: upstream.add(cell, facts),
    context_length: 200000,
    max_output_tokens: 32000,
    input_modalities: ["text", "image"],
    pricing: { prompt: "0.000001", completion: "0.000002" },
    ...protocols[cell.protocol].row,
  };
}

function providerRow(protocol) {
  return {
    protocol,
    base_url: upstream.nowhere,
    keys: [
      {
        name: "test",
        hosts: ["127.0.0.1"],
        secret: protocol === "bedrock-converse" ? "env:AWS_PAIR" : "env:SCRIPTED_KEY",
        region: "eu-west-3",
      },
    ],
    models: [...cells, ...sources, ...retryCells].filter((cell) => cell.protocol === protocol).map(modelRow),
  };
}

before(async () => {
  await upstream.listen();
  const providers = Object.fromEntries(
    Object.keys(protocols).map((protocol) => [`matrix-${protocol}`, providerRow(protocol)]),
  );
  switchyard = new Switchyard({ providers });
  switchyard.extraEnvironment = { SCRIPTED_KEY: "sk-planted-1234567890abcdef", AWS_PAIR: `${accessKey}:${secretKey}` };
  const made = switchyard.run(["keys", "add", "matrix"]);
  assert.equal(made.status, 0, made.stderr);
  const apiKey = made.stdout.trim();
  const address = await switchyard.serve();
  clients = new Map(clientsAt({ address, apiKey }).map((client) => [client.name, client]));
});

after(async () => {
  printMatrix();
  upstream.close();
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

const outcomes = []; // { cell, problem }: what went wrong, or null

async function play(cell) {
  const problem = await problemOf(cell, clients.get(cell.client), upstream);
  outcomes.push({ cell, problem });
  return problem === null ? [] : [`${cell.scenario}: ${problem}`];
}

describe("every client × every upstream protocol", { concurrency: 10 }, () => {
  for (const cell of retryCells) {
    test(`${cell.name}: Retry-After is obeyed`, async () => {
      const seconds = Number(/\d+$/.exec(cell.scenario)[0]);
      await clients.get(cell.client).retrying({ model: cell.model, system, question });
      const [first, second, ...more] = upstream.requests(cell).map((request) => request.at);
      assert.ok(second - first >= seconds * 1000 - 100, `asked again after ${second - first} ms`);
      assert.ok(second - first < seconds * 1000 + 4000, `asked again after ${second - first} ms`);
      assert.equal(more.length, 0);
      assert.deepEqual(upstream.violations(cell), []);
    });
  }
  for (const client of clientNames) {
    for (const protocol of Object.keys(protocols)) {
      const mine = cells.filter((cell) => cell.client === client && cell.protocol === protocol);
      if (!mine.length) continue;
      test(`${client} → ${protocol}`, async () => {
        const problems = (await Promise.all(mine.map(play))).flat();
        assert.ok(problems.length === 0, `${problems.length} of ${mine.length}\n  ${problems.join("\n  ")}`);
      });
    }
  }
});

function printMatrix() {
  const names = Object.keys(protocols);
  const row = (head, columns) =>
    [head.padEnd(20), ...columns.map((text, index) => text.padStart(names[index].length))].join("  ");
  const lines = [row("passed/played", names)];
  for (const client of clientNames) {
    const columns = names.map((protocol) => {
      const played = outcomes.filter(({ cell }) => cell.client === client && cell.protocol === protocol);
      return played.length ? `${played.filter(({ problem }) => problem === null).length}/${played.length}` : "";
    });
    if (columns.some((text) => text)) lines.push(row(client, columns));
  }
  console.log([...lines, "", ...notApplicable()].join("\n"));
}
