#pragma once

#include "core/budget/ledger.h"

#include <QTest>

// Short ways to say what the tests of budgets are about.

namespace core {

inline Money usd(const char *text)
{
    return Money::fromDecimal(QString::fromLatin1(text)).value();
}

inline QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + u'Z', Qt::ISODate);
}

inline Budget budgetOf(const char *name, const char *limit, BudgetPeriod period = BudgetPeriod::Day)
{
    Budget budget;
    budget.name = QString::fromLatin1(name);
    budget.limit = usd(limit);
    budget.period = period;
    return budget;
}

/// What a key may spend, as the engine makes it of the key's rules.
inline Budget keyLimitOf(const char *keyId, const char *limit)
{
    Budget budget = budgetOf("", limit, BudgetPeriod::Total);
    budget.scope.keyId = QString::fromLatin1(keyId);
    budget.name = QStringLiteral("key limit ") + budget.scope.keyId;
    return budget;
}

inline SpendFacts someFacts()
{
    SpendFacts facts;
    facts.member = QStringLiteral("ann");
    facts.keyName = QStringLiteral("editor");
    facts.keyId = QStringLiteral("id-1");
    facts.app = QStringLiteral("claude-cli/2.0");
    facts.provider = QStringLiteral("anthropic");
    facts.providerKey = QStringLiteral("work");
    facts.model = QStringLiteral("anthropic/claude-sonnet-4.5");
    return facts;
}

/// A request that is set aside and settled in one go.
inline QList<BudgetNotice> spend(Ledger &ledger, const char *cost, const QDateTime &now,
                                 const SpendFacts &facts = someFacts())
{
    const QString id = QStringLiteral("spend");
    ledger.adopt(id, facts, usd(cost), now);
    return ledger.settle(id, usd(cost), now);
}

inline void answerAll(Ledger &ledger)
{
    for (const SpendQuestion &question : ledger.openQuestions())
        ledger.addPast({.budget = question.budget.name, .question = question.id});
}

} // namespace core
