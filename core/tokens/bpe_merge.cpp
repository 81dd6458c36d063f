#include "core/tokens/bpe_merge.h"

#include <algorithm>
#include <array>

namespace core {

void BpeMerger::mergeShort(const char *bytes, qsizetype size)
{
    // Apart from each other, because the search for the lowest runs over the ranks alone.
    std::array<quint32, kShortWord + 1> begins;
    std::array<quint32, kShortWord + 1> ranks;
    for (qsizetype i = 0; i < size; ++i) {
        begins[size_t(i)] = quint32(i);
        ranks[size_t(i)] = i + 1 < size ? m_encoding.rankOf(bytes + i, 2) : kEmptySlot;
    }
    begins[size_t(size)] = quint32(size);
    size_t parts = size_t(size);
    const auto rankFrom = [&](size_t part, size_t end) {
        return m_encoding.rankOf(bytes + begins[part], qsizetype(begins[end] - begins[part]));
    };
    while (parts > 1) {
        const auto lowest = std::min_element(ranks.begin(), ranks.begin() + qptrdiff(parts) - 1);
        if (*lowest == kEmptySlot)
            break;
        const auto joined = size_t(lowest - ranks.begin());
        std::move(begins.begin() + qptrdiff(joined) + 2, begins.begin() + qptrdiff(parts) + 1,
                  begins.begin() + qptrdiff(joined) + 1);
        std::move(ranks.begin() + qptrdiff(joined) + 2, ranks.begin() + qptrdiff(parts),
                  ranks.begin() + qptrdiff(joined) + 1);
        --parts;
        ranks[joined] = joined + 1 < parts ? rankFrom(joined, joined + 2) : kEmptySlot;
        if (joined > 0)
            ranks[joined - 1] = rankFrom(joined - 1, joined + 1);
    }
    for (size_t part = 0; part < parts; ++part)
        m_tokens.push_back(rankFrom(part, part + 1));
}

void BpeMerger::mergeLong(const char *bytes, qsizetype size)
{
    m_parts.clear();
    m_heap.clear();
    for (qsizetype i = 0; i < size; ++i) {
        const bool last = i + 1 == size;
        const quint32 rank = last ? kEmptySlot : m_encoding.rankOf(bytes + i, 2);
        m_parts.push_back({quint32(i), rank, qint32(i) - 1, last ? -1 : qint32(i) + 1});
        if (rank != kEmptySlot)
            m_heap.push_back({rank, quint32(i)});
    }
    const auto endOf = [&](const Part &part) {
        return part.next < 0 ? size : qsizetype(m_parts[size_t(part.next)].begin);
    };
    const auto rankPair = [&](qint32 index) {
        Part &part = m_parts[size_t(index)];
        part.pairRank = part.next < 0
                            ? kEmptySlot
                            : m_encoding.rankOf(bytes + part.begin,
                                                endOf(m_parts[size_t(part.next)]) - qsizetype(part.begin));
        if (part.pairRank != kEmptySlot) {
            m_heap.push_back({part.pairRank, quint32(index)});
            std::push_heap(m_heap.begin(), m_heap.end());
        }
    };
    std::make_heap(m_heap.begin(), m_heap.end());
    while (!m_heap.empty()) {
        std::pop_heap(m_heap.begin(), m_heap.end());
        const Pair pair = m_heap.back();
        m_heap.pop_back();
        Part &part = m_parts[pair.part];
        if (part.pairRank != pair.rank)
            continue;
        Part &swallowed = m_parts[size_t(part.next)];
        swallowed.pairRank = kEmptySlot;
        part.next = swallowed.next;
        if (part.next >= 0)
            m_parts[size_t(part.next)].previous = qint32(pair.part);
        rankPair(qint32(pair.part));
        if (part.previous >= 0)
            rankPair(part.previous);
    }
    for (qint32 at = 0; at >= 0; at = m_parts[size_t(at)].next) {
        const Part &part = m_parts[size_t(at)];
        m_tokens.push_back(m_encoding.rankOf(bytes + part.begin, endOf(part) - qsizetype(part.begin)));
    }
}

} // namespace core
