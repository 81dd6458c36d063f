#include "ui/proxy/client_snippets.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::ClientSnippets)
};

// %1 is the address, %2 the key, %3 the model. None of them can hold a quote: addresses and ids are checked,
// keys are made here.
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

const char *templateOf(Client client)
{
    switch (client) {
    case Client::Curl:
        return kCurl;
    case Client::Python:
        return kPython;
    case Client::Node:
        return kNode;
    }
    return "";
}

} // namespace

QList<Client> allClients()
{
    return {Client::Curl, Client::Python, Client::Node};
}

QString clientName(Client client)
{
    switch (client) {
    case Client::Curl:
        return QStringLiteral("curl");
    case Client::Python:
        return QStringLiteral("Python (openai)");
    case Client::Node:
        return QStringLiteral("Node (openai)");
    }
    return {};
}

QString clientSnippet(Client client, const QString &address, const QString &key, const QString &model)
{
    return QString::fromUtf8(templateOf(client)).arg(address, key, model);
}

QString keyPlaceholder()
{
    return Text::tr("YOUR_KEY");
}

} // namespace ui
