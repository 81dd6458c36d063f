// What the scripted providers say in each scenario, and what they have to be asked for it, in no protocol's words.
//
// Each protocol's module beside this one turns a request into `seen`:
//   { stream, system, question, images, tools, calls, results, thoughts, schema, thinks, maxTokens, temperature }
// and a reply { thoughts, text, calls, finish, usage } into its own bytes.
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";

export const system = "You answer in one sentence.";
export const question = "When does the train to 東京 leave?";
export const pieces = ["Grüße ", "aus 東京: ", "der Zug ", "fährt um 8 Uhr. 🚄"];
export const thought = ["The zone is JST, ", "so eight it is."];
export const plan = ["I look ", "up both."];
export const maxTokens = 1234;
export const temperature = 0.25;
export const usage = { prompt: 37, cached: 8, completion: 21, reasoning: 9 };
export const retryAfterSeconds = 61; // longer than the program waits by itself

// One with arguments, one without: no fragment at all, `""` and `{}` have to mean the same.
export const tools = [
  {
    name: "get_weather",
    description: "Weather of a city",
    parameters: {
      type: "object",
      properties: { city: { type: "string" } },
      required: ["city"],
      additionalProperties: false,
    },
  },
  {
    name: "get_time",
    description: "The time now",
    parameters: { type: "object", properties: {}, required: [], additionalProperties: false },
  },
];
export const calls = [
  { name: "get_weather", arguments: { city: "東京" } },
  { name: "get_time", arguments: {} },
];
export const results = ["21 degrees", "08:00 JST"];

export const schema = {
  type: "object",
  properties: { city: { type: "string" }, minutes: { type: "integer" } },
  required: ["city", "minutes"],
  additionalProperties: false,
};
export const structured = { city: "東京", minutes: 480 };

// A PNG of one pixel.
export const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

// Long, with every letter of base64, and another one for each cell of the matrix.
export function signatureOf(cell, which) {
  const block = createHash("sha512").update(`${cell} ${which}`).digest();
  return Buffer.concat([Buffer.from([0xfb, 0xef, 0xbe]), block, block, block, block, Buffer.from([0xff])]).toString(
    "base64",
  );
}

export function thoughtsOf(cell) {
  return [{ text: thought, signature: signatureOf(cell, "signed") }, { hidden: signatureOf(cell, "hidden") }];
}

// Ids as each protocol's service makes them; Gemini makes none.
const callIds = {
  "openai-chat": ["call_aAbB01234567890123456789", "call_cCdD01234567890123456789"],
  "openai-responses": ["call_eEfF01234567890123456789", "call_gGhH01234567890123456789"],
  "anthropic-messages": ["toolu_01A09q90qw90lq917835lq9", "toolu_01B09q90qw90lq917835lq9"],
  "google-generate-content": [undefined, undefined],
  "bedrock-converse": ["tooluse_kZJMlvQmRJ6eAyJE5GIl7Q", "tooluse_AbJMlvQmRJ6eAyJE5GIl7Q"],
  "cohere-v2": ["get_weather_abcdefgh1234", "get_time_abcdefgh1234"],
  ollama: ["call_ab12cd34", "call_ef56gh78"],
};

export function callsOf(protocol) {
  return calls.map((call, index) => ({ ...call, id: callIds[protocol][index] }));
}

const scenarioOf = (cell) => cell.scenario.replace(/-stream$|-for-.*$/, "");

// What comes back for a request; the errors and the breaks are the server's.
export function replyFor(cell, seen) {
  const reply = { thoughts: [], text: pieces, calls: [], finish: "stop", usage };
  const answersTools = seen.results.length > 0;
  switch (scenarioOf(cell)) {
    case "tools":
      return answersTools ? reply : { ...reply, text: plan, calls: callsOf(cell.protocol), finish: "tool_calls" };
    case "reasoning":
    case "moved-from":
      return answersTools
        ? reply
        : {
            ...reply,
            thoughts: thoughtsOf(cell.name),
            text: plan,
            calls: callsOf(cell.protocol),
            finish: "tool_calls",
          };
    case "schema":
      return { ...reply, text: [JSON.stringify(structured).slice(0, 9), JSON.stringify(structured).slice(9)] };
    case "length":
      return { ...reply, finish: "length" };
    default:
      return reply;
  }
}

const sameCall = (a, b) => a.name === b.name && isDeepStrictEqual(a.arguments, b.arguments);

// Checks that hold for every protocol. `facts`: what the client's shape can carry, see matrix/reach.mjs.
export function judge(cell, seen, facts, check) {
  const scenario = scenarioOf(cell);
  const differs = (what, got, wanted) =>
    check(isDeepStrictEqual(got, wanted), `${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
  differs("stream", seen.stream, cell.stream);
  differs("last question", seen.question, question);
  if (facts.system !== false) differs("system", seen.system, system);
  if (scenario === "text") {
    differs("limit of the answer", seen.maxTokens, maxTokens);
    differs("temperature", seen.temperature, temperature);
  }
  if (scenario === "image") differs("images", seen.images, [{ type: "image/png", data: png }]);
  if (scenario === "schema") differs("schema", seen.schema, schema);
  if (/^(tools|reasoning|moved)/.test(scenario)) {
    differs(
      "tools",
      seen.tools.map((tool) => tool.name),
      tools.map((tool) => tool.name),
    );
    differs("a tool's schema", seen.tools[0]?.schema?.properties, tools[0].parameters.properties);
    if (seen.results.length > 0) judgeResults(cell, seen, check);
  }
  // Without the thoughts of the turn before, Claude would refuse to go on thinking.
  if (/^(reasoning|moved-from)$/.test(scenario) && (seen.results.length === 0 || facts.signatures !== false))
    check(seen.thinks, "thinking was not asked for");
}

function judgeResults(cell, seen, check) {
  check(
    seen.calls.length === calls.length && seen.calls.every((call, index) => sameCall(call, calls[index])),
    `calls come back as ${JSON.stringify(seen.calls)}`,
  );
  const made = callsOf(cell.protocol);
  if (made[0].id !== undefined && cell.scenario !== "moved")
    check(
      isDeepStrictEqual(
        seen.calls.map((call) => call.id),
        made.map((call) => call.id),
      ),
      "ids of the calls changed",
    );
  check(
    seen.results.length === results.length && results.every((text, index) => seen.results[index].text.includes(text)),
    `results are ${JSON.stringify(seen.results)}`,
  );
}
