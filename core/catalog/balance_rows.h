#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace core {

// Where providers tell what is left on the account behind a key: `resources/catalog/balances.json` as values,
// and how their answers are read.

/// One place to ask. Pointers are JSON pointers (RFC 6901).
struct BalanceAsk {
    QString path; ///< From the root of the provider's host.
    QString list = {}; ///< Pointer to an array whose first entry with money counts; empty: none.
    QString amount;
    QString minus = {}; ///< Pointer to what is taken off the amount.
    QString used = {};
    QString limit = {};
    QString currency = {}; ///< ISO 4217; empty: it stands in the answer, at
    QString currencyAt = {}; ///< this pointer.
    int decimals = 0; ///< Figures are in units of 10^-decimals of the currency.
    bool operator==(const BalanceAsk &) const = default;
};

struct BalanceRow {
    QString provider;
    QList<BalanceAsk> asks; ///< In order; at least one.
    QString source;
    QString asOf;
    bool operator==(const BalanceRow &) const = default;
};

/// What an answer says. Amounts are exact decimals; empty where the answer does not tell. At least one of
/// amount and used is there.
struct BalanceReading {
    QString amount;
    QString currency; ///< ISO 4217.
    QString used = {};
    QString limit = {};
    bool operator==(const BalanceReading &) const = default;
};

/// BadConfig names the row and what is wrong with it.
Result<QList<BalanceRow>> balanceRowsFromJson(const QByteArray &json);

/// Where to ask a provider with that base URL; none for an address that is not http or https.
std::optional<QUrl> balanceAddress(const BalanceAsk &ask, const QString &baseUrl);

/// BadReply for an answer that is no JSON, has no figure, or figures that are none. Its message never repeats
/// the answer: that comes from outside.
Result<BalanceReading> readBalance(const BalanceAsk &ask, const QByteArray &answer,
                                   const QString &providerName);

} // namespace core
