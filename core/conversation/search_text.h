#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace core {

/// As texts are compared when they are searched: case, accents and forms of the same character do not count.
QString foldedForSearch(QStringView text);

/// The words of a search, folded, each once; at most twenty.
QStringList searchWords(const QString &query);
/// \pre `folded` is foldedForSearch(), `words` are searchWords().
bool hasAllWords(const QString &folded, const QStringList &words);

// Around the words in an excerpt.
constexpr char16_t kExcerptMarkBegin = 0xE000;
constexpr char16_t kExcerptMarkEnd = 0xE001;

/// A piece of the text around the first of the words, in one line and in the text's own spelling, with the
/// words marked. Empty if it has none of them.
QString searchExcerpt(const QString &text, const QStringList &words);

} // namespace core
