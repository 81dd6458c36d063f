#include "core/catalog/merge_names.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {

namespace {

QString authorOf(const QString &id)
{
    return id.left(std::max<qsizetype>(id.indexOf(u'/'), 0)).toLower();
}

QString bareName(const QString &id)
{
    return id.mid(id.lastIndexOf(u'/') + 1).toLower();
}

QString mannerKey(const QString &provider, const QString &author)
{
    return provider + u'\n' + author;
}

/// The key with most votes, if it has more than half of them.
QString winner(const QHash<QString, int> &votes)
{
    int all = 0;
    auto best = votes.cbegin();
    for (auto vote = votes.cbegin(); vote != votes.cend(); ++vote) {
        all += *vote;
        if (*vote > *best)
            best = vote;
    }
    return best != votes.cend() && 2 * *best > all ? best.key() : QString();
}

} // namespace

MergeNames::MergeNames(const Catalog &catalog)
{
    for (const ProviderInfo &provider : catalog.providers()) {
        for (const QString &id : provider.modelsDevIds)
            m_modelsDev.insert(id, &provider);
        for (const QString &id : provider.openRouterIds)
            m_openRouter.insert(id, &provider);
    }
    QHash<QString, QHash<QString, int>> authorVotes;
    QHash<QString, QHash<QString, int>> labVotes;
    for (qsizetype i = 0; i < catalog.models().size(); ++i) {
        const ModelInfo &model = catalog.models().at(i);
        add(model, i);
        for (const QString &alias : model.aliases) {
            if (alias.contains(u'/'))
                ++authorVotes[authorOf(alias)][model.author];
        }
        for (const EndpointInfo &endpoint : model.endpoints) {
            ++labVotes[endpoint.providerId][model.author];
            const Manner manner {endpoint.protocol, endpoint.protocols, endpoint.baseUrl};
            const QString key = mannerKey(endpoint.providerId, model.author);
            const auto known = m_manners.find(key);
            if (known == m_manners.end())
                m_manners.insert(key, manner);
            else if (*known != manner)
                known->reset();
        }
    }
    for (auto votes = authorVotes.cbegin(); votes != authorVotes.cend(); ++votes) {
        if (const QString author = winner(*votes); !author.isEmpty())
            m_authors.insert(votes.key(), author);
    }
    for (auto votes = labVotes.cbegin(); votes != labVotes.cend(); ++votes) {
        if (const QString author = winner(*votes); !author.isEmpty())
            m_labAuthors.insert(votes.key(), author);
    }
    for (auto author = m_authorNames.cbegin(); author != m_authorNames.cend(); ++author)
        m_authors.insert(author.key().toLower(), author.key());
}

void MergeNames::add(const ModelInfo &model, qsizetype position)
{
    const auto insert = [&](const QString &name) {
        if (!m_byName.contains(name.toLower()))
            m_byName.insert(name.toLower(), position);
        const auto bare = m_byBareName.find(bareName(name));
        if (bare == m_byBareName.end())
            m_byBareName.insert(bareName(name), position);
        else if (*bare != position)
            *bare = -1;
    };
    insert(model.id);
    for (const QString &alias : model.aliases)
        insert(alias);
    if (!model.author.isEmpty() && m_authorNames.value(model.author).isEmpty())
        m_authorNames.insert(model.author, model.authorName);
}

std::optional<qsizetype> MergeNames::byIdOrAlias(const QString &name) const
{
    const auto found = m_byName.constFind(name.toLower());
    return found == m_byName.cend() ? std::nullopt : std::optional(*found);
}

std::optional<qsizetype> MergeNames::modelOf(const ProviderInfo &provider,
                                             const QString &providerModelId) const
{
    if (const auto whole = byIdOrAlias(providerModelId))
        return whole;
    if (providerModelId.contains(u'/')) {
        const QString author = m_authors.value(authorOf(providerModelId));
        return author.isEmpty() ? std::nullopt : byIdOrAlias(author + u'/' + bareName(providerModelId));
    }
    if (const QString author = m_labAuthors.value(provider.id);
        provider.kind == QLatin1String("lab") && !author.isEmpty())
        return byIdOrAlias(author + u'/' + providerModelId);
    const auto bare = m_byBareName.constFind(providerModelId.toLower());
    return bare == m_byBareName.cend() || *bare < 0 ? std::nullopt : std::optional(*bare);
}

QString MergeNames::idForNew(const ProviderInfo &provider, const ModelInfo &row) const
{
    static const QRegularExpression slug(QStringLiteral("\\A[a-z0-9][a-z0-9._-]*\\z"));
    const bool isLab = provider.kind == QLatin1String("lab");
    const bool isHost =
        provider.kind == QLatin1String("inference") || provider.kind == QLatin1String("cloud");
    // Of closed models nobody but the lab knows which there are.
    if (!isLab && !(isHost && row.openWeights == true))
        return {};
    const QString native = row.endpoints.constFirst().providerModelId;
    const QString author = native.contains(u'/') ? m_authors.value(authorOf(native))
                           : isLab               ? m_labAuthors.value(provider.id)
                                                 : QString();
    const QString name = bareName(native);
    if (author.isEmpty() || !slug.match(name).hasMatch())
        return {};
    return author + u'/' + name;
}

std::optional<MergeNames::Manner> MergeNames::mannerAt(const ProviderInfo &provider, const QString &author,
                                                       bool usual) const
{
    const auto known = m_manners.constFind(mannerKey(provider.id, author));
    if (known != m_manners.cend())
        return *known;
    return usual && !provider.protocol.isEmpty() ? std::optional(Manner()) : std::nullopt;
}

} // namespace core
