#pragma once

#include <QString>
#include <QStringList>

namespace ui {

/// Stop words for a text field, one on each line; line breaks and tabs within them as `\n` and `\t`, a
/// backslash as two.
QString stopLines(const QStringList &words);
/// The reverse; each word once.
QStringList stopWords(const QString &lines);

} // namespace ui
