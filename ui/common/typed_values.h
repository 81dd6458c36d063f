#pragma once

#include "core/base/money.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <optional>

namespace ui {

// What people type into fields, in the language's own number format.

/// An amount of dollars: `5`, `$5.50`, in German `5,50` and `5.50` too. Empty for anything else, and for what
/// could be two amounts: `1.000` is a thousand in German.
std::optional<core::Money> moneyFromTyped(const QString &text, const QLocale &locale = QLocale());
/// The amount as it stands in a field, exactly: `5.5`, in German `5,5`.
QString moneyForField(const core::Money &amount, const QLocale &locale = QLocale());

/// A number of pieces: `60`, `1,000`, `100K`, `2M`. Empty for anything else and for less than zero.
std::optional<qint64> countFromTyped(const QString &text, const QLocale &locale = QLocale());

/// The parts between commas, semicolons, blanks and line ends; each once.
QStringList listFromTyped(const QString &text);

/// Hosts in the form that the configuration has them; of an address that was pasted whole, its host.
QStringList hostsFromTyped(const QString &text);

} // namespace ui
