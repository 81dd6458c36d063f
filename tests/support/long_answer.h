#pragma once

#include <QString>

/// Markdown of at least that many characters, with everything that answers have.
inline QString longAnswer(qsizetype size)
{
    QString text;
    for (int i = 1; text.size() < size; ++i) {
        text +=
            QStringLiteral("## Section %1\n\nSome **bold** words and `code`, $x_{%1} = \\frac{a}{%1}$ and a "
                           "[link](https://example.org/%1). ")
                .arg(i)
            + QStringLiteral("The quick brown fox jumps over the lazy dog. ").repeated(8)
            + QStringLiteral(
                  "\n\n- one\n- two\n  - nested $y^2$\n\n```python\ndef f%1(x):\n    return x + %1\n"
                  "```\n\n| a | b |\n|---|--:|\n| %1 | $z$ |\n\n$$\n\\sum_{k=1}^{%1} k^2\n$$\n\n")
                  .arg(i);
    }
    return text;
}
