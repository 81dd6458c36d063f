// A provider that misbehaves by order: each model has an address of its own and a play for what comes there.
import { createServer } from "node:http";
import { protocols } from "../scripted_upstream.mjs";
import { pieces, usage } from "../upstream/script.mjs";

export const reply = { thoughts: [], text: pieces, calls: [], finish: "stop", usage };
export const text = pieces.join("");
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const streamOf = (protocol) => protocols[protocol].stream(reply);

export const beginStream = (response, protocol) =>
  response.writeHead(200, { "content-type": protocols[protocol].streamType });

export function sendJson(response, status, headers, value) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof value === "string" ? value : JSON.stringify(value));
}

// A good answer in the way that was asked for.
export function answer(protocol, { asksForStream }, response) {
  if (!asksForStream) {
    sendJson(response, 200, {}, protocols[protocol].whole(reply));
    return;
  }
  beginStream(response, protocol);
  for (const chunk of streamOf(protocol)) response.write(chunk);
  response.end();
}

export class FaultUpstream {
  #server;
  #plays = new Map(); // by name: { play, seen }

  async listen() {
    this.#server = createServer((message, response) => this.#answer(message, response));
    this.#server.keepAliveTimeout = 120_000;
    await new Promise((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.address = `http://127.0.0.1:${this.#server.address().port}`;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  // `play(request, response, count)` answers; gives the base URL. `name`: letters, digits, `.` and `-`.
  add(name, play) {
    this.#plays.set(name, { play, seen: [] });
    return `${this.address}/${name}`;
  }

  // The requests so far: { headers, body, asksForStream, left }, where `left` resolves to performance.now() when
  // the connection closed before the answer was whole.
  seen(name) {
    return this.#plays.get(name).seen;
  }

  async #answer(message, response) {
    const chunks = [];
    for await (const chunk of message) chunks.push(chunk);
    const { play, seen } = this.#plays.get(message.url.split("/")[1]);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const request = {
      headers: message.headers,
      body,
      asksForStream: body.stream === true || message.url.includes(":streamGenerateContent"),
      left: new Promise((resolve) => {
        response.on("close", () => response.writableFinished || resolve(performance.now()));
      }),
    };
    seen.push(request);
    await play(request, response, seen.length);
  }
}
