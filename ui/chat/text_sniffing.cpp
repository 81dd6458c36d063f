#include "ui/chat/text_sniffing.h"

#include <QString>
#include <QStringDecoder>

#include <algorithm>

namespace ui {

namespace {

/// Tabs, line and page ends, and the sign that begins a terminal's colours.
bool isTextControl(uint sign)
{
    return (sign >= 0x08 && sign <= 0x0d) || sign == 0x1b;
}

bool hasBinaryControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar sign) {
        return (sign.unicode() < 0x20 && !isTextControl(sign.unicode())) || sign.unicode() == 0x7f;
    });
}

std::optional<QString> decodedAs(QStringConverter::Encoding encoding, const QByteArray &bytes)
{
    // Stateless: a character that the bytes end in the middle of is an error too.
    QStringDecoder decode(encoding, QStringConverter::Flag::Stateless);
    QString text = decode(bytes);
    if (decode.hasError() || hasBinaryControls(text))
        return std::nullopt;
    return text;
}

/// UTF-16 without a mark gives itself away by the zeros of its Latin letters, blanks and line ends.
std::optional<QStringConverter::Encoding> utf16ByZeros(const QByteArray &bytes)
{
    constexpr qsizetype kLookedAt = 4096;
    const qsizetype most = std::min(bytes.size(), kLookedAt);
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < most; ++i) {
        if (bytes.at(i) == '\0')
            ++zeros[i % 2];
    }
    constexpr qsizetype kShare = 10; // of the characters, at least one in ten is Latin
    const auto gives = [most](qsizetype here, qsizetype there) {
        return here * kShare * 2 >= most && here > there * kShare;
    };
    if (gives(zeros[1], zeros[0]))
        return QStringConverter::Utf16LE;
    if (gives(zeros[0], zeros[1]))
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

/// Where Latin-1 has control signs that nobody writes, Windows has these; 0: nothing.
constexpr char16_t kWindows1252[] = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                     0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                     0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                     0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};
constexpr char16_t kFirst1252 = 0x80;
constexpr char16_t kLast1252 = 0x9f;

std::optional<QString> westernText(const QByteArray &bytes)
{
    // Letters make the better part of such a text; of bytes at random, half are above ASCII.
    constexpr qsizetype kMostForeign = 3;
    const auto foreign =
        std::count_if(bytes.begin(), bytes.end(), [](char byte) { return static_cast<uchar>(byte) > 0x7f; });
    if (foreign * kMostForeign > bytes.size())
        return std::nullopt;
    std::optional<QString> text = decodedAs(QStringConverter::Latin1, bytes);
    if (!text)
        return text;
    for (QChar &sign : *text) {
        if (sign < kFirst1252 || sign > kLast1252)
            continue;
        sign = kWindows1252[sign.unicode() - kFirst1252];
        if (sign.isNull())
            return std::nullopt;
    }
    return text;
}

std::optional<QString> unicodeText(const QByteArray &bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return decodedAs(*marked, bytes);
    if (const auto wide = utf16ByZeros(bytes))
        return decodedAs(*wide, bytes);
    return decodedAs(QStringConverter::Utf8, bytes);
}

} // namespace

bool looksLikeText(const QByteArray &bytes)
{
    return unicodeText(bytes).has_value();
}

std::optional<QByteArray> textAsUtf8(const QByteArray &bytes)
{
    std::optional<QString> text = unicodeText(bytes);
    if (!text)
        text = westernText(bytes);
    return text ? std::optional(text->toUtf8()) : std::nullopt;
}

} // namespace ui
