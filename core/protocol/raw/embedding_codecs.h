#pragma once

#include "core/protocol/codec.h"
#include "core/protocol/raw/embedding_request.h"

namespace core {

/// What the embedding protocols of single providers have in common: OpenAI's body is translated on the way
/// there, and their answer back into OpenAI's.
class EmbeddingCodec : public Codec
{
public:
    Result<WireRequest> encode(const ChatRequest &request, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> makeDecoder(bool streaming, const EndpointTarget &target) const override;
    std::unique_ptr<ResponseDecoder> decoderFor(const ChatRequest &request, const HeaderList &headers,
                                                const EndpointTarget &target) const override;

protected:
    /// The body in the provider's terms, and its own fields that a client may send along.
    struct Sent {
        QString path;
        QJsonObject body;
        QList<ParameterChange> changes = {};
    };
    struct Answered {
        QJsonArray vectors; ///< One list of numbers for each text, in order.
        qint64 promptTokens = 0; ///< 0 where the provider does not say.
        QJsonObject nativeUsage = {};
    };

    virtual Sent write(const EmbeddingRequest &request, const QString &model) const = 0;
    virtual Answered read(const QJsonObject &json) const = 0;
    /// The header field for the key; empty: as bearer.
    virtual QByteArray keyHeader() const { return {}; }

private:
    std::unique_ptr<ResponseDecoder> decoder(EmbeddingEncoding encoding, std::optional<qsizetype> texts,
                                             const EndpointTarget &target) const;
};

/// `google-embed-content`: Gemini's batchEmbedContents (ai.google.dev/api/embeddings).
class GoogleEmbeddingCodec : public EmbeddingCodec
{
protected:
    Sent write(const EmbeddingRequest &request, const QString &model) const override;
    Answered read(const QJsonObject &json) const override;
    QByteArray keyHeader() const override { return "x-goog-api-key"; }
};

/// `cohere-v2-embed`: Cohere's Embed API v2 (docs.cohere.com/reference/embed).
class CohereEmbeddingCodec : public EmbeddingCodec
{
protected:
    Sent write(const EmbeddingRequest &request, const QString &model) const override;
    Answered read(const QJsonObject &json) const override;
};

/// `ollama-embed`: Ollama's /api/embed (docs.ollama.com/api/embed).
class OllamaEmbeddingCodec : public EmbeddingCodec
{
protected:
    Sent write(const EmbeddingRequest &request, const QString &model) const override;
    Answered read(const QJsonObject &json) const override;
};

} // namespace core
