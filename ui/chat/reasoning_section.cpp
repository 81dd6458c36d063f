#include "ui/chat/reasoning_section.h"

#include "ui/common/format.h"
#include "ui/common/markdown_view.h"
#include "ui/common/role.h"

#include <QCoreApplication>
#include <QFrame>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::ReasoningSection)
};

QString title(const core::Turn &turn)
{
    const bool thinking = turn.running() && !turn.hasContent();
    if (!turn.reasoningMs)
        return thinking ? Text::tr("Thinking…") : Text::tr("Reasoning");
    constexpr qint64 kWholeSecondsFrom = 10'000;
    const qint64 ms = *turn.reasoningMs;
    const QString time = ms < kWholeSecondsFrom ? formatDuration(ms)
                         : ms < 60'000          ? Text::tr("%1 s").arg((ms + 500) / 1'000)
                                                : formatDuration(ms);
    return thinking ? Text::tr("Thinking… %1").arg(time) : Text::tr("Thought for %1").arg(time);
}

} // namespace

ReasoningSection::ReasoningSection(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_button(new QToolButton)
    , m_frame(new QFrame)
    , m_text(new MarkdownView(theme))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    setRole(m_button, "disclosure");
    m_button->setCheckable(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setAccessibleName(tr("Show reasoning"));
    m_button->setIcon(theme.icon(QStringLiteral("chevron-right")));
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    setRole(m_frame, "inset");
    auto *inside = new QVBoxLayout(m_frame);
    inside->setContentsMargins(12, 10, 12, 10);
    m_text->setAccessibleName(tr("Reasoning text"));
    inside->addWidget(m_text);
    m_frame->hide();
    layout->addWidget(m_frame);
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_button->setIcon(
            m_theme.icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        m_frame->setVisible(open);
        render();
        emit toggled(open);
    });
}

bool ReasoningSection::isOpen() const
{
    return m_button->isChecked();
}

void ReasoningSection::setOpen(bool open)
{
    m_button->setChecked(open);
}

void ReasoningSection::setTextScale(double scale)
{
    m_text->setTextScale(scale);
}

void ReasoningSection::showTurn(const core::Turn &turn)
{
    const QString now = title(turn);
    if (m_button->text() != now) {
        m_button->setText(now);
        // The name stays for those who look for it; the time is what there is to tell.
        m_button->setAccessibleDescription(now);
    }
    m_reasoning = turn.reasoning;
    m_running = turn.running();
    render();
}

void ReasoningSection::render()
{
    if (isOpen())
        m_text->showMarkdown(m_reasoning, m_running);
}

} // namespace ui
