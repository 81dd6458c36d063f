#include "core/history/usage_sums.h"

#include "core/history/placeholders.h"
#include "core/history/request_writer.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <QtNumeric>

#include <limits>

namespace core {

namespace {

// A client may ask for anything as a model.
constexpr qsizetype kLongestText = 4000;
constexpr qint64 kSecondsPerQuarter = 900;
constexpr qsizetype kDayLength = 10; // of a time: 2026-03-04

// A saturated sum plus anything would become a floating-point number without the MIN.
QString addToQuarter()
{
    return QStringLiteral("INSERT INTO usage_quarters VALUES (%1) ON CONFLICT DO UPDATE SET "
                          "requests = requests + excluded.requests, "
                          "prompt_tokens = MIN(9223372036854775807, prompt_tokens + excluded.prompt_tokens), "
                          "completion_tokens = MIN(9223372036854775807, "
                          "completion_tokens + excluded.completion_tokens), "
                          "cost_picodollars = MIN(9223372036854775807, "
                          "cost_picodollars + excluded.cost_picodollars)")
        .arg(placeholders(8));
}

QString addToDay()
{
    return QStringLiteral("INSERT INTO usage_days VALUES (%1) ON CONFLICT DO UPDATE SET "
                          "requests = requests + excluded.requests, "
                          "prompt_tokens = MIN(9223372036854775807, prompt_tokens + excluded.prompt_tokens), "
                          "completion_tokens = MIN(9223372036854775807, "
                          "completion_tokens + excluded.completion_tokens), "
                          "reasoning_tokens = MIN(9223372036854775807, "
                          "reasoning_tokens + excluded.reasoning_tokens), "
                          "cost_picodollars = MIN(9223372036854775807, "
                          "cost_picodollars + excluded.cost_picodollars)")
        .arg(placeholders(10));
}

/// Of the attempt that answered. Where none did, of the last one at the provider that the request names,
/// whose answer broke off.
QString answeringEndpoint(const RequestRecord &record)
{
    QString endpoint;
    for (const AttemptRecord &attempt : record.attempts) {
        if (attempt.provider != record.provider)
            continue;
        endpoint = attempt.endpoint;
        if (!attempt.error)
            break;
    }
    return endpoint;
}

void addTo(qint64 &sum, qint64 tokens)
{
    if (qAddOverflow(sum, tokens, &sum))
        sum = std::numeric_limits<qint64>::max();
}

/// Columns of a primary key are never NULL.
QVariant keyText(const QString &text)
{
    return text.isNull() ? QVariant(QLatin1String("")) : QVariant(text);
}

} // namespace

qint64 usageQuarter(const QDateTime &time)
{
    const qint64 seconds = time.toSecsSinceEpoch();
    return (seconds - (seconds < 0 ? kSecondsPerQuarter - 1 : 0)) / kSecondsPerQuarter;
}

void UsageSums::Sum::add(const RequestRecord &record)
{
    ++requests;
    cost += record.cost.value_or(Money());
    if (!record.usage)
        return;
    addTo(promptTokens, record.usage->promptTokens);
    addTo(completionTokens, record.usage->completionTokens);
    addTo(reasoningTokens, record.usage->reasoningTokens);
}

void UsageSums::add(const RequestRecord &record, const QDateTime &time)
{
    if (record.provider.isEmpty() && record.cost.value_or(Money()) == Money())
        return;
    const QString model = record.model.isEmpty() ? record.modelAsked.left(kLongestText) : record.model;
    const bool simulated = record.costSource == CostSource::Simulated;
    m_quarters[{usageQuarter(time), model, record.provider, simulated}].add(record);
    if (!simulated) {
        const QString date = historyTime(time).left(kDayLength);
        m_days[{date, model, record.provider, answeringEndpoint(record), record.keyId}].add(record);
    }
}

bool UsageSums::write(const QSqlDatabase &handle, QSqlError *error) const
{
    QSqlQuery insert(handle);
    const auto runWith = [&](const QVariantList &values) {
        bindValues(insert, values);
        if (insert.exec())
            return true;
        *error = insert.lastError();
        return false;
    };
    insert.prepare(addToQuarter());
    for (auto each = m_quarters.cbegin(); each != m_quarters.cend(); ++each) {
        const auto &[number, model, provider, simulated] = each.key();
        if (!runWith({number, keyText(model), keyText(provider), simulated ? 1 : 0, each->requests,
                      each->promptTokens, each->completionTokens, each->cost.picoDollars()}))
            return false;
    }
    insert.prepare(addToDay());
    for (auto each = m_days.cbegin(); each != m_days.cend(); ++each) {
        const auto &[date, model, provider, endpoint, keyId] = each.key();
        if (!runWith({date, keyText(model), keyText(provider), keyText(endpoint), keyText(keyId),
                      each->requests, each->promptTokens, each->completionTokens, each->reasoningTokens,
                      each->cost.picoDollars()}))
            return false;
    }
    return true;
}

} // namespace core
