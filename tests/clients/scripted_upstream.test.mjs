// The scripted providers speak as the real ones do: each vendor's own SDK, and no Switchyard between, gets what the matrix
// expects of every cell.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { clientsAt } from "./matrix/clients.mjs";
import { carries } from "./matrix/reach.mjs";
import { cellOf, problemOf, scenarios } from "./matrix/scenarios.mjs";
import { ScriptedUpstream } from "./scripted_upstream.mjs";

const ownShape = [
  ["openai-chat", "openai-chat"],
  ["openai-responses", "openai-responses"],
  ["anthropic", "anthropic-messages"],
  ["google", "google-generate-content"],
  ["ollama-chat", "ollama"],
  ["ai-openai-chat", "openai-chat"],
  ["ai-openai-responses", "openai-responses"],
  ["ai-anthropic", "anthropic-messages"],
];
// Not every SDK notices that a stream just ends, so the local API has to say it; and nobody counts tokens
// or moves here.
const playable = scenarios.filter(({ name }) => !/^(break-|count|moved)/.test(name));
const upstream = new ScriptedUpstream();

before(() => upstream.listen());
after(() => upstream.close());

for (const [name, protocol] of ownShape) {
  test(`${name} takes the scripted ${protocol} for the real one`, async () => {
    const problems = [];
    for (const scenario of playable) {
      const cell = { ...cellOf(name, protocol, scenario), model: "scripted" };
      const address = upstream.add(cell, { signatures: carries("signatures", cell) });
      const client = clientsAt({ address, apiKey: "sk-planted-1234567890abcdef" }).find((one) => one.name === name);
      const problem = await problemOf(cell, client, upstream);
      if (problem !== null) problems.push(`${scenario.name}: ${problem}`);
    }
    assert.ok(problems.length === 0, problems.join("\n"));
  });
}
