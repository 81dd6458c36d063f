#include "ui/chat/transcript.h"

#include "ui/chat/find_bar.h"
#include "ui/common/role.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

constexpr int kLeft = 14;
constexpr int kRight = 16; ///< The scroll bar stands in it, whether it shows or not.
constexpr int kMostPasses = 40;

} // namespace

Transcript::Transcript(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_introduction(new QLabel(viewport()))
    , m_jump(new QPushButton(tr("Jump to the end"), this))
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Conversation"));
    viewport()->setAutoFillBackground(false);
    constexpr int kStep = 20;
    verticalScrollBar()->setSingleStep(kStep);
    m_introduction->setWordWrap(true);
    m_introduction->setAlignment(Qt::AlignCenter);
    setRole(m_introduction, "muted");

    setRole(m_jump, "jump");
    m_jump->setAccessibleName(tr("Jump to the end"));
    m_jump->setIcon(theme.icon(QStringLiteral("arrow-down")));
    m_jump->hide();
    connect(m_jump, &QPushButton::clicked, this, &Transcript::scrollToEnd);

    m_fill.setSingleShot(true);
    m_fill.setInterval(0);
    connect(&m_fill, &QTimer::timeout, this, &Transcript::fillMargin);
    constexpr int kMarkedMs = 4'000;
    m_unmark.setSingleShot(true);
    m_unmark.setInterval(kMarkedMs);
    connect(&m_unmark, &QTimer::timeout, this, [this] { markEverywhere(m_found.words); });
    connect(&theme, &Theme::changed, this, [this] {
        m_width = 0; // so that heights are guessed anew
        layOut();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
}

Transcript::~Transcript()
{
    // Widgets that go take the keyboard with them, and tell.
    qApp->disconnect(this);
    for (const QPointer<TurnView> &view : std::as_const(m_retired))
        delete view;
}

void Transcript::setColumn(const QString &modelName)
{
    if (modelName == m_modelName)
        return;
    m_modelName = modelName;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).view)
            updateView(row);
    }
    layOut();
}

void Transcript::setIntroduction(const QString &text)
{
    m_introduction->setText(text);
}

void Transcript::showTree(const core::ConversationTree &tree)
{
    const QList<qint64> &path = tree.path();
    // Ids begin anew in each conversation.
    if (!m_rows.isEmpty() && !path.isEmpty() && m_rows.at(0).turn.id == path.first()
        && (m_rows.at(0).turn.askedAt != tree.find(path.first())->askedAt
            || m_rows.at(0).turn.question.text != tree.find(path.first())->question.text))
        clear();
    const bool newPath = path != m_path || tree.turns().size() != m_turnCount;
    const qint64 running = tree.runningId();
    const bool checkAll = newPath || running == 0 || running != m_running;
    if (newPath)
        takePath(tree);
    m_running = running;
    m_viewsChanged |= checkAll; // code that came in has buttons
    for (int row = 0; row < m_rows.size(); ++row) {
        TurnRows::Row &shown = m_rows.at(row);
        if (!checkAll && !shown.view && shown.turn.id != running)
            continue;
        const core::Turn &turn = *tree.find(shown.turn.id);
        const bool changed = !looksSame(shown.turn, turn);
        if (changed) {
            m_rows.setTurn(row, turn);
            m_news |= !m_follow;
        }
        if (shown.view && (changed || newPath))
            updateView(row);
    }
    layOut();
    restoreFocus();
}

void Transcript::takePath(const core::ConversationTree &tree)
{
    const QList<qint64> &path = tree.path();
    const auto differs = std::mismatch(path.begin(), path.end(), m_path.begin(), m_path.end());
    cutRows(int(differs.first - path.begin()));
    for (auto id = differs.first; id != path.end(); ++id) {
        m_rows.append(*tree.find(*id));
        m_news |= !m_follow;
    }
    m_path = path;
    m_found.counts.clear();
    if (m_findBar)
        m_findBar->showPlace(-1, -1);
    m_turnCount = tree.turns().size();
    const auto severalOnly = [](const QList<qint64> &ids) { return ids.size() > 1 ? ids : QList<qint64>(); };
    for (int row = 0; row < m_rows.size(); ++row) {
        m_rows.at(row).answerVariants = severalOnly(tree.answerVariants(path.at(row)));
        m_rows.at(row).questionVariants = severalOnly(tree.questionVariants(path.at(row)));
    }
    if (m_rows.isEmpty()) {
        m_news = false;
        setFollow(true);
    }
}

void Transcript::cutRows(int size)
{
    for (int row = size; row < m_rows.size(); ++row) {
        rememberFocus(row);
        retire(m_rows.at(row).view);
    }
    m_rows.cut(size);
}

void Transcript::clear()
{
    cutRows(0);
    m_folds.clear();
    m_path.clear();
    m_news = false;
    setFollow(true);
}

/// A turn may ask for its end itself (Regenerate), so it goes only after its signal is through.
void Transcript::retire(TurnView *view)
{
    if (!view)
        return;
    if (view == m_focused) {
        m_focused = nullptr;
        setFocus(Qt::OtherFocusReason);
    }
    view->disconnect(this);
    view->hide();
    view->setParent(nullptr);
    view->deleteLater();
    m_retired.removeAll(nullptr);
    m_retired << view;
}

void Transcript::updateView(int row)
{
    TurnRows::Row &shown = m_rows.at(row);
    shown.view->showTurn(shown.turn, m_modelName,
                         {shown.answerVariants, shown.questionVariants, row + 1 == m_rows.size()});
    shown.measured = false;
}

TurnView *Transcript::createView(int row)
{
    TurnRows::Row &shown = m_rows.at(row);
    auto *view = new TurnView(m_folds.value(shown.turn.id), m_scale, m_theme, viewport());
    connectView(view);
    // Shown and as wide as it will be before it has any text, which is laid out only once then.
    view->resize(m_width, shown.height);
    view->show();
    view->settle(m_width);
    shown.view = view;
    updateView(row);
    if (!m_found.words.isEmpty())
        view->markWords(m_found.words);
    m_viewsChanged = true;
    return view;
}

void Transcript::connectView(TurnView *view)
{
    connect(view, &TurnView::heightChanged, this, [this, view] { turnChangedHeight(view); });
    connect(view, &TurnView::foldChanged, this, [this, view] { takeFold(view); });
    connect(view, &TurnView::allCollapseRequested, this, &Transcript::collapseAll);
    connect(view, &TurnView::regenerateRequested, this, &Transcript::regenerateRequested);
    connect(view, &TurnView::editRequested, this, &Transcript::editRequested);
    connect(view, &TurnView::variantRequested, this, &Transcript::variantRequested);
    connect(view, &TurnView::continueRequested, this, &Transcript::continueRequested);
    connect(view, &TurnView::branchRequested, this, &Transcript::branchRequested);
    connect(view, &TurnView::inspectRequested, this, &Transcript::inspectRequested);
    connect(view, &TurnView::copyToPromptRequested, this, &Transcript::copyToPromptRequested);
}

void Transcript::turnChangedHeight(TurnView *view)
{
    if (const int row = m_rows.rowOf(view->turnId()); row >= 0)
        m_rows.at(row).measured = false;
    layOut();
}

/// Gives a row its widget and its true height; tells whether that is another one than was thought.
bool Transcript::settleRow(int row)
{
    TurnRows::Row &shown = m_rows.at(row);
    if (!shown.view)
        createView(row);
    if (shown.measured)
        return false;
    const int height = shown.view->settle(m_width);
    shown.measured = true;
    return std::exchange(shown.height, height) != height;
}

int Transcript::endTop() const
{
    return std::max(0, m_rows.totalHeight() - viewport()->height());
}

int Transcript::wantedTop() const
{
    // A text that is being selected must not run away.
    if (m_follow && m_focused && QGuiApplication::mouseButtons() & Qt::LeftButton)
        return std::clamp(verticalScrollBar()->value(), 0, endTop());
    return m_follow ? endTop() : std::clamp(m_rows.topOf(m_anchor), 0, endTop());
}

void Transcript::layOut()
{
    if (m_layingOut)
        return;
    m_layingOut = true;
    // As wide with the bar as without, so that the bar's coming and going changes nothing.
    if (const int width = std::max(80, this->width() - kLeft - kRight); width != m_width) {
        m_width = width;
        if (!m_rows.isEmpty() && m_anchor.fraction < 0 && m_anchor.offset > 0) {
            const int height = m_rows.at(std::clamp(m_anchor.row, 0, m_rows.size() - 1)).height;
            m_anchor.fraction = double(m_anchor.offset) / std::max(1, height);
        }
        m_rows.guess(width, (m_theme.fontSize() + 1) * m_scale);
    }
    int top = 0;
    for (int pass = 0; pass < kMostPasses; ++pass) {
        m_rows.place();
        top = wantedTop();
        const int bottom = top + viewport()->height();
        bool changed = false;
        for (int row = 0; row < m_rows.size(); ++row) {
            const TurnRows::Row &shown = m_rows.at(row);
            const bool visible = shown.top < bottom && shown.top + shown.height > top;
            // The last one has its widget wherever the reader is: it is the one to be found by its name.
            if (visible || shown.view || row + 1 == m_rows.size())
                changed |= settleRow(row);
        }
        if (!changed)
            break;
    }
    m_adjusting = true;
    QScrollBar &bar = *verticalScrollBar();
    bar.setPageStep(viewport()->height());
    bar.setRange(0, endTop());
    bar.setValue(top);
    m_adjusting = false;
    if (!m_follow)
        m_anchor = m_rows.anchorAt(top, viewport()->height());
    dropFarViews(top);
    placeViews(top);
    if (std::exchange(m_viewsChanged, false))
        orderTabs();
    m_introduction->setVisible(m_rows.isEmpty());
    showJump();
    m_layingOut = false;
    if (isVisible() && lackingRow() >= 0)
        m_fill.start();
}

void Transcript::placeViews(int top)
{
    for (int row = 0; row < m_rows.size(); ++row) {
        const TurnRows::Row &shown = m_rows.at(row);
        if (shown.view)
            shown.view->setGeometry(kLeft, shown.top - top, m_width, shown.height);
    }
    m_introduction->setGeometry(viewport()->rect().adjusted(kLeft, 0, -kLeft, 0));
}

void Transcript::dropFarViews(int top)
{
    const int screen = viewport()->height();
    for (int row = 0; row + 1 < m_rows.size(); ++row) {
        TurnRows::Row &shown = m_rows.at(row);
        const bool far = shown.top + shown.height < top - screen * 3 / 2 || shown.top > top + screen * 5 / 2;
        if (far && shown.view && !shown.view->isPinned())
            retire(std::exchange(shown.view, nullptr));
    }
}

/// A row within a screen of the view that has no widget yet, the nearest first; -1 if there is none.
int Transcript::lackingRow() const
{
    const int top = verticalScrollBar()->value();
    const int screen = viewport()->height();
    for (int row = std::max(0, m_rows.rowAt(top));
         row < m_rows.size() && m_rows.at(row).top < top + 2 * screen; ++row) {
        if (!m_rows.at(row).view)
            return row;
    }
    for (int row = m_rows.rowAt(top); row >= 0 && m_rows.at(row).top + m_rows.at(row).height > top - screen;
         --row) {
        if (!m_rows.at(row).view)
            return row;
    }
    return -1;
}

/// One at a time, so that scrolling never waits for what is not in view.
void Transcript::fillMargin()
{
    if (const int row = lackingRow(); row >= 0) {
        settleRow(row);
        layOut();
    }
}

void Transcript::showJump()
{
    const bool show = !m_follow && !m_rows.isEmpty() && !isAtEnd();
    if (!show)
        m_news = false;
    m_jump->setVisible(show);
    if (!show)
        return;
    const QString text = m_news ? tr("New below") : tr("Jump to the end");
    if (m_jump->text() != text) {
        m_jump->setText(text);
        m_jump->setAccessibleDescription(m_news ? tr("Something new came meanwhile.") : QString());
        setRole(m_jump, m_news ? "jump-news" : "jump");
    }
    constexpr int kAboveEdge = 10;
    m_jump->adjustSize();
    const QRect area = viewport()->geometry();
    m_jump->move(area.center().x() - m_jump->width() / 2, area.bottom() - m_jump->height() - kAboveEdge);
    m_jump->raise();
}

void Transcript::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    placeFindBar();
    layOut();
}

void Transcript::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    // What was laid out while nobody saw it has not the right height.
    for (int row = 0; row < m_rows.size(); ++row)
        m_rows.at(row).measured = false;
    layOut();
}

} // namespace ui
