// What the official SDKs get to see of an answer beside its text: ids, usage, fields that nobody here knows, and every
// way to end.
import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { createDeflate, createDeflateRaw, createGzip } from "node:zlib";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { OpenRouter } from "@openrouter/sdk";
import OpenAI from "openai";
import { FaultUpstream, answer, beginStream, reply, sendJson, streamOf, text } from "./faults/upstream.mjs";
import { protocols } from "./scripted_upstream.mjs";
import { Switchyard } from "./switchyard.mjs";
import { question } from "./upstream/script.mjs";

const upstream = new FaultUpstream();
const messages = [{ role: "user", content: question }];
let switchyard;
let address;
let apiKey;
let openai;
let anthropic;
let google;
let openrouter;

const sse = (value) => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;
const chatHead = { id: "chatcmpl-1", created: 1_782_321_708, model: "scripted-chat-2026-08-01" };
const chatUsage = { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17 };

// A chat in these words, whole or as chunks; what is left out of it is not sent.
function chat({ message = {}, finish = "stop", top = {}, choice = {}, usage = chatUsage }) {
  return (request, response) => {
    if (!request.asksForStream) {
      const choices = [
        { index: 0, message: { role: "assistant", content: "Hello", ...message }, finish_reason: finish, ...choice },
      ];
      sendJson(response, 200, {}, { ...chatHead, object: "chat.completion", ...top, choices, ...(usage && { usage }) });
      return;
    }
    const chunk = (choices, more) =>
      response.write(sse({ ...chatHead, object: "chat.completion.chunk", ...top, choices, ...more }));
    beginStream(response, "openai-chat");
    const calls = message.tool_calls?.map((call, index) => ({ index, ...call }));
    const delta = { role: "assistant", content: "Hello", ...message, ...(calls && { tool_calls: calls }) };
    chunk([{ index: 0, delta, finish_reason: null, ...choice }]);
    chunk([{ index: 0, delta: {}, finish_reason: finish }]);
    if (usage) chunk([], { usage });
    response.end(sse("[DONE]"));
  };
}

// Ways in which providers end an answer, and what it is for clients then.
const call = { id: "call_1", type: "function", function: { name: "get_time", arguments: "{}" } };
const finishes = [
  ["stop", "stop", {}],
  ["length", "length", {}],
  ["tool_calls", "tool_calls", { content: null, tool_calls: [call] }],
  ["content_filter", "content_filter", {}],
  ["function_call", "function_call", { content: null, function_call: call.function }],
  ["eos", "stop", {}],
  ["max_tokens", "length", {}],
  ["safety", "content_filter", {}],
  ["stop", "stop", { content: null, refusal: "I would rather not." }],
  ["stop", "stop", { reasoning_content: "Hm." }],
  [
    "stop",
    "stop",
    {
      annotations: [
        { type: "url_citation", url_citation: { url: "https://a.example", title: "A", start_index: 0, end_index: 5 } },
      ],
    },
  ],
  ["stop", "stop", { images: [{ type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0KGgo=" } }] }],
];
const finishName = (at) => `finish-${at}`;

const unknown = { farther: { level: [3, 4] } };
const plays = {
  "openai-chat": {
    plain: (...turn) => answer("openai-chat", ...turn),
    uncounted: chat({ usage: null }),
    gzip: packed("gzip", createGzip),
    deflate: packed("deflate", createDeflate),
    "bare-deflate": packed("deflate", createDeflateRaw),
    "cut-gzip": packed("gzip", createGzip, (bytes) => bytes.subarray(0, bytes.length / 2)),
    unknown: chat({
      message: { farther_in_message: unknown },
      top: { farther_beside: unknown },
      choice: { farther_in_choice: unknown },
      usage: { ...chatUsage, farther_in_usage: unknown },
    }),
    ...Object.fromEntries(finishes.map(([finish, , message], at) => [finishName(at), chat({ finish, message })])),
  },
  "openai-responses": {
    plain: (...turn) => answer("openai-responses", ...turn),
    unknown: withUnknown("openai-responses", (response) => Object.assign(response, unknown)),
  },
  "anthropic-messages": {
    plain: (...turn) => answer("anthropic-messages", ...turn),
    unknown: withUnknown("anthropic-messages", (message) => Object.assign(message, unknown)),
  },
  "google-generate-content": { plain: (...turn) => answer("google-generate-content", ...turn) },
};

// A provider that compresses without being asked to, and flushes after each event.
function packed(encoding, create, part = (bytes) => bytes) {
  return async (request, response) => {
    const events = request.asksForStream
      ? streamOf("openai-chat")
      : [JSON.stringify(protocols["openai-chat"].whole(reply))];
    const type = request.asksForStream ? protocols["openai-chat"].streamType : "application/json";
    response.writeHead(200, { "content-type": type, "content-encoding": encoding });
    const packer = create();
    const bytes = [];
    packer.on("data", (piece) => bytes.push(piece));
    for (const event of events) {
      packer.write(event);
      await new Promise((done) => packer.flush(done));
    }
    packer.end();
    await once(packer, "end");
    response.end(part(Buffer.concat(bytes)));
  };
}

// The protocol's own answer with something more in what describes it.
function withUnknown(protocol, add) {
  return (request, response) => {
    if (!request.asksForStream) {
      sendJson(response, 200, {}, add(protocols[protocol].whole(reply)));
      return;
    }
    beginStream(response, protocol);
    for (const event of streamOf(protocol)) {
      const [, head, data] = /^(.*\n)?data: (.*)\n\n$/.exec(event);
      const json = JSON.parse(data);
      const described = json.response ?? json.message;
      if (described) add(described);
      response.write(`${head ?? ""}${sse(json)}`);
    }
    response.end();
  };
}

const modelOf = (protocol, play) => `answers/${protocol}-${play}`;
const seen = (protocol, play) => upstream.seen(`${protocol}-${play}`);

before(async () => {
  await upstream.listen();
  const providers = {};
  for (const [protocol, ways] of Object.entries(plays)) {
    providers[`answers-${protocol}`] = {
      protocol,
      base_url: `${upstream.address}/nowhere`,
      keys: [{ name: "test", secret: "env:ANSWERS_KEY", hosts: ["127.0.0.1"] }],
      models: Object.entries(ways).map(([way, play]) => ({
        id: modelOf(protocol, way),
        provider_model_id: protocols[protocol].model,
        base_url: upstream.add(`${protocol}-${way}`, play),
        context_length: 100_000,
        pricing: { prompt: "0.000001", completion: "0.000002" },
      })),
    };
  }
  switchyard = new Switchyard({ providers });
  switchyard.extraEnvironment = { ANSWERS_KEY: "sk-planted-1234567890abcdef" };
  const made = switchyard.run(["keys", "add", "answers"]);
  assert.equal(made.status, 0, made.stderr);
  apiKey = made.stdout.trim();
  address = await switchyard.serve();
  openai = new OpenAI({ apiKey, baseURL: `${address}/v1`, maxRetries: 0 });
  anthropic = new Anthropic({ apiKey, baseURL: address, maxRetries: 0 });
  google = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: address, apiVersion: "v1beta" } });
  openrouter = new OpenRouter({ apiKey, serverURL: `${address}/api/v1`, retryConfig: { strategy: "none" } });
});

after(async () => {
  upstream.close();
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

async function all(stream) {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
}

const generation = /^gen-\d+-[0-9a-f]{16}$/;

describe("ids", () => {
  const model = modelOf("openai-chat", "plain");
  for (const stream of [false, true]) {
    const how = stream ? "of a stream" : "of a whole answer";

    test(`openai: ${how}`, async () => {
      const asked = await openai.chat.completions.create({ model, messages, stream }).withResponse();
      assert.match(asked.request_id, generation);
      assert.equal(asked.response.headers.get("x-generation-id"), asked.request_id);
      const ids = stream ? (await all(asked.data)).map((chunk) => chunk.id) : [asked.data.id];
      assert.deepEqual([...new Set(ids)], [asked.request_id]);
      if (!stream) assert.equal(asked.data._request_id, asked.request_id);
    });

    test(`openai, responses: ${how}`, async () => {
      const asked = await openai.responses.create({ model, input: question, store: false, stream }).withResponse();
      assert.match(asked.request_id, generation);
      assert.equal(asked.response.headers.get("x-generation-id"), asked.request_id);
      if (stream) await all(asked.data);
      else assert.equal(asked.data._request_id, asked.request_id);
    });

    test(`anthropic: ${how}`, async () => {
      const asked = await anthropic.messages.create({ model, messages, max_tokens: 100, stream }).withResponse();
      assert.match(asked.request_id, generation);
      assert.equal(asked.response.headers.get("x-generation-id"), asked.request_id);
      if (stream) await all(asked.data);
      else assert.equal(asked.data._request_id, asked.request_id);
    });

    test(`google: ${how}`, async () => {
      const question = { model, contents: "Hi" };
      const answers = stream
        ? await all(await google.models.generateContentStream(question))
        : [await google.models.generateContent(question)];
      for (const { responseId, sdkHttpResponse } of answers) {
        assert.match(responseId, generation);
        assert.equal(sdkHttpResponse.headers["x-generation-id"], responseId);
      }
    });
  }
});

const post = (path, body, headers) =>
  fetch(`${address}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("whether an answer is streamed is said by the request, not by its Accept header", () => {
  const model = modelOf("openai-chat", "plain");
  const asked = [
    ["/v1/chat/completions", { model, messages }],
    ["/v1/completions", { model, prompt: question }],
    ["/v1/responses", { model, input: question, store: false }],
    ["/v1/messages", { model, messages, max_tokens: 100 }],
  ];
  for (const [path, body] of asked) {
    test(path, async () => {
      for (const stream of [undefined, null, false]) {
        const response = await post(path, { ...body, stream }, { accept: "text/event-stream" });
        assert.equal(response.headers.get("content-type"), "application/json");
        assert.equal(typeof (await response.json()), "object");
      }
      const response = await post(path, { ...body, stream: true }, { accept: "application/json" });
      assert.equal(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
      assert.match(await response.text(), /^data: \{/m);
    });
  }
});

describe("fields that nobody here knows pass between two ends of the same shape", () => {
  const future = { future: { level: [1, 2] } };
  for (const stream of [false, true]) {
    const how = stream ? "stream" : "whole";

    test(`openai chat, ${how}`, async () => {
      const question = { model: modelOf("openai-chat", "unknown"), messages, stream, ...future };
      const got = await openai.chat.completions.create(question);
      assert.deepEqual(seen("openai-chat", "unknown").at(-1).body.future, future.future);
      const answers = stream ? await all(got) : [got];
      const find = (pick) => answers.map(pick).find((value) => value !== undefined);
      assert.deepEqual(
        find((one) => one.farther_beside),
        unknown,
      );
      assert.deepEqual(
        find((one) => (one.choices[0]?.message ?? one.choices[0]?.delta)?.farther_in_message),
        unknown,
      );
      assert.deepEqual(
        find((one) => one.choices[0]?.farther_in_choice),
        unknown,
      );
      assert.deepEqual(
        find((one) => one.usage?.farther_in_usage),
        unknown,
      );
    });

    test(`openai responses, ${how}`, async () => {
      const asked = { model: modelOf("openai-responses", "unknown"), input: question, store: false, stream, ...future };
      const got = await openai.responses.create(asked);
      assert.deepEqual(seen("openai-responses", "unknown").at(-1).body.future, future.future);
      const response = stream ? (await all(got)).at(-1).response : got;
      assert.deepEqual(response.farther, unknown.farther);
    });

    test(`anthropic, ${how}`, async () => {
      const asked = { model: modelOf("anthropic-messages", "unknown"), messages, max_tokens: 100, stream, ...future };
      const got = await anthropic.messages.create(asked);
      assert.deepEqual(seen("anthropic-messages", "unknown").at(-1).body.future, future.future);
      const message = stream ? (await all(got))[0].message : got;
      assert.deepEqual(message.farther, unknown.farther);
    });
  }
});

describe("every way to end, for a client that checks each field", () => {
  for (const [at, [said, expected, message]] of finishes.entries()) {
    const with_ = Object.keys(message).filter((name) => name !== "content");
    test(`${[said, ...with_].join(" with ")}`, async () => {
      const chatRequest = { model: modelOf("openai-chat", finishName(at)), messages };
      const whole = await openrouter.chat.send({ chatRequest: { ...chatRequest, stream: false } });
      assert.equal(whole.choices[0].finishReason, expected);
      assert.ok("systemFingerprint" in whole);
      const chunks = await all(await openrouter.chat.send({ chatRequest: { ...chatRequest, stream: true } }));
      const ends = chunks.flatMap((chunk) => chunk.choices.map((choice) => choice.finishReason)).filter(Boolean);
      assert.deepEqual(ends, [expected]);
      assert.deepEqual(chunks.at(-1).choices, []);
      assert.equal(chunks.at(-1).usage.totalTokens, chatUsage.total_tokens);
      assert.ok(chunks.at(-1).usage.cost > 0);
    });
  }
});

describe("the last chunk has no choices but the usage, and then it is done", () => {
  const wishes = [undefined, null, { include_usage: true }, { include_usage: false }];
  for (const play of ["plain", "uncounted"]) {
    for (const stream_options of wishes) {
      test(`${play}, stream_options: ${JSON.stringify(stream_options)}`, async () => {
        const body = { model: modelOf("openai-chat", play), messages, stream: true, stream_options };
        const text = await (await post("/v1/chat/completions", body)).text();
        const events = text.trimEnd().split("\n\n");
        assert.equal(events.at(-1), "data: [DONE]");
        const last = JSON.parse(events.at(-2).slice("data: ".length));
        assert.deepEqual(last.choices, []);
        assert.ok(last.usage.prompt_tokens > 0 && last.usage.completion_tokens > 0, JSON.stringify(last.usage));
        assert.ok(last.usage.cost > 0);
        assert.equal(events.filter((event) => event.includes('"usage"')).length, 1);
      });
    }
  }

  test("a whole answer that its provider did not count has a usage, too", async () => {
    const completion = await openai.chat.completions.create({ model: modelOf("openai-chat", "uncounted"), messages });
    assert.ok(completion.usage.prompt_tokens > 0 && completion.usage.completion_tokens > 0);
    assert.ok(completion.usage.cost > 0);
  });
});

describe("answers that come compressed are read", () => {
  for (const play of ["gzip", "deflate", "bare-deflate"]) {
    test(play, async () => {
      const question = { model: modelOf("openai-chat", play), messages };
      const whole = await openai.chat.completions.create(question);
      assert.equal(whole.choices[0].message.content, text);
      const chunks = await all(await openai.chat.completions.create({ ...question, stream: true }));
      assert.equal(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join(""), text);
    });
  }

  test("and one that is cut short is an error", async () => {
    const question = { model: modelOf("openai-chat", "cut-gzip"), messages };
    await assert.rejects(openai.chat.completions.create(question), (error) => error.status === 502);
    await assert.rejects(
      async () => all(await openai.chat.completions.create({ ...question, stream: true })),
      (error) => error instanceof OpenAI.APIError,
    );
  });
});
