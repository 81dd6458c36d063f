#include "core/tokens/bpe_pack.h"

#include <zlib.h>

#include <cstdio>
#include <cstring>
#include <fstream>

namespace {

// Not qUncompress(), which knows zlib's form only.
QByteArray unzippedContentOf(const char *path)
{
    QByteArray content;
    const gzFile file = gzopen(path, "rb");
    if (!file)
        return content;
    QByteArray chunk(1 << 16, Qt::Uninitialized);
    int got = 0;
    while ((got = gzread(file, chunk.data(), unsigned(chunk.size()))) > 0)
        content.append(chunk.constData(), got);
    return gzclose(file) == Z_OK && got == 0 ? content : QByteArray();
}

} // namespace

/// bpe_pack cl100k|o200k RANKS.tiktoken.gz OUT.bin
int main(int argc, char *argv[])
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: bpe_pack cl100k|o200k RANKS.tiktoken.gz OUT.bin\n");
        return 2;
    }
    const auto pattern =
        std::strcmp(argv[1], "cl100k") == 0 ? core::SplitPattern::Cl100k : core::SplitPattern::O200k;
    const core::Result<QByteArray> packed = core::packBpe(unzippedContentOf(argv[2]), pattern);
    if (!packed) {
        std::fprintf(stderr, "%s: %s\n", argv[2], qPrintable(packed.error().message));
        return 1;
    }
    std::ofstream out(argv[3], std::ios::binary | std::ios::trunc);
    out.write(packed->constData(), packed->size());
    out.close();
    if (!out) {
        std::fprintf(stderr, "%s: cannot be written\n", argv[3]);
        return 1;
    }
    return 0;
}
