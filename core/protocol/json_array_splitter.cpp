#include "core/protocol/json_array_splitter.h"

namespace core {

JsonArraySplitter::JsonArraySplitter(qsizetype limit)
    : m_limit(limit)
{ }

bool JsonArraySplitter::feed(QByteArrayView bytes, QList<QByteArray> &out)
{
    for (const char c : bytes) {
        if (m_closed)
            return true;
        if (m_element.size() >= m_limit)
            return false;
        if (m_inString) {
            m_element.append(c);
            if (m_escaped)
                m_escaped = false;
            else if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_inString = false;
            continue;
        }
        const bool closes = c == ']' || c == '}';
        if (closes && --m_depth == 0) {
            endElement(out);
            m_closed = true;
            continue;
        }
        if (c == ',' && m_depth == 1) {
            endElement(out);
            continue;
        }
        if (m_depth > 0)
            m_element.append(c);
        if (c == '[' || c == '{')
            ++m_depth;
        m_inString = c == '"';
    }
    return true;
}

void JsonArraySplitter::endElement(QList<QByteArray> &out)
{
    const QByteArray element = m_element.trimmed();
    if (!element.isEmpty())
        out.append(element);
    m_element.clear();
}

} // namespace core
