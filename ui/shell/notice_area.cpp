#include "ui/shell/notice_area.h"

#include "ui/common/role.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

NoticeArea::NoticeArea(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(20, 12, 20, 0);
    m_layout->setSpacing(8);
    hide();
}

void NoticeArea::post(const QString &name, const Notice &notice)
{
    const QString whole = notice.title + u'\n' + notice.text;
    if (m_dismissed.value(name) == whole || m_texts.value(name) == whole)
        return;
    clear(name);
    m_texts.insert(name, whole);

    auto *frame = new QFrame;
    setRole(frame, "warning-card");
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(14, 10, 8, 10);
    row->setSpacing(12);
    auto *icon = new QLabel;
    icon->setPixmap(m_theme.icon(QStringLiteral("triangle-alert"), m_theme.colors().warning).pixmap(18, 18));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    auto *title = new QLabel(notice.title);
    setRole(title, "subheading");
    title->setTextFormat(Qt::PlainText);
    auto *text = new QLabel(notice.text);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    texts->addWidget(title);
    texts->addWidget(text);
    row->addLayout(texts, 1);
    if (!notice.action.isEmpty()) {
        auto *button = new QPushButton(notice.action);
        connect(button, &QPushButton::clicked, this, notice.run);
        row->addWidget(button, 0, Qt::AlignVCenter);
    }
    auto *close = new QToolButton;
    close->setIcon(m_theme.icon(QStringLiteral("x")));
    close->setAccessibleName(tr("Dismiss: %1").arg(notice.title));
    close->setToolTip(tr("Dismiss"));
    connect(close, &QToolButton::clicked, this, [this, name] { dismiss(name); });
    row->addWidget(close, 0, Qt::AlignTop);

    m_layout->addWidget(frame);
    m_frames.insert(name, frame);
    setVisible(true);
}

void NoticeArea::clear(const QString &name)
{
    m_texts.remove(name);
    if (QFrame *frame = m_frames.take(name)) {
        frame->hide();
        frame->deleteLater();
    }
    setVisible(!m_frames.isEmpty());
}

void NoticeArea::dismiss(const QString &name)
{
    m_dismissed.insert(name, m_texts.value(name));
    clear(name);
}

} // namespace ui
