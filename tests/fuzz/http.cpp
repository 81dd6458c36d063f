#include "core/http/http_parser.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

// Any bytes at all are requests or a refusal, the same ones however they are cut. What is a request keeps to
// the limits, has one meaning, and is read as the same when it is written down again.

namespace {

struct Outcome {
    QList<core::HttpRequest> requests = {};
    int refused = 0; ///< The status; 0: more bytes are needed.
};

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

/// Small, so that short inputs reach them.
core::HttpLimits limits()
{
    core::HttpLimits limits;
    limits.requestLine = 100;
    limits.headers = 400;
    limits.headerFields = 10;
    limits.body = 200;
    return limits;
}

Outcome read(QByteArrayView bytes, qsizetype pieceSize)
{
    core::HttpParser parser(limits());
    Outcome outcome;
    while (!bytes.isEmpty()) {
        const qsizetype size = std::min(pieceSize, bytes.size());
        parser.append(bytes.first(size).toByteArray());
        bytes = bytes.sliced(size);
        core::HttpParseResult result = parser.next();
        for (; std::holds_alternative<core::HttpRequest>(result); result = parser.next())
            outcome.requests << std::get<core::HttpRequest>(result);
        if (const auto *bad = std::get_if<core::HttpBad>(&result)) {
            require(!bad->message.isEmpty(), "a refusal without words");
            outcome.refused = bad->status;
            return outcome;
        }
    }
    return outcome;
}

bool sameRequest(const core::HttpRequest &a, const core::HttpRequest &b)
{
    return a.method == b.method && a.path == b.path && a.query == b.query && a.headers == b.headers
           && a.body == b.body && a.keepAlive == b.keepAlive && a.http10 == b.http10;
}

bool sameOutcome(const Outcome &a, const Outcome &b)
{
    return a.refused == b.refused
           && std::equal(a.requests.begin(), a.requests.end(), b.requests.begin(), b.requests.end(),
                         sameRequest);
}

qsizetype countOf(const core::HttpRequest &request, QByteArrayView name)
{
    return std::count_if(request.headers.begin(), request.headers.end(), [name](const auto &field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

void checkRequest(const core::HttpRequest &request)
{
    const core::HttpLimits most = limits();
    require(request.path.startsWith('/') || (request.path == "*" && request.method == "OPTIONS"),
            "a target that is no path");
    require(request.body.size() <= most.body, "a body over the limit");
    require(request.headers.size() <= most.headerFields, "too many fields");
    require(countOf(request, "host") == 1 || (request.http10 && countOf(request, "host") == 0),
            "not one host");
    const qsizetype lengths = countOf(request, "content-length");
    const qsizetype codings = countOf(request, "transfer-encoding");
    require(lengths + codings <= 1, "more than one length");
    for (const auto &[name, value] : request.headers) {
        require(!name.isEmpty(), "a field without a name");
        for (const char forbidden : {'\r', '\n', '\0'})
            require(!name.contains(forbidden) && !value.contains(forbidden), "a line end within a field");
    }
}

/// As a client would write it that sends the body whole.
QByteArray written(const core::HttpRequest &request)
{
    QByteArray bytes = request.method + ' ' + request.path;
    if (!request.query.isEmpty())
        bytes += '?' + request.query.query(QUrl::FullyEncoded).toLatin1();
    bytes += request.http10 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers) {
        const bool ofLength = name.compare("content-length", Qt::CaseInsensitive) == 0
                              || name.compare("transfer-encoding", Qt::CaseInsensitive) == 0;
        if (!ofLength)
            bytes += name + ": " + value + "\r\n";
    }
    return bytes + "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body;
}

void checkAgain(const core::HttpRequest &request)
{
    const Outcome again = read(written(request), 1'000'000);
    if (again.refused == 414 || again.refused == 431)
        return; // written at greater length
    require(again.refused == 0 && again.requests.size() == 1, "written again it is no request");
    const core::HttpRequest &same = again.requests.first();
    require(same.method == request.method && same.path == request.path && same.body == request.body,
            "written again it is another request");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    const Outcome whole = read(bytes, std::max<qsizetype>(1, bytes.size()));
    // A size of piece that differs from input to input, and is the same for the same one.
    constexpr qsizetype pieceSizes = 23;
    require(sameOutcome(read(bytes, 1 + bytes.size() % pieceSizes), whole),
            "another split gave something else");
    constexpr int refusals[] = {0, 400, 413, 414, 417, 431, 501, 505};
    require(std::find(std::begin(refusals), std::end(refusals), whole.refused) != std::end(refusals),
            "an unknown status");
    for (const core::HttpRequest &request : whole.requests) {
        checkRequest(request);
        checkAgain(request);
    }
    return 0;
}
