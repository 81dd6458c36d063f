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
    row("lists/chat", { max_output_tokens: 4096, supported_parameters: ["tools", "tool_choice"], quantization: "fp8" }),
    row("lists/chat", { variant: "free", pricing: { prompt: "0", completion: "0" } }),
    row("lists/embedding", { protocol: "openai-embeddings" }),
  ];
  const keys = [{ name: "test", secret: "env:LISTS_KEY" }];
  switchyard = new Switchyard({
    providers: {
      lists: {
        protocol: "openai-chat",
        base_url: upstream.url("raw"),
        keys,
        models,
        data_policy: { training: false, retention_days: 0 },
      },
    },
    model_sets: { mine: ["lists/chat"] },
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

// The SDK checks each field of what it gets and says what it does not understand.
test("@openrouter/sdk filters, counts and finds models", async () => {
  const filters = { modelAuthors: "lists", supportedParameters: "tools", sort: "pricing-low-to-high" };
  const ids = [];
  for await (const page of await openrouter().models.list({ ...filters, limit: 1 })) {
    assert.ok(page.result.totalCount >= ids.length, "the pages do not end");
    ids.push(...page.result.data.map((model) => model.id));
  }
  assert.deepEqual(ids, ["lists/chat:free", "lists/chat"]);
  const all = await openrouter().models.list({ outputModalities: "all" });
  const { data } = await openrouter().models.count({ outputModalities: "all" });
  assert.equal(data.count, all.result.totalCount);
  const mine = await openrouter().models.listForUser({ bearer: place.apiKey });
  assert.ok(mine.result.data.some((model) => model.id === "set/mine"));
  const found = await openrouter().models.get({ author: "lists", slug: "chat:floor" });
  assert.equal(found.data.id, "lists/chat");
  assert.equal(found.data.pricing.prompt, "0.000001");
  const free = await openrouter().models.get({ author: "lists", slug: "chat:free" });
  assert.equal(free.data.pricing.prompt, "0");
  await assert.rejects(openrouter().models.get({ author: "lists", slug: "none" }), { statusCode: 404 });
  await assert.rejects(openrouter().models.list({ sort: "best" }), { statusCode: 400 });
  const embedding = await openrouter().embeddings.listModels();
  assert.ok(embedding.result.data.some((model) => model.id === "lists/embedding"));
});

test("@openrouter/sdk lists endpoints and providers", async () => {
  const { data } = await openrouter().endpoints.list({ author: "lists", slug: "chat" });
  assert.equal(data.id, "lists/chat");
  const [endpoint] = data.endpoints;
  assert.equal(data.endpoints.length, 1);
  assert.equal(endpoint.providerName, "lists");
  assert.equal(endpoint.quantization, "fp8");
  assert.equal(endpoint.uptimeLast30m, null);
  assert.equal(endpoint.supportsToolChoice.function, true);
  const missing = await openrouter().endpoints.list({ author: "lists", slug: "chat:thinking" });
  assert.deepEqual(missing.data.endpoints, []);
  await assert.rejects(openrouter().endpoints.list({ author: "lists", slug: "none" }), { statusCode: 404 });
  const zdr = await openrouter().endpoints.listZdrEndpoints();
  assert.ok(zdr.data.some((row) => row.modelId === "lists/chat:free"));
  const providers = await openrouter().providers.list();
  assert.ok(providers.data.some((provider) => provider.slug === "lists"));
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
