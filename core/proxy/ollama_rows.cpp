#include "core/proxy/ollama_rows.h"

#include "core/protocol/ollama/ollama_reply.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>

namespace core {

namespace {

/// What Ollama's clients look for in `details`, all of it there.
QJsonObject details(const ModelInfo &model)
{
    const QString family = model.family.isEmpty() ? model.author : model.family;
    return {{QStringLiteral("parent_model"), QString()},
            {QStringLiteral("format"), QString()},
            {QStringLiteral("family"), family},
            {QStringLiteral("families"), QJsonArray {family}},
            {QStringLiteral("parameter_size"), QString()},
            {QStringLiteral("quantization_level"), QString()}};
}

QJsonArray capabilities(const ModelInfo &model)
{
    const bool embeds = model.type == modelTypeFor(Task::Embeddings);
    QJsonArray names {embeds ? QStringLiteral("embedding") : QStringLiteral("completion")};
    if (model.capabilities.tools.value_or(false))
        names << QStringLiteral("tools");
    if (model.capabilities.vision.value_or(false) || model.inputModalities.contains(QLatin1String("image")))
        names << QStringLiteral("vision");
    if (model.capabilities.reasoning.value_or(false))
        names << QStringLiteral("thinking");
    return names;
}

/// A time must be there, and must be one: the day of the catalog's figures.
QString modifiedAt(const QString &dataAsOf)
{
    const QDate day = QDate::fromString(dataAsOf, Qt::ISODate);
    return ollamaTime(day.isValid() ? QDateTime(day, QTime(0, 0), Qt::UTC).toSecsSinceEpoch() : 0);
}

} // namespace

const ModelInfo *findOllamaModel(const Catalog &catalog, const QString &name)
{
    if (const ModelInfo *model = catalog.findModel(name))
        return model;
    const QLatin1String tag(":latest");
    return name.endsWith(tag) ? catalog.findModel(name.chopped(tag.size())) : nullptr;
}

QJsonObject ollamaTagRow(const ModelInfo &model, const QString &dataAsOf)
{
    const QByteArray digest = QCryptographicHash::hash(model.id.toUtf8(), QCryptographicHash::Sha256).toHex();
    return {{QStringLiteral("name"), model.id},
            {QStringLiteral("model"), model.id},
            {QStringLiteral("modified_at"), modifiedAt(dataAsOf)},
            {QStringLiteral("size"), 0},
            {QStringLiteral("digest"), QString::fromLatin1(digest)},
            {QStringLiteral("details"), details(model)},
            {QStringLiteral("capabilities"), capabilities(model)}};
}

QJsonObject ollamaShowRow(const ModelInfo &model, const QString &dataAsOf)
{
    // The names within model_info begin with the architecture, and clients put them together from it.
    const QString architecture = model.family.isEmpty() ? model.author : model.family;
    QJsonObject info {{QStringLiteral("general.architecture"), architecture},
                      {QStringLiteral("general.basename"), model.name}};
    if (model.contextLength > 0)
        info.insert(architecture + QLatin1String(".context_length"), model.contextLength);
    return {{QStringLiteral("license"), QString()},
            {QStringLiteral("modelfile"), QString()},
            {QStringLiteral("parameters"), QString()},
            {QStringLiteral("template"), QString()},
            {QStringLiteral("details"), details(model)},
            {QStringLiteral("model_info"), info},
            {QStringLiteral("capabilities"), capabilities(model)},
            {QStringLiteral("modified_at"), modifiedAt(dataAsOf)}};
}

} // namespace core
