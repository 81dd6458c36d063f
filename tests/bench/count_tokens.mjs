// How fast tokens are counted, beside a tokenizer from npm on the same texts in the same run.
//
//   npm install --prefix DIR js-tiktoken@1.0.21 tiktoken@1.0.22
//   NODE_PATH=DIR/node_modules node tests/bench/count_tokens.mjs build/bench/tests/bench/bench_count_tokens
//
// js-tiktoken is JavaScript, tiktoken OpenAI's own Rust compiled to WebAssembly. Times are the best of several rounds:
// the machine's other work only ever adds.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { getEncoding } = require("js-tiktoken");
const { get_encoding } = require("tiktoken");

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const size = 100_000;
const read = (path) => readFileSync(join(root, path), "utf8");
const cut = (text) => {
  const bytes = Buffer.from(text.repeat(Math.ceil(size / Buffer.byteLength(text))));
  return new TextDecoder().decode(bytes.subarray(0, size)).replace(/\ufffd+$/, "");
};
const code = readdirSync(join(root, "core/engine")).filter((name) => name.endsWith(".cpp"));
const chinese = read("translations/switchyard_zh_CN.ts").matchAll(/<translation>([^<]+)</g);
const texts = {
  english: cut(read("LICENSE") + read("README.md") + read("resources/catalog/README.md")),
  code: cut(code.map((name) => read(`core/engine/${name}`)).join("")),
  chinese: cut([...chinese].map((match) => match[1]).join("")),
};

const folder = mkdtempSync(join(tmpdir(), "count-tokens-"));
const files = Object.keys(texts).map((name) => join(folder, `${name}.txt`));
Object.values(texts).forEach((text, index) => writeFileSync(files[index], text));
const output = execFileSync(process.argv[2], files, { encoding: "utf8" });
rmSync(folder, { recursive: true });

const best = (rounds, work) => {
  let least = Infinity;
  for (let round = 0; round < rounds; ++round) {
    const before = process.hrtime.bigint();
    work();
    least = Math.min(least, Number(process.hrtime.bigint() - before) / 1000);
  }
  return least;
};
for (const line of output.trim().split("\n")) {
  const [kind, encoding, name, tokens, time] = line.split(" ");
  if (kind === "memory") {
    console.log(line);
    continue;
  }
  const text = texts[name];
  const script = getEncoding(encoding);
  const rust = get_encoding(encoding);
  if (rust.encode_ordinary(text).length !== Number(tokens)) throw new Error(`${encoding}, ${name}: another count`);
  const scriptTime = best(name === "chinese" ? 2 : 7, () => script.encode(text, [], []));
  const rustTime = best(7, () => rust.encode_ordinary(text));
  const speed = Buffer.byteLength(text) / Number(time);
  console.log(`${encoding.padEnd(12)} ${name.padEnd(8)} ${tokens} tokens in ${(time / 1000).toFixed(2)} ms, `
    + `${speed.toFixed(0)} MB/s; js-tiktoken takes ${(scriptTime / time).toFixed(0)} times that, `
    + `tiktoken (wasm) ${(rustTime / time).toFixed(0)} times`);
}
