#include "core/protocol/anthropic/anthropic_messages.h"
#include "core/protocol/bedrock/bedrock_converse.h"
#include "core/protocol/codec.h"
#include "core/protocol/cohere/cohere_chat.h"
#include "core/protocol/gemini/gemini.h"
#include "core/protocol/ollama/ollama_chat.h"
#include "core/protocol/openai/openai_chat.h"
#include "core/protocol/openai_errors.h"
#include "core/protocol/raw/embedding_codecs.h"
#include "core/protocol/raw/raw_codec.h"
#include "core/protocol/responses/openai_responses.h"

namespace core {

namespace {

struct Entry {
    QString protocol;
    const Codec *codec;
};

const QList<Entry> &entries()
{
    static const OpenAiChatCodec openAiChat(KeyPlacement::BearerToken);
    static const OpenAiChatCodec azureChat(KeyPlacement::ApiKeyHeader, "api-key");
    static const OpenAiChatCodec vertexChat(KeyPlacement::GoogleToken);
    static const GeminiCodec aiStudio(GeminiCodec::Service::AiStudio);
    static const GeminiCodec vertexGemini(GeminiCodec::Service::Vertex);
    using Host = AnthropicMessagesCodec::Host;
    static const AnthropicMessagesCodec anthropic(Host::Anthropic);
    static const AnthropicMessagesCodec azureAnthropic(Host::Azure);
    static const AnthropicMessagesCodec vertexAnthropic(Host::Vertex);
    static const AnthropicMessagesCodec bedrockAnthropic(Host::Bedrock);
    static const BedrockConverseCodec bedrock;
    static const CohereChatCodec cohere;
    static const OllamaChatCodec ollama;
    static const OpenAiResponsesCodec openAiResponses(KeyPlacement::BearerToken);
    static const OpenAiResponsesCodec azureResponses(KeyPlacement::ApiKeyHeader, "api-key");
    static const OpenAiResponsesCodec bedrockResponses(KeyPlacement::AwsSignature);
    static const RawCodec embeddings(Task::Embeddings, KeyPlacement::BearerToken);
    static const RawCodec images(Task::Images, KeyPlacement::BearerToken);
    static const RawCodec speech(Task::Speech, KeyPlacement::BearerToken);
    static const RawCodec transcriptions(Task::Transcription, KeyPlacement::BearerToken);
    static const RawCodec azureEmbeddings(Task::Embeddings, KeyPlacement::ApiKeyHeader, "api-key");
    static const RawCodec azureImages(Task::Images, KeyPlacement::ApiKeyHeader, "api-key");
    static const RawCodec azureSpeech(Task::Speech, KeyPlacement::ApiKeyHeader, "api-key");
    static const RawCodec azureTranscriptions(Task::Transcription, KeyPlacement::ApiKeyHeader, "api-key");
    static const GoogleEmbeddingCodec googleEmbeddings;
    static const CohereEmbeddingCodec cohereEmbeddings;
    static const OllamaEmbeddingCodec ollamaEmbeddings;
    static const QList<Entry> all {{QStringLiteral("openai-chat"), &openAiChat},
                                   {QStringLiteral("azure-openai"), &azureChat},
                                   {QStringLiteral("vertex-openai"), &vertexChat},
                                   {QStringLiteral("google-generate-content"), &aiStudio},
                                   {QStringLiteral("vertex-gemini"), &vertexGemini},
                                   {QStringLiteral("anthropic-messages"), &anthropic},
                                   {QStringLiteral("azure-anthropic"), &azureAnthropic},
                                   {QStringLiteral("vertex-anthropic"), &vertexAnthropic},
                                   {QStringLiteral("bedrock-anthropic"), &bedrockAnthropic},
                                   {QStringLiteral("bedrock-converse"), &bedrock},
                                   {QStringLiteral("cohere-v2"), &cohere},
                                   {QStringLiteral("ollama"), &ollama},
                                   {QStringLiteral("openai-responses"), &openAiResponses},
                                   {QStringLiteral("azure-openai-responses"), &azureResponses},
                                   {QStringLiteral("bedrock-openai-responses"), &bedrockResponses},
                                   {QStringLiteral("openai-embeddings"), &embeddings},
                                   {QStringLiteral("openai-images"), &images},
                                   {QStringLiteral("openai-speech"), &speech},
                                   {QStringLiteral("openai-transcriptions"), &transcriptions},
                                   {QStringLiteral("azure-openai-embeddings"), &azureEmbeddings},
                                   {QStringLiteral("azure-openai-images"), &azureImages},
                                   {QStringLiteral("azure-openai-speech"), &azureSpeech},
                                   {QStringLiteral("azure-openai-transcriptions"), &azureTranscriptions},
                                   {QStringLiteral("google-embed-content"), &googleEmbeddings},
                                   {QStringLiteral("cohere-v2-embed"), &cohereEmbeddings},
                                   {QStringLiteral("ollama-embed"), &ollamaEmbeddings}};
    return all;
}

} // namespace

std::unique_ptr<ResponseDecoder> Codec::decoderFor(const ChatRequest &request, const HeaderList &headers,
                                                   const EndpointTarget &target) const
{
    const QByteArray type = headerValue(headers, "content-type").toLower();
    const bool streaming =
        type.startsWith("text/event-stream") || (request.stream && !type.startsWith("application/json"));
    return makeDecoder(streaming, target);
}

Error Codec::decodeError(int status, const HeaderList &headers, QByteArrayView body,
                         const EndpointTarget &target) const
{
    return errorFromResponse(status, headers, body, target);
}

QStringList Codec::mediaToFetch(const ChatRequest &request, const EndpointTarget &target) const
{
    Q_UNUSED(request)
    Q_UNUSED(target)
    return {};
}

const Codec *codecFor(const QString &protocol)
{
    for (const Entry &entry : entries()) {
        if (entry.protocol == protocol)
            return entry.codec;
    }
    return nullptr;
}

QStringList spokenProtocols()
{
    static const QStringList all = [] {
        QStringList names;
        for (const Entry &entry : entries())
            names << entry.protocol;
        return names;
    }();
    return all;
}

} // namespace core
