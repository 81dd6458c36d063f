// The official `@openrouter/sdk`, which refuses any field that is not as its description says.
import { OpenRouter } from "@openrouter/sdk";
import { joined } from "./thoughts.mjs";

const clientFor = ({ address, apiKey }) =>
  new OpenRouter({ apiKey, serverURL: `${address}/api/v1`, retryConfig: { strategy: "none" } });

function failure(error) {
  return {
    own: typeof error.statusCode === "number" || error.inStream === true,
    status: error.statusCode,
    kind: error.name,
    message: error.message,
    retryAfter: error.headers?.get("retry-after"),
  };
}

// A failure in mid-stream comes as a field of a chunk.
function inStream(error) {
  return Object.assign(new Error(error.message), { inStream: true, statusCode: error.code });
}

const kinds = {
  400: "BadRequestResponseError",
  401: "UnauthorizedResponseError",
  429: "TooManyRequestsResponseError",
  529: /^(ServiceUnavailableResponseError|ProviderOverloadedResponseError)$/,
};

export function openrouterChat(place) {
  const client = clientFor(place);

  function messages(request, earlier) {
    const image = request.image
      ? [{ type: "image_url", imageUrl: { url: `data:image/png;base64,${request.image}` } }]
      : [];
    const list = [
      { role: "system", content: request.system },
      { role: "user", content: [{ type: "text", text: request.question }, ...image] },
    ];
    if (!earlier) return list;
    const results = earlier.results.map((content, index) => ({
      role: "tool",
      toolCallId: earlier.answer.calls[index].id,
      content,
    }));
    return [...list, earlier.answer.turn, ...results];
  }

  const body = (request, earlier) => ({
    model: request.model,
    messages: messages(request, earlier),
    maxTokens: request.maxTokens,
    temperature: request.temperature,
    stream: request.stream,
    ...(request.tools && { tools: request.tools.map((tool) => ({ type: "function", function: tool })) }),
    ...(request.schema && {
      responseFormat: { type: "json_schema", jsonSchema: { name: "departure", schema: request.schema, strict: true } },
    }),
    ...(request.think && { reasoning: { effort: "medium" } }),
  });

  function addCalls(calls, fragments) {
    for (const fragment of fragments) {
      const call = (calls[fragment.index] ??= {
        id: fragment.id,
        type: "function",
        function: { name: fragment.function.name, arguments: "" },
      });
      call.function.arguments += fragment.function?.arguments ?? "";
    }
  }

  async function streamed(events, request) {
    const message = { role: "assistant", content: "", reasoning: "", reasoningDetails: [], toolCalls: [] };
    let finishReason = null;
    let usage;
    for await (const chunk of events) {
      if (chunk.error) throw inStream(chunk.error);
      usage = chunk.usage ?? usage;
      const [choice] = chunk.choices;
      if (!choice) continue;
      message.content += choice.delta.content ?? "";
      message.reasoning += choice.delta.reasoning ?? "";
      message.reasoningDetails.push(...(choice.delta.reasoningDetails ?? []));
      addCalls(message.toolCalls, choice.delta.toolCalls ?? []);
      if (choice.delta.content) request.onText(choice.delta.content);
      finishReason ??= choice.finishReason;
    }
    message.reasoningDetails = joined(message.reasoningDetails);
    return { choices: [{ message, finishReason }], usage };
  }

  return {
    name: "openrouter-chat",
    words: { stop: "stop", length: "length", tool_calls: "tool_calls" },
    kinds,
    failure,
    async ask(request, earlier) {
      const sent = await client.chat.send({ chatRequest: body(request, earlier) });
      const completion = request.stream ? await streamed(sent, request) : sent;
      const [{ message, finishReason }] = completion.choices;
      return {
        text: message.content ?? "",
        thought: message.reasoning ?? "",
        calls: (message.toolCalls ?? []).map((call) => ({
          id: call.id,
          name: call.function.name,
          arguments: JSON.parse(call.function.arguments),
        })),
        finish: finishReason,
        usage: { prompt: completion.usage?.promptTokens, completion: completion.usage?.completionTokens },
        parsed: request.schema ? JSON.parse(message.content) : undefined,
        turn: message,
      };
    },
  };
}

export function openrouterResponses(place) {
  const client = clientFor(place);

  function input(request, earlier) {
    const content = [{ type: "input_text", text: request.question }];
    if (request.image)
      content.push({ type: "input_image", imageUrl: `data:image/png;base64,${request.image}`, detail: "auto" });
    const list = [{ role: "user", content }];
    if (!earlier) return list;
    const results = earlier.results.map((output, index) => ({
      type: "function_call_output",
      callId: earlier.answer.calls[index].id,
      output,
    }));
    return [...list, ...earlier.answer.turn, ...results];
  }

  const body = (request, earlier) => ({
    model: request.model,
    instructions: request.system,
    input: input(request, earlier),
    store: false,
    stream: request.stream,
    maxOutputTokens: request.maxTokens,
    temperature: request.temperature,
    ...(request.tools && { tools: request.tools.map((tool) => ({ type: "function", strict: true, ...tool })) }),
    ...(request.schema && {
      text: { format: { type: "json_schema", name: "departure", schema: request.schema, strict: true } },
    }),
    ...(request.think && {
      reasoning: { effort: "medium", summary: "auto" },
      include: ["reasoning.encrypted_content"],
    }),
  });

  async function streamed(events, request) {
    let last = { response: { output: [] } };
    for await (const event of events) {
      if (event.type === "error") throw inStream(event);
      if (event.type === "response.failed") throw inStream(event.response.error);
      if (event.type === "response.output_text.delta") request.onText(event.delta);
      last = event;
    }
    return last.response;
  }

  return {
    name: "openrouter-responses",
    words: { stop: "completed", length: "incomplete max_output_tokens", tool_calls: "completed" },
    kinds,
    failure,
    async ask(request, earlier) {
      const sent = await client.responses.send({ responsesRequest: body(request, earlier) });
      const response = request.stream ? await streamed(sent, request) : sent;
      const all = (type) => response.output.filter((item) => item.type === type);
      const text = all("message")
        .flatMap((item) => item.content)
        .map((part) => part.text)
        .join("");
      const thoughts = all("reasoning").flatMap((item) => [...(item.summary ?? []), ...(item.content ?? [])]);
      return {
        text,
        thought: thoughts.map((part) => part.text).join(""),
        calls: all("function_call").map((item) => ({
          id: item.callId,
          name: item.name,
          arguments: JSON.parse(item.arguments),
        })),
        finish: [response.status, response.incompleteDetails?.reason].filter(Boolean).join(" "),
        usage: { prompt: response.usage?.inputTokens, completion: response.usage?.outputTokens },
        parsed: request.schema ? JSON.parse(text) : undefined,
        turn: response.output,
      };
    },
  };
}
