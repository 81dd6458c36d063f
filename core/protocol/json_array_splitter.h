#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace core {

/// Takes a JSON array that arrives piece by piece apart into its elements, without parsing them. Gemini
/// streams so when it is not asked for server-sent events.
class JsonArraySplitter
{
public:
    /// `limit`: bytes that one element may have.
    explicit JsonArraySplitter(qsizetype limit);
    /// Appends the elements that are complete now. False once an element has passed the limit.
    bool feed(QByteArrayView bytes, QList<QByteArray> &out);
    /// The closing bracket came.
    bool closed() const { return m_closed; }

private:
    void endElement(QList<QByteArray> &out);

    qsizetype m_limit;
    QByteArray m_element;
    int m_depth = 0; ///< 1 = directly in the array.
    bool m_inString = false;
    bool m_escaped = false;
    bool m_closed = false;
};

} // namespace core
