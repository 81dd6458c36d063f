#pragma once

#include <QMap>
#include <QString>

/// Texts as models write them, each with something that a careless cut would break.
inline QMap<QString, QString> markdownSamples()
{
    return {
        {QStringLiteral("prose"),
         QStringLiteral(
             "# Title\n\nA paragraph with **bold**\nover two lines.\nSetext\n---\n\n> quote\n> more\nlazy\n\n"
             "***\n\nLast `code` and ~~gone~~ <br> end")},
        {QStringLiteral("lists"),
         QStringLiteral(
             "Intro:\n- one\n- two\n\n  second paragraph\n- three\n    1. deep\n    2. deeper\n\n"
             "1. a\n1. b\n1. c\n\n   ```js\n   let x = 1;\n\n   let y;\n   ```\n1. d\n\n9) nine\n10) ten\n"
             "* [ ] open\n* [x] done\n  continued")},
        {QStringLiteral("code"),
         QStringLiteral(
             "Before\n```python\ndef f():\n\n    return \"# no heading\"\n\n- no list\n```\nafter\n\n"
             "    indented\n\n    code\n\n~~~\nopen fence\n| a | b |\n")},
        {QStringLiteral("tables"),
         QStringLiteral(
             "Text right above\n| a | b |\n|:--|--:|\n| 1 | 2 |\n| **3** | `4` |\n\nbetween\n\n| x |\n|---|\n"
             "| y |\nno row\n\n|alone\n")},
        {QStringLiteral("references"),
         QStringLiteral("See [the docs][d] and [this].\n\n- item [d]\n\n[d]: https://example.org/docs\n"
                        "[this]: https://example.org/this \"Title\"\n\nEnd.")},
        {QStringLiteral("windows line ends"),
         QStringLiteral("A\r\nB\r\n\r\n- x\r\n- y\r\n\r\n```\r\ncode\r\n```\r\n")},
        {QStringLiteral("other scripts"),
         QStringLiteral("你好，**世界**。\n\n- Größe\n- naïve 🙂🙂\n\n| "
                        "列 | ß |\n|--|--|\n| é | 𝄞 |\n")},
    };
}
