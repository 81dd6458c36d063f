#include "core/conversation/search_text.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr int kMostWords = 20;
constexpr qsizetype kExcerptBefore = 40;
constexpr qsizetype kExcerptLength = 180;
constexpr qsizetype kExcerptBeginning = 2000;
constexpr qsizetype kWordSearch = 16; // how far the ends move to fall between words

bool isDropped(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format: // soft hyphens, joiners
        return true;
    default:
        return false;
    }
}

/// What one character becomes, by the tables of Qt.
QString foldedPoint(char32_t point)
{
    QString text;
    const QList<uint> points =
        QString::fromUcs4(&point, 1).normalized(QString::NormalizationForm_KD).toUcs4();
    for (const char32_t part : points) {
        if (!isDropped(part))
            text += QString::fromUcs4(&part, 1);
    }
    return text.toCaseFolded().toUpper().toCaseFolded(); // by way of SS for ß
}

constexpr char16_t kDropped = 0;
constexpr char16_t kSeveral = 0xFFFF; // becomes more than one unit
constexpr char32_t kTableEnd = 0x3100; // alphabets end there

/// Asking Qt for each character of a text would take a hundred times as long.
const std::vector<char16_t> &foldTable()
{
    static const std::vector<char16_t> table = [] {
        std::vector<char16_t> made(kTableEnd);
        for (char32_t point = 1; point < kTableEnd; ++point) {
            const QString text = foldedPoint(point);
            made[point] = text.isEmpty() ? kDropped : text.size() == 1 ? text.front().unicode() : kSeveral;
        }
        made[0] = u' '; // ends the text for some
        return made;
    }();
    return table;
}

bool isHan(char32_t point)
{
    return point >= 0x3400 && point <= 0x9FFF;
}

/// Unicode §3.12: a syllable is made of two or three letters.
void appendHangul(QString &to, char32_t point)
{
    const char32_t index = point - 0xAC00;
    to += QChar(char16_t(0x1100 + index / (21 * 28)));
    to += QChar(char16_t(0x1161 + index % (21 * 28) / 28));
    if (index % 28 != 0)
        to += QChar(char16_t(0x11A7 + index % 28));
}

void appendFolded(QString &to, char32_t point)
{
    if (point < kTableEnd) {
        const char16_t unit = foldTable()[point];
        if (unit == kSeveral)
            to += foldedPoint(point);
        else if (unit != kDropped)
            to += QChar(unit);
    } else if (isHan(point)) {
        to += QChar(char16_t(point));
    } else if (point >= 0xAC00 && point <= 0xD7A3) {
        appendHangul(to, point);
    } else {
        to += foldedPoint(point);
    }
}

/// For each unit of the folded text, where in the text its character begins.
using Origin = QList<qsizetype>;

QString fold(QStringView text, Origin *origin)
{
    QString folded;
    folded.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype begin = i;
        char32_t point = text.at(i++).unicode();
        if (QChar::isHighSurrogate(point) && i < text.size() && text.at(i).isLowSurrogate())
            point = QChar::surrogateToUcs4(char16_t(point), text.at(i++).unicode());
        else if (QChar::isSurrogate(point))
            point = QChar::ReplacementCharacter;
        appendFolded(folded, point);
        if (origin)
            origin->resize(folded.size(), begin);
    }
    return folded;
}

struct Span {
    qsizetype begin;
    qsizetype end;
};

/// Where the words stand in the text, in order and without overlap.
QList<Span> spansIn(QStringView text, const QStringList &words)
{
    Origin origin;
    const QString folded = fold(text, &origin);
    QList<Span> spans;
    for (const QString &word : words) {
        for (qsizetype at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.size())) {
            const qsizetype last = origin.at(at + word.size() - 1);
            const auto next = std::upper_bound(origin.cbegin() + at, origin.cend(), last);
            spans << Span {origin.at(at), next == origin.cend() ? text.size() : *next};
        }
    }
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    QList<Span> apart;
    for (const Span &span : std::as_const(spans)) {
        if (!apart.isEmpty() && span.begin < apart.last().end)
            apart.last().end = std::max(apart.last().end, span.end);
        else
            apart << span;
    }
    return apart;
}

bool isWithinCharacter(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size()
           && (text.at(at).isLowSurrogate() || text.at(at).category() == QChar::Mark_NonSpacing);
}

/// Begin and end of the piece that is shown.
Span windowAround(const QString &text, const Span &first)
{
    Span window {std::max<qsizetype>(0, first.begin - kExcerptBefore), 0};
    if (window.begin > 0) {
        const qsizetype latest = std::min(window.begin + kWordSearch, first.begin);
        qsizetype at = window.begin;
        while (at < latest && !text.at(at).isSpace())
            ++at;
        window.begin = at < latest ? at : window.begin;
        while (isWithinCharacter(text, window.begin))
            --window.begin;
    }
    window.end = std::min(text.size(), std::max(window.begin + kExcerptLength, first.end));
    if (window.end < text.size()) {
        const qsizetype earliest = std::max(window.end - kWordSearch, first.end);
        qsizetype at = window.end;
        while (at > earliest && !text.at(at).isSpace())
            --at;
        window.end = at > earliest ? at : window.end;
        while (isWithinCharacter(text, window.end))
            ++window.end;
    }
    return window;
}

} // namespace

QString foldedForSearch(QStringView text)
{
    return fold(text, nullptr);
}

QStringList searchWords(const QString &query)
{
    QStringList words = foldedForSearch(query).simplified().split(u' ', Qt::SkipEmptyParts);
    words.removeDuplicates();
    return words.mid(0, kMostWords);
}

bool hasAllWords(const QString &folded, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return folded.contains(word); });
}

QString searchExcerpt(const QString &text, const QStringList &words)
{
    // Mostly the beginning is enough, and answers can be long.
    QList<Span> spans = spansIn(QStringView(text).left(kExcerptBeginning), words);
    if (spans.isEmpty() || spans.first().begin + 2 * kExcerptLength > kExcerptBeginning)
        spans = spansIn(text, words);
    if (spans.isEmpty())
        return {};
    const Span window = windowAround(text, spans.first());
    QString excerpt;
    if (window.begin > 0)
        excerpt += u'…';
    auto span = spans.cbegin();
    bool isMarked = false;
    for (qsizetype at = window.begin; at < window.end; ++at) {
        while (span != spans.cend() && span->end <= at)
            ++span;
        const bool isWord = span != spans.cend() && at >= span->begin;
        if (isWord && (!isMarked || at == span->begin)) {
            if (isMarked)
                excerpt += QChar(kExcerptMarkEnd);
            excerpt += QChar(kExcerptMarkBegin);
        } else if (!isWord && isMarked) {
            excerpt += QChar(kExcerptMarkEnd);
        }
        isMarked = isWord;
        const QChar unit = text.at(at);
        if (unit == QChar(kExcerptMarkBegin) || unit == QChar(kExcerptMarkEnd))
            continue;
        if (!unit.isSpace())
            excerpt += unit;
        else if (!excerpt.isEmpty() && !excerpt.back().isSpace())
            excerpt += u' ';
    }
    if (isMarked)
        excerpt += QChar(kExcerptMarkEnd);
    if (window.end < text.size())
        excerpt += u'…';
    return excerpt.trimmed();
}

} // namespace core
