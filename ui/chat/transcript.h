#pragma once

#include "ui/chat/turn_rows.h"
#include "ui/chat/turn_view.h"
#include "ui/common/theme.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;

namespace ui {

class FindBar;

/// A column's conversation, scrolled.
///
/// Only turns near the view have widgets; of the others the height is known from when they were seen, or
/// guessed. When a guess is corrected, what the reader looks at stays where it is. The end is followed only
/// while the reader is there.
class Transcript : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit Transcript(const Theme &theme, QWidget *parent = nullptr);
    ~Transcript() override;

    /// Whose column this is: answers of other models say so.
    void setColumn(const QString &modelName);
    /// What to show while there is no conversation.
    void setIntroduction(const QString &text);
    /// Shows the path of the tree. To be called after each change; does only what the change asks for. The
    /// tree need not outlive the call.
    void showTree(const core::ConversationTree &tree);

    /// Goes to the end and follows it.
    void scrollToEnd();
    /// Whether the view moves along as the answer grows.
    bool follows() const { return m_follow; }

    /// Font zoom, 0.7 to 2; 1 is the theme's size.
    void setTextScale(double scale);
    double textScale() const { return m_scale; }

    /// The turn at the top of the view, as a position in the path, and which part of it is above, 0 to 1. -1
    /// where there is no conversation.
    int topTurn() const;
    double topFraction() const;
    /// Brings that place to the top, as far as there is enough below it.
    void scrollToTurn(int position, double fraction);
    /// Scrolls to a turn of the path and marks the words in it for a few seconds.
    void revealTurn(qint64 id, const QString &words);

    /// The whole conversation on show, for copying.
    QString markdown() const;

    /// Opens the search over this conversation.
    void showFind();

signals:
    void regenerateRequested(qint64 turn);
    void editRequested(qint64 turn, const core::Question &question, bool inAllColumns);
    void variantRequested(qint64 turn);
    void continueRequested(qint64 turn);
    void branchRequested(qint64 turn, bool inNewColumn);
    void inspectRequested(qint64 turn);
    void copyToPromptRequested(const core::Question &question);
    void followChanged(bool follows);
    /// The reader scrolled: position and fraction as of topTurn() and topFraction().
    void scrolledToTurn(int position, double fraction);
    /// The reader wants the text larger or smaller.
    void textScaleRequested(double scale);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    // transcript.cpp: what is on show, and where.
    void takePath(const core::ConversationTree &tree);
    void cutRows(int size);
    void clear();
    void updateView(int row);
    TurnView *createView(int row);
    void connectView(TurnView *view);
    void retire(TurnView *view);
    void layOut();
    bool settleRow(int row);
    int wantedTop() const;
    int endTop() const;
    void placeViews(int top);
    void dropFarViews(int top);
    void fillMargin();
    int lackingRow() const;
    void turnChangedHeight(TurnView *view);
    void orderTabs();
    void showJump();

    // transcript_input.cpp: what the reader does.
    void setFollow(bool follow);
    bool isAtEnd() const;
    void takeFold(TurnView *view);
    void collapseAll(bool collapsed);
    void goToRow(int row, int offset);
    void stepTurn(int step);
    void zoom(int steps);
    void followFocus(QWidget *now);
    void rememberFocus(int row);
    void restoreFocus();
    TurnView *turnOf(QWidget *widget) const;
    void makeVisible(const QWidget &widget);

    // transcript_find.cpp: words that are looked for.
    void createFindBar();
    void closeFind();
    void find(const QString &words);
    void stepFind(int step);
    void showFound();
    void markEverywhere(const QString &words);
    void placeFindBar();

    const Theme &m_theme;
    QString m_modelName;
    QLabel *m_introduction;
    QPushButton *m_jump;
    TurnRows m_rows;
    QList<qint64> m_path;
    size_t m_turnCount = 0; ///< In the tree, off the path too.
    qint64 m_running = 0;
    QHash<qint64, TurnFold> m_folds;
    double m_scale = 1;
    int m_width = 0; ///< Of the turns.
    bool m_follow = true;
    bool m_news = false; ///< Something came while the reader was elsewhere.
    TurnRows::Anchor m_anchor;
    bool m_adjusting = false; ///< The bar moves, but not by the reader.
    bool m_layingOut = false;
    bool m_viewsChanged = false;
    bool m_showsFocus = false; ///< The keyboard came by key, not by mouse.
    int m_zoomDelta = 0; ///< Of the wheel, less than a step.
    QTimer m_fill;
    QPointer<TurnView> m_focused;
    /// Where the keyboard was in a turn whose place another one takes.
    struct LostFocus {
        int row = -1;
        QString control;
    };
    LostFocus m_lostFocus;
    QList<QPointer<TurnView>> m_retired; ///< Without a parent, until they are deleted.

    struct Found {
        QString words;
        QList<int> counts; ///< By row: in how many places, as far as can be told without a view.
        int row = -1;
        int index = 0; ///< Of the place in its row.
    };
    Found m_found;
    FindBar *m_findBar = nullptr;
    QTimer m_unmark;
};

} // namespace ui
