#include "core/budget/ledger.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace core {

namespace {

using Reason = BudgetRefusal::Reason;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Budget)
};

constexpr int kPaymentRequired = 402;
constexpr int kForbidden = 403;
/// Requests under way mostly end within seconds; each that ends makes room.
constexpr std::chrono::milliseconds kInFlightWait {1000};

bool isKeyLimit(const BudgetRefusal &refusal)
{
    return !refusal.budget.scope.keyId.isEmpty();
}

/// Dollars as people want to read them: from a cent on, no more than four decimals.
QString dollars(Money amount)
{
    constexpr qint64 kCent = 10'000'000'000;
    constexpr qint64 kStep = 100'000'000;
    const qint64 pico = amount.picoDollars();
    const bool exact = pico < kCent || pico > Money::max().picoDollars() - kStep;
    const Money shown = exact ? amount : Money::fromPicoDollars((pico + kStep / 2) / kStep * kStep);
    return u'$' + shown.toDecimal();
}

/// The subject of the sentence. Of a key's limit, %1 is the name of the key.
QString nameOf(const BudgetRefusal &refusal)
{
    const Budget &budget = refusal.budget;
    const bool key = isKeyLimit(refusal);
    const QString name = key ? refusal.facts.keyName : budget.name;
    const QString limit = dollars(budget.limit);
    switch (budget.period) {
    case BudgetPeriod::Day:
        return (key ? Text::tr("The daily limit of the key '%1', %2,")
                    : Text::tr("The daily budget '%1' of %2"))
            .arg(name, limit);
    case BudgetPeriod::Week:
        return (key ? Text::tr("The weekly limit of the key '%1', %2,")
                    : Text::tr("The weekly budget '%1' of %2"))
            .arg(name, limit);
    case BudgetPeriod::Month:
        return (key ? Text::tr("The monthly limit of the key '%1', %2,")
                    : Text::tr("The monthly budget '%1' of %2"))
            .arg(name, limit);
    case BudgetPeriod::Rolling:
        return (key ? Text::tr("The limit of the key '%1' for any %n days, %2,", nullptr, budget.rollingDays)
                    : Text::tr("The budget '%1' for any %n days of %2", nullptr, budget.rollingDays))
            .arg(name, limit);
    case BudgetPeriod::Total:
        return (key ? Text::tr("The limit of the key '%1', %2,") : Text::tr("The budget '%1' of %2"))
            .arg(name, limit);
    }
    Q_UNREACHABLE();
}

/// When there is room again, and what to do before.
QString wayOut(const BudgetRefusal &refusal)
{
    const bool key = isKeyLimit(refusal);
    if (refusal.resetsAt.isValid()) {
        const QTimeZone zone = refusal.zone.isValid() ? refusal.zone : QTimeZone::utc();
        const QString moment = refusal.resetsAt.toTimeZone(zone).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        return (key ? Text::tr("It starts anew on %1 (%2); until then, raise the key's limit or use another "
                               "key.")
                    : Text::tr("It starts anew on %1 (%2); until then, raise its limit or ask a cheaper "
                               "model."))
            .arg(moment, QString::fromLatin1(zone.id()));
    }
    if (refusal.budget.period == BudgetPeriod::Rolling)
        return key ? Text::tr("What was spent comes back when it is older than that; until then, raise the "
                              "key's limit or use another key.")
                   : Text::tr("What was spent comes back when it is older than that; until then, raise its "
                              "limit or ask a cheaper model.");
    return key ? Text::tr("It never starts anew: raise the key's limit or use another key.")
               : Text::tr("It never starts anew: raise its limit or ask a cheaper model.");
}

QString spentWords(const BudgetRefusal &refusal)
{
    const QString name = nameOf(refusal);
    QString words;
    if (refusal.budget.limit <= Money {})
        words = Text::tr("%1 lets through only what costs nothing.").arg(name);
    else if (refusal.worst)
        words = Text::tr("%1 is spent (%2 of it; %3 are needed at most).")
                    .arg(name, dollars(refusal.spent), dollars(*refusal.worst));
    else
        words = Text::tr("%1 is spent (%2 of it).").arg(name, dollars(refusal.spent));
    return words + u' ' + wayOut(refusal);
}

QString tooDearWords(const BudgetRefusal &refusal)
{
    return Text::tr(
               "%1 has too little left: %2 of it are spent, and the request may cost up to %3. Ask for a "
               "shorter answer (max_tokens).")
               .arg(nameOf(refusal), dollars(refusal.spent), dollars(refusal.worst.value_or(Money())))
           + u' ' + wayOut(refusal);
}

QString inFlightWords(const BudgetRefusal &refusal)
{
    return Text::tr("%1 has no room now: %2 are spent and %3 are set aside for requests under way. Try again "
                    "when one of them has ended.")
        .arg(nameOf(refusal), dollars(refusal.spent), dollars(refusal.reserved));
}

QString unknownPriceWords(const BudgetRefusal &refusal)
{
    const QString words =
        Text::tr("%1 cannot be held, for it is not known what %2 costs at %3. Give the model a price: "
                 "'pricing' of its row under providers.%3.models in config.json.")
            .arg(nameOf(refusal), refusal.facts.model, refusal.facts.provider);
    if (isKeyLimit(refusal))
        return words;
    return words + u' ' + Text::tr("Or let such requests through with 'allow_unknown_prices' of the budget.");
}

QString wordsFor(const BudgetRefusal &refusal)
{
    switch (refusal.reason) {
    case Reason::Spent:
        return spentWords(refusal);
    case Reason::TooDear:
        return tooDearWords(refusal);
    case Reason::InFlight:
        return inFlightWords(refusal);
    case Reason::UnknownPrice:
        return unknownPriceWords(refusal);
    }
    Q_UNREACHABLE();
}

/// What a program can do about it, in English as all metadata.
QString remedyFor(const BudgetRefusal &refusal)
{
    switch (refusal.reason) {
    case Reason::Spent:
        return QStringLiteral("Raise the limit of the key, wait until it resets, or use another key.");
    case Reason::TooDear:
        return QStringLiteral("Lower max_tokens, shorten the prompt, or raise the limit of the key.");
    case Reason::InFlight:
        return QStringLiteral("Retry when requests under way have ended, or send fewer at once.");
    case Reason::UnknownPrice:
        return QStringLiteral("Ask a model whose price is known, or give this one a price.");
    }
    Q_UNREACHABLE();
}

QJsonObject metadataOf(const BudgetRefusal &refusal)
{
    QJsonObject json {{QLatin1String("limit"), refusal.budget.limit.toDecimal()},
                      {QLatin1String("spent"), refusal.spent.toDecimal()}};
    if (!isKeyLimit(refusal))
        json.insert(QLatin1String("budget"), refusal.budget.name);
    if (refusal.resetsAt.isValid())
        json.insert(QLatin1String("resets_at"), refusal.resetsAt.toUTC().toString(Qt::ISODate));
    const bool inFlight = refusal.reason == Reason::InFlight;
    if (inFlight)
        json.insert(QLatin1String("reserved"), refusal.reserved.toDecimal());
    if (!inFlight && !isKeyLimit(refusal))
        return json;
    json.insert(QLatin1String("reason"), inFlight ? QLatin1String("in_flight_budget_exhausted")
                                                  : QLatin1String("weight_exceeds_budget"));
    json.insert(QLatin1String("limit_source"), isKeyLimit(refusal)
                                                   ? QLatin1String("openrouter_key_limit")
                                                   : QLatin1String("openrouter_in_flight_budget"));
    json.insert(QLatin1String("remedy_hint"), remedyFor(refusal));
    return json;
}

} // namespace

Error budgetError(const BudgetRefusal &refusal)
{
    const bool inFlight = refusal.reason == Reason::InFlight;
    Error error {ErrorKind::BudgetSpent, wordsFor(refusal)};
    error.httpStatus = isKeyLimit(refusal) || inFlight ? kPaymentRequired : kForbidden;
    if (inFlight)
        error.retryAfter = kInFlightWait;
    error.metadata = metadataOf(refusal);
    return error;
}

} // namespace core
