#include "core/protocol/sse_decoder.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr char kByteOrderMark[] = {'\xEF', '\xBB', '\xBF'};
constexpr int kByteOrderMarkSize = 3;

/// Position of the first CR or LF, or the size if there is none.
qsizetype lineLength(QByteArrayView bytes)
{
    const auto at = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
    return at - bytes.begin();
}

} // namespace

SseDecoder::SseDecoder(qsizetype limit)
    : m_limit(limit)
{ }

bool SseDecoder::feed(QByteArrayView bytes, QList<SseEvent> &out)
{
    if (m_overflowed)
        return false;
    if (m_markBytes >= 0 && !skipByteOrderMark(bytes))
        return true;

    while (!bytes.isEmpty()) {
        if (m_afterCarriageReturn) {
            m_afterCarriageReturn = false;
            if (bytes.front() == '\n') {
                bytes = bytes.sliced(1);
                continue;
            }
        }
        const qsizetype length = lineLength(bytes);
        if (m_line.size() + m_event.data.size() + m_bareJson.size() + length > m_limit) {
            m_overflowed = true;
            m_line = {};
            m_event = {};
            m_bareJson = {};
            return false;
        }
        if (length == bytes.size()) {
            m_line.append(bytes.data(), length);
            return true;
        }
        m_afterCarriageReturn = bytes.at(length) == '\r';
        if (m_line.isEmpty()) {
            endLine(bytes.first(length), out);
        } else {
            m_line.append(bytes.data(), length);
            endLine(m_line, out);
            m_line.clear();
        }
        bytes = bytes.sliced(length + 1);
    }
    return true;
}

std::optional<SseEvent> SseDecoder::finish()
{
    if (m_markBytes > 0)
        m_line.append(kByteOrderMark, m_markBytes);
    m_markBytes = -1;
    QList<SseEvent> none;
    const qsizetype bareBefore = m_bareJson.size();
    bool halfLine = !m_line.isEmpty() && !m_line.startsWith(':');
    if (halfLine)
        endLine(m_line, none);
    halfLine = halfLine && m_bareJson.size() == bareBefore;
    m_line = {};
    if (!halfLine && !m_hasData && !m_hasName)
        return std::nullopt;
    m_hasData = false;
    m_hasName = false;
    return std::exchange(m_event, {});
}

void SseDecoder::endLine(QByteArrayView line, QList<SseEvent> &out)
{
    if (line.isEmpty()) {
        if (m_hasData)
            out.append(std::exchange(m_event, {}));
        m_event = {};
        m_hasData = false;
        m_hasName = false;
        return;
    }
    if (line.front() == ':') {
        ++m_comments;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (!takeField(colon < 0 ? line : line.first(colon), value))
        takeBareJson(line);
}

/// False if there is no such field.
bool SseDecoder::takeField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (m_hasData)
            m_event.data.append('\n');
        m_event.data.append(value.data(), value.size());
        m_hasData = true;
    } else if (name == "event") {
        m_event.name = value.toByteArray();
        m_hasName = true;
    } else {
        return name == "id" || name == "retry";
    }
    return true;
}

void SseDecoder::takeBareJson(QByteArrayView line)
{
    if (m_bareJson.isEmpty() && line.front() != '{' && line.front() != '[')
        return;
    m_bareJson.append(line.data(), line.size());
    m_bareJson.append('\n');
}

/// Removes a byte order mark from the very start. False while too few bytes are here to tell.
bool SseDecoder::skipByteOrderMark(QByteArrayView &bytes)
{
    while (m_markBytes < kByteOrderMarkSize) {
        if (bytes.isEmpty())
            return false;
        if (bytes.front() != kByteOrderMark[m_markBytes]) {
            // It was no mark after all: what was taken for one is part of the first line.
            m_line.append(QByteArrayView(kByteOrderMark, m_markBytes));
            break;
        }
        ++m_markBytes;
        bytes = bytes.sliced(1);
    }
    m_markBytes = -1;
    return true;
}

} // namespace core
