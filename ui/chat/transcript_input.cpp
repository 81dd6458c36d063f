// What the reader does to a Transcript: scroll, zoom, fold, move the keyboard.

#include "ui/chat/find_bar.h"
#include "ui/chat/transcript.h"
#include "ui/common/markdown_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kNearEnd = 8; ///< Pixels from the end that still count as being there.
constexpr double kSmallest = 0.7;
constexpr double kLargest = 2;

/// The tab stops in a widget, in the order in which they are laid out.
void collectTabStops(QWidget *widget, QList<QWidget *> &stops);

void collectTabStops(QLayout &layout, QList<QWidget *> &stops)
{
    for (int i = 0; i < layout.count(); ++i) {
        if (QWidget *inner = layout.itemAt(i)->widget())
            collectTabStops(inner, stops);
        else if (QLayout *below = layout.itemAt(i)->layout())
            collectTabStops(*below, stops);
    }
}

void collectTabStops(QWidget *widget, QList<QWidget *> &stops)
{
    if (widget->focusPolicy() & Qt::TabFocus)
        stops << widget;
    if (widget->layout()) {
        collectTabStops(*widget->layout(), stops);
        return;
    }
    for (QObject *child : widget->children()) {
        if (auto *inner = qobject_cast<QWidget *>(child); inner && !inner->isWindow())
            collectTabStops(inner, stops);
    }
}

} // namespace

void Transcript::setFollow(bool follow)
{
    if (follow == m_follow)
        return;
    m_follow = follow;
    emit followChanged(follow);
}

bool Transcript::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - kNearEnd;
}

void Transcript::scrollToEnd()
{
    // The button that asked for it goes, and must not leave the keyboard nowhere.
    if (m_jump->hasFocus())
        setFocus(Qt::OtherFocusReason);
    setFollow(true);
    layOut();
}

/// Called for each move of the bar, whoever moved it.
void Transcript::scrollContentsBy(int, int dy)
{
    if (m_adjusting)
        return;
    // However small a step up is: who makes it wants to stay there.
    const bool up = dy > 0;
    m_anchor = m_rows.anchorAt(verticalScrollBar()->value(), viewport()->height());
    setFollow(!up && isAtEnd());
    layOut();
    emit scrolledToTurn(topTurn(), topFraction());
}

int Transcript::topTurn() const
{
    return m_rows.rowAt(verticalScrollBar()->value());
}

double Transcript::topFraction() const
{
    const int row = topTurn();
    if (row < 0)
        return 0;
    const TurnRows::Row &shown = m_rows.at(row);
    return std::clamp(double(verticalScrollBar()->value() - shown.top) / std::max(1, shown.height), 0.0, 1.0);
}

void Transcript::scrollToTurn(int position, double fraction)
{
    if (m_rows.isEmpty())
        return;
    m_anchor = {std::clamp(position, 0, m_rows.size() - 1), 0, std::clamp(fraction, 0.0, 1.0)};
    // The space above the first turn belongs to it.
    if (position <= 0 && fraction <= 0)
        m_anchor = {0, -TurnRows::kAbove, -1};
    setFollow(false);
    layOut();
    setFollow(isAtEnd());
    showJump();
}

void Transcript::goToRow(int row, int offset)
{
    m_anchor = {row, offset, -1};
    setFollow(false);
    layOut();
    setFollow(isAtEnd());
    showJump();
    emit scrolledToTurn(topTurn(), topFraction());
}

void Transcript::stepTurn(int step)
{
    if (m_rows.isEmpty())
        return;
    const int value = verticalScrollBar()->value();
    // The turn whose beginning stands at the top, or else the one that goes over the edge.
    int row = m_rows.rowAt(value + TurnRows::kAbove);
    const bool begins = m_rows.at(row).top >= value;
    if (step > 0 || begins)
        row += step;
    const bool keyboardIsInTurn = m_focused;
    goToRow(std::clamp(row, 0, m_rows.size() - 1), -TurnRows::kAbove);
    if (TurnView *view = m_rows.at(std::clamp(row, 0, m_rows.size() - 1)).view; view && keyboardIsInTurn)
        view->focusAnswer();
}

void Transcript::setTextScale(double scale)
{
    const double wanted = std::clamp(scale, kSmallest, kLargest);
    if (qFuzzyCompare(wanted, m_scale))
        return;
    m_scale = wanted;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (TurnView *view = m_rows.at(row).view)
            view->setTextScale(wanted);
    }
    m_width = 0; // so that heights are guessed anew
    layOut();
}

void Transcript::zoom(int steps)
{
    constexpr double kStep = 0.1;
    const double wanted = steps == 0 ? 1 : std::round((m_scale + steps * kStep) / kStep) * kStep;
    emit textScaleRequested(std::clamp(wanted, kSmallest, kLargest));
}

void Transcript::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    // Touchpads send many small turns of the wheel.
    m_zoomDelta += event->angleDelta().y();
    if (const int steps = m_zoomDelta / QWheelEvent::DefaultDeltasPerStep; steps != 0) {
        m_zoomDelta = 0;
        zoom(steps);
    }
    event->accept();
}

void Transcript::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void Transcript::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    m_showsFocus = false;
    viewport()->update();
}

void Transcript::paintEvent(QPaintEvent *event)
{
    QAbstractScrollArea::paintEvent(event);
    if (!m_showsFocus)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colors().accent, 2));
    constexpr int kCorner = 7;
    painter.drawRoundedRect(viewport()->rect().adjusted(3, 3, -3, -3), kCorner, kCorner);
}

void Transcript::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (event->matches(QKeySequence::Find))
        showFind();
    else if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal))
        zoom(1);
    else if (control && event->key() == Qt::Key_Minus)
        zoom(-1);
    else if (control && event->key() == Qt::Key_0)
        zoom(0);
    else if (control && event->key() == Qt::Key_Up)
        stepTurn(-1);
    else if (control && event->key() == Qt::Key_Down)
        stepTurn(1);
    else if (event->key() == Qt::Key_Home)
        verticalScrollBar()->setValue(0);
    else if (event->key() == Qt::Key_End)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

/// What the reader opened or closed stays under his eyes, also where the end is followed.
void Transcript::takeFold(TurnView *view)
{
    m_folds[view->turnId()] = view->fold();
    const int row = m_rows.rowOf(view->turnId());
    if (row < 0)
        return;
    m_rows.at(row).measured = false;
    const int top = verticalScrollBar()->value();
    m_anchor = m_rows.at(row).top < top && view->fold().collapsed
                   ? TurnRows::Anchor {row, -TurnRows::kAbove, -1}
                   : m_rows.anchorAt(top, viewport()->height());
    setFollow(false);
    layOut();
    setFollow(isAtEnd());
    showJump();
}

void Transcript::collapseAll(bool collapsed)
{
    const int top = std::max(0, topTurn());
    for (int row = 0; row < m_rows.size(); ++row) {
        TurnRows::Row &shown = m_rows.at(row);
        m_folds[shown.turn.id].collapsed = collapsed;
        if (shown.view)
            shown.view->setCollapsed(collapsed);
    }
    m_width = 0; // so that heights are guessed anew
    goToRow(top, -TurnRows::kAbove);
}

void Transcript::rememberFocus(int row)
{
    const QWidget *focus = QApplication::focusWidget();
    if (m_focused && m_rows.at(row).view == m_focused && m_focused->isAncestorOf(focus))
        m_lostFocus = {row, focus->accessibleName()};
}

/// Whoever goes through variants by keyboard finds himself on the same button of the next one.
void Transcript::restoreFocus()
{
    const LostFocus lost = std::exchange(m_lostFocus, {});
    if (lost.row < 0 || lost.row >= m_rows.size() || !hasFocus())
        return;
    TurnView *view = m_rows.at(lost.row).view;
    if (!view)
        return;
    QList<QWidget *> stops;
    collectTabStops(view, stops);
    const auto same = std::find_if(stops.begin(), stops.end(), [&](const QWidget *stop) {
        return stop->accessibleName() == lost.control && stop->isVisible() && stop->isEnabled();
    });
    if (same != stops.end())
        (*same)->setFocus(Qt::OtherFocusReason);
    else
        view->focusAnswer();
}

TurnView *Transcript::turnOf(QWidget *widget) const
{
    for (; widget && widget != this; widget = widget->parentWidget()) {
        if (auto *view = qobject_cast<TurnView *>(widget); view && view->parentWidget() == viewport())
            return view;
    }
    return nullptr;
}

void Transcript::followFocus(QWidget *now)
{
    TurnView *view = turnOf(now);
    if (view != m_focused) {
        if (m_focused)
            m_focused->setFocusWithin(false);
        m_focused = view;
        if (view)
            view->setFocusWithin(true);
    }
    // Whoever uses the mouse sees what he clicks.
    if (view && QGuiApplication::mouseButtons() == Qt::NoButton)
        makeVisible(*now);
}

void Transcript::orderTabs()
{
    QList<QWidget *> stops;
    if (m_findBar)
        collectTabStops(m_findBar, stops);
    for (int row = 0; row < m_rows.size(); ++row) {
        if (TurnView *view = m_rows.at(row).view)
            collectTabStops(view, stops);
    }
    stops << m_jump;
    QWidget *last = this;
    for (QWidget *stop : std::as_const(stops)) {
        if (last->nextInFocusChain() != stop)
            setTabOrder(last, stop);
        last = stop;
    }
}

void Transcript::makeVisible(const QWidget &widget)
{
    constexpr int kEdge = 12;
    constexpr int kSeen = 60; // so much of a long text is enough
    const int screen = viewport()->height();
    const int y = widget.mapTo(viewport(), QPoint(0, 0)).y();
    const int end = y + widget.height();
    const bool isText = qobject_cast<const MarkdownView *>(&widget);
    if (isText && std::min(end, screen) - std::max(y, 0) >= std::min(kSeen, widget.height()))
        return;
    if (y < kEdge || widget.height() > screen - 2 * kEdge)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + y - kEdge);
    else if (end > screen - kEdge)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + end - screen + kEdge);
}

QString Transcript::markdown() const
{
    QStringList parts;
    for (int row = 0; row < m_rows.size(); ++row) {
        const core::Turn &turn = m_rows.at(row).turn;
        parts << QStringLiteral("## ") + tr("Question") << turn.question.text;
        for (const core::Attachment &attachment : turn.question.attachments)
            parts << QStringLiteral("- ") + attachment.name;
        parts << QStringLiteral("## ")
                     + (turn.modelName.isEmpty() ? tr("Answer") : tr("Answer by %1").arg(turn.modelName))
              << turn.answer + turn.refusal;
    }
    parts.removeAll(QString());
    return parts.isEmpty() ? QString() : parts.join(QStringLiteral("\n\n")) + u'\n';
}

} // namespace ui
