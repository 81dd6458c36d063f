#pragma once

#include "core/base/result.h"
#include "core/budget/ledger.h"
#include "core/model/request_record.h"

#include <QFuture>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimeZone>

#include <memory>
#include <optional>

namespace core {

class HistoryStore;

/// How an attempt ended, for the book.
struct AttemptBill {
    std::optional<Money> cost = {}; ///< Absent: unknown.
    CostSource source = CostSource::Unknown;
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
};

/// The ledger with a memory that a crash cannot wipe out. Every reservation stands in a journal file before
/// the request is sent, and its end is added to it; what the history does not know at the next start is taken
/// from there. Several processes on one profile share the file, and with it the budgets: its order decides
/// who came first. Belongs to the engine's thread; its functions never wait for anything but the file.
class SpendBook : public QObject
{
    Q_OBJECT

public:
    /// `journal` is the path of the file; empty: nothing outlives the program.
    SpendBook(QString journal, HistoryStore &history, QObject *parent = nullptr);
    ~SpendBook() override;

    /// Opens the journal and settles what earlier runs left open. The future is finished when that, and what
    /// the budgets of that time spent before, is known.
    QFuture<Done> open();
    /// Replaces the budgets; whoever must not be let through meanwhile waits for ready().
    void setBudgets(const QList<Budget> &budgets, const QTimeZone &zone);
    /// Finished when the past of every budget is known.
    QFuture<Done> ready();
    bool isReady() const;

    /// See Ledger::refusal().
    std::optional<BudgetRefusal> refusal(const SpendFacts &facts, const std::optional<Money> &worst,
                                         BudgetAction action) const;
    /// Whether there is any budget at all.
    bool hasBudgets() const;

    /// Sets aside what the attempt may cost and writes that down. `request` with its begin stands for the row
    /// that the history would get of it, should the program not live to see its end.
    std::optional<BudgetRefusal> reserve(const RequestRecord &request, int ordinal, const SpendFacts &facts,
                                         const std::optional<Money> &worst);
    /// Ends what reserve() began; each reservation is ended once. The history gets the request's row from
    /// somebody else, in the same turn of the event loop or later.
    void settle(const QString &requestId, int ordinal, const AttemptBill &bill);

    QList<BudgetStatus> statuses() const;

signals:
    /// The figures of budgets changed; at most twice a second.
    void changed();
    void warned(const core::BudgetNotice &notice);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core
