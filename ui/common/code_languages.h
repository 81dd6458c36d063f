#pragma once

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace ui {

/// What CodeHighlighter needs to know about a language.
struct CodeLanguage {
    QStringList names; ///< As fences call it, lower case.
    QSet<QString> keywords;
    QStringList lineComments;
    QString commentOpen = {};
    QString commentClose = {};
    QString quotes; ///< Characters that open and close a string on one line.
    QStringList longQuotes = {}; ///< Marks of strings that go over lines (`"""`, a back-tick).
    bool ignoreCase = false;
    bool tags = false; ///< Markup: names behind `<` are keywords.
};

const QList<CodeLanguage> &codeLanguages();

} // namespace ui
