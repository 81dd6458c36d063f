#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace core {

/// One header of a message. The value as its bytes stand on the wire: text for String, big-endian for
/// numbers, nothing for the two truth values.
struct AwsEventHeader {
    /// As the specification of `application/vnd.amazon.eventstream` counts them.
    enum class Type : unsigned char {
        True,
        False,
        Byte,
        Int16,
        Int32,
        Int64,
        Bytes,
        String,
        Timestamp, ///< Milliseconds since 1970, 8 bytes.
        Uuid,
    };
    QByteArray name;
    Type type = Type::String;
    QByteArray value = {};
    bool operator==(const AwsEventHeader &) const = default;
};

/// One message of an event stream.
struct AwsEventMessage {
    QList<AwsEventHeader> headers = {};
    QByteArray payload = {};

    /// Value of a header of type String, empty if there is none.
    QByteArray text(QByteArrayView name) const;
    bool operator==(const AwsEventMessage &) const = default;
};

/// Takes Amazon's binary event stream apart, cut anywhere. A message is total length, length of the headers,
/// CRC32 of these two, headers, payload and CRC32 of all that; numbers are big-endian.
class AwsEventStreamDecoder
{
public:
    /// What Amazon's own libraries allow a message to have.
    static constexpr qsizetype kDefaultLimit = qsizetype(24) * 1024 * 1024;

    /// `limit`: bytes that one message may have.
    explicit AwsEventStreamDecoder(qsizetype limit = kDefaultLimit);

    /// Appends the messages that are complete now. False once a message cannot be right (a checksum or a
    /// length is wrong, or it passes the limit): there is no way to find the next one, so every further call
    /// does nothing and gives false.
    bool feed(QByteArrayView bytes, QList<AwsEventMessage> &out);
    /// The input may end here: no message has been begun.
    bool atBoundary() const { return m_pending.isEmpty(); }

private:
    bool takePrelude();
    bool takeMessage(QList<AwsEventMessage> &out);

    qsizetype m_limit;
    QByteArray m_pending; ///< The message that is not complete yet.
    qsizetype m_length = 0; ///< Its length once its prelude is known, else 0.
    bool m_broken = false;
};

} // namespace core
