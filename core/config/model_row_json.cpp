#include "core/config/model_row_json.h"

#include "core/catalog/catalog_format.h"
#include "core/model/price_fields.h"

#include <QJsonArray>

namespace core {

namespace {

/// As the reader of the configuration takes the row.
EndpointInfo endpointOf(const QJsonObject &json)
{
    EndpointInfo endpoint = endpointFromJson(json, {});
    if (const QJsonValue tier = json.value(QLatin1String("service_tier")); tier.isString())
        endpoint.tag = tier.toString();
    if (endpoint.providerModelId.isEmpty())
        endpoint.providerModelId = json.value(QLatin1String("id")).toString();
    while (endpoint.baseUrl.endsWith(u'/'))
        endpoint.baseUrl.chop(1);
    return endpoint;
}

class RowWriter
{
public:
    RowWriter(QJsonObject &json, const EndpointInfo &before)
        : m_json(json)
        , m_before(before)
    { }

    void text(QLatin1String key, const QString &before, const QString &now)
    {
        if (now != before)
            put(key, now, now.isEmpty());
    }
    void count(QLatin1String key, qint64 before, qint64 now)
    {
        if (now != before)
            put(key, now, now == 0);
    }
    void list(QLatin1String key, const QStringList &before, const QStringList &now)
    {
        if (now != before)
            put(key, QJsonArray::fromStringList(now), now.isEmpty());
    }
    void object(QLatin1String key, const QJsonObject &before, const QJsonObject &now)
    {
        if (now != before)
            put(key, now, now.isEmpty());
    }
    void pricing(const Pricing &now);
    void capabilities(const Capabilities &now);
    void dataPolicy(const std::optional<DataPolicy> &now);

private:
    void put(QLatin1String key, const QJsonValue &value, bool isDefault)
    {
        if (isDefault)
            m_json.remove(key);
        else
            m_json.insert(key, value);
    }

    QJsonObject &m_json;
    const EndpointInfo &m_before;
};

int hhmm(int minuteOfDay)
{
    return minuteOfDay / 60 * 100 + minuteOfDay % 60;
}

QJsonArray tiersToJson(const QList<PriceTier> &tiers)
{
    QJsonArray array;
    for (const PriceTier &tier : tiers) {
        QJsonObject json = priceRowToJson(tier.prices);
        json.insert(QLatin1String("min_prompt_tokens"), tier.minPromptTokens);
        array << json;
    }
    return array;
}

QJsonArray windowsToJson(const QList<PriceWindow> &windows)
{
    QJsonArray array;
    for (const PriceWindow &window : windows) {
        QJsonObject json = priceRowToJson(window.prices);
        json.insert(QLatin1String("utc_start"), hhmm(window.startMinute));
        json.insert(QLatin1String("utc_end"), hhmm(window.endMinute));
        array << json;
    }
    return array;
}

QJsonObject serviceTiersToJson(const QList<ServiceTierPrices> &tiers)
{
    QJsonObject json;
    for (const ServiceTierPrices &tier : tiers)
        json.insert(tier.tier, priceRowToJson(tier.prices));
    return json;
}

void RowWriter::pricing(const Pricing &now)
{
    const Pricing &before = m_before.pricing;
    QJsonObject json = m_json.value(QLatin1String("pricing")).toObject();
    const auto set = [&json](QLatin1String key, const auto &value) {
        if (value.isEmpty())
            json.remove(key);
        else
            json.insert(key, value);
    };
    for (const PriceField &field : kPriceFields) {
        const std::optional<Money> &price = now.base.*field.member;
        if (price != before.base.*field.member)
            set(QLatin1String(field.key), price ? price->toDecimal() : QString());
    }
    if (now.tiers != before.tiers)
        set(QLatin1String("tiers"), tiersToJson(now.tiers));
    if (now.windows != before.windows)
        set(QLatin1String("time_windows"), windowsToJson(now.windows));
    if (now.serviceTiers != before.serviceTiers)
        set(QLatin1String("service_tiers"), serviceTiersToJson(now.serviceTiers));
    put(QLatin1String("pricing"), json, json.isEmpty());
}

void RowWriter::capabilities(const Capabilities &now)
{
    const Capabilities &before = m_before.capabilities;
    QJsonObject json = m_json.value(QLatin1String("capabilities")).toObject();
    const auto flag = [&](QLatin1String key, std::optional<bool> Capabilities::*member) {
        if (now.*member == before.*member)
            return;
        if (now.*member)
            json.insert(key, *(now.*member));
        else
            json.remove(key);
    };
    flag(QLatin1String("tools"), &Capabilities::tools);
    flag(QLatin1String("tool_choice"), &Capabilities::toolChoice);
    flag(QLatin1String("structured_outputs"), &Capabilities::structuredOutputs);
    flag(QLatin1String("json_mode"), &Capabilities::jsonMode);
    flag(QLatin1String("reasoning"), &Capabilities::reasoning);
    flag(QLatin1String("temperature"), &Capabilities::temperature);
    flag(QLatin1String("vision"), &Capabilities::vision);
    put(QLatin1String("capabilities"), json, json.isEmpty());
}

void RowWriter::dataPolicy(const std::optional<DataPolicy> &now)
{
    const QLatin1String key("data_policy");
    // The reader names the file as the source of what names none.
    std::optional<DataPolicy> before = m_before.dataPolicy;
    if (before && before->source.isEmpty())
        before->source = QStringLiteral("config.json");
    if (now == before)
        return;
    QJsonObject json;
    if (now && now->trainsOnData)
        json.insert(QLatin1String("training"), *now->trainsOnData);
    if (now && now->retainsPrompts)
        json.insert(QLatin1String("retains_prompts"), *now->retainsPrompts);
    if (now && now->retentionDays)
        json.insert(QLatin1String("retention_days"), *now->retentionDays);
    if (now && now->source != QLatin1String("config.json") && !now->source.isEmpty())
        json.insert(QLatin1String("source"), now->source);
    put(key, json, !now);
}

} // namespace

QJsonObject modelRowToJson(const ProviderOverlay::ModelRow &row, const QJsonObject &before)
{
    QJsonObject json = before;
    json.insert(QLatin1String("id"), row.modelId);
    const EndpointInfo was = endpointOf(before);
    const EndpointInfo &now = row.endpoint;
    RowWriter writer(json, was);
    writer.text(QLatin1String("name"), before.value(QLatin1String("name")).toString(), row.modelName);
    // Left out it stands for the model's own id.
    const QString native = now.providerModelId.isEmpty() ? row.modelId : now.providerModelId;
    if (native != was.providerModelId)
        json.insert(QLatin1String("provider_model_id"), native);
    if (now.tag != was.tag)
        json.remove(QLatin1String("service_tier"));
    writer.text(QLatin1String("tag"), was.tag, now.tag);
    writer.text(QLatin1String("region"), was.region, now.region);
    writer.text(QLatin1String("variant"), was.variant, now.variant);
    writer.text(QLatin1String("protocol"), was.protocol, now.protocol);
    writer.list(QLatin1String("protocols"), was.protocols, now.protocols);
    writer.text(QLatin1String("base_url"), was.baseUrl, now.baseUrl);
    writer.text(QLatin1String("quantization"), was.quantization, now.quantization);
    writer.count(QLatin1String("context_length"), was.contextLength, now.contextLength);
    writer.count(QLatin1String("max_prompt_tokens"), was.maxPromptTokens, now.maxPromptTokens);
    writer.count(QLatin1String("max_output_tokens"), was.maxOutputTokens, now.maxOutputTokens);
    writer.list(QLatin1String("input_modalities"), was.inputModalities, now.inputModalities);
    writer.list(QLatin1String("output_modalities"), was.outputModalities, now.outputModalities);
    writer.pricing(now.pricing);
    writer.list(QLatin1String("supported_parameters"), was.supportedParameters, now.supportedParameters);
    writer.capabilities(now.capabilities);
    writer.text(QLatin1String("reasoning_field"), was.reasoningField, now.reasoningField);
    writer.object(QLatin1String("extra_body"), was.extraBody, now.extraBody);
    writer.object(QLatin1String("extra_headers"), was.extraHeaders, now.extraHeaders);
    writer.text(QLatin1String("status"), was.status, now.status);
    writer.text(QLatin1String("deprecation_date"), was.deprecationDate, now.deprecationDate);
    writer.dataPolicy(now.dataPolicy);
    return json;
}

bool isModelRow(const QJsonObject &json, const QString &modelId, const QString &providerModelId)
{
    return json.value(QLatin1String("id")).toString() == modelId
           && endpointOf(json).providerModelId == providerModelId;
}

} // namespace core
