#pragma once

#include "core/catalog/catalog.h"

#include <QSet>

#include <optional>

namespace core {

/// Another model that may do in place of one.
struct Alternative {
    QString modelId;
    /// Per token, three parts of prompt to one of answer: the middle one of its providers' prices.
    std::optional<Money> blendedPrice = {};
    /// For people: what is otherwise with it, such as "62 % cheaper, half the context". Facts of the catalog
    /// only; nobody can say from them how good its answers are.
    QString reason = {};
    bool operator==(const Alternative &) const = default;
};

struct AlternativesQuery {
    qint64 neededContext = 0; ///< Tokens that have to fit; of cheaper models only.
    qsizetype most = 6;
    /// Set = only models with an endpoint at one of these providers.
    std::optional<QSet<QString>> usableProviders = {};
    QSet<QString> hidden = {}; ///< Models that the user does not want to see.
};

/// Models of the same kind, the most like it first: by family and author, what they read and can do, context,
/// price and age.
QList<Alternative> similarModels(const Catalog &catalog, const ModelInfo &model,
                                 const AlternativesQuery &query = {});

/// Models that read and can do at least as much for less money, the most like it first. None where its own
/// price is unknown or nothing.
QList<Alternative> cheaperModels(const Catalog &catalog, const ModelInfo &model,
                                 const AlternativesQuery &query = {});

} // namespace core
