// Puts the pinned versions of agents.json into a cache folder outside the repository, one folder a version.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

export const pins = JSON.parse(readFileSync(new URL("agents.json", import.meta.url), "utf8"));

const cache =
  process.env.AGENTS_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "switchyard-agents");

const folderOf = (name) => join(cache, `${name}@${pins[name].version}`);

function install(name) {
  const folder = folderOf(name);
  const done = join(folder, "installed");
  if (existsSync(done)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const wanted = `${pins[name].package}@${pins[name].version}`;
  console.error(`installing ${wanted} in ${folder}`);
  const run = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--save-exact", wanted], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (run.status !== 0) throw new Error(`npm could not install ${wanted}`);
  writeFileSync(done, "");
}

const oldNode = (wanted) => Number(process.versions.node.split(".")[0]) < wanted;

// Where the agent's program is, and the PATH with a Node that is new enough for it.
export function installAgent(name) {
  install(name);
  const programs = join(folderOf(name), "node_modules", ".bin");
  let path = process.env.PATH;
  if (oldNode(pins[name].node ?? 0)) {
    install("node");
    path = join(folderOf("node"), "node_modules", pins.node.package, "bin") + delimiter + path;
  }
  return { program: join(programs, pins[name].bin), path, version: pins[name].version };
}
