// What a client or an upstream cannot carry, and why. A cell named here is not played; a part named here is not
// asked of a cell that is. The matrix prints this table below itself.

const every = { has: () => true, text: "every" };
const only = (...names) => ({ has: (name) => names.includes(name), text: names.join(", ") });
const allBut = (...names) => ({ has: (name) => !names.includes(name), text: `every but ${names.join(", ")}` });

const cells = [
  {
    client: only("openai-completions"),
    scenario: /^(tools|reasoning|moved|image|schema)/,
    reason: "legacy completions are a prompt and a text",
  },
  { client: only("ollama-generate"), scenario: /^tools/, reason: "Ollama's generate has no tools" },
  {
    client: only("ollama-generate"),
    scenario: /^(reasoning|moved)/,
    reason: "Ollama's generate has no second turn that could bring thoughts back",
  },
  { client: allBut("anthropic", "google"), scenario: /^count$/, reason: "the shape has no call that counts tokens" },
];

const parts = [
  { part: "system", client: only("openai-completions"), reason: "legacy completions have no system prompt" },
  {
    part: "thoughts",
    client: only("ai-openai-chat"),
    reason: "@ai-sdk/openai's chat model reads no thoughts, as OpenAI's own chat has none",
  },
  {
    part: "signatures",
    client: only("ai-openai-chat"),
    reason: "@ai-sdk/openai's chat model reads no thoughts, as OpenAI's own chat has none",
  },
  {
    part: "signatures",
    client: only("ollama-chat"),
    reason: "Ollama's messages have no place for signatures or encrypted thoughts",
  },
  {
    part: "Retry-After",
    client: only("google", "ollama-chat", "ollama-generate"),
    reason: "the SDK's error holds no headers",
  },
  {
    part: "Retry-After",
    protocol: only("bedrock-converse", "cohere-v2", "ollama"),
    reason: "the service does not say for how long",
  },
];

const concerns = ({ client = every, protocol = every, scenario = /./ }, cell) =>
  client.has(cell.client) && protocol.has(cell.protocol) && scenario.test(cell.scenario);

// Why this cell is not played, or undefined.
export const whyNot = (cell) => cells.find((row) => concerns(row, cell))?.reason;

// Whether the part can be asked of this cell.
export const carries = (part, cell) => !parts.some((row) => row.part === part && concerns(row, cell));

export function notApplicable() {
  return [...cells, ...parts].map(({ client = every, protocol = every, scenario, part, reason }) => {
    const what = part ?? scenario.source.replace(/^\^|\$$/g, "");
    return `n/a: ${client.text} → ${protocol.text}, ${what}: ${reason}`;
  });
}
