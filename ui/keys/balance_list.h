#pragma once

#include "core/engine/engine.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QString>

namespace ui {

/// What a provider said about the account behind a key, or why it said nothing.
struct KeyBalance {
    bool asking = false; ///< What stands here besides is of the time before.
    core::ProviderBalance balance = {};
    QDateTime asked = {}; ///< UTC; when it was answered last. Invalid: never.
    QString problem = {}; ///< For people; of the last question.
};

/// What came of asking about these keys.
struct BalanceReport {
    QString text; ///< A line for each key.
    bool known = false; ///< Something came for at least one.
    bool failed = false; ///< For at least one.
};

/// Asks for balances, and keeps the answers until the program ends.
class BalanceList : public QObject
{
    Q_OBJECT

public:
    explicit BalanceList(core::Engine &engine, QObject *parent = nullptr);

    /// Keys that are being asked about already are left out.
    void ask(const QList<core::KeyStatus> &keys);
    /// Waits no longer; what was known before stays.
    void cancel();
    int waiting() const { return m_waiting; }
    /// By `PROVIDER/NAME`.
    const QHash<QString, KeyBalance> &balances() const { return m_balances; }

    BalanceReport report(const QList<core::KeyStatus> &keys) const;

    static QString idOf(const core::KeyStatus &key);

signals:
    void changed();

private:
    void take(const QString &id, int round, const core::Result<core::ProviderBalance> &answer);

    core::Engine &m_engine;
    QHash<QString, KeyBalance> m_balances;
    int m_waiting = 0;
    int m_round = 0; ///< Answers of rounds that were cancelled are not taken.
};

/// The amount with its currency, `12.34 USD`; where only that is told, what was used.
QString balanceText(const core::ProviderBalance &balance);
/// The same with what was used and the limit, where the provider tells, and when it was asked.
QString balanceDetails(const KeyBalance &balance);

} // namespace ui
