#include "core/http/http_parser.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <utility>

namespace core {

namespace {

/// A chunk-size line needs 16 digits; the rest is room for extensions, which nobody is known to send.
constexpr qsizetype kChunkLine = 1024;
/// Room that is set aside at once for a body whose length the client announced; more comes with the bytes.
constexpr qint64 kBodyReserve = 1024 * 1024;

bool isTokenCharacter(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    return c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr;
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isFieldText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

bool isVisibleAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty()
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView withoutBlanksAtEnd(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

/// Without spaces and tabs at its ends. QByteArrayView::trimmed() would take carriage returns, form feeds and
/// vertical tabs along, which others may read as part of the value.
QByteArrayView withoutBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    return withoutBlanksAtEnd(text);
}

/// The characters of a host with its port (RFC 3986 §3.2.2), brackets and percent signs included.
bool isHostCharacter(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    return c != '\0' && std::strchr("-._~%!$&'()*+;=:[]", c) != nullptr;
}

/// The members of a comma-separated field, of all fields of that name.
QList<QByteArray> listMembers(const HeaderList &headers, QByteArrayView name)
{
    QList<QByteArray> members;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &member : value.split(','))
            members.append(member.trimmed());
    }
    return members;
}

bool containsToken(const QList<QByteArray> &members, QByteArrayView token)
{
    return std::any_of(members.begin(), members.end(), [token](const QByteArray &member) {
        return member.compare(token, Qt::CaseInsensitive) == 0;
    });
}

bool hasField(const HeaderList &headers, QByteArrayView name)
{
    return std::any_of(headers.begin(), headers.end(), [name](const auto &field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

HttpParser::HttpParser(const HttpLimits &limits)
    : m_limits(limits)
{ }

void HttpParser::append(QByteArray bytes)
{
    if (!hasUnread()) {
        m_buffer = std::move(bytes);
        m_position = 0;
        m_scanned = 0;
        return;
    }
    m_buffer.append(bytes);
}

HttpParser::Phase HttpParser::phase() const
{
    switch (m_stage) {
    case Stage::RequestLine:
        return hasUnread() || m_headerBytes > 0 ? Phase::Header : Phase::Start;
    case Stage::Fields:
        return Phase::Header;
    case Stage::Failed:
        return Phase::Failed;
    default:
        return Phase::Body;
    }
}

bool HttpParser::takeContinueWanted()
{
    return std::exchange(m_continueWanted, false);
}

HttpParseResult HttpParser::next()
{
    while (m_stage != Stage::Complete && m_stage != Stage::Failed) {
        if (step() == Step::NeedMore)
            break;
    }
    if (m_position > 0) {
        m_buffer.remove(0, m_position);
        m_scanned = std::max<qsizetype>(0, m_scanned - m_position);
        m_position = 0;
    }
    if (m_stage == Stage::Failed)
        return m_bad;
    if (m_stage != Stage::Complete)
        return HttpIncomplete {};

    m_stage = Stage::RequestLine;
    m_headerBytes = 0;
    m_trailerFields = 0;
    m_extensionBytes = 0;
    m_continueWanted = false;
    return std::exchange(m_request, HttpRequest {});
}

HttpParser::Step HttpParser::step()
{
    switch (m_stage) {
    case Stage::RequestLine:
        return readRequestLine();
    case Stage::Fields:
        return readField();
    case Stage::SizedBody:
        return readBodyBytes(Stage::Complete);
    case Stage::ChunkSize:
        return readChunkSize();
    case Stage::ChunkData:
        return readBodyBytes(Stage::ChunkEnd);
    case Stage::ChunkEnd:
        return readChunkEnd();
    case Stage::Trailers:
        return readTrailer();
    case Stage::Complete:
    case Stage::Failed:
        break;
    }
    return Step::NeedMore;
}

HttpParser::Step HttpParser::fail(int status, const char *message)
{
    m_stage = Stage::Failed;
    m_bad = {status, QString::fromLatin1(message)};
    m_buffer.clear();
    m_position = 0;
    m_scanned = 0;
    return Step::NeedMore;
}

/// The next line without its CRLF; nothing if it is not complete or not well-formed.
std::optional<QByteArrayView> HttpParser::takeLine(qsizetype limit, int tooLongStatus, const char *what)
{
    const qsizetype lineFeed = m_buffer.indexOf('\n', std::max(m_position, m_scanned));
    const qsizetype end = lineFeed < 0 ? m_buffer.size() : lineFeed;
    if (end - m_position > limit + 1) { // One more for the CR.
        fail(tooLongStatus, what);
        return std::nullopt;
    }
    if (lineFeed < 0) {
        m_scanned = m_buffer.size();
        return std::nullopt;
    }
    const QByteArrayView line = QByteArrayView(m_buffer).sliced(m_position, lineFeed - m_position);
    if (line.isEmpty() || line.back() != '\r') {
        fail(400, "A line ends with LF alone; HTTP lines end with CRLF.");
        return std::nullopt;
    }
    m_headerBytes += line.size() + 1;
    m_position = lineFeed + 1;
    m_scanned = m_position;
    return line.chopped(1);
}

HttpParser::Step HttpParser::readRequestLine()
{
    // A client that is no HTTP client at all, one that speaks TLS above all, hears so at once.
    if (hasUnread()) {
        const char first = m_buffer.at(m_position);
        if (first == '\x16')
            return fail(400, "This port speaks plain HTTP: use http:// instead of https://.");
        if (first != '\r' && first != '\n' && !isTokenCharacter(first))
            return fail(400, "This is not an HTTP request.");
    }
    const auto line = takeLine(m_limits.requestLine, 414, "The request line is too long.");
    if (!line)
        return Step::NeedMore;
    if (line->isEmpty()) {
        // RFC 9112 §2.2: empty lines before a request are left over from a client's previous one.
        if (m_headerBytes > 8)
            return fail(400, "There are empty lines where a request line should be.");
        return Step::Again;
    }

    const qsizetype firstSpace = line->indexOf(' ');
    const qsizetype lastSpace = line->lastIndexOf(' ');
    if (firstSpace <= 0 || lastSpace == firstSpace)
        return fail(400, "The request line is not METHOD TARGET VERSION.");
    const QByteArrayView method = line->first(firstSpace);
    if (!isToken(method))
        return fail(400, "The method is not a token.");
    if (!checkVersion(line->sliced(lastSpace + 1)))
        return Step::NeedMore;
    m_request.method = method.toByteArray();
    if (!parseTarget(line->sliced(firstSpace + 1, lastSpace - firstSpace - 1)))
        return Step::NeedMore;
    m_headerBytes = 0;
    m_stage = Stage::Fields;
    return Step::Again;
}

bool HttpParser::checkVersion(QByteArrayView version)
{
    if (version == "HTTP/1.1")
        return true;
    if (version == "HTTP/1.0") {
        m_request.http10 = true;
        return true;
    }
    if (version.startsWith("HTTP/"))
        fail(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    else
        fail(400, "The request line does not end with an HTTP version.");
    return false;
}

bool HttpParser::parseTarget(QByteArrayView target)
{
    if (!isVisibleAscii(target) || target.contains('#')) {
        fail(400, "The request target has characters that must be percent-encoded.");
        return false;
    }
    const bool asterisk = target == "*" && m_request.method == "OPTIONS";
    if (!asterisk && !target.startsWith('/')) {
        const bool forProxy = m_request.method == "CONNECT" || target.contains("://");
        fail(400, forProxy ? "This is no proxy: the request target has to be a path."
                           : "The request target is not a path.");
        return false;
    }
    const qsizetype mark = target.indexOf('?');
    m_request.path = (mark < 0 ? target : target.first(mark)).toByteArray();
    if (mark >= 0)
        m_request.query = QUrlQuery(QString::fromLatin1(target.sliced(mark + 1)));
    return true;
}

HttpParser::Step HttpParser::readField()
{
    constexpr const char *kTooLarge = "The header is too large.";
    const auto line = takeLine(m_limits.headers, 431, kTooLarge);
    if (!line)
        return Step::NeedMore;
    if (line->isEmpty())
        return finishHeader();
    if (m_headerBytes > m_limits.headers)
        return fail(431, kTooLarge);
    if (m_request.headers.size() >= m_limits.headerFields)
        return fail(431, "There are too many header fields.");
    if (line->front() == ' ' || line->front() == '\t')
        return fail(400, "A header field is folded over several lines.");
    const qsizetype colon = line->indexOf(':');
    if (colon < 0 || !isToken(line->first(colon)))
        return fail(400, "A header field has no valid name.");
    const QByteArrayView value = withoutBlanks(line->sliced(colon + 1));
    if (!isFieldText(value))
        return fail(400, "A header field has control characters in its value.");
    m_request.headers.append({line->first(colon).toByteArray(), value.toByteArray()});
    return Step::Again;
}

bool HttpParser::checkHost()
{
    int hosts = 0;
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        if (name.compare("host", Qt::CaseInsensitive) != 0)
            continue;
        ++hosts;
        if (hosts > 1 || !std::all_of(value.begin(), value.end(), isHostCharacter)) {
            fail(400, "The Host field is not one valid host.");
            return false;
        }
    }
    if (hosts == 0 && !m_request.http10) {
        fail(400, "The Host field is missing.");
        return false;
    }
    return true;
}

/// 0 without the field; nothing after a failure.
std::optional<qint64> HttpParser::contentLength()
{
    const QList<QByteArray> values = listMembers(m_request.headers, "content-length");
    if (values.isEmpty())
        return 0;
    // RFC 9112 §6.3 would let equal numbers pass. No client repeats itself, so whoever does has something in
    // mind.
    if (values.size() > 1 || !isDigits(values.first())) {
        fail(400, "Content-Length is not one number.");
        return std::nullopt;
    }
    bool ok = false;
    const qint64 length = values.first().toLongLong(&ok);
    if (!ok || length > m_limits.body) {
        fail(413, "The body is too large.");
        return std::nullopt;
    }
    return length;
}

HttpParser::Step HttpParser::finishHeader()
{
    if (!checkHost())
        return Step::NeedMore;

    const QList<QByteArray> connection = listMembers(m_request.headers, "connection");
    m_request.keepAlive = m_request.http10 ? containsToken(connection, "keep-alive") : true;
    if (containsToken(connection, "close"))
        m_request.keepAlive = false;

    const bool chunked = hasField(m_request.headers, "transfer-encoding");
    if (chunked) {
        if (m_request.http10)
            return fail(400, "HTTP/1.0 has no Transfer-Encoding.");
        if (hasField(m_request.headers, "content-length"))
            return fail(400, "Content-Length and Transfer-Encoding exclude each other.");
        const QList<QByteArray> codings = listMembers(m_request.headers, "transfer-encoding");
        if (codings.isEmpty() || codings.last().compare("chunked", Qt::CaseInsensitive) != 0
            || containsToken(codings.first(codings.size() - 1), "chunked"))
            return fail(400, "Transfer-Encoding does not end with chunked, once.");
        if (codings.size() > 1)
            return fail(501, "The only Transfer-Encoding understood here is chunked.");
    }
    const auto length = contentLength();
    if (!length)
        return Step::NeedMore;

    const QByteArray expect = m_request.header("expect");
    if (!expect.isEmpty() && expect.compare("100-continue", Qt::CaseInsensitive) != 0)
        return fail(417, "The only expectation understood here is 100-continue.");

    if (!chunked && *length == 0) {
        m_stage = Stage::Complete;
        return Step::Again;
    }
    m_continueWanted = !expect.isEmpty() && !m_request.http10 && !hasUnread();
    m_bodyLeft = *length;
    m_headerBytes = 0;
    m_stage = chunked ? Stage::ChunkSize : Stage::SizedBody;
    m_request.body.reserve(std::min(*length, kBodyReserve));
    return Step::Again;
}

HttpParser::Step HttpParser::readBodyBytes(Stage next)
{
    const qint64 count = std::min<qint64>(m_bodyLeft, m_buffer.size() - m_position);
    m_request.body.append(QByteArrayView(m_buffer).sliced(m_position, count));
    m_position += count;
    m_scanned = m_position;
    m_bodyLeft -= count;
    if (m_bodyLeft > 0)
        return Step::NeedMore;
    m_stage = next;
    return Step::Again;
}

HttpParser::Step HttpParser::readChunkSize()
{
    const auto line = takeLine(kChunkLine, 400, "A chunk-size line is too long.");
    if (!line)
        return Step::NeedMore;
    // Many small chunks with long extensions would make much work of little body.
    const qsizetype semicolon = line->indexOf(';');
    if (semicolon >= 0)
        m_extensionBytes += line->size() - semicolon;
    if (m_extensionBytes > m_limits.headers)
        return fail(400, "The extensions of the chunks are too long.");
    // Blanks are allowed before an extension, and nowhere else (RFC 9112 §7.1.1).
    const QByteArrayView digits = semicolon < 0 ? *line : withoutBlanksAtEnd(line->first(semicolon));
    const bool hexadecimal = !digits.isEmpty() && digits.size() <= 16
                             && std::all_of(digits.begin(), digits.end(),
                                            [](char c) { return std::isxdigit(static_cast<uchar>(c)); });
    if (!hexadecimal || !isFieldText(*line))
        return fail(400, "A chunk size is not a hexadecimal number.");
    bool ok = false;
    const qint64 size = digits.toByteArray().toLongLong(&ok, 16);
    if (!ok || size > m_limits.body - m_request.body.size())
        return fail(413, "The body is too large.");
    m_bodyLeft = size;
    m_headerBytes = 0;
    m_stage = size == 0 ? Stage::Trailers : Stage::ChunkData;
    return Step::Again;
}

HttpParser::Step HttpParser::readChunkEnd()
{
    const auto line = takeLine(0, 400, "A chunk is longer than its size says.");
    if (!line)
        return Step::NeedMore;
    m_stage = Stage::ChunkSize;
    return Step::Again;
}

/// Trailers are held to the rules of header fields and then dropped: nothing here has a use for them.
HttpParser::Step HttpParser::readTrailer()
{
    const auto line = takeLine(m_limits.headers, 431, "The trailer is too large.");
    if (!line)
        return Step::NeedMore;
    if (line->isEmpty()) {
        m_stage = Stage::Complete;
        return Step::Again;
    }
    if (++m_trailerFields > m_limits.headerFields || m_headerBytes > m_limits.headers)
        return fail(431, "The trailer is too large.");
    const qsizetype colon = line->indexOf(':');
    if (colon < 0 || !isToken(line->first(colon)) || !isFieldText(line->sliced(colon + 1)))
        return fail(400, "A trailer field is malformed.");
    return Step::Again;
}

} // namespace core
