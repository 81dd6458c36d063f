// Runs the generated API tests of a checkout of openai-node twice, once against a mock of the API and once through the
// program with that mock behind it, and tells where the two differ.
//
//   SWITCHYARD=PATH_OF_PROGRAM node openai_node_suite.mjs PATH_OF_CHECKOUT [PATTERN]
//
// Exit status 1 if a test of what the program serves passes directly and not through it. Written for tests of the
// form that openai-node has had since version 4; of TypeScript they may use no more than the imports, unless the
// checkout's own `typescript` is installed.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runSuite } from "./openai_node/jest_words.mjs";
import { answerOf } from "./openai_node/mock_api.mjs";
import { Switchyard } from "./switchyard.mjs";

// What the local API serves of OpenAI's, with what a model has to be for it.
const served = [
  { file: "chat/completions/completions", row: {} },
  { file: "chat/completions", row: {} },
  { file: "completions", row: {} },
  { file: "responses/responses", row: {}, protocol: "openai-responses" },
  { file: "responses/responses-create", row: {}, protocol: "openai-responses" },
  { file: "models", row: {} },
  { file: "embeddings", row: { protocol: "openai-embeddings" } },
  { file: "images", row: { output_modalities: ["image"] } },
  { file: "audio/speech", row: { output_modalities: ["audio"] } },
  { file: "audio/transcriptions", row: { input_modalities: ["audio"] } },
];

// What it refuses on purpose, as its README says, or as OpenAI itself does, which a mock does not.
const everyField = "create: required and optional params";
const byDesign = [
  { file: "chat/completions/completions", name: everyField, says: /'max_completion_tokens' .* 1 or more/ },
  { file: "completions", name: everyField, says: /'suffix'/ },
  { file: "responses/responses", name: "create", says: /'input'/ },
  { file: "responses/responses-create", name: everyField, says: /'previous_response_id'/ },
  { file: "responses/responses", name: everyField, says: /'previous_response_id'/ },
  { file: "images", name: "generate: only required params", says: /names no model/ },
];

// What the program says of a path or a method that it has not.
const notServed = /There is nothing at|cannot be asked with|405/;

function sourcesIn(checkout, pattern) {
  const at = (file) => join(checkout, "tests", "api-resources", `${file}.test.ts`);
  return served
    .filter(({ file }) => pattern.test(file) && existsSync(at(file)))
    .map((suite) => ({ ...suite, source: readFileSync(at(suite.file), "utf8") }));
}

// A module that Node can load: the SDK under test is this folder's, and `Response` the global one.
function asModule(checkout, { source }) {
  let text = source.replace(/^import \{ Response \} from .*$/m, "");
  try {
    const typescript = createRequire(join(resolve(checkout), "package.json"))("typescript");
    const options = { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2022 };
    text = typescript.transpileModule(text, { compilerOptions: options }).outputText;
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
  }
  return text.replace(/from 'openai'|from "openai"/, `from ${JSON.stringify(import.meta.resolve("openai"))}`);
}

async function startMock() {
  const server = createServer(async (message, response) => {
    const chunks = [];
    for await (const chunk of message) chunks.push(chunk);
    const { status, type, body } = answerOf(message.method, message.url.split("?")[0], Buffer.concat(chunks));
    response.writeHead(status, { "content-type": type });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
}

// Each model that the tests of a file name, for what they use it for.
function providerFor({ row, protocol = "openai-chat", source }, mock) {
  const ids = new Set(["gpt-4o-mini", ...[...source.matchAll(/model: '([^']+)'/g)].map((match) => match[1])]);
  return {
    protocol,
    base_url: mock,
    keys: [{ name: "suite", secret: "env:SUITE_UPSTREAM", hosts: ["127.0.0.1"] }],
    models: [...ids].map((id) => ({
      id,
      provider_model_id: id,
      context_length: 100_000,
      pricing: { prompt: "0.000001", completion: "0.000002" },
      ...row,
    })),
  };
}

// The outcome of each test, by name: null, or what went wrong.
async function play(module, baseUrl) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), "--play", module], {
    env: { ...process.env, TEST_API_BASE_URL: baseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (bytes) => (output += bytes));
  const status = await new Promise((done) => child.once("close", done));
  if (status !== 0) throw new Error(`${basename(module)} ended with ${status}`);
  return JSON.parse(output.trimEnd().split("\n").at(-1));
}

function verdictOf(file, name, direct, through) {
  if (through === "skipped") return "skipped by its authors";
  if ((direct === null) === (through === null)) return direct === null ? "passes" : "fails either way";
  if (through === null) return "passes only through the program";
  if (notServed.test(through)) return "not served";
  const known = byDesign.find((one) => one.file === file && one.name === name && one.says.test(through));
  return known ? "refused by design" : "DIFFERS";
}

// The tests bring a key of their own. One name may be a chat model in one file and an image model in the next, so
// each has a program of its own.
async function playThrough(suite, module, mock) {
  const keys = [{ name: "suite", secret: "env:SUITE_KEY" }];
  const switchyard = new Switchyard({ keys, providers: { suite: providerFor(suite, mock) } });
  switchyard.extraEnvironment = { SUITE_KEY: "My API Key", SUITE_UPSTREAM: "sk-planted-1234567890abcdef" };
  try {
    return await play(module, `${await switchyard.serve()}/v1`);
  } finally {
    if (switchyard.child?.exitCode === null) await switchyard.stop();
    switchyard.remove();
  }
}

async function compared(suites, checkout, mock) {
  const folder = mkdtempSync(join(tmpdir(), "openai-node-suite-"));
  const rows = [];
  try {
    for (const suite of suites) {
      const module = join(folder, `${suite.file.replaceAll("/", "-")}.mjs`);
      writeFileSync(module, asModule(checkout, suite));
      const direct = await play(module, mock);
      const through = await playThrough(suite, module, mock);
      for (const [name, outcome] of Object.entries(direct)) {
        const verdict = verdictOf(suite.file, name, outcome, through[name]);
        rows.push({ file: suite.file, name, verdict, why: through[name] });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

async function main(checkout, pattern) {
  const suites = checkout ? sourcesIn(checkout, pattern) : [];
  if (!suites.length) {
    console.error("usage: node openai_node_suite.mjs PATH_OF_CHECKOUT [PATTERN]");
    return 2;
  }
  const mock = await startMock();
  try {
    return report(await compared(suites, checkout, mock.address));
  } finally {
    mock.server.closeAllConnections();
    mock.server.close();
  }
}

function report(rows) {
  for (const { file, name, verdict, why } of rows) {
    console.log(`${verdict.padEnd(22)} ${file}: ${name}`);
    if (why && why !== "skipped") console.log(`${" ".repeat(22)} ${why.slice(0, 300)}`);
  }
  const count = (verdict) => rows.filter((row) => row.verdict === verdict).length;
  console.log([...new Set(rows.map((row) => row.verdict))].map((verdict) => `${count(verdict)} ${verdict}`).join(", "));
  return count("DIFFERS") ? 1 : 0;
}

if (process.argv[2] === "--play") {
  console.log(JSON.stringify(await runSuite(process.argv[3])));
} else {
  process.exitCode = await main(process.argv[2], new RegExp(process.argv[3] ?? ""));
}
