#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// Number of single-character insertions, removals, replacements and swaps of neighbours between two words.
/// Never counts past `most`: anything farther gives `most` + 1.
int editDistance(QStringView left, QStringView right, int most = 64);

/// The known word that the given one is most likely a slip of, without regard to case; empty if none is near.
QString nearestWord(const QString &word, const QStringList &known);

} // namespace core
