#include "ui/budgets/budgets_start.h"

#include "ui/common/format.h"
#include "ui/common/role.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr qint64 kDollar = 1'000'000'000'000; ///< In pico-dollars.

core::Budget suggestion(const QString &name, qint64 dollars, core::BudgetPeriod period,
                        core::BudgetAction action)
{
    return {.name = name,
            .limit = core::Money::fromPicoDollars(dollars * kDollar),
            .period = period,
            .action = action};
}

} // namespace

BudgetsStart::BudgetsStart(QWidget *parent)
    : QWidget(parent)
{
    constexpr int kTextWidth = 560;
    auto *title = new QLabel(tr("No budgets yet"), this);
    title->setAlignment(Qt::AlignCenter);
    setRole(title, "heading");
    auto *text =
        new QLabel(tr("A budget makes sure that a runaway script, an expensive model or a lost key costs no "
                      "more than you allow. It can count everything, or only a key, a program, a provider "
                      "or a model; and it can refuse requests, send them to a cheaper model, or only tell "
                      "you."),
                   this);
    text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    text->setWordWrap(true);
    text->setMaximumWidth(kTextWidth);
    setRole(text, "muted");

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addStretch(1);
    layout->addWidget(title);
    // A wrapped text asks for little width; only a row of its own gives it as much as it may have.
    auto *textRow = new QHBoxLayout;
    textRow->addStretch();
    textRow->addWidget(text, 4);
    textRow->addStretch();
    layout->addLayout(textRow);
    layout->addSpacing(8);
    auto *suggestions = new QHBoxLayout;
    suggestions->setSpacing(12);
    suggestions->addStretch(1);
    const core::Budget month =
        suggestion(QStringLiteral("month"), 20, core::BudgetPeriod::Month, core::BudgetAction::Block);
    const core::Budget day =
        suggestion(QStringLiteral("day"), 2, core::BudgetPeriod::Day, core::BudgetAction::Warn);
    addSuggestion(suggestions, tr("At most %1 a month").arg(formatMoney(month.limit)),
                  tr("Everything counts. What does not fit any more is refused."), month);
    addSuggestion(suggestions, tr("Tell me about days over %1").arg(formatMoney(day.limit)),
                  tr("Everything counts, and nothing is held up."), day);
    suggestions->addStretch(1);
    layout->addLayout(suggestions);
    layout->addStretch(2);
}

void BudgetsStart::addSuggestion(QHBoxLayout *row, const QString &title, const QString &text,
                                 const core::Budget &budget)
{
    constexpr int kWidth = 300;
    auto *button = new QPushButton(this);
    setRole(button, "suggestion");
    button->setAccessibleName(title);
    button->setAccessibleDescription(text);
    auto *inside = new QVBoxLayout(button);
    inside->setContentsMargins(16, 12, 16, 12);
    inside->setSpacing(2);
    auto *heading = new QLabel(title);
    setRole(heading, "subheading");
    auto *about = new QLabel(text);
    setRole(about, "small");
    for (QLabel *label : {heading, about}) {
        label->setWordWrap(true);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        inside->addWidget(label);
    }
    button->setMaximumWidth(kWidth);
    button->setMinimumHeight(button->fontMetrics().lineSpacing() * 4 + 24);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(button, &QPushButton::clicked, this, [this, budget] { emit chosen(budget); });
    row->addWidget(button, 4);
}

} // namespace ui
