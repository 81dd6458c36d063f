// The commands as a script meets them: exit status, stdout and stderr, and what bad input is told.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createServer as createHttpServer } from "node:http";
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

test("check names the broadcast targets whose headers cannot be read", () => {
  const target = { type: "otlp", url: "http://127.0.0.1:1/v1/traces" };
  const run = start({
    broadcast: [
      { ...target, name: "open" },
      { ...target, name: "closed", headers: { Authorization: "env:NOWHERE_SET" } },
    ],
  }).run(["check", "--json"]);
  assert.equal(run.status, 1, run.stdout + run.stderr);
  const found = run.stdout.trim().split("\n").map((line) => JSON.parse(line)).filter((line) => line.subject === "broadcast");
  assert.deepEqual(found.map((line) => line.ok), [true, false]);
  assert.match(found[0].text, /'open'/);
  assert.match(found[1].text, /'closed'.*NOWHERE_SET/);
});

// Batches leave after seconds, so what comes at once comes because the program ends.
test("finished requests are told to a collector before the program ends", async () => {
  const told = [];
  const collector = createHttpServer((request, response) => {
    let body = "";
    request.on("data", (bytes) => (body += bytes));
    request.on("end", () => {
      told.push({ headers: request.headers, body });
      response.end("{}");
    });
  });
  await new Promise((resolve) => collector.listen(0, "127.0.0.1", resolve));
  try {
    start({
      broadcast: [
        {
          name: "collector",
          type: "otlp",
          url: `http://127.0.0.1:${collector.address().port}/v1/traces`,
          headers: { "X-Token": "env:COLLECTOR_TOKEN" },
        },
      ],
    });
    switchyard.extraEnvironment = { COLLECTOR_TOKEN: "canary-of-the-collector" };
    const run = await switchyard.runBeside(["ask", "-m", "simulator/echo", "canary of the prompt"]);
    assert.equal(run.status, 0, run.stderr);
    assert.equal(told.length, 1);
    assert.equal(told[0].headers["x-token"], "canary-of-the-collector");
    assert.doesNotMatch(told[0].body + run.stderr, /canary/);
    const [root, ...attempts] = JSON.parse(told[0].body).resourceSpans[0].scopeSpans[0].spans;
    const attributes = Object.fromEntries(root.attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
    assert.equal(attributes["gen_ai.request.model"], "simulator/echo");
    assert.equal(attributes["switchyard.client_shape"], "cli");
    assert.equal(attributes["switchyard.simulated"], true);
    assert.equal(typeof attributes["gen_ai.usage.input_tokens"], "string");
    assert.ok(attempts.length >= 1);
    for (const attempt of attempts) assert.equal(attempt.parentSpanId, root.spanId);
  } finally {
    collector.close();
  }
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

// Only these variables, so that keys of whoever runs the tests play no part.
const keysInEnvironment = (variables) => {
  const none = Object.fromEntries(
    Object.keys(process.env).filter((name) => /_(KEY|TOKEN|PAT)$/.test(name)).map((name) => [name, undefined]),
  );
  switchyard.extraEnvironment = { ...none, ...variables };
};
const linesOf = (run) => run.stdout.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));

test("keys of the environment are shown without their values, taken over once and used", () => {
  start({});
  keysInEnvironment({ GROQ_API_KEY: "gsk_planted_12345678", MISTRAL_API_KEY: "planted-87654321", ZHIPU_API_KEY: "planted-x" });
  const preview = switchyard.run(["secrets", "import", "--preview", "--json"]);
  assert.equal(preview.status, 0, preview.stderr);
  const groq = linesOf(preview).find((row) => row.variable === "GROQ_API_KEY");
  assert.deepEqual(groq, { variable: "GROQ_API_KEY", provider: "groq", host: "api.groq.com", used_by: null });
  assert.equal(switchyard.run(["secrets", "list", "--json"]).stdout, "");

  const run = switchyard.run(["secrets", "import", "--json"]);
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stderr, /import zhipuai\/ZHIPU_API_KEY/);
  assert.doesNotMatch(preview.stdout + preview.stderr + run.stdout + run.stderr, /planted/);
  const keys = linesOf(switchyard.run(["secrets", "list", "--json"]));
  assert.deepEqual(keys.map((key) => [key.provider, key.name, key.storage, key.usable]).sort(), [
    ["groq", "env", "env:GROQ_API_KEY", true],
    ["mistral", "env", "env:MISTRAL_API_KEY", true],
  ]);
  assert.deepEqual(keys.find((key) => key.provider === "groq").hosts, ["api.groq.com"]);
  assert.equal(switchyard.run(["secrets", "import", "GROQ_API_KEY"]).status, 0);
  assert.equal(linesOf(switchyard.run(["secrets", "list", "--json"])).length, 2);
  assert.doesNotMatch(readFileSync(join(switchyard.profile, "config.json"), "utf8"), /planted/);
});

test("a variable that is not set, or of several providers, is not taken over", () => {
  start({});
  keysInEnvironment({ ZHIPU_API_KEY: "planted-x" });
  const missing = switchyard.run(["secrets", "import", "GROQ_API_KEY"]);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /GROQ_API_KEY/);
  const shared = switchyard.run(["secrets", "import", "ZHIPU_API_KEY"]);
  assert.equal(shared.status, 1);
  assert.match(shared.stderr, /z-ai\/ZHIPU_API_KEY/);
  assert.equal(switchyard.run(["secrets", "import", "z-ai/ZHIPU_API_KEY"]).status, 0);
  assert.equal(linesOf(switchyard.run(["secrets", "list", "--json"]))[0].provider, "z-ai");
});

test("the list of keys says what is set about each", () => {
  start({
    providers: {
      groq: {
        keys: [{ name: "work", secret: "env:PLANTED_KEY", priority: 2, weight: 5, limit_usd_per_month: "12.5", limits: { rpm: 60 }, models: ["openai/*"] }],
      },
    },
  });
  keysInEnvironment({ PLANTED_KEY: "planted-1" });
  const [key] = linesOf(switchyard.run(["secrets", "list", "--json"]));
  assert.equal(key.priority, 2);
  assert.equal(key.weight, 5);
  assert.equal(key.limit_usd_per_month, "12.5");
  assert.equal(key.spent_usd_this_month, "0");
  assert.deepEqual(key.limits, { rpm: 60 });
  assert.deepEqual(key.models, ["openai/*"]);
  assert.deepEqual(key.hosts, ["api.groq.com"]);
  assert.equal(key.last_used, null);
  assert.equal(key.last_error, null);
  const table = switchyard.run(["secrets", "list"]).stdout;
  assert.match(table, /api\.groq\.com/);
  assert.match(table, /rpm 60, \$12\.5 a month/);
});

test("balances are asked for where the provider tells them, one line a key", async () => {
  const seen = [];
  const provider = createHttpServer((request, response) => {
    seen.push([request.url, request.headers.authorization]);
    const known = request.url === "/user/balance";
    response.writeHead(known ? 200 : 403, { "content-type": "application/json" });
    response.end(known ? '{"balance_infos":[{"currency":"CNY","total_balance":"110.00"}]}' : "{}");
  });
  await new Promise((resolve) => provider.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${provider.address().port}/v1`;
  try {
    const keys = [{ name: "work", secret: "env:PLANTED_KEY" }];
    start({ providers: { deepseek: { base_url: base, keys }, openrouter: { base_url: base, keys }, groq: { keys } } });
    keysInEnvironment({ PLANTED_KEY: "planted-1" });
    const one = await switchyard.runBeside(["secrets", "balance", "deepseek", "--json"]);
    assert.equal(one.status, 0, one.stderr);
    assert.deepEqual(JSON.parse(one.stdout), { provider: "deepseek", name: "work", amount: "110", currency: "CNY", used: null, limit: null });
    assert.deepEqual(seen, [["/user/balance", "Bearer planted-1"]]);

    const all = await switchyard.runBeside(["secrets", "balance"]);
    assert.equal(all.status, 1);
    assert.match(all.stdout, /deepseek +work +110 +- +- +CNY/);
    assert.match(all.stderr, /OpenRouter.*\(403\)/);
    assert.deepEqual(seen.slice(1).map(([url]) => url).sort(), ["/api/v1/credits", "/api/v1/key", "/user/balance"]);
    const none = await switchyard.runBeside(["secrets", "balance", "groq"]);
    assert.equal(none.status, 1);
    assert.match(none.stderr, /Groq/);
    assert.doesNotMatch(one.stdout + all.stdout + all.stderr + none.stderr, /planted/);
  } finally {
    provider.close();
  }
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
