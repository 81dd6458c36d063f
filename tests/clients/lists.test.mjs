// What the official SDKs ask beside conversations: lists of models, and embeddings.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { OpenRouter } from "@openrouter/sdk";
import { raw, startUpstream } from "./replay_upstream.mjs";
import { Switchyard } from "./switchyard.mjs";

let upstream;
let switchyard;
let place;

before(async () => {
  upstream = await startUpstream(process.env.FIXTURES);
  const row = (id, more) => ({
    id,
    provider_model_id: "recorded",
    base_url: upstream.url("raw"),
    context_length: 100000,
    pricing: { prompt: "0.000001", completion: "0.000002" },
    ...more,
  });
  const models = [
    row("lists/chat", { max_output_tokens: 4096 }),
    row("lists/embedding", { protocol: "openai-embeddings" }),
  ];
  const keys = [{ name: "test", secret: "env:LISTS_KEY" }];
  switchyard = new Switchyard({
    providers: { lists: { protocol: "openai-chat", base_url: upstream.url("raw"), keys, models } },
  });
  switchyard.extraEnvironment = { LISTS_KEY: "sk-planted-1234567890abcdef" };
  const made = switchyard.run(["keys", "add", "lists"]);
  assert.equal(made.status, 0, made.stderr);
  place = { address: await switchyard.serve(), apiKey: made.stdout.trim() };
});

after(async () => {
  upstream?.close();
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

const openrouter = () =>
  new OpenRouter({ apiKey: place.apiKey, serverURL: `${place.address}/api/v1`, retryConfig: { strategy: "none" } });

test("@openrouter/sdk lists models, each field as it is described", async () => {
  const ids = [];
  let pages = 0;
  for await (const page of await openrouter().models.list()) {
    pages += 1;
    assert.ok(pages < 10, "the pages do not end");
    ids.push(...page.result.data.map((model) => model.id));
  }
  assert.ok(ids.includes("lists/chat"), ids.slice(0, 5).join());
  assert.equal(new Set(ids).size, ids.length, "a model comes twice");
});

test("@openrouter/sdk gets embeddings", async () => {
  const answer = await openrouter().embeddings.generate({
    requestBody: { model: "lists/embedding", input: ["Hi"], encodingFormat: "float" },
  });
  assert.deepEqual(answer.data[0].embedding, raw.vector);
  assert.equal(answer.usage.promptTokens, 5);
});
