#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class ComparisonSession;
class Theme;

/// The line above the columns: what the comparison is called, how many it asks and what it cost, and the
/// buttons for all of them.
class CompareToolbar : public QWidget
{
    Q_OBJECT

public:
    explicit CompareToolbar(const Theme &theme, QWidget *parent = nullptr);

    /// Puts a menu button of the page beside the others.
    void addMenu(QWidget *button);
    void showSession(const ComparisonSession &session);
    void setPanelShown(bool shown);
    /// For the list of models to drop down from.
    QWidget *addModelButton() const;

signals:
    void panelToggled();
    void sendToAllRequested();
    void newRequested();
    void addModelRequested();

private:
    QHBoxLayout *m_row;
    QToolButton *m_panel;
    QLabel *m_title;
    QLabel *m_count;
    QLabel *m_temporary;
    QLabel *m_cost;
    QPushButton *m_sendToAll;
    QPushButton *m_startNew;
    QPushButton *m_addModel;
};

} // namespace ui
