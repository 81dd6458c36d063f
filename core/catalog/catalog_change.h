#pragma once

#include "core/model/pricing.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace core {

/// One thing that a refresh of the catalog brought or took away.
struct CatalogChange {
    enum class Kind { NewModel, RetiredModel, NewEndpoint, RetiredEndpoint, Repriced };
    Kind kind = Kind::NewModel;
    QDateTime time = {}; ///< UTC; when the refresh saw it.
    QString source = {}; ///< Who says so: `openrouter`, `models.dev`, or the id of a provider.
    QString model = {}; ///< Catalog id.
    QString modelName = {}; ///< For people; also when the model is gone.
    QString provider = {}; ///< Id; empty where a whole model came or went.
    QString endpoint = {}; ///< endpointSlug(); likewise.
    PriceRow before = {}; ///< Of Repriced and RetiredEndpoint.
    PriceRow after = {}; ///< Of Repriced and NewEndpoint.

    bool operator==(const CatalogChange &) const = default;
};

} // namespace core

Q_DECLARE_METATYPE(QList<core::CatalogChange>)
