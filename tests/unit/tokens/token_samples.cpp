#include "tests/unit/tokens/token_samples.h"

#include "core/protocol/anthropic/anthropic_ingress.h"
#include "core/protocol/codec.h"
#include "core/protocol/gemini/gemini_ingress.h"
#include "core/protocol/ollama/ollama_ingress.h"
#include "core/protocol/openai/openai_ingress.h"
#include "core/protocol/responses/responses_ingress.h"
#include "tests/unit/protocol/capture.h"
#include "tests/unit/tokens/packed_encodings.h"

#include <QJsonArray>

#include <algorithm>
#include <functional>

using namespace core;

namespace {

using Reader = std::function<Result<ChatRequest>(const Capture &)>;

/// Amazon's blocks as Anthropic's, which they resemble; null where there is no such block.
QJsonValue asAnthropicBlock(const QJsonObject &block)
{
    QJsonObject json = block;
    if (block.contains(QLatin1String("text")))
        json.insert(QLatin1String("type"), QLatin1String("text"));
    else if (block.contains(QLatin1String("toolUse"))) {
        json = block.value(QLatin1String("toolUse")).toObject();
        json.insert(QLatin1String("type"), QLatin1String("tool_use"));
        json.insert(QLatin1String("id"), json.take(QLatin1String("toolUseId")));
    } else if (block.contains(QLatin1String("toolResult"))) {
        json = block.value(QLatin1String("toolResult")).toObject();
        json.insert(QLatin1String("type"), QLatin1String("tool_result"));
        json.insert(QLatin1String("tool_use_id"), json.take(QLatin1String("toolUseId")));
        json.remove(QLatin1String("status"));
        QJsonArray content;
        for (const QJsonValue &piece : json.value(QLatin1String("content")).toArray())
            content << asAnthropicBlock(piece.toObject());
        json.insert(QLatin1String("content"), content);
    } else {
        return {};
    }
    return json;
}

QJsonArray asAnthropicBlocks(const QJsonArray &blocks)
{
    QJsonArray json;
    for (const QJsonValue &block : blocks) {
        if (!block.toObject().contains(QLatin1String("cachePoint")))
            json << asAnthropicBlock(block.toObject());
    }
    return json;
}

Result<ChatRequest> readBedrock(const Capture &capture)
{
    QJsonObject body {{QStringLiteral("model"), capture.model},
                      {QStringLiteral("max_tokens"), 1},
                      {QStringLiteral("system"),
                       asAnthropicBlocks(capture.request.value(QLatin1String("system")).toArray())}};
    QJsonArray messages;
    for (const QJsonValue &entry : capture.request.value(QLatin1String("messages")).toArray()) {
        QJsonObject message = entry.toObject();
        message.insert(QLatin1String("content"),
                       asAnthropicBlocks(message.value(QLatin1String("content")).toArray()));
        messages << message;
    }
    body.insert(QLatin1String("messages"), messages);
    QJsonArray tools;
    for (const QJsonValue &entry : capture.request.value(QLatin1String("toolConfig"))
                                       .toObject()
                                       .value(QLatin1String("tools"))
                                       .toArray()) {
        QJsonObject tool = entry.toObject().value(QLatin1String("toolSpec")).toObject();
        if (tool.isEmpty() && entry.toObject().contains(QLatin1String("cachePoint")))
            continue;
        tool.insert(QLatin1String("input_schema"),
                    tool.take(QLatin1String("inputSchema")).toObject().value(QLatin1String("json")));
        tools << tool;
    }
    if (!tools.isEmpty())
        body.insert(QLatin1String("tools"), tools);
    return chatRequestFromAnthropic(body);
}

struct Source {
    const char *folder;
    const char *protocol;
    Reader read;
};

const QList<Source> &sources()
{
    static const QList<Source> all {
        {"openai-chat", "openai-chat",
         [](const Capture &capture) { return chatRequestFromOpenAi(capture.request); }},
        {"openai-responses", "openai-responses",
         [](const Capture &capture) { return chatRequestFromResponses(capture.request); }},
        {"anthropic-messages", "anthropic-messages",
         [](const Capture &capture) {
             QJsonObject body = capture.request;
             body.insert(QLatin1String("model"), capture.model);
             return chatRequestFromAnthropic(body);
         }},
        {"gemini", "google-generate-content",
         [](const Capture &capture) {
             return chatRequestFromGemini(capture.model, capture.stream, capture.request);
         }},
        {"ollama-native", "ollama",
         [](const Capture &capture) { return chatRequestFromOllama(capture.request); }},
        {"cohere-v2", "cohere-v2",
         [](const Capture &capture) { return chatRequestFromOpenAi(capture.request); }},
        {"bedrock-converse", "bedrock-converse", readBedrock},
    };
    return all;
}

/// What makes a provider put things into the prompt that are not in the request.
bool hasAdditions(const Capture &capture, const ChatRequest &request)
{
    static constexpr QLatin1String kAdding[] = {QLatin1String("cachedContent"),
                                                QLatin1String("cached_content"),
                                                QLatin1String("documents"),
                                                QLatin1String("guardrailConfig"),
                                                QLatin1String("search_settings"),
                                                QLatin1String("web_search_options"),
                                                QLatin1String("plugins"),
                                                QLatin1String("functions"),
                                                QLatin1String("toolConfig.disabled"),
                                                QLatin1String("prompt"),
                                                QLatin1String("previous_response_id"),
                                                QLatin1String("context_management")};
    if (std::any_of(std::begin(kAdding), std::end(kAdding),
                    [&](QLatin1String name) { return capture.request.contains(name); }))
        return true;
    if (std::any_of(request.tools.cbegin(), request.tools.cend(),
                    [](const ToolDefinition &tool) { return !tool.isFunction; }))
        return true;
    return std::any_of(request.messages.cbegin(), request.messages.cend(), [](const Message &message) {
        return !message.reasoningDetails.isEmpty()
               || std::any_of(message.content.cbegin(), message.content.cend(), [](const ContentPart &part) {
                      return !std::holds_alternative<TextPart>(part);
                  });
    });
}

Answer answerOf(const Capture &capture, const char *protocol, const ChatRequest &request)
{
    const QString name = QString::fromLatin1(protocol);
    HeaderList headers = capture.headers;
    headers << HeaderList::value_type {"content-type", capture.contentType.toLatin1()};
    const auto decoder = codecFor(name)->decoderFor(request, headers, capture.target(name));
    QList<ChatEvent> events;
    decoder->feed(capture.body, events);
    decoder->end(events);
    return collect(events);
}

} // namespace

QList<TokenSample> tokenSamples()
{
    QList<TokenSample> samples;
    for (const Source &source : sources()) {
        const QList<Capture> captures = capturesOf(QString::fromLatin1(source.folder));
        for (const Capture &capture : captures) {
            if (capture.request.isEmpty() || capture.status != 200)
                continue;
            const Result<ChatRequest> request = source.read(capture);
            if (!request || request->messages.isEmpty() || hasAdditions(capture, *request))
                continue;
            const std::optional<Usage> usage = answerOf(capture, source.protocol, *request).usage;
            const qint64 tokens = usage ? usage->promptTokens : 0;
            if (tokens > 0)
                samples << TokenSample {QString::fromLatin1(source.folder) + u'/' + capture.id, capture.model,
                                        *request, tokens};
        }
    }
    return samples;
}

QList<AnswerSample> answerSamples()
{
    QList<AnswerSample> samples;
    for (const Source &source : sources()) {
        const QList<Capture> captures = capturesOf(QString::fromLatin1(source.folder));
        for (const Capture &capture : captures) {
            if (capture.status != 200)
                continue;
            const Answer answer = answerOf(capture, source.protocol, {});
            const Answer::Choice choice = answer.first();
            if (!answer.usage || answer.error || answer.choices.size() != 1 || !choice.calls.isEmpty()
                || choice.text.isEmpty())
                continue;
            const bool hidden = choice.reasoning.isEmpty() != (answer.usage->reasoningTokens == 0);
            if (!hidden)
                samples << AnswerSample {QString::fromLatin1(source.folder) + u'/' + capture.id,
                                         capture.model, choice.reasoning + choice.text,
                                         answer.usage->completionTokens};
        }
    }
    return samples;
}

const TokenCounter &builtCounter()
{
    static const QByteArray families = contentOf(QStringLiteral(TOKEN_FAMILIES));
    static const Result<TokenCounter> counter = TokenCounter::create(
        {packedBytes(QStringLiteral("o200k_base")), packedBytes(QStringLiteral("cl100k_base")), families});
    if (!counter)
        qFatal("%s", qPrintable(counter.error().message));
    return *counter;
}
