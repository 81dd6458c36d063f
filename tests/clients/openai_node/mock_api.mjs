// OpenAI's API as a mock: every path that the generated tests ask has an answer of the right schema.
const usage = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 };
const completion = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: "mock",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: "Hello", refusal: null },
      logprobs: null,
      finish_reason: "stop",
    },
  ],
  usage,
};
const response = {
  id: "resp_1",
  object: "response",
  created_at: 1,
  status: "completed",
  error: null,
  incomplete_details: null,
  instructions: null,
  metadata: {},
  model: "mock",
  output: [
    {
      id: "msg_1",
      type: "message",
      status: "completed",
      role: "assistant",
      content: [{ type: "output_text", text: "Hello", annotations: [] }],
    },
  ],
  parallel_tool_calls: true,
  temperature: 1,
  tool_choice: "auto",
  tools: [],
  top_p: 1,
  usage: {
    input_tokens: 5,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 2,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 7,
  },
};
const model = { id: "gpt-4o-mini", object: "model", created: 1, owned_by: "mock" };
const images = { created: 1, data: [{ b64_json: "iVBORw0KGgo=" }] };
const list = (data) => ({ object: "list", data, first_id: null, last_id: null, has_more: false });

function embeddings(body) {
  const { encoding_format } = JSON.parse(body);
  const vector = [0.5, -1];
  const embedding =
    encoding_format === "base64" ? Buffer.from(new Float32Array(vector).buffer).toString("base64") : vector;
  const data = [{ object: "embedding", index: 0, embedding }];
  return { object: "list", model: "mock", data, usage: { prompt_tokens: 5, total_tokens: 5 } };
}

const answers = [
  [/^POST \/chat\/completions$/, () => completion],
  [/^GET \/chat\/completions$/, () => list([completion])],
  [/^(GET|POST) \/chat\/completions\/[^/]+$/, () => completion],
  [
    /^DELETE \/chat\/completions\/[^/]+$/,
    () => ({ id: "chatcmpl-1", object: "chat.completion.deleted", deleted: true }),
  ],
  [
    /^POST \/completions$/,
    () => ({
      id: "cmpl-1",
      object: "text_completion",
      created: 1,
      model: "mock",
      choices: [{ index: 0, text: "Hello", logprobs: null, finish_reason: "stop" }],
      usage,
    }),
  ],
  [/^POST \/responses(\/[^/]+\/cancel)?$/, () => response],
  [/^POST \/responses\/compact$/, () => ({ id: "resp_1", object: "response.compaction", created_at: 1, output: [] })],
  [/^GET \/responses\/[^/]+$/, () => response],
  [/^DELETE \/responses\/[^/]+$/, () => ({ id: "resp_1", object: "response.deleted", deleted: true })],
  [/^GET \/models$/, () => list([model])],
  [/^GET \/models\/[^/]+$/, () => model],
  [/^DELETE \/models\/[^/]+$/, () => ({ id: "m", object: "model", deleted: true })],
  [/^POST \/embeddings$/, embeddings],
  [/^POST \/images\/(generations|edits|variations)$/, () => images],
  [/^POST \/audio\/transcriptions$/, () => ({ text: "Hello" })],
];

// `path`: without its query. Gives { status, type, body }.
export function answerOf(method, path, body) {
  if (method === "POST" && path === "/audio/speech")
    return { status: 200, type: "audio/mpeg", body: Buffer.from("sound") };
  const found = answers.find(([pattern]) => pattern.test(`${method} ${path}`));
  const json = found
    ? found[1](body)
    : { error: { message: "unknown path", type: "invalid_request_error", param: null, code: null } };
  return { status: found ? 200 : 404, type: "application/json", body: JSON.stringify(json) };
}
