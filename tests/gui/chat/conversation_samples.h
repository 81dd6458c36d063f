#pragma once

#include "ui/chat/conversation_source.h"

#include <QFuture>
#include <QList>
#include <QPromise>

#include <algorithm>
#include <memory>

/// A conversation of so many days ago.
inline core::ConversationHit conversation(const char *id, const QString &title, int daysAgo = 0)
{
    core::ConversationHit hit;
    hit.info.id = QString::fromLatin1(id);
    hit.info.title = title;
    hit.info.changed = QDateTime::currentDateTimeUtc().addDays(-daysAgo);
    hit.columns = 3;
    hit.turns = 2;
    return hit;
}

/// Stands in for the store: keeps conversations in memory, and answers at once or when it is told to.
class FakeConversations
{
public:
    QList<core::ConversationHit> all;
    QList<core::ConversationQuery> queries;
    QList<core::ComparisonInfo> saved;
    QStringList removed;
    std::optional<core::Error> problem;
    bool late = false; ///< Answers to find() wait for answer().

    ui::ConversationSource source()
    {
        return {.find = [this](const core::ConversationQuery &query) { return find(query); },
                .groups = [this] { return ready(core::Result<core::ConversationGroups>(groups())); },
                .saveInfo = [this](const core::ComparisonInfo &info) { save(info); },
                .remove =
                    [this](const QStringList &ids) {
                        if (problem)
                            return ready(core::Status(*problem));
                        removed += ids;
                        return ready(core::Status(core::Done {}));
                    },
                .restore =
                    [this](const QStringList &ids) {
                        removed.removeIf([&](const QString &id) { return ids.contains(id); });
                        return ready(core::Status(core::Done {}));
                    }};
    }

    /// Gives the answer to that question, as late as this.
    void answer(int question)
    {
        m_waiting.at(question)->addResult(ui::ConversationSource::Hits(hits(queries.at(question))));
        m_waiting.at(question)->finish();
    }

private:
    template<typename T>
    static QFuture<T> ready(const T &value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(value);
        promise.finish();
        return promise.future();
    }

    QFuture<ui::ConversationSource::Hits> find(const core::ConversationQuery &query)
    {
        queries << query;
        auto promise = std::make_shared<QPromise<ui::ConversationSource::Hits>>();
        promise->start();
        m_waiting << promise;
        if (!late) {
            promise->addResult(problem ? ui::ConversationSource::Hits(*problem)
                                       : ui::ConversationSource::Hits(hits(query)));
            promise->finish();
        }
        return promise->future();
    }

    QList<core::ConversationHit> hits(const core::ConversationQuery &query) const
    {
        QList<core::ConversationHit> found;
        for (const core::ConversationHit &hit : all) {
            const core::ComparisonInfo &info = hit.info;
            if (removed.contains(info.id) || info.archived != query.archived
                || (!query.folder.isEmpty() && info.folder != query.folder)
                || (!query.tag.isEmpty() && !info.tags.contains(query.tag))
                || !(info.title + hit.excerpt).contains(query.text, Qt::CaseInsensitive))
                continue;
            found << hit;
            if (query.text.isEmpty())
                found.last().excerpt.clear();
        }
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
            return a.info.pinned != b.info.pinned ? a.info.pinned : a.info.changed > b.info.changed;
        });
        return found.mid(0, query.most);
    }

    core::ConversationGroups groups() const
    {
        core::ConversationGroups groups;
        for (const core::ConversationHit &hit : all) {
            groups.archived += hit.info.archived;
            if (!hit.info.folder.isEmpty())
                groups.folders << hit.info.folder;
            groups.tags += hit.info.tags;
        }
        for (QStringList *names : {&groups.folders, &groups.tags}) {
            names->removeDuplicates();
            names->sort();
        }
        return groups;
    }

    void save(const core::ComparisonInfo &info)
    {
        saved << info;
        for (core::ConversationHit &hit : all) {
            if (hit.info.id == info.id)
                hit.info = info;
        }
    }

    QList<std::shared_ptr<QPromise<ui::ConversationSource::Hits>>> m_waiting;
};
