#include "ui/chat/transcript.h"

#include "ui/chat/turn_view.h"
#include "ui/common/role.h"

#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kNearEnd = 8; ///< Pixels from the end that still count as being there.

} // namespace

Transcript::Transcript(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_canvas(new QWidget)
    , m_layout(new QVBoxLayout(m_canvas))
    , m_introduction(new QLabel)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Conversation"));
    setRole(m_canvas, "canvas");
    m_layout->setContentsMargins(14, 12, 14, 14);
    m_layout->setSpacing(22);
    m_introduction->setWordWrap(true);
    m_introduction->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    setRole(m_introduction, "muted");
    m_layout->addWidget(m_introduction, 1);
    m_layout->addStretch();
    setWidget(m_canvas);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int end) {
        if (m_follow)
            verticalScrollBar()->setValue(end);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_follow = value >= verticalScrollBar()->maximum() - kNearEnd; });
}

void Transcript::setIntroduction(const QString &text)
{
    m_introduction->setText(text);
}

void Transcript::showTree(const core::ConversationTree &tree)
{
    const QList<qint64> &turns = tree.path();
    m_introduction->setVisible(turns.isEmpty());
    if (turns.isEmpty() && !m_turns.isEmpty())
        reset();
    while (m_turns.size() < turns.size()) {
        if (!m_turns.isEmpty())
            m_turns.last()->setNewest(false);
        auto *view = new TurnView(*tree.find(turns.at(m_turns.size())), m_modelName, m_theme);
        connect(view, &TurnView::retryRequested, this, &Transcript::retryRequested);
        m_layout->insertWidget(m_layout->count() - 1, view);
        m_turns.append(view);
    }
    if (!turns.isEmpty())
        m_turns.last()->showTurn(*tree.head());
}

void Transcript::reset()
{
    // A turn may ask for this itself (Retry), so it goes only after its signal is through.
    for (TurnView *view : std::as_const(m_turns)) {
        m_layout->removeWidget(view);
        view->hide();
        view->deleteLater();
    }
    m_turns.clear();
}

void Transcript::scrollToEnd()
{
    m_follow = true;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void Transcript::resizeEvent(QResizeEvent *event)
{
    const bool follow = m_follow;
    QScrollArea::resizeEvent(event);
    if (follow)
        scrollToEnd();
}

} // namespace ui
