#pragma once

#include "core/base/result.h"
#include "core/conversation/comparison.h"
#include "core/history/history_state.h"

#include <QFuture>
#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace core {

/// Which conversations the list shows.
struct ConversationQuery {
    /// Words that must all be there, in the title or in what was asked and answered, the last one as far as
    /// it was typed; case and accents do not count.
    QString text = {};
    QString folder = {}; ///< Only this one; empty: all.
    QString tag = {}; ///< Likewise.
    bool archived = false; ///< Those instead of the others.
    int most = 500;
    bool operator==(const ConversationQuery &) const = default;
};

/// A row of the list.
struct ConversationHit {
    ComparisonInfo info;
    int columns = 0;
    int turns = 0; ///< Of the column with the most.
    /// Where the text was found: a piece of what was asked or answered, the words between U+E000 and U+E001.
    /// Empty where the title has it or nothing was looked for.
    QString excerpt = {};
    qint64 columnId = 0; ///< Where the excerpt stands.
    qint64 turnId = 0;
};

/// Names in use, sorted.
struct ConversationGroups {
    QStringList folders = {};
    QStringList tags = {};
    int archived = 0; ///< How many conversations.
};

/// The comparisons that are kept, in an SQLite file of their own. Callable from any thread; the work is done
/// in a thread of its own, in the order of the calls. What is saved is on the disk at most 300 ms later; what
/// is asked for has everything that was saved before. A file that cannot be used is left as it is (see
/// Database), and stateChanged() says so.
class ConversationStore : public QObject
{
    Q_OBJECT

public:
    /// Compressed, of one conversation. Each request has all that was said before, so they would grow with
    /// the square of its length.
    static constexpr qint64 kMostExchangeBytes = 20'000'000;

    explicit ConversationStore(const QString &path);
    /// Writes what was saved.
    ~ConversationStore() override;

    /// Opens the file, or makes it; removed conversations whose time to be restored is over go for good soon
    /// after.
    QFuture<HistoryState> open();

    /// Pinned ones first, then the newest; with a text, the best hits.
    QFuture<Result<QList<ConversationHit>>> find(const ConversationQuery &query);
    QFuture<Result<ConversationGroups>> groups();
    /// Nothing for an id that is not there or was removed. The turns come without their exchanges, which may
    /// be hundreds of megabytes.
    QFuture<Result<std::optional<Comparison>>> load(const QString &id);
    /// What went over the wire for one turn, oldest first. Of a conversation the newest are kept, up to
    /// kMostExchangeBytes.
    QFuture<Result<QList<WireExchange>>> exchanges(const QString &id, qint64 columnId, qint64 turnId);

    // Each of these makes the conversation or the column where it is not there yet. What is wrong with the
    // file is told by stateChanged().
    void saveInfo(const ComparisonInfo &info);
    /// All columns in order, without their turns; those that are missing here go with their turns.
    void saveColumns(const QString &id, const Comparison &withoutTurns);
    /// These turns, new or changed, and which one is the last on show. Exchanges that are stored already
    /// stay, whether the turns have them or not.
    void saveTurns(const QString &id, qint64 columnId, const std::vector<Turn> &turns, qint64 head);
    /// An empty one is forgotten. `id` may be empty: the draft of a conversation that is not there yet.
    void saveDraft(const QString &id, const Question &draft);
    QFuture<Result<Question>> draft(const QString &id);

    /// Can be taken back by restore() for a day, or until purge().
    QFuture<Status> remove(const QStringList &ids);
    QFuture<Status> restore(const QStringList &ids);
    /// Removed ones go for good.
    QFuture<Status> purge();
    /// Once everything saved so far is on the disk.
    QFuture<Status> flush();

signals:
    void stateChanged(const core::HistoryState &state);
    /// The list may look different; at most twice a second.
    void listChanged();

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker;
};

} // namespace core

Q_DECLARE_METATYPE(core::ConversationHit)
