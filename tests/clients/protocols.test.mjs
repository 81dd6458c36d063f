// Every upstream protocol over real sockets: providers made by config.json alone (`protocol`, `base_url`), which
// answer with recorded traffic in their own framing and odd pieces; asked through the local API and through `ask`.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isSignedBy } from "./aws_signature.mjs";
import { readCapture, startUpstream } from "./replay_upstream.mjs";
import { query } from "./sqlite.mjs";
import { Switchyard } from "./switchyard.mjs";

const fixtures = process.env.FIXTURES;
const awsSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

// How each folder of captures is asked for. `usage`: [prompt, completion] from the provider's own counts.
const sum = (...counts) => counts.reduce((total, count) => total + (count ?? 0), 0);
const kinds = [
  {
    protocol: "openai-chat",
    folder: "openai-chat",
    usage: (u) => [u.prompt_tokens, u.completion_tokens],
    // The audio and reasoning counts of these three need more than a sum; the decoder's own tests have them.
    skipUsage: /xai|mistral|google/,
  },
  { protocol: "openai-responses", folder: "openai-responses", usage: (u) => [u.input_tokens, u.output_tokens] },
  {
    protocol: "anthropic-messages",
    folder: "anthropic-messages",
    only: /^(anthropic|openrouter)\//,
    usage: (u) => [sum(u.input_tokens, u.cache_read_input_tokens, u.cache_creation_input_tokens), u.output_tokens],
  },
  {
    protocol: "vertex-anthropic",
    folder: "anthropic-messages",
    only: /^vertex\//,
    usage: (u) => [sum(u.input_tokens, u.cache_read_input_tokens, u.cache_creation_input_tokens), u.output_tokens],
  },
  {
    protocol: "bedrock-anthropic",
    folder: "anthropic-messages",
    only: /^bedrock\//,
    signed: true,
    usage: (u) => [sum(u.input_tokens, u.cache_read_input_tokens, u.cache_creation_input_tokens), u.output_tokens],
  },
  {
    protocol: "google-generate-content",
    folder: "gemini",
    only: /^google\//,
    usage: (u) => [sum(u.promptTokenCount, u.toolUsePromptTokenCount), sum(u.candidatesTokenCount, u.thoughtsTokenCount)],
  },
  {
    protocol: "vertex-gemini",
    folder: "gemini",
    only: /^vertex\//,
    usage: (u) => [sum(u.promptTokenCount, u.toolUsePromptTokenCount), sum(u.candidatesTokenCount, u.thoughtsTokenCount)],
  },
  {
    protocol: "bedrock-converse",
    folder: "bedrock-converse",
    signed: true,
    usage: (u) => [sum(u.inputTokens, u.cacheReadInputTokens, u.cacheWriteInputTokens), u.outputTokens],
  },
  {
    protocol: "cohere-v2",
    folder: "cohere-v2",
    usage: (u) => [u.tokens?.input_tokens, u.tokens?.output_tokens],
  },
  { protocol: "ollama", folder: "ollama-native", usage: (u) => [u.prompt_eval_count ?? 0, u.eval_count ?? 0] },
];

// Read differently on purpose, or cut by whoever recorded them: the decoders' own tests say why.
const apart =
  /splice-|google-stream-tool-call-arguments|matrix-direct-binary-audio|amazon-bedrock-amazon-bedrock-text/;

// An empty answer is passed over for the next endpoint, so it is no answer to compare.
const saysSomething = ({ expect }) => expect.text || expect.tool_calls.length || expect.refusal;

function capturesOf(kind) {
  const found = [];
  for (const provider of readdirSync(join(fixtures, kind.folder))) {
    for (const name of readdirSync(join(fixtures, kind.folder, provider))) {
      const id = `${kind.folder}/${provider}/${name}`;
      if (kind.only && !kind.only.test(`${provider}/${name}`)) continue;
      const { meta } = readCapture(fixtures, id);
      if (meta.status === 200 && !meta.expect.error && !apart.test(id) && saysSomething(meta)) found.push({ id, meta });
    }
  }
  return found;
}

const modelOf = (kind, id) => `replay-${kind.protocol}/${id.split("/").slice(1).join("-")}`;

let upstream;
let switchyard;
let address;
let apiKey;

before(async () => {
  upstream = await startUpstream(fixtures);
  const providers = {};
  for (const kind of kinds) {
    kind.captures = capturesOf(kind);
    providers[`replay-${kind.protocol}`] = {
      protocol: kind.protocol,
      base_url: upstream.url("nowhere"),
      keys: [{ name: "test", secret: kind.signed ? "env:AWS_PAIR" : "env:REPLAY_KEY", region: "eu-west-3" }],
      models: kind.captures.map(({ id }) => ({
        id: modelOf(kind, id),
        provider_model_id: "recorded.model-v1:0",
        base_url: upstream.captureUrl(id, 7),
        context_length: 1000000,
        max_output_tokens: 8192,
        pricing: { prompt: "0.000001", completion: "0.000002" },
      })),
    };
  }
  switchyard = new Switchyard({ providers });
  switchyard.extraEnvironment = {
    REPLAY_KEY: "sk-planted-1234567890abcdef",
    AWS_PAIR: `AKIDEXAMPLE:${awsSecret}`,
  };
  const made = switchyard.run(["keys", "add", "protocols"]);
  assert.equal(made.status, 0, made.stderr);
  apiKey = made.stdout.trim();
  address = await switchyard.serve();
});

after(async () => {
  upstream?.close();
  if (switchyard?.child?.exitCode === null) await switchyard.stop();
  switchyard?.remove();
});

const parsed = (text) => {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return text;
  }
};

async function askApi(model, stream) {
  const response = await fetch(`${address}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ model, stream, messages: [{ role: "user", content: "Hello?" }] }),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  const requestId = response.headers.get("x-switchyard-request-id");
  if (!stream) {
    const { choices, usage } = JSON.parse(text);
    const { message, finish_reason } = choices[0];
    const calls = (message.tool_calls ?? []).map(({ function: f, custom: c }) => [(f ?? c).name, f?.arguments ?? c.input]);
    return { requestId, text: message.content ?? "", calls, finish: finish_reason, usage };
  }
  const answer = { requestId, text: "", calls: [], finish: null, usage: null };
  for (const line of text.split("\n")) {
    if (!line.startsWith("data: ") || line === "data: [DONE]") continue;
    const chunk = JSON.parse(line.slice(6));
    assert.equal(chunk.error, undefined, line);
    if (chunk.usage) answer.usage = chunk.usage;
    for (const { index, delta, finish_reason } of chunk.choices) {
      if (index !== 0) continue;
      answer.text += delta.content ?? "";
      for (const call of delta.tool_calls ?? []) {
        const given = call.function ?? call.custom;
        answer.calls[call.index] ??= [given.name, ""];
        answer.calls[call.index][1] += given.arguments ?? given.input ?? "";
      }
      if (finish_reason) answer.finish = finish_reason;
    }
  }
  assert.ok(text.endsWith("data: [DONE]\n\n"));
  return answer;
}

// The history is written a moment after the answer.
async function historyRows(ids) {
  for (let tries = 0; tries < 100; tries += 1) {
    const rows = query(join(switchyard.profile, "history.sqlite"), "select * from requests_v1");
    const found = new Map(rows.map((row) => [row.id, row]));
    if (ids.every((id) => found.has(id))) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the history has no rows for these requests");
}

for (const kind of kinds) {
  test(`${kind.protocol}: recorded answers through the local API`, async (context) => {
    assert.ok(kind.captures.length > 0);
    const answers = [];
    for (const { id, meta } of kind.captures) {
      const seen = upstream.seen.length;
      const answer = await askApi(modelOf(kind, id), meta.stream);
      answers.push(answer);
      assert.equal(answer.text, meta.expect.text, id);
      assert.deepEqual(
        answer.calls.map(([name, given]) => [name, parsed(given)]),
        meta.expect.tool_calls.map((call) => [call.name, parsed(call.arguments)]),
        id,
      );
      assert.ok(["stop", "length", "tool_calls", "content_filter"].includes(answer.finish), `${id}: ${answer.finish}`);
      const asked = upstream.seen.slice(seen);
      assert.equal(asked.length, 1, id);
      if (kind.signed) assert.ok(isSignedBy(asked[0], awsSecret), `${id}: signature`);
      assert.ok(!JSON.stringify(asked[0].headers).includes(awsSecret));
    }
    const rows = await historyRows(answers.map((answer) => answer.requestId));
    for (const [at, { id, meta }] of kind.captures.entries()) {
      const row = rows.get(answers[at].requestId);
      assert.equal(row.status, 200, id);
      assert.equal(row.provider, `replay-${kind.protocol}`, id);
      assert.equal(row.finish_reason, answers[at].finish, id);
      assert.equal(row.streamed, meta.stream ? 1 : 0, id);
      if (!meta.expect.usage || kind.skipUsage?.test(id)) continue;
      const [prompt, completion] = kind.usage(meta.expect.usage);
      assert.deepEqual([row.prompt_tokens, row.completion_tokens], [prompt, completion], id);
      assert.equal(answers[at].usage.prompt_tokens, prompt, id);
    }
    context.diagnostic(`${kind.captures.length} captures`);
  });

  test(`${kind.protocol}: ask prints the recorded text`, async () => {
    const { id, meta } = kind.captures.find(({ meta }) => meta.expect.text && meta.stream) ?? kind.captures[0];
    const run = await switchyard.runBeside(["ask", "--json", "-m", modelOf(kind, id), "Hello?"]);
    assert.equal(run.status, 0, run.stderr);
    const answer = JSON.parse(run.stdout);
    assert.equal(answer.text, meta.expect.text, id);
    assert.equal(answer.provider, `replay-${kind.protocol}`);
    assert.ok(["computed", "reported", "estimated"].includes(answer.cost_source));
  });
}
