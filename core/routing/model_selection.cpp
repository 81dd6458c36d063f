#include "core/model/regions.h"
#include "core/routing/endpoint_stats.h"
#include "core/routing/model_list_query.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace core {

namespace {

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

constexpr qint64 kTokensOfPrice = 1'000'000;

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

std::optional<qint64> known(qint64 number)
{
    return number > 0 ? std::optional(number) : std::nullopt;
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

    // The higher, the further in front; empty where the row lacks it.

    std::optional<qint64> tokens(const ListedModel &row) const
    {
        return row.model ? known(m_facts.tokens.value(row.model->id)) : std::nullopt;
    }
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
    case ModelListOrder::MostUsed:
        return sortBy(rows, [&selection](const ListedModel &row) { return selection.tokens(row); });
    case ModelListOrder::Fastest:
        return sortBy(rows, [&selection](const ListedModel &row) { return selection.speed(row); });
    case ModelListOrder::QuickestStart:
        return sortBy(rows, [&selection](const ListedModel &row) { return selection.start(row); });
    }
    Q_UNREACHABLE();
}

} // namespace

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
