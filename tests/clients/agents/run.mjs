#!/usr/bin/env node
// Real agents from npm do a task through the local API. See README.md beside this file.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { agents } from "./agents.mjs";
import { installAgent } from "./install.mjs";

const usage = `node run.mjs [OPTIONS] [AGENT ...]
  --shape NAME         only this client shape: chat, responses, messages, gemini, ollama (may be repeated)
  --upstream PROTOCOL  only this upstream protocol (may be repeated)
  --trouble KIND       what goes wrong once: overloaded, broken
  --seconds N          how long an agent may take (120)
  --keep               keep each run's folder: the agent's output, its requests, the upstream's, the history
  --with-network       do not cut off the network
agents: ${Object.keys(agents).join(", ")}`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shape: { type: "string", multiple: true },
    upstream: { type: "string", multiple: true },
    trouble: { type: "string" },
    seconds: { type: "string", default: "120" },
    keep: { type: "boolean", default: false },
    "with-network": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const names = positionals.length > 0 ? positionals : Object.keys(agents);
const unknown = names.find((name) => !agents[name]);
if (options.help || unknown) {
  console.error(unknown ? `no agent is called ${unknown}\n${usage}` : usage);
  process.exit(unknown ? 2 : 0);
}
const installed = new Map(names.map((name) => [name, installAgent(name)]));

// From here on nothing may reach another machine: the rest runs in a network and process namespace of its own, where
// only the loopback device is. What an agent leaves behind ends with it.
if (!options["with-network"] && !process.env.AGENTS_ALONE) {
  const namespaces = ["--map-root-user", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"];
  const again = [process.execPath, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const alone = spawnSync("unshare", [...namespaces, "sh", "-c", 'ip link set lo up && exec "$@"', "sh", ...again], {
    stdio: "inherit",
    env: { ...process.env, AGENTS_ALONE: "1" },
  });
  if (alone.error) throw alone.error;
  process.exit(alone.status ?? 1);
}

process.env.SWITCHYARD ??= fileURLToPath(new URL("../../../build/release/app/switchyard", import.meta.url));
const { runOnce } = await import("./one_run.mjs");
const { protocols } = await import("./upstream.mjs");

const chosen = (all, wanted) => all.filter((one) => !wanted || wanted.includes(one));

const row = (...cells) => cells.map((cell, at) => String(cell).padEnd([22, 10, 24, 7, 5, 6][at] ?? 0)).join(" ");

function report({ name, shape, protocol }, run) {
  const agent = `${name} ${installed.get(name).version}`;
  const more = [run.calls.join(" "), ...run.remarks].join("; ");
  const result = run.problems.length > 0 ? "FAILED" : "ok";
  console.log(row(agent, shape, protocol, result, run.requests, `${run.seconds.toFixed(0)} s`, more));
  for (const problem of run.problems) console.log(`    ${problem}`);
  if (run.problems.length > 0) console.log(run.output.trim().split("\n").slice(-3).join("\n").replace(/^/gm, "    | "));
  if (run.folder) console.log(`    kept in ${run.folder}`);
}

const runs = names.flatMap((name) =>
  chosen(agents[name].shapes, options.shape).flatMap((shape) =>
    chosen(Object.keys(protocols), options.upstream).map((protocol) => ({ name, shape, protocol })),
  ),
);
let failed = 0;
console.log(row("agent", "shape", "upstream", "result", "asks", "time", "tools used; what else is worth a look"));
for (const one of runs) {
  const { trouble, keep } = options;
  const run = await runOnce({
    ...one,
    trouble,
    keep,
    installed: installed.get(one.name),
    seconds: Number(options.seconds),
  });
  if (run.problems.length > 0) failed += 1;
  report(one, run);
}
console.log(`${runs.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
