#include "ui/chat/turn_view.h"

#include "ui/chat/answer_state.h"
#include "ui/chat/question_view.h"
#include "ui/chat/quiet_button.h"
#include "ui/chat/reasoning_section.h"
#include "ui/chat/tool_call_card.h"
#include "ui/chat/variant_pager.h"
#include "ui/common/answer_image.h"
#include "ui/common/markdown_view.h"
#include "ui/common/plain_tool_tip.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// Has all layouts below do now what they would do at the next turn of the event loop, the inner ones first.
void settleLayouts(QWidget &widget)
{
    for (QObject *child : widget.children()) {
        if (auto *inner = qobject_cast<QWidget *>(child); inner && !inner->isHidden() && !inner->isWindow())
            settleLayouts(*inner);
    }
    if (widget.layout())
        widget.layout()->activate();
}

int heightNow(const QWidget &view, int width)
{
    const QLayout &layout = *view.layout();
    return layout.hasHeightForWidth() ? layout.totalHeightForWidth(width) : layout.totalSizeHint().height();
}

QString firstLineOf(const QString &markdown)
{
    constexpr qsizetype kEnough = 200;
    const QString start = markdown.left(kEnough).trimmed();
    return start.section(u'\n', 0, 0).trimmed();
}

} // namespace

TurnView::TurnView(const TurnFold &fold, double textScale, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_fold(fold)
    , m_textScale(textScale)
    , m_questionView(new QuestionView(theme))
    , m_author(new QLabel)
    , m_firstLine(new QPushButton)
    , m_body(new QWidget)
    , m_bodyLayout(new QVBoxLayout(m_body))
    , m_answer(new MarkdownView(theme))
    , m_state(new AnswerState(theme))
{
    setAttribute(Qt::WA_Hover);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_questionView);
    setRole(m_author, "small");
    m_author->setTextFormat(Qt::PlainText);
    m_author->setWordWrap(true);
    m_author->hide();
    layout->addWidget(m_author);
    setRole(m_firstLine, "folded");
    m_firstLine->setToolTip(tr("Expand answer"));
    m_firstLine->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_firstLine->hide();
    layout->addWidget(m_firstLine);
    m_bodyLayout->setContentsMargins(0, 0, 0, 0);
    m_bodyLayout->setSpacing(10);
    m_bodyLayout->addWidget(m_answer);
    layout->addWidget(m_body);
    layout->addWidget(m_state);
    layout->addWidget(createAnswerActions());
    m_questionView->setUnfolded(fold.questionOpen);
    m_questionView->setTextScale(textScale);
    m_answer->setTextScale(textScale);
    connectParts();
}

QWidget *TurnView::createAnswerActions()
{
    auto *actions = new QWidget;
    auto *row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [&](const char *icon, const QString &name) {
        auto *button = new QuietButton(QString::fromLatin1(icon), name, m_theme);
        row->addWidget(button);
        return button;
    };
    m_pager = new VariantPager(tr("Previous answer"), tr("Next answer"), m_theme);
    row->addWidget(m_pager);
    m_copy = add("copy", tr("Copy answer"));
    m_regenerate = add("rotate-ccw", tr("Regenerate this answer"));
    m_branch = add("git-branch", tr("Branch from here"));
    m_inspect = add("code", tr("Request and response"));
    row->addStretch();
    m_collapse = add("chevron-up", tr("Collapse answer"));
    return actions;
}

void TurnView::connectParts()
{
    connect(m_questionView, &QuestionView::editRequested, this,
            [this](const core::Question &question, bool inAllColumns) {
                emit editRequested(m_id, question, inAllColumns);
            });
    connect(m_questionView, &QuestionView::variantRequested, this, &TurnView::variantRequested);
    connect(m_questionView, &QuestionView::unfolded, this, [this](bool unfolded) {
        m_fold.questionOpen = unfolded;
        emit foldChanged();
    });
    connect(m_questionView, &QuestionView::editingBegan, this, &TurnView::foldChanged);
    connect(m_state, &AnswerState::retryRequested, this, [this] { emit regenerateRequested(m_id); });
    connect(m_state, &AnswerState::continueRequested, this, [this] { emit continueRequested(m_id); });
    connect(m_pager, &VariantPager::chosen, this, &TurnView::variantRequested);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_answer->markdown());
        m_copy->confirm();
    });
    connect(m_regenerate, &QToolButton::clicked, this, [this] { emit regenerateRequested(m_id); });
    connect(m_branch, &QToolButton::clicked, this, &TurnView::openBranchMenu);
    connect(m_inspect, &QToolButton::clicked, this, [this] { emit inspectRequested(m_id); });
    const auto toggle = [this] {
        setCollapsed(!m_fold.collapsed);
        emit foldChanged();
    };
    connect(m_collapse, &QToolButton::clicked, this, toggle);
    connect(m_firstLine, &QPushButton::clicked, this, toggle);
    for (MarkdownView *text : {m_questionView->text(), m_answer}) {
        connect(text, &MarkdownView::menuAboutToShow, this, [this](QMenu *menu) {
            menu->addSeparator();
            addActions(*menu);
        });
    }
}

void TurnView::showTurn(const core::Turn &turn, const QString &columnModel, const TurnPlace &place)
{
    m_id = turn.id;
    m_question = turn.question;
    m_running = turn.running();
    m_canContinue = turn.canContinue();
    m_place = place;
    m_questionView->showQuestion(turn.question);
    m_questionView->setVariants(place.questionVariants, turn.id);
    m_pager->setVariants(place.answerVariants, turn.id);
    const bool ofAnother = !turn.modelName.isEmpty() && turn.modelName != columnModel;
    if (ofAnother)
        m_author->setText(tr("Answer by %1").arg(turn.modelName));
    m_author->setVisible(ofAnother);

    showReasoning(turn);
    m_answer->setAccessibleName(place.newest ? tr("Answer") : tr("Earlier answer"));
    m_answer->showMarkdown(turn.refusal.isEmpty() ? turn.answer : turn.answer + turn.refusal, m_running);
    showToolCalls(turn);
    showImages(turn);
    m_state->showTurn(turn, place.newest);
    showFold();
    showActions();
}

void TurnView::showReasoning(const core::Turn &turn)
{
    if (m_reasoning)
        m_reasoning->setVisible(!turn.reasoning.isEmpty());
    if (turn.reasoning.isEmpty())
        return;
    if (!m_reasoning) {
        m_reasoning = new ReasoningSection(m_theme);
        m_reasoning->setTextScale(m_textScale);
        m_reasoning->setOpen(m_fold.reasoningOpen);
        m_bodyLayout->insertWidget(0, m_reasoning);
        m_reasoning->show(); // a layout of something visible would do so later only
        connect(m_reasoning, &ReasoningSection::toggled, this, [this](bool open) {
            m_fold.reasoningOpen = open;
            emit foldChanged();
        });
    }
    m_reasoning->showTurn(turn);
}

void TurnView::showToolCalls(const core::Turn &turn)
{
    while (m_toolCalls.size() > turn.toolCalls.size())
        delete m_toolCalls.takeLast();
    for (qsizetype i = 0; i < turn.toolCalls.size(); ++i) {
        if (i >= m_toolCalls.size()) {
            auto *card = new ToolCallCard(m_theme);
            card->setTextScale(m_textScale);
            m_bodyLayout->insertWidget(m_bodyLayout->indexOf(m_answer) + 1 + int(i), card);
            card->show();
            m_toolCalls << card;
        }
        m_toolCalls.at(i)->showCall(turn.toolCalls.at(i), turn.running());
    }
}

void TurnView::showImages(const core::Turn &turn)
{
    for (qsizetype i = 0; i < turn.images.size(); ++i) {
        if (i < m_images.size() && m_shownImages.at(i) == turn.images.at(i))
            continue;
        dropImages(i);
        m_shownImages << turn.images.at(i);
        m_images << new AnswerImage(turn.images.at(i), {}, m_theme);
        m_bodyLayout->addWidget(m_images.last());
        m_images.last()->show();
    }
    dropImages(turn.images.size());
}

void TurnView::dropImages(qsizetype from)
{
    while (m_images.size() > from) {
        delete m_images.takeLast();
        m_shownImages.removeLast();
    }
}

void TurnView::showActions()
{
    const bool quiet = !m_hovered && !m_focusWithin && !m_place.newest;
    m_questionView->setQuiet(quiet);
    for (QuietButton *button : {m_copy, m_regenerate, m_branch, m_inspect, m_collapse})
        button->setQuiet(quiet);
    m_copy->setEnabled(!m_answer->markdown().isEmpty());
    for (QuietButton *button : {m_regenerate, m_branch, m_inspect})
        button->setEnabled(!m_running);
}

void TurnView::showFold()
{
    m_body->setVisible(!m_fold.collapsed);
    m_firstLine->setVisible(m_fold.collapsed);
    // While it streams the first line is there long before the last one.
    if (m_fold.collapsed && m_foldedText.isEmpty()) {
        m_foldedText = firstLineOf(m_answer->plainText());
        m_firstLine->setAccessibleName(tr("Expand answer: %1").arg(m_foldedText));
        elideFirstLine();
    }
    m_collapse->setMeaning(m_fold.collapsed ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up"),
                           m_fold.collapsed ? tr("Expand answer") : tr("Collapse answer"));
}

void TurnView::elideFirstLine()
{
    constexpr int kPadding = 24;
    const QString text = m_foldedText.isEmpty() ? QStringLiteral("…") : m_foldedText;
    m_firstLine->setText(
        plainButtonText(m_firstLine->fontMetrics().elidedText(text, Qt::ElideRight, width() - kPadding)));
}

int TurnView::settle(int width)
{
    if (width != this->width()) {
        resize(width, height());
        elideFirstLine();
    }
    settleLayouts(*this);
    return heightNow(*this, width);
}

TurnFold TurnView::fold() const
{
    return m_fold;
}

void TurnView::setCollapsed(bool collapsed)
{
    if (collapsed == m_fold.collapsed)
        return;
    m_fold.collapsed = collapsed;
    m_foldedText.clear();
    showFold();
}

void TurnView::openAll()
{
    setCollapsed(false);
    m_questionView->setUnfolded(true);
    m_fold.questionOpen = true;
}

void TurnView::openReasoning()
{
    if (m_reasoning)
        m_reasoning->setOpen(true);
}

void TurnView::setTextScale(double scale)
{
    m_textScale = scale;
    m_questionView->setTextScale(scale);
    m_answer->setTextScale(scale);
    if (m_reasoning)
        m_reasoning->setTextScale(scale);
    for (ToolCallCard *card : std::as_const(m_toolCalls))
        card->setTextScale(scale);
}

void TurnView::setFocusWithin(bool within)
{
    if (within == m_focusWithin)
        return;
    m_focusWithin = within;
    showActions();
}

void TurnView::focusAnswer()
{
    QWidget *wanted = m_fold.collapsed ? static_cast<QWidget *>(m_firstLine) : m_answer;
    wanted->setFocus(Qt::OtherFocusReason);
}

bool TurnView::isPinned() const
{
    return m_focusWithin || m_questionView->isEditing();
}

QList<MarkdownView *> TurnView::texts() const
{
    QList<MarkdownView *> texts {m_questionView->text()};
    if (m_reasoning && m_reasoning->isOpen())
        texts << m_reasoning->text();
    return texts << m_answer;
}

void TurnView::markWords(const QString &words, int current)
{
    for (MarkdownView *text : texts()) {
        text->markWords(words, current);
        current -= text->markCount();
    }
}

int TurnView::markCount() const
{
    int count = 0;
    for (const MarkdownView *text : texts())
        count += text->markCount();
    return count;
}

QRect TurnView::markRect(int index) const
{
    for (const MarkdownView *text : texts()) {
        if (index >= 0 && index < text->markCount()) {
            const QRect place = text->markRect(index);
            return {text->mapTo(this, place.topLeft()), place.size()};
        }
        index -= text->markCount();
    }
    return {};
}

bool TurnView::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        m_hovered = event->type() == QEvent::HoverEnter;
        showActions();
    }
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest && heightNow(*this, width()) != height())
        emit heightChanged();
    return handled;
}

} // namespace ui
