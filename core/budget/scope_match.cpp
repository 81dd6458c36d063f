#include "core/budget/scope_match.h"

#include "core/model/model_pattern.h"

namespace core {

namespace {

bool fits(const QString &wanted, const QString &is)
{
    return wanted.isEmpty() || wanted == is;
}

bool fitsPattern(const QString &pattern, const QString &is)
{
    return pattern.isEmpty() || matchesModelPattern(pattern, is);
}

/// `wanted` is `PROVIDER/NAME`.
bool fitsProviderKey(const QString &wanted, const SpendFacts &facts)
{
    if (wanted.isEmpty())
        return true;
    const qsizetype slash = facts.provider.size();
    return !facts.providerKey.isEmpty() && wanted.size() == slash + 1 + facts.providerKey.size()
           && wanted.at(slash) == u'/' && wanted.startsWith(facts.provider)
           && wanted.endsWith(facts.providerKey);
}

} // namespace

bool scopeCounts(const BudgetScope &scope, const SpendFacts &facts)
{
    return fits(scope.keyId, facts.keyId) && fits(scope.key, facts.keyName)
           && fits(scope.member, facts.member) && fits(scope.provider, facts.provider)
           && fitsProviderKey(scope.providerKey, facts) && fitsPattern(scope.model, facts.model)
           && fitsPattern(scope.app, facts.app);
}

bool budgetCounts(const Budget &budget, const SpendFacts &facts)
{
    return budget.simulated == facts.simulated && scopeCounts(budget.scope, facts);
}

} // namespace core
