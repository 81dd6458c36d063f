// What a client or an upstream cannot carry, and why. A cell named here is not played; a part named here is not
// asked of a cell that is. The matrix prints this table below itself.

const cells = [
  {
    client: /^openai-completions$/,
    scenario: /^(tools|reasoning|image|schema)/,
    reason: "legacy completions are a prompt and a text: no tools, thoughts, images or schemas",
  },
  { client: /^ollama-generate$/, scenario: /^tools/, reason: "Ollama's generate has no tools" },
  {
    client: /^ollama-generate$/,
    scenario: /^reasoning/,
    reason: "Ollama's generate has no tools, so there is no second turn to bring thoughts back in",
  },
  { client: /^(?!anthropic$|google$)/, scenario: /^count$/, reason: "the shape has no call that counts tokens" },
];

const parts = [
  { part: "system", client: /^openai-completions$/, reason: "legacy completions have no system prompt" },
  {
    part: "signatures",
    client: /^ollama-chat$/,
    reason: "Ollama's messages have no place for signatures or encrypted thoughts",
  },
  {
    part: "signatures",
    client: /^ai-openai-chat$/,
    reason: "@ai-sdk/openai's chat model reads no thoughts: OpenAI's own chat has none",
  },
  {
    part: "thoughts",
    client: /^ai-openai-chat$/,
    reason: "@ai-sdk/openai's chat model reads no thoughts: OpenAI's own chat has none",
  },
  { part: "retry-after", client: /^(google|ollama-chat|ollama-generate)$/, reason: "the SDK's error holds no headers" },
  {
    part: "retry-after",
    protocol: /^(bedrock-converse|cohere-v2|ollama)$/,
    reason: "the service does not say for how long",
  },
];

const matches = (row, cell) =>
  (!row.client || row.client.test(cell.client)) &&
  (!row.protocol || row.protocol.test(cell.protocol)) &&
  (!row.scenario || row.scenario.test(cell.scenario));

// Why this cell is not played, or undefined.
export const whyNot = (cell) => cells.find((row) => matches(row, cell))?.reason;

// Whether the part can be asked of this cell.
export const carries = (part, cell) => !parts.some((row) => row.part === part && matches(row, cell));

export function notApplicable() {
  const text = (pattern) => (pattern ? pattern.source.replace(/^\^|\$$/g, "") : "every");
  const rows = [
    ...cells.map((row) => [text(row.client), text(row.protocol), text(row.scenario), row.reason]),
    ...parts.map((row) => [text(row.client), text(row.protocol), row.part, row.reason]),
  ];
  return rows.map(([client, protocol, what, reason]) => `n/a: ${client} × ${protocol} · ${what}: ${reason}`);
}
