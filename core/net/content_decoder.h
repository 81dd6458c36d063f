#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

struct z_stream_s;

namespace core {

/// Takes the compression off an answer (RFC 9110 §8.4), piece by piece: what a piece holds is given out at
/// once, so that a stream is never held back. We ask for none, but there are gateways that compress all the
/// same.
class ContentDecoder
{
public:
    enum class Coding {
        Gzip, ///< RFC 1952, with any number of members.
        Deflate, ///< RFC 1950, or the bare RFC 1951 that some servers take it for.
    };
    /// More bytes than any answer has.
    static constexpr qint64 kMostBytes = 256LL * 1024 * 1024;
    /// Answers shrink to a tenth or so. What unpacks to more than this times its size, and to more than
    /// kInnocentBytes, was made to fill memory.
    static constexpr qint64 kMostGrowth = 200;
    static constexpr qint64 kInnocentBytes = 4LL * 1024 * 1024;

    /// A decoder for what `Content-Encoding` says; null where there is nothing to take off. An encoding that
    /// nobody here knows is a BadReply that names it and `provider`.
    static Result<std::unique_ptr<ContentDecoder>> forEncoding(const QByteArray &contentEncoding,
                                                               const QString &provider);

    ContentDecoder(Coding coding, QString provider);
    ~ContentDecoder();
    Q_DISABLE_COPY_MOVE(ContentDecoder)

    /// What these bytes give. A BadReply if they are not what they should be, or unpack to too much; nothing
    /// can be fed after it.
    Result<QByteArray> feed(QByteArrayView bytes);
    /// Whether the packed data came to its end, or there were none at all. What ends before is cut off.
    bool isComplete() const { return m_atEnd || m_taken == 0; }

private:
    struct End {
        void operator()(z_stream_s *stream) const;
    };

    bool begin(QByteArrayView head);
    bool unpack(QByteArrayView bytes, QByteArray &out);
    bool isTooMuch(qsizetype more) const;
    Error refusal(const QString &what) const;

    Coding m_coding;
    QString m_provider;
    std::unique_ptr<z_stream_s, End> m_stream;
    QByteArray m_head; ///< A first byte that does not tell yet what follows.
    qint64 m_taken = 0;
    qint64 m_given = 0;
    bool m_atEnd = false;
    bool m_padding = false; ///< What still comes is no further member.
};

} // namespace core
