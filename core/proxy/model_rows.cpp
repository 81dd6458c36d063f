#include "core/proxy/model_rows.h"

#include "core/routing/call_form.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace core {

namespace {

/// Seconds since 1970 at the start of a day written as YYYY-MM-DD, YYYY-MM or YYYY; 0 for anything else.
qint64 unixDay(const QString &text)
{
    QString day = text;
    if (day.size() == 4)
        day += QLatin1String("-01");
    if (day.size() == 7)
        day += QLatin1String("-01");
    const QDate date = QDate::fromString(day, Qt::ISODate);
    return date.isValid() ? QDateTime(date, QTime(0, 0), Qt::UTC).toSecsSinceEpoch() : 0;
}

/// OpenRouter calls PDF input "file".
QJsonArray modalities(const QStringList &ours)
{
    QJsonArray theirs;
    for (const QString &modality : ours)
        theirs << (modality == QLatin1String("pdf") ? QStringLiteral("file") : modality);
    return theirs;
}

QString modalityText(const QJsonArray &in, const QJsonArray &out)
{
    const auto joined = [](const QJsonArray &list) {
        QStringList words;
        for (const QJsonValue &value : list)
            words << value.toString();
        return words.join(u'+');
    };
    return joined(in) + QLatin1String("->") + joined(out);
}

QJsonObject openRouterPricing(const PriceRow &prices)
{
    QJsonObject json;
    const auto put = [&json](const char *key, const std::optional<Money> &price) {
        if (price)
            json.insert(QLatin1String(key), price->toDecimal());
    };
    // Both are required by the schema; "-1" is its word for "depends".
    json.insert(QLatin1String("prompt"), prices.prompt ? prices.prompt->toDecimal() : QStringLiteral("-1"));
    json.insert(QLatin1String("completion"),
                prices.completion ? prices.completion->toDecimal() : QStringLiteral("-1"));
    put("request", prices.request);
    put("image", prices.image);
    put("web_search", prices.webSearch);
    put("internal_reasoning", prices.reasoning);
    put("input_cache_read", prices.cacheRead);
    put("input_cache_write", prices.cacheWrite);
    put("input_cache_write_1h", prices.cacheWrite1h);
    put("audio", prices.audioInput);
    put("audio_output", prices.audioOutput);
    return json;
}

const EndpointInfo *cheapest(const ModelInfo &model, const QSet<QString> &usableProviders)
{
    const EndpointInfo *best = nullptr;
    const auto price = [](const EndpointInfo &endpoint) {
        return endpoint.pricing.isKnown() ? *endpoint.pricing.base.prompt + *endpoint.pricing.base.completion
                                          : Money::max();
    };
    for (const EndpointInfo &endpoint : model.endpoints) {
        if (endpoint.direct && usableProviders.contains(endpoint.providerId)
            && (!best || price(endpoint) < price(*best)))
            best = &endpoint;
    }
    return best;
}

QJsonValue countOrNull(qint64 count)
{
    return count > 0 ? QJsonValue(count) : QJsonValue();
}

} // namespace

QJsonObject modelRow(const Catalog &catalog, const ModelInfo &model, const QSet<QString> &usableProviders)
{
    const EndpointInfo *endpoint = cheapest(model, usableProviders);
    const ProviderInfo *provider = endpoint ? catalog.findProvider(endpoint->providerId) : nullptr;
    const qint64 context =
        endpoint && endpoint->contextLength > 0 ? endpoint->contextLength : model.contextLength;
    const qint64 output =
        endpoint && endpoint->maxOutputTokens > 0 ? endpoint->maxOutputTokens : model.maxOutputTokens;
    const qint64 listed = unixDay(model.listed);
    const QJsonArray in = modalities(model.inputModalities);
    const QJsonArray out = modalities(model.outputModalities);
    const QString &author = model.authorName.isEmpty() ? model.author : model.authorName;

    QJsonArray parameters;
    for (const QString &parameter : model.supportedParameters)
        parameters << parameter;
    return {
        {QStringLiteral("id"), model.id},
        {QStringLiteral("object"), QStringLiteral("model")},
        {QStringLiteral("created"), listed ? listed : unixDay(model.released)},
        {QStringLiteral("owned_by"), model.author},
        {QStringLiteral("canonical_slug"), model.id},
        {QStringLiteral("name"), author + QLatin1String(": ") + model.name},
        {QStringLiteral("description"), QString()},
        {QStringLiteral("hugging_face_id"),
         model.huggingFaceId.isEmpty() ? QJsonValue() : QJsonValue(model.huggingFaceId)},
        {QStringLiteral("context_length"), countOrNull(std::max(context, model.contextLength))},
        {QStringLiteral("architecture"),
         QJsonObject {{QStringLiteral("modality"), modalityText(in, out)},
                      {QStringLiteral("input_modalities"), in},
                      {QStringLiteral("output_modalities"), out},
                      {QStringLiteral("tokenizer"),
                       model.tokenizer.isEmpty() ? QStringLiteral("Other") : model.tokenizer},
                      {QStringLiteral("instruct_type"),
                       model.instructType.isEmpty() ? QJsonValue() : QJsonValue(model.instructType)}}},
        {QStringLiteral("pricing"), openRouterPricing(endpoint ? endpoint->pricing.base : PriceRow {})},
        {QStringLiteral("top_provider"),
         QJsonObject {{QStringLiteral("context_length"), countOrNull(context)},
                      {QStringLiteral("max_completion_tokens"), countOrNull(output)},
                      {QStringLiteral("is_moderated"), provider && provider->moderated.value_or(false)}}},
        {QStringLiteral("per_request_limits"), QJsonValue()},
        {QStringLiteral("supported_parameters"), parameters},
        {QStringLiteral("default_parameters"),
         model.defaultParameters.isEmpty() ? QJsonValue() : QJsonValue(model.defaultParameters)},
        {QStringLiteral("supported_voices"), QJsonValue()},
        {QStringLiteral("knowledge_cutoff"),
         model.knowledgeCutoff.isEmpty() ? QJsonValue() : QJsonValue(model.knowledgeCutoff)},
        {QStringLiteral("expiration_date"),
         model.expirationDate.isEmpty() ? QJsonValue() : QJsonValue(model.expirationDate)},
        {QStringLiteral("links"),
         QJsonObject {
             {QStringLiteral("details"), QStringLiteral("/api/v1/models/%1/endpoints").arg(model.id)}}},
    };
}

QList<const ModelInfo *> callableModels(const Catalog &catalog, const QSet<QString> &usableProviders,
                                        const QStringList &protocols)
{
    const auto callable = [&](const EndpointInfo &endpoint) {
        const ProviderInfo *provider = catalog.findProvider(endpoint.providerId);
        return endpoint.direct && provider && usableProviders.contains(provider->id)
               && isCallable(endpoint, *provider, protocols);
    };
    QList<const ModelInfo *> models;
    for (const ModelInfo &model : catalog.models()) {
        if (model.type == QLatin1String("chat")
            && std::any_of(model.endpoints.cbegin(), model.endpoints.cend(), callable))
            models << &model;
    }
    return models;
}

} // namespace core
