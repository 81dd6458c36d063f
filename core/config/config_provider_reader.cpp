#include "core/config/config_provider_reader.h"

#include "core/base/edit_distance.h"
#include "core/catalog/catalog_format.h"
#include "core/config/config_money_reader.h"
#include "core/model/host_pattern.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Config)
};

constexpr int kMostPriority = 1000;
constexpr int kMostWeight = 1000;
constexpr int kMostDays = 36'500;
constexpr qint64 kMostFreeRequests = 1'000'000'000;

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

std::optional<DataPolicy> policyFrom(const ConfigFields &owner)
{
    const std::optional<ConfigFields> fields =
        owner.child(QLatin1String("data_policy"), ConfigObject::DataPolicy);
    if (!fields)
        return {};
    for (const QLatin1String key :
         {QLatin1String("training"), QLatin1String("trains_on_data"), QLatin1String("retains_prompts")})
        fields->boolean(key);
    fields->integer(QLatin1String("retention_days"), 0, kMostDays);
    fields->string(QLatin1String("source"));
    DataPolicy policy = dataPolicyFromJson(fields->json());
    if (policy.source.isEmpty())
        policy.source = QStringLiteral("config.json");
    return policy;
}

void checkPrices(const ConfigFields &fields)
{
    const QStringList notPrices =
        words("tiers time_windows service_tiers min_prompt_tokens utc_start utc_end");
    const QStringList known = configKeys(ConfigObject::Pricing);
    for (const QString &key : fields.json().keys()) {
        if (notPrices.contains(key) || !known.contains(key))
            continue;
        const QString path = memberPath(fields.path(), key);
        moneyFrom(fields.json().value(key), path, fields.problems());
        if (unusedPriceKeys().contains(key))
            fields.problems().warn(path, Text::tr("This price is read but no request is charged by it yet."));
    }
}

void checkTimeOfDay(const ConfigFields &fields, QLatin1String key)
{
    constexpr int kLastMinute = 2359;
    const std::optional<qint64> hhmm = fields.integer(key, 0, kLastMinute);
    if (!fields.has(key))
        fields.problems().add(fields.path(), Text::tr("'%1' is missing here.").arg(key));
    else if (hhmm && *hhmm % 100 >= 60)
        fields.problems().add(fields.pathOf(key),
                              Text::tr("This must be a time of day in UTC as HHMM, such as 1630."));
}

void checkServiceTiers(const ConfigFields &pricing)
{
    const QLatin1String key("service_tiers");
    const QJsonObject tiers = pricing.object(key).value_or(QJsonObject());
    for (auto tier = tiers.begin(); tier != tiers.end(); ++tier) {
        const QString path = memberPath(pricing.pathOf(key), tier.key());
        if (tier.value().isObject())
            checkPrices(ConfigFields(pricing.problems(), path, tier.value().toObject(),
                                     ConfigObject::ServiceTierPrices));
        else
            pricing.problems().add(path, Text::tr("This must be an object in curly brackets."));
    }
}

void checkPricing(const ConfigFields &row)
{
    const std::optional<ConfigFields> pricing = row.child(QLatin1String("pricing"), ConfigObject::Pricing);
    if (!pricing)
        return;
    checkPrices(*pricing);
    pricing->eachObject(QLatin1String("tiers"), [&](const QString &path, const QJsonObject &json) {
        const ConfigFields tier(row.problems(), path, json, ConfigObject::PriceTier);
        checkPrices(tier);
        if (!tier.has(QLatin1String("min_prompt_tokens")))
            row.problems().add(path,
                               Text::tr("'%1' is missing here.").arg(QLatin1String("min_prompt_tokens")));
        tier.integer(QLatin1String("min_prompt_tokens"), 0);
    });
    pricing->eachObject(QLatin1String("time_windows"), [&](const QString &path, const QJsonObject &json) {
        const ConfigFields window(row.problems(), path, json, ConfigObject::PriceWindow);
        checkPrices(window);
        checkTimeOfDay(window, QLatin1String("utc_start"));
        checkTimeOfDay(window, QLatin1String("utc_end"));
    });
    checkServiceTiers(*pricing);
}

void checkCapabilities(const ConfigFields &row)
{
    const std::optional<ConfigFields> fields =
        row.child(QLatin1String("capabilities"), ConfigObject::Capabilities);
    if (!fields)
        return;
    for (const QString &key : configKeys(ConfigObject::Capabilities))
        fields->boolean(QLatin1String(key.toLatin1()));
}

/// The types of what endpointFromJson() takes over without looking.
void checkEndpointFields(const ConfigFields &row)
{
    for (const QLatin1String key :
         {QLatin1String("tag"), QLatin1String("region"), QLatin1String("variant"),
          QLatin1String("quantization"), QLatin1String("reasoning_field"), QLatin1String("deprecation_date")})
        row.string(key);
    row.word(QLatin1String("service_tier"), words("flex priority fast"));
    if (row.has(QLatin1String("service_tier")) && row.has(QLatin1String("tag")))
        row.problems().add(
            row.pathOf(QLatin1String("service_tier")),
            Text::tr("A service tier is the endpoint's tag: write either 'tag' or 'service_tier'."));
    row.word(QLatin1String("status"), words("alpha beta deprecated"));
    row.word(QLatin1String("protocol"), protocolNames());
    for (const QLatin1String key : {QLatin1String("context_length"), QLatin1String("max_prompt_tokens"),
                                    QLatin1String("max_output_tokens")})
        row.integer(key, 1);
    for (const QLatin1String key :
         {QLatin1String("protocols"), QLatin1String("input_modalities"), QLatin1String("output_modalities"),
          QLatin1String("supported_parameters")})
        row.strings(key);
    row.object(QLatin1String("extra_body"));
    if (const auto headers = row.object(QLatin1String("extra_headers")))
        headersFrom(*headers, row.pathOf(QLatin1String("extra_headers")), row.problems());
    checkCapabilities(row);
    checkPricing(row);
}

ProviderOverlay::ModelRow modelRowFrom(const ConfigFields &row, const QString &providerId)
{
    checkEndpointFields(row);
    ProviderOverlay::ModelRow model;
    model.modelId = row.requiredName(QLatin1String("id"));
    model.modelName = row.string(QLatin1String("name")).value_or(QString());
    model.endpoint = endpointFromJson(row.json(), providerId);
    if (row.has(QLatin1String("service_tier")))
        model.endpoint.tag = row.json().value(QLatin1String("service_tier")).toString();
    // Local servers mostly know a model by the very name that the user gives it.
    if (!row.has(QLatin1String("provider_model_id")))
        model.endpoint.providerModelId = model.modelId;
    else
        row.requiredName(QLatin1String("provider_model_id"));
    if (const auto address = row.string(QLatin1String("base_url")))
        model.endpoint.baseUrl =
            httpAddressFrom(*address, row.pathOf(QLatin1String("base_url")), row.problems());
    model.endpoint.dataPolicy = policyFrom(row);
    if (model.endpoint.pricing != Pricing())
        model.endpoint.pricingSource = QStringLiteral("config.json");
    return model;
}

QStringList keyHostsFrom(const ConfigFields &fields)
{
    const QLatin1String key("hosts");
    const QStringList hosts = fields.strings(key).value_or(QStringList());
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        if (!isHostPattern(hosts.at(i)))
            fields.problems().add(elementPath(fields.pathOf(key), i),
                                  Text::tr("This must be the name of a host such as api.openai.com or "
                                           "*.openai.azure.com, without https:// and path."));
    }
    return hosts;
}

ProviderKeyConfig providerKeyFrom(const ConfigFields &fields)
{
    ProviderKeyConfig key;
    key.name = fields.requiredName(QLatin1String("name"));
    if (!fields.has(QLatin1String("secret")))
        fields.problems().add(fields.path(), Text::tr("'%1' is missing here.").arg(QLatin1String("secret")));
    key.secret = fields.secret(QLatin1String("secret")).value_or(SecretRef());
    key.priority = int(fields.integer(QLatin1String("priority"), 1, kMostPriority).value_or(key.priority));
    key.weight = int(fields.integer(QLatin1String("weight"), 1, kMostWeight).value_or(key.weight));
    key.limitPerMonth = fields.money(QLatin1String("limit_usd_per_month"));
    key.region = fields.string(QLatin1String("region")).value_or(QString());
    key.project = fields.string(QLatin1String("project")).value_or(QString());
    key.location = fields.string(QLatin1String("location")).value_or(QString());
    for (const QString &part : {key.region, key.project, key.location}) {
        // They become part of an address.
        const bool plain = std::all_of(part.cbegin(), part.cend(), [](QChar c) {
            return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u':');
        });
        if (!plain)
            fields.problems().add(fields.path(),
                                  Text::tr("'%1' is no name of a region, project or location.").arg(part));
    }
    key.models = fields.strings(QLatin1String("models")).value_or(QStringList());
    if (const auto limits = fields.child(QLatin1String("limits"), ConfigObject::KeyLimits))
        key.limits = keyLimitsFrom(*limits);
    key.hosts = keyHostsFrom(fields);
    key.disabled = !fields.boolean(QLatin1String("enabled")).value_or(true);
    key.freeRequestsPerDay = fields.integer(QLatin1String("free_requests_per_day"), 0, kMostFreeRequests);
    return key;
}

void requireAddress(const ConfigFields &fields, const QString &id, const QStringList &knownProviders)
{
    QStringList missing;
    for (const QLatin1String key : {QLatin1String("protocol"), QLatin1String("base_url")}) {
        if (!fields.has(key))
            missing << u'\'' + key + u'\'';
    }
    if (missing.isEmpty())
        return;
    const QString needed = missing.join(QLatin1String(", "));
    const QString nearest = nearestWord(id, knownProviders);
    fields.problems().add(fields.path(),
                          nearest.isEmpty()
                              ? Text::tr("'%1' is not in the catalog, so it needs %2.").arg(id, needed)
                              : Text::tr("'%1' is not in the catalog, so it needs %2. Or did you mean '%3'?")
                                    .arg(id, needed, nearest));
}

ProviderConfig providerFrom(const ConfigFields &fields, const QString &id)
{
    ProviderConfig provider;
    provider.json = fields.json();
    ProviderOverlay &overlay = provider.overlay;
    overlay.id = id;
    overlay.name = fields.string(QLatin1String("name"));
    overlay.kind = fields.word(QLatin1String("kind"), words("lab inference cloud aggregator local"));
    overlay.protocol = fields.word(QLatin1String("protocol"), protocolNames());
    if (const auto address = fields.string(QLatin1String("base_url")))
        overlay.baseUrl =
            httpAddressFrom(*address, fields.pathOf(QLatin1String("base_url")), fields.problems());
    overlay.dataPolicy = policyFrom(fields);
    if (const auto headers = fields.object(QLatin1String("headers")))
        overlay.headers = headersFrom(*headers, fields.pathOf(QLatin1String("headers")), fields.problems());

    QStringList keyNames;
    fields.eachObject(QLatin1String("keys"), [&](const QString &path, const QJsonObject &json) {
        provider.keys << providerKeyFrom(
            ConfigFields(fields.problems(), path, json, ConfigObject::ProviderKey));
        requireNewName(keyNames, provider.keys.last().name, memberPath(path, QStringLiteral("name")),
                       fields.problems());
    });
    fields.eachObject(QLatin1String("models"), [&](const QString &path, const QJsonObject &json) {
        overlay.models << modelRowFrom(ConfigFields(fields.problems(), path, json, ConfigObject::ModelRow),
                                       id);
    });
    return provider;
}

} // namespace

QStringList protocolNames()
{
    return words(
        "openai-chat openai-responses anthropic-messages google-generate-content vertex-gemini "
        "vertex-anthropic vertex-openai bedrock-converse bedrock-openai-responses azure-openai "
        "azure-anthropic azure-openai-responses bedrock-anthropic cohere-v2 ollama openai-embeddings "
        "openai-images openai-speech openai-transcriptions azure-openai-embeddings "
        "azure-openai-images azure-openai-speech azure-openai-transcriptions openai-moderations "
        "google-embed-content cohere-v2-embed ollama-embed cohere-v2-rerank rerank");
}

void requireNewName(QStringList &names, const QString &name, const QString &path, ConfigProblems &problems)
{
    if (name.isEmpty())
        return;
    if (names.contains(name))
        problems.add(path, Text::tr("The name '%1' is taken by another entry of this list.").arg(name));
    names << name;
}

QList<ProviderConfig> providersFrom(const ConfigFields &root, const QStringList &knownProviders)
{
    const QLatin1String key("providers");
    const QJsonObject json = root.object(key).value_or(QJsonObject());
    QList<ProviderConfig> providers;
    for (const QString &id : root.problems().locator().members(root.pathOf(key))) {
        const QString path = memberPath(root.pathOf(key), id);
        if (!json.value(id).isObject()) {
            root.problems().add(path, Text::tr("This must be an object in curly brackets."));
            continue;
        }
        const ConfigFields fields(root.problems(), path, json.value(id).toObject(), ConfigObject::Provider);
        ProviderConfig provider = providerFrom(fields, id);
        provider.inCatalog = knownProviders.contains(id);
        if (!provider.inCatalog)
            requireAddress(fields, id, knownProviders);
        providers << provider;
    }
    return providers;
}

} // namespace core
