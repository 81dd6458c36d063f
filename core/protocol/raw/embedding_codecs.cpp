#include "core/protocol/raw/embedding_codecs.h"

#include "core/protocol/openai_errors.h"
#include "core/protocol/raw/raw_answer.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::EmbeddingCodec)
};

qint64 countOf(const QJsonObject &object, QLatin1String name)
{
    return std::max<qint64>(0, object.value(name).toInteger());
}

} // namespace

Result<WireRequest> EmbeddingCodec::encode(const ChatRequest &request, const EndpointTarget &target) const
{
    Q_ASSERT(request.raw); // the router leads no conversation here
    const Result<EmbeddingRequest> read = embeddingRequestFrom(*request.raw);
    if (!read)
        return read.error();
    Sent sent = write(*read, target.providerModelId);
    putExtraBody(sent.body, target);
    Result<WireRequest> made = jsonRequest(target, sent.path, sent.body, false);
    if (!made)
        return made;
    WireRequest wire = std::move(made).value();
    // A header of the provider's row may name another place for the key.
    if (wire.keyPlacement == KeyPlacement::BearerToken && !keyHeader().isEmpty()) {
        wire.keyPlacement = KeyPlacement::ApiKeyHeader;
        wire.keyHeader = keyHeader();
    }
    wire.changes = sent.changes;
    return wire;
}

std::unique_ptr<ResponseDecoder> EmbeddingCodec::makeDecoder(bool streaming,
                                                             const EndpointTarget &target) const
{
    Q_UNUSED(streaming) // there are no streams of vectors
    return decoder(EmbeddingEncoding::Floats, std::nullopt, target);
}

std::unique_ptr<ResponseDecoder> EmbeddingCodec::decoderFor(const ChatRequest &request, const HeaderList &,
                                                            const EndpointTarget &target) const
{
    const Result<EmbeddingRequest> asked = embeddingRequestFrom(*request.raw);
    Q_ASSERT(asked); // it was sent
    return decoder(asked->encoding, asked->texts.size(), target);
}

std::unique_ptr<ResponseDecoder> EmbeddingCodec::decoder(EmbeddingEncoding encoding,
                                                         std::optional<qsizetype> texts,
                                                         const EndpointTarget &target) const
{
    const auto translate = [this, encoding, texts, target](const QJsonObject &json, const QByteArray &body,
                                                           QList<ChatEvent> &out) {
        const Answered answered = read(json);
        std::optional<Usage> usage;
        if (answered.promptTokens > 0)
            usage = Usage {.promptTokens = answered.promptTokens, .native = answered.nativeUsage};
        const auto answer = embeddingAnswer(answered.vectors, encoding, target.providerModelId, usage);
        const bool complete = texts ? answered.vectors.size() == *texts : !answered.vectors.isEmpty();
        if (!answer || !complete) {
            out.append(badReply(target, Text::tr("sent an answer without a vector for each text."), body));
            return;
        }
        if (usage)
            out.append(UsageReport {*usage});
        out.append(RawBytes {QJsonDocument(*answer).toJson(QJsonDocument::Compact), "application/json"});
        out.append(Finished {});
    };
    return std::make_unique<WholeJsonDecoder>(target, translate);
}

EmbeddingCodec::Sent GoogleEmbeddingCodec::write(const EmbeddingRequest &request, const QString &model) const
{
    const QLatin1String prefix("models/");
    const QString name = model.startsWith(prefix) ? model.mid(prefix.size()) : model;
    QJsonObject common {{QLatin1String("model"), prefix + name}};
    if (request.dimensions)
        common.insert(QLatin1String("outputDimensionality"), *request.dimensions);
    Sent sent {.path = QStringLiteral("/models/") + pathSegment(name) + QStringLiteral(":batchEmbedContents"),
               .body = {}};
    sent.changes =
        putKnownFields(common, request.extra, {QStringLiteral("taskType"), QStringLiteral("title")});
    QJsonArray requests;
    for (const QString &text : request.texts) {
        common.insert(
            QLatin1String("content"),
            QJsonObject {{QLatin1String("parts"), QJsonArray {QJsonObject {{QLatin1String("text"), text}}}}});
        requests.append(common);
    }
    sent.body.insert(QLatin1String("requests"), requests);
    return sent;
}

EmbeddingCodec::Answered GoogleEmbeddingCodec::read(const QJsonObject &json) const
{
    Answered answered;
    const QJsonArray embeddings = json.value(QLatin1String("embeddings")).toArray();
    for (const QJsonValue &one : embeddings)
        answered.vectors.append(one.toObject().value(QLatin1String("values")));
    answered.nativeUsage = json.value(QLatin1String("usageMetadata")).toObject();
    answered.promptTokens = countOf(answered.nativeUsage, QLatin1String("promptTokenCount"));
    return answered;
}

EmbeddingCodec::Sent CohereEmbeddingCodec::write(const EmbeddingRequest &request, const QString &model) const
{
    // Later models demand an input type. OpenAI's shape has none, and most of what is embedded is stored.
    Sent sent {.path = QStringLiteral("/embed"),
               .body = {{QLatin1String("model"), model},
                        {QLatin1String("texts"), QJsonArray::fromStringList(request.texts)},
                        {QLatin1String("input_type"), QLatin1String("search_document")},
                        {QLatin1String("embedding_types"), QJsonArray {QLatin1String("float")}}}};
    if (request.dimensions)
        sent.body.insert(QLatin1String("output_dimension"), *request.dimensions);
    sent.changes = putKnownFields(sent.body, request.extra,
                                  {QStringLiteral("input_type"), QStringLiteral("truncate"),
                                   QStringLiteral("max_tokens"), QStringLiteral("priority")});
    if (!request.extra.contains(QLatin1String("input_type")))
        sent.changes.append({ParameterChange::Kind::Added,
                             QStringLiteral("input_type"),
                             {},
                             QStringLiteral("search_document")});
    return sent;
}

EmbeddingCodec::Answered CohereEmbeddingCodec::read(const QJsonObject &json) const
{
    Answered answered;
    answered.vectors =
        json.value(QLatin1String("embeddings")).toObject().value(QLatin1String("float")).toArray();
    answered.nativeUsage = json.value(QLatin1String("meta")).toObject();
    const QLatin1String inputTokens("input_tokens");
    answered.promptTokens =
        countOf(answered.nativeUsage.value(QLatin1String("billed_units")).toObject(), inputTokens);
    if (answered.promptTokens == 0)
        answered.promptTokens =
            countOf(answered.nativeUsage.value(QLatin1String("tokens")).toObject(), inputTokens);
    return answered;
}

EmbeddingCodec::Sent OllamaEmbeddingCodec::write(const EmbeddingRequest &request, const QString &model) const
{
    Sent sent {.path = QStringLiteral("/api/embed"),
               .body = {{QLatin1String("model"), model},
                        {QLatin1String("input"), QJsonArray::fromStringList(request.texts)}}};
    if (request.dimensions)
        sent.body.insert(QLatin1String("dimensions"), *request.dimensions);
    sent.changes =
        putKnownFields(sent.body, request.extra,
                       {QStringLiteral("truncate"), QStringLiteral("keep_alive"), QStringLiteral("options")});
    return sent;
}

EmbeddingCodec::Answered OllamaEmbeddingCodec::read(const QJsonObject &json) const
{
    const QLatin1String evaluated("prompt_eval_count");
    Answered answered;
    answered.vectors = json.value(QLatin1String("embeddings")).toArray();
    answered.promptTokens = countOf(json, evaluated);
    if (answered.promptTokens > 0)
        answered.nativeUsage = {{evaluated, answered.promptTokens}};
    return answered;
}

} // namespace core
