#include "ui/catalog/price_points.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::CatalogChanges)
};

using Kind = core::CatalogChange::Kind;

/// "in $3.00 → $2.50"; nothing where the price stayed.
QString moved(const QString &name, const std::optional<core::Money> &before,
              const std::optional<core::Money> &after)
{
    if (before == after)
        return {};
    return Text::tr("%1 %2 → %3", "name of the price, old price, new price")
        .arg(name, formatPricePerMillion(before), formatPricePerMillion(after));
}

QString repriced(const core::CatalogChange &change)
{
    const core::PriceRow &before = change.before;
    const core::PriceRow &after = change.after;
    QStringList parts {moved(Text::tr("in"), before.prompt, after.prompt),
                       moved(Text::tr("out"), before.completion, after.completion),
                       moved(Text::tr("cached"), before.cacheRead, after.cacheRead),
                       moved(Text::tr("cache write"), before.cacheWrite, after.cacheWrite)};
    parts.removeAll(QString());
    return parts.isEmpty() ? Text::tr("other prices changed") : parts.join(QLatin1String(", "));
}

QString what(const core::CatalogChange &change)
{
    const QString endpoint = change.endpoint.isEmpty() ? change.provider : change.endpoint;
    switch (change.kind) {
    case Kind::NewModel:
        return Text::tr("Came into the catalog");
    case Kind::RetiredModel:
        return Text::tr("Left the catalog");
    case Kind::NewEndpoint:
        return Text::tr("%1: new, in %2, out %3")
            .arg(endpoint, formatPricePerMillion(change.after.prompt),
                 formatPricePerMillion(change.after.completion));
    case Kind::RetiredEndpoint:
        return Text::tr("%1: no longer offers it").arg(endpoint);
    case Kind::Repriced:
        return Text::tr("%1: %2", "endpoint, what changed").arg(endpoint, repriced(change));
    }
    return {};
}

} // namespace

QString changeText(const core::CatalogChange &change)
{
    if (change.source.isEmpty())
        return what(change);
    return Text::tr("%1 (%2)", "what changed, who says so").arg(what(change), change.source);
}

QList<PriceHistory> priceHistories(const QList<core::CatalogChange> &changes, const QString &modelId)
{
    QList<core::CatalogChange> inOrder = changes;
    std::stable_sort(inOrder.begin(), inOrder.end(),
                     [](const core::CatalogChange &left, const core::CatalogChange &right) {
                         return left.time < right.time;
                     });
    QMap<QString, QList<PricePoint>> points;
    for (const core::CatalogChange &change : std::as_const(inOrder)) {
        const bool hasPrice = change.kind == Kind::Repriced || change.kind == Kind::NewEndpoint;
        if (!hasPrice || change.model != modelId || !change.time.isValid())
            continue;
        QList<PricePoint> &own = points[change.endpoint];
        if (own.isEmpty() && change.kind == Kind::Repriced)
            own << PricePoint {change.time.addDays(-1), change.before};
        if (own.isEmpty() || own.constLast().prices != change.after)
            own << PricePoint {change.time, change.after};
    }
    QList<PriceHistory> histories;
    for (auto history = points.cbegin(); history != points.cend(); ++history) {
        if (history.value().size() >= 2)
            histories << PriceHistory {history.key(), history.value()};
    }
    return histories;
}

} // namespace ui
