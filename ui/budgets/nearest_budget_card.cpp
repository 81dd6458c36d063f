#include "ui/budgets/nearest_budget_card.h"

#include "ui/budgets/budget_table_model.h"
#include "ui/budgets/budget_words.h"
#include "ui/common/format.h"
#include "ui/common/role.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>

namespace ui {

NearestBudgetCard::NearestBudgetCard(QWidget *parent)
    : QFrame(parent)
    , m_name(new QLabel(this))
    , m_text(new QLabel(this))
    , m_share(new QLabel(this))
{
    setRole(this, "card");
    setRole(m_name, "subheading");
    setRole(m_share, "figure");
    m_text->setObjectName(QStringLiteral("nearest"));
    m_text->setWordWrap(true);
    for (QLabel *label : {m_name, m_text})
        label->setTextFormat(Qt::PlainText);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_name);
    texts->addWidget(m_text);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(16);
    layout->addLayout(texts, 1);
    layout->addWidget(m_share);
}

void NearestBudgetCard::showNearestOf(const QList<core::BudgetStatus> &budgets)
{
    const core::BudgetStatus *nearest = nearestToItsLimit(budgets);
    setVisible(nearest != nullptr);
    if (!nearest)
        return;
    const core::Budget &budget = nearest->budget;
    m_name->setText(tr("Nearest to its limit: %1").arg(budget.name));
    QStringList sentences {
        tr("%1 of %2 spent, %3 left.")
            .arg(formatMoney(nearest->spent), formatMoney(budget.limit), formatMoney(amountLeft(*nearest)))};
    if (!nearest->reserved.isZero())
        sentences << tr("%1 is set aside for requests under way.").arg(formatMoney(nearest->reserved));
    sentences << whatComesNext(budget.action, nearest->spent >= budget.limit);
    if (nearest->resetsAt.isValid())
        sentences << tr("It starts again %1.", "today at 18:00")
                         .arg(momentText(nearest->resetsAt, QDateTime::currentDateTime()));
    m_text->setText(sentences.join(u' '));
    m_share->setText(percentText(nearest->spent, budget.limit));
}

} // namespace ui
