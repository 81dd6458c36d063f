// A provider that answers with recorded traffic, byte for byte.
//
// The path names the capture: /CASE-FOLDER/chat/completions, where CASE-FOLDER is protocol/provider/case with the
// slashes written as "~". Each SSE event goes out as one write, as the provider's own server flushed it; with a
// folder written CASE-FOLDER@N the body is cut every N bytes instead. Further paths: /fail/STATUS answers with that
// status, and /drip streams a chunk every 20 ms for ever and records when its client leaves. Below /raw are OpenAI's
// embeddings, images, speech and transcriptions with fixed answers.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const raw = {
  vector: [0.5, -1, 0.125],
  sound: Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7 + (i >> 8)) & 255)),
  image: Buffer.from("89504e470d0a1a0a", "hex").toString("base64"),
  text: "Hello there.",
};

function answerRaw(path, body, response) {
  const json = (value) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(value));
  };
  if (path.endsWith("/embeddings")) {
    const base64 = JSON.parse(body).encoding_format === "base64";
    const embedding = base64 ? Buffer.from(new Float32Array(raw.vector).buffer).toString("base64") : raw.vector;
    json({
      object: "list",
      data: [{ object: "embedding", index: 0, embedding }],
      model: "recorded",
      usage: { prompt_tokens: 5, total_tokens: 5 },
    });
  } else if (path.endsWith("/audio/speech")) {
    response.writeHead(200, { "content-type": "audio/mpeg" });
    for (let at = 0; at < raw.sound.length; at += 9000) response.write(raw.sound.subarray(at, at + 9000));
    response.end();
  } else if (path.endsWith("/audio/transcriptions")) {
    json({ text: raw.text, usage: { type: "tokens", input_tokens: 14, output_tokens: 3, total_tokens: 17 } });
  } else {
    json({ created: 1, data: [{ b64_json: raw.image }] });
  }
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

export function readCapture(fixtures, id) {
  const folder = join(fixtures, id);
  const meta = JSON.parse(readFileSync(join(folder, "meta.json"), "utf8"));
  let body = readFileSync(join(folder, "response.body"));
  if (meta.body_encoding === "base64") body = Buffer.from(body.toString(), "base64");
  return { meta, body };
}

function pieces(body, split) {
  if (split) {
    const cut = [];
    for (let at = 0; at < body.length; at += split) cut.push(body.subarray(at, at + split));
    return cut;
  }
  // After each blank line, whichever line end the provider uses.
  const cut = [];
  let start = 0;
  const text = body.toString("latin1");
  for (const match of text.matchAll(/\r?\n\r?\n/g)) {
    const end = match.index + match[0].length;
    cut.push(body.subarray(start, end));
    start = end;
  }
  if (start < body.length) cut.push(body.subarray(start));
  return cut;
}

export async function startUpstream(fixtures) {
  const seen = []; // { method, url, path, headers, body, bytes }
  const left = []; // performance.now() at which a client of /drip left
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url, "http://upstream");
    const bytes = Buffer.concat(chunks);
    seen.push({
      method: request.method,
      url: request.url,
      path: url.pathname,
      headers: request.headers,
      body: bytes.toString(),
      bytes,
    });
    const [, first, second] = url.pathname.split("/");
    if (first === "fail") {
      response.writeHead(Number(second), { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: "recorded outage", type: "server_error", code: null } }));
      return;
    }
    if (first === "raw") {
      answerRaw(url.pathname, bytes.toString(), response);
      return;
    }
    if (first === "drip") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const timer = setInterval(() => {
        response.write('data: {"id":"d","choices":[{"index":0,"delta":{"content":"drop "}}]}\n\n');
      }, 20);
      response.on("close", () => {
        clearInterval(timer);
        left.push(performance.now());
      });
      return;
    }
    const [folder, split] = first.split("@");
    const { meta, body } = readCapture(fixtures, folder.replaceAll("~", "/"));
    response.writeHead(meta.status, { "content-type": meta.serve_as });
    for (const piece of pieces(body, Number(split ?? 0))) {
      response.write(piece);
      await tick();
    }
    response.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = server.address().port;
  return {
    seen,
    left,
    url: (path) => `http://127.0.0.1:${port}/${path}`,
    captureUrl: (id, split) => `http://127.0.0.1:${port}/${id.replaceAll("/", "~")}${split ? `@${split}` : ""}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
