// The official `@anthropic-ai/sdk`.
import Anthropic from "@anthropic-ai/sdk";

export function anthropic({ address, apiKey }) {
  const client = new Anthropic({ apiKey, baseURL: address, maxRetries: 0 });

  function messages(request, earlier) {
    const content = request.image
      ? [
          { type: "image", source: { type: "base64", media_type: "image/png", data: request.image } },
          { type: "text", text: request.question },
        ]
      : request.question;
    const list = [{ role: "user", content }];
    if (!earlier) return list;
    const results = earlier.results.map((text, index) => ({
      type: "tool_result",
      tool_use_id: earlier.answer.calls[index].id,
      content: text,
    }));
    return [...list, { role: "assistant", content: earlier.answer.turn }, { role: "user", content: results }];
  }

  const question = (request, earlier) => ({
    model: request.model,
    system: request.system,
    messages: messages(request, earlier),
    ...(request.tools && {
      tools: request.tools.map(({ parameters, ...tool }) => ({ ...tool, input_schema: parameters })),
    }),
    ...(request.think && { thinking: { type: "enabled", budget_tokens: 2048 } }),
  });

  const body = (request, earlier) => ({
    ...question(request, earlier),
    max_tokens: request.maxTokens ?? 8000,
    temperature: request.temperature,
    ...(request.schema && { output_config: { format: { type: "json_schema", schema: request.schema } } }),
  });

  async function streamed(request, earlier) {
    const runner = client.messages.stream(body(request, earlier));
    runner.on("text", (text) => text && request.onText(text));
    return runner.finalMessage();
  }

  return {
    name: "anthropic",
    words: { stop: "end_turn", length: "max_tokens", tool_calls: "tool_use" },
    kinds: {
      400: "invalid_request_error",
      401: "authentication_error",
      429: "rate_limit_error",
      529: "overloaded_error",
    },
    failure: (error) => ({
      own: error instanceof Anthropic.APIError,
      status: error.status,
      kind: error.type,
      message: error.message,
      retryAfter: error.headers?.get("retry-after"),
    }),
    async ask(request, earlier) {
      const message = request.stream
        ? await streamed(request, earlier)
        : await client.messages.create(body(request, earlier));
      const all = (type) => message.content.filter((block) => block.type === type);
      const text = all("text")
        .map((block) => block.text)
        .join("");
      const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens } = message.usage;
      return {
        text,
        thought: all("thinking")
          .map((block) => block.thinking)
          .join(""),
        calls: all("tool_use").map(({ id, name, input }) => ({ id, name, arguments: input })),
        finish: message.stop_reason,
        usage: {
          prompt: input_tokens + (cache_read_input_tokens ?? 0) + (cache_creation_input_tokens ?? 0),
          completion: output_tokens,
        },
        parsed: request.schema ? JSON.parse(text) : undefined,
        turn: message.content,
      };
    },
    count: async (request) => (await client.messages.countTokens(question(request))).input_tokens,
    retrying: (request) => new Anthropic({ apiKey, baseURL: address, maxRetries: 2 }).messages.create(body(request)),
  };
}
