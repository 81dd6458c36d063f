#include "core/base/edit_distance.h"
#include "core/catalog/model_query.h"

#include <QCoreApplication>

#include <array>
#include <limits>

namespace core {

// The words in which the command line and saved views ask: KEY=VALUE filters and sort keys.

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelQuery)
};

Error badRequest(const QString &message)
{
    return Error {ErrorKind::BadRequest, message};
}

/// `128000`, `128k`, `1m`.
std::optional<qint64> tokenCount(const QString &text)
{
    QString digits = text.toLower();
    qint64 unit = 1;
    if (digits.endsWith(u'k'))
        unit = 1000;
    else if (digits.endsWith(u'm'))
        unit = 1'000'000;
    if (unit > 1)
        digits.chop(1);
    bool isNumber = false;
    const qint64 value = digits.toLongLong(&isNumber);
    if (!isNumber || value < 0 || value > std::numeric_limits<qint64>::max() / unit)
        return {};
    return value * unit;
}

std::optional<bool> yesOrNo(const QString &text)
{
    const QString word = text.toLower();
    if (word == QLatin1String("true") || word == QLatin1String("yes") || word == QLatin1String("1"))
        return true;
    if (word == QLatin1String("false") || word == QLatin1String("no") || word == QLatin1String("0"))
        return false;
    return {};
}

/// Dollars per million tokens, as people read prices, to dollars per token, as the catalog has them.
std::optional<Money> pricePerToken(const QString &text)
{
    const std::optional<Money> perMillion = Money::fromDecimal(text);
    if (!perMillion || *perMillion < Money {})
        return {};
    return Money::fromPicoDollars(perMillion->picoDollars() / 1'000'000);
}

Status setFlag(std::optional<bool> &field, const QString &key, const QString &value)
{
    field = yesOrNo(value);
    if (!field)
        return badRequest(Text::tr("'%1' is no value for %2: write true or false.").arg(value, key));
    return Done {};
}

Status setPrice(std::optional<Money> &field, const QString &key, const QString &value)
{
    field = pricePerToken(value);
    if (!field) {
        return badRequest(Text::tr("'%1' is no value for %2: write dollars per million tokens, such as 2.50.")
                              .arg(value, key));
    }
    return Done {};
}

Status setMinContext(std::optional<qint64> &field, const QString &key, const QString &value)
{
    field = tokenCount(value);
    if (!field)
        return badRequest(
            Text::tr("'%1' is no value for %2: write tokens, such as 128000 or 128k.").arg(value, key));
    return Done {};
}

struct ListFilter {
    QLatin1String key;
    QStringList ModelQuery::*field;
};
constexpr std::array kListFilters = {
    ListFilter {QLatin1String("author"), &ModelQuery::authors},
    ListFilter {QLatin1String("provider"), &ModelQuery::providers},
    ListFilter {QLatin1String("type"), &ModelQuery::types},
    ListFilter {QLatin1String("input"), &ModelQuery::inputModalities},
    ListFilter {QLatin1String("output"), &ModelQuery::outputModalities},
    ListFilter {QLatin1String("parameter"), &ModelQuery::parameters},
};

struct FlagFilter {
    QLatin1String key;
    std::optional<bool> ModelQuery::*field;
};
constexpr std::array kFlagFilters = {
    FlagFilter {QLatin1String("reasoning"), &ModelQuery::reasoning},
    FlagFilter {QLatin1String("tools"), &ModelQuery::tools},
    FlagFilter {QLatin1String("open_weights"), &ModelQuery::openWeights},
    FlagFilter {QLatin1String("free"), &ModelQuery::free},
};

struct PriceFilter {
    QLatin1String key;
    std::optional<Money> ModelQuery::*field;
};
constexpr std::array kPriceFilters = {
    PriceFilter {QLatin1String("max_prompt_price"), &ModelQuery::maxPromptPrice},
    PriceFilter {QLatin1String("max_completion_price"), &ModelQuery::maxCompletionPrice},
};

constexpr QLatin1String kMinContext("min_context");

QStringList filterNames()
{
    QStringList names;
    for (const ListFilter &filter : kListFilters)
        names << filter.key;
    names << kMinContext;
    for (const PriceFilter &filter : kPriceFilters)
        names << filter.key;
    for (const FlagFilter &filter : kFlagFilters)
        names << filter.key;
    return names;
}

struct SortName {
    QLatin1String name;
    ModelSort sort;
};
constexpr std::array kSortNames = {
    SortName {QLatin1String("name"), ModelSort::Name},
    SortName {QLatin1String("id"), ModelSort::Id},
    SortName {QLatin1String("author"), ModelSort::Author},
    SortName {QLatin1String("released"), ModelSort::Released},
    SortName {QLatin1String("context"), ModelSort::Context},
    SortName {QLatin1String("price"), ModelSort::PromptPrice},
    SortName {QLatin1String("completion"), ModelSort::CompletionPrice},
    SortName {QLatin1String("endpoints"), ModelSort::Endpoints},
};

} // namespace

Status addFilter(ModelQuery &query, const QString &keyValue)
{
    const qsizetype equals = keyValue.indexOf(u'=');
    const QString key = keyValue.left(equals).trimmed();
    const QString value = equals < 0 ? QString() : keyValue.mid(equals + 1).trimmed();
    if (equals > 0 && value.isEmpty())
        return badRequest(Text::tr("The filter '%1' has no value: write %1=VALUE.").arg(key));
    for (const ListFilter &filter : kListFilters) {
        if (equals > 0 && key == filter.key) {
            for (const QString &entry : value.split(u',', Qt::SkipEmptyParts))
                (query.*filter.field) << entry.trimmed();
            return Done {};
        }
    }
    for (const FlagFilter &filter : kFlagFilters) {
        if (equals > 0 && key == filter.key)
            return setFlag(query.*filter.field, key, value);
    }
    for (const PriceFilter &filter : kPriceFilters) {
        if (equals > 0 && key == filter.key)
            return setPrice(query.*filter.field, key, value);
    }
    if (equals > 0 && key == kMinContext)
        return setMinContext(query.minContext, key, value);

    const QString known = filterNames().join(QLatin1String(", "));
    if (equals <= 0)
        return badRequest(
            Text::tr("'%1' is no filter: write KEY=VALUE with one of %2.").arg(keyValue, known));
    const QString nearest = nearestWord(key, filterNames());
    if (!nearest.isEmpty())
        return badRequest(
            Text::tr("There is no filter '%1'. Did you mean '%2'? Known are %3.").arg(key, nearest, known));
    return badRequest(Text::tr("There is no filter '%1'. Known are %2.").arg(key, known));
}

Result<QPair<ModelSort, bool>> parseSort(const QString &text)
{
    const bool descending = text.startsWith(u'-');
    const QString name = descending ? text.mid(1) : text;
    QStringList known;
    for (const SortName &entry : kSortNames) {
        if (name == entry.name)
            return QPair<ModelSort, bool>(entry.sort, descending);
        known << entry.name;
    }
    return badRequest(Text::tr("Models cannot be sorted by '%1'. Known are %2, each with a leading - for the "
                               "other way round.")
                          .arg(name, known.join(QLatin1String(", "))));
}

} // namespace core
