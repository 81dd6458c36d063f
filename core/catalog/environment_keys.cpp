#include "core/catalog/environment_keys.h"

#include <algorithm>
#include <tuple>

namespace core {

namespace {

/// Rows name all variables that a client needs, and only names tell which of them are secret.
bool isNamedLikeKey(const QString &variable)
{
    static const QStringList endings {QStringLiteral("_KEY"), QStringLiteral("_TOKEN"),
                                      QStringLiteral("_PAT"), QStringLiteral("_BEARER_TOKEN_BEDROCK")};
    return std::any_of(endings.cbegin(), endings.cend(),
                       [&](const QString &ending) { return variable.endsWith(ending); });
}

/// One half of a pair, such as Amazon's: `X_SECRET_ACCESS_KEY` beside `X_ACCESS_KEY_ID`.
bool isHalf(const QString &variable, const QStringList &all)
{
    const QLatin1String half("_SECRET_ACCESS_KEY");
    return variable.endsWith(half)
           && all.contains(variable.chopped(half.size()) + QLatin1String("_ACCESS_KEY_ID"));
}

} // namespace

QStringList keyVariables(const ProviderInfo &provider)
{
    QStringList variables;
    if (provider.baseUrl.isEmpty())
        return variables;
    for (const QString &variable : provider.environment) {
        const bool inAddress = provider.baseUrl.contains(QLatin1String("${") + variable + u'}');
        if (isNamedLikeKey(variable) && !inAddress && !isHalf(variable, provider.environment))
            variables << variable;
    }
    return variables;
}

QList<KeyVariable> keyVariables(const Catalog &catalog)
{
    QList<KeyVariable> all;
    for (const ProviderInfo &provider : catalog.providers()) {
        for (const QString &variable : keyVariables(provider))
            all << KeyVariable {variable, provider.id};
    }
    std::sort(all.begin(), all.end(), [](const KeyVariable &a, const KeyVariable &b) {
        return std::tie(a.variable, a.provider) < std::tie(b.variable, b.provider);
    });
    return all;
}

} // namespace core
