#include "core/proxy/model_rows.h"

#include "core/proxy/endpoint_rows.h"
#include "core/routing/call_form.h"

#include <QJsonArray>

#include <algorithm>

namespace core {

namespace {

QJsonValue countOrNull(qint64 count)
{
    return count > 0 ? QJsonValue(count) : QJsonValue();
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject topProviderOf(const Catalog &catalog, const ListedModel &listed)
{
    const EndpointInfo *endpoint = listed.endpoints.isEmpty() ? nullptr : listed.endpoints.first();
    const ProviderInfo *provider = endpoint ? catalog.findProvider(endpoint->providerId) : nullptr;
    qint64 output = listed.model ? listed.model->maxOutputTokens : 0;
    if (endpoint && endpoint->maxOutputTokens > 0)
        output = endpoint->maxOutputTokens;
    const qint64 context =
        endpoint && endpoint->contextLength > 0 ? endpoint->contextLength : listed.contextLength;
    return {{QStringLiteral("context_length"), countOrNull(context)},
            {QStringLiteral("max_completion_tokens"), countOrNull(output)},
            {QStringLiteral("is_moderated"), provider && provider->moderated.value_or(false)}};
}

/// Nothing for models that are not known to think (openrouter-spec §8.1).
QJsonObject reasoningOf(const ListedModel &listed)
{
    if (!listed.model || listed.model->capabilities.reasoning != true)
        return {};
    const ModelInfo &model = *listed.model;
    QJsonObject json {{QStringLiteral("mandatory"), model.reasoningMandatory.value_or(false)}};
    if (model.reasoningByDefault)
        json.insert(QStringLiteral("default_enabled"), *model.reasoningByDefault);
    if (!model.reasoningEfforts.isEmpty())
        json.insert(QStringLiteral("supported_efforts"), QJsonArray::fromStringList(model.reasoningEfforts));
    if (std::any_of(listed.endpoints.cbegin(), listed.endpoints.cend(),
                    [](const EndpointInfo *endpoint) { return endpoint->reasoning.byBudget; }))
        json.insert(QStringLiteral("supports_max_tokens"), true);
    return json;
}

/// What only the model itself says; null for a row that chooses among several.
void putModelFacts(QJsonObject &row, const ModelInfo *model)
{
    row.insert(QStringLiteral("hugging_face_id"), textOrNull(model ? model->huggingFaceId : QString()));
    row.insert(QStringLiteral("knowledge_cutoff"), textOrNull(model ? model->knowledgeCutoff : QString()));
    row.insert(QStringLiteral("expiration_date"), textOrNull(model ? model->expirationDate : QString()));
    row.insert(QStringLiteral("default_parameters"), model && !model->defaultParameters.isEmpty()
                                                         ? QJsonValue(model->defaultParameters)
                                                         : QJsonValue());
}

} // namespace

QJsonObject architectureOf(const ListedModel &listed)
{
    const QString tokenizer = !listed.model                       ? QStringLiteral("Router")
                              : listed.model->tokenizer.isEmpty() ? QStringLiteral("Other")
                                                                  : listed.model->tokenizer;
    return {
        {QStringLiteral("modality"),
         listed.inputs.join(u'+') + QLatin1String("->") + listed.outputs.join(u'+')},
        {QStringLiteral("input_modalities"), QJsonArray::fromStringList(listed.inputs)},
        {QStringLiteral("output_modalities"), QJsonArray::fromStringList(listed.outputs)},
        {QStringLiteral("tokenizer"), tokenizer},
        {QStringLiteral("instruct_type"), textOrNull(listed.model ? listed.model->instructType : QString())}};
}

QJsonObject modelRow(const Catalog &catalog, const ListedModel &listed)
{
    const EndpointInfo *endpoint = listed.endpoints.isEmpty() ? nullptr : listed.endpoints.first();
    QJsonObject row {
        {QStringLiteral("id"), listed.id},
        {QStringLiteral("object"), QStringLiteral("model")},
        {QStringLiteral("created"), listed.created},
        {QStringLiteral("owned_by"), listed.author},
        {QStringLiteral("canonical_slug"), listed.id},
        {QStringLiteral("name"), listed.name},
        {QStringLiteral("description"), QString()},
        {QStringLiteral("context_length"), countOrNull(listed.contextLength)},
        {QStringLiteral("architecture"), architectureOf(listed)},
        {QStringLiteral("pricing"), openRouterPricing(endpoint ? endpoint->pricing : Pricing {})},
        {QStringLiteral("top_provider"), topProviderOf(catalog, listed)},
        {QStringLiteral("per_request_limits"), QJsonValue()},
        {QStringLiteral("supported_parameters"), QJsonArray::fromStringList(listed.parameters)},
        {QStringLiteral("supported_voices"), QJsonValue()},
        {QStringLiteral("links"),
         QJsonObject {
             {QStringLiteral("details"), QStringLiteral("/api/v1/models/%1/endpoints").arg(listed.id)}}},
    };
    putModelFacts(row, listed.model);
    if (const QJsonObject reasoning = reasoningOf(listed); !reasoning.isEmpty())
        row.insert(QStringLiteral("reasoning"), reasoning);
    if (!listed.aliasOf.isEmpty())
        row.insert(
            QStringLiteral("alias_target"),
            QJsonObject {{QStringLiteral("slug"), listed.aliasOf},
                         {QStringLiteral("name"), listed.model ? listed.model->name : listed.aliasOf}});
    return row;
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
