// How each agent is told to use the local API, by its own settings, and how it is given a task without a terminal.
//
// shapes: the client shapes that the agent can speak, each with its settings.
// setup({ api, key, model, home, work, prompt }): { files: { path below the home: text }, environment, args }.
// `api` is the address without a path. Everything that would call home is switched off.

const json = (value) => JSON.stringify(value, null, 2);

const opencodeShapes = {
  chat: { npm: "@ai-sdk/openai-compatible", baseURL: "/v1", options: { reasoningEffort: "high" } },
  responses: {
    npm: "@ai-sdk/openai",
    baseURL: "/v1",
    options: {
      reasoningEffort: "high",
      reasoningSummary: "auto",
      include: ["reasoning.encrypted_content"],
      store: false,
    },
  },
  messages: {
    npm: "@ai-sdk/anthropic",
    baseURL: "/v1",
    options: { thinking: { type: "enabled", budgetTokens: 2000 } },
  },
  gemini: { npm: "@ai-sdk/google", baseURL: "/v1beta", options: {} },
};

const qwenShapes = {
  chat: { auth: "openai", baseUrl: "/v1" },
  responses: { auth: "openai-responses", baseUrl: "/v1" },
  messages: { auth: "anthropic", baseUrl: "" },
  gemini: { auth: "gemini", baseUrl: "" },
};

const continueShapes = {
  chat: { provider: "openai", apiBase: "/v1" },
  messages: { provider: "anthropic", apiBase: "/v1" },
};

const clineShapes = {
  chat: { provider: "openai-compatible", baseUrl: "/v1" },
  responses: { provider: "openai-native", baseUrl: "/v1" },
  messages: { provider: "anthropic", baseUrl: "/v1" },
  ollama: { provider: "ollama", baseUrl: "" },
};

export const agents = {
  opencode: {
    shapes: Object.keys(opencodeShapes),
    setup({ shape, api, key, model, prompt }) {
      const { npm, baseURL, options } = opencodeShapes[shape];
      const config = {
        $schema: "https://opencode.ai/config.json",
        autoupdate: false,
        share: "disabled",
        provider: {
          switchyard: {
            npm,
            name: "Switchyard",
            options: { baseURL: api + baseURL, apiKey: key },
            models: {
              [model]: {
                name: "scripted",
                tool_call: true,
                reasoning: true,
                limit: { context: 200000, output: 8000 },
                options,
              },
            },
          },
        },
      };
      return {
        files: { ".config/opencode/opencode.json": json(config) },
        environment: {
          OPENCODE_DISABLE_AUTOUPDATE: "1",
          OPENCODE_DISABLE_MODELS_FETCH: "1",
          OPENCODE_DISABLE_LSP_DOWNLOAD: "1",
          OPENCODE_DISABLE_DEFAULT_PLUGINS: "1",
          OPENCODE_DISABLE_SHARE: "1",
        },
        args: ["run", "--auto", "--print-logs", "--model", `switchyard/${model}`, prompt],
      };
    },
  },

  "qwen-code": {
    shapes: Object.keys(qwenShapes),
    setup({ shape, api, key, model, prompt }) {
      const { auth, baseUrl } = qwenShapes[shape];
      const settings = {
        privacy: { usageStatisticsEnabled: false },
        general: { enableAutoUpdate: false, disableAutoUpdate: true },
        telemetry: { enabled: false },
        security: { auth: { selectedType: auth } },
        modelProviders: { [auth]: [{ id: model, name: "scripted", baseUrl: api + baseUrl, envKey: "SWITCHYARD_KEY" }] },
        model: { name: model },
      };
      return {
        files: { ".qwen/settings.json": json(settings) },
        environment: { SWITCHYARD_KEY: key, QWEN_USAGE_STATISTICS_ENABLED: "false" },
        args: ["--yolo", "--auth-type", auth, "--model", model, "--prompt", prompt],
      };
    },
  },

  continue: {
    shapes: Object.keys(continueShapes),
    setup({ shape, api, key, model, home, prompt }) {
      const { provider, apiBase } = continueShapes[shape];
      const entry = {
        name: "scripted",
        provider,
        model,
        apiBase: api + apiBase,
        apiKey: key,
        roles: ["chat"],
        capabilities: ["tool_use"],
      };
      const config = { name: "switchyard", version: "1.0.0", schema: "v1", models: [entry] };
      return {
        files: { "continue.yaml": json(config) }, // JSON is YAML too
        environment: {
          CONTINUE_METRICS_ENABLED: "0",
          CONTINUE_CLI_ENABLE_TELEMETRY: "0",
          CONTINUE_CLI_AUTO_UPDATED: "true",
        },
        args: ["--config", `${home}/continue.yaml`, "--auto", "-p", prompt],
      };
    },
  },

  cline: {
    shapes: Object.keys(clineShapes),
    setup({ shape, api, key, model, prompt }) {
      const { provider, baseUrl } = clineShapes[shape];
      const settings = { provider, apiKey: key, model, baseUrl: api + baseUrl };
      const entry = { settings, updatedAt: "2026-01-01T00:00:00.000Z", tokenSource: "manual" };
      const config = { version: 1, lastUsedProvider: provider, modes: {}, providers: { [provider]: entry } };
      return {
        files: {
          ".cline/data/settings/providers.json": json(config),
          ".cline/data/settings/global-settings.json": json({ telemetryOptOut: true, autoUpdateEnabled: false }),
        },
        environment: {},
        args: ["--provider", provider, "--model", model, "--auto-approve", "true", prompt],
      };
    },
  },

  codex: {
    shapes: ["responses"],
    setup({ api, key, model, prompt }) {
      const config = `model = "${model}"
model_provider = "switchyard"
check_for_update_on_startup = false
approval_policy = "never"
sandbox_mode = "danger-full-access"
[analytics]
enabled = false
[model_providers.switchyard]
name = "Switchyard"
base_url = "${api}/v1"
env_key = "SWITCHYARD_KEY"
wire_api = "responses"
`;
      return { files: { ".codex/config.toml": config }, environment: { SWITCHYARD_KEY: key }, args: ["exec", prompt] };
    },
  },

  "gemini-cli": {
    shapes: ["gemini"],
    setup({ api, key, model, prompt }) {
      const settings = {
        privacy: { usageStatisticsEnabled: false },
        general: { enableAutoUpdate: false, enableAutoUpdateNotification: false },
        telemetry: { enabled: false },
        security: { auth: { selectedType: "gemini-api-key" }, folderTrust: { enabled: false } },
      };
      return {
        files: { ".gemini/settings.json": json(settings) },
        environment: { GEMINI_API_KEY: key, GOOGLE_GEMINI_BASE_URL: api, GEMINI_CLI_TRUST_WORKSPACE: "true" },
        args: ["--yolo", "--model", model, "--prompt", prompt],
      };
    },
  },
};
