#pragma once

#include "core/telemetry/otlp_trace.h"

#include <QQueue>

namespace core {

/// Records that wait to be told. A full one loses its oldest: what happens now matters more than what
/// happened when the collector went away.
class RecordQueue
{
public:
    explicit RecordQueue(qsizetype most)
        : m_most(most)
    { }

    /// False: the oldest was lost for it.
    bool push(const RecordPtr &record);
    /// Takes the `most` oldest, in their order.
    QList<RecordPtr> take(qsizetype most);

    qsizetype size() const { return m_records.size(); }
    bool isEmpty() const { return m_records.isEmpty(); }

private:
    qsizetype m_most;
    QQueue<RecordPtr> m_records;
};

} // namespace core
