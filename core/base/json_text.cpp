#include "core/base/json_text.h"

#include <algorithm>

namespace core {

namespace {

bool needsEscape(char c)
{
    constexpr unsigned char kFirstPrintable = 0x20;
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < kFirstPrintable;
}

void appendEscaped(QByteArray &json, char c)
{
    switch (c) {
    case '"':
    case '\\':
        json += '\\';
        json += c;
        return;
    case '\n':
        json += "\\n";
        return;
    case '\t':
        json += "\\t";
        return;
    default:
        json += "\\u00";
        json += QByteArray(1, c).toHex();
    }
}

} // namespace

QByteArray jsonString(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    QByteArray json;
    json.reserve(bytes.size() + 2);
    json += '"';
    const char *from = bytes.cbegin();
    while (from != bytes.cend()) {
        const char *special = std::find_if(from, bytes.cend(), needsEscape);
        json.append(from, special - from);
        if (special == bytes.cend())
            break;
        appendEscaped(json, *special);
        from = special + 1;
    }
    json += '"';
    return json;
}

} // namespace core
