// Starts the program under test on a throw-away profile. Its path comes in $SWITCHYARD.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const program = process.env.SWITCHYARD;
if (!program) throw new Error("set SWITCHYARD to the path of the program");

export class Switchyard {
  constructor(config) {
    this.profile = mkdtempSync(join(tmpdir(), "switchyard-client-"));
    writeFileSync(join(this.profile, "config.json"), JSON.stringify(config));
  }

  run(args, input) {
    return spawnSync(program, ["--profile", this.profile, ...args], { input, encoding: "utf8", env: this.environment() });
  }

  // As run(), for commands that talk to a server in this process.
  async runBeside(args) {
    const child = spawn(program, ["--profile", this.profile, ...args], { env: this.environment() });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (bytes) => (stdout += bytes));
    child.stderr.on("data", (bytes) => (stderr += bytes));
    child.stdin.end();
    const status = await new Promise((resolve) => child.once("close", resolve));
    return { status, stdout, stderr };
  }

  environment() {
    return { ...process.env, ...this.extraEnvironment };
  }

  async serve() {
    this.child = spawn(program, ["--profile", this.profile, "serve", "--listen", "127.0.0.1:0"], {
      env: this.environment(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.exited = new Promise((resolve) => this.child.once("exit", (code) => resolve(code)));
    const lines = createInterface({ input: this.child.stdout });
    const first = await Promise.race([
      new Promise((resolve) => lines.once("line", resolve)),
      this.exited.then((code) => {
        throw new Error(`serve ended with ${code}`);
      }),
    ]);
    const match = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(first);
    if (!match) throw new Error(`unexpected first line: ${first}`);
    this.address = match[1];
    return this.address;
  }

  // SIGTERM; gives the exit status.
  async stop() {
    this.child.kill("SIGTERM");
    return this.exited;
  }

  remove() {
    rmSync(this.profile, { recursive: true, force: true });
  }
}
