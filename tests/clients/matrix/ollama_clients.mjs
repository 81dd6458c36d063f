// The official `ollama` package: chat and generate.
import { Ollama } from "ollama";

const clientFor = ({ address, apiKey }) =>
  new Ollama({ host: address, headers: { authorization: `Bearer ${apiKey}` } });
const words = { stop: "stop", length: "length", tool_calls: "stop" };

// The package does not export the class of its errors, and has one of them only before a stream.
const failure = (error) => ({
  own: error.name === "ResponseError" || error.constructor === Error,
  status: error.status_code,
  kind: undefined,
  message: error.message,
});

const body = (request) => ({
  model: request.model,
  stream: request.stream,
  options: { num_predict: request.maxTokens, temperature: request.temperature },
  ...(request.schema && { format: request.schema }),
  ...(request.think && { think: true }),
});

const usageOf = (last) => ({ prompt: last.prompt_eval_count, completion: last.eval_count });

export function ollamaChat(place) {
  const client = clientFor(place);

  function messages(request, earlier) {
    const question = { role: "user", content: request.question, ...(request.image && { images: [request.image] }) };
    const list = [{ role: "system", content: request.system }, question];
    if (!earlier) return list;
    const results = earlier.results.map((content, index) => ({
      role: "tool",
      content,
      tool_name: earlier.answer.calls[index].name,
    }));
    return [...list, earlier.answer.turn, ...results];
  }

  async function streamed(question, request) {
    const message = { role: "assistant", content: "", thinking: "", tool_calls: [] };
    let last;
    for await (const line of await client.chat(question)) {
      message.content += line.message.content;
      message.thinking += line.message.thinking ?? "";
      message.tool_calls.push(...(line.message.tool_calls ?? []));
      if (line.message.content) request.onText(line.message.content);
      last = line;
    }
    return { ...last, message };
  }

  return {
    name: "ollama-chat",
    words,
    kinds: {},
    failure,
    async ask(request, earlier) {
      const tools = request.tools?.map((tool) => ({ type: "function", function: tool }));
      const question = { ...body(request), messages: messages(request, earlier), ...(tools && { tools }) };
      const answer = request.stream ? await streamed(question, request) : await client.chat(question);
      return {
        text: answer.message.content,
        thought: answer.message.thinking ?? "",
        calls: (answer.message.tool_calls ?? []).map((call) => ({
          name: call.function.name,
          arguments: call.function.arguments,
        })),
        finish: answer.done_reason,
        usage: usageOf(answer),
        parsed: request.schema ? JSON.parse(answer.message.content) : undefined,
        turn: answer.message,
      };
    },
  };
}

export function ollamaGenerate(place) {
  const client = clientFor(place);

  async function streamed(question, request) {
    const all = { response: "", thinking: "" };
    for await (const line of await client.generate(question)) {
      if (line.response) request.onText(line.response);
      Object.assign(all, {
        ...line,
        response: all.response + line.response,
        thinking: all.thinking + (line.thinking ?? ""),
      });
    }
    return all;
  }

  return {
    name: "ollama-generate",
    words,
    kinds: {},
    failure,
    async ask(request) {
      const images = request.image ? { images: [request.image] } : {};
      const question = { ...body(request), system: request.system, prompt: request.question, ...images };
      const answer = request.stream ? await streamed(question, request) : await client.generate(question);
      return {
        text: answer.response,
        thought: answer.thinking ?? "",
        calls: [],
        finish: answer.done_reason,
        usage: usageOf(answer),
        parsed: request.schema ? JSON.parse(answer.response) : undefined,
      };
    },
  };
}
