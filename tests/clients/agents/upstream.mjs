// A provider on this machine that says what the scripted model says, in one of the protocols beside this file, and
// refuses what the real one would refuse.
import { createServer } from "node:http";
import * as anthropicMessages from "./anthropic_messages.mjs";
import * as gemini from "./gemini.mjs";
import * as openaiChat from "./openai_chat.mjs";
import * as openaiResponses from "./openai_responses.mjs";

export const protocols = {
  "openai-chat": openaiChat,
  "openai-responses": openaiResponses,
  "anthropic-messages": anthropicMessages,
  "google-generate-content": gemini,
};

export const secret = "sk-upstream-1234567890abcdef";

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || "{}");
}

// What can go wrong once: the second request about the task is refused as too much (`overloaded`), or its answer breaks
// off in the middle (`broken`).
export const troubles = ["overloaded", "broken"];

// Gives { seen: [{ path, body, status, usage, said }], baseUrl, close }.
export async function startUpstream(protocolName, model, trouble) {
  const protocol = protocols[protocolName];
  model.idPrefix = protocol.idPrefix;
  const seen = [];
  let pending = trouble;

  const fail = (status, message) => [status, protocol.errorBody(status, message)];

  function answerTo(path, body, key, entry) {
    if (!protocol.isPath(path) || key !== secret) {
      model.problems.push(`the upstream was asked for ${path} with ${key === secret ? "its" : "a wrong"} key`);
      return fail(404, "no such path");
    }
    const refused = protocol.refusal(body);
    if (refused) {
      model.problems.push(`the provider would refuse: ${refused}`);
      return fail(400, refused);
    }
    const request = protocol.read(body);
    if (pending === "overloaded" && model.isUnderWay(request)) {
      pending = null;
      return fail(protocol.overloaded, "Overloaded");
    }
    entry.usage = [100 + seen.length, 20 + seen.length];
    entry.said = model.next(request);
    entry.context = { id: `scripted${seen.length}`, model: protocol.modelName, usage: entry.usage, body };
    return [200, protocol.answer(entry.said, entry.context)];
  }

  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://upstream").pathname;
    const { headers } = request;
    const key = headers["x-api-key"] ?? headers["x-goog-api-key"] ?? headers.authorization?.replace("Bearer ", "");
    const body = await readBody(request);
    const entry = { path, body };
    seen.push(entry);
    const isSecond = pending === "broken" && model.isUnderWay(protocol.read(body));
    const [status, value] = answerTo(path, body, key, entry);
    entry.status = status;
    if (status !== 200 || !protocol.streams(body, path)) {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    const pieces = [...protocol.stream(entry.said, entry.context)];
    const kept = isSecond ? pieces.length - 4 : pieces.length;
    for (const piece of pieces.slice(0, kept)) {
      response.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    if (!isSecond) return response.end();
    pending = null;
    entry.status = null;
    model.takeBack(entry.said);
    response.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    seen,
    baseUrl: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
