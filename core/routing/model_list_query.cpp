#include "core/routing/model_list_query.h"

#include "core/routing/endpoint_stats.h"
#include "core/routing/regions.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ModelListQuery)
};

constexpr qint64 kTokensOfPrice = 1'000'000;
constexpr qsizetype kUsualPage = 500; // both as OpenRouter has it
constexpr qsizetype kLargestPage = 1000;

struct OrderName {
    QLatin1String name;
    ModelListOrder order;
};
/// The last ones need figures of many users or of benchmarks: every row lacks them.
constexpr OrderName kOrders[] = {
    {QLatin1String("newest"), ModelListOrder::Newest},
    {QLatin1String("pricing-low-to-high"), ModelListOrder::CheapestFirst},
    {QLatin1String("pricing-high-to-low"), ModelListOrder::DearestFirst},
    {QLatin1String("context-high-to-low"), ModelListOrder::LongestContext},
    {QLatin1String("throughput-high-to-low"), ModelListOrder::Fastest},
    {QLatin1String("latency-low-to-high"), ModelListOrder::QuickestStart},
    {QLatin1String("most-popular"), ModelListOrder::Catalog},
    {QLatin1String("top-weekly"), ModelListOrder::Catalog},
    {QLatin1String("intelligence-high-to-low"), ModelListOrder::Catalog},
    {QLatin1String("coding-high-to-low"), ModelListOrder::Catalog},
    {QLatin1String("agentic-high-to-low"), ModelListOrder::Catalog},
    {QLatin1String("design-arena-elo-high-to-low"), ModelListOrder::Catalog},
};

Error wrong(const char *name, const QString &whatItMayBe)
{
    const QString parameter = QString::fromLatin1(name);
    return {.kind = ErrorKind::BadRequest,
            .message = Text::tr("'%1' must be %2.").arg(parameter, whatItMayBe),
            .parameter = parameter};
}

/// Reads parameter after parameter and keeps the first problem.
class Parameters
{
public:
    explicit Parameters(const QUrlQuery &query)
        : m_query(query)
    { }

    const std::optional<Error> &problem() const { return m_problem; }
    void refuse(const char *name, const QString &whatItMayBe)
    {
        if (!m_problem)
            m_problem = wrong(name, whatItMayBe);
    }

    /// Empty where it is absent or says nothing. Forms write a space as `+`.
    QString text(const char *name) const
    {
        QString encoded = m_query.queryItemValue(QString::fromLatin1(name), QUrl::FullyEncoded);
        encoded.replace(u'+', QLatin1String("%20"));
        const QString text = QUrl::fromPercentEncoding(encoded.toUtf8()).trimmed();
        return text == QLatin1String("null") ? QString() : text;
    }

    /// Of a list with commas.
    QStringList words(const char *name) const
    {
        QStringList words;
        const QStringList parts = text(name).split(u',', Qt::SkipEmptyParts);
        for (const QString &part : parts)
            words << part.trimmed();
        words.removeAll(QString());
        return words;
    }

    std::optional<qint64> whole(const char *name, qint64 least, qint64 most = INT32_MAX)
    {
        const QString said = text(name);
        if (said.isEmpty())
            return std::nullopt;
        bool isNumber = false;
        const qint64 number = said.toLongLong(&isNumber);
        if (isNumber && number >= least && number <= most)
            return number;
        refuse(name, most == INT32_MAX ? Text::tr("a whole number from %1").arg(least)
                                       : Text::tr("a whole number from %1 to %2").arg(least).arg(most));
        return std::nullopt;
    }

    std::optional<Money> dollars(const char *name)
    {
        const QString said = text(name);
        if (said.isEmpty())
            return std::nullopt;
        const std::optional<Money> amount = Money::fromDecimal(said);
        if (amount && *amount >= Money {})
            return amount;
        refuse(name, Text::tr("a number of dollars per million tokens, from 0"));
        return std::nullopt;
    }

    std::optional<double> number(const char *name, std::optional<double> most)
    {
        const QString said = text(name);
        if (said.isEmpty())
            return std::nullopt;
        bool isNumber = false;
        const double number = said.toDouble(&isNumber);
        if (isNumber && number >= 0 && (!most || number <= *most))
            return number;
        refuse(name, most ? Text::tr("a number from 0 to %1").arg(*most) : Text::tr("a number from 0"));
        return std::nullopt;
    }

    std::optional<bool> flag(const char *name)
    {
        const QString said = text(name);
        if (said.isEmpty())
            return std::nullopt;
        if (said == QLatin1String("true") || said == QLatin1String("false"))
            return said == QLatin1String("true");
        refuse(name, Text::tr("'true' or 'false'"));
        return std::nullopt;
    }

    ModelListOrder order()
    {
        const QString said = text("sort");
        const auto *found = std::find_if(std::begin(kOrders), std::end(kOrders),
                                         [&](const OrderName &one) { return said == one.name; });
        if (said.isEmpty())
            return ModelListOrder::Catalog;
        if (found != std::end(kOrders))
            return found->order;
        QStringList names;
        for (const OrderName &one : kOrders)
            names << one.name;
        refuse("sort", Text::tr("one of %1").arg(names.join(QLatin1String(", "))));
        return ModelListOrder::Catalog;
    }

private:
    const QUrlQuery &m_query;
    std::optional<Error> m_problem = {};
};

bool holdsAll(const QStringList &have, const QStringList &wanted)
{
    return std::all_of(wanted.cbegin(), wanted.cend(),
                       [&have](const QString &word) { return have.contains(word, Qt::CaseInsensitive); });
}

bool holdsOneOf(const QStringList &have, const QStringList &wanted)
{
    return wanted.isEmpty() || std::any_of(wanted.cbegin(), wanted.cend(), [&have](const QString &word) {
               return have.contains(word, Qt::CaseInsensitive);
           });
}

template<typename Value>
bool isWithin(const std::optional<Value> &value, const std::optional<Value> &least,
              const std::optional<Value> &most)
{
    if (!least && !most)
        return true;
    return value && (!least || *value >= *least) && (!most || *value <= *most);
}

/// What a million tokens cost.
std::optional<Money> perMillion(const std::optional<Money> &price)
{
    return price ? std::optional(*price * kTokensOfPrice) : std::nullopt;
}

/// `Llama` stands for Llama2, Llama3 and Llama4, too.
bool isArchitecture(const QString &tokenizer, const QString &wanted)
{
    return wanted.isEmpty()
           || (tokenizer.startsWith(wanted, Qt::CaseInsensitive)
               && std::all_of(tokenizer.cbegin() + wanted.size(), tokenizer.cend(),
                              [](QChar letter) { return letter.isDigit(); }));
}

class Selection
{
public:
    Selection(const ModelListQuery &query, const SelectionFacts &facts)
        : m_query(query)
        , m_facts(facts)
        , m_now(facts.today.startOfDay(Qt::UTC).toSecsSinceEpoch())
    { }

    bool holds(const ListedModel &row) const
    {
        return holdsWords(row) && holdsOneOf({row.author}, m_query.authors)
               && holdsAll(row.parameters, m_query.parameters) && holdsAll(row.inputs, m_query.inputs)
               && holdsOneOf(row.outputs, m_query.outputs) && holdsPrices(row) && holdsFacts(row)
               && holdsPlaces(row)
               && isWithin(toolSuccess(row), m_query.minToolSuccess, m_query.maxToolSuccess);
    }

    /// The higher, the further in front; empty where the row lacks it.
    std::optional<double> speed(const ListedModel &row) const
    {
        return best(row, [](const RecentFigures &figures) -> std::optional<double> {
            return figures.throughput ? std::optional(figures.throughput->p50) : std::nullopt;
        });
    }
    std::optional<double> start(const ListedModel &row) const
    {
        return best(row, [](const RecentFigures &figures) -> std::optional<double> {
            return figures.ttft ? std::optional(-figures.ttft->p50) : std::nullopt;
        });
    }

private:
    bool holdsWords(const ListedModel &row) const
    {
        const QString text = (row.id + u'\n' + row.name + u'\n' + row.aliasOf).toLower();
        return std::all_of(m_query.words.cbegin(), m_query.words.cend(),
                           [&text](const QString &word) { return text.contains(word); });
    }

    bool holdsPrices(const ListedModel &row) const
    {
        return isWithin(perMillion(row.promptPrice), m_query.minPrompt, m_query.maxPrompt)
               && isWithin(perMillion(row.completionPrice), m_query.minCompletion, m_query.maxCompletion);
    }

    bool holdsFacts(const ListedModel &row) const
    {
        if (m_query.minContext && row.contextLength < *m_query.minContext)
            return false;
        constexpr qint64 kSecondsPerDay = 86'400;
        const std::optional<qint64> age =
            row.created > 0 ? std::optional((m_now - row.created) / kSecondsPerDay) : std::nullopt;
        if (!isWithin(age, m_query.minAgeDays, m_query.maxAgeDays))
            return false;
        if (!m_query.architecture.isEmpty()
            && !(row.model && isArchitecture(row.model->tokenizer, m_query.architecture)))
            return false;
        return !m_query.distillable
               || (row.model && row.model->openWeights.value_or(false) == *m_query.distillable);
    }

    bool holdsPlaces(const ListedModel &row) const
    {
        const auto hasEndpoint = [&row](auto &&isOne) {
            return std::any_of(row.endpoints.cbegin(), row.endpoints.cend(), isOne);
        };
        if (!m_query.providers.isEmpty() && !hasEndpoint([this](const EndpointInfo *endpoint) {
                const ProviderInfo *provider = m_facts.catalog.findProvider(endpoint->providerId);
                return holdsOneOf({endpoint->providerId, provider ? provider->name : QString()},
                                  m_query.providers);
            }))
            return false;
        if (m_query.zeroRetention && !hasEndpoint([this](const EndpointInfo *endpoint) {
                return !m_facts.catalog.dataPolicyOf(*endpoint).retains();
            }))
            return false;
        return m_query.region.isEmpty() || hasEndpoint([this](const EndpointInfo *endpoint) {
                   const ProviderInfo *provider = m_facts.catalog.findProvider(endpoint->providerId);
                   return isPlaceWithin(endpoint->region, provider ? provider->datacenters : QStringList(),
                                        {m_query.region});
               });
    }

    std::optional<double> toolSuccess(const ListedModel &row) const
    {
        return best(row, [](const RecentFigures &figures) { return figures.toolSuccess(); });
    }

    /// The highest value that one of the row's endpoints has.
    template<typename Read>
    std::optional<double> best(const ListedModel &row, Read read) const
    {
        std::optional<double> best;
        for (const EndpointInfo *endpoint : row.endpoints) {
            const auto figures =
                m_facts.figures.constFind(endpointStatsId(row.model->id, endpointSlug(*endpoint)));
            const std::optional<double> value =
                figures == m_facts.figures.cend() ? std::nullopt : read(*figures);
            if (value && (!best || *value > *best))
                best = value;
        }
        return best;
    }

    const ModelListQuery &m_query;
    const SelectionFacts &m_facts;
    qint64 m_now;
};

/// Puts the rows with the greatest key first and those without one last.
template<typename KeyOf>
void sortBy(QList<ListedModel> &rows, KeyOf keyOf)
{
    using Key = decltype(keyOf(rows.first()));
    QList<std::pair<Key, qsizetype>> keys;
    keys.reserve(rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i)
        keys.append({keyOf(rows.at(i)), i});
    std::stable_sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) {
        return a.first && (!b.first || *a.first > *b.first);
    });
    QList<ListedModel> sorted;
    sorted.reserve(rows.size());
    for (const auto &[key, i] : std::as_const(keys))
        sorted << rows.at(i);
    rows = sorted;
}

std::optional<qint64> known(qint64 number)
{
    return number > 0 ? std::optional(number) : std::nullopt;
}

/// In pico-dollars; `sign` -1 for the cheapest first.
std::optional<qint64> priceKey(const ListedModel &row, int sign)
{
    if (!row.promptPrice || !row.completionPrice)
        return std::nullopt;
    return sign * (*row.promptPrice + *row.completionPrice).picoDollars();
}

void sortRows(QList<ListedModel> &rows, ModelListOrder order, const Selection &selection)
{
    switch (order) {
    case ModelListOrder::Catalog:
        return;
    case ModelListOrder::Newest:
        return sortBy(rows, [](const ListedModel &row) { return known(row.created); });
    case ModelListOrder::CheapestFirst:
        return sortBy(rows, [](const ListedModel &row) { return priceKey(row, -1); });
    case ModelListOrder::DearestFirst:
        return sortBy(rows, [](const ListedModel &row) { return priceKey(row, 1); });
    case ModelListOrder::LongestContext:
        return sortBy(rows, [](const ListedModel &row) { return known(row.contextLength); });
    case ModelListOrder::Fastest:
        return sortBy(rows, [&selection](const ListedModel &row) { return selection.speed(row); });
    case ModelListOrder::QuickestStart:
        return sortBy(rows, [&selection](const ListedModel &row) { return selection.start(row); });
    }
    Q_UNREACHABLE();
}

} // namespace

bool ModelListQuery::needsFigures() const
{
    return order == ModelListOrder::Fastest || order == ModelListOrder::QuickestStart || minToolSuccess
           || maxToolSuccess;
}

Result<ModelListQuery> modelListQueryFrom(const QUrlQuery &query)
{
    Parameters parameters(query);
    ModelListQuery asked;
    asked.words = parameters.text("q").toLower().split(u' ', Qt::SkipEmptyParts);
    asked.authors = parameters.words("model_authors");
    asked.providers = parameters.words("providers");
    asked.parameters = parameters.words("supported_parameters");
    asked.inputs = parameters.words("input_modalities");
    if (const QStringList outputs = parameters.words("output_modalities"); !outputs.isEmpty())
        asked.outputs = outputs.contains(QLatin1String("all")) ? QStringList() : outputs;
    asked.architecture = parameters.text("arch");
    asked.region = parameters.text("region");
    asked.minContext = parameters.whole("context", 1);
    asked.minPrompt = parameters.dollars("min_price");
    asked.maxPrompt = parameters.dollars("max_price");
    asked.minCompletion = parameters.dollars("min_output_price");
    asked.maxCompletion = parameters.dollars("max_output_price");
    asked.distillable = parameters.flag("distillable");
    asked.zeroRetention = parameters.flag("zdr").value_or(false);
    asked.minAgeDays = parameters.whole("min_age_days", 0);
    asked.maxAgeDays = parameters.whole("max_age_days", 0);
    asked.minToolSuccess = parameters.number("min_tool_success_rate", 1);
    asked.maxToolSuccess = parameters.number("max_tool_success_rate", 1);
    for (const char *name : {"min_intelligence_index", "max_intelligence_index", "min_coding_index",
                             "max_coding_index", "min_agentic_index", "max_agentic_index"})
        parameters.number(name, std::nullopt);
    asked.order = parameters.order();
    if (parameters.problem())
        return *parameters.problem();
    return asked;
}

Result<ListPage> listPageFrom(const QUrlQuery &query)
{
    Parameters parameters(query);
    const std::optional<qint64> offset = parameters.whole("offset", 0);
    const std::optional<qint64> limit = parameters.whole("limit", 1, kLargestPage);
    if (parameters.problem())
        return *parameters.problem();
    if (!offset && !limit)
        return ListPage {};
    return ListPage {.offset = offset.value_or(0), .limit = limit.value_or(kUsualPage)};
}

QList<ListedModel> select(const QList<ListedModel> &rows, const ModelListQuery &query,
                          const SelectionFacts &facts)
{
    const Selection selection(query, facts);
    QList<ListedModel> selected;
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(selected),
                 [&selection](const ListedModel &row) { return selection.holds(row); });
    sortRows(selected, query.order, selection);
    return selected;
}

} // namespace core
