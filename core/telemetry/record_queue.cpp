#include "core/telemetry/record_queue.h"

#include <algorithm>

namespace core {

bool RecordQueue::push(const RecordPtr &record)
{
    const bool full = m_records.size() >= m_most;
    if (full)
        m_records.dequeue();
    m_records.enqueue(record);
    return !full;
}

QList<RecordPtr> RecordQueue::take(qsizetype most)
{
    QList<RecordPtr> taken;
    const qsizetype count = std::min(most, m_records.size());
    taken.reserve(count);
    for (qsizetype i = 0; i < count; ++i)
        taken << m_records.dequeue();
    return taken;
}

} // namespace core
