#pragma once

#include "core/conversation/turn.h"
#include "ui/chat/column_model.h"
#include "ui/common/theme.h"

#include <QGroupBox>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace ui {

class ColumnSession;
class FrameClock;
class Transcript;

/// Shows one column: who is asked, the conversation, and what it takes. The session goes on without it.
class ChatColumn : public QGroupBox
{
    Q_OBJECT

public:
    static constexpr int kNarrowest = 252; ///< Three fit into a window of 900 pixels.
    static constexpr int kCollapsedWidth = 40;

    ChatColumn(ColumnSession &session, const ColumnModel &model, const Theme &theme, FrameClock &clock,
               QWidget *parent = nullptr);
    ~ChatColumn() override;

    ColumnSession &session() const { return m_session; }
    Transcript &transcript() const { return *m_transcript; }
    void setModel(const ColumnModel &model);
    const ColumnModel &model() const { return m_model; }

    /// Marks the column whose conversation all columns go on with.
    void setPicked(bool picked);
    void setRemovable(bool removable);
    /// A strip that bears its name.
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    void setMaximised(bool maximised);
    void setTextScale(double scale);

signals:
    void pickRequested();
    void removeRequested();
    /// What opens for it belongs below the widget; likewise in the next two.
    void modelChangeRequested(QWidget *anchor);
    void parametersRequested(QWidget *anchor);
    void attemptsRequested(qint64 turn, QWidget *anchor);
    void inspectRequested(qint64 turn);
    void editRequested(qint64 turn, const core::Question &question, bool inAllColumns);
    void branchColumnRequested(qint64 turn);
    /// The question is to be written anew from there.
    void copyToPromptRequested(const core::Question &question);
    void maximiseRequested();
    void collapseRequested();
    /// The menu of further actions opens: the owner adds its own.
    void menuOpens(QMenu *menu);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QWidget *createHeader();
    QWidget *createFigures();
    QWidget *createStrip();
    QToolButton *createButton(const QString &icon, const QString &name, const QString &toolTip);
    void connectTranscript();
    void fillMenu(QMenu *menu);
    void refresh();
    void showButtons();
    void showModel();
    void showSettings();
    void fitTexts();
    void showFigures();

    ColumnSession &m_session;
    ColumnModel m_model;
    const Theme &m_theme;
    FrameClock &m_clock;
    const int m_phase;
    bool m_dirty = false;
    bool m_picked = false;
    bool m_collapsed = false;
    bool m_maximised = false;
    QString m_settingsText;
    QPushButton *m_name;
    QPushButton *m_parameters;
    QToolButton *m_takesPart;
    QToolButton *m_pick;
    QToolButton *m_regenerate;
    QToolButton *m_stop;
    QToolButton *m_remove;
    QToolButton *m_more;
    Transcript *m_transcript;
    QWidget *m_content;
    QToolButton *m_strip;
    QLabel *m_figures;
    QToolButton *m_attempts;
};

} // namespace ui
