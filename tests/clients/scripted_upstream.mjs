// One server that speaks every upstream protocol by a script, and checks what it is asked in that protocol's own words.
//
// The address says which cell of the matrix is played: /CLIENT/PROTOCOL/SCENARIO and then the protocol's own path.
// Whatever is wrong with a request is written down and told by violations(cell).
import { createServer } from "node:http";
import { isDeepStrictEqual } from "node:util";
import * as anthropic from "./upstream/anthropic_messages.mjs";
import * as bedrock from "./upstream/bedrock_converse.mjs";
import * as cohere from "./upstream/cohere_v2.mjs";
import * as google from "./upstream/google_generate_content.mjs";
import * as ollama from "./upstream/ollama.mjs";
import * as openaiChat from "./upstream/openai_chat.mjs";
import * as openaiResponses from "./upstream/openai_responses.mjs";
import { judge, pieces, replyFor } from "./upstream/script.mjs";

export const protocols = {
  "openai-chat": openaiChat,
  "openai-responses": openaiResponses,
  "anthropic-messages": anthropic,
  "google-generate-content": google,
  "bedrock-converse": bedrock,
  "cohere-v2": cohere,
  ollama,
};

const tick = () => new Promise((resolve) => setImmediate(resolve));

async function requestOf(message, url) {
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const { method, headers } = message;
  return {
    url,
    headers,
    body: JSON.parse(text),
    at: performance.now(),
    raw: { method, url: message.url, headers, body: text },
  };
}

function sendJson(response, status, headers, value) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

// Up to and with the second piece of text.
function beginning(chunks) {
  const end = chunks.findIndex((chunk) => chunk.includes(pieces[1]));
  return chunks.slice(0, end + 1);
}

// `heard`: whether the client has got the first piece; it has to before there is a second one to send.
async function sendStream(response, protocol, chunks, ending, heard) {
  response.writeHead(200, { "content-type": protocol.streamType });
  const broken = ending !== undefined;
  const sent = broken ? beginning(chunks) : chunks;
  for (const chunk of ending === "error" ? [...sent, ...protocol.errorInStream] : sent) {
    response.write(chunk);
    await (heard && chunk.includes(pieces[0]) ? heard : tick());
  }
  if (ending === "reset") setTimeout(() => response.destroy(), 20);
  else response.end();
}

// Fields that no version of today knows. Between two ends of the same shape they have to pass.
export const unknown = { question: { future: { level: [1, 2] } }, answer: { farther: { level: [3, 4] } } };

// Resolves when the client has got something, and writes it down if that takes long.
function firstPiece(played) {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      played.violations.push("the first piece of the stream does not reach the client before the second is there");
      resolve();
    }, 5000);
    played.onHeard = () => {
      clearTimeout(late);
      resolve();
    };
  });
}

function takeUnknown(body, check) {
  for (const [name, value] of Object.entries(unknown.question)) {
    check(isDeepStrictEqual(body[name], value), `${name} came as ${JSON.stringify(body[name])}`);
    delete body[name];
  }
}

export class ScriptedUpstream {
  #servers = [];
  #cells = new Map(); // by name: { cell, facts, requests, violations, replies, onHeard }

  // Where connections break there is a port of its own, so that nobody else's request meets one that is about to.
  async listen() {
    this.#servers = [0, 1].map(() => createServer((message, response) => this.#answer(message, response)));
    for (const server of this.#servers) {
      server.keepAliveTimeout = 120_000;
      await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    }
  }

  close() {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
  }

  #url(server) {
    return `http://127.0.0.1:${server.address().port}`;
  }

  // For a provider whose models all have addresses of their own.
  get nowhere() {
    return `${this.#url(this.#servers[0])}/nowhere`;
  }

  // `cell`: { name, client, protocol, scenario, stream }; gives the base URL of its endpoint.
  add(cell, facts = {}) {
    this.#cells.set(cell.name, { cell, facts, requests: [], violations: [], replies: [] });
    const server = this.#servers[cell.scenario.startsWith("break-") ? 1 : 0];
    return `${this.#url(server)}/${cell.name}`;
  }

  requests(cell) {
    return this.#cells.get(cell.name).requests;
  }

  violations(cell) {
    return this.#cells.get(cell.name).violations;
  }

  // The client has got a piece of this cell's stream.
  heard(cell) {
    this.#cells.get(cell.name).onHeard?.();
  }

  async #answer(message, response) {
    const url = new URL(message.url, "http://upstream");
    const name = url.pathname.split("/").slice(1, 4).join("/");
    const played = this.#cells.get(name);
    try {
      const request = await requestOf(message, url);
      played.requests.push(request);
      await this.#play(played, request, response);
    } catch (error) {
      played?.violations.push(error.stack);
      sendJson(response, 500, {}, { error: { message: String(error) } });
    }
  }

  async #play(played, request, response) {
    const { cell, facts, violations, replies } = played;
    const protocol = protocols[cell.protocol];
    const check = (holds, text) => holds || violations.push(text);
    check(protocol.path.test(request.url.pathname), `path ${request.url.pathname}`);
    if (cell.scenario === "unknown") takeUnknown(request.body, check);
    const seen = protocol.read(request, check);
    judge(cell, seen, facts, check);
    for (const secret of facts.foreign ?? [])
      check(!request.raw.body.includes(secret), "signed thoughts of another service");
    const refused = /^error-(\d+)/.exec(cell.scenario);
    const refusedOnce = played.requests.length === 1 && /^retry-after-(\d+)$/.exec(cell.scenario);
    if (refused || refusedOnce) {
      const { status, headers, body } = protocol.failure(Number(refused?.[1] ?? 429));
      sendJson(response, status, refusedOnce ? { "retry-after": refusedOnce[1] } : headers, body);
      return;
    }
    if (replies.length && facts.signatures !== false) {
      const wanted = protocol.wantedThoughts(replies[0]);
      if (cell.scenario.startsWith("reasoning") && wanted.length)
        check(
          isDeepStrictEqual(seen.thoughts, wanted),
          `thoughts come back as ${JSON.stringify(seen.thoughts)} instead of ${JSON.stringify(wanted)}`,
        );
    }
    const reply = replyFor(cell, seen);
    replies.push(reply);
    const ending = /^break-(\w+)$/.exec(cell.scenario)?.[1];
    const heard = cell.scenario === "text-stream" ? firstPiece(played) : undefined;
    if (seen.stream) await sendStream(response, protocol, protocol.stream(reply), ending, heard);
    else sendJson(response, 200, {}, { ...protocol.whole(reply), ...(cell.scenario === "unknown" && unknown.answer) });
  }
}
