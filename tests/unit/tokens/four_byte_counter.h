#pragma once

#include "core/tokens/bpe_pack.h"
#include "core/tokens/token_counter.h"

/// A counter for tests of other things: four `x` are a token for every model, other bytes one each, and
/// nothing comes around messages.
inline const core::TokenCounter &fourByteCounter()
{
    static const QByteArray packed = [] {
        QByteArray ranks;
        int rank = 0;
        for (; rank < 256; ++rank)
            ranks += QByteArray(1, char(rank)).toBase64() + ' ' + QByteArray::number(rank) + '\n';
        for (const QByteArray token : {"xx", "xxxx"})
            ranks += token.toBase64() + ' ' + QByteArray::number(rank++) + '\n';
        return *core::packBpe(ranks, core::SplitPattern::O200k);
    }();
    static const core::TokenCounter counter = *core::TokenCounter::create(
        {packed, packed,
         R"([{"family":"any","models":["*"],"encoding":"o200k_base","worst_per_mille":200,"samples":10}])"});
    return counter;
}
