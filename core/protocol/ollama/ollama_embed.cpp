#include "core/protocol/ollama/ollama_embed.h"

#include "core/protocol/field_reader.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/raw/raw_ingress.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <optional>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::OllamaIngress)
};

} // namespace

Result<ChatRequest> embedRequestFromOllama(const QJsonObject &body, OllamaEmbedForm form)
{
    const QLatin1String inputName("input");
    const QLatin1String promptName("prompt");
    std::optional<Error> problem;
    FieldReader reader(body, {}, problem);
    QJsonObject translated;
    if (form == OllamaEmbedForm::Single) {
        const auto prompt = reader.text(promptName);
        if (!prompt)
            reader.complain(promptName, Text::tr("a string"));
        translated.insert(inputName, prompt.value_or(QString()));
    } else {
        const bool single = reader.rest().value(inputName).isString();
        const QStringList texts = reader.textOrTexts(inputName);
        if (texts.isEmpty())
            reader.complain(inputName, Text::tr("a string or a list of strings"));
        translated.insert(inputName, single ? QJsonValue(texts.value(0))
                                            : QJsonValue(QJsonArray::fromStringList(texts)));
    }
    for (const QLatin1String name :
         {QLatin1String("model"), QLatin1String("dimensions"), QLatin1String("user")}) {
        if (const QJsonValue value = reader.take(name); !value.isUndefined())
            translated.insert(name, value);
    }
    for (const QLatin1String name : kRouterFields) {
        if (const QJsonValue value = reader.take(name); !value.isUndefined())
            translated.insert(name, value);
    }
    if (problem)
        return *problem;
    return rawRequestFrom({.task = Task::Embeddings, .body = compactJson(translated).toUtf8()});
}

QJsonObject ollamaEmbedReply(const QJsonObject &answer, OllamaEmbedForm form)
{
    QJsonArray embeddings;
    for (const QJsonValue &entry : answer.value(QLatin1String("data")).toArray())
        embeddings.append(entry.toObject().value(QLatin1String("embedding")));
    if (form == OllamaEmbedForm::Single)
        return {{QLatin1String("embedding"), embeddings.first().toArray()}};
    const QJsonObject usage = answer.value(QLatin1String("usage")).toObject();
    QJsonObject json {
        {QLatin1String("model"), answer.value(QLatin1String("model")).toString()},
        {QLatin1String("embeddings"), embeddings},
        {QLatin1String("total_duration"), 0},
        {QLatin1String("load_duration"), 0},
        {QLatin1String("prompt_eval_count"), usage.value(QLatin1String("prompt_tokens")).toInteger()}};
    if (usage.contains(QLatin1String("cost")))
        json.insert(QLatin1String("usage"), usage);
    return json;
}

} // namespace core
