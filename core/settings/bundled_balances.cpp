#include "core/settings/bundled_balances.h"

#include <QResource>

namespace core {

QList<BalanceRow> bundledBalances()
{
    const QResource resource(QStringLiteral(":/catalog/balances.json"));
    Result<QList<BalanceRow>> rows = balanceRowsFromJson(resource.uncompressedData());
    // The build put these bytes in and the tests read them; nobody else can change them.
    if (!rows)
        qFatal("%s", qPrintable(rows.error().message));
    return std::move(rows).value();
}

} // namespace core
