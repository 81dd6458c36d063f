#pragma once

#include "ui/common/theme.h"

#include <QFrame>
#include <QHash>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace ui {

/// Notices above the pages: what is wrong, why, and the way out. Each stays until it is dismissed or no
/// longer true; a new text under the same name replaces the old one.
class NoticeArea : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeArea(const Theme &theme, QWidget *parent = nullptr);

    struct Notice {
        QString title;
        QString text;
        QString action = {}; ///< Label of the button; empty for none.
        std::function<void()> run = {}; ///< What it does.
    };
    /// Nothing happens if the user dismissed this very text before.
    void post(const QString &name, const Notice &notice);
    void clear(const QString &name);
    QStringList names() const { return m_frames.keys(); }

    /// As the user does it: the same text does not come again.
    void dismiss(const QString &name);

private:
    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QHash<QString, QFrame *> m_frames;
    QHash<QString, QString> m_texts;
    QHash<QString, QString> m_dismissed;
};

} // namespace ui
