// What OpenAI's SDK makes of failures of what is no conversation: embeddings, pictures, speech, transcriptions.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createServer } from "node:http";
import { join } from "node:path";
import OpenAI, { toFile } from "openai";
import { queryBeside } from "./sqlite.mjs";
import { Switchyard } from "./switchyard.mjs";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const sound = Buffer.alloc(50_000, 7);

const kinds = [
  {
    name: "embeddings",
    row: { protocol: "openai-embeddings" },
    ask: (client, model, options) =>
      client.embeddings.create({ model, input: "Hi", encoding_format: "float" }, options),
  },
  {
    name: "images",
    row: { output_modalities: ["image"] },
    ask: (client, model, options) => client.images.generate({ model, prompt: "a cat" }, options),
  },
  {
    name: "speech",
    row: { output_modalities: ["audio"] },
    ask: async (client, model, options) => {
      const speech = await client.audio.speech.create({ model, input: "Hi", voice: "alloy" }, options);
      return speech.arrayBuffer();
    },
  },
  {
    name: "transcriptions",
    row: { input_modalities: ["audio"] },
    ask: async (client, model, options) =>
      client.audio.transcriptions.create({ model, file: await toFile(sound, "a.wav") }, options),
  },
];
const classes = {
  400: OpenAI.BadRequestError,
  401: OpenAI.AuthenticationError,
  402: OpenAI.APIError,
  403: OpenAI.PermissionDeniedError,
  404: OpenAI.NotFoundError,
  422: OpenAI.UnprocessableEntityError,
  429: OpenAI.RateLimitError,
  500: OpenAI.InternalServerError,
  503: OpenAI.InternalServerError,
};
const situations = [...Object.keys(classes), "silent", "silent-again", "cut", "garbage"];

const seen = new Map(); // by KIND-SITUATION: { count, left }
let upstream;
let switchyard;
let client;

function play(situation, response, told) {
  response.on("close", () => response.writableFinished || (told.left = performance.now()));
  if (situation.startsWith("silent")) return;
  if (situation === "cut") {
    response.writeHead(200, { "content-type": "audio/mpeg", "content-length": sound.length });
    response.write(sound.subarray(0, 20_000), () => setTimeout(() => response.destroy(), 50));
  } else if (situation === "garbage") {
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"data": [');
  } else {
    response.writeHead(Number(situation), { "content-type": "application/json", "retry-after": "61" });
    response.end(
      JSON.stringify({ error: { message: `scripted refusal ${situation}`, type: "unheard_of", code: null } }),
    );
  }
}

const modelOf = (kind, situation) => `raw-faults/${kind.name}-${situation}`;

before(async () => {
  upstream = createServer(async (request, response) => {
    for await (const chunk of request) void chunk;
    const name = request.url.split("/")[1];
    const told = seen.get(name) ?? { count: 0 };
    told.count += 1;
    seen.set(name, told);
    play(name.replace(/^[a-z]+-/, ""), response, told);
  });
  await new Promise((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${upstream.address().port}`;
  const models = kinds.flatMap((kind) =>
    situations.map((situation) => ({
      id: modelOf(kind, situation),
      provider_model_id: "scripted",
      base_url: `${address}/${kind.name}-${situation}`,
      context_length: 100_000,
      pricing: { prompt: "0.000001", completion: "0.000001" },
      ...kind.row,
    })),
  );
  const keys = [{ name: "test", secret: "env:RAW_KEY", hosts: ["127.0.0.1"] }];
  switchyard = new Switchyard({
    providers: { scripted: { protocol: "openai-chat", base_url: `${address}/nowhere`, keys, models } },
  });
  switchyard.extraEnvironment = { RAW_KEY: "sk-planted-1234567890abcdef" };
  const made = switchyard.run(["keys", "add", "raw"]);
  assert.equal(made.status, 0, made.stderr);
  const baseURL = `${await switchyard.serve()}/v1`;
  client = new OpenAI({ apiKey: made.stdout.trim(), baseURL, maxRetries: 0 });
});

after(async () => {
  upstream.closeAllConnections();
  upstream.close();
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

async function rowOf(model) {
  const sql = `select * from requests_v1 where model_asked = '${model}'`;
  for (let tries = 0; tries < 50; tries += 1) {
    const rows = await queryBeside(join(switchyard.profile, "history.sqlite"), sql);
    if (rows.length) return rows[0];
    await pause(100);
  }
  throw new Error(`no row for ${model}`);
}

async function failing(asked) {
  let got;
  try {
    got = await asked;
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: `ended as a success: ${JSON.stringify(got)}` });
}

describe("failures of what is no conversation", { concurrency: 4 }, () => {
  for (const kind of kinds) {
    for (const [status, type] of Object.entries(classes)) {
      test(`${kind.name}: ${status} from the provider`, async () => {
        const model = modelOf(kind, status);
        const error = await failing(kind.ask(client, model));
        assert.equal(error.constructor, type, error.stack);
        assert.equal(error.status, Number(status));
        assert.match(error.message, new RegExp(`scripted refusal ${status}`));
        assert.equal(error.headers.get("retry-after"), "61");
        const row = await rowOf(model);
        assert.equal(error.requestID, row.id);
        assert.equal(row.status, Number(status));
      });
    }

    test(`${kind.name}: an abort leaves the provider`, async () => {
      const model = modelOf(kind, "silent");
      const controller = new AbortController();
      const asked = failing(kind.ask(client, model, { signal: controller.signal }));
      while (!seen.has(`${kind.name}-silent`)) await pause(10);
      const since = performance.now();
      controller.abort();
      assert.ok((await asked) instanceof OpenAI.APIUserAbortError);
      const told = seen.get(`${kind.name}-silent`);
      for (let tries = 0; tries < 100 && !told.left; tries += 1) await pause(10);
      assert.ok(told.left - since < 1000, `left after ${told.left - since} ms`);
      const row = await rowOf(model);
      assert.deepEqual([row.status, row.error_kind], [499, "cancelled"]);
    });

    test(`${kind.name}: a time-out`, async () => {
      const error = await failing(kind.ask(client, modelOf(kind, "silent-again"), { timeout: 500 }));
      assert.ok(error instanceof OpenAI.APIConnectionTimeoutError, error.stack);
      assert.equal((await rowOf(modelOf(kind, "silent-again"))).status, 499);
    });
  }

  test("speech that breaks off is no success", async () => {
    const speech = kinds.find((kind) => kind.name === "speech");
    await failing(speech.ask(client, modelOf(speech, "cut")));
    const row = await rowOf(modelOf(speech, "cut"));
    assert.equal(row.error_kind, "stream_broken");
  });

  for (const kind of kinds.filter(({ name }) => name !== "speech")) {
    test(`${kind.name}: JSON that breaks off`, async () => {
      const error = await failing(kind.ask(client, modelOf(kind, "garbage")));
      assert.equal(error.status, 502, error.stack);
    });
  }
});
