#include "tests/unit/protocol/aws_frames.h"

#include <QtEndian>

#include <zlib.h>

using namespace core;

namespace {

template<typename Number>
QByteArray bigEndian(Number number)
{
    QByteArray bytes(qsizetype(sizeof number), '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray checksum(const QByteArray &bytes)
{
    const auto *data = reinterpret_cast<const Bytef *>(bytes.constData());
    return bigEndian(quint32(crc32(0, data, uInt(bytes.size()))));
}

} // namespace

QByteArray awsFrameOf(const QByteArray &headers, const QByteArray &payload)
{
    constexpr quint32 fixedPart = 16;
    QByteArray frame = bigEndian(quint32(fixedPart + headers.size() + payload.size()));
    frame += bigEndian(quint32(headers.size()));
    frame += checksum(frame);
    frame += headers + payload;
    return frame + checksum(frame);
}

QByteArray awsFrame(const AwsEventMessage &message)
{
    QByteArray headers;
    for (const AwsEventHeader &header : message.headers) {
        headers += char(header.name.size());
        headers += header.name;
        headers += char(header.type);
        if (header.type == AwsEventHeader::Type::String || header.type == AwsEventHeader::Type::Bytes)
            headers += bigEndian(quint16(header.value.size()));
        headers += header.value;
    }
    return awsFrameOf(headers, message.payload);
}

QByteArray awsEvent(const QByteArray &type, const QByteArray &json)
{
    using Type = AwsEventHeader::Type;
    return awsFrame({{{":event-type", Type::String, type},
                      {":content-type", Type::String, "application/json"},
                      {":message-type", Type::String, "event"}},
                     json});
}

QByteArray awsException(const QByteArray &type, const QByteArray &json)
{
    using Type = AwsEventHeader::Type;
    return awsFrame({{{":exception-type", Type::String, type},
                      {":content-type", Type::String, "application/json"},
                      {":message-type", Type::String, "exception"}},
                     json});
}
