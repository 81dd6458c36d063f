// The official `openai` package in its three shapes.
import OpenAI from "openai";
import { joined } from "./thoughts.mjs";

const options = ({ address, apiKey }) => ({ apiKey, baseURL: `${address}/v1`, maxRetries: 0 });

function failure(error) {
  return {
    own: error instanceof OpenAI.APIError,
    status: error.status,
    kind: error.type,
    message: error.message,
    retryAfter: error.headers?.get("retry-after"),
  };
}

const kinds = {
  400: "invalid_request_error",
  401: /^(invalid_request_error|authentication_error)$/,
  429: /^(requests|tokens|rate_limit_error)$/,
  529: "server_error",
};
const words = { stop: "stop", length: "length", tool_calls: "tool_calls" };
const parsed = (text, schema) => (schema ? JSON.parse(text) : undefined);

// Thoughts are fields that the package does not know; it hands them over as they came.
function keepThoughts(kept, chunk) {
  const delta = chunk.choices[0]?.delta ?? {};
  kept.reasoning += delta.reasoning ?? "";
  kept.reasoning_details.push(...(delta.reasoning_details ?? []));
}

export function openaiChat(place) {
  const client = new OpenAI(options(place));

  function messages(request, earlier) {
    const content = request.image
      ? [
          { type: "text", text: request.question },
          { type: "image_url", image_url: { url: `data:image/png;base64,${request.image}` } },
        ]
      : request.question;
    const list = [
      { role: "system", content: request.system },
      { role: "user", content },
    ];
    if (!earlier) return list;
    const results = earlier.results.map((content, index) => ({
      role: "tool",
      tool_call_id: earlier.answer.calls[index].id,
      content,
    }));
    return [...list, earlier.answer.turn, ...results];
  }

  function body(request, earlier) {
    const { schema, tools } = request;
    return {
      model: request.model,
      messages: messages(request, earlier),
      max_tokens: request.maxTokens,
      temperature: request.temperature,
      ...(tools && { tools: tools.map((tool) => ({ type: "function", function: tool })) }),
      ...(schema && {
        response_format: { type: "json_schema", json_schema: { name: "departure", schema, strict: true } },
      }),
      ...(request.think && { reasoning_effort: "medium" }),
    };
  }

  // The stream helper checks what it puts together: one role, a finish, whole calls that keep their identity.
  async function streamed(request, earlier) {
    const runner = client.chat.completions.stream({
      ...body(request, earlier),
      stream_options: { include_usage: true },
    });
    const kept = { reasoning: "", reasoning_details: [] };
    for await (const chunk of runner) {
      keepThoughts(kept, chunk);
      if (chunk.choices[0]?.delta.content) request.onText(chunk.choices[0].delta.content);
    }
    const completion = await runner.finalChatCompletion();
    const message = completion.choices[0].message;
    if (kept.reasoning_details.length) message.reasoning_details = joined(kept.reasoning_details);
    if (kept.reasoning) message.reasoning = kept.reasoning;
    return completion;
  }

  return {
    name: "openai-chat",
    words,
    kinds,
    failure,
    async ask(request, earlier) {
      const completion = request.stream
        ? await streamed(request, earlier)
        : await client.chat.completions.create(body(request, earlier));
      const { message, finish_reason } = completion.choices[0];
      return {
        text: message.content ?? "",
        thought: message.reasoning ?? "",
        calls: (message.tool_calls ?? []).map((call) => ({
          id: call.id,
          name: call.function.name,
          arguments: JSON.parse(call.function.arguments),
        })),
        finish: finish_reason,
        usage: { prompt: completion.usage?.prompt_tokens, completion: completion.usage?.completion_tokens },
        parsed: parsed(message.content, request.schema),
        turn: message,
      };
    },
    retrying: (request) => new OpenAI({ ...options(place), maxRetries: 2 }).chat.completions.create(body(request)),
  };
}

export function openaiCompletions(place) {
  const client = new OpenAI(options(place));

  async function streamed(question, request) {
    const all = { choices: [{ text: "", finish_reason: null }], usage: null };
    for await (const chunk of await client.completions.create({
      ...question,
      stream: true,
      stream_options: { include_usage: true },
    })) {
      if (chunk.usage) all.usage = chunk.usage;
      for (const choice of chunk.choices) {
        all.choices[0].text += choice.text;
        if (choice.text) request.onText(choice.text);
        all.choices[0].finish_reason ??= choice.finish_reason;
      }
    }
    return all;
  }

  return {
    name: "openai-completions",
    words,
    kinds,
    failure,
    async ask(request) {
      const question = {
        model: request.model,
        prompt: request.question,
        max_tokens: request.maxTokens,
        temperature: request.temperature,
      };
      const completion = request.stream ? await streamed(question, request) : await client.completions.create(question);
      return {
        text: completion.choices[0].text,
        calls: [],
        finish: completion.choices[0].finish_reason,
        usage: { prompt: completion.usage?.prompt_tokens, completion: completion.usage?.completion_tokens },
      };
    },
  };
}

export function openaiResponses(place) {
  const client = new OpenAI(options(place));

  function input(request, earlier) {
    const content = [{ type: "input_text", text: request.question }];
    if (request.image)
      content.push({ type: "input_image", image_url: `data:image/png;base64,${request.image}`, detail: "auto" });
    const list = [{ role: "user", content }];
    if (!earlier) return list;
    const results = earlier.results.map((output, index) => ({
      type: "function_call_output",
      call_id: earlier.answer.calls[index].id,
      output,
    }));
    return [...list, ...earlier.answer.turn, ...results];
  }

  const body = (request, earlier) => ({
    model: request.model,
    instructions: request.system,
    input: input(request, earlier),
    store: false,
    max_output_tokens: request.maxTokens,
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

  // The stream helper checks the order of the events, the ids and the indices.
  async function streamed(request, earlier) {
    const runner = client.responses.stream(body(request, earlier));
    let next = 0;
    for await (const event of runner) {
      if (event.sequence_number !== next)
        throw new Error(`sequence_number ${event.sequence_number} instead of ${next}`);
      next += 1;
      if (event.type === "response.output_text.delta") request.onText(event.delta);
    }
    return runner.finalResponse();
  }

  function thoughtOf(output) {
    const item = output.find((one) => one.type === "reasoning");
    return [...(item?.summary ?? []), ...(item?.content ?? [])].map((part) => part.text).join("");
  }

  return {
    name: "openai-responses",
    words: { stop: "completed", length: "incomplete max_output_tokens", tool_calls: "completed" },
    kinds,
    failure,
    async ask(request, earlier) {
      const response = request.stream
        ? await streamed(request, earlier)
        : await client.responses.create(body(request, earlier));
      return {
        text: response.output_text,
        thought: thoughtOf(response.output),
        calls: response.output
          .filter((item) => item.type === "function_call")
          .map((item) => ({
            id: item.call_id,
            name: item.name,
            arguments: JSON.parse(item.arguments),
          })),
        finish: [response.status, response.incomplete_details?.reason].filter(Boolean).join(" "),
        usage: { prompt: response.usage?.input_tokens, completion: response.usage?.output_tokens },
        parsed: parsed(response.output_text, request.schema),
        turn: response.output,
      };
    },
  };
}
