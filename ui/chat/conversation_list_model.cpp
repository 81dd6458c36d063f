#include "ui/chat/conversation_list_model.h"

#include "ui/chat/conversation_words.h"
#include "ui/common/plain_tool_tip.h"

#include <algorithm>

namespace ui {

QString conversationTitle(const core::ComparisonInfo &info)
{
    return info.title.isEmpty() ? ConversationListModel::tr("Untitled") : info.title;
}

QString ConversationListModel::keyOf(const Row &row, const QList<core::ConversationHit> &hits)
{
    // No id begins like a heading.
    return row.hit < 0 ? u'\n' + row.heading : hits.at(row.hit).info.id;
}

QList<ConversationListModel::Row> ConversationListModel::rowsOf(const QList<core::ConversationHit> &hits,
                                                                bool searched, const QDateTime &now) const
{
    QList<Row> rows;
    rows.reserve(hits.size());
    QString last;
    for (int i = 0; i < hits.size(); ++i) {
        const core::ComparisonInfo &info = hits.at(i).info;
        if (!searched) {
            const QString heading = info.pinned ? tr("Pinned") : periodText(info.changed.toLocalTime(), now);
            if (heading != last)
                rows << Row {heading, -1};
            last = heading;
        }
        rows << Row {{}, i};
    }
    return rows;
}

void ConversationListModel::setHits(const QList<core::ConversationHit> &hits, bool searched,
                                    const QDateTime &now)
{
    const QList<Row> rows = rowsOf(hits, searched, now);
    // What changes is mostly one conversation that goes to the top: all below it stays.
    const qsizetype shorter = std::min(rows.size(), m_rows.size());
    qsizetype same = 0;
    while (same < shorter && keyOf(rows.at(same), hits) == keyOf(m_rows.at(same), m_hits))
        ++same;
    qsizetype sameAtEnd = 0;
    while (sameAtEnd < shorter - same
           && keyOf(rows.at(rows.size() - 1 - sameAtEnd), hits)
                  == keyOf(m_rows.at(m_rows.size() - 1 - sameAtEnd), m_hits))
        ++sameAtEnd;
    const qsizetype gone = m_rows.size() - same - sameAtEnd;
    const qsizetype come = rows.size() - same - sameAtEnd;
    if (gone > 0) {
        beginRemoveRows({}, int(same), int(same + gone - 1));
        m_rows.remove(same, gone);
        findRows();
        endRemoveRows();
    }
    if (come > 0)
        beginInsertRows({}, int(same), int(same + come - 1));
    m_hits = hits;
    m_rows = rows;
    m_now = now;
    findRows();
    if (come > 0)
        endInsertRows();
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

void ConversationListModel::findRows()
{
    m_rowOf.clear();
    m_rowOf.reserve(m_rows.size());
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).hit >= 0)
            m_rowOf.insert(m_hits.at(m_rows.at(row).hit).info.id, row);
    }
}

void ConversationListModel::setOpen(const QString &id)
{
    if (m_open == id)
        return;
    const QString before = std::exchange(m_open, id);
    for (const QString &each : {before, id}) {
        const QModelIndex changed = indexOf(each);
        if (changed.isValid())
            emit dataChanged(changed, changed);
    }
}

void ConversationListModel::setRunning(const QSet<QString> &ids)
{
    const QSet<QString> before = std::exchange(m_running, ids);
    for (int row = 0; row < m_rows.size(); ++row) {
        const core::ConversationHit *at = hit(index(row));
        if (at && before.contains(at->info.id) != ids.contains(at->info.id))
            emit dataChanged(index(row), index(row));
    }
}

void ConversationListModel::setInfo(const core::ComparisonInfo &info)
{
    const QModelIndex changed = indexOf(info.id);
    if (!changed.isValid())
        return;
    m_hits[m_rows.at(changed.row()).hit].info = info;
    emit dataChanged(changed, changed);
}

const core::ConversationHit *ConversationListModel::hit(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return nullptr;
    const int at = m_rows.at(index.row()).hit;
    return at < 0 ? nullptr : &m_hits.at(at);
}

QModelIndex ConversationListModel::first() const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).hit >= 0)
            return index(row);
    }
    return {};
}

QModelIndex ConversationListModel::indexOf(const QString &id) const
{
    const int row = m_rowOf.value(id, -1);
    return row < 0 ? QModelIndex() : index(row);
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationListModel::accessibleText(const core::ConversationHit &hit) const
{
    QStringList parts {conversationTitle(hit.info), conversationDetail(hit, m_now)};
    if (hit.info.pinned)
        parts << tr("pinned");
    if (hit.info.archived)
        parts << tr("archived");
    if (m_running.contains(hit.info.id))
        parts << tr("still answering");
    if (hit.info.id == m_open)
        parts << tr("open");
    if (!hit.excerpt.isEmpty())
        parts << markedExcerpt(hit.excerpt).text;
    return parts.join(QStringLiteral(", "));
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const core::ConversationHit *at = hit(index);
    if (!at) {
        const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return text ? QVariant(m_rows.at(index.row()).heading) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return conversationTitle(at->info);
    case Qt::EditRole:
        return at->info.title;
    case Qt::ToolTipRole:
        return plainToolTip(conversationTitle(at->info));
    case Qt::AccessibleTextRole:
        return accessibleText(*at);
    case IdRole:
        return at->info.id;
    case DetailRole:
        return conversationDetail(*at, m_now);
    case ExcerptRole:
        return at->excerpt;
    case PinnedRole:
        return at->info.pinned;
    case ArchivedRole:
        return at->info.archived;
    case RunningRole:
        return m_running.contains(at->info.id);
    case OpenRole:
        return at->info.id == m_open;
    default:
        return {};
    }
}

bool ConversationListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const core::ConversationHit *at = hit(index);
    const QString title = value.toString().simplified();
    if (!at || role != Qt::EditRole || title.isEmpty() || title == at->info.title)
        return false;
    emit renamed(at->info.id, title);
    return true;
}

Qt::ItemFlags ConversationListModel::flags(const QModelIndex &index) const
{
    if (!hit(index))
        return Qt::NoItemFlags;
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return m_changeable ? usual | Qt::ItemIsEditable : usual;
}

} // namespace ui
