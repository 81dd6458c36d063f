#include "core/protocol/raw/multipart.h"

namespace core {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// A boundary's line within the body.
struct Delimiter {
    qsizetype begin = 0;
    qsizetype lineEnd = 0; ///< Behind its line end.
    bool closes = false;
};

/// The next line that is a delimiter. The same bytes elsewhere than at a line's start, or with more behind
/// them, are content.
std::optional<Delimiter> nextDelimiter(const QByteArray &body, const QByteArray &mark, qsizetype from)
{
    for (qsizetype at = body.indexOf(mark, from); at >= 0; at = body.indexOf(mark, at + 1)) {
        const bool atLineStart = at == 0 || (at >= 2 && body.at(at - 2) == '\r' && body.at(at - 1) == '\n');
        if (!atLineStart)
            continue;
        Delimiter delimiter {.begin = at};
        qsizetype next = at + mark.size();
        if (body.mid(next, 2) == "--") {
            delimiter.closes = true;
            delimiter.lineEnd = next + 2;
            return delimiter;
        }
        while (next < body.size() && isBlank(body.at(next)))
            ++next;
        if (body.mid(next, 2) != "\r\n")
            continue;
        delimiter.lineEnd = next + 2;
        return delimiter;
    }
    return std::nullopt;
}

/// Reads the header of the part; false where it does not end within the part.
bool readHeader(FormPart &part, const QByteArray &body, qsizetype headerBegin)
{
    // The line end before counts, because a part may have no header at all.
    const qsizetype headerEnd = body.indexOf("\r\n\r\n", headerBegin - 2);
    part.contentBegin = headerEnd + 4;
    if (headerEnd < 0 || part.contentBegin > part.contentEnd)
        return false;
    for (qsizetype at = headerBegin; at < headerEnd;) {
        qsizetype lineEnd = body.indexOf("\r\n", at);
        // A line that begins with a blank goes on with the one before.
        while (lineEnd + 2 < headerEnd && isBlank(body.at(lineEnd + 2)))
            lineEnd = body.indexOf("\r\n", lineEnd + 2);
        const QByteArrayView line = QByteArrayView(body).sliced(at, lineEnd - at);
        const qsizetype colon = line.indexOf(':');
        if (colon > 0
            && line.first(colon).trimmed().compare("content-disposition", Qt::CaseInsensitive) == 0) {
            part.name = headerParameter(line.sliced(colon + 1), "name");
            part.isFile = !headerParameter(line.sliced(colon + 1), "filename").isEmpty();
        }
        at = lineEnd + 2;
    }
    return true;
}

} // namespace

QByteArray headerParameter(QByteArrayView value, QByteArrayView name)
{
    qsizetype at = value.indexOf(';');
    while (at >= 0 && at < value.size()) {
        ++at;
        const qsizetype nameBegin = at;
        while (at < value.size() && value.at(at) != '=' && value.at(at) != ';')
            ++at;
        if (at >= value.size() || value.at(at) == ';')
            continue;
        const QByteArrayView found = value.sliced(nameBegin, at - nameBegin).trimmed();
        ++at;
        while (at < value.size() && isBlank(value.at(at)))
            ++at;
        QByteArray text;
        if (at < value.size() && value.at(at) == '"') {
            for (++at; at < value.size() && value.at(at) != '"'; ++at) {
                if (value.at(at) == '\\' && at + 1 < value.size())
                    ++at;
                text.append(value.at(at));
            }
            while (at < value.size() && value.at(at) != ';')
                ++at;
        } else {
            const qsizetype begin = at;
            while (at < value.size() && value.at(at) != ';')
                ++at;
            text = value.sliced(begin, at - begin).trimmed().toByteArray();
        }
        if (found.compare(name, Qt::CaseInsensitive) == 0)
            return text;
    }
    return {};
}

std::optional<QList<FormPart>> formParts(const QByteArray &body, QByteArrayView boundary)
{
    if (boundary.isEmpty())
        return std::nullopt;
    const QByteArray mark = "--" + boundary.toByteArray();
    std::optional<Delimiter> delimiter = nextDelimiter(body, mark, 0);
    QList<FormPart> parts;
    while (delimiter && !delimiter->closes) {
        // The delimiter's own line end may be the one that the next one begins with.
        const auto next = nextDelimiter(body, mark, delimiter->lineEnd);
        if (!next)
            return std::nullopt;
        FormPart part {.begin = delimiter->begin, .contentEnd = next->begin - 2, .end = next->begin};
        if (!readHeader(part, body, delimiter->lineEnd))
            return std::nullopt;
        parts.append(part);
        delimiter = next;
    }
    if (!delimiter)
        return std::nullopt;
    return parts;
}

} // namespace core
