#pragma once

#include "core/catalog/catalog_change.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace ui {

/// The prices of an endpoint from a moment on.
struct PricePoint {
    QDateTime time;
    core::PriceRow prices;
    bool operator==(const PricePoint &) const = default;
};

/// What is known of the prices of one endpoint, the earliest first.
struct PriceHistory {
    QString endpoint; ///< endpointSlug().
    QList<PricePoint> points;
    bool operator==(const PriceHistory &) const = default;
};

/// Of the endpoints of which two prices or more are known, by their names. The first price of an endpoint
/// whose coming nobody saw is put a day before its first change.
QList<PriceHistory> priceHistories(const QList<core::CatalogChange> &changes, const QString &modelId);

/// One change in words, without its day: "acme/eu: in $3.00 → $2.50 (openrouter)".
QString changeText(const core::CatalogChange &change);

} // namespace ui
