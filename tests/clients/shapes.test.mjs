// What the SDKs are lax about, without them: the bytes of each shape's stream from every upstream protocol, its headers,
// and its errors before, in and after the fact.
//
// To play one shape: SHAPE=messages node --test shapes.test.mjs.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { recordedOrders } from "./matrix/recorded.mjs";
import {
  shapes as allShapes,
  anthropicError,
  bearer,
  googleError,
  ollamaError,
  openaiError,
} from "./matrix/shapes.mjs";
import { ScriptedUpstream, protocols, unknown } from "./scripted_upstream.mjs";
import { Switchyard } from "./switchyard.mjs";
import { accessKey, secretKey } from "./upstream/bedrock_converse.mjs";
import { calls as scriptedCalls } from "./upstream/script.mjs";

const shapes = allShapes.filter(({ name }) => name.includes(process.env.SHAPE ?? ""));
const upstream = new ScriptedUpstream();
let switchyard;
let address;
let apiKey;

const cellOf = (shape, protocol, scenario, stream = true) => ({
  name: `${shape.name}/${protocol}/${scenario}`,
  client: shape.name,
  protocol,
  scenario,
  stream,
});
const modelOf = (cell) => `shapes-${cell.protocol}/${cell.client}-${cell.scenario}`;
const scenariosOf = (shape) => (shape.textOnly ? ["text"] : ["text", "tools", "reasoning"]);
const streams = shapes.flatMap((shape) =>
  Object.keys(protocols).flatMap((protocol) =>
    scenariosOf(shape).map((scenario) => ({ shape, cell: cellOf(shape, protocol, scenario) })),
  ),
);
const breaks = shapes.map((shape) => ({ shape, cell: cellOf(shape, "openai-chat", "break-end") }));
const sameEnds = shapes
  .filter((shape) => shape.own)
  .map((shape) => ({ shape, cell: cellOf(shape, shape.own, "unknown", false) }));

before(async () => {
  await upstream.listen();
  const providers = {};
  for (const { shape, cell } of [...streams, ...breaks, ...sameEnds]) {
    const secret = cell.protocol === "bedrock-converse" ? "env:AWS_PAIR" : "env:SCRIPTED_KEY";
    providers[`shapes-${cell.protocol}`] ??= {
      protocol: cell.protocol,
      base_url: upstream.nowhere,
      keys: [{ name: "test", secret, hosts: ["127.0.0.1"], region: "eu-west-3" }],
      models: [],
    };
    providers[`shapes-${cell.protocol}`].models.push({
      id: modelOf(cell),
      provider_model_id: protocols[cell.protocol].model,
      base_url: upstream.add(cell, { system: shape.name !== "completions" }),
      context_length: 200000,
      max_output_tokens: 32000,
      pricing: { prompt: "0.000001", completion: "0.000002" },
      ...protocols[cell.protocol].row,
    });
  }
  switchyard = new Switchyard({ providers });
  switchyard.extraEnvironment = { SCRIPTED_KEY: "sk-planted-1234567890abcdef", AWS_PAIR: `${accessKey}:${secretKey}` };
  const made = switchyard.run(["keys", "add", "shapes"]);
  assert.equal(made.status, 0, made.stderr);
  apiKey = made.stdout.trim();
  address = await switchyard.serve();
});

after(async () => {
  upstream.close();
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

function ask(shape, cell) {
  const model = modelOf(cell);
  return post(shape, shape.path(model), JSON.stringify(shape.body(model, cell.scenario)));
}

const post = (shape, path, body, auth = shape.auth(apiKey)) =>
  fetch(`${address}${path}`, { method: "POST", headers: { "content-type": "application/json", ...auth }, body });

describe("the bytes of a stream", { concurrency: 4 }, () => {
  for (const { shape, cell } of streams) {
    test(cell.name, async () => {
      const response = await ask(shape, cell);
      const text = await response.text();
      assert.equal(response.status, 200, text);
      assert.deepEqual(upstream.violations(cell), []);
      const calls = cell.scenario === "text" ? [] : scriptedCalls;
      const facts = { model: modelOf(cell), calls, finish: shape.words[calls.length ? "tool_calls" : "stop"] };
      const recorded = recordedOrders((shape.recorded ?? []).map((folder) => join(process.env.FIXTURES, folder)));
      assert.deepEqual([...shape.rule(text, facts, recorded)], [], text);
    });
  }
});

for (const { shape, cell } of breaks) {
  test(`${shape.name}: what a stream ends with that broke off`, async () => {
    const response = await ask(shape, cell);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    shape.broken(text);
  });
}

for (const { shape, cell } of sameEnds) {
  test(`${shape.name}: what nobody knows passes to an upstream of the same shape and back`, async () => {
    const model = modelOf(cell);
    const { stream_options, ...body } = shape.body(model, "text");
    if ("stream" in body || shape.own === "ollama") body.stream = false;
    const path = (shape.wholePath ?? shape.path)(model);
    const response = await post(shape, path, JSON.stringify({ ...body, ...unknown.question }));
    const text = await response.text();
    assert.equal(response.status, 200, text);
    assert.deepEqual(upstream.violations(cell), []);
    for (const [name, value] of Object.entries(unknown.answer)) assert.deepEqual(JSON.parse(text)[name], value, text);
  });
}

for (const shape of shapes) {
  const cell = cellOf(shape, "openai-chat", "text");

  test(`${shape.name}: headers of a stream`, async () => {
    const { headers, body } = await ask(shape, cell);
    await body.cancel();
    assert.equal(headers.get("content-type"), shape.type);
    assert.equal(headers.get("cache-control"), "no-cache");
    assert.equal(headers.get("x-accel-buffering"), "no");
    assert.equal(headers.get("transfer-encoding"), "chunked");
    assert.equal(headers.get("content-encoding"), null);
    assert.equal(headers.get("x-switchyard-provider"), "shapes-openai-chat");
    assert.equal(headers.get("x-switchyard-attempts"), "1");
    assert.ok(headers.get("x-switchyard-request-id"));
    if (shape.idHeader) assert.ok(headers.get(shape.idHeader), shape.idHeader);
  });

  test(`${shape.name}: errors in the envelope of the shape`, async () => {
    const path = shape.path(modelOf(cell));
    const question = JSON.stringify(shape.body(modelOf(cell), "text"));
    const nobody = "nobody/of-that-name";
    const asked = [
      ["without a key", 401, () => post(shape, path, question, {})],
      ["with broken JSON", 400, () => post(shape, path, '{"model": ')],
      ["with a list for a body", 400, () => post(shape, path, "[]")],
      [
        "for a model that there is not",
        [400, 404],
        () => post(shape, shape.path(nobody), JSON.stringify(shape.body(nobody, "text"))),
      ],
      [
        "with another method",
        405,
        () => fetch(`${address}${path}`, { method: shape.wrongMethod ?? "GET", headers: shape.auth(apiKey) }),
      ],
    ];
    for (const [how, statuses, send] of asked) {
      const response = await send();
      const text = await response.text();
      assert.ok([statuses].flat().includes(response.status), `${how}: ${response.status} ${text}`);
      assert.match(response.headers.get("content-type"), /^application\/json/, how);
      try {
        shape.error(JSON.parse(text), response.status);
      } catch (error) {
        throw new Error(`${how}: ${error.message} in ${text}`);
      }
      if (response.status === 405) assert.match(response.headers.get("allow"), /\bPOST\b/);
    }
  });
}

test("an unknown path is answered in the envelope of the shape that it lies beside", async () => {
  const beside = [
    ["/v1/nothing", bearer, openaiError],
    ["/v1/messages/nothing", (key) => ({ "x-api-key": key }), anthropicError],
    ["/v1beta/nothing", (key) => ({ "x-goog-api-key": key }), googleError],
    ["/api/nothing", bearer, ollamaError],
  ];
  for (const [path, auth, check] of beside) {
    const response = await fetch(`${address}${path}`, { method: "POST", headers: auth(apiKey), body: "{}" });
    assert.equal(response.status, 404, path);
    check(await response.json(), 404);
  }
});
