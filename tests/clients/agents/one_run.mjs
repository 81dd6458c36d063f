// One agent does the task once: through the local API, in a client shape, against an upstream of a protocol.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { randomBytes } from "node:crypto";
import { agents } from "./agents.mjs";
import { ScriptedModel } from "./scripted_model.mjs";
import { query } from "../sqlite.mjs";
import { startTap } from "./tap.mjs";
import { protocols, secret, startUpstream } from "./upstream.mjs";
import { Switchyard } from "../switchyard.mjs";

const model = "scripted/model-1";

// Nothing of the caller's environment reaches the agent but the PATH.
const isolated = (home, path) => ({
  HOME: home,
  PATH: path,
  LANG: "C.UTF-8",
  TERM: "dumb",
  NO_COLOR: "1",
  DO_NOT_TRACK: "1",
  XDG_CONFIG_HOME: join(home, ".config"),
  XDG_DATA_HOME: join(home, ".local/share"),
  XDG_STATE_HOME: join(home, ".local/state"),
  XDG_CACHE_HOME: join(home, ".cache"),
  TMPDIR: join(home, "tmp"),
});

// Runs a program in a group of its own; ends the group when the program has ended or its time is over.
async function runToEnd(program, args, { cwd, env, seconds }) {
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (output += bytes));
  const endGroup = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  };
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    endGroup();
  }, seconds * 1000);
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
  clearTimeout(timer);
  endGroup();
  return { status, output, late };
}

function configOf(protocol, baseUrl) {
  return {
    providers: {
      scripted: {
        protocol,
        base_url: baseUrl,
        keys: [{ name: "test", secret: "env:SCRIPTED_KEY" }],
        models: [
          {
            id: model,
            provider_model_id: protocols[protocol].modelName,
            context_length: 200000,
            max_output_tokens: 64000,
            pricing: { prompt: "0.000001", completion: "0.000002" },
          },
        ],
      },
    },
  };
}

const isModelRequest = ({ method, url }) => method === "POST" && !/count_?tokens|api\/show/i.test(url);

function findProblems({ result, model, upstream, tap, work, task, rows, trouble }) {
  const problems = [...model.problems];
  if (result.late) problems.push("the agent was not done in time");
  else if (result.status !== 0) problems.push(`the agent ended with ${result.status}`);
  const file = join(work, task.file);
  const said = existsSync(file) ? readFileSync(file, "utf8").trim() : null;
  if (said !== task.content) problems.push(said === null ? "no file was written" : `the file says ${said}`);
  if (!model.finished) problems.push("the conversation did not reach its end");
  return [...problems, ...historyProblems(upstream, tap, rows, trouble)];
}

// Every request has its row; without trouble each says what the upstream said.
function historyProblems(upstream, tap, rows, trouble) {
  const asked = tap.asked.filter(isModelRequest).length;
  if (rows.length !== asked || (!trouble && upstream.seen.length !== asked))
    return [`${asked} requests, ${upstream.seen.length} upstream, ${rows.length} rows of history`];
  if (trouble) return [];
  const said = upstream.seen.map(({ status, usage }) => [status, ...(usage ?? [null, null])].join());
  return rows
    .map((row) => [row.status, row.prompt_tokens, row.completion_tokens].join())
    .filter((written) => !said.includes(written))
    .map((written) => `a row of the history says ${written}`);
}

async function historyRows(profile, wanted) {
  const file = join(profile, "history.sqlite");
  let rows = [];
  for (let tries = 0; tries < 50 && rows.length < wanted; tries += 1) {
    // Rows are written a moment after the answer.
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!existsSync(file)) continue;
    rows = query(file, "select * from requests_v1 order by time");
  }
  return rows;
}

// Requests that are about no model, and those that were refused.
function remarkable(asked) {
  const counts = new Map();
  for (const entry of asked) {
    if (isModelRequest(entry) && entry.status === 200) continue;
    const line = `${entry.method} ${entry.url.replace(/key=[^&]*/, "key=…")} ${entry.status}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => (count > 1 ? `${line} ×${count}` : line));
}

// Gives { problems, remarks, seconds, requests, calls, output, folder }.
export async function runOnce({ name, shape, protocol, trouble, installed, seconds, keep }) {
  const agent = agents[name];
  const root = mkdtempSync(join(tmpdir(), `switchyard-agent-${name}-`));
  const [home, work] = [join(root, "home"), join(root, "work")];
  for (const folder of [home, join(home, "tmp"), work]) mkdirSync(folder);
  spawnSync("git", ["init", "--quiet", work]);
  const content = `greetings-${randomBytes(4).toString("hex")}`;
  const task = { marker: "Task of the switchyard", folder: work, file: "hello.txt", content };
  const scripted = new ScriptedModel(task);
  const upstream = await startUpstream(protocol, scripted, trouble);
  const switchyard = new Switchyard(configOf(protocol, upstream.baseUrl));
  switchyard.extraEnvironment = { SCRIPTED_KEY: secret };
  const key = switchyard.run(["keys", "add", "agent"]).stdout.trim();
  const tap = await startTap(await switchyard.serve());
  const started = performance.now();
  try {
    const about = { shape, api: tap.address, key, model, home, work, prompt: scripted.prompt() };
    const { files, environment, args } = agent.setup(about);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), text);
    }
    const env = { ...isolated(home, installed.path), ...environment };
    const how = { cwd: work, env, seconds };
    const result = await runToEnd(installed.program, args, how);
    const rows = await historyRows(switchyard.profile, tap.asked.filter(isModelRequest).length);
    const problems = findProblems({ result, model: scripted, upstream, tap, work, task, rows, trouble });
    if (keep) {
      writeFileSync(join(root, "output.txt"), result.output);
      writeFileSync(join(root, "asked.json"), JSON.stringify(tap.asked, null, 1));
      writeFileSync(join(root, "upstream.json"), JSON.stringify(upstream.seen, null, 1));
      writeFileSync(join(root, "history.json"), JSON.stringify(rows, null, 1));
    }
    return {
      problems,
      seconds: (performance.now() - started) / 1000,
      requests: upstream.seen.length,
      calls: [...scripted.calls.values()].map((call) => call.name),
      remarks: [...scripted.notes, ...remarkable(tap.asked)],
      output: result.output,
      folder: keep ? root : null,
    };
  } finally {
    tap.close();
    await switchyard.stop();
    switchyard.remove();
    upstream.close();
    if (!keep) rmSync(root, { recursive: true, force: true });
  }
}
