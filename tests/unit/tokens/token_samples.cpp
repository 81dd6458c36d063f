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
#include <QMap>

#include <algorithm>
#include <cmath>
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
    const QJsonValue thinking = capture.request.value(QLatin1String("additionalModelRequestFields"))
                                    .toObject()
                                    .value(QLatin1String("thinking"));
    if (thinking.isObject())
        body.insert(QLatin1String("thinking"), thinking);
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

/// Recordings whose count covers more than the request that stands beside it.
constexpr QLatin1String kElsewhere[] = {
    QLatin1String("openai/multiple-agent-handoffs-1"), // 812 tokens for two sentences
    QLatin1String("bedrock/bedrock-prompt-caching-metrics-prompt-cache-1"), // a long text was left out
    QLatin1String("venice/conformance-tool-choice-modes"), // the host adds a prompt of its own
};

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
                                                QLatin1String("outputConfig"),
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
            if (capture.request.isEmpty() || capture.status != 200
                || std::find(std::begin(kElsewhere), std::end(kElsewhere), capture.id)
                       != std::end(kElsewhere))
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

QList<FamilyError> familyErrors(const TokenCounter &counter, const QList<TokenSample> &samples)
{
    struct Sum {
        int samples = 0;
        double errors = 0;
        double worst = 0;
        void add(double actual, double estimate)
        {
            ++samples;
            errors += std::abs(estimate - actual) / actual;
            worst = std::max(worst, (actual - estimate) / estimate);
        }
    };
    QMap<QString, Sum> sums;
    const TokenFamily &unknown = counter.families().first();
    for (const TokenSample &sample : samples) {
        const PromptTokens counted = counter.count(sample.request, sample.model);
        if (counted.exact)
            continue;
        sums[counted.family].add(double(sample.promptTokens), double(counted.tokens));
        // A vendor's own prompt before the conversation is no error of the rule for unknown models.
        constexpr double kOwnPrompt = 30;
        const TokenFamily &family = familyOf(counter.families(), sample.model);
        if (family.exact || family.perRequest > kOwnPrompt || counted.family == unknown.name)
            continue;
        const PromptTokens asUnknown = tokensBy(unknown, shapeOf(sample.request),
                                                measured(sample.request, counter.encoding(unknown.encoding)));
        sums[unknown.name].add(double(sample.promptTokens), double(asUnknown.tokens));
    }
    QList<FamilyError> errors;
    constexpr double kMille = 1000;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it)
        errors << FamilyError {it.key(), it->samples, int(std::ceil(kMille * it->errors / it->samples)),
                               int(std::ceil(kMille * it->worst))};
    return errors;
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
