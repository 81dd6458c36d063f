#pragma once

#include "core/history/attachment_hashes.h"
#include "core/history/search_index.h"
#include "core/history/unsaved_conversations.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <optional>

namespace core {

/// Puts conversations into the tables, inside the caller's transaction. Made once for a batch.
class ConversationWriter
{
public:
    /// `hashes` outlive it.
    ConversationWriter(const QSqlDatabase &handle, AttachmentHashes &hashes);

    // False: see lastError().
    bool write(const QString &id, const UnsavedConversation &conversation);
    /// Hides them from every list.
    bool remove(const QStringList &ids);
    /// Shows those again that were removed after that moment.
    bool restore(const QStringList &ids, const QDateTime &removedAfter);
    /// Takes out up to `most` of what was removed by that moment, for good. Says how many; below 0: failed.
    int purge(const QDateTime &removedBy, int most);
    // See SearchIndex.
    int indexMissing(int most);
    bool renewIndex() { return took(m_index.startAgainIfOutdated()); }
    /// Takes out the files that nobody has any more; the last thing to do in the transaction.
    bool finish();

    QSqlError lastError() const { return m_error; }
    /// The list of conversations looks different.
    bool hasChangedList() const { return m_changedList; }

private:
    /// What is in the table already.
    struct KnownTurn {
        qint64 seq = 0; ///< 0: nothing.
        bool indexed = false;
        QString question = {};
        QString answer = {};
    };

    bool run(QSqlQuery &query, const QVariantList &values);
    bool run(const QString &statement, const QVariantList &values);
    bool took(bool done);
    std::optional<qint64> numberOf(const QString &id);
    bool writeInfo(const ComparisonInfo &info);
    bool writeColumns(qint64 conversation, const Comparison &comparison);
    bool removeColumn(qint64 conversation, qint64 column);
    bool writeTurns(qint64 conversation, qint64 columnId, const UnsavedColumn &column);
    bool findTurn(qint64 conversation, qint64 columnId, qint64 id, KnownTurn *known);
    bool writeTurn(qint64 conversation, qint64 columnId, const Turn &turn);
    bool writeTexts(qint64 seq, const KnownTurn &known, qint64 conversation, qint64 columnId,
                    const Turn &turn);
    bool writeExchanges(qint64 seq, qint64 conversation, const Turn &turn);
    bool dropOldExchanges(qint64 conversation);
    bool writeDraft(const QString &id, const Question &draft);
    bool writeAttachments(const QString &table, const QVariant &owner, const QList<Attachment> &attachments);
    bool removeFromIndex(const QString &condition, const QVariantList &values);
    bool countUp(qint64 conversation);

    QSqlDatabase m_handle;
    AttachmentHashes &m_hashes;
    SearchIndex m_index;
    QSqlQuery m_findTurn;
    QSqlQuery m_newestTurn;
    QSqlQuery m_writeTurn;
    QSqlError m_error;
    bool m_changedList = false;
    bool m_changedCount = false; ///< Of columns or turns of the conversation that is being written.
    bool m_mayHaveLoose = false; ///< Files that nobody has.
};

} // namespace core
