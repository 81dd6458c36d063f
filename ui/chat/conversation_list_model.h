#pragma once

#include "core/history/conversation_store.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <functional>

namespace ui {

/// The kept conversations under headings of when they were changed; what was searched for stands as it was
/// found, without headings.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles {
        IdRole = Qt::UserRole, ///< Empty for a heading.
        DetailRole, ///< When, how many models, tags.
        ExcerptRole, ///< Of a hit, with the store's marks; empty where there is none.
        PinnedRole,
        ArchivedRole,
        RunningRole, ///< Something in it still streams.
        OpenRole ///< It is the one on the page.
    };

    using QAbstractListModel::QAbstractListModel;

    /// Rows that stay keep their places in views.
    void setHits(const QList<core::ConversationHit> &hits, bool searched, const QDateTime &now);
    void setOpen(const QString &id);
    const QString &openId() const { return m_open; }
    void setRunning(const QSet<QString> &ids);
    /// Shows what changed about a conversation, where it stands; nothing if it is not there.
    void setInfo(const core::ComparisonInfo &info);
    void setChangeable(bool changeable) { m_changeable = changeable; }

    /// How many conversations there are.
    int count() const { return int(m_hits.size()); }
    /// Null for headings.
    const core::ConversationHit *hit(const QModelIndex &index) const;
    /// The first conversation; invalid if there is none.
    QModelIndex first() const;
    /// Invalid where it is not in the list.
    QModelIndex indexOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    /// The user wrote another title in its place.
    void renamed(const QString &id, const QString &title);

private:
    struct Row {
        QString heading; ///< Empty: a conversation.
        int hit = -1;
    };
    /// What makes a row the same one after a change.
    static QString keyOf(const Row &row, const QList<core::ConversationHit> &hits);
    QList<Row> rowsOf(const QList<core::ConversationHit> &hits, bool searched, const QDateTime &now) const;
    void findRows();
    QVariant accessibleText(const core::ConversationHit &hit) const;

    QList<core::ConversationHit> m_hits;
    QList<Row> m_rows;
    QHash<QString, int> m_rowOf; ///< By id.
    QDateTime m_now;
    QString m_open;
    QSet<QString> m_running;
    bool m_changeable = true;
};

/// The title, or what stands in its place.
QString conversationTitle(const core::ComparisonInfo &info);

} // namespace ui
