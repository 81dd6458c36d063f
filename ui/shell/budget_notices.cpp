#include "ui/shell/budget_notices.h"

#include "core/engine/engine.h"
#include "ui/budgets/budget_words.h"
#include "ui/common/format.h"
#include "ui/shell/desktop_notifier.h"
#include "ui/shell/notice_area.h"

#include <QLocale>

namespace ui {

namespace {

constexpr int kWholePercent = 100;
constexpr int kPermillePerPercent = 10;

QString noticeName(const QString &budget)
{
    return QStringLiteral("budget ") + budget;
}

/// Whether what a notice told is still so.
bool isTrueStill(const core::BudgetNotice &notice, const core::BudgetStatus &status)
{
    // A rolling budget has no begin; its notices name the day on which they came.
    const bool samePeriod = status.budget.period == core::BudgetPeriod::Rolling || status.from == notice.from;
    return samePeriod && !status.budget.disabled
           && permilleOf(status.spent, status.budget.limit) >= notice.percent * kPermillePerPercent;
}

} // namespace

BudgetNotices::BudgetNotices(core::Engine &engine, NoticeArea &area, const core::Preferences &preferences,
                             QObject *parent)
    : QObject(parent)
    , m_area(area)
    , m_preferences(preferences)
    , m_desktop(new DesktopNotifier(this))
{
    connect(&engine, &core::Engine::budgetWarned, this, &BudgetNotices::tell);
    connect(&engine, &core::Engine::budgetsChanged, this, &BudgetNotices::clearOutdated);
    connect(m_desktop, &DesktopNotifier::activated, this, &BudgetNotices::budgetsRequested);
}

void BudgetNotices::tell(const core::BudgetNotice &notice)
{
    const bool spent = notice.percent >= kWholePercent;
    const QString title =
        spent ? tr("The budget “%1” is spent").arg(notice.budget)
              : tr("%1% of the budget “%2” is spent").arg(QLocale().toString(notice.percent), notice.budget);
    QStringList sentences {tr("%1 of %2 spent.").arg(formatMoney(notice.spent), formatMoney(notice.limit)),
                           whatComesNext(notice.action, spent)};
    if (notice.resetsAt.isValid())
        sentences << tr("It starts again %1.", "today at 18:00")
                         .arg(momentText(notice.resetsAt, QDateTime::currentDateTime()));
    const QString text = sentences.join(u' ');

    m_told.insert(notice.budget, notice);
    m_area.post(noticeName(notice.budget), {title, text, tr("Open Budgets"), [this, notice] {
                                                m_area.dismiss(noticeName(notice.budget));
                                                emit budgetsRequested();
                                            }});
    if (m_preferences.flag(core::Preference::BudgetNotifications))
        m_desktop->tell({title, text, tr("Open Budgets"), spent});
}

void BudgetNotices::clearOutdated(const QList<core::BudgetStatus> &budgets)
{
    QHash<QString, core::BudgetStatus> statuses;
    QSet<QString> names;
    for (const core::BudgetStatus &status : budgets) {
        statuses.insert(status.budget.name, status);
        names.insert(status.budget.name);
    }
    const QStringList told = m_told.keys();
    for (const QString &budget : told) {
        const bool isThere = names.contains(budget);
        const core::BudgetStatus status = statuses.value(budget);
        const bool stays = isThere ? !status.loaded || isTrueStill(m_told.value(budget), status)
                                   : !m_listed.contains(budget);
        if (stays)
            continue;
        m_area.clear(noticeName(budget));
        m_told.remove(budget);
    }
    m_listed = names;
}

} // namespace ui
