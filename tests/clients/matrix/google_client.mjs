// The official `@google/genai`.
import { ApiError, GoogleGenAI } from "@google/genai";

const statuses = { 400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 429: "RESOURCE_EXHAUSTED", 529: "UNAVAILABLE" };

function statusOf(error) {
  try {
    return JSON.parse(error.message).error.status;
  } catch {
    return undefined;
  }
}

export function google({ address, apiKey }) {
  const client = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: address, apiVersion: "v1beta" } });

  const config = (request) => ({
    systemInstruction: request.system,
    maxOutputTokens: request.maxTokens,
    temperature: request.temperature,
    ...(request.tools && {
      tools: [
        {
          functionDeclarations: request.tools.map(({ parameters, ...tool }) => ({
            ...tool,
            parametersJsonSchema: parameters,
          })),
        },
      ],
    }),
    ...(request.schema && { responseMimeType: "application/json", responseJsonSchema: request.schema }),
    ...(request.think && { thinkingConfig: { includeThoughts: true, thinkingBudget: 2048 } }),
  });

  function contents(request, earlier) {
    const image = request.image ? [{ inlineData: { mimeType: "image/png", data: request.image } }] : [];
    const list = [{ role: "user", parts: [{ text: request.question }, ...image] }];
    if (!earlier) return list;
    const responses = earlier.results.map((output, index) => {
      const { id, name } = earlier.answer.calls[index];
      return { functionResponse: { ...(id && { id }), name, response: { output } } };
    });
    return [...list, ...earlier.answer.turn, { role: "user", parts: responses }];
  }

  // As the SDK's own chat keeps a stream: each chunk is a content of its own.
  async function streamed(question, request) {
    const all = { turn: [], finish: undefined, usage: undefined };
    for await (const chunk of await client.models.generateContentStream(question)) {
      const candidate = chunk.candidates?.[0];
      if (candidate?.content?.parts?.length) all.turn.push(candidate.content);
      for (const part of candidate?.content?.parts ?? []) if (part.text && !part.thought) request.onText(part.text);
      all.finish ??= candidate?.finishReason;
      all.usage = chunk.usageMetadata ?? all.usage;
    }
    return all;
  }

  async function whole(question) {
    const answer = await client.models.generateContent(question);
    const [candidate] = answer.candidates;
    return { turn: [candidate.content], finish: candidate.finishReason, usage: answer.usageMetadata };
  }

  return {
    name: "google",
    words: { stop: "STOP", length: "MAX_TOKENS", tool_calls: "STOP" },
    kinds: statuses,
    failure: (error) => ({
      own: error instanceof ApiError,
      status: error.status,
      kind: statusOf(error),
      message: error.message,
    }),
    async ask(request, earlier) {
      const question = { model: request.model, contents: contents(request, earlier), config: config(request) };
      const { turn, finish, usage } = request.stream ? await streamed(question, request) : await whole(question);
      const parts = turn.flatMap((content) => content.parts ?? []);
      const text = parts
        .filter((part) => !part.thought)
        .map((part) => part.text ?? "")
        .join("");
      return {
        text,
        thought: parts
          .filter((part) => part.thought)
          .map((part) => part.text)
          .join(""),
        calls: parts
          .filter((part) => part.functionCall)
          .map(({ functionCall }) => ({
            id: functionCall.id,
            name: functionCall.name,
            arguments: functionCall.args ?? {},
          })),
        finish,
        usage: {
          prompt: usage?.promptTokenCount,
          completion: usage?.candidatesTokenCount + (usage?.thoughtsTokenCount ?? 0),
        },
        parsed: request.schema ? JSON.parse(text) : undefined,
        turn,
      };
    },
    async count(request) {
      return (await client.models.countTokens({ model: request.model, contents: contents(request) })).totalTokens;
    },
  };
}
