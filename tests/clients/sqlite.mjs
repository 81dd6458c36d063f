// Reads SQLite by way of the sqlite3 program: Node gets a module of its own only with version 22.
import { spawnSync } from "node:child_process";

export function query(file, sql) {
  const run = spawnSync("sqlite3", ["-json", "-readonly", file, sql], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim() ? JSON.parse(run.stdout) : [];
}
