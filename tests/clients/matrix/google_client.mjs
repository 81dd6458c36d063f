// The official `@google/genai`. Its chat keeps the history by itself; a stream leaves one content a chunk there.
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
      tools: [{ functionDeclarations: request.tools.map(({ parameters, ...tool }) => ({ ...tool, parametersJsonSchema: parameters })) }],
    }),
    ...(request.schema && { responseMimeType: "application/json", responseJsonSchema: request.schema }),
    ...(request.think && { thinkingConfig: { includeThoughts: true, thinkingBudget: 2048 } }),
  });

  function message(request, earlier) {
    if (!earlier) {
      const image = request.image ? [{ inlineData: { mimeType: "image/png", data: request.image } }] : [];
      return [{ text: request.question }, ...image];
    }
    return earlier.results.map((output, index) => {
      const { id, name } = earlier.answer.calls[index];
      return { functionResponse: { ...(id && { id }), name, response: { output } } };
    });
  }

  async function streamed(chat, question, request) {
    const all = { parts: [], finish: undefined, usage: undefined };
    for await (const chunk of await chat.sendMessageStream(question)) {
      const candidate = chunk.candidates?.[0];
      all.parts.push(...(candidate?.content?.parts ?? []));
      for (const part of candidate?.content?.parts ?? []) if (part.text && !part.thought) request.onText(part.text);
      all.finish ??= candidate?.finishReason;
      all.usage = chunk.usageMetadata ?? all.usage;
    }
    return all;
  }

  async function whole(chat, question) {
    const answer = await chat.sendMessage(question);
    const [candidate] = answer.candidates;
    return { parts: candidate.content?.parts ?? [], finish: candidate.finishReason, usage: answer.usageMetadata };
  }

  return {
    name: "google",
    words: { stop: "STOP", length: "MAX_TOKENS", tool_calls: "STOP" },
    kinds: statuses,
    failure: (error) => ({ own: error instanceof ApiError, status: error.status, kind: statusOf(error), message: error.message }),
    async ask(request, earlier) {
      const chat = earlier?.answer.turn ?? client.chats.create({ model: request.model, config: config(request) });
      const question = { message: message(request, earlier) };
      const { parts, finish, usage } = request.stream ? await streamed(chat, question, request) : await whole(chat, question);
      const text = parts.filter((part) => !part.thought).map((part) => part.text ?? "").join("");
      return {
        text,
        thought: parts.filter((part) => part.thought).map((part) => part.text).join(""),
        calls: parts.filter((part) => part.functionCall).map(({ functionCall }) => ({
          id: functionCall.id,
          name: functionCall.name,
          arguments: functionCall.args ?? {},
        })),
        finish,
        usage: { prompt: usage.promptTokenCount, completion: usage.candidatesTokenCount + (usage.thoughtsTokenCount ?? 0) },
        parsed: request.schema ? JSON.parse(text) : undefined,
        turn: chat,
      };
    },
    async count(request) {
      const contents = [{ role: "user", parts: message(request) }];
      return (await client.models.countTokens({ model: request.model, contents })).totalTokens;
    },
  };
}
