#pragma once

#include "ui/common/math_formula.h"
#include "ui/common/math_spans.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFormat>

namespace ui {

/// A formula in a text document: one object character a part, with the formula in its format.
constexpr int kMathObject = QTextFormat::UserObject + 1;
constexpr int kMathProperty = QTextFormat::UserProperty + 3;

/// Formulas that are taken out of Markdown before it is parsed, since to a parser `\\`, `_` and `*` mean
/// something else. Marks that no text contains stand in their places.
class TakenMath
{
public:
    struct Formula {
        QString tex;
        QString open;
        QString close;
        bool display = false;
        bool closed = true;
    };

    /// The Markdown with marks. `growing` as for findMath().
    QByteArray takeOut(const QByteArray &markdown, bool growing);
    /// Puts the formulas back as they were written: where a mark ended up in code or an address.
    QString restored(const QString &text) const;
    /// Where the next mark of a text begins, or -1; if there is one, which formula it stands for and where it
    /// ends.
    qsizetype nextMark(const QString &text, qsizetype from, qsizetype &formula, qsizetype &end) const;
    const Formula &at(qsizetype index) const { return m_formulas.at(index); }

private:
    QList<Formula> m_formulas;
};

/// The format of the character that stands for a formula in a text of this format.
QTextCharFormat mathFormat(const std::shared_ptr<const MathFormula> &formula, const QTextCharFormat &around,
                           const QString &family);

/// Lets the document draw its formulas; to be called when it is complete.
void installMathObject(QTextDocument &document);

/// The text of a block between two offsets in it, formulas as they are written.
QString textWithMath(const QTextBlock &block, int from, int length);

} // namespace ui
