#include "core/catalog/served_models.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ServedModels)
};

constexpr qsizetype kMostModels = 2000;
constexpr qsizetype kLongestName = 200;
constexpr qint64 kLongestContext = 100'000'000;
constexpr qint64 kLargestFile = Q_INT64_C(1) << 50;

Error badReply()
{
    return {ErrorKind::BadReply, Text::tr("What answers there is no list of models.")};
}

/// Empty for what cannot be a name: too long, or with characters that are not to be seen.
QString nameFrom(const QJsonValue &value)
{
    const QString text = value.toString().trimmed();
    const bool plain = std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.isPrint() || c.isHighSurrogate() || c.isLowSurrogate();
    });
    return plain && text.size() <= kLongestName ? text : QString();
}

qint64 countFrom(const QJsonValue &value, qint64 most)
{
    const qint64 count = value.toInteger(0);
    return count > 0 && count <= most ? count : 0;
}

/// As the catalog writes them; what is only a placeholder says nothing.
QString quantizationFrom(const QJsonValue &value)
{
    const QString text = nameFrom(value).toLower();
    const bool plain = std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.');
    });
    return plain && text != QLatin1String("unknown") ? text : QString();
}

ServedModel fromOpenAi(const QJsonObject &row)
{
    const QJsonObject meta = row.value(QLatin1String("meta")).toObject();
    ServedModel model {.id = nameFrom(row.value(QLatin1String("id")))};
    for (const QJsonValue &length :
         {row.value(QLatin1String("max_model_len")), meta.value(QLatin1String("n_ctx")),
          meta.value(QLatin1String("n_ctx_train"))}) {
        if (model.contextLength == 0)
            model.contextLength = countFrom(length, kLongestContext);
    }
    model.sizeBytes = countFrom(meta.value(QLatin1String("size")), kLargestFile);
    model.quantization = quantizationFrom(meta.value(QLatin1String("ftype")));
    return model;
}

ServedModel fromOllama(const QJsonObject &row)
{
    const QJsonObject details = row.value(QLatin1String("details")).toObject();
    const QString id = nameFrom(row.value(QLatin1String("model")));
    return {.id = id.isEmpty() ? nameFrom(row.value(QLatin1String("name"))) : id,
            .contextLength = countFrom(details.value(QLatin1String("context_length")), kLongestContext),
            .sizeBytes = countFrom(row.value(QLatin1String("size")), kLargestFile),
            .quantization = quantizationFrom(details.value(QLatin1String("quantization_level")))};
}

ServedModel fromLmStudio(const QJsonObject &row)
{
    const qint64 loaded = countFrom(row.value(QLatin1String("loaded_context_length")), kLongestContext);
    const qint64 most = countFrom(row.value(QLatin1String("max_context_length")), kLongestContext);
    return {.id = nameFrom(row.value(QLatin1String("id"))),
            .contextLength = loaded > 0 ? loaded : most,
            .quantization = quantizationFrom(row.value(QLatin1String("quantization")))};
}

bool makesEmbeddingsOnly(ServedListForm form, const QJsonObject &row)
{
    if (form == ServedListForm::LmStudio)
        return row.value(QLatin1String("type")).toString() == QLatin1String("embeddings");
    if (form != ServedListForm::Ollama)
        return false;
    // The architectures of Ollama's embedding models are all BERT's descendants (`nomic-bert`, `bert`).
    const QString family =
        row.value(QLatin1String("details")).toObject().value(QLatin1String("family")).toString();
    return family.contains(QLatin1String("bert"));
}

/// Ollama also lists models that it only passes on to a service elsewhere: neither local nor free.
bool runsElsewhere(ServedListForm form, const QJsonObject &row)
{
    return form == ServedListForm::Ollama && !row.value(QLatin1String("remote_host")).toString().isEmpty();
}

/// What tells a list of this form from other JSON with an array of that name.
bool isRow(ServedListForm form, const QJsonObject &row)
{
    const auto hasText = [&row](QLatin1String key) { return row.value(key).isString(); };
    switch (form) {
    case ServedListForm::OpenAi:
        return hasText(QLatin1String("id"));
    case ServedListForm::Ollama:
        return hasText(QLatin1String("name")) || hasText(QLatin1String("model"));
    case ServedListForm::LmStudio:
        return hasText(QLatin1String("id")) && hasText(QLatin1String("type"))
               && hasText(QLatin1String("state"));
    }
    Q_UNREACHABLE();
}

ServedModel modelFrom(ServedListForm form, const QJsonObject &row)
{
    switch (form) {
    case ServedListForm::OpenAi:
        return fromOpenAi(row);
    case ServedListForm::Ollama:
        return fromOllama(row);
    case ServedListForm::LmStudio:
        return fromLmStudio(row);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<ServedList> readServedModels(ServedListForm form, const QByteArray &answer)
{
    if (answer.size() > kLongestServedList)
        return badReply();
    const QJsonValue rows = QJsonDocument::fromJson(answer).object().value(
        form == ServedListForm::Ollama ? QLatin1String("models") : QLatin1String("data"));
    if (!rows.isArray())
        return badReply();
    ServedList list;
    QSet<QString> owners;
    QSet<QString> seen;
    bool anyRow = false;
    for (const QJsonValue &value : rows.toArray()) {
        const QJsonObject row = value.toObject();
        if (!isRow(form, row))
            continue;
        anyRow = true;
        owners << nameFrom(row.value(QLatin1String("owned_by")));
        const ServedModel model = modelFrom(form, row);
        if (model.id.isEmpty() || seen.contains(model.id) || makesEmbeddingsOnly(form, row)
            || runsElsewhere(form, row))
            continue;
        seen << model.id;
        if (list.models.size() < kMostModels)
            list.models << model;
    }
    // An empty list is one; an array of something else is not.
    if (!anyRow && !rows.toArray().isEmpty())
        return badReply();
    if (owners.size() == 1)
        list.owner = *owners.cbegin();
    return list;
}

} // namespace core
