#include "core/routing/limit_reached.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::LimitReached)
};

/// A guess: most answers are longer, but somebody else's may end now.
constexpr std::chrono::milliseconds kWaitForOthers {1'000};

} // namespace

QString limitInWords(const LimitReached &limit)
{
    switch (limit.kind) {
    case LimitReached::Kind::RequestsPerMinute:
        return Text::tr("%1 of %2 requests of the minute are made").arg(limit.used).arg(limit.limit);
    case LimitReached::Kind::RequestsPerDay:
        return Text::tr("%1 of %2 requests of the day are made").arg(limit.used).arg(limit.limit);
    case LimitReached::Kind::TokensPerMinute:
        return Text::tr("%1 of %2 tokens of the minute are used, the prompt has %3")
            .arg(limit.used)
            .arg(limit.limit)
            .arg(limit.wanted);
    case LimitReached::Kind::TokensPerDay:
        return Text::tr("%1 of %2 tokens of the day are used, the prompt has %3")
            .arg(limit.used)
            .arg(limit.limit)
            .arg(limit.wanted);
    case LimitReached::Kind::Concurrent:
        return Text::tr("%n request(s) at once are allowed", nullptr, int(limit.limit));
    }
    Q_UNREACHABLE();
}

std::optional<std::chrono::milliseconds> waitFor(const LimitReached &limit, const QDateTime &utc)
{
    if (limit.wanted > limit.limit)
        return {};
    switch (limit.kind) {
    case LimitReached::Kind::RequestsPerMinute:
    case LimitReached::Kind::TokensPerMinute:
        return limit.wait;
    case LimitReached::Kind::RequestsPerDay:
    case LimitReached::Kind::TokensPerDay:
        return std::chrono::milliseconds(utc.msecsTo(utc.toUTC().date().addDays(1).startOfDay(Qt::UTC)));
    case LimitReached::Kind::Concurrent:
        return kWaitForOthers;
    }
    Q_UNREACHABLE();
}

void addLimitFacts(Error &error, const LimitReached &limit, const QDateTime &utc)
{
    const qint64 remaining = std::max<qint64>(0, limit.limit - limit.used);
    QJsonObject headers {{QStringLiteral("X-RateLimit-Limit"), QString::number(limit.limit)},
                         {QStringLiteral("X-RateLimit-Remaining"), QString::number(remaining)}};
    error.retryAfter = waitFor(limit, utc);
    if (error.retryAfter) {
        const QDateTime reset = utc.addMSecs(error.retryAfter->count());
        headers.insert(QStringLiteral("X-RateLimit-Reset"), QString::number(reset.toMSecsSinceEpoch()));
    }
    error.metadata.insert(QStringLiteral("headers"), headers);
}

} // namespace core
