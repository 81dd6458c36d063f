// Vercel's `ai` with the providers of OpenAI (both shapes), Anthropic and OpenRouter.
import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { APICallError, Output, generateText, jsonSchema, streamText, tool } from "ai";

// It would print its hints in the midst of the test's own lines.
globalThis.AI_SDK_LOG_WARNINGS = false;

function failure(error) {
  const body = error.data?.error;
  return {
    own: APICallError.isInstance(error) || typeof error === "object",
    status: error.statusCode,
    kind: body?.type,
    message: error.message ?? JSON.stringify(error),
    retryAfter: error.responseHeaders?.["retry-after"],
  };
}

function messages(request, earlier) {
  const image = request.image ? [{ type: "image", image: request.image, mediaType: "image/png" }] : [];
  const list = [{ role: "user", content: [{ type: "text", text: request.question }, ...image] }];
  if (!earlier) return list;
  const content = earlier.results.map((value, index) => {
    const { id, name } = earlier.answer.calls[index];
    return { type: "tool-result", toolCallId: id, toolName: name, output: { type: "text", value } };
  });
  return [...list, ...earlier.answer.turn, { role: "tool", content }];
}

async function streamed(settings, request) {
  const result = streamText({ ...settings, onError: () => {} });
  for await (const part of result.fullStream) {
    if (part.type === "error") throw part.error;
    if (part.type === "text-delta" && part.text) request.onText(part.text);
  }
  return {
    text: await result.text,
    reasoningText: await result.reasoningText,
    toolCalls: await result.toolCalls,
    finishReason: await result.finishReason,
    usage: await result.usage,
    response: await result.response,
    output: request.schema ? await result.output : undefined,
  };
}

function through(name, modelOf, thinking = {}, others = {}) {
  return {
    name,
    words: { stop: "stop", length: "length", tool_calls: "tool-calls" },
    kinds: {},
    failure,
    async ask(request, earlier) {
      const tools = request.tools?.map(({ name: id, description, parameters }) => [
        id,
        tool({ description, inputSchema: jsonSchema(parameters) }),
      ]);
      const settings = {
        model: modelOf(request.model),
        system: request.system,
        messages: messages(request, earlier),
        maxOutputTokens: request.maxTokens,
        temperature: request.temperature,
        maxRetries: 0,
        providerOptions: request.think ? thinking : others,
        ...(tools && { tools: Object.fromEntries(tools) }),
        ...(request.schema && { output: Output.object({ schema: jsonSchema(request.schema), name: "departure" }) }),
      };
      const result = request.stream ? await streamed(settings, request) : await generateText(settings);
      return {
        text: result.text,
        thought: result.reasoningText ?? "",
        calls: result.toolCalls.map(({ toolCallId, toolName, input }) => ({
          id: toolCallId,
          name: toolName,
          arguments: input,
        })),
        finish: result.finishReason,
        usage: { prompt: result.usage.inputTokens, completion: result.usage.outputTokens },
        parsed: request.schema ? result.output : undefined,
        turn: result.response.messages,
      };
    },
  };
}

export function aiOpenaiChat({ address, apiKey }) {
  const provider = createOpenAI({ apiKey, baseURL: `${address}/v1` });
  return through("ai-openai-chat", (model) => provider.chat(model), { openai: { reasoningEffort: "medium" } });
}

export function aiOpenaiResponses({ address, apiKey }) {
  const provider = createOpenAI({ apiKey, baseURL: `${address}/v1` });
  const thinking = {
    forceReasoning: true,
    reasoningEffort: "medium",
    reasoningSummary: "auto",
    store: false,
    include: ["reasoning.encrypted_content"],
  };
  return through(
    "ai-openai-responses",
    (model) => provider.responses(model),
    { openai: thinking },
    { openai: { store: false } },
  );
}

export function aiAnthropic({ address, apiKey }) {
  const provider = createAnthropic({ apiKey, baseURL: `${address}/v1` });
  const thinking = { thinking: { type: "enabled", budgetTokens: 2048 } };
  return through(
    "ai-anthropic",
    (model) => provider(model),
    { anthropic: thinking },
    { anthropic: { structuredOutputMode: "outputFormat" } },
  );
}

export function aiOpenrouter({ address, apiKey }) {
  const provider = createOpenRouter({ apiKey, baseURL: `${address}/api/v1` });
  return through("ai-openrouter", (model) => provider.chat(model, { usage: { include: true } }), {
    openrouter: { reasoning: { effort: "medium" } },
  });
}
