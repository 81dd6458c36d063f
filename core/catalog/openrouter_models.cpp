#include "core/catalog/openrouter_models.h"

#include "core/catalog/source_fields.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace core {

namespace {

const QString kName = QStringLiteral("OpenRouter");
/// Dearer than this, a price of a picture is for the whole picture; cheaper, for one of its tokens.
constexpr Money kDearestImageToken = Money::fromPicoDollars(500'000'000);
/// Dearer than this, a price of sound is not for one token.
constexpr Money kDearestAudioToken = Money::fromPicoDollars(80'000'000);
constexpr int kMinutesOfHour = 60;
constexpr qint64 kDiscountUnits = 10'000;

/// Ten-thousandths that OpenRouter takes off the provider's own price. Prices come with it taken off.
qint64 discountOf(const QJsonObject &pricing)
{
    const double discount = pricing.value(QLatin1String("discount")).toDouble();
    return discount > 0 && discount < 1 ? qRound64(discount * double(kDiscountUnits)) : 0;
}

std::optional<Money> listPrice(const QJsonValue &value, qint64 discount)
{
    const std::optional<Money> price = sourcePrice(value);
    if (!price || discount <= 0 || discount >= kDiscountUnits)
        return price;
    return Money::fromPicoDollars(price->picoDollars() * kDiscountUnits / (kDiscountUnits - discount));
}

PriceRow rowFrom(const QJsonObject &json, qint64 discount)
{
    const auto price = [&](const char *key) { return listPrice(json.value(QLatin1String(key)), discount); };
    PriceRow row;
    row.prompt = price("prompt");
    row.completion = price("completion");
    row.cacheRead = price("input_cache_read");
    row.cacheWrite = price("input_cache_write");
    row.cacheWrite1h = price("input_cache_write_1h");
    row.reasoning = price("internal_reasoning");
    if (const auto audio = price("audio"); audio && *audio <= kDearestAudioToken)
        row.audioInput = audio;
    row.audioOutput = price("audio_output");
    row.webSearch = price("web_search");
    // Zeros here mean "not priced apart".
    if (const auto request = price("request"); request && !request->isZero())
        row.request = request;
    if (const auto image = price("image"); image && *image >= kDearestImageToken)
        row.image = image;
    if (const auto image = price("image_output"); image && !image->isZero() && *image < kDearestImageToken)
        row.imageOutputToken = image;
    return row;
}

/// HHMM as a number.
int minuteOfDay(const QJsonValue &value)
{
    const int hhmm = std::clamp(value.toInt(), 0, 2400);
    return hhmm / 100 * kMinutesOfHour + hhmm % 100;
}

Pricing pricingFrom(const QJsonObject &json)
{
    constexpr qsizetype kMostOverrides = 20;
    const qint64 discount = discountOf(json);
    Pricing pricing;
    pricing.base = rowFrom(json, discount);
    if (!pricing.isKnown())
        return {};
    const QJsonArray overrides = json.value(QLatin1String("overrides")).toArray();
    for (qsizetype i = 0; i < std::min(overrides.size(), kMostOverrides); ++i) {
        const QJsonObject entry = overrides.at(i).toObject();
        const PriceRow row = rowFrom(entry, discount);
        if (row == PriceRow())
            continue;
        if (const qint64 least = sourceCount(entry.value(QLatin1String("min_prompt_tokens"))); least > 0)
            pricing.tiers << PriceTier {least, row};
        else if (entry.contains(QLatin1String("utc_start")))
            pricing.windows << PriceWindow {minuteOfDay(entry.value(QLatin1String("utc_start"))),
                                            minuteOfDay(entry.value(QLatin1String("utc_end"))), row};
    }
    std::sort(pricing.tiers.begin(), pricing.tiers.end(),
              [](const PriceTier &a, const PriceTier &b) { return a.minPromptTokens < b.minPromptTokens; });
    return pricing;
}

/// OpenRouter's list of parameters says what can be done, and by its silence what cannot.
Capabilities capabilitiesFrom(const QStringList &parameters)
{
    Capabilities capabilities;
    if (parameters.isEmpty())
        return capabilities;
    const auto has = [&](const char *name) { return parameters.contains(QLatin1String(name)); };
    capabilities.tools = has("tools");
    capabilities.toolChoice = has("tool_choice");
    capabilities.structuredOutputs = has("structured_outputs");
    capabilities.jsonMode = has("response_format");
    capabilities.reasoning = has("reasoning");
    return capabilities;
}

QStringList sortedWords(const QJsonValue &value)
{
    QStringList words = sourceWords(value);
    words.sort();
    return words;
}

void readReasoning(const QJsonObject &json, ModelInfo &model)
{
    model.reasoningEfforts = sourceWords(json.value(QLatin1String("supported_efforts")));
    model.reasoningMandatory = sourceFlag(json.value(QLatin1String("mandatory")));
    model.reasoningByDefault = sourceFlag(json.value(QLatin1String("default_enabled")));
}

/// `Author: Name` is how OpenRouter writes names; the catalog has the name alone.
QString plainName(const QString &name)
{
    const qsizetype colon = name.indexOf(QLatin1String(": "));
    QString plain = colon < 0 ? name : name.mid(colon + 2);
    if (plain.endsWith(QLatin1String(" (free)")))
        plain.chop(7);
    return plain.trimmed();
}

void readArchitecture(const QJsonObject &json, ModelInfo &model)
{
    model.inputModalities = sourceModalities(json.value(QLatin1String("input_modalities")));
    model.outputModalities = sourceModalities(json.value(QLatin1String("output_modalities")));
    const QString tokenizer = sourceText(json.value(QLatin1String("tokenizer")));
    if (tokenizer != QLatin1String("Other"))
        model.tokenizer = tokenizer;
    model.instructType = sourceText(json.value(QLatin1String("instruct_type")));
    if (!model.inputModalities.isEmpty())
        model.capabilities.vision = model.inputModalities.contains(QLatin1String("image"));
}

/// The endpoint that OpenRouter itself is for the model.
EndpointInfo ownEndpoint(const QString &id, const QString &variant, const QJsonObject &json,
                         const ModelInfo &model)
{
    const QJsonObject top = json.value(QLatin1String("top_provider")).toObject();
    EndpointInfo endpoint {kOpenRouterSource, id};
    endpoint.variant = variant;
    endpoint.contextLength = sourceCount(top.value(QLatin1String("context_length")));
    if (endpoint.contextLength == 0)
        endpoint.contextLength = model.contextLength;
    endpoint.maxOutputTokens = model.maxOutputTokens;
    endpoint.inputModalities = model.inputModalities;
    endpoint.outputModalities = model.outputModalities;
    endpoint.pricing = pricingFrom(json.value(QLatin1String("pricing")).toObject());
    endpoint.pricingSource = kOpenRouterSource;
    endpoint.supportedParameters = model.supportedParameters;
    endpoint.capabilities = capabilitiesFrom(model.supportedParameters);
    endpoint.deprecationDate = model.expirationDate;
    if (const QString gone = sourceDay(json.value(kGoneSince)); !gone.isEmpty()) {
        endpoint.status = QStringLiteral("deprecated");
        endpoint.deprecationDate = gone;
    }
    return endpoint;
}

/// A model of OpenRouter's list; without an id where the row makes no sense.
ModelInfo modelFrom(const QString &id, const QJsonObject &json)
{
    const qsizetype colon = id.indexOf(u':');
    const QString variant = colon < 0 ? QString() : id.mid(colon + 1);
    ModelInfo model;
    model.id = id.left(colon < 0 ? id.size() : colon);
    model.name = plainName(sourceText(json.value(QLatin1String("name"))));
    model.author = model.id.left(model.id.indexOf(u'/'));
    const QString longName = sourceText(json.value(QLatin1String("name")));
    if (const qsizetype end = longName.indexOf(QLatin1String(": ")); end > 0)
        model.authorName = longName.left(end);
    if (const qint64 created = sourceCount(json.value(QLatin1String("created"))); created > 0)
        model.listed = QDateTime::fromSecsSinceEpoch(created, Qt::UTC).date().toString(Qt::ISODate);
    model.huggingFaceId = sourceId(json.value(QLatin1String("hugging_face_id")));
    if (!model.huggingFaceId.isEmpty())
        model.openWeights = true;
    model.knowledgeCutoff = sourceDay(json.value(QLatin1String("knowledge_cutoff")));
    model.expirationDate = sourceDay(json.value(QLatin1String("expiration_date")));
    model.contextLength = sourceCount(json.value(QLatin1String("context_length")));
    model.maxOutputTokens = sourceCount(
        json.value(QLatin1String("top_provider")).toObject().value(QLatin1String("max_completion_tokens")));
    model.supportedParameters = sortedWords(json.value(QLatin1String("supported_parameters")));
    model.capabilities = capabilitiesFrom(model.supportedParameters);
    readArchitecture(json.value(QLatin1String("architecture")).toObject(), model);
    readReasoning(json.value(QLatin1String("reasoning")).toObject(), model);
    for (const QString &alias :
         {catalogId(json.value(QLatin1String("canonical_slug"))), model.huggingFaceId}) {
        if (!alias.isEmpty() && alias != model.id)
            model.aliases << alias;
    }
    if (model.outputModalities.contains(QLatin1String("text")))
        model.type = QStringLiteral("chat");
    model.endpoints << ownEndpoint(id, variant, json, model);
    return model;
}

/// Routers choose among models: they are none. They are OpenRouter's own, or publish a negative price.
bool isRouter(const QString &id, const QJsonObject &json)
{
    if (id.startsWith(kOpenRouterSource + u'/'))
        return true;
    const QJsonValue price = json.value(QLatin1String("pricing")).toObject().value(QLatin1String("prompt"));
    return price.toString().startsWith(u'-') || price.toDouble() < 0;
}

EndpointInfo routedEndpoint(const QString &modelId, const QJsonObject &json)
{
    const QString tag = sourceId(json.value(QLatin1String("tag")));
    const qsizetype slash = tag.indexOf(u'/');
    EndpointInfo endpoint {tag.left(slash < 0 ? tag.size() : slash), modelId};
    endpoint.tag = slash < 0 ? QString() : tag.mid(slash + 1);
    const QString quantization = sourceWords(QJsonArray {json.value(QLatin1String("quantization"))}).value(0);
    if (quantization != QLatin1String("unknown"))
        endpoint.quantization = quantization;
    endpoint.contextLength = sourceCount(json.value(QLatin1String("context_length")));
    endpoint.maxPromptTokens = sourceCount(json.value(QLatin1String("max_prompt_tokens")));
    endpoint.maxOutputTokens = sourceCount(json.value(QLatin1String("max_completion_tokens")));
    endpoint.pricing = pricingFrom(json.value(QLatin1String("pricing")).toObject());
    endpoint.pricingSource = kOpenRouterSource;
    endpoint.supportedParameters = sortedWords(json.value(QLatin1String("supported_parameters")));
    endpoint.capabilities = capabilitiesFrom(endpoint.supportedParameters);
    endpoint.direct = false; // how the provider itself calls the model is not said
    return endpoint;
}

} // namespace

Result<SourceSnapshot> readOpenRouterModels(const QByteArray &json, const QDateTime &taken,
                                            const SourceLimits &limits)
{
    const Result<QJsonObject> document = sourceDocument(json, kName, limits);
    if (!document)
        return document.error();
    const QJsonValue data = document->value(QLatin1String("data"));
    if (!data.isArray())
        return otherForm(kName);
    const QJsonArray rows = data.toArray();
    if (rows.size() > limits.mostModels)
        return *implausibleSize(rows.size(), kName, limits);

    SourceSnapshot snapshot {
        .form = SourceSnapshot::Form::OpenRouterModels, .source = kOpenRouterSource, .taken = taken};
    QSet<QString> seen;
    qsizetype named = 0;
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        const QString id = catalogId(row.value(QLatin1String("id")));
        if (id.isEmpty() || seen.contains(id) || !row.value(QLatin1String("pricing")).isObject()) {
            ++snapshot.skipped;
            continue;
        }
        seen << id;
        ++named;
        if (id.startsWith(u'~')) {
            const QJsonObject model = row.value(QLatin1String("alias_target")).toObject();
            const QString target = catalogId(model.value(QLatin1String("slug")));
            if (!target.isEmpty())
                snapshot.rollingAliases.insert(id, target);
        } else if (!isRouter(id, row) && !id.endsWith(QLatin1String(":batch"))) {
            snapshot.models << modelFrom(id, row);
        }
    }
    if (const auto problem = implausibleSize(named, kName, limits))
        return *problem;
    return snapshot;
}

Result<SourceSnapshot> readOpenRouterEndpoints(const QByteArray &json, const QDateTime &taken,
                                               const SourceLimits &limits)
{
    const Result<QJsonObject> document = sourceDocument(json, kName, limits);
    if (!document)
        return document.error();
    const QJsonObject data = document->value(QLatin1String("data")).toObject();
    const QString id = catalogId(data.value(QLatin1String("id")));
    const QJsonValue rows = data.value(QLatin1String("endpoints"));
    if (id.isEmpty() || !rows.isArray())
        return otherForm(kName);
    SourceSnapshot snapshot {
        .form = SourceSnapshot::Form::OpenRouterEndpoints, .source = kOpenRouterSource, .taken = taken};
    ModelInfo model;
    model.id = id;
    QSet<QString> seen;
    for (const QJsonValue &value : rows.toArray()) {
        const EndpointInfo endpoint = routedEndpoint(id, value.toObject());
        const QString name = endpoint.providerId + u'/' + endpoint.tag;
        if (endpoint.providerId.isEmpty() || seen.contains(name)
            || model.endpoints.size() == limits.mostEndpoints) {
            ++snapshot.skipped;
            continue;
        }
        seen << name;
        model.endpoints << endpoint;
    }
    snapshot.models << model;
    return snapshot;
}

} // namespace core
