#include "core/tokens/bpe_encoding.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

// Any bytes become tokens that stand for the same bytes, and as many as are counted, in both encodings.

namespace {

const core::BpeEncoding &encoding(const char *path)
{
    // Kept for as long as the program runs, like the resources of the real one.
    static std::string bytes[2];
    static core::BpeEncoding encodings[2];
    static int known = 0;
    std::ifstream file(path, std::ios::binary);
    bytes[known].assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    const auto read = core::BpeEncoding::fromPacked({bytes[known].data(), qsizetype(bytes[known].size())});
    if (!read)
        std::abort();
    encodings[known] = *read;
    return encodings[known++];
}

void check(const core::BpeEncoding &encoding, QByteArrayView text)
{
    const QList<quint32> tokens = encoding.encode(text);
    if (encoding.decode(tokens) != text || encoding.count(text) != tokens.size())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const core::BpeEncoding &o200k = encoding(PACKED_TOKENS "/o200k_base.bin");
    static const core::BpeEncoding &cl100k = encoding(PACKED_TOKENS "/cl100k_base.bin");
    const QByteArrayView text(data, qsizetype(size));
    check(o200k, text);
    check(cl100k, text);
    return 0;
}
