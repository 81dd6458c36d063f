#include "core/catalog/catalog_format.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace core {

namespace {

constexpr int kSchemaVersion = 1;

QString text(const QJsonObject &json, QLatin1String key)
{
    return json.value(key).toString();
}

QStringList texts(const QJsonObject &json, QLatin1String key)
{
    const QJsonArray array = json.value(key).toArray();
    QStringList list;
    list.reserve(array.size());
    for (const QJsonValue &value : array)
        list << value.toString();
    return list;
}

std::optional<bool> flag(const QJsonObject &json, QLatin1String key)
{
    const QJsonValue value = json.value(key);
    return value.isBool() ? std::optional<bool>(value.toBool()) : std::nullopt;
}

std::optional<DataPolicy> dataPolicyOf(const QJsonObject &owner)
{
    const QJsonValue value = owner.value(QLatin1String("data_policy"));
    return value.isObject() ? std::optional<DataPolicy>(dataPolicyFromJson(value.toObject())) : std::nullopt;
}

Capabilities capabilitiesFromJson(const QJsonObject &owner)
{
    const QJsonObject json = owner.value(QLatin1String("capabilities")).toObject();
    Capabilities capabilities;
    capabilities.tools = flag(json, QLatin1String("tools"));
    capabilities.toolChoice = flag(json, QLatin1String("tool_choice"));
    capabilities.structuredOutputs = flag(json, QLatin1String("structured_outputs"));
    capabilities.jsonMode = flag(json, QLatin1String("json_mode"));
    capabilities.reasoning = flag(json, QLatin1String("reasoning"));
    capabilities.temperature = flag(json, QLatin1String("temperature"));
    capabilities.vision = flag(json, QLatin1String("vision"));
    return capabilities;
}

ReasoningOptions reasoningOptionsFromJson(const QJsonArray &json)
{
    ReasoningOptions options;
    for (const QJsonValue &value : json) {
        const QJsonObject option = value.toObject();
        const QString type = text(option, QLatin1String("type"));
        if (type == QLatin1String("effort"))
            options.efforts = texts(option, QLatin1String("values"));
        if (type != QLatin1String("budget_tokens"))
            continue;
        options.byBudget = true;
        if (const QJsonValue least = option.value(QLatin1String("min")); least.isDouble())
            options.minBudget = least.toInteger();
        if (const QJsonValue most = option.value(QLatin1String("max")); most.isDouble())
            options.maxBudget = most.toInteger();
    }
    return options;
}

ProviderInfo providerFromJson(const QJsonObject &json)
{
    ProviderInfo provider;
    provider.id = text(json, QLatin1String("id"));
    provider.name = text(json, QLatin1String("name"));
    provider.kind = text(json, QLatin1String("kind"));
    provider.billing = text(json, QLatin1String("billing"));
    provider.protocol = text(json, QLatin1String("protocol"));
    provider.protocols = texts(json, QLatin1String("protocols"));
    provider.baseUrl = text(json, QLatin1String("base_url"));
    provider.environment = texts(json, QLatin1String("env"));
    provider.headers = json.value(QLatin1String("headers")).toObject();
    provider.docsUrl = text(json, QLatin1String("docs_url"));
    provider.headquarters = text(json, QLatin1String("headquarters"));
    provider.datacenters = texts(json, QLatin1String("datacenters"));
    provider.privacyPolicyUrl = text(json, QLatin1String("privacy_policy_url"));
    provider.termsUrl = text(json, QLatin1String("terms_url"));
    provider.statusPageUrl = text(json, QLatin1String("status_page_url"));
    const QJsonObject aliases = json.value(QLatin1String("aliases")).toObject();
    provider.modelsDevIds = texts(aliases, QLatin1String("models_dev"));
    provider.openRouterIds = texts(aliases, QLatin1String("openrouter"));
    provider.dataPolicy = dataPolicyOf(json);
    provider.moderated = flag(json, QLatin1String("moderation_required"));
    provider.named = provider.kind != QLatin1String("local");
    return provider;
}

ModelInfo modelFromJson(const QJsonObject &json)
{
    ModelInfo model;
    model.id = text(json, QLatin1String("id"));
    model.name = text(json, QLatin1String("name"));
    model.author = text(json, QLatin1String("author"));
    model.authorName = text(json, QLatin1String("author_name"));
    model.type = text(json, QLatin1String("type"));
    model.family = text(json, QLatin1String("family"));
    model.released = text(json, QLatin1String("released"));
    model.listed = text(json, QLatin1String("listed"));
    model.knowledgeCutoff = text(json, QLatin1String("knowledge_cutoff"));
    model.openWeights = flag(json, QLatin1String("open_weights"));
    model.huggingFaceId = text(json, QLatin1String("hugging_face_id"));
    model.tokenizer = text(json, QLatin1String("tokenizer"));
    model.instructType = text(json, QLatin1String("instruct_type"));
    model.inputModalities = texts(json, QLatin1String("input_modalities"));
    model.outputModalities = texts(json, QLatin1String("output_modalities"));
    model.contextLength = json.value(QLatin1String("context_length")).toInteger();
    model.maxOutputTokens = json.value(QLatin1String("max_output_tokens")).toInteger();
    model.supportedParameters = texts(json, QLatin1String("supported_parameters"));
    model.defaultParameters = json.value(QLatin1String("default_parameters")).toObject();
    model.capabilities = capabilitiesFromJson(json);
    model.reasoningEfforts =
        texts(json.value(QLatin1String("reasoning")).toObject(), QLatin1String("supported_efforts"));
    const QJsonObject reasoning = json.value(QLatin1String("reasoning")).toObject();
    model.reasoningMandatory = flag(reasoning, QLatin1String("mandatory"));
    model.reasoningByDefault = flag(reasoning, QLatin1String("default_enabled"));
    model.expirationDate = text(json, QLatin1String("expiration_date"));
    model.rolling = json.value(QLatin1String("rolling")).toBool();
    model.aliases = texts(json, QLatin1String("aliases"));
    const QJsonArray endpoints = json.value(QLatin1String("endpoints")).toArray();
    model.endpoints.reserve(endpoints.size());
    for (const QJsonValue &value : endpoints) {
        const QJsonObject endpoint = value.toObject();
        model.endpoints << endpointFromJson(endpoint, text(endpoint, QLatin1String("provider")));
    }
    return model;
}

/// Endpoint rows leave out who says so: it is who speaks for the provider.
void completePolicySources(QList<ModelInfo> &models, const QList<ProviderInfo> &providers)
{
    QHash<QString, QString> sources;
    for (const ProviderInfo &provider : providers) {
        if (provider.dataPolicy)
            sources.insert(provider.id, provider.dataPolicy->source);
    }
    for (ModelInfo &model : models) {
        for (EndpointInfo &endpoint : model.endpoints) {
            if (endpoint.dataPolicy && endpoint.dataPolicy->source.isEmpty())
                endpoint.dataPolicy->source = sources.value(endpoint.providerId);
        }
    }
}

Error brokenCatalog(const QString &what)
{
    return Error {ErrorKind::Internal, QStringLiteral("The bundled catalog is broken: %1.").arg(what)};
}

/// A misspelt quirk would silently do nothing.
QString unknownQuirk(const QJsonObject &row)
{
    static const QStringList known = QStringLiteral("max_tokens_field stream_options developer_role "
                                                    "completion_excludes_reasoning required_tool_choice "
                                                    "reasoning_field reasoning_control drop rename "
                                                    "tool_call_id_length json_schema "
                                                    "reasoning_format")
                                         .split(u' ');
    for (const QString &key : row.keys()) {
        if (!known.contains(key))
            return key;
    }
    return {};
}

Status applyQuirks(QList<ProviderInfo> &providers, const QJsonObject &quirks)
{
    for (auto row = quirks.begin(); row != quirks.end(); ++row) {
        if (const QString key = unknownQuirk(row.value().toObject()); !key.isEmpty())
            return brokenCatalog(QStringLiteral("unknown quirk '%1' of '%2'").arg(key, row.key()));
        bool known = false;
        for (ProviderInfo &provider : providers) {
            if (provider.id == row.key()) {
                provider.quirks = quirksFromJson(row.value().toObject());
                known = true;
            }
        }
        if (!known)
            return brokenCatalog(QStringLiteral("quirks of an unknown provider '%1'").arg(row.key()));
    }
    return Done {};
}

} // namespace

DataPolicy dataPolicyFromJson(const QJsonObject &json)
{
    DataPolicy policy;
    policy.trainsOnData = flag(json, QLatin1String("trains_on_data"));
    if (!policy.trainsOnData)
        policy.trainsOnData = flag(json, QLatin1String("training"));
    if (const QJsonValue days = json.value(QLatin1String("retention_days")); days.isDouble())
        policy.retentionDays = days.toInt();
    policy.retainsPrompts = flag(json, QLatin1String("retains_prompts"));
    if (!policy.retainsPrompts && policy.retentionDays)
        policy.retainsPrompts = *policy.retentionDays > 0;
    policy.source = text(json, QLatin1String("source"));
    if (const QString day = text(json, QLatin1String("as_of")); !day.isEmpty())
        policy.source += QLatin1String(", ") + day;
    return policy;
}

EndpointInfo endpointFromJson(const QJsonObject &json, const QString &providerId)
{
    EndpointInfo endpoint;
    endpoint.providerId = providerId;
    endpoint.providerModelId = text(json, QLatin1String("provider_model_id"));
    endpoint.tag = text(json, QLatin1String("tag"));
    endpoint.region = text(json, QLatin1String("region"));
    endpoint.variant = text(json, QLatin1String("variant"));
    endpoint.protocol = text(json, QLatin1String("protocol"));
    endpoint.protocols = texts(json, QLatin1String("protocols"));
    endpoint.baseUrl = text(json, QLatin1String("base_url"));
    endpoint.quantization = text(json, QLatin1String("quantization"));
    endpoint.contextLength = json.value(QLatin1String("context_length")).toInteger();
    endpoint.maxPromptTokens = json.value(QLatin1String("max_prompt_tokens")).toInteger();
    endpoint.maxOutputTokens = json.value(QLatin1String("max_output_tokens")).toInteger();
    endpoint.inputModalities = texts(json, QLatin1String("input_modalities"));
    endpoint.outputModalities = texts(json, QLatin1String("output_modalities"));
    endpoint.pricing = pricingFromJson(json.value(QLatin1String("pricing")).toObject());
    endpoint.pricingSource = text(json, QLatin1String("pricing_source"));
    endpoint.supportedParameters = texts(json, QLatin1String("supported_parameters"));
    endpoint.capabilities = capabilitiesFromJson(json);
    endpoint.reasoning = reasoningOptionsFromJson(json.value(QLatin1String("reasoning_options")).toArray());
    endpoint.reasoningField = text(json, QLatin1String("reasoning_field"));
    endpoint.extraBody = json.value(QLatin1String("extra_body")).toObject();
    endpoint.extraHeaders = json.value(QLatin1String("extra_headers")).toObject();
    endpoint.status = text(json, QLatin1String("status"));
    endpoint.deprecationDate = text(json, QLatin1String("deprecation_date"));
    endpoint.dataPolicy = dataPolicyOf(json);
    endpoint.direct = json.value(QLatin1String("direct")).toBool(true);
    return endpoint;
}

Quirks quirksFromJson(const QJsonObject &json)
{
    Quirks quirks;
    quirks.maxTokensField = json.value(QLatin1String("max_tokens_field")).toString(quirks.maxTokensField);
    quirks.streamOptions = json.value(QLatin1String("stream_options")).toBool(quirks.streamOptions);
    quirks.developerRole = json.value(QLatin1String("developer_role")).toBool(quirks.developerRole);
    quirks.completionExcludesReasoning = json.value(QLatin1String("completion_excludes_reasoning")).toBool();
    quirks.requiredToolChoice =
        json.value(QLatin1String("required_tool_choice")).toString(quirks.requiredToolChoice);
    quirks.reasoningField = text(json, QLatin1String("reasoning_field"));
    quirks.reasoningControl =
        json.value(QLatin1String("reasoning_control")).toString(quirks.reasoningControl);
    quirks.reasoningFormat = json.value(QLatin1String("reasoning_format")).toString(quirks.reasoningFormat);
    quirks.jsonSchema = json.value(QLatin1String("json_schema")).toBool(true);
    quirks.drop = texts(json, QLatin1String("drop"));
    const QJsonObject rename = json.value(QLatin1String("rename")).toObject();
    for (auto entry = rename.begin(); entry != rename.end(); ++entry)
        quirks.rename.append({entry.key(), entry.value().toString()});
    quirks.toolCallIdLength = json.value(QLatin1String("tool_call_id_length")).toInt();
    return quirks;
}

Result<Catalog> catalogFromJson(QByteArrayView catalogJson, const QJsonObject &quirks,
                                const QJsonArray &modelRules, const QJsonArray &serviceTiers)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(catalogJson.toByteArray(), &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return brokenCatalog(problem.errorString());
    if (root.value(QLatin1String("schema_version")).toInt() != kSchemaVersion)
        return brokenCatalog(QStringLiteral("schema_version is not %1").arg(kSchemaVersion));

    QList<ProviderInfo> providers;
    for (const QJsonValue &provider : root.value(QLatin1String("providers")).toArray())
        providers << providerFromJson(provider.toObject());
    if (const Status applied = applyQuirks(providers, quirks); !applied)
        return applied.error();
    QList<ModelInfo> models;
    for (const QJsonValue &model : root.value(QLatin1String("models")).toArray())
        models << modelFromJson(model.toObject());
    completePolicySources(models, providers);
    if (const Status added = addServiceTiers(models, serviceTiers); !added)
        return brokenCatalog(added.error().message);

    QHash<QString, QString> rolling;
    for (const QJsonValue &value : root.value(QLatin1String("rolling_aliases")).toArray()) {
        const QJsonObject alias = value.toObject();
        rolling.insert(text(alias, QLatin1String("id")), text(alias, QLatin1String("model")));
    }
    Result<QList<ModelRule>> rules = modelRulesFromJson(modelRules);
    if (!rules)
        return brokenCatalog(rules.error().message);
    return Catalog(std::move(models), std::move(providers), std::move(rolling),
                   text(root, QLatin1String("data_as_of")), std::move(rules).value());
}

} // namespace core
