#include "core/proxy/router_metadata.h"

#include "core/base/error.h"

#include <QJsonArray>

namespace core {

namespace {

/// OpenRouter knows neither our sets nor the word for a preset.
QString strategyOf(const RouteFacts &facts)
{
    const bool ours = facts.strategy == QLatin1String("set") || facts.strategy == QLatin1String("preset");
    if (facts.strategy.isEmpty())
        return QStringLiteral("direct");
    return ours ? QStringLiteral("alias") : facts.strategy;
}

QString providerNamed(const RouteFacts &facts, const AttemptRecord &attempt)
{
    for (const RouteFacts::Choice &choice : facts.candidates) {
        if (choice.endpoint == attempt.endpoint && choice.model == attempt.model)
            return choice.provider;
    }
    return attempt.provider;
}

int statusOf(const AttemptRecord &attempt)
{
    constexpr int kOk = 200;
    if (!attempt.error)
        return attempt.httpStatus > 0 ? attempt.httpStatus : kOk;
    return attempt.httpStatus >= 400 ? attempt.httpStatus : httpStatusFor(*attempt.error);
}

QJsonObject stageJson(const QString &stage)
{
    const bool isPlugin = stage == QLatin1String("web");
    return {{QStringLiteral("type"), isPlugin ? QStringLiteral("plugin") : stage},
            {QStringLiteral("name"), stage}};
}

} // namespace

QJsonObject routerMetadata(const RouteFacts &facts, const RequestRecord &record)
{
    const bool answered = !record.attempts.isEmpty() && !record.attempts.last().error;
    const QString winner = answered ? record.attempts.last().endpoint : QString();
    QJsonArray available;
    for (const RouteFacts::Choice &choice : facts.candidates) {
        available << QJsonObject {
            {QStringLiteral("provider"), choice.provider},
            {QStringLiteral("model"), choice.model},
            {QStringLiteral("selected"),
             answered && choice.endpoint == winner && choice.model == record.attempts.last().model}};
    }
    QJsonArray attempts;
    for (const AttemptRecord &attempt : record.attempts) {
        attempts << QJsonObject {{QStringLiteral("provider"), providerNamed(facts, attempt)},
                                 {QStringLiteral("model"), attempt.model},
                                 {QStringLiteral("status"), statusOf(attempt)}};
    }
    QJsonArray pipeline;
    for (const QString &stage : facts.stages)
        pipeline << stageJson(stage);

    QString summary = QStringLiteral("available=%1, excluded=%2, attempts=%3")
                          .arg(facts.candidates.size())
                          .arg(facts.excluded)
                          .arg(record.attempts.size());
    if (answered)
        summary += QStringLiteral(", selected=") + providerNamed(facts, record.attempts.last());
    QJsonObject json {
        {QStringLiteral("requested"), facts.requested},
        {QStringLiteral("strategy"), strategyOf(facts)},
        {QStringLiteral("region"), QJsonValue::Null},
        {QStringLiteral("summary"), summary},
        {QStringLiteral("attempt"), int(record.attempts.size())},
        {QStringLiteral("is_byok"), true},
        {QStringLiteral("endpoints"),
         QJsonObject {{QStringLiteral("total"), int(facts.candidates.size() + facts.excluded)},
                      {QStringLiteral("available"), available}}},
        {QStringLiteral("generation_time"), record.durationMs},
    };
    if (!attempts.isEmpty())
        json.insert(QStringLiteral("attempts"), attempts);
    if (!pipeline.isEmpty())
        json.insert(QStringLiteral("pipeline"), pipeline);
    return json;
}

bool wantsRouterMetadata(const HeaderList &headers)
{
    QByteArray wish = headerValue(headers, "x-openrouter-metadata");
    if (wish.isEmpty())
        wish = headerValue(headers, "x-openrouter-experimental-metadata");
    return wish.trimmed().compare("enabled", Qt::CaseInsensitive) == 0;
}

} // namespace core
