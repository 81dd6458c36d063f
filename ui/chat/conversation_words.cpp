#include "ui/chat/conversation_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::ConversationWords)
};

constexpr int kWeek = 7;
constexpr QChar kMarkBegins(0xE000);
constexpr QChar kMarkEnds(0xE001);

} // namespace

QString periodText(const QDateTime &changed, const QDateTime &now)
{
    const QDate day = changed.date();
    const qint64 days = day.daysTo(now.date());
    // A clock that was put back makes no day after today.
    if (days <= 0)
        return Text::tr("Today");
    if (days == 1)
        return Text::tr("Yesterday");
    if (days < kWeek)
        return Text::tr("Last 7 days");
    const QString month = QLocale().standaloneMonthName(day.month());
    return day.year() == now.date().year()
               ? month
               : Text::tr("%1 %2", "month and year").arg(month, QString::number(day.year()));
}

QString shortTimeText(const QDateTime &changed, const QDateTime &now)
{
    const QLocale locale;
    const qint64 days = changed.date().daysTo(now.date());
    if (days <= 1)
        return locale.toString(changed.time(), QLocale::ShortFormat);
    if (days < kWeek)
        return locale.standaloneDayName(changed.date().dayOfWeek());
    return locale.toString(changed.date(), QLocale::ShortFormat);
}

QString conversationDetail(const core::ConversationHit &hit, const QDateTime &now)
{
    QStringList parts {shortTimeText(hit.info.changed.toLocalTime(), now),
                       Text::tr("%n model(s)", nullptr, hit.columns)};
    if (!hit.info.folder.isEmpty())
        parts << hit.info.folder;
    for (const QString &tag : hit.info.tags)
        parts << u'#' + tag;
    return parts.join(QStringLiteral(" · "));
}

MarkedText markedExcerpt(const QString &excerpt)
{
    MarkedText result;
    const QString line = excerpt.simplified();
    for (const QChar letter : line) {
        if (letter == kMarkBegins) {
            result.marks << MarkedText::Part {result.text.size(), 0};
        } else if (letter == kMarkEnds) {
            if (!result.marks.isEmpty())
                result.marks.last().length = result.text.size() - result.marks.last().from;
        } else {
            result.text += letter;
        }
    }
    result.marks.removeIf([](const MarkedText::Part &part) { return part.length <= 0; });
    constexpr qsizetype kBefore = 16;
    if (result.marks.isEmpty() || result.marks.first().from <= kBefore)
        return result;
    qsizetype cut = result.marks.first().from - kBefore;
    const qsizetype blank = result.text.indexOf(u' ', cut);
    if (blank >= 0 && blank < result.marks.first().from)
        cut = blank + 1;
    else if (result.text.at(cut).isLowSurrogate())
        ++cut;
    result.text = u'…' + result.text.mid(cut);
    for (MarkedText::Part &part : result.marks)
        part.from -= cut - 1;
    return result;
}

} // namespace ui
