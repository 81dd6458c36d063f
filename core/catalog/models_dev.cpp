#include "core/catalog/models_dev.h"

#include "core/catalog/openrouter_models.h"
#include "core/catalog/source_fields.h"

#include <QJsonArray>

#include <algorithm>

namespace core {

namespace {

const QString kName = QStringLiteral("models.dev");

PriceRow rowFrom(const QJsonObject &json)
{
    const auto price = [&](const char *key) { return sourcePricePerMillion(json.value(QLatin1String(key))); };
    PriceRow row;
    row.prompt = price("input");
    row.completion = price("output");
    row.cacheRead = price("cache_read");
    row.cacheWrite = price("cache_write");
    row.reasoning = price("reasoning");
    row.audioInput = price("input_audio");
    row.audioOutput = price("output_audio");
    return row;
}

Pricing pricingFrom(const QJsonObject &json)
{
    constexpr qsizetype kMostTiers = 20;
    Pricing pricing;
    pricing.base = rowFrom(json);
    if (!pricing.isKnown())
        return {};
    const QJsonArray tiers = json.value(QLatin1String("tiers")).toArray();
    for (qsizetype i = 0; i < std::min(tiers.size(), kMostTiers); ++i) {
        const QJsonObject tier = tiers.at(i).toObject();
        const qint64 least =
            sourceCount(tier.value(QLatin1String("tier")).toObject().value(QLatin1String("size")));
        const PriceRow row = rowFrom(tier);
        if (least > 0 && row != PriceRow())
            pricing.tiers << PriceTier {least, row};
    }
    std::sort(pricing.tiers.begin(), pricing.tiers.end(),
              [](const PriceTier &a, const PriceTier &b) { return a.minPromptTokens < b.minPromptTokens; });
    return pricing;
}

ReasoningOptions reasoningFrom(const QJsonArray &json)
{
    constexpr qsizetype kMostOptions = 10;
    ReasoningOptions options;
    for (qsizetype i = 0; i < std::min(json.size(), kMostOptions); ++i) {
        const QJsonObject option = json.at(i).toObject();
        const QString type = option.value(QLatin1String("type")).toString();
        if (type == QLatin1String("effort"))
            options.efforts = sourceWords(option.value(QLatin1String("values")));
        if (type != QLatin1String("budget_tokens"))
            continue;
        options.byBudget = true;
        if (const QJsonValue least = option.value(QLatin1String("min")); least.isDouble())
            options.minBudget = sourceCount(least);
        if (const qint64 most = sourceCount(option.value(QLatin1String("max"))); most > 0)
            options.maxBudget = most;
    }
    return options;
}

Capabilities capabilitiesFrom(const QJsonObject &json)
{
    Capabilities capabilities;
    capabilities.tools = sourceFlag(json.value(QLatin1String("tool_call")));
    capabilities.structuredOutputs = sourceFlag(json.value(QLatin1String("structured_output")));
    capabilities.reasoning = sourceFlag(json.value(QLatin1String("reasoning")));
    capabilities.temperature = sourceFlag(json.value(QLatin1String("temperature")));
    return capabilities;
}

QString statusFrom(const QJsonValue &value)
{
    static const QStringList known {QStringLiteral("alpha"), QStringLiteral("beta"),
                                    QStringLiteral("deprecated")};
    return known.contains(value.toString()) ? value.toString() : QString();
}

EndpointInfo endpointFrom(const QString &provider, const QString &id, const QJsonObject &json)
{
    const QJsonObject limit = json.value(QLatin1String("limit")).toObject();
    const QJsonObject modalities = json.value(QLatin1String("modalities")).toObject();
    EndpointInfo endpoint {provider, id};
    endpoint.contextLength = sourceCount(limit.value(QLatin1String("context")));
    endpoint.maxPromptTokens = sourceCount(limit.value(QLatin1String("input")));
    endpoint.maxOutputTokens = sourceCount(limit.value(QLatin1String("output")));
    endpoint.inputModalities = sourceModalities(modalities.value(QLatin1String("input")));
    endpoint.outputModalities = sourceModalities(modalities.value(QLatin1String("output")));
    endpoint.pricing = pricingFrom(json.value(QLatin1String("cost")).toObject());
    endpoint.pricingSource = kModelsDevSource;
    endpoint.capabilities = capabilitiesFrom(json);
    endpoint.reasoning = reasoningFrom(json.value(QLatin1String("reasoning_options")).toArray());
    endpoint.status = statusFrom(json.value(QLatin1String("status")));
    endpoint.direct = !json.contains(QLatin1String("provider"));
    if (const QString gone = sourceDay(json.value(kGoneSince)); !gone.isEmpty()) {
        endpoint.status = QStringLiteral("deprecated");
        endpoint.deprecationDate = gone;
    }
    return endpoint;
}

ModelInfo modelFrom(const QString &provider, const QString &id, const QJsonObject &json)
{
    ModelInfo model;
    model.id = id;
    model.name = sourceText(json.value(QLatin1String("name")));
    model.family = sourceId(json.value(QLatin1String("family")));
    model.released = sourceDay(json.value(QLatin1String("release_date")));
    model.knowledgeCutoff = sourceDay(json.value(QLatin1String("knowledge")));
    model.openWeights = sourceFlag(json.value(QLatin1String("open_weights")));
    const EndpointInfo endpoint = endpointFrom(provider, id, json);
    model.inputModalities = endpoint.inputModalities;
    model.outputModalities = endpoint.outputModalities;
    model.contextLength = endpoint.contextLength;
    model.maxOutputTokens = endpoint.maxOutputTokens;
    model.capabilities = endpoint.capabilities;
    if (!model.inputModalities.isEmpty())
        model.capabilities.vision = model.inputModalities.contains(QLatin1String("image"));
    if (model.outputModalities.contains(QLatin1String("text")))
        model.type = QStringLiteral("chat");
    model.endpoints << endpoint;
    return model;
}

} // namespace

Result<SourceSnapshot> readModelsDev(const QByteArray &json, const QDateTime &taken,
                                     const SourceLimits &limits)
{
    const Result<QJsonObject> document = sourceDocument(json, kName, limits);
    if (!document)
        return document.error();
    SourceSnapshot snapshot {
        .form = SourceSnapshot::Form::ModelsDev, .source = kModelsDevSource, .taken = taken};
    bool anyProvider = false;
    for (auto entry = document->begin(); entry != document->end(); ++entry) {
        const QJsonObject provider = entry.value().toObject();
        const QJsonValue rows = provider.value(QLatin1String("models"));
        const QString providerId = sourceId(entry.key());
        if (providerId.isEmpty() || !rows.isObject()) {
            ++snapshot.skipped;
            continue;
        }
        anyProvider = true;
        const QJsonObject models = rows.toObject();
        if (snapshot.models.size() + models.size() > limits.mostModels)
            return *implausibleSize(snapshot.models.size() + models.size(), kName, limits);
        for (auto row = models.begin(); row != models.end(); ++row) {
            const QString id = sourceId(row.value().toObject().value(QLatin1String("id")));
            // The key is the id too; a row under another name is no row of this form.
            if (id.isEmpty() || id != row.key() || !row.value().toObject().contains(QLatin1String("limit")))
                ++snapshot.skipped;
            else
                snapshot.models << modelFrom(providerId, id, row.value().toObject());
        }
    }
    if (!anyProvider)
        return otherForm(kName);
    if (const auto problem = implausibleSize(snapshot.models.size(), kName, limits))
        return *problem;
    return snapshot;
}

} // namespace core
