#pragma once

#include "core/base/money.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// Whose spending a budget counts. Every part that is not empty must fit: `{key: editor, model: anthropic/*}`
/// is what the key `editor` spends on Anthropic's models. All empty: everything (the workspace).
struct BudgetScope {
    QString member = {}; ///< Whom an own key was given to.
    QString key = {}; ///< Name of an own key.
    QString providerKey = {}; ///< `PROVIDER/NAME` of a provider key.
    QString provider = {}; ///< Provider id.
    QString model = {}; ///< Catalog id, or a pattern such as `anthropic/*`.
    QString app = {}; ///< What a client calls itself, or a pattern such as `claude-cli/*`; case is ignored.
    /// Stable id of an own key. Only of the limits that keys carry themselves; never in a configuration.
    QString keyId = {};

    bool isWorkspace() const { return *this == BudgetScope {}; }
    bool operator==(const BudgetScope &) const = default;
};

/// The parts as config.json has them: `workspace`, or `key:editor`, `model:anthropic/*`, ….
QStringList budgetScopeWords(const BudgetScope &scope);
/// Empty if a part is no known one, is there twice, or has no name.
std::optional<BudgetScope> budgetScopeFrom(const QStringList &words);

enum class BudgetPeriod {
    Day, ///< From midnight.
    Week, ///< From Monday, midnight.
    Month, ///< From the first, midnight.
    Rolling, ///< The last Budget::rollingDays times 24 hours.
    Total, ///< For ever.
};

/// `day`, `week`, `month`, `rolling`, `total`.
QString budgetPeriodName(BudgetPeriod period);
std::optional<BudgetPeriod> budgetPeriodFrom(QStringView name);

enum class BudgetAction {
    Warn, ///< Only tells.
    Block, ///< Refuses what may cost more than is left.
    Downgrade, ///< Asks the models of Budget::downgradeTo instead.
};

/// `warn`, `block`, `downgrade`.
QString budgetActionName(BudgetAction action);
std::optional<BudgetAction> budgetActionFrom(QStringView name);

/// 50, 80 and 100 percent.
QList<int> usualWarnings();

/// A limit on money. Days, weeks and months are those of the user's time zone.
struct Budget {
    QString name; ///< Unique among the budgets.
    BudgetScope scope = {};
    Money limit = {}; ///< Zero lets only through what costs nothing.
    BudgetPeriod period = BudgetPeriod::Month;
    int rollingDays = 30; ///< For Rolling; from 1 to 366.
    BudgetAction action = BudgetAction::Block;
    QList<int> warnAt = usualWarnings(); ///< Percent of the limit; each is told once in a period.
    QString downgradeTo = {}; ///< For Downgrade: a model or `set/NAME`.
    /// Counts the simulator's play money, and only that: for trying budgets out.
    bool simulated = false;
    /// Lets requests through whose highest cost cannot be told, because a price is unknown. What they turn
    /// out to cost is counted all the same.
    bool allowUnknownPrices = false;
    bool disabled = false;
    bool operator==(const Budget &) const = default;
};

/// How a budget stands.
struct BudgetStatus {
    Budget budget;
    Money spent = {};
    Money reserved = {}; ///< Set aside for requests under way.
    QDateTime from = {}; ///< Begin of the running period, UTC; invalid for Total.
    QDateTime resetsAt = {}; ///< UTC; invalid for Rolling and Total, which never reset at once.
    bool loaded = false; ///< Whether what was spent before is known already.
    bool operator==(const BudgetStatus &) const = default;
};

/// A threshold of a budget was reached for the first time in its period.
struct BudgetNotice {
    QString budget;
    int percent = 0; ///< The highest one of Budget::warnAt that was reached.
    Money spent = {};
    Money limit = {};
    BudgetAction action = BudgetAction::Warn;
    QDateTime from = {}; ///< Of the period, UTC; for Rolling the day on which it was reached.
    QDateTime resetsAt = {}; ///< As in BudgetStatus.
    bool operator==(const BudgetNotice &) const = default;
};

} // namespace core

Q_DECLARE_METATYPE(core::BudgetNotice)
Q_DECLARE_METATYPE(QList<core::BudgetStatus>)
