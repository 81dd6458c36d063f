#pragma once

#include "core/conversation/turn.h"

#include <QList>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace ui {

class AnswerImage;
class AnswerState;
class MarkdownView;
class QuestionView;
class QuietButton;
class ReasoningSection;
class Theme;
class ToolCallCard;
class VariantPager;

/// What the reader opened and closed of a turn; outlives its view.
struct TurnFold {
    bool collapsed = false; ///< The answer shows only its first line.
    bool reasoningOpen = false;
    bool questionOpen = false; ///< All of a long question shows.
    bool operator==(const TurnFold &) const = default;
};

/// What a turn cannot know of itself.
struct TurnPlace {
    QList<qint64> answerVariants = {}; ///< As ConversationTree says.
    QList<qint64> questionVariants = {};
    bool newest = false; ///< The last one on show.
    bool operator==(const TurnPlace &) const = default;
};

/// One question and its answer on screen. Told of each change, it shows only what is new.
class TurnView : public QWidget
{
    Q_OBJECT

public:
    TurnView(const TurnFold &fold, double textScale, const Theme &theme, QWidget *parent = nullptr);

    /// `columnModel` is whose column this is; an answer of another model says so.
    void showTurn(const core::Turn &turn, const QString &columnModel, const TurnPlace &place);
    qint64 turnId() const { return m_id; }

    /// Lays itself out for that width, at once, and says how tall it is then. Right only while it is visible.
    int settle(int width);

    TurnFold fold() const;
    void setCollapsed(bool collapsed);
    /// Shows all of question and answer, for what was found in it.
    void openAll();
    void openReasoning();
    void setTextScale(double scale);
    /// The keyboard is in this turn: its buttons show.
    void setFocusWithin(bool within);
    /// Puts the keyboard on the answer.
    void focusAnswer();
    /// It holds something that must not get lost, such as an open editor.
    bool isPinned() const;

    /// Marks the words in question, reasoning and answer; of all these places, in this order, `current`
    /// stands out.
    void markWords(const QString &words, int current = -1);
    int markCount() const;
    /// Where a marked place is, in this widget.
    QRect markRect(int index) const;

signals:
    /// Something in it changed its height by itself.
    void heightChanged();
    /// The reader opened or closed a part, or began to edit.
    void foldChanged();
    void allCollapseRequested(bool collapsed);
    void regenerateRequested(qint64 turn);
    void editRequested(qint64 turn, const core::Question &question, bool inAllColumns);
    void variantRequested(qint64 turn);
    void continueRequested(qint64 turn);
    void branchRequested(qint64 turn, bool inNewColumn);
    void inspectRequested(qint64 turn);
    void copyToPromptRequested(const core::Question &question);

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QWidget *createAnswerActions();
    void connectParts();
    void showReasoning(const core::Turn &turn);
    void showToolCalls(const core::Turn &turn);
    void showImages(const core::Turn &turn);
    void dropImages(qsizetype from);
    void showActions();
    void showFold();
    void elideFirstLine();
    void addActions(QMenu &menu);
    void openBranchMenu();
    QList<MarkdownView *> texts() const;

    const Theme &m_theme;
    qint64 m_id = 0;
    core::Question m_question;
    TurnPlace m_place;
    TurnFold m_fold;
    QString m_foldedText;
    double m_textScale;
    bool m_running = false;
    bool m_canContinue = false;
    bool m_hovered = false;
    bool m_focusWithin = false;

    QuestionView *m_questionView;
    QLabel *m_author;
    QPushButton *m_firstLine;
    QWidget *m_body;
    QVBoxLayout *m_bodyLayout;
    ReasoningSection *m_reasoning = nullptr;
    MarkdownView *m_answer;
    QList<ToolCallCard *> m_toolCalls;
    QStringList m_shownImages; ///< Their addresses.
    QList<AnswerImage *> m_images;
    AnswerState *m_state;
    VariantPager *m_pager;
    QuietButton *m_copy;
    QuietButton *m_regenerate;
    QuietButton *m_branch;
    QuietButton *m_inspect;
    QuietButton *m_collapse;
};

} // namespace ui
