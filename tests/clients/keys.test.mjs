// Keys of the local API: by the command, and by the API with the official SDK of OpenRouter.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { OpenRouter } from "@openrouter/sdk";
import { Switchyard } from "./switchyard.mjs";

let switchyard;
afterEach(async () => {
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

const keys = (...words) => switchyard.run(["keys", ...words]);
const listed = (name) =>
  keys("list", "--json")
    .stdout.trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .find((key) => key.name === name);

const chat = (address, key) =>
  fetch(`${address}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "simulator/echo", messages: [{ role: "user", content: "Hi" }] }),
  });

test("a key gets rules by options, and `none` takes them away", () => {
  switchyard = new Switchyard({});
  const rules =
    "--limit-usd 5 --period day --rpm 60 --rpd 1000 --tpm 100000 --tpd 5000000 --concurrency 4 --models anthropic/*,openai/* " +
    "--providers groq --member anna --app Cellar --expires 2099-01-31 --loopback-only --model-limit anthropic/*=rpm:5,tpd:9";
  const made = keys("add", "editor", ...rules.split(" "));
  assert.equal(made.status, 0, made.stderr);
  const key = listed("editor");
  const { id, label, created, changed, ...rest } = key;
  assert.match(id, /^[0-9a-f]{64}$/);
  assert.equal(label, `${made.stdout.slice(0, 6)}…${made.stdout.trim().slice(-3)}`);
  assert.equal(created, changed);
  assert.deepEqual(rest, {
    name: "editor",
    storage: "profile",
    old_secret_until: null,
    limit_usd: "5",
    period: "day",
    rpm: 60,
    rpd: 1000,
    tpm: 100000,
    tpd: 5000000,
    concurrency: 4,
    model_limits: [{ model: "anthropic/*", rpm: 5, rpd: null, tpm: null, tpd: 9, concurrency: null }],
    models: ["anthropic/*", "openai/*"],
    providers: ["groq"],
    member: "anna",
    app: "Cellar",
    expires: "2099-01-31T00:00:00Z",
    loopback_only: true,
    management: false,
    disabled: false,
  });
  const none = "--limit-usd none --rpm none --models none --expires none --model-limit anthropic/*=none --any-machine --name desk";
  assert.equal(keys("change", "editor", ...none.split(" ")).status, 0);
  const changedKey = listed("desk");
  assert.equal(changedKey.id, id);
  assert.equal(changedKey.limit_usd, null);
  assert.equal(changedKey.rpm, null);
  assert.equal(changedKey.rpd, 1000);
  assert.deepEqual(changedKey.models, []);
  assert.deepEqual(changedKey.model_limits, []);
  assert.equal(changedKey.expires, null);
  assert.equal(changedKey.loopback_only, false);
  assert.match(keys("list").stdout, /rpd 1000/);
});

test("options that cannot be understood are bad usage and make no key", () => {
  switchyard = new Switchyard({});
  for (const [option, value] of [
    ["--limit-usd", "five"],
    ["--limit-usd", "-1"],
    ["--period", "rolling"],
    ["--rpm", "0"],
    ["--concurrency", "1.5"],
    ["--models", "a,,b"],
    ["--expires", "soon"],
    ["--model-limit", "rpm:5"],
    ["--model-limit", "a/*=rps:5"],
  ]) {
    const run = keys("add", "editor", `${option}=${value}`);
    assert.equal(run.status, 2, `${option} ${value}`);
    assert.match(run.stderr, new RegExp(option));
    assert.equal(run.stdout, "");
  }
  assert.equal(keys("rotate", "editor", "--overlap", "long").status, 2);
  for (const verb of ["change", "rotate", "disable", "enable", "revoke"]) {
    const run = keys(verb, "nobody");
    assert.equal(run.status, 1, verb);
    assert.match(run.stderr, /nobody/);
  }
  assert.equal(keys("list").stdout, "");
});

test("a running server sees at once what the command does to a key", async () => {
  switchyard = new Switchyard({});
  const first = keys("add", "editor").stdout.trim();
  const address = await switchyard.serve();
  const answers = async (key, status) => {
    for (let i = 0; i < 50; ++i) {
      const reply = await chat(address, key);
      await reply.text();
      if (reply.status === status) return;
      await new Promise((resolve) => setTimeout(resolve, 100)); // until the file's change has arrived
    }
    assert.fail(`never ${status}`);
  };
  await answers(first, 200);
  assert.equal(keys("disable", "editor").status, 0);
  await answers(first, 401);
  assert.equal(keys("enable", "editor").status, 0);
  await answers(first, 200);
  const rotated = keys("rotate", "editor", "--overlap", "1h");
  assert.equal(rotated.status, 0, rotated.stderr);
  const second = rotated.stdout.trim();
  assert.notEqual(second, first);
  await answers(second, 200);
  await answers(first, 200);
  const third = keys("rotate", "editor").stdout.trim();
  await answers(third, 200);
  await answers(second, 401);
  assert.equal(keys("revoke", "editor").status, 0);
  await answers(third, 401);
});

test("@openrouter/sdk makes, lists, shows, changes and removes keys", async () => {
  switchyard = new Switchyard({});
  const manager = keys("add", "manager", "--management").stdout.trim();
  const address = await switchyard.serve();
  const clientWith = (apiKey) =>
    new OpenRouter({ apiKey, serverURL: `${address}/api/v1`, retryConfig: { strategy: "none" } });
  const { apiKeys } = clientWith(manager);

  const made = await apiKeys.create({
    requestBody: { name: "phone", limit: 2.5, limitReset: "monthly", expiresAt: new Date("2099-12-31T23:59:59Z") },
  });
  assert.match(made.key, /^sy-/);
  assert.equal(made.data.limit, 2.5);
  assert.equal(made.data.limitReset, "monthly");
  const { hash } = made.data;
  assert.equal((await chat(address, made.key)).status, 200);
  assert.equal((await chat(address, manager)).status, 403);

  assert.deepEqual((await apiKeys.list()).data.map((key) => key.name), ["phone"]);
  assert.equal((await apiKeys.get({ hash })).data.expiresAt.toISOString(), "2099-12-31T23:59:59.000Z");
  const own = await clientWith(made.key).apiKeys.getCurrentKeyMetadata();
  assert.equal(own.data.limitRemaining, 2.5);
  assert.equal(own.data.isManagementKey, false);

  const changed = await apiKeys.update({ hash, requestBody: { disabled: true, name: "old phone" } });
  assert.equal(changed.data.disabled, true);
  assert.equal(changed.data.name, "old phone");
  assert.deepEqual((await apiKeys.list()).data, []);
  assert.equal((await apiKeys.list({ includeDisabled: true })).data.length, 1);
  assert.equal((await chat(address, made.key)).status, 401);

  assert.equal((await apiKeys.delete({ hash })).deleted, true);
  await assert.rejects(apiKeys.get({ hash }), (error) => error.statusCode === 404);
  await assert.rejects(clientWith("sy-wrong").apiKeys.list(), (error) => error.statusCode === 401);
});
