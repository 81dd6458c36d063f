// What a client asks about its own requests and money, with the official SDK of OpenRouter, which checks every field.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { OpenRouter } from "@openrouter/sdk";
import { Switchyard } from "./switchyard.mjs";

let switchyard;
let address;
const secrets = {};

before(async () => {
  switchyard = new Switchyard({});
  for (const [name, ...options] of [["editor"], ["other"], ["manager", "--management"]]) {
    const made = switchyard.run(["keys", "add", name, ...options]);
    assert.equal(made.status, 0, made.stderr);
    secrets[name] = made.stdout.trim();
  }
  address = await switchyard.serve();
});

after(async () => {
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

const clientOf = (name) =>
  new OpenRouter({ apiKey: secrets[name], serverURL: `${address}/api/v1`, retryConfig: { strategy: "none" } });

const chat = (body) =>
  fetch(`${address}/api/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secrets.editor}`, "content-type": "application/json", "x-title": "Zed" },
    body: JSON.stringify({ model: "simulator/echo", messages: [{ role: "user", content: "Hi" }], ...body }),
  });

for (const stream of [false, true]) {
  test(`@openrouter/sdk gets the record of an answer, ${stream ? "streamed" : "whole"}`, async () => {
    const answer = await chat({ stream, session_id: "s-1" });
    assert.equal(answer.status, 200);
    await answer.text();
    const id = answer.headers.get("x-generation-id");
    const { data } = await clientOf("editor").generations.getGeneration({ id });
    assert.equal(data.id, id);
    assert.equal(data.streamed, stream);
    assert.equal(data.model, "simulator/echo");
    assert.equal(data.finishReason, "stop");
    assert.equal(data.isByok, true);
    assert.equal(data.cancelled, false);
    assert.equal(data.sessionId, "s-1");
    assert.equal(data.origin, "Zed");
    assert.equal(data.apiType, "completions");
    assert.equal(data.providerResponses.at(-1).status, 200);
    assert.ok(data.nativeTokensPrompt > 0);
    assert.ok(data.latency >= data.generationTime);
    assert.equal((await clientOf("manager").generations.getGeneration({ id })).data.id, id);
    await assert.rejects(clientOf("other").generations.getGeneration({ id }), (error) => error.statusCode === 404);
    await assert.rejects(
      clientOf("editor").generations.listGenerationContent({ id }),
      (error) => error.statusCode === 404 && /not kept/.test(error.message),
    );
  });
}

test("@openrouter/sdk gets credits and activity with a management key alone", async () => {
  const manager = clientOf("manager");
  // The simulator's play money is none of it.
  assert.deepEqual((await manager.credits.getCredits()).data, { totalCredits: 0, totalUsage: 0 });
  assert.deepEqual((await manager.analytics.getUserActivity()).data, []);
  for (const ask of [
    () => clientOf("editor").credits.getCredits(),
    () => clientOf("editor").analytics.getUserActivity(),
  ])
    await assert.rejects(ask(), (error) => error.statusCode === 403);
  await assert.rejects(manager.analytics.getUserActivity({ date: "yesterday" }), (error) => error.statusCode === 400);
});

test("metrics are text for Prometheus", async () => {
  await (await chat({})).text();
  const answer = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${secrets.editor}` } });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  const text = await answer.text();
  assert.match(text, /^switchyard_requests_total\{provider="simulator",model="simulator\/echo",status="2xx"\} \d+$/m);
  assert.match(text, /^switchyard_cost_dollars_total\{provider="simulator",model="simulator\/echo"\} 0$/m);
  assert.match(text, /^switchyard_build_info\{version="\d[^"]*"\} 1$/m);
  assert.equal((await fetch(`${address}/metrics`)).status, 401);
});
