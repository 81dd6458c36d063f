#pragma once

#include "ui/chat/column_session.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace core {
class ConversationStore;
}

namespace ui {

/// One comparison at work: its columns, who is asked when, and that all of it is kept. Lives on while no
/// window shows it, until its answers are there.
class ComparisonSession : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMostColumns = 24;

    /// `store`: null for a temporary comparison, of which nothing is kept.
    ComparisonSession(core::Comparison comparison, core::ConversationStore *store, CallStarter start,
                      PriceLookup prices, QObject *parent = nullptr);
    /// Saves what is not saved yet.
    ~ComparisonSession() override;

    const core::ComparisonInfo &info() const { return m_info; }
    /// For what the user changed in the list; the title, folder and marks.
    void takeInfo(const core::ComparisonInfo &info);
    bool isTemporary() const { return !m_store; }
    /// Nothing was asked yet.
    bool isEmpty() const;
    bool isRunning() const;
    const core::ComparisonLayout &layout() const { return m_layout; }
    void setLayout(const core::ComparisonLayout &layout);
    const core::ComparisonPolicy &policy() const { return m_policy; }
    void setPolicy(const core::ComparisonPolicy &policy);

    const QList<ColumnSession *> &columns() const { return m_columns; }
    ColumnSession *column(qint64 id) const;
    /// Null if there are kMostColumns. `at` below zero: at the end.
    ColumnSession *addColumn(const core::ColumnSettings &settings, int at = -1);
    /// Beside it, with the same settings and its conversation up to a turn; 0: all of it.
    ColumnSession *duplicate(ColumnSession *column, qint64 upTo = 0);
    /// The column is stopped and kept aside, for restoreColumn(), until the next one is removed.
    void removeColumn(ColumnSession *column);
    /// Null if there is none.
    ColumnSession *restoreColumn();
    void forgetRemoved();
    void moveColumn(ColumnSession *column, int to);

    /// The column whose conversation all of them go on with at the next question; null for none.
    ColumnSession *picked() const { return m_picked; }
    void pick(ColumnSession *column);
    /// Columns that get what is sent to all.
    QList<ColumnSession *> targets() const;
    void send(const core::Question &question, const QList<ColumnSession *> &targets);
    void stopAll();
    /// What send() would send, column by column, as ColumnSession::estimateRequest() has it.
    core::ChatRequest estimateRequest(const ColumnSession &column, const core::Message &question) const;
    /// What was asked, oldest first, without repetitions.
    QStringList questions() const;
    core::Money cost() const;

    /// It was deleted: stops, and keeps nothing any more.
    void abandon();
    /// Writes what changed now.
    void save();

signals:
    /// Which columns there are or how they stand, or who is picked.
    void columnsChanged();
    void runningChanged();
    void infoChanged();

private:
    struct Removed {
        std::unique_ptr<ColumnSession> column;
        int at = 0;
    };

    ColumnSession *insert(core::ComparisonColumn column, int at);
    void watch(ColumnSession *column);
    bool mayStart(const ColumnSession *column) const;
    void startNext();
    void touch();
    void saveSoon(int milliseconds);
    void saveTurns(ColumnSession &column);
    core::Comparison withoutTurns() const;

    core::ComparisonInfo m_info;
    core::ConversationStore *m_store;
    CallStarter m_start;
    PriceLookup m_prices;
    core::ComparisonLayout m_layout;
    core::ComparisonPolicy m_policy;
    QList<ColumnSession *> m_columns; ///< Children.
    Removed m_removed;
    ColumnSession *m_picked = nullptr;
    qint64 m_nextId = 1;
    QTimer m_saveTimer;
    bool m_columnsDirty = false;
    bool m_infoDirty = false;
    QSet<qint64> m_dirty; ///< Columns whose turns changed.
};

} // namespace ui
