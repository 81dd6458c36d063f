#include "core/http/http_response.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

struct Reason {
    int status;
    const char *phrase;
};

constexpr std::array kReasons {
    Reason {100, "Continue"},
    Reason {200, "OK"},
    Reason {201, "Created"},
    Reason {202, "Accepted"},
    Reason {204, "No Content"},
    Reason {304, "Not Modified"},
    Reason {400, "Bad Request"},
    Reason {401, "Unauthorized"},
    Reason {402, "Payment Required"},
    Reason {403, "Forbidden"},
    Reason {404, "Not Found"},
    Reason {405, "Method Not Allowed"},
    Reason {408, "Request Timeout"},
    Reason {409, "Conflict"},
    Reason {413, "Content Too Large"},
    Reason {414, "URI Too Long"},
    Reason {415, "Unsupported Media Type"},
    Reason {417, "Expectation Failed"},
    Reason {421, "Misdirected Request"},
    Reason {422, "Unprocessable Content"},
    Reason {429, "Too Many Requests"},
    Reason {431, "Request Header Fields Too Large"},
    Reason {500, "Internal Server Error"},
    Reason {501, "Not Implemented"},
    Reason {502, "Bad Gateway"},
    Reason {503, "Service Unavailable"},
    Reason {504, "Gateway Timeout"},
    Reason {505, "HTTP Version Not Supported"},
    Reason {508, "Loop Detected"},
    Reason {529, "Overloaded"},
};

QByteArray reasonPhrase(int status)
{
    const auto *found = std::find_if(kReasons.begin(), kReasons.end(),
                                     [status](const Reason &reason) { return reason.status == status; });
    return found == kReasons.end() ? QByteArrayLiteral("Status") : QByteArray(found->phrase);
}

bool isOurs(const QByteArray &name)
{
    constexpr std::array kOurs {"connection", "content-length", "date", "keep-alive", "transfer-encoding"};
    return std::any_of(kOurs.begin(), kOurs.end(),
                       [&name](const char *ours) { return name.compare(ours, Qt::CaseInsensitive) == 0; });
}

/// Names that came from elsewhere (a provider's header, a model's name) must not end the field.
bool isSafeName(const QByteArray &name)
{
    return !name.isEmpty()
           && std::all_of(name.begin(), name.end(), [](char c) { return c > 0x20 && c < 0x7f && c != ':'; });
}

void addField(QByteArray &head, const QByteArray &name, const QByteArray &value)
{
    head += name;
    head += ": ";
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        const bool forges = (byte < 0x20 && byte != '\t') || byte == 0x7f;
        head += forges ? ' ' : c;
    }
    head += "\r\n";
}

} // namespace

bool httpStatusHasNoBody(int status)
{
    return status < 200 || status == 204 || status == 304;
}

QByteArray httpDateNow()
{
    // Each answer carries it, and writing it takes longer than the rest of the header.
    thread_local qint64 writtenFor = -1;
    thread_local QByteArray written;
    const qint64 second = QDateTime::currentSecsSinceEpoch();
    if (second != std::exchange(writtenFor, second)) {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
        written = QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
    }
    return written;
}

QByteArray httpResponseHead(int status, const HeaderList &headers, HttpFraming framing, qint64 bodySize,
                            bool close, const QByteArray &date)
{
    QByteArray head;
    constexpr qsizetype kUsualSize = 1'024;
    head.reserve(kUsualSize);
    head += "HTTP/1.1 ";
    head += QByteArray::number(status);
    head += ' ';
    head += reasonPhrase(status);
    head += "\r\n";
    for (const auto &[name, value] : headers) {
        if (isSafeName(name) && !isOurs(name))
            addField(head, name, value);
    }
    addField(head, QByteArrayLiteral("Date"), date);
    if (framing == HttpFraming::Sized)
        addField(head, QByteArrayLiteral("Content-Length"), QByteArray::number(bodySize));
    else if (framing == HttpFraming::Chunked)
        head += "Transfer-Encoding: chunked\r\n";
    head += close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    return head;
}

QByteArray httpChunk(const QByteArray &bytes)
{
    const QByteArray size = QByteArray::number(bytes.size(), 16);
    QByteArray chunk;
    chunk.reserve(size.size() + bytes.size() + 4);
    chunk += size;
    chunk += "\r\n";
    chunk += bytes;
    chunk += "\r\n";
    return chunk;
}

} // namespace core
