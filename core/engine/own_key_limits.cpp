#include "core/engine/own_key_limits.h"

#include "core/model/model_pattern.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::OwnKeyLimits)
};

UsageMoment momentOf(TimePoint now, const QDateTime &utc)
{
    return {now, utc.toUTC().date()};
}

Error errorFor(const CallOrigin &origin, const QString &pattern, const LimitReached &limit,
               const QDateTime &utc)
{
    const QString what = limitInWords(limit);
    Error error {
        ErrorKind::RateLimited,
        pattern.isEmpty()
            ? Text::tr("The key '%1' is at its limit: %2.").arg(origin.keyName, what)
            : Text::tr("The key '%1' is at its limit for %2: %3.").arg(origin.keyName, pattern, what)};
    error.httpStatus = 429;
    addLimitFacts(error, limit, utc);
    if (!error.retryAfter)
        error.message += u' ' + Text::tr("Waiting does not help: shorten the prompt, or give the key more.");
    return error;
}

} // namespace

RequestMeter OwnKeyLimits::freshMeter(const Id &id) const
{
    RequestMeter meter;
    const auto &[key, pattern] = id;
    for (const Past &past : m_past.value(key)) {
        if (pattern.isEmpty() || matchesModelPattern(pattern, past.model))
            meter.noteBefore(past.day, past.requests, past.tokens);
    }
    return meter;
}

RequestMeter &OwnKeyLimits::meter(const Id &id)
{
    const auto known = m_meters.find(id);
    return known == m_meters.end() ? *m_meters.insert(id, freshMeter(id)) : *known;
}

std::optional<LimitReached> OwnKeyLimits::reached(const Id &id, const KeyLimits &limits, qint64 promptTokens,
                                                  const UsageMoment &at) const
{
    if (limits.isEmpty())
        return {};
    const auto known = m_meters.constFind(id);
    return known == m_meters.cend() ? freshMeter(id).reached(limits, promptTokens, at)
                                    : known->reached(limits, promptTokens, at);
}

std::optional<Error> OwnKeyLimits::refusal(const CallOrigin &origin, const QString &model,
                                           qint64 promptTokens, TimePoint now, const QDateTime &utc) const
{
    if (origin.keyId.isEmpty())
        return {};
    const UsageMoment at = momentOf(now, utc);
    if (const auto limit = reached({origin.keyId, {}}, origin.rules.limits, promptTokens, at))
        return errorFor(origin, {}, *limit, utc);
    for (const ModelLimits &each : origin.rules.modelLimits) {
        if (!matchesModelPattern(each.model, model))
            continue;
        if (const auto limit = reached({origin.keyId, each.model}, each.limits, promptTokens, at))
            return errorFor(origin, each.model, *limit, utc);
    }
    return {};
}

OwnKeyLimits::Ticket OwnKeyLimits::noteStart(const CallOrigin &origin, const QString &model,
                                             qint64 promptTokens, TimePoint now, const QDateTime &utc)
{
    if (origin.keyId.isEmpty())
        return {};
    Ticket ticket {.keyId = origin.keyId, .patterns = {QString()}, .promptTokens = promptTokens};
    for (const ModelLimits &each : origin.rules.modelLimits) {
        if (matchesModelPattern(each.model, model))
            ticket.patterns << each.model;
    }
    for (const QString &pattern : std::as_const(ticket.patterns))
        meter({origin.keyId, pattern}).noteStart(momentOf(now, utc), promptTokens);
    return ticket;
}

void OwnKeyLimits::noteEnd(const Ticket &ticket, qint64 tokens, TimePoint now, const QDateTime &utc)
{
    for (const QString &pattern : ticket.patterns)
        meter({ticket.keyId, pattern}).noteEnd(momentOf(now, utc), tokens - ticket.promptTokens);
}

void OwnKeyLimits::noteBefore(const QString &keyId, const QString &model, qint64 requests, qint64 tokens,
                              const QDate &utcDay)
{
    m_past[keyId] << Past {model, requests, tokens, utcDay};
}

} // namespace core
