#pragma once

#include "core/model/chat_event.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace core {

/// Reads the many chunks of a stream that are the same but for their text, without taking their JSON apart:
/// that takes a tenth of the time. Whatever is not surely such a chunk is left to the protocol's reader.
class RepeatedChunk
{
public:
    /// The text of a chunk that differs in nothing else from the last two that were learned.
    std::optional<TextDelta> read(QByteArrayView name, QByteArrayView json) const;
    /// A chunk that the reader has read, and whether that gave one text and nothing else.
    void learn(QByteArrayView name, QByteArrayView json, const TextDelta *onlyText);

private:
    QByteArray m_name;
    QByteArray m_before; ///< Up to the text, its quote included; empty: nothing is known.
    QByteArray m_behind; ///< From the text's closing quote.
    int m_choice = 0;
    /// Two chunks in a row were such: in one of them another string might look like the text.
    bool m_confirmed = false;
};

} // namespace core
