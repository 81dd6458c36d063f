// Each shape of the local API as a program without an SDK speaks it.
import assert from "node:assert/strict";
import * as script from "../upstream/script.mjs";
import * as rules from "./stream_rules.mjs";

const { system, question } = script;
const functions = script.tools.map((tool) => ({ type: "function", function: tool }));
export const bearer = (key) => ({ authorization: `Bearer ${key}` });
const eventStream = "text/event-stream; charset=utf-8";

export const openaiError = ({ error }, status) => {
  assert.equal(typeof error.message, "string");
  assert.equal(typeof error.type, "string");
  for (const name of ["param", "code"]) assert.ok(name in error, `error.${name}`);
  assert.ok(status >= 400);
};
export const anthropicError = (body) => {
  assert.equal(body.type, "error");
  assert.match(body.error.type, /_error$/);
  assert.equal(typeof body.error.message, "string");
  assert.ok(body.request_id === null || typeof body.request_id === "string", "request_id");
};
export const googleError = ({ error }, status) => {
  assert.equal(error.code, status);
  assert.match(error.status, /^[A-Z_]+$/);
  assert.equal(typeof error.message, "string");
};
export const ollamaError = (body) => assert.equal(typeof body.error, "string");

const lastEvent = (text) =>
  text
    .trimEnd()
    .split(/\r?\n\r?\n/)
    .at(-1);
const dataOf = (event) => JSON.parse(/^data: (.*)$/m.exec(event)[1]);

// `path` and `body`: how one asks; `rule`: what a stream has to be; `broken`: what one that broke off has to end with.
export const shapes = [
  {
    name: "chat",
    own: "openai-chat",
    path: () => "/v1/chat/completions",
    auth: bearer,
    type: eventStream,
    idHeader: "x-request-id",
    words: { stop: "stop", tool_calls: "tool_calls" },
    body: (model, scenario) => ({
      model,
      stream: true,
      stream_options: { include_usage: true },
      messages: [
        { role: "system", content: system },
        { role: "user", content: question },
      ],
      ...(scenario === "text"
        ? { max_tokens: script.maxTokens, temperature: script.temperature }
        : { tools: functions }),
      ...(scenario === "reasoning" && { reasoning_effort: "medium" }),
    }),
    rule: rules.chat,
    error: openaiError,
    broken(text) {
      assert.ok(!text.includes("[DONE]"), "[DONE] after an error");
      openaiError(dataOf(lastEvent(text)), 500);
    },
  },
  {
    name: "completions",
    path: () => "/v1/completions",
    auth: bearer,
    type: eventStream,
    idHeader: "x-request-id",
    words: { stop: "stop" },
    textOnly: true,
    body: (model) => ({
      model,
      stream: true,
      stream_options: { include_usage: true },
      prompt: question,
      max_tokens: script.maxTokens,
      temperature: script.temperature,
    }),
    rule: rules.completions,
    error: openaiError,
    broken(text) {
      assert.ok(!text.includes("[DONE]"), "[DONE] after an error");
      openaiError(dataOf(lastEvent(text)), 500);
    },
  },
  {
    name: "responses",
    own: "openai-responses",
    path: () => "/v1/responses",
    auth: bearer,
    type: eventStream,
    idHeader: "x-request-id",
    recorded: ["openai", "azure", "xai", "deepseek"].map((provider) => `openai-responses/${provider}`),
    words: { stop: "completed", tool_calls: "completed" },
    body: (model, scenario) => ({
      model,
      stream: true,
      store: false,
      instructions: system,
      input: question,
      ...(scenario === "text"
        ? { max_output_tokens: script.maxTokens, temperature: script.temperature }
        : { tools: script.tools.map((tool) => ({ type: "function", ...tool })) }),
      ...(scenario === "reasoning" && {
        reasoning: { effort: "medium", summary: "auto" },
        include: ["reasoning.encrypted_content"],
      }),
    }),
    rule: rules.responses,
    error: openaiError,
    broken(text) {
      assert.ok(!text.includes("response.completed"), "completed after an error");
      assert.match(text, /^event: error\ndata: \{.*"error":\{/m);
      assert.equal(dataOf(lastEvent(text)).type, "response.failed");
    },
  },
  {
    name: "messages",
    own: "anthropic-messages",
    path: () => "/v1/messages",
    auth: (key) => ({ "x-api-key": key, "anthropic-version": "2023-06-01" }),
    type: eventStream,
    idHeader: "request-id",
    recorded: ["anthropic-messages/anthropic"],
    words: { stop: "end_turn", tool_calls: "tool_use" },
    body: (model, scenario) => ({
      model,
      stream: true,
      system,
      max_tokens: scenario === "text" ? script.maxTokens : 9000,
      messages: [{ role: "user", content: question }],
      ...(scenario === "text"
        ? { temperature: script.temperature }
        : { tools: script.tools.map(({ parameters, ...tool }) => ({ ...tool, input_schema: parameters })) }),
      ...(scenario === "reasoning" && { thinking: { type: "enabled", budget_tokens: 2048 } }),
    }),
    rule: rules.messages,
    error: anthropicError,
    broken(text) {
      assert.ok(!text.includes("message_stop"), "message_stop after an error");
      assert.match(lastEvent(text), /^event: error\n/);
      const { type, error } = dataOf(lastEvent(text));
      assert.equal(type, "error");
      assert.match(error.type, /_error$/);
    },
  },
  ...["sse", "array"].map((form) => ({
    name: `google-${form}`,
    own: form === "sse" ? "google-generate-content" : undefined,
    wholePath: (model) => `/v1beta/models/${model}:generateContent`,
    path: (model) => `/v1beta/models/${model}:streamGenerateContent${form === "sse" ? "?alt=sse" : ""}`,
    auth: (key) => ({ "x-goog-api-key": key }),
    type: form === "sse" ? eventStream : "application/json; charset=UTF-8",
    wrongMethod: "PUT", // GET asks about the model
    words: { stop: "STOP", tool_calls: "STOP" },
    body: (model, scenario) => ({
      systemInstruction: { parts: [{ text: system }] },
      contents: [{ role: "user", parts: [{ text: question }] }],
      ...(scenario === "text"
        ? { generationConfig: { maxOutputTokens: script.maxTokens, temperature: script.temperature } }
        : {
            tools: [
              {
                functionDeclarations: script.tools.map(({ parameters, ...tool }) => ({
                  ...tool,
                  parametersJsonSchema: parameters,
                })),
              },
            ],
          }),
      ...(scenario === "reasoning" && {
        generationConfig: { thinkingConfig: { includeThoughts: true, thinkingBudget: 2048 } },
      }),
    }),
    rule: form === "sse" ? rules.googleEvents : rules.googleArray,
    error: googleError,
    broken(text) {
      if (form === "array") {
        googleError(JSON.parse(text).at(-1), JSON.parse(text).at(-1).error.code);
        return;
      }
      const last = lastEvent(text).replace(/^data: /, "");
      googleError(JSON.parse(last), JSON.parse(last).error.code);
    },
  })),
  ...["chat", "generate"].map((form) => ({
    name: `ollama-${form}`,
    own: form === "chat" ? "ollama" : undefined,
    path: () => `/api/${form}`,
    auth: bearer,
    type: "application/x-ndjson",
    words: { stop: "stop", tool_calls: "stop" },
    textOnly: form === "generate",
    body: (model, scenario) => ({
      model,
      ...(form === "chat"
        ? {
            messages: [
              { role: "system", content: system },
              { role: "user", content: question },
            ],
          }
        : { system, prompt: question }),
      ...(scenario === "text"
        ? { options: { num_predict: script.maxTokens, temperature: script.temperature } }
        : { tools: functions }),
      ...(scenario === "reasoning" && { think: true }),
    }),
    rule: form === "chat" ? rules.ollamaChat : rules.ollamaGenerate,
    error: ollamaError,
    broken(text) {
      const last = JSON.parse(text.trimEnd().split("\n").at(-1));
      ollamaError(last);
      assert.ok(!("done" in last), "an error is not an end");
    },
  })),
];
