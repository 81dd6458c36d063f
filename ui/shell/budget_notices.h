#pragma once

#include "core/model/budget.h"
#include "core/settings/preferences.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace core {
class Engine;
}

namespace ui {

class DesktopNotifier;
class NoticeArea;

/// Tells that a budget runs low: above the pages until it has room again, and once on the desktop.
class BudgetNotices : public QObject
{
    Q_OBJECT

public:
    BudgetNotices(core::Engine &engine, NoticeArea &area, const core::Preferences &preferences,
                  QObject *parent = nullptr);

signals:
    /// The user wants to see the budgets.
    void budgetsRequested();

private:
    void tell(const core::BudgetNotice &notice);
    void clearOutdated(const QList<core::BudgetStatus> &budgets);

    NoticeArea &m_area;
    const core::Preferences &m_preferences;
    DesktopNotifier *m_desktop;
    QHash<QString, core::BudgetNotice> m_told; ///< By budget; those that stand above the pages.
    QSet<QString> m_listed; ///< Budgets that there are; the limits of own keys are not among them.
};

} // namespace ui
