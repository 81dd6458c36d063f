#include "core/net/content_decoder.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

// Any bytes at all are unpacked to the same, or refused, however they are cut, and never to too much.

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

struct Outcome {
    QByteArray bytes = {};
    bool refused = false;
    bool complete = false;
};

Outcome unpack(QByteArrayView packed, core::ContentDecoder::Coding coding, qsizetype pieceSize)
{
    core::ContentDecoder decoder(coding, QStringLiteral("Fuzz"));
    Outcome outcome;
    while (!packed.isEmpty()) {
        const qsizetype size = std::min(pieceSize, packed.size());
        const core::Result<QByteArray> piece = decoder.feed(packed.first(size));
        packed = packed.sliced(size);
        if (!piece) {
            require(!piece.error().message.isEmpty(), "a refusal without words");
            outcome.refused = true;
            return outcome;
        }
        outcome.bytes += *piece;
    }
    outcome.complete = decoder.isComplete();
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView packed(data, qsizetype(size));
    for (const auto coding : {core::ContentDecoder::Coding::Gzip, core::ContentDecoder::Coding::Deflate}) {
        const Outcome whole = unpack(packed, coding, std::max<qsizetype>(1, packed.size()));
        constexpr qsizetype pieceSizes = 23;
        const Outcome pieces = unpack(packed, coding, 1 + packed.size() % pieceSizes);
        require(whole.refused == pieces.refused, "refused in one split alone");
        if (whole.refused)
            continue;
        require(whole.bytes == pieces.bytes && whole.complete == pieces.complete,
                "another split gave something else");
        require(whole.bytes.size() <= core::ContentDecoder::kInnocentBytes
                    || whole.bytes.size() / core::ContentDecoder::kMostGrowth <= packed.size(),
                "it unpacks to too much");
    }
    return 0;
}
