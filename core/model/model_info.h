#pragma once

#include "core/model/pricing.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

// What the catalog knows. Absent means unknown; nothing is guessed.

/// What is known about where the data goes. Unknown counts as the worst (openrouter-spec §4.7).
struct DataPolicy {
    std::optional<bool> trainsOnData = {};
    std::optional<bool> retainsPrompts = {};
    std::optional<int> retentionDays = {};
    QString source = {}; ///< Who says so, and when.

    bool allowsTraining() const { return trainsOnData.value_or(true); }
    /// A source that gives only a number of days has said it too.
    bool retains() const { return retainsPrompts.value_or(retentionDays.value_or(1) > 0); }
    bool operator==(const DataPolicy &) const = default;
};

/// How a provider's chat protocol departs from the plain form. Read from data, applied by the codec.
struct Quirks {
    QString maxTokensField = QStringLiteral("max_tokens");
    bool streamOptions = true; ///< Understands `stream_options`.
    bool developerRole = false; ///< Understands role `developer`; else it is sent as `system`.
    bool completionExcludesReasoning = false; ///< Its completion_tokens leave the reasoning tokens out.
    QString requiredToolChoice =
        QStringLiteral("required"); ///< Its word for "must call a tool"; empty: none.
    QString reasoningField = {}; ///< Where it wants earlier reasoning sent back; empty: nowhere.
    /// How it is told about thinking: `effort` = reasoning_effort; `object` = OpenRouter's reasoning object;
    /// `thinking` = thinking.type; `thinking-effort` = both; `enable_thinking` = that and thinking_budget;
    /// empty = not at all.
    QString reasoningControl = QStringLiteral("effort");
    bool jsonSchema = true; ///< Takes response_format json_schema; else it is sent as json_object.
    QStringList drop = {}; ///< Request fields that it refuses.
    QList<QPair<QString, QString>> rename = {}; ///< Request fields that have another name there.
    int toolCallIdLength = 0; ///< Exact length of alphanumeric tool-call ids; 0 = any.
    /// Whose the encrypted thoughts of its Responses are (a `format` of reasoning_details.h): only its own go
    /// back to it. Empty: an aggregator that names the format in each reasoning item and takes all of them
    /// back.
    QString reasoningFormat = QStringLiteral("openai-responses-v1");

    bool operator==(const Quirks &) const = default;
};

struct ProviderInfo {
    QString id;
    QString name;
    QString kind = {}; ///< lab, inference, cloud, aggregator, local, or `simulator`.
    QString billing = {}; ///< metered, subscription, free-tier, local.
    QString protocol = {};
    QStringList protocols = {};
    QString baseUrl = {};
    QStringList environment = {}; ///< Names of the variables that hold its key.
    QJsonObject headers = {};
    QString docsUrl = {};
    QString headquarters = {}; ///< ISO 3166-1 alpha-2.
    QStringList datacenters = {};
    QString privacyPolicyUrl = {};
    QString termsUrl = {};
    QString statusPageUrl = {};
    QStringList modelsDevIds = {}; ///< What models.dev calls it.
    QStringList openRouterIds = {}; ///< What OpenRouter calls it.
    std::optional<DataPolicy> dataPolicy = {};
    std::optional<bool> moderated = {};
    Quirks quirks = {};

    /// A server on this machine is asked only once the user has named it: what listens at its usual port need
    /// not be that server. The bundled catalog clears this for local servers, an entry in the configuration
    /// sets it.
    bool named = true;

    /// Local servers that the user named and the simulator are used without a key.
    bool needsKey() const { return !isSimulator() && !(kind == QLatin1String("local") && named); }
    bool isSimulator() const { return kind == QLatin1String("simulator"); }
    bool operator==(const ProviderInfo &) const = default;
};

/// What an endpoint or a model can do; absent = unknown.
struct Capabilities {
    std::optional<bool> tools = {};
    std::optional<bool> toolChoice = {};
    std::optional<bool> structuredOutputs = {};
    std::optional<bool> jsonMode = {};
    std::optional<bool> reasoning = {};
    std::optional<bool> temperature = {};
    std::optional<bool> vision = {};
    bool operator==(const Capabilities &) const = default;
};

/// What an endpoint's row says about how its model can be told to think; empty = says nothing.
struct ReasoningOptions {
    QStringList efforts = {}; ///< Levels that it takes.
    bool byBudget = false; ///< Takes a number of tokens.
    std::optional<qint64> minBudget = {};
    std::optional<qint64> maxBudget = {};
    bool operator==(const ReasoningOptions &) const = default;
};

/// One model at one provider, in one offer (tag, region, variant, quantization).
struct EndpointInfo {
    QString providerId;
    QString providerModelId; ///< What to send as the model.
    QString tag = {};
    QString region = {};
    QString variant = {};
    QString protocol = {}; ///< Empty: the provider's.
    QStringList protocols = {}; ///< Further ones that this model can be called with there.
    QString baseUrl = {}; ///< Empty: the provider's.
    QString quantization = {};
    qint64 contextLength = 0; ///< 0 = unknown; likewise below.
    qint64 maxPromptTokens = 0;
    qint64 maxOutputTokens = 0;
    QStringList inputModalities = {};
    QStringList outputModalities = {};
    Pricing pricing = {};
    QString pricingSource = {};
    QStringList supportedParameters = {};
    Capabilities capabilities = {};
    ReasoningOptions reasoning = {};
    QString reasoningField = {};
    QJsonObject extraBody = {};
    QJsonObject extraHeaders = {};
    QString status = {}; ///< alpha, beta, deprecated; empty = in service.
    QString deprecationDate = {};
    std::optional<DataPolicy> dataPolicy = {}; ///< Only where it differs from the provider's.
    bool direct = true; ///< False: cannot be called with a key of one's own.

    bool operator==(const EndpointInfo &) const = default;
};

struct ModelInfo {
    QString id; ///< `author/slug`.
    QString name;
    QString author = {};
    QString authorName = {};
    QString type = {}; ///< chat, embedding, image, speech, transcription, rerank, moderation, video.
    QString family = {};
    QString released = {}; ///< YYYY-MM-DD, or less where less is known.
    QString listed = {}; ///< Day on which OpenRouter listed it.
    QString knowledgeCutoff = {};
    std::optional<bool> openWeights = {};
    QString huggingFaceId = {};
    QString tokenizer = {};
    QString instructType = {};
    QStringList inputModalities = {};
    QStringList outputModalities = {};
    qint64 contextLength = 0;
    qint64 maxOutputTokens = 0;
    QStringList supportedParameters = {};
    QJsonObject defaultParameters = {};
    Capabilities capabilities = {};
    QStringList reasoningEfforts = {};
    std::optional<bool> reasoningMandatory = {}; ///< Cannot be switched off.
    std::optional<bool> reasoningByDefault = {}; ///< Thinks although nobody asked.
    QString expirationDate = {};
    bool rolling = false;
    QStringList aliases = {};
    QList<EndpointInfo> endpoints = {};

    bool operator==(const ModelInfo &) const = default;
};

/// Unique and stable name of an endpoint within a model: `provider`, `provider/tag`, `provider/region`, ….
/// It is OpenRouter's endpoint `tag`: what `order`, `only` and `ignore` name.
QString endpointSlug(const EndpointInfo &endpoint);

} // namespace core
