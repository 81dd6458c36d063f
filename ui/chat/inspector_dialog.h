#pragma once

#include "core/conversation/turn.h"
#include "ui/common/theme.h"

#include <QDialog>
#include <QList>

#include <array>

class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace ui {

class CopyButton;
class InspectorAttempts;
class InspectorPage;
class InspectorSummary;
class Switch;

/// What went over the wire for one answer: each attempt with its request and its response, as a command for
/// curl, and why it went as it did. Knows values only. Belongs beside its window and does not block it;
/// show() it, and delete it when it closes (Qt::WA_DeleteOnClose).
class InspectorDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Tab { Request, Response, Curl, Summary };

    InspectorDialog(const core::Turn &turn, const Theme &theme, QWidget *parent);

    /// The same answer, of which more is known now.
    void showTurn(const core::Turn &turn);

private:
    QWidget *createAttempts();
    QWidget *createTabs();
    QLayout *createFindBar();
    QLayout *createButtons();
    void addShortcuts();

    void fillAttempts();
    void showAttempt();
    /// Fills the tab that is seen, unless it is.
    void showTab();
    /// What can be done with the tab now.
    void showState();
    void showRequest();
    void showResponse();
    void showCurl();
    void showNothing(InspectorPage *page) const;
    const core::WireExchange *sentFor(InspectorPage *page) const;

    void find(bool backwards);
    void findTyped();
    void showCount();
    void turnTab(int by);
    QString textToCopy() const;
    void save();
    void write(const QString &path);

    const core::WireExchange *exchange() const;
    Tab tab() const;
    InspectorPage *page() const;

    const Theme &m_theme;
    core::Turn m_turn;
    InspectorAttempts *m_attempts;
    QTabWidget *m_tabs;
    std::array<InspectorPage *, 3> m_pages {};
    std::array<bool, 3> m_filled {};
    InspectorSummary *m_summary;
    QWidget *m_form; ///< With m_asSent.
    Switch *m_asSent;
    QLineEdit *m_find;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    CopyButton *m_copy;
    CopyButton *m_copyCurl;
    QPushButton *m_save;
    QLabel *m_result; ///< Of saving.
};

} // namespace ui
