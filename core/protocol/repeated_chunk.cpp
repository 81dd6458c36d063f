#include "core/protocol/repeated_chunk.h"

#include "core/base/json_text.h"

#include <algorithm>

namespace core {

namespace {

constexpr char kEscape = '\\';

/// What may stand in a JSON string as it is.
bool isPlain(char c)
{
    constexpr unsigned char firstPrintable = 0x20;
    return c != '"' && c != kEscape && static_cast<unsigned char>(c) >= firstPrintable;
}

/// The character that a backslash and `c` stand for; 0 for what is left to others.
char escaped(char c)
{
    switch (c) {
    case '"':
    case '/':
    case kEscape:
        return c;
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

/// The text between the quotes of a JSON string; empty if it is none, or one that is rarely seen.
QString stringContent(QByteArrayView json)
{
    QByteArray plain;
    while (true) {
        const char *special = std::find_if_not(json.cbegin(), json.cend(), isPlain);
        const qsizetype count = special - json.cbegin();
        if (special == json.cend()) {
            const QString text = plain.isEmpty() ? QString::fromUtf8(json)
                                                 : QString::fromUtf8(plain.append(json.data(), count));
            // Broken UTF-8 is an error of the provider.
            return text.contains(QChar::ReplacementCharacter) ? QString() : text;
        }
        const char meant = *special == kEscape && special + 1 != json.cend() ? escaped(special[1]) : '\0';
        if (meant == 0)
            return {};
        plain.append(json.data(), count).append(meant);
        json = json.sliced(count + 2);
    }
}

} // namespace

std::optional<TextDelta> RepeatedChunk::read(QByteArrayView name, QByteArrayView json) const
{
    if (!m_confirmed || name != m_name || json.size() <= m_before.size() + m_behind.size()
        || !json.startsWith(m_before) || !json.endsWith(m_behind))
        return std::nullopt;
    const QString text =
        stringContent(json.sliced(m_before.size(), json.size() - m_before.size() - m_behind.size()));
    return text.isEmpty() ? std::nullopt : std::optional(TextDelta {text, m_choice});
}

void RepeatedChunk::learn(QByteArrayView name, QByteArrayView json, const TextDelta *onlyText)
{
    const QByteArray text = onlyText ? jsonString(onlyText->text) : QByteArray();
    const qsizetype at = text.isEmpty() ? -1 : json.indexOf(text);
    if (!onlyText || at < 0 || json.lastIndexOf(text) != at) {
        m_before.clear();
        m_confirmed = false;
        return;
    }
    const QByteArrayView before = json.first(at + 1);
    const QByteArrayView behind = json.sliced(at + text.size() - 1);
    m_confirmed = !m_before.isEmpty() && name == m_name && before == m_before && behind == m_behind
                  && onlyText->choice == m_choice;
    if (m_confirmed)
        return;
    m_name = name.toByteArray();
    m_before = before.toByteArray();
    m_behind = behind.toByteArray();
    m_choice = onlyText->choice;
}

} // namespace core
