#include "core/protocol/openai/completions_ingress.h"

#include "core/protocol/field_reader.h"
#include "core/protocol/openai/openai_ingress.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CompletionsIngress)
};

const QLatin1String kPrompt("prompt");
const QLatin1String kEcho("echo");

/// The only prompt; absent if there is none, or more than one, or one in tokens.
std::optional<QString> promptOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QJsonArray list = value.toArray();
    if (list.size() == 1 && list.first().isString())
        return list.first().toString();
    return std::nullopt;
}

/// `best_of` answers are made and the best `n` of them given; more than are given would have to be judged.
void readBestOf(FieldReader &reader, const QJsonObject &body)
{
    const QLatin1String name("best_of");
    const auto best = reader.integer(name);
    const qint64 given = std::max<qint64>(1, body.value(QLatin1String("n")).toInteger(1));
    if (best && *best > given)
        reader.complain(name, Text::tr("no larger than 'n'; nobody here could choose among the answers"));
}

} // namespace

Result<ChatRequest> chatRequestFromCompletions(const QJsonObject &body)
{
    std::optional<Error> problem;
    FieldReader reader(body, {}, problem);
    const auto prompt = promptOf(reader.take(kPrompt));
    if (!prompt)
        reader.complain(kPrompt, Text::tr("one string, or a list of one string"));
    const QLatin1String suffix("suffix");
    if (const auto text = reader.text(suffix); text && !text->isEmpty())
        reader.complain(suffix, Text::tr("left out; a chat cannot fill in what stands before a text"));
    readBestOf(reader, body);
    reader.flag(kEcho);
    const QLatin1String logprobs("logprobs");
    const auto alternatives = reader.integer(logprobs);
    if (alternatives && *alternatives < 0)
        reader.complain(logprobs, Text::tr("0 or more"));
    if (problem)
        return *problem;

    QJsonObject chat = reader.rest();
    chat.insert(QLatin1String("messages"),
                QJsonArray {QJsonObject {{QLatin1String("role"), QLatin1String("user")},
                                         {QLatin1String("content"), *prompt}}});
    if (alternatives) {
        chat.insert(logprobs, true);
        chat.insert(QLatin1String("top_logprobs"), *alternatives);
    }
    return chatRequestFromOpenAi(chat);
}

QString echoOf(const QJsonObject &completionsBody)
{
    if (!completionsBody.value(kEcho).toBool())
        return {};
    return promptOf(completionsBody.value(kPrompt)).value_or(QString());
}

} // namespace core
