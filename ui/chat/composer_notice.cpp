#include "ui/chat/composer_notice.h"

#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

constexpr qsizetype kMostLines = 4;

void addLine(QStringList &lines, const QString &text)
{
    if (!lines.contains(text))
        lines << text;
}

/// The last ones, and how many there were before.
QString shown(const QStringList &lines)
{
    const qsizetype left = lines.size() - kMostLines;
    if (left <= 0)
        return lines.join(u'\n');
    return ComposerNotice::tr("… and %n more", nullptr, int(left)) + u'\n' + lines.mid(left).join(u'\n');
}

} // namespace

ComposerNotice::ComposerNotice(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_errorText(new QLabel)
    , m_noteText(new QLabel)
    , m_action(new QPushButton)
{
    setRole(this, "inset");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    setRole(m_errorText, "error");
    for (QLabel *label : {m_errorText, m_noteText}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
        lines->addWidget(label);
    }
    row->addLayout(lines, 1);
    setRole(m_action, "link");
    m_action->setAutoDefault(false);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const std::function<void()> accepted = std::exchange(m_accepted, {});
        m_offer.clear();
        showAll();
        if (accepted)
            accepted();
    });
    row->addWidget(m_action, 0, Qt::AlignTop);
    auto *close = new QToolButton;
    close->setIcon(theme.icon(QStringLiteral("x")));
    close->setIconSize({14, 14});
    close->setAccessibleName(tr("Close the notice"));
    close->setToolTip(tr("Close the notice"));
    connect(close, &QToolButton::clicked, this, &ComposerNotice::clear);
    row->addWidget(close, 0, Qt::AlignTop);
    showAll();
}

void ComposerNotice::addError(const QString &text)
{
    addLine(m_errors, text);
    showAll();
}

void ComposerNotice::addNote(const QString &text)
{
    addLine(m_notes, text);
    showAll();
}

void ComposerNotice::offer(const QString &text, const QString &action, std::function<void()> accepted)
{
    m_offer = text;
    m_action->setText(action);
    m_accepted = std::move(accepted);
    showAll();
}

void ComposerNotice::clear()
{
    m_errors.clear();
    m_notes.clear();
    m_offer.clear();
    m_accepted = {};
    showAll();
}

void ComposerNotice::showAll()
{
    QStringList notes = m_notes;
    if (!m_offer.isEmpty())
        notes << m_offer;
    m_errorText->setText(shown(m_errors));
    m_errorText->setVisible(!m_errors.isEmpty());
    m_noteText->setText(shown(notes));
    m_noteText->setVisible(!notes.isEmpty());
    m_action->setVisible(!m_offer.isEmpty());
    setVisible(!m_errors.isEmpty() || !notes.isEmpty());
}

} // namespace ui
