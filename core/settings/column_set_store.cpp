#include "core/settings/column_set_store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core {

namespace {

const QString kSets = QStringLiteral("sets");

QByteArray bytesOf(const QList<ColumnSet> &sets)
{
    QJsonArray array;
    for (const ColumnSet &set : sets)
        array.append(columnSetJson(set));
    return QJsonDocument(QJsonObject {{kSets, array}}).toJson(QJsonDocument::Indented);
}

bool isBefore(const ColumnSet &a, const ColumnSet &b)
{
    const int order = a.name.localeAwareCompare(b.name);
    return order != 0 ? order < 0 : a.name < b.name;
}

/// In place of the one of that name.
void put(QList<ColumnSet> &sets, const ColumnSet &set)
{
    sets.removeIf([&](const ColumnSet &other) { return other.name == set.name; });
    sets.insert(std::upper_bound(sets.begin(), sets.end(), set, isBefore), set);
}

} // namespace

ColumnSetStore::ColumnSetStore(const QString &path, QObject *parent)
    : QObject(parent)
    , m_file(path, [this] { return bytesOf(m_sets); })
{
    connect(&m_file, &JsonFile::failed, this, &ColumnSetStore::failed);
    const Result<QJsonObject> json = JsonFile::read(
        path, tr("%1 is not what Switchyard has written: saved sets of columns cannot be read. "
                 "It will be kept beside a new one."));
    if (!json) {
        m_status = json.error();
        m_file.setUnreadable();
        return;
    }
    for (const QJsonValue &value : json->value(kSets).toArray()) {
        if (const std::optional<ColumnSet> set = columnSetFrom(value.toObject()))
            put(m_sets, *set);
    }
}

ColumnSetStore::~ColumnSetStore() = default;

void ColumnSetStore::saveSet(const ColumnSet &set)
{
    ColumnSet named = set;
    named.name = set.name.simplified().left(kLongestName).trimmed();
    if (!named.name.isEmpty() && named.name.back().isHighSurrogate())
        named.name.chop(1); // half of a character
    if (named.name.isEmpty() || named.columns.isEmpty())
        return;
    put(m_sets, named);
    m_file.changed();
    emit setsChanged();
}

void ColumnSetStore::removeSet(const QString &name)
{
    const QString gone = name; // it may be that of the set itself
    if (m_sets.removeIf([&](const ColumnSet &set) { return set.name == gone; }) == 0)
        return;
    m_file.changed();
    emit setsChanged();
}

} // namespace core
