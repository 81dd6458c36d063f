#include "ui/proxy/client_snippets.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::ClientSnippets)
};

// None of the three facts can hold a quote: addresses and ids are checked, keys are made here.
const char *const kCurl = R"(curl %1/v1/chat/completions \
  -H "Authorization: Bearer %2" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "%3",
    "messages": [{"role": "user", "content": "Hello"}]
  }')";

const char *const kPython = R"(# pip install openai
from openai import OpenAI

client = OpenAI(base_url="%1/v1", api_key="%2")
answer = client.chat.completions.create(
    model="%3",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content))";

const char *const kNode = R"(// npm install openai
import OpenAI from "openai";

const client = new OpenAI({ baseURL: "%1/v1", apiKey: "%2" });
const answer = await client.chat.completions.create({
  model: "%3",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(answer.choices[0].message.content);)";

const char *const kPythonResponses = R"(# pip install openai
from openai import OpenAI

client = OpenAI(base_url="%1/v1", api_key="%2")
answer = client.responses.create(model="%3", input="Hello")
print(answer.output_text))";

const char *const kPythonAnthropic = R"(# pip install anthropic
from anthropic import Anthropic

client = Anthropic(base_url="%1", api_key="%2")
answer = client.messages.create(
    model="%3",
    max_tokens=1000,
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.content))";

const char *const kPythonGemini = R"(# pip install google-genai
from google import genai

client = genai.Client(api_key="%2", http_options={"base_url": "%1"})
answer = client.models.generate_content(model="%3", contents="Hello")
print(answer.text))";

const char *const kPythonOllama = R"(# pip install ollama
from ollama import Client

client = Client(host="%1", headers={"Authorization": "Bearer %2"})
answer = client.chat(model="%3", messages=[{"role": "user", "content": "Hello"}])
print(answer.message.content))";

const char *const kClaudeCode = R"(export ANTHROPIC_BASE_URL="%1"
export ANTHROPIC_AUTH_TOKEN="%2"
export ANTHROPIC_MODEL="%3"
export ANTHROPIC_SMALL_FAST_MODEL="%3"
claude)";

const char *const kCodex = R"(# in ~/.codex/config.toml; then: SWITCHYARD_KEY="%2" codex
model = "%3"
model_provider = "switchyard"

[model_providers.switchyard]
name = "Switchyard"
base_url = "%1/v1"
env_key = "SWITCHYARD_KEY"
wire_api = "responses")";

const char *const kGeminiCli = R"(export GOOGLE_GEMINI_BASE_URL="%1"
export GEMINI_API_KEY="%2"
gemini --model "%3")";

} // namespace

const QList<Client> &allClients()
{
    static const QList<Client> clients {
        {QStringLiteral("curl"), kCurl},
        {QStringLiteral("Python (openai)"), kPython},
        {QStringLiteral("Node (openai)"), kNode},
        {QStringLiteral("Python (openai, Responses)"), kPythonResponses},
        {QStringLiteral("Python (anthropic)"), kPythonAnthropic},
        {QStringLiteral("Python (google-genai)"), kPythonGemini},
        {QStringLiteral("Python (ollama)"), kPythonOllama},
        {QStringLiteral("Claude Code"), kClaudeCode},
        {QStringLiteral("Codex CLI"), kCodex},
        {QStringLiteral("Gemini CLI"), kGeminiCli},
    };
    return clients;
}

QString clientSnippet(const Client &client, const QString &address, const QString &key, const QString &model)
{
    return QString::fromUtf8(client.text).arg(address, key, model);
}

QString keyPlaceholder()
{
    return Text::tr("YOUR_KEY");
}

} // namespace ui
