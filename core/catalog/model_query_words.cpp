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

/// A whole number from `least` to `most`.
std::optional<int> wholeNumber(const QString &text, int least, int most)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
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
    ListFilter {QLatin1String("region"), &ModelQuery::regions},
    ListFilter {QLatin1String("tag"), &ModelQuery::tags},
};

struct FlagFilter {
    QLatin1String key;
    std::optional<bool> ModelQuery::*field;
};
constexpr std::array kFlagFilters = {
    FlagFilter {QLatin1String("reasoning"), &ModelQuery::reasoning},
    FlagFilter {QLatin1String("tools"), &ModelQuery::tools},
    FlagFilter {QLatin1String("structured_output"), &ModelQuery::structuredOutput},
    FlagFilter {QLatin1String("open_weights"), &ModelQuery::openWeights},
    FlagFilter {QLatin1String("zdr"), &ModelQuery::zeroRetention},
    FlagFilter {QLatin1String("no_training"), &ModelQuery::noTraining},
    FlagFilter {QLatin1String("free"), &ModelQuery::free},
    FlagFilter {QLatin1String("key"), &ModelQuery::withKey},
    FlagFilter {QLatin1String("local"), &ModelQuery::local},
    FlagFilter {QLatin1String("favourite"), &ModelQuery::favourite},
    FlagFilter {QLatin1String("recent"), &ModelQuery::recent},
};

struct PriceFilter {
    QLatin1String key;
    std::optional<Money> ModelQuery::*field;
};
constexpr std::array kPriceFilters = {
    PriceFilter {QLatin1String("max_prompt_price"), &ModelQuery::maxPromptPrice},
    PriceFilter {QLatin1String("max_completion_price"), &ModelQuery::maxCompletionPrice},
    PriceFilter {QLatin1String("max_blended_price"), &ModelQuery::maxBlendedPrice},
};

constexpr QLatin1String kMinContext("min_context");
constexpr QLatin1String kMaxAge("max_age_days");
constexpr QLatin1String kBlend("blend");
constexpr QLatin1String kHidden("hidden");
constexpr int kMostDays = 36'500;
constexpr int kMostBlend = 1000;

QStringList filterNames()
{
    QStringList names;
    for (const ListFilter &filter : kListFilters)
        names << filter.key;
    names << kMinContext << kMaxAge;
    for (const PriceFilter &filter : kPriceFilters)
        names << filter.key;
    names << kBlend;
    for (const FlagFilter &filter : kFlagFilters)
        names << filter.key;
    names << kHidden;
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

/// For filters that are neither a list, a flag nor a price; empty where the key is none of them.
std::optional<Status> addNumber(ModelQuery &query, const QString &key, const QString &value)
{
    if (key == kMinContext)
        return setMinContext(query.minContext, key, value);
    if (key == kMaxAge) {
        query.maxAgeDays = wholeNumber(value, 0, kMostDays);
        if (query.maxAgeDays)
            return Status(Done {});
        return badRequest(Text::tr("'%1' is no value for %2: write days, such as 90.").arg(value, key));
    }
    if (key == kBlend) {
        const std::optional<int> blend = wholeNumber(value, 0, kMostBlend);
        query.blend = blend.value_or(query.blend);
        if (blend)
            return Status(Done {});
        return badRequest(
            Text::tr("'%1' is no value for %2: write how many prompt tokens come with each token of the "
                     "answer, such as 3.")
                .arg(value, key));
    }
    if (key == kHidden) {
        std::optional<bool> hidden;
        const Status status = setFlag(hidden, key, value);
        query.hidden = hidden.value_or(query.hidden);
        return status;
    }
    return {};
}

QString perMillion(Money perToken)
{
    return (perToken * 1'000'000).toDecimal();
}

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
    if (equals > 0) {
        if (const std::optional<Status> added = addNumber(query, key, value))
            return *added;
    }

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

QStringList filtersOf(const ModelQuery &query)
{
    const ModelQuery none;
    QStringList filters;
    const auto add = [&filters](QLatin1String key, const QString &value) { filters << key + u'=' + value; };
    for (const ListFilter &filter : kListFilters) {
        for (const QString &value : query.*filter.field)
            add(filter.key, value);
    }
    if (query.minContext)
        add(kMinContext, QString::number(*query.minContext));
    if (query.maxAgeDays)
        add(kMaxAge, QString::number(*query.maxAgeDays));
    for (const PriceFilter &filter : kPriceFilters) {
        if (query.*filter.field)
            add(filter.key, perMillion(*(query.*filter.field)));
    }
    if (query.blend != none.blend)
        add(kBlend, QString::number(query.blend));
    for (const FlagFilter &filter : kFlagFilters) {
        if (query.*filter.field)
            add(filter.key, *(query.*filter.field) ? QStringLiteral("true") : QStringLiteral("false"));
    }
    if (query.hidden)
        add(kHidden, QStringLiteral("true"));
    return filters;
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
