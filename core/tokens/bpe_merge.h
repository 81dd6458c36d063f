#pragma once

#include "core/tokens/bpe_encoding.h"

#include <vector>

namespace core {

/// Joins the bytes of words into tokens. Keeps its memory from word to word, so one serves a whole text.
class BpeMerger
{
public:
    explicit BpeMerger(const BpeEncoding &encoding)
        : m_encoding(encoding)
    { }

    /// Gives the tokens of a word, which is none by itself, to `sink(const quint32 *, qsizetype)`.
    template<typename Sink>
    void merge(const char *bytes, qsizetype size, Sink &sink)
    {
        m_tokens.clear();
        if (size <= kShortWord)
            mergeShort(bytes, size);
        else
            mergeLong(bytes, size);
        sink(m_tokens.data(), qsizetype(m_tokens.size()));
    }

private:
    /// Up to here looking at all pairs for the lowest is faster than keeping them in order.
    static constexpr qsizetype kShortWord = 96;

    /// A part of the word: what stands from here to where the next part begins.
    struct Part {
        quint32 begin;
        quint32 pairRank; ///< Of this and the next part together; kEmptySlot if that is no token.
        qint32 previous; ///< Index of the neighbours, -1 at the ends.
        qint32 next;
    };
    /// A pair that may be joined; outdated once its part has another rank.
    struct Pair {
        quint32 rank;
        quint32 part;
        /// The heap has its greatest on top: the lowest rank, and of those the leftmost.
        bool operator<(const Pair &other) const
        {
            return rank != other.rank ? rank > other.rank : part > other.part;
        }
    };

    void mergeShort(const char *bytes, qsizetype size);
    void mergeLong(const char *bytes, qsizetype size);

    const BpeEncoding &m_encoding;
    std::vector<quint32> m_tokens;
    std::vector<Part> m_parts;
    std::vector<Pair> m_heap;
};

} // namespace core
