#pragma once

#include "core/conversation/comparison.h"
#include "ui/chat/chat_models.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QMenu;

namespace core {
class ConversationStore;
}

namespace ui {

class AttemptsPopup;
class ChatColumn;
class ColumnBoard;
class ColumnSession;
class ComparisonSession;
class FrameClock;
class ModelChooser;
class ParametersPopup;
class Theme;
class UndoBar;

/// Shows a comparison: its columns, and what opens from them.
class ColumnsView : public QWidget
{
    Q_OBJECT

public:
    /// `store`: where the wire form of older answers is kept.
    ColumnsView(ChatModels &models, core::ConversationStore &store, const Theme &theme,
                QWidget *parent = nullptr);
    ~ColumnsView() override;

    /// Null shows nothing; the session outlives this or is replaced first.
    void setSession(ComparisonSession *session);
    /// The catalog, the keys or the marks are others.
    void modelsChanged();
    void setTextScale(double scale);

    const QList<ChatColumn *> &columns() const { return m_columns; }
    /// Opens the list of models below the widget, to add a column.
    void chooseModel(QWidget *anchor);
    /// Column, from 1: gives it the focus.
    void focusColumn(int number);
    /// Likewise: picks it.
    void pickColumn(int number);
    /// Scrolls to a turn and marks the words that were looked for.
    void reveal(qint64 column, qint64 turn, const QString &words);

signals:
    /// Which columns there are and what they ask.
    void columnsChanged();
    void textScaleRequested(double scale);
    void copyToPromptRequested(const core::Question &question);
    /// The reader is done with a popup.
    void promptWanted();

private:
    void rebuild();
    ChatColumn *createColumn(ColumnSession *session);
    void connectColumn(ChatColumn *column);
    void fillMenu(ChatColumn *column, QMenu *menu);
    void addAdoptMenu(ChatColumn *column, QMenu *menu);
    void showPicked();
    void removeColumn(ChatColumn *column);
    void undoRemove();
    void openChooser(QWidget *anchor, ChatColumn *column);
    void takeChoice(const QString &modelId);
    void openParameters(ChatColumn *column, QWidget *anchor);
    void openAttempts(ChatColumn *column, qint64 turn, QWidget *anchor);
    void inspect(ChatColumn *column, qint64 turn);
    void showExchanges(const core::Turn &turn);
    void edit(ChatColumn *column, qint64 turn, const core::Question &question, bool inAllColumns);
    void sendOnlyTo(ChatColumn *column);
    void follow(ChatColumn *leader, int turn, double fraction);
    ChatColumn *columnOf(const ColumnSession *session) const;

    ChatModels &m_models;
    core::ConversationStore &m_store;
    const Theme &m_theme;
    FrameClock *m_clock;
    ColumnBoard *m_board;
    UndoBar *m_undoBar;
    ComparisonSession *m_session = nullptr;
    QList<ChatColumn *> m_columns;
    double m_textScale = 1;
    ChatColumn *m_choosingFor = nullptr; ///< Null while a model for a new column is chosen.
    ChatColumn *m_settingFor = nullptr;
    ModelChooser *m_chooser = nullptr;
    ParametersPopup *m_parameters = nullptr;
    AttemptsPopup *m_attempts = nullptr;
};

} // namespace ui
