#include "core/protocol/aws_event_stream.h"

#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr qsizetype kPreludeSize = 12;
constexpr qsizetype kChecksumSize = 4;
constexpr qsizetype kSmallestMessage = kPreludeSize + kChecksumSize;
/// What the specification allows for all headers of a message.
constexpr qsizetype kLongestHeaders = 128 * 1024;

quint32 numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.data() + at);
}

quint32 checksumOf(QByteArrayView bytes)
{
    const auto *data = reinterpret_cast<const Bytef *>(bytes.data());
    return quint32(crc32(crc32(0, nullptr, 0), data, uInt(bytes.size())));
}

/// Takes bytes from the front; remembers when there were too few.
class Cursor
{
public:
    explicit Cursor(QByteArrayView bytes)
        : m_bytes(bytes)
    { }

    bool atEnd() const { return m_bytes.isEmpty(); }
    bool good() const { return m_good; }
    QByteArrayView take(qsizetype count)
    {
        if (count > m_bytes.size()) {
            m_good = false;
            m_bytes = {};
            return {};
        }
        const QByteArrayView taken = m_bytes.first(count);
        m_bytes = m_bytes.sliced(count);
        return taken;
    }
    quint8 takeByte()
    {
        const QByteArrayView byte = take(1);
        return byte.isEmpty() ? quint8(0) : quint8(byte.front());
    }
    quint16 takeShort()
    {
        const QByteArrayView bytes = take(2);
        return bytes.isEmpty() ? quint16(0) : qFromBigEndian<quint16>(bytes.data());
    }

private:
    QByteArrayView m_bytes;
    bool m_good = true;
};

QByteArrayView takeValue(AwsEventHeader::Type type, Cursor &cursor)
{
    using Type = AwsEventHeader::Type;
    switch (type) {
    case Type::True:
    case Type::False:
        return {};
    case Type::Byte:
        return cursor.take(1);
    case Type::Int16:
        return cursor.take(2);
    case Type::Int32:
        return cursor.take(4);
    case Type::Int64:
    case Type::Timestamp:
        return cursor.take(8);
    case Type::Bytes:
    case Type::String:
        return cursor.take(cursor.takeShort());
    case Type::Uuid:
        return cursor.take(16);
    }
    Q_UNREACHABLE();
}

std::optional<QList<AwsEventHeader>> headersIn(QByteArrayView bytes)
{
    QList<AwsEventHeader> headers;
    Cursor cursor(bytes);
    while (!cursor.atEnd()) {
        AwsEventHeader header;
        header.name = cursor.take(cursor.takeByte()).toByteArray();
        const quint8 type = cursor.takeByte();
        if (!cursor.good() || header.name.isEmpty() || type > quint8(AwsEventHeader::Type::Uuid))
            return std::nullopt;
        header.type = AwsEventHeader::Type(type);
        header.value = takeValue(header.type, cursor).toByteArray();
        if (!cursor.good())
            return std::nullopt;
        headers.append(header);
    }
    return headers;
}

} // namespace

QByteArray AwsEventMessage::text(QByteArrayView name) const
{
    for (const AwsEventHeader &header : headers) {
        if (header.type == AwsEventHeader::Type::String && header.name == name)
            return header.value;
    }
    return {};
}

AwsEventStreamDecoder::AwsEventStreamDecoder(qsizetype limit)
    : m_limit(limit)
{ }

bool AwsEventStreamDecoder::feed(QByteArrayView bytes, QList<AwsEventMessage> &out)
{
    while (!m_broken && !bytes.isEmpty()) {
        const qsizetype wanted = (m_length == 0 ? kPreludeSize : m_length) - m_pending.size();
        const QByteArrayView taken = bytes.first(std::min(wanted, bytes.size()));
        m_pending.append(taken.data(), taken.size());
        bytes = bytes.sliced(taken.size());
        if (taken.size() < wanted)
            break;
        m_broken = m_length == 0 ? !takePrelude() : !takeMessage(out);
    }
    if (m_broken)
        m_pending.clear();
    return !m_broken;
}

bool AwsEventStreamDecoder::takePrelude()
{
    const qsizetype length = numberAt(m_pending, 0);
    const qsizetype headersLength = numberAt(m_pending, 4);
    m_length = length;
    return checksumOf(QByteArrayView(m_pending).first(8)) == numberAt(m_pending, 8)
           && length >= kSmallestMessage && length <= m_limit && headersLength <= kLongestHeaders
           && headersLength <= length - kSmallestMessage;
}

bool AwsEventStreamDecoder::takeMessage(QList<AwsEventMessage> &out)
{
    const QByteArrayView message = m_pending;
    const qsizetype checked = m_length - kChecksumSize;
    if (checksumOf(message.first(checked)) != numberAt(message, checked))
        return false;
    const qsizetype headersLength = numberAt(message, 4);
    const auto headers = headersIn(message.sliced(kPreludeSize, headersLength));
    if (!headers)
        return false;
    const QByteArrayView payload = message.first(checked).sliced(kPreludeSize + headersLength);
    out.append({*headers, payload.toByteArray()});
    m_pending.clear();
    m_length = 0;
    return true;
}

} // namespace core
