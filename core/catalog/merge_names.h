#pragma once

#include "core/catalog/catalog.h"

#include <QHash>
#include <QString>

#include <optional>

namespace core {

/// What the names that sources use mean in the catalog, and how providers want their models called. All of it
/// is learnt from the catalog itself: from its aliases, and from what the endpoints of a provider have in
/// common.
class MergeNames
{
public:
    explicit MergeNames(const Catalog &catalog);

    /// From now on a model of that position, too.
    void add(const ModelInfo &model, qsizetype position);

    std::optional<qsizetype> byIdOrAlias(const QString &name) const;
    /// The model that a provider means by its name for it. A name without an author must fit one model alone.
    std::optional<qsizetype> modelOf(const ProviderInfo &provider, const QString &providerModelId) const;
    /// Id for a model that only this provider's row tells of; empty if such a row cannot introduce one.
    QString idForNew(const ProviderInfo &provider, const ModelInfo &row) const;

    const ProviderInfo *providerOfModelsDev(const QString &id) const { return m_modelsDev.value(id); }
    const ProviderInfo *providerOfOpenRouter(const QString &id) const { return m_openRouter.value(id); }
    QString authorName(const QString &author) const { return m_authorNames.value(author); }

    /// How a model is called: what the catalog says of an endpoint beside facts.
    struct Manner {
        QString protocol;
        QStringList protocols;
        QString baseUrl;
        bool operator==(const Manner &) const = default;
    };
    /// How the provider wants models of that author called; absent where its endpoints differ. `usual`: the
    /// source knows of no other way than the provider's usual one.
    std::optional<Manner> mannerAt(const ProviderInfo &provider, const QString &author, bool usual) const;

private:
    QHash<QString, qsizetype> m_byName; ///< Ids and aliases in lower case.
    QHash<QString, qsizetype> m_byBareName; ///< Without author; -1 where several models have it.
    QHash<QString, const ProviderInfo *> m_modelsDev;
    QHash<QString, const ProviderInfo *> m_openRouter;
    QHash<QString, QString> m_authorNames;
    QHash<QString, QString> m_authors; ///< Names of authors elsewhere, in lower case, to the catalog's.
    QHash<QString, QString> m_labAuthors; ///< Of providers that serve models of one author.
    QHash<QString, std::optional<Manner>> m_manners; ///< By provider and author; no value: they differ.
};

} // namespace core
