#pragma once

#include "core/history/conversation_store.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace ui {

/// What stands over the conversations of that time: `Today`, `Yesterday`, `Last 7 days`, a month. Both in
/// local time.
QString periodText(const QDateTime &changed, const QDateTime &now);

/// When, as short as can be understood: the time of today and yesterday, the weekday of the last seven days,
/// else the date. Both in local time.
QString shortTimeText(const QDateTime &changed, const QDateTime &now);

/// `14:03 · 3 models · #work`.
QString conversationDetail(const core::ConversationHit &hit, const QDateTime &now);

/// A text with parts that were looked for.
struct MarkedText {
    struct Part {
        qsizetype from = 0;
        qsizetype length = 0;
        bool operator==(const Part &) const = default;
    };
    QString text = {};
    QList<Part> marks = {};
};

/// An excerpt without the marks of the store, in one line. Where the first word that was looked for comes
/// late, the text before it is cut, so that it is seen.
MarkedText markedExcerpt(const QString &excerpt);

} // namespace ui
