// The official OpenAI SDK against `switchyard serve`, whose providers replay recorded traffic.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import OpenAI, { toFile } from "openai";
import { raw, readCapture, startUpstream } from "./replay_upstream.mjs";
import { query } from "./sqlite.mjs";
import { Switchyard } from "./switchyard.mjs";

const fixtures = process.env.FIXTURES;

// Streams of providers that each write the protocol in their own way: CRLF, comments, usage in other places,
// reasoning under three names, finish sent twice, no [DONE], tool calls whole or in fragments.
const captures = [
  "openai-chat/openai/openai-gpt-4o-completions-async-stream-3",
  "openai-chat/openrouter/openrouter-streaming-reasoning",
  "openai-chat/openrouter/gemini-tool-streaming-1",
  "openai-chat/deepseek/deepseek-streamed-reasoning-content",
  "openai-chat/deepseek/deepseek-stream-with-tools-1",
  "openai-chat/groq/groq-kimi-k2-multi-tool-streaming",
  "openai-chat/mistral/mistral-stream-with-tools-1-1",
  "openai-chat/mistral/stream-reasoning-model-1-1",
  "openai-chat/perplexity/perplexity-testtool-integration",
  "openai-chat/xai/xai-grok-code-fast-multi-tool-streaming",
  "openai-chat/zai/zai-zai-thinking-stream",
];

let upstream;
let switchyard;
let client;
let apiKey;

// The catalog writes one of them in another way.
const providerOf = (id) => id.split("/")[1].replace(/^zai$/, "z-ai");
const modelOf = (id) => `replay/${id.split("/").at(-1)}`;
const row = (id, baseUrl, price = "0.000001") => ({
  id,
  provider_model_id: "recorded",
  base_url: baseUrl,
  context_length: 100000,
  pricing: { prompt: price, completion: price },
});

before(async () => {
  upstream = await startUpstream(fixtures);
  const providers = {};
  const add = (provider, model) => {
    providers[provider] ??= { keys: [{ name: "test", secret: "env:REPLAY_KEY", hosts: ["127.0.0.1"] }], models: [] };
    providers[provider].models.push(model);
  };
  for (const id of captures) add(providerOf(id), row(modelOf(id), upstream.captureUrl(id)));
  // The cheaper endpoint fails first.
  add("groq", row("replay/fallback", upstream.url("fail/503"), "0.0000001"));
  add("openai", row("replay/fallback", upstream.captureUrl(captures[0])));
  add("groq", row("replay/wrong-key", upstream.url("fail/401")));
  add("groq", row("replay/drip", upstream.url("drip")));
  add("openai", row("replay/broken", upstream.captureUrl("openai-chat/openai/splice-error-object-after-text")));
  // What a model is for is told by its protocol or by what goes in and comes out.
  add("groq", { ...row("replay/embedding", upstream.url("raw")), protocol: "openai-embeddings" });
  add("groq", { ...row("replay/image", upstream.url("raw")), output_modalities: ["image"] });
  add("groq", { ...row("replay/speech", upstream.url("raw")), output_modalities: ["audio"] });
  add("groq", { ...row("replay/transcription", upstream.url("raw")), input_modalities: ["audio"] });

  switchyard = new Switchyard({ providers });
  switchyard.extraEnvironment = { REPLAY_KEY: "sk-planted-1234567890abcdef" };
  const made = switchyard.run(["keys", "add", "sdk"]);
  assert.equal(made.status, 0, made.stderr);
  apiKey = made.stdout.trim();
  const address = await switchyard.serve();
  client = new OpenAI({ apiKey, baseURL: `${address}/v1`, maxRetries: 0 });
});

after(async () => {
  upstream?.close();
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

async function collect(stream) {
  const result = { text: "", reasoning: "", tools: [], usage: null, finishes: [], ids: new Set(), roles: 0, afterFinish: 0 };
  for await (const chunk of stream) {
    assert.equal(chunk.object, "chat.completion.chunk");
    result.ids.add(chunk.id);
    if (chunk.usage) result.usage = chunk.usage;
    for (const choice of chunk.choices) {
      const delta = choice.delta;
      if (delta.role) result.roles += 1;
      if (result.finishes.length && (delta.content || delta.tool_calls)) result.afterFinish += 1;
      result.text += delta.content ?? "";
      result.reasoning += delta.reasoning ?? "";
      for (const call of delta.tool_calls ?? []) {
        if (call.id) result.tools[call.index] = { id: call.id, name: call.function.name, arguments: "" };
        result.tools[call.index].arguments += call.function.arguments ?? "";
      }
      if (choice.finish_reason) result.finishes.push(choice.finish_reason);
    }
  }
  return result;
}

const ask = (model, extra = {}) =>
  client.chat.completions.create({ model, messages: [{ role: "user", content: "Hi" }], stream: true, ...extra });

for (const id of captures) {
  test(`streams ${id}`, async () => {
    const { expect } = readCapture(fixtures, id).meta;
    const got = await collect(await ask(modelOf(id)));
    assert.equal(got.text, expect.text ?? "");
    assert.equal(got.reasoning, expect.reasoning ?? "");
    assert.deepEqual(
      got.tools.map((call) => [call.name, JSON.parse(call.arguments || "{}")]),
      (expect.tool_calls ?? []).map((call) => [call.name, JSON.parse(call.arguments || "{}")]),
    );
    assert.equal(got.finishes.length, 1, "finish comes exactly once");
    assert.equal(got.afterFinish, 0, "and after all content");
    assert.equal(got.roles, 1, "the role comes once");
    assert.equal(got.ids.size, 1, "one id for all chunks");
    assert.equal(got.usage.prompt_tokens, expect.usage.prompt_tokens);
    assert.equal(typeof got.usage.cost, "number");
  });

  test(`whole answer from the SDK's stream helper for ${id}`, async () => {
    const { expect } = readCapture(fixtures, id).meta;
    const runner = client.chat.completions.stream({ model: modelOf(id), messages: [{ role: "user", content: "Hi" }] });
    const completion = await runner.finalChatCompletion();
    assert.equal(completion.choices[0].message.content ?? "", expect.text ?? "");
    assert.equal(completion.choices[0].message.tool_calls?.length ?? 0, expect.tool_calls?.length ?? 0);
  });
}

test("an answer that is not streamed comes whole", async () => {
  const id = "openai-chat/deepseek/deepseek-streamed-reasoning-content";
  const { expect } = readCapture(fixtures, id).meta;
  const { data, response } = await client.chat.completions
    .create({ model: modelOf(id), messages: [{ role: "user", content: "Hi" }] })
    .withResponse();
  assert.equal(data.object, "chat.completion");
  assert.equal(data.choices[0].message.content, expect.text);
  assert.equal(data.choices[0].message.reasoning, expect.reasoning);
  assert.equal(data.usage.total_tokens, data.usage.prompt_tokens + data.usage.completion_tokens);
  assert.equal(response.headers.get("x-switchyard-provider"), "deepseek");
  assert.equal(response.headers.get("x-switchyard-attempts"), "1");
  assert.ok(Number(response.headers.get("x-switchyard-cost")) > 0);
  assert.ok(response.headers.get("x-switchyard-request-id"));
});

const historyRows = (sql) => query(join(switchyard.profile, "history.sqlite"), sql);

async function until(what, find) {
  for (let i = 0; i < 250; i += 1) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`timed out waiting for ${what}`);
}

test("a failing upstream is invisible to the client and visible in the history", async () => {
  const { expect } = readCapture(fixtures, captures[0]).meta;
  const { data: stream, response } = await ask("replay/fallback").withResponse();
  const got = await collect(stream);
  assert.equal(got.text, expect.text);
  assert.equal(response.headers.get("x-switchyard-attempts"), "2");
  const id = response.headers.get("x-switchyard-request-id");
  const row = await until("the row", () => historyRows(`select * from requests_v1 where id = '${id}'`)[0]);
  assert.equal(row.status, 200);
  assert.equal(row.attempts, 2);
  assert.equal(row.provider, "openai");
  assert.equal(row.key_name, "sdk");
  const attempts = historyRows(`select * from attempts_v1 where request_id = '${id}' order by ordinal`);
  assert.deepEqual(attempts.map((a) => [a.provider, a.status]), [["groq", 503], ["openai", 200]]);
  assert.equal(attempts[0].error_kind, "overloaded");
  assert.ok(attempts[1].why.length > 0);
});

test("a session may be named by the header, and the body goes before it", async () => {
  for (const [session_id, expected] of [
    [undefined, "from-header"],
    ["from-body", "from-body"],
  ]) {
    const { data: stream, response } = await client.chat.completions
      .create(
        { model: "replay/fallback", messages: [{ role: "user", content: "Hi" }], stream: true, session_id },
        { headers: { "x-session-id": "from-header" } },
      )
      .withResponse();
    await collect(stream);
    const id = response.headers.get("x-switchyard-request-id");
    const row = await until("the row", () => historyRows(`select * from requests_v1 where id = '${id}'`)[0]);
    assert.equal(row.session_id, expected);
  }
});

test("embeddings come as floats and packed, with their cost", async () => {
  const question = { model: "replay/embedding", input: ["Hi"] };
  const floats = await client.embeddings.create({ ...question, encoding_format: "float" }).withResponse();
  assert.deepEqual(floats.data.data[0].embedding, raw.vector);
  assert.equal(floats.data.usage.prompt_tokens, 5);
  assert.equal(floats.response.headers.get("x-switchyard-provider"), "groq");
  assert.equal(floats.response.headers.get("x-switchyard-cost"), "0.000005");
  const packed = await client.embeddings.create(question); // the SDK asks for base64 and unpacks it
  assert.equal(JSON.parse(upstream.seen.at(-1).body).encoding_format, "base64");
  assert.equal(JSON.parse(upstream.seen.at(-1).body).model, "recorded");
  assert.deepEqual(Array.from(packed.data[0].embedding), raw.vector);
  const id = floats.response.headers.get("x-switchyard-request-id");
  const found = await until("the row", () => historyRows(`select * from requests_v1 where id = '${id}'`)[0]);
  assert.equal(found.prompt_tokens, 5);
});

test("speech comes byte for byte", async () => {
  const speech = await client.audio.speech.create({ model: "replay/speech", input: "Hi", voice: "alloy" });
  assert.equal(speech.headers.get("content-type"), "audio/mpeg");
  assert.ok(Buffer.from(await speech.arrayBuffer()).equals(raw.sound));
});

test("a transcription's sound goes on byte for byte", async () => {
  const file = await toFile(raw.sound, "speech.wav");
  const question = { model: "replay/transcription", file, language: "en" };
  const transcription = await client.audio.transcriptions.create(question);
  assert.equal(transcription.text, raw.text);
  const { bytes, headers } = upstream.seen.at(-1);
  assert.match(headers["content-type"], /^multipart\/form-data; ?boundary=/);
  assert.ok(bytes.includes(raw.sound));
  assert.ok(bytes.includes('name="model"\r\n\r\nrecorded\r\n'));
  assert.ok(!bytes.includes("replay/transcription"));
});

test("images come as the provider sent them", async () => {
  const images = await client.images.generate({ model: "replay/image", prompt: "a cat" });
  assert.equal(images.data[0].b64_json, raw.image);
  await assert.rejects(
    client.images.generate({ prompt: "a cat" }),
    (error) => error.status === 400 && /model/.test(error.message),
  );
});

test("a client that hangs up closes the upstream at once", async () => {
  const stream = await ask("replay/drip");
  let dropped;
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta.content) {
      dropped = performance.now();
      stream.controller.abort();
      break;
    }
  }
  await until("the upstream to be left", () => upstream.left.length > 0);
  const delay = upstream.left[0] - dropped;
  console.log(`upstream closed ${delay.toFixed(1)} ms after the client hung up`);
  assert.ok(delay < 100, `took ${delay} ms`);
  const row = await until("the row", () => historyRows("select * from requests_v1 where model_asked = 'replay/drip'")[0]);
  assert.equal(row.status, 499);
  assert.equal(row.error_kind, "cancelled");
  assert.ok(row.completion_tokens > 0, "what was delivered is accounted");
});

test("an error in mid-stream reaches the client as an error", async () => {
  await assert.rejects(async () => collect(await ask("replay/broken")), (error) => error instanceof OpenAI.APIError);
});

test("errors come with their status and in the envelope", async () => {
  await assert.rejects(ask("replay/wrong-key"), (error) => {
    assert.equal(error.status, 401);
    assert.match(error.message, /Groq/);
    assert.doesNotMatch(JSON.stringify(error), /planted/);
    return true;
  });
  await assert.rejects(ask("replay/fallbak"), (error) => {
    assert.equal(error.status, 400);
    assert.match(error.message, /replay\/fallback/);
    return true;
  });
  await assert.rejects(
    client.chat.completions.create({ model: "replay/drip", messages: [{ role: "user", content: [{ text: "no type" }] }] }),
    (error) => error.status === 400 && /messages\[0\]\.content\[0\]/.test(error.message),
  );
});

test("a wrong key, a foreign host and a foreign origin are refused", async () => {
  const wrong = new OpenAI({ apiKey: "sy-wrong", baseURL: client.baseURL, maxRetries: 0 });
  await assert.rejects(wrong.models.list(), (error) => error.status === 401);
  const origin = await fetch(`${switchyard.address}/v1/models`, {
    headers: { authorization: `Bearer ${apiKey}`, origin: "https://evil.example" },
  });
  assert.equal(origin.status, 403);
  const { request } = await import("node:http");
  const status = await new Promise((resolve) => {
    const url = new URL(`${switchyard.address}/v1/models`);
    request({ host: url.hostname, port: url.port, path: url.pathname, headers: { host: "evil.example", authorization: `Bearer ${apiKey}` } }, (r) => {
      r.resume();
      resolve(r.statusCode);
    }).end();
  });
  assert.equal(status, 403);
});

test("models are listed with OpenAI's and OpenRouter's fields, under both base paths", async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  assert.ok(ids.includes("replay/fallback"));
  assert.ok(ids.some((id) => id.startsWith("simulator/")));
  const response = await fetch(`${switchyard.address}/api/v1/models`, { headers: { authorization: `Bearer ${apiKey}` } });
  const { data } = await response.json();
  const drip = data.find((model) => model.id === "replay/drip");
  assert.equal(drip.pricing.prompt, "0.000001");
  assert.equal(drip.context_length, 100000);
  const one = await client.models.retrieve("replay/drip");
  assert.equal(one.id, "replay/drip");
});

test("unknown paths and methods, and health", async () => {
  const headers = { authorization: `Bearer ${apiKey}` };
  assert.equal((await fetch(`${switchyard.address}/v1/nothing`, { headers })).status, 404);
  const wrong = await fetch(`${switchyard.address}/v1/chat/completions`, { headers });
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get("allow"), "POST");
  const health = await fetch(`${switchyard.address}/health`);
  assert.equal((await health.json()).status, "ok");
});

test("the planted provider key is in no file of the profile, and SIGTERM ends with 0", async () => {
  assert.ok(upstream.seen.some((one) => one.headers.authorization === "Bearer sk-planted-1234567890abcdef"));
  assert.equal(await switchyard.stop(), 0);
  const { readdirSync, readFileSync } = await import("node:fs");
  for (const file of readdirSync(switchyard.profile)) {
    const bytes = readFileSync(join(switchyard.profile, file));
    assert.ok(!bytes.includes("planted"), file);
    assert.ok(!bytes.includes(apiKey), file);
  }
});
