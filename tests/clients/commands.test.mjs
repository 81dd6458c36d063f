// The commands as a script meets them: exit status, stdout and stderr, and what bad input is told.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { query } from "./sqlite.mjs";
import { Switchyard } from "./switchyard.mjs";

let switchyard;
const start = (config) => (switchyard = new Switchyard(config));
afterEach(() => switchyard?.remove());

test("ask prints one JSON object a model, with figures and attempts", () => {
  const run = start({}).run(["ask", "--json", "-m", "simulator/breeze-mini", "-m", "simulator/echo", "Two plus two?"]);
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(answers.map((a) => a.model), ["simulator/breeze-mini", "simulator/echo"]);
  for (const answer of answers) {
    assert.ok(answer.text.length > 0);
    assert.equal(answer.provider, "simulator");
    assert.equal(answer.cost_source, "simulated");
    assert.ok(answer.usage.completion_tokens > 0);
    assert.ok(answer.ttft_ms >= 0);
    assert.ok(answer.attempts.length >= 1);
    assert.equal(answer.error, null);
  }
  assert.equal(query(join(switchyard.profile, "history.sqlite"), "select * from requests_v1").length, 2);
});

test("ask reads the prompt from stdin and puts several answers under headings", () => {
  const run = start({}).run(["ask", "-m", "simulator/breeze-mini", "-m", "simulator/echo"], "Hello there");
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /^## simulator\/breeze-mini\n/);
  assert.match(run.stdout, /\n## simulator\/echo\n/);
});

test("a mistyped model names the nearest and fails", () => {
  const run = start({}).run(["ask", "-m", "simulator/breze-mini", "Hi"]);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /simulator\/breeze-mini/);
  assert.equal(run.stdout.trim(), "");
});

test("a provider without a key is said to be without one", () => {
  const run = start({}).run(["ask", "-m", "openai/gpt-oss-120b", "Hi"]);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /without a usable key/);
});

test("a wrong configuration is told with file, line and path, and is left alone", () => {
  start({});
  const file = join(switchyard.profile, "config.json");
  const text = '{\n  "listen": "127.0.0.1:8484",\n  "providers": {\n    "groq": { "keys": [ { "name": "a", "secret": "gsk_abcdefghijklmnop" } ] }\n  },\n  "timeout": {}\n}\n';
  writeFileSync(file, text);
  for (const verb of [["ask", "-m", "simulator/echo", "Hi"], ["serve"], ["check"]]) {
    const run = switchyard.run(verb);
    assert.equal(run.status, 2, verb[0]);
    const said = run.stdout + run.stderr;
    assert.match(said, /config\.json:4: providers\.groq\.keys\[0\]\.secret/);
    assert.match(said, /config\.json:6: timeout.*timeouts/);
    assert.doesNotMatch(said, /gsk_abc/);
  }
  assert.equal(readFileSync(file, "utf8"), text);
  writeFileSync(file, '{\n  "listen": \n}\n');
  assert.match(switchyard.run(["check"]).stdout, /config\.json:[23]/);
});

test("check says what it found, one line each", () => {
  const run = start({}).run(["check", "--json"]);
  assert.equal(run.status, 0, run.stdout + run.stderr);
  const subjects = run.stdout.trim().split("\n").map((line) => JSON.parse(line).subject);
  for (const subject of ["config", "history", "key_store", "key"]) assert.ok(subjects.includes(subject), subject);
});

test("a port in use is told with the way out", async () => {
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, "127.0.0.1", resolve));
  try {
    const run = start({}).run(["serve", "--listen", `127.0.0.1:${taken.address().port}`]);
    assert.notEqual(run.status, 0);
    assert.match(run.stderr, new RegExp(`${taken.address().port}.*in use`));
    assert.match(run.stderr, /--listen/);
  } finally {
    taken.close();
  }
});

test("a database of a newer version is read and never written", () => {
  start({});
  const file = join(switchyard.profile, "history.sqlite");
  assert.equal(switchyard.run(["ask", "-m", "simulator/echo", "Hi"]).status, 0);
  assert.equal(spawnSync("sqlite3", [file, "pragma user_version = 999"]).status, 0);
  const check = switchyard.run(["check"]);
  assert.equal(check.status, 1);
  assert.match(check.stdout, /history\.sqlite/);
  assert.equal(switchyard.run(["ask", "-m", "simulator/echo", "Hi"]).status, 0);
  assert.equal(query(file, "select * from requests_v1").length, 1);
  assert.equal(query(file, "pragma user_version")[0].user_version, 999);
});

test("a broken database is kept as it is", () => {
  start({});
  const file = join(switchyard.profile, "history.sqlite");
  const broken = Buffer.from("this is not a database, but somebody wants it back ".repeat(200));
  writeFileSync(file, broken);
  const run = switchyard.run(["check"]);
  assert.equal(run.status, 1);
  assert.match(run.stdout, /history\.sqlite/);
  assert.deepEqual(readFileSync(file), broken);
  const ask = switchyard.run(["ask", "-m", "simulator/echo", "Hi"]);
  assert.equal(ask.status, 0, "asking works without a history");
  assert.deepEqual(readFileSync(file), broken);
});

test("without a display the desktop says what to do instead", () => {
  start({});
  switchyard.extraEnvironment = { DISPLAY: "", WAYLAND_DISPLAY: "", QT_QPA_PLATFORM: undefined };
  const run = switchyard.run([]);
  assert.notEqual(run.status, 0);
  assert.match(run.stderr, /switchyard serve/);
});

test("models takes a query, filters and an order, and refuses an unknown filter", () => {
  const run = start({}).run(["models", "--filter", "provider=groq", "--filter", "tools=true", "--sort", "price", "--json"]);
  assert.equal(run.status, 0, run.stderr);
  const models = run.stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.ok(models.length > 3);
  assert.ok(models.every((model) => model.tools && model.providers.includes("groq")));
  const prices = models.map((model) => model.pricing.prompt).filter((price) => price !== null).map(Number);
  assert.deepEqual(prices, [...prices].sort((a, b) => a - b));
  const wrong = switchyard.run(["models", "--filter", "privider=groq"]);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /provider/);
});

test("route sends nothing and gives a reason for every endpoint", () => {
  const run = start({}).run(["route", "--model", "simulator/atlas-large", "--json"]);
  assert.equal(run.status, 0, run.stderr);
  const plan = JSON.parse(run.stdout);
  assert.ok(plan.candidates.length >= 2);
  assert.ok(plan.candidates.every((candidate) => candidate.why.length > 0));
  for (const { prompt_tokens: prompt, estimated_cost: expected, worst_cost: worst } of plan.candidates) {
    assert.equal(prompt.family, "simulator");
    assert.equal(prompt.exact, false);
    assert.ok(prompt.error_per_mille > 0 && prompt.at_most >= prompt.tokens, JSON.stringify(prompt));
    assert.ok(Number(worst) >= Number(expected), `${worst} < ${expected}`);
  }
  const none = switchyard.run(["route", "--model", "openai/gpt-oss-120b", "--json"]);
  assert.equal(none.status, 1);
  const excluded = JSON.parse(none.stdout).excluded;
  assert.ok(excluded.length > 40);
  assert.ok(excluded.every((one) => one.reason && one.text));
});

test("keys are made, listed and revoked; the secret is printed once", () => {
  start({});
  const made = switchyard.run(["keys", "add", "editor"]);
  assert.equal(made.status, 0, made.stderr);
  assert.match(made.stdout.trim(), /^sy-[A-Za-z0-9_-]{43}$/);
  const list = switchyard.run(["keys", "list", "--json"]);
  assert.equal(JSON.parse(list.stdout).name, "editor");
  assert.ok(!list.stdout.includes(made.stdout.trim()));
  assert.equal(switchyard.run(["keys", "add", "editor"]).status, 1);
  assert.equal(switchyard.run(["keys", "revoke", "editor"]).status, 0);
  assert.equal(switchyard.run(["keys", "revoke", "editor"]).status, 1);
});

test("a secret without a key store is refused in plain words and appears nowhere", () => {
  start({});
  switchyard.extraEnvironment = { DBUS_SESSION_BUS_ADDRESS: undefined, DISPLAY: undefined, XDG_RUNTIME_DIR: switchyard.profile };
  const run = switchyard.run(["secrets", "set", "groq"], "gsk_planted_secret_12345678\n");
  assert.equal(run.status, 1);
  assert.match(run.stderr, /env:/);
  assert.doesNotMatch(run.stdout + run.stderr, /planted/);
});

test("unknown commands and options are bad usage", () => {
  start({});
  assert.equal(switchyard.run(["asc"]).status, 2);
  assert.equal(switchyard.run(["models", "--colour"]).status, 2);
  assert.equal(switchyard.run(["ask"], "").status, 2);
  const help = switchyard.run(["--help"]);
  assert.equal(help.status, 0);
  assert.match(help.stdout, /serve/);
});

test("the provider that the README adds is asked with nothing but its entry", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const example = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].find(([, json]) => json.includes("my-nebius"));
  start(JSON.parse(example[1]));
  switchyard.extraEnvironment = { NEBIUS_API_KEY: "planted-key-1234567890" };
  const run = switchyard.run(["route", "--model", "qwen/qwen3-32b", "--json"]);
  assert.equal(run.status, 0, run.stderr);
  const [candidate] = JSON.parse(run.stdout).candidates;
  assert.equal(candidate.provider, "my-nebius");
  assert.equal(candidate.protocol, "openai-chat");
  assert.equal(candidate.provider_model_id, "Qwen/Qwen3-32B");
});
