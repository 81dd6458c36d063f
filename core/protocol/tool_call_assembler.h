#pragma once

#include "core/model/chat_event.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// Puts order into the tool calls of one alternative answer, whatever the provider does with indexes and ids
/// (wire-formats §14): indexes that start at 1, are missing, or are the same for all calls; ids that are
/// empty; names that are repeated in every fragment; arguments as an object.
class ToolCallAssembler
{
public:
    /// `seed` goes into the ids that are made up for calls without one, so that they differ between answers.
    ToolCallAssembler(int choice, QString seed);

    /// One entry of `tool_calls`. `whole`: the entry is a call of its own, not a fragment.
    void add(const QJsonObject &entry, bool whole, QList<ChatEvent> &out);
    /// Gives the calls that are still held back because their name never came.
    void finish(QList<ChatEvent> &out);
    bool isEmpty() const { return m_calls.isEmpty(); }

private:
    struct Call {
        std::optional<int> providerIndex = {};
        QString id = {};
        QString name = {};
        QString arguments = {}; ///< All so far.
        QJsonObject extra = {};
        /// Its index in what is given out: dense even if an earlier call waits for its name. Absent until its
        /// first fragment was given out.
        std::optional<int> given = {};
    };
    struct Fragment;

    int callFor(const Fragment &fragment, bool whole) const;
    void giveOut(int index, const QString &arguments, const QJsonObject &extra, QList<ChatEvent> &out);

    int m_choice;
    QString m_seed;
    QList<Call> m_calls;
    int m_given = 0; ///< Calls that were given out.
};

} // namespace core
