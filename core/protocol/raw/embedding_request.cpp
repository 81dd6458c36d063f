#include "core/protocol/raw/embedding_request.h"

#include "core/protocol/field_reader.h"
#include "core/protocol/raw/raw_ingress.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QtEndian>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::EmbeddingRequest)
};

/// Longer values are not told when they are dropped.
constexpr qsizetype kLongestTold = 64;

QStringList readTexts(FieldReader &reader)
{
    const QLatin1String name("input");
    const QJsonValue input = reader.take(name);
    if (input.isString())
        return {input.toString()};
    QStringList texts;
    const QJsonArray list = input.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list.at(i).isString()) {
            reader.complain(entryPath(name, i), Text::tr("a string: this provider takes no token numbers"));
            return {};
        }
        texts.append(list.at(i).toString());
    }
    if (texts.isEmpty())
        reader.complain(name, Text::tr("a string or a list of strings"));
    return texts;
}

QJsonValue encoded(const QJsonArray &vector, EmbeddingEncoding encoding)
{
    if (encoding == EmbeddingEncoding::Floats)
        return vector;
    QByteArray bytes(vector.size() * qsizetype(sizeof(float)), Qt::Uninitialized);
    char *to = bytes.data();
    for (const QJsonValue &number : vector) {
        qToLittleEndian(float(number.toDouble()), to);
        to += sizeof(float);
    }
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

Result<EmbeddingRequest> embeddingRequestFrom(const RawRequest &raw)
{
    std::optional<Error> problem;
    FieldReader reader(QJsonDocument::fromJson(raw.body).object(), {}, problem);
    EmbeddingRequest request;
    request.texts = readTexts(reader);
    const QLatin1String dimensionsName("dimensions");
    request.dimensions = reader.integer(dimensionsName);
    if (request.dimensions && *request.dimensions < 1)
        reader.complain(dimensionsName, Text::tr("1 or more"));
    const QLatin1String encodingName("encoding_format");
    const QString encoding = reader.text(encodingName).value_or(QStringLiteral("float"));
    if (encoding == QLatin1String("base64"))
        request.encoding = EmbeddingEncoding::Base64;
    else if (encoding != QLatin1String("float"))
        reader.complain(encodingName, Text::tr("float or base64"));
    if (problem)
        return *problem;

    request.extra = reader.rest();
    request.extra.remove(QLatin1String("model"));
    for (const QLatin1String name : kRouterFields)
        request.extra.remove(name);
    return request;
}

QList<ParameterChange> putKnownFields(QJsonObject &body, QJsonObject extra, const QStringList &known)
{
    for (const QString &name : known) {
        if (extra.contains(name))
            body.insert(name, extra.take(name));
    }
    QList<ParameterChange> changes;
    for (auto it = extra.constBegin(); it != extra.constEnd(); ++it) {
        if (it.value().isNull())
            continue;
        const QString value = it.value().toVariant().toString();
        changes.append(
            {ParameterChange::Kind::Dropped, it.key(), value.size() <= kLongestTold ? value : QString(), {}});
    }
    return changes;
}

std::optional<QJsonObject> embeddingAnswer(const QJsonArray &vectors, EmbeddingEncoding encoding,
                                           const QString &model, const std::optional<Usage> &usage)
{
    QJsonArray data;
    for (const QJsonValue &vector : vectors) {
        if (!vector.isArray() || !vector.toArray().first().isDouble())
            return std::nullopt;
        data.append(QJsonObject {{QLatin1String("object"), QLatin1String("embedding")},
                                 {QLatin1String("index"), data.size()},
                                 {QLatin1String("embedding"), encoded(vector.toArray(), encoding)}});
    }
    // The shape demands the counts, and strict clients fail without them.
    const qint64 tokens = usage ? usage->promptTokens : 0;
    return QJsonObject {{QLatin1String("object"), QLatin1String("list")},
                        {QLatin1String("data"), data},
                        {QLatin1String("model"), model},
                        {QLatin1String("usage"), QJsonObject {{QLatin1String("prompt_tokens"), tokens},
                                                              {QLatin1String("total_tokens"), tokens}}}};
}

} // namespace core
