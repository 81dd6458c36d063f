#pragma once

#include "core/conversation/comparison.h"

#include <QList>
#include <QToolButton>

class QAction;
class QActionGroup;
class QMenu;

namespace ui {

class Theme;

/// A button with a menu of how columns stand and are asked: side by side or in a grid, how many in view, one
/// after the other, scrolling together, and whose answers may be taken.
class LayoutMenu : public QToolButton
{
    Q_OBJECT

public:
    explicit LayoutMenu(const Theme &theme, QWidget *parent = nullptr);

    const core::ComparisonLayout &columnLayout() const { return m_layout; }
    const core::ComparisonPolicy &policy() const { return m_policy; }
    /// Without a signal.
    void setColumnLayout(const core::ComparisonLayout &layout);
    /// Without a signal.
    void setPolicy(const core::ComparisonPolicy &policy);

signals:
    /// The user chose it.
    void layoutChanged(const core::ComparisonLayout &layout);
    /// The user chose it.
    void policyChanged(const core::ComparisonPolicy &policy);

private:
    void addCaption(const QString &text);
    QAction *addChoice(QMenu *menu, const QString &text, QActionGroup *group = nullptr);
    void createArrangement();
    void createInView();
    void createAsking();
    void createPolicy();
    void takeLayout();
    void showChoices();

    const Theme &m_theme;
    core::ComparisonLayout m_layout;
    core::ComparisonPolicy m_policy;
    QMenu *m_menu;
    QMenu *m_inViewMenu;
    QAction *m_row;
    QAction *m_grid;
    QList<QAction *> m_inView; ///< By number; the first one: as many as fit.
    QAction *m_sequential;
    QAction *m_syncTurns;
    QAction *m_zeroDataRetention;
    QAction *m_denyDataCollection;
};

} // namespace ui
