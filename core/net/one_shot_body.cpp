#include "core/net/one_shot_body.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace core {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered, so that QIODevice keeps no second copy from which it could answer a rewind itself.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    return position == m_position && QIODevice::seek(position);
}

bool OneShotBody::reset()
{
    // An empty body has nothing that could show whether it was sent, so it never rewinds.
    return m_position == 0 && !m_bytes.isEmpty();
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    if (m_position >= m_bytes.size())
        return -1;
    const bool first = m_position == 0;
    const qint64 count = std::min<qint64>(maxSize, m_bytes.size() - m_position);
    std::memcpy(data, m_bytes.constData() + m_position, static_cast<size_t>(count));
    m_position += count;
    if (first)
        emit opened();
    return count;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace core
