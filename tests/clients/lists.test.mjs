// What the official SDKs ask beside conversations: lists of models, and embeddings.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { OpenRouter } from "@openrouter/sdk";
import { Ollama } from "ollama";
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

// As the SDKs page by themselves; a list that does not end is found out.
async function idsOf(pages, idOf) {
  const ids = [];
  for await (const model of pages) {
    ids.push(idOf(model));
    assert.ok(ids.length < 10000, "the pages do not end");
  }
  assert.equal(new Set(ids).size, ids.length, "a model comes twice");
  return ids;
}

test("@anthropic-ai/sdk lists models and finds one", async () => {
  const client = new Anthropic({ apiKey: place.apiKey, baseURL: place.address, maxRetries: 0 });
  const ids = await idsOf(client.models.list({ limit: 50 }), (model) => model.id);
  assert.ok(ids.includes("lists/chat"), ids.slice(0, 5).join());
  const one = await client.models.retrieve("lists/chat");
  assert.equal(one.id, "lists/chat");
  assert.equal(one.type, "model");
  assert.equal(typeof one.display_name, "string");
  assert.ok(!Number.isNaN(Date.parse(one.created_at)), `created_at ${one.created_at}`);
});

test("@google/genai lists models and finds one", async () => {
  const client = new GoogleGenAI({
    apiKey: place.apiKey,
    httpOptions: { baseUrl: place.address, apiVersion: "v1beta" },
  });
  const names = await idsOf(await client.models.list({ config: { pageSize: 50 } }), (model) => model.name);
  assert.ok(names.includes("models/lists/chat"), names.slice(0, 5).join());
  const one = await client.models.get({ model: "lists/chat" });
  assert.equal(one.name, "models/lists/chat");
  assert.equal(one.inputTokenLimit, 100000);
});

test("ollama lists models, shows one, says its version and embeds", async () => {
  const client = new Ollama({ host: place.address, headers: { authorization: `Bearer ${place.apiKey}` } });
  const { models } = await client.list();
  const listed = models.find((model) => model.model === "lists/chat");
  assert.ok(
    listed,
    models
      .slice(0, 5)
      .map((model) => model.model)
      .join(),
  );
  assert.equal(listed.name, "lists/chat");
  for (const name of ["modified_at", "digest", "details"]) assert.ok(name in listed, name);
  assert.equal(typeof listed.size, "number");
  const shown = await client.show({ model: "lists/chat" });
  assert.ok(shown.capabilities.includes("completion"), `capabilities ${shown.capabilities}`);
  assert.ok(
    Object.entries(shown.model_info).some(([name, value]) => name.endsWith(".context_length") && value === 100000),
  );
  assert.match((await client.version()).version, /^\d+\.\d+/);
  assert.ok(Array.isArray((await client.ps()).models));
  const { embeddings, prompt_eval_count } = await client.embed({ model: "lists/embedding", input: ["Hi"] });
  assert.deepEqual(embeddings, [raw.vector]);
  assert.equal(prompt_eval_count, 5);
});
