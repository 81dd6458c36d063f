#pragma once

#include "core/http/http_message.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace core {

/// More bytes are needed.
struct HttpIncomplete {
};

/// The client broke the protocol or a limit. The connection cannot be used after that, because nobody can say
/// where the next request begins.
struct HttpBad {
    int status = 400;
    QString message; ///< For the developer of the client, in the words of RFC 9110 and 9112; not translated.
};

using HttpParseResult = std::variant<HttpIncomplete, HttpBad, HttpRequest>;

/// Requests out of the bytes of one connection. Strict where leniency has led to request smuggling: line ends
/// are CRLF, a body has one length, names are tokens, the target is a path. Owns no socket and no clock; any
/// split of the bytes gives the same requests. The work is linear in the bytes, and body bytes are copied
/// once.
class HttpParser
{
public:
    enum class Phase {
        Start, ///< Nothing of the next request is there yet.
        Header, ///< Within request line or header fields.
        Body, ///< The header is complete.
        Failed, ///< next() said HttpBad, and will again.
    };

    explicit HttpParser(const HttpLimits &limits);

    void append(QByteArray bytes);
    /// The next request of the bytes so far. What follows it stays for the next call.
    HttpParseResult next();

    Phase phase() const;
    /// The client waits for `100 Continue` before it sends the body. True once a request.
    bool takeContinueWanted();
    /// Path of the request that is being read or was refused; empty before it is known.
    const QByteArray &path() const { return m_request.path; }
    /// Received of the body that is being read.
    qint64 bodyBytes() const { return m_request.body.size(); }
    /// Bytes that are not part of a request yet.
    bool hasUnread() const { return m_position < m_buffer.size(); }

private:
    enum class Stage {
        RequestLine,
        Fields,
        SizedBody,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        Complete,
        Failed
    };
    enum class Step { Again, NeedMore };

    Step step();
    std::optional<QByteArrayView> takeLine(qsizetype limit, int tooLongStatus, const char *what);
    Step readRequestLine();
    Step readField();
    Step readTrailer();
    Step finishHeader();
    Step readBodyBytes(Stage next);
    Step readChunkSize();
    Step readChunkEnd();
    bool parseTarget(QByteArrayView target);
    bool checkVersion(QByteArrayView version);
    bool checkHost();
    std::optional<qint64> contentLength();
    Step fail(int status, const char *message);

    HttpLimits m_limits;
    QByteArray m_buffer;
    qsizetype m_position = 0; ///< First byte of m_buffer that is not used.
    qsizetype m_scanned = 0; ///< No line end lies before this one.
    Stage m_stage = Stage::RequestLine;
    HttpRequest m_request;
    HttpBad m_bad;
    qsizetype m_headerBytes = 0;
    int m_trailerFields = 0;
    qsizetype m_extensionBytes = 0; ///< Of all chunks of a body.
    qint64 m_bodyLeft = 0; ///< Of the body, or of the chunk.
    bool m_continueWanted = false;
};

} // namespace core
