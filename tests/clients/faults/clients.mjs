// The official SDKs as they are left alone, run out of time, try again and report what went wrong.
//
// Each has send({ model, stream, signal, timeout, retries, onText }), which asks once and gives { text } or throws what
// the SDK throws; `own` is the upstream protocol of its shape.
import Anthropic from "@anthropic-ai/sdk";
import * as anthropicErrors from "@anthropic-ai/sdk/core/error";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { ApiError, GoogleGenAI } from "@google/genai";
import { OpenRouter } from "@openrouter/sdk";
import * as openrouterErrors from "@openrouter/sdk/models/errors";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { APICallError, RetryError, generateText, streamText } from "ai";
import { Ollama } from "ollama";
import OpenAI from "openai";
import { question } from "../upstream/script.mjs";

globalThis.AI_SDK_LOG_WARNINGS = false; // hints in the midst of the test's own lines

const messages = [{ role: "user", content: question }];

// What openai and @anthropic-ai/sdk, made by one generator, have in common.
const openaiClasses = {
  400: OpenAI.BadRequestError,
  401: OpenAI.AuthenticationError,
  403: OpenAI.PermissionDeniedError,
  404: OpenAI.NotFoundError,
  409: OpenAI.ConflictError,
  422: OpenAI.UnprocessableEntityError,
  429: OpenAI.RateLimitError,
};
const anthropicClasses = {
  400: Anthropic.BadRequestError,
  401: Anthropic.AuthenticationError,
  402: anthropicErrors.PaymentRequiredError,
  403: Anthropic.PermissionDeniedError,
  404: Anthropic.NotFoundError,
  408: anthropicErrors.RequestTimeoutError,
  409: Anthropic.ConflictError,
  413: anthropicErrors.ContentTooLargeError,
  422: Anthropic.UnprocessableEntityError,
  429: Anthropic.RateLimitError,
  504: anthropicErrors.GatewayTimeoutError,
  529: anthropicErrors.OverloadedError,
};
const generated = (sdk, classes) => ({
  retries: true,
  breaksOff: true, // leaving its loop closes the connection
  endsQuietly: true, // an abort in the midst of a stream is the stream's end
  aborted: (error) => error instanceof sdk.APIUserAbortError,
  timedOut: (error) => error instanceof sdk.APIConnectionTimeoutError,
  right: (error, status) =>
    error.constructor === (classes[status] ?? (status >= 500 ? sdk.InternalServerError : sdk.APIError)),
  inStream: (error) => error instanceof sdk.APIError,
  facts: (error) => ({
    status: error.status,
    message: error.message,
    requestId: error.requestID,
    retryAfter: error.headers?.get("retry-after"),
  }),
});
const generatedOptions = ({ signal, timeout, retries = 0 }) => ({
  signal,
  maxRetries: retries,
  ...(timeout && { timeout }),
});

function openaiWith(name, own, ask) {
  return ({ address, apiKey }) => {
    const client = new OpenAI({ apiKey, baseURL: `${address}/v1` });
    return { name, own, ...generated(OpenAI, openaiClasses), send: (request) => ask(client, request) };
  };
}

const openaiChat = openaiWith("openai-chat", "openai-chat", async (client, request) => {
  const asked = client.chat.completions.create(
    { model: request.model, messages, stream: request.stream },
    generatedOptions(request),
  );
  if (!request.stream) return { text: (await asked).choices[0].message.content };
  let text = "";
  for await (const chunk of await asked) {
    const piece = chunk.choices[0]?.delta.content ?? "";
    text += piece;
    if (piece && request.onText?.(piece) === "leave") break;
  }
  return { text };
});

const openaiCompletions = openaiWith("openai-completions", "openai-chat", async (client, request) => {
  const asked = client.completions.create(
    { model: request.model, prompt: question, stream: request.stream },
    generatedOptions(request),
  );
  if (!request.stream) return { text: (await asked).choices[0].text };
  let text = "";
  for await (const chunk of await asked) {
    const piece = chunk.choices[0]?.text ?? "";
    text += piece;
    if (piece && request.onText?.(piece) === "leave") break;
  }
  return { text };
});

const openaiResponses = openaiWith("openai-responses", "openai-responses", async (client, request) => {
  const asked = client.responses.create(
    { model: request.model, input: question, store: false, stream: request.stream },
    generatedOptions(request),
  );
  if (!request.stream) return { text: (await asked).output_text };
  let text = "";
  for await (const event of await asked) {
    if (event.type !== "response.output_text.delta") continue;
    text += event.delta;
    if (request.onText?.(event.delta) === "leave") break;
  }
  return { text };
});

function anthropic({ address, apiKey }) {
  const client = new Anthropic({ apiKey, baseURL: address });
  return {
    name: "anthropic",
    own: "anthropic-messages",
    ...generated(Anthropic, anthropicClasses),
    async send(request) {
      const asked = client.messages.create(
        { model: request.model, max_tokens: 1000, messages, stream: request.stream },
        generatedOptions(request),
      );
      if (!request.stream) return { text: (await asked).content.map((block) => block.text).join("") };
      let text = "";
      for await (const event of await asked) {
        const piece = event.delta?.text ?? "";
        text += piece;
        if (piece && request.onText?.(piece) === "leave") break;
      }
      return { text };
    },
  };
}

// What `fetch` itself throws; these SDKs have no class of their own for it.
const fetchAborted = (error) => error instanceof DOMException && error.name === "AbortError";
const fetchTimedOut = (error) => error instanceof DOMException && error.name === "TimeoutError";

function google({ address, apiKey }) {
  const client = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: address, apiVersion: "v1beta" } });
  const detailOf = (error, type) =>
    JSON.parse(error.message).error.details.find((detail) => detail["@type"].endsWith(`.${type}`));
  return {
    name: "google",
    own: "google-generate-content",
    retries: true,
    aborted: fetchAborted,
    timedOut: fetchAborted, // its clock and its caller pull the same string
    right: (error) => error.constructor === ApiError,
    inStream: (error) => error instanceof ApiError,
    facts: (error) => ({
      status: error.status,
      message: JSON.parse(error.message).error.message,
      requestId: detailOf(error, "RequestInfo")?.requestId,
      retryAfter: detailOf(error, "RetryInfo")?.retryDelay.replace(/s$/, ""),
    }),
    async send({ model, stream, signal, timeout, retries = 0, onText }) {
      const asked = {
        model,
        contents: question,
        config: {
          abortSignal: signal,
          httpOptions: {
            ...(timeout && { timeout }),
            retryOptions: { attempts: retries + 1, initialDelay: 0.1, jitter: 0 },
          },
        },
      };
      if (!stream) return { text: (await client.models.generateContent(asked)).text };
      let text = "";
      for await (const chunk of await client.models.generateContentStream(asked)) {
        text += chunk.text ?? "";
        if (chunk.text) onText?.(chunk.text);
      }
      return { text };
    },
  };
}

// The package knows neither time-outs nor retries, and an abort for streams only: its `fetch` is where programs put them.
function ollamaWith(name, own, asked, textOf) {
  return ({ address, apiKey }) => ({
    name,
    own,
    aborted: fetchAborted,
    timedOut: fetchTimedOut,
    right: (error) => error.name === "ResponseError",
    inStream: (error) => error.constructor === Error,
    facts: (error) => ({ status: error.status_code, message: error.message }),
    async send({ model, stream, signal, timeout, onText }) {
      const signals = [signal, timeout && AbortSignal.timeout(timeout)];
      const client = new Ollama({
        host: address,
        headers: { authorization: `Bearer ${apiKey}` },
        fetch: (url, init) =>
          fetch(url, { ...init, signal: AbortSignal.any([init.signal, ...signals].filter(Boolean)) }),
      });
      if (!stream) return { text: textOf(await asked(client, { model })) };
      let text = "";
      for await (const line of await asked(client, { model, stream })) {
        text += textOf(line);
        if (textOf(line)) onText?.(textOf(line));
      }
      return { text };
    },
  });
}

const ollamaChat = ollamaWith(
  "ollama-chat",
  "ollama",
  (client, request) => client.chat({ ...request, messages }),
  (line) => line.message.content,
);
const ollamaGenerate = ollamaWith(
  "ollama-generate",
  "ollama",
  (client, request) => client.generate({ ...request, prompt: question }),
  (line) => line.response,
);

const openrouterClasses = {
  400: "BadRequestResponseError",
  401: "UnauthorizedResponseError",
  402: "PaymentRequiredResponseError",
  403: "ForbiddenResponseError",
  404: "NotFoundResponseError",
  408: "RequestTimeoutResponseError",
  413: "PayloadTooLargeResponseError",
  422: "UnprocessableEntityResponseError",
  429: "TooManyRequestsResponseError",
  500: "InternalServerResponseError",
  502: "BadGatewayResponseError",
  503: "ServiceUnavailableResponseError",
  529: "ProviderOverloadedResponseError",
};

// A failure in mid-stream comes as a field of a chunk or as an event.
class SaidInStream extends Error {}

function openrouterWith(name, own, ask, pieceOf, textOf) {
  return ({ address, apiKey }) => {
    const client = new OpenRouter({ apiKey, serverURL: `${address}/api/v1` });
    return {
      name,
      own,
      retries: true,
      retriesForATime: true, // and not so many times
      breaksOff: true,
      aborted: (error) => error instanceof openrouterErrors.RequestAbortedError || fetchAborted(error),
      timedOut: (error) => error instanceof openrouterErrors.RequestTimeoutError,
      right: (error, status) =>
        error.constructor === openrouterErrors[openrouterClasses[status] ?? "OpenRouterDefaultError"],
      inStream: (error) => error instanceof SaidInStream,
      facts: (error) => ({
        status: error.statusCode,
        message: error.error?.message ?? error.message,
        requestId: error.headers.get("x-request-id"),
        retryAfter: error.headers.get("retry-after"),
      }),
      async send({ model, stream, signal, timeout, retries = 0, onText }) {
        const backoff = { initialInterval: 100, maxInterval: 200, exponent: 1, maxElapsedTime: 1500 * retries };
        const options = {
          ...(signal && { fetchOptions: { signal } }),
          ...(timeout && { timeoutMs: timeout }),
          retries: retries ? { strategy: "backoff", backoff, retryConnectionErrors: true } : { strategy: "none" },
          retryCodes: ["429", "5XX"],
        };
        const sent = await ask(client, { model, stream }, options);
        if (!stream) return { text: textOf(sent) };
        let text = "";
        for await (const event of sent) {
          const piece = pieceOf(event);
          text += piece;
          if (piece && onText?.(piece) === "leave") break;
        }
        return { text };
      },
    };
  };
}

const openrouterChat = openrouterWith(
  "openrouter-chat",
  "openai-chat",
  (client, request, options) => client.chat.send({ chatRequest: { ...request, messages } }, options),
  (chunk) => {
    if (chunk.error) throw new SaidInStream(chunk.error.message);
    return chunk.choices[0]?.delta.content ?? "";
  },
  (completion) => completion.choices[0].message.content,
);
const openrouterResponses = openrouterWith(
  "openrouter-responses",
  "openai-responses",
  (client, request, options) =>
    client.responses.send({ responsesRequest: { ...request, input: question, store: false } }, options),
  (event) => {
    if (event.type === "error") throw new SaidInStream(event.message);
    if (event.type === "response.failed") throw new SaidInStream(event.response.error.message);
    return event.type === "response.output_text.delta" ? event.delta : "";
  },
  (response) =>
    response.output
      .flatMap((item) => item.content ?? [])
      .map((part) => part.text)
      .join(""),
);

// In a stream it tells of an abort by a part, and of a time-out in the same way.
class EndedEarly extends Error {}

function aiWith(name, own, modelOf, others = {}) {
  const lastOf = (error) => (RetryError.isInstance(error) ? error.lastError : error);
  return {
    name,
    own,
    retries: true,
    givesUp: true, // after a time-out
    aborted: (error) => fetchAborted(error) || error instanceof EndedEarly,
    timedOut: (error) => fetchTimedOut(error) || error instanceof EndedEarly,
    right: (error, status) =>
      APICallError.isInstance(lastOf(error)) &&
      lastOf(error).isRetryable === (status === 408 || status === 409 || status === 429 || status >= 500),
    inStream: () => true, // whatever the part holds
    facts: (error) => ({
      status: lastOf(error).statusCode,
      message: lastOf(error).message,
      requestId: lastOf(error).responseHeaders?.["x-request-id"],
      retryAfter: lastOf(error).responseHeaders?.["retry-after"],
    }),
    async send({ model, stream, signal, timeout, retries = 0, onText }) {
      const settings = {
        model: modelOf(model),
        messages,
        maxRetries: retries,
        abortSignal: signal,
        timeout,
        providerOptions: others,
      };
      if (!stream) return { text: (await generateText(settings)).text };
      let text = "";
      for await (const part of streamText({ ...settings, onError: () => {} }).fullStream) {
        if (part.type === "error") throw part.error;
        if (part.type === "abort") throw new EndedEarly();
        if (part.type !== "text-delta") continue;
        text += part.text;
        if (part.text) onText?.(part.text);
      }
      return { text };
    },
  };
}

const aiOpenaiChat = ({ address, apiKey }) => {
  const provider = createOpenAI({ apiKey, baseURL: `${address}/v1` });
  return aiWith("ai-openai-chat", "openai-chat", (model) => provider.chat(model));
};
const aiOpenaiResponses = ({ address, apiKey }) => {
  const provider = createOpenAI({ apiKey, baseURL: `${address}/v1` });
  const others = { openai: { store: false } };
  return aiWith("ai-openai-responses", "openai-responses", (model) => provider.responses(model), others);
};
const aiAnthropic = ({ address, apiKey }) => {
  const provider = createAnthropic({ apiKey, baseURL: `${address}/v1` });
  return aiWith("ai-anthropic", "anthropic-messages", (model) => provider(model));
};
const aiOpenrouter = ({ address, apiKey }) => {
  const provider = createOpenRouter({ apiKey, baseURL: `${address}/api/v1` });
  return aiWith("ai-openrouter", "openai-chat", (model) => provider.chat(model));
};

// `place`: { address, apiKey } of the program; the names are known without one.
export const clientsAt = (place) =>
  [
    openaiChat,
    openaiCompletions,
    openaiResponses,
    anthropic,
    google,
    ollamaChat,
    ollamaGenerate,
    openrouterChat,
    openrouterResponses,
    aiOpenaiChat,
    aiOpenaiResponses,
    aiAnthropic,
    aiOpenrouter,
  ].map((make) => make(place));
