#pragma once

#include "ui/common/theme.h"

#include <QSyntaxHighlighter>
#include <QTextCharFormat>

namespace ui {

struct CodeLanguage;

/// The language that a fence names (`cpp`, `c++`, `Python`, `js`, …); null for one that is not known.
const CodeLanguage *findCodeLanguage(const QString &name);

/// Colours keywords, strings, numbers and comments line by line, so that text appended to a long listing
/// costs only its own lines. Knows no grammar: a table of words and marks per language is all.
class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    CodeHighlighter(QTextDocument *document, const CodeLanguage &language, const Colors &colors);

protected:
    void highlightBlock(const QString &line) override;

private:
    qsizetype continueOpen(const QString &line);
    qsizetype paintString(const QString &line, qsizetype at);
    void paintWord(const QString &line, qsizetype at, qsizetype end);

    const CodeLanguage &m_language;
    QTextCharFormat m_keyword;
    QTextCharFormat m_string;
    QTextCharFormat m_number;
    QTextCharFormat m_comment;
    QTextCharFormat m_function;
};

} // namespace ui
