#include "core/catalog/similar_models.h"

#include "core/catalog/task_price.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::SimilarModels)
};

/// Context is told in words only where it differs by more than this part.
constexpr double kSameWithin = 0.1;
constexpr int kLeastLikeness = 45;

bool containsAll(const QStringList &have, const QStringList &wanted)
{
    return std::all_of(wanted.begin(), wanted.end(), [&](const QString &one) { return have.contains(one); });
}

bool sameSet(const QStringList &left, const QStringList &right)
{
    return containsAll(left, right) && containsAll(right, left);
}

bool has(std::optional<bool> ability)
{
    return ability.value_or(false);
}

qint64 contextOf(const ModelInfo &model)
{
    qint64 context = model.contextLength;
    for (const EndpointInfo &endpoint : model.endpoints) {
        if (model.contextLength == 0)
            context = std::max(context, endpoint.contextLength);
    }
    return context;
}

/// How many times the first is the second; 0 where that cannot be said.
double timesAs(qint64 first, qint64 second)
{
    return first > 0 && second > 0 ? double(first) / double(second) : 0;
}

double priceRatio(const std::optional<Money> &first, const std::optional<Money> &second)
{
    return first && second ? timesAs(first->picoDollars(), second->picoDollars()) : 0;
}

/// What people usually pay: the middle one of the prices of those who charge by use. The lowest one is often
/// that of a single reseller, beside which every other model would look dear.
std::optional<Money> usualPrice(const Catalog &catalog, const ModelInfo &model)
{
    QList<Money> prices;
    for (const EndpointInfo &endpoint : model.endpoints) {
        const std::optional<Money> price = blendedPrice(endpoint.pricing.base);
        if (price && endpoint.direct && chargesByUse(catalog, endpoint))
            prices << *price;
    }
    if (prices.isEmpty())
        return cheapestBlendedPrice(catalog, model);
    const auto middle = prices.begin() + (prices.size() - 1) / 2;
    std::nth_element(prices.begin(), middle, prices.end());
    return *middle;
}

/// Play money, rows without an offer and what is retired are nothing to change to.
bool isOffered(const Catalog &catalog, const ModelInfo &model, const AlternativesQuery &query)
{
    const bool isRetired = !model.expirationDate.isEmpty() && model.expirationDate <= catalog.dataAsOf();
    if (isRetired || query.hidden.contains(model.id))
        return false;
    return std::any_of(model.endpoints.begin(), model.endpoints.end(), [&](const EndpointInfo &endpoint) {
        const ProviderInfo *provider = catalog.findProvider(endpoint.providerId);
        return endpoint.direct && !(provider && provider->isSimulator())
               && (!query.usableProviders || query.usableProviders->contains(endpoint.providerId));
    });
}

/// Makes the same kind of thing out of the same kind of question.
bool isSameKind(const ModelInfo &own, const ModelInfo &other)
{
    return own.id != other.id && own.type == other.type && !other.rolling
           && sameSet(own.outputModalities, other.outputModalities)
           && (!has(own.capabilities.tools) || has(other.capabilities.tools));
}

bool canAll(const ModelInfo &own, const ModelInfo &other)
{
    return containsAll(other.inputModalities, own.inputModalities)
           && (!has(own.capabilities.reasoning) || has(other.capabilities.reasoning))
           && (!has(own.capabilities.structuredOutputs) || has(other.capabilities.structuredOutputs));
}

/// Points for being within twice and within four times of each other.
int nearness(double ratio, int near, int farther)
{
    if (ratio <= 0)
        return 0;
    const double distance = std::max(ratio, 1 / ratio);
    return distance <= 2 ? near : distance <= 4 ? farther : 0;
}

int likenessOfAge(const ModelInfo &own, const ModelInfo &other)
{
    const QDate ownDay = QDate::fromString(own.released, Qt::ISODate);
    const QDate otherDay = QDate::fromString(other.released, Qt::ISODate);
    if (!ownDay.isValid() || !otherDay.isValid())
        return 0;
    const qint64 days = qAbs(ownDay.daysTo(otherDay));
    return days <= 180 ? 14 : days <= 365 ? 8 : 0;
}

int likeness(const ModelInfo &own, const ModelInfo &other, const std::optional<Money> &ownPrice,
             const std::optional<Money> &price)
{
    int points = 0;
    if (!own.family.isEmpty() && own.family == other.family && own.author == other.author)
        points += 30;
    if (own.author == other.author)
        points += 15;
    if (sameSet(own.inputModalities, other.inputModalities))
        points += 12;
    else if (containsAll(other.inputModalities, own.inputModalities))
        points += 8;
    if (has(own.capabilities.reasoning) == has(other.capabilities.reasoning))
        points += 12;
    if (has(own.capabilities.structuredOutputs) == has(other.capabilities.structuredOutputs))
        points += 3;
    if (own.openWeights == other.openWeights)
        points += 5;
    points += nearness(timesAs(contextOf(other), contextOf(own)), 10, 5);
    points += nearness(priceRatio(price, ownPrice), 16, 8);
    return points + likenessOfAge(own, other);
}

QString priceWords(const std::optional<Money> &own, const std::optional<Money> &other)
{
    if (!own || !other || *own == *other)
        return {};
    if (other->isZero())
        return Text::tr("free");
    const double ratio = priceRatio(other, own);
    if (ratio <= 0)
        return {};
    const int cheaper = int(std::floor((1 - ratio) * 100));
    if (ratio < 1)
        return cheaper < 1 ? Text::tr("a little cheaper") : Text::tr("%1 % cheaper").arg(cheaper);
    if (ratio >= 2)
        return Text::tr("%1 times the price").arg(QLocale().toString(std::round(ratio * 10) / 10, 'g', 6));
    const int dearer = std::max(1, int(std::round((ratio - 1) * 100)));
    return Text::tr("%1 % more expensive").arg(dearer);
}

QString contextWords(const ModelInfo &own, const ModelInfo &other)
{
    const double ratio = timesAs(contextOf(other), contextOf(own));
    if (ratio == 0 || std::abs(ratio - 1) <= kSameWithin)
        return {};
    if (std::abs(ratio - 0.5) <= kSameWithin / 2)
        return Text::tr("half the context");
    if (std::abs(ratio - 2) <= kSameWithin * 2)
        return Text::tr("twice the context");
    if (ratio > 1)
        return Text::tr("%1 times the context").arg(QLocale().toString(std::round(ratio * 10) / 10, 'g', 6));
    return Text::tr("%1 % less context").arg(std::max(1, int(std::round((1 - ratio) * 100))));
}

QString abilityWords(const ModelInfo &own, const ModelInfo &other)
{
    QStringList more;
    for (const QString &kind : other.inputModalities) {
        if (!own.inputModalities.contains(kind))
            more << kind;
    }
    if (!more.isEmpty())
        return Text::tr("also reads %1", "kinds of input").arg(more.join(QLatin1String(", ")));
    QStringList less;
    for (const QString &kind : own.inputModalities) {
        if (!other.inputModalities.contains(kind))
            less << kind;
    }
    return less.isEmpty() ? QString() : Text::tr("does not read %1").arg(less.join(QLatin1String(", ")));
}

QString reasoningWords(const ModelInfo &own, const ModelInfo &other)
{
    if (has(own.capabilities.reasoning) == has(other.capabilities.reasoning))
        return {};
    return has(other.capabilities.reasoning) ? Text::tr("can reason") : Text::tr("does not reason");
}

QString kinshipWords(const ModelInfo &own, const ModelInfo &other)
{
    if (own.author != other.author || own.author.isEmpty())
        return {};
    if (!own.family.isEmpty() && own.family == other.family)
        return Text::tr("same family");
    return Text::tr("same author");
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.isEmpty() ? Text::tr("much the same on paper") : parts.join(QLatin1String(", "));
}

struct Ranked {
    const ModelInfo *model = nullptr;
    std::optional<Money> price = {};
    int points = 0;
};

template<typename Holds, typename Words>
QList<Alternative> alternatives(const Catalog &catalog, const ModelInfo &model,
                                const AlternativesQuery &query, Holds &&holds, Words &&words)
{
    const std::optional<Money> ownPrice = usualPrice(catalog, model);
    QList<Ranked> ranked;
    for (const ModelInfo &other : catalog.models()) {
        if (!isSameKind(model, other) || !isOffered(catalog, other, query))
            continue;
        const Ranked one {&other, usualPrice(catalog, other)};
        const int points = likeness(model, other, ownPrice, one.price);
        if (holds(other, ownPrice, one.price, points))
            ranked << Ranked {one.model, one.price, points};
    }
    const qsizetype most = std::clamp<qsizetype>(query.most, 0, ranked.size());
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked &left, const Ranked &right) { return left.points > right.points; });
    QList<Alternative> best;
    for (const Ranked &one : ranked.first(most))
        best << Alternative {one.model->id, one.price, joined(words(*one.model, ownPrice, one.price))};
    return best;
}

} // namespace

QList<Alternative> similarModels(const Catalog &catalog, const ModelInfo &model,
                                 const AlternativesQuery &query)
{
    const auto holds = [](const ModelInfo &, const std::optional<Money> &, const std::optional<Money> &,
                          int points) { return points >= kLeastLikeness; };
    const auto words = [&model](const ModelInfo &other, const std::optional<Money> &ownPrice,
                                const std::optional<Money> &price) {
        return QStringList {kinshipWords(model, other), priceWords(ownPrice, price),
                            contextWords(model, other), abilityWords(model, other),
                            reasoningWords(model, other)};
    };
    return alternatives(catalog, model, query, holds, words);
}

QList<Alternative> cheaperModels(const Catalog &catalog, const ModelInfo &model,
                                 const AlternativesQuery &query)
{
    const auto holds = [&](const ModelInfo &other, const std::optional<Money> &ownPrice,
                           const std::optional<Money> &price, int) {
        return ownPrice && price && *price < *ownPrice && canAll(model, other)
               && (query.neededContext <= 0 || contextOf(other) >= query.neededContext);
    };
    const auto words = [&model](const ModelInfo &other, const std::optional<Money> &ownPrice,
                                const std::optional<Money> &price) {
        return QStringList {priceWords(ownPrice, price), contextWords(model, other),
                            abilityWords(model, other), reasoningWords(model, other),
                            kinshipWords(model, other)};
    };
    return alternatives(catalog, model, query, holds, words);
}

} // namespace core
