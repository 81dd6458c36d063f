// Reads SQLite by way of the sqlite3 program: Node gets a module of its own only with version 22.
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";

export function query(file, sql) {
  const run = spawnSync("sqlite3", ["-json", "-readonly", file, sql], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim() ? JSON.parse(run.stdout) : [];
}

// As query(), while this process goes on serving.
export async function queryBeside(file, sql) {
  const options = { maxBuffer: 64 << 20 };
  const { stdout } = await promisify(execFile)("sqlite3", ["-json", "-readonly", file, sql], options);
  return stdout.trim() ? JSON.parse(stdout) : [];
}
