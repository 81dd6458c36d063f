#include "core/catalog/model_index.h"

#include "core/base/edit_distance.h"
#include "core/catalog/facet_rows.h"
#include "core/catalog/model_matching.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace core {

namespace {

QString searchTextOf(const ModelInfo &model)
{
    QStringList parts {model.id, model.name, model.author, model.authorName, model.family};
    parts += model.aliases;
    return parts.join(u'\n').toLower();
}

/// What both directions of one token cost: enough to say which of two endpoints is cheaper.
Money orderingPrice(const Pricing &pricing)
{
    return *pricing.base.prompt + pricing.base.completion.value_or(Money {});
}

ModelSummary summaryOf(const ModelInfo &model, qsizetype index)
{
    ModelSummary summary;
    summary.index = index;
    summary.contextLength = model.contextLength;
    summary.endpointCount = int(model.endpoints.size());
    summary.tools = model.capabilities.tools.value_or(false);
    summary.reasoning = model.capabilities.reasoning.value_or(false);
    summary.searchText = searchTextOf(model);
    QSet<QString> providers;
    const EndpointInfo *cheapest = nullptr;
    qint64 widest = 0;
    for (const EndpointInfo &endpoint : model.endpoints) {
        providers.insert(endpoint.providerId);
        widest = std::max(widest, endpoint.contextLength);
        if (!endpoint.direct)
            continue;
        summary.free = summary.free || endpoint.pricing.isFree();
        if (endpoint.pricing.base.prompt
            && (!cheapest || orderingPrice(endpoint.pricing) < orderingPrice(cheapest->pricing)))
            cheapest = &endpoint;
    }
    summary.providerCount = int(providers.size());
    if (summary.contextLength == 0)
        summary.contextLength = widest;
    if (cheapest) {
        summary.promptPrice = cheapest->pricing.base.prompt;
        summary.completionPrice = cheapest->pricing.base.completion;
    }
    return summary;
}

QStringList wordsOf(const QString &text)
{
    return text.toLower().split(u' ', Qt::SkipEmptyParts);
}

bool textHolds(const ModelSummary &summary, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&summary](const QString &word) { return summary.searchText.contains(word); });
}

/// The words that somebody may begin to type: `openai`, `gpt`, `4o`, …
QStringList wordsIn(const QString &searchText)
{
    QStringList words;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= searchText.size(); ++i) {
        if (i < searchText.size() && searchText.at(i).isLetterOrNumber())
            continue;
        if (i > begin)
            words << searchText.sliced(begin, i - begin);
        begin = i + 1;
    }
    words.removeDuplicates();
    return words;
}

/// Whether the word, or its beginning, is a slip away from what was typed. Of short words every one would be.
bool isNear(const QString &typed, const QString &word)
{
    constexpr qsizetype shortest = 4;
    constexpr qsizetype longEnoughForTwo = 8;
    if (typed.size() < shortest)
        return word.startsWith(typed);
    const int allowed = typed.size() < longEnoughForTwo ? 1 : 2;
    const qsizetype most = std::min(word.size(), typed.size() + allowed);
    for (qsizetype size = typed.size() - allowed; size <= most; ++size) {
        if (editDistance(typed, QStringView(word).first(size), allowed) <= allowed)
            return true;
    }
    return false;
}

int sign(std::strong_ordering order)
{
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/// Compares two values of which either may be unknown. Unknown ones stand last in both directions.
int compareKnown(bool leftKnown, bool rightKnown, bool descending, auto &&compareValues)
{
    if (leftKnown != rightKnown)
        return leftKnown ? -1 : 1;
    if (!leftKnown)
        return 0;
    const int order = compareValues();
    return descending ? -order : order;
}

struct Sorter {
    const ModelIndex &index;
    ModelSort sort;
    bool descending;

    int compareMoney(const std::optional<Money> &left, const std::optional<Money> &right) const
    {
        return compareKnown(left.has_value(), right.has_value(), descending,
                            [&] { return sign(*left <=> *right); });
    }
    int compareText(const QString &left, const QString &right) const
    {
        return compareKnown(!left.isEmpty(), !right.isEmpty(), descending,
                            [&] { return left.compare(right, Qt::CaseInsensitive); });
    }
    int compareNumber(qint64 left, qint64 right) const
    {
        return compareKnown(left != 0, right != 0, descending, [&] { return sign(left <=> right); });
    }
    qint64 contextOf(const ModelMatch &match) const
    {
        return index.summaries()[size_t(match.position)].contextLength;
    }
    int compare(const ModelMatch &left, const ModelMatch &right) const
    {
        const ModelInfo &leftModel = index.model(left);
        const ModelInfo &rightModel = index.model(right);
        switch (sort) {
        case ModelSort::Name:
            return compareText(leftModel.name, rightModel.name);
        case ModelSort::Id:
            return compareText(leftModel.id, rightModel.id);
        case ModelSort::Author:
            return compareText(leftModel.author, rightModel.author);
        case ModelSort::Released:
            return compareText(leftModel.released, rightModel.released);
        case ModelSort::Context:
            return compareNumber(contextOf(left), contextOf(right));
        case ModelSort::PromptPrice:
            return compareMoney(left.promptPrice(), right.promptPrice());
        case ModelSort::CompletionPrice:
            return compareMoney(left.completionPrice(), right.completionPrice());
        case ModelSort::Endpoints:
            return compareNumber(left.endpointCount, right.endpointCount);
        }
        Q_UNREACHABLE();
    }
    bool operator()(const ModelMatch &a, const ModelMatch &b) const
    {
        const int order = compare(a, b);
        return order != 0 ? order < 0 : index.model(a).id < index.model(b).id;
    }
};

} // namespace

std::optional<Money> ModelMatch::promptPrice() const
{
    return cheapest ? cheapest->pricing.base.prompt : std::nullopt;
}

std::optional<Money> ModelMatch::completionPrice() const
{
    return cheapest ? cheapest->pricing.base.completion : std::nullopt;
}

ModelIndex::ModelIndex(CatalogPtr catalog)
    : m_catalog(std::move(catalog))
    , m_rows(std::make_unique<const FacetRows>(*m_catalog))
{
    const QList<ModelInfo> &models = m_catalog->models();
    m_summaries.reserve(size_t(models.size()));
    for (qsizetype i = 0; i < models.size(); ++i)
        m_summaries.push_back(summaryOf(models.at(i), i));
}

ModelIndex::~ModelIndex() = default;

std::vector<bool> ModelIndex::withWords(const QString &text) const
{
    const QStringList words = wordsOf(text);
    std::vector<bool> holds(m_summaries.size());
    for (size_t i = 0; i < m_summaries.size(); ++i)
        holds[i] = textHolds(m_summaries[i], words);
    return holds;
}

const ModelIndex::Words &ModelIndex::words() const
{
    if (m_words)
        return *m_words;
    Words words;
    QHash<QString, int> numbers;
    for (const ModelSummary &summary : m_summaries) {
        QList<int> own;
        for (const QString &word : wordsIn(summary.searchText)) {
            const auto known = numbers.constFind(word);
            if (known != numbers.cend()) {
                own << *known;
                continue;
            }
            own << int(words.all.size());
            numbers.insert(word, int(words.all.size()));
            words.all << word;
        }
        words.ofModel.push_back(own);
    }
    return m_words.emplace(std::move(words));
}

std::vector<bool> ModelIndex::withNearWords(const QString &text) const
{
    const Words &known = words();
    QList<std::vector<bool>> meant;
    for (const QString &typed : wordsIn(text.toLower())) {
        std::vector<bool> near(size_t(known.all.size()));
        for (qsizetype i = 0; i < known.all.size(); ++i)
            near[size_t(i)] = isNear(typed, known.all.at(i));
        meant << near;
    }
    std::vector<bool> holds(m_summaries.size());
    for (size_t i = 0; i < m_summaries.size(); ++i) {
        const QList<int> &own = known.ofModel[i];
        holds[i] = std::all_of(meant.cbegin(), meant.cend(), [&](const std::vector<bool> &some) {
            return std::any_of(own.cbegin(), own.cend(), [&](int word) { return some[size_t(word)]; });
        });
    }
    return holds;
}

std::vector<ModelMatch> ModelIndex::find(const ModelQuery &query, const QueryFacts &facts, ModelSort sort,
                                         bool descending) const
{
    std::vector<ModelMatch> found =
        matchModels(*m_catalog, *m_rows, query, facts, withWords(query.text)).models;
    std::sort(found.begin(), found.end(), Sorter {*this, sort, descending});
    return found;
}

ModelMatches ModelIndex::matching(const ModelQuery &query, const QueryFacts &facts) const
{
    std::vector<bool> withText = withWords(query.text);
    // Where a name is hidden by a filter alone, nothing else is meant.
    const bool near = std::none_of(withText.cbegin(), withText.cend(), [](bool holds) { return holds; });
    if (near)
        withText = withNearWords(query.text);
    ModelMatches found = matchModels(*m_catalog, *m_rows, query, facts, withText);
    found.nearNames = near;
    return found;
}

} // namespace core
