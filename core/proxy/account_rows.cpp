#include "core/proxy/account_rows.h"

#include "core/proxy/key_fields.h"
#include "core/routing/auto_router.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace core {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue dollarsOrNull(const std::optional<Money> &money)
{
    return money ? QJsonValue(money->toDollars()) : QJsonValue();
}

QString nameOf(const QString &provider, const Catalog &catalog)
{
    const ProviderInfo *known = catalog.findProvider(provider);
    return known ? known->name : provider;
}

QString apiTypeOf(const QString &clientShape)
{
    if (clientShape.endsWith(QLatin1String("-embeddings")) || clientShape.endsWith(QLatin1String("-embed")))
        return QStringLiteral("embeddings");
    if (clientShape.endsWith(QLatin1String("-images")))
        return QStringLiteral("image");
    if (clientShape.endsWith(QLatin1String("-speech")))
        return QStringLiteral("tts");
    if (clientShape.endsWith(QLatin1String("-transcriptions")))
        return QStringLiteral("stt");
    return QStringLiteral("completions");
}

QJsonValue generationTime(const RequestRecord &record)
{
    const auto answered =
        std::find_if(record.attempts.crbegin(), record.attempts.crend(),
                     [&](const AttemptRecord &attempt) { return attempt.provider == record.provider; });
    return answered == record.attempts.crend() ? QJsonValue() : QJsonValue(answered->durationMs);
}

QJsonArray providerResponses(const RequestRecord &record, const Catalog &catalog)
{
    QJsonArray responses;
    for (const AttemptRecord &attempt : record.attempts) {
        QJsonObject response {
            {QStringLiteral("provider_name"), nameOf(attempt.provider, catalog)},
            {QStringLiteral("endpoint_id"), attempt.endpoint},
            {QStringLiteral("model_permaslug"), attempt.model},
            {QStringLiteral("is_byok"), true},
            {QStringLiteral("latency"), attempt.durationMs},
            {QStringLiteral("status"), attempt.httpStatus == 0 ? QJsonValue() : attempt.httpStatus}};
        responses << response;
    }
    return responses;
}

/// Nothing is counted by any other tokenizer than the provider's own, so both kinds of counts are the same.
void addTokens(QJsonObject &row, const std::optional<Usage> &usage)
{
    const auto put = [&](QLatin1String name, qint64 Usage::*count) {
        row.insert(name, usage ? QJsonValue((*usage).*count) : QJsonValue());
    };
    put(QLatin1String("tokens_prompt"), &Usage::promptTokens);
    put(QLatin1String("tokens_completion"), &Usage::completionTokens);
    put(QLatin1String("native_tokens_prompt"), &Usage::promptTokens);
    put(QLatin1String("native_tokens_completion"), &Usage::completionTokens);
    put(QLatin1String("native_tokens_reasoning"), &Usage::reasoningTokens);
    put(QLatin1String("native_tokens_cached"), &Usage::cachedTokens);
    put(QLatin1String("native_tokens_completion_images"), &Usage::imageCompletionTokens);
    row.insert(QLatin1String("service_tier"), usage ? textOrNull(usage->serviceTier) : QJsonValue());
}

} // namespace

QJsonObject generationRow(const RequestRecord &record, const Catalog &catalog)
{
    const QJsonValue null;
    const double cost = record.cost.value_or(Money()).toDollars();
    const bool isRouted = routerModel(record.modelAsked) != RouterModel::None;
    QJsonObject row {
        {QStringLiteral("id"), record.id},
        {QStringLiteral("created_at"), record.time.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("api_type"), apiTypeOf(record.clientShape)},
        {QStringLiteral("model"), record.model.isEmpty() ? record.modelAsked : record.model},
        {QStringLiteral("router"), isRouted ? QJsonValue(record.modelAsked) : null},
        {QStringLiteral("streamed"), record.streamed},
        {QStringLiteral("cancelled"), record.error && record.error->kind == ErrorKind::Cancelled},
        {QStringLiteral("finish_reason"), textOrNull(record.finishReason)},
        {QStringLiteral("native_finish_reason"), textOrNull(record.nativeFinishReason)},
        {QStringLiteral("provider_name"),
         record.provider.isEmpty()
             ? null
             : QJsonValue(record.providerName.isEmpty() ? nameOf(record.provider, catalog)
                                                        : record.providerName)},
        {QStringLiteral("provider_responses"), providerResponses(record, catalog)},
        {QStringLiteral("latency"), record.durationMs},
        {QStringLiteral("generation_time"), generationTime(record)},
        {QStringLiteral("total_cost"), cost},
        {QStringLiteral("usage"), cost},
        {QStringLiteral("upstream_inference_cost"), dollarsOrNull(record.cost)},
        {QStringLiteral("cache_discount"), dollarsOrNull(record.cacheSaving)},
        {QStringLiteral("is_byok"), true}, // every provider is paid with the user's own key
        {QStringLiteral("session_id"), textOrNull(record.sessionId)},
        {QStringLiteral("origin"), record.app},
        {QStringLiteral("external_user"), textOrNull(record.member)},
        {QStringLiteral("workspace_id"), kOnlyWorkspace},
        {QStringLiteral("data_region"), QStringLiteral("global")}};
    addTokens(row, record.usage);
    for (const char *name :
         {"app_id", "http_referer", "moderation_latency", "num_fetches", "num_input_audio_prompt",
          "num_media_completion", "num_media_prompt", "num_search_results", "preset_id", "request_id",
          "response_cache_source_id", "upstream_id", "user_agent", "web_search_engine"})
        row.insert(QLatin1String(name), null);
    return row;
}

QJsonObject activityRow(const EndpointDay &day, const Catalog &catalog)
{
    // As with keys: everything is paid with the user's own keys, and that is the usage.
    return {{QStringLiteral("date"), day.day.toString(Qt::ISODate)},
            {QStringLiteral("model"), day.model},
            {QStringLiteral("model_permaslug"), day.model},
            {QStringLiteral("endpoint_id"), day.endpoint},
            {QStringLiteral("provider_name"), nameOf(day.provider, catalog)},
            {QStringLiteral("usage"), day.cost.toDollars()},
            {QStringLiteral("byok_usage_inference"), 0},
            {QStringLiteral("requests"), day.requests},
            {QStringLiteral("prompt_tokens"), day.promptTokens},
            {QStringLiteral("completion_tokens"), day.completionTokens},
            {QStringLiteral("reasoning_tokens"), day.reasoningTokens}};
}

Money totalCredits(Money spent, const QList<BudgetStatus> &budgets)
{
    std::optional<Money> left;
    for (const BudgetStatus &status : budgets) {
        const Budget &budget = status.budget;
        if (!budget.scope.isWorkspace() || budget.action != BudgetAction::Block || budget.disabled
            || budget.simulated)
            continue;
        const Money rest = std::max(Money(), budget.limit - status.spent);
        left = left ? std::min(*left, rest) : rest;
    }
    return spent + left.value_or(Money());
}

} // namespace core
