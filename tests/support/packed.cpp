#include "tests/support/packed.h"

#include <zlib.h>

QList<QByteArray> packedPieces(const QList<QByteArray> &pieces, Packing packing)
{
    z_stream stream {};
    constexpr int memory = 8;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, int(packing), memory, Z_DEFAULT_STRATEGY)
        != Z_OK)
        qFatal("zlib does not start");
    QList<QByteArray> out;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        QByteArray input = pieces.at(i);
        stream.next_in = reinterpret_cast<Bytef *>(input.data());
        stream.avail_in = static_cast<uInt>(input.size());
        QByteArray piece;
        do {
            char room[16 * 1024];
            stream.next_out = reinterpret_cast<Bytef *>(room);
            stream.avail_out = sizeof room;
            deflate(&stream, i + 1 == pieces.size() ? Z_FINISH : Z_SYNC_FLUSH);
            piece.append(room, qsizetype(sizeof room - stream.avail_out));
        } while (stream.avail_out == 0);
        out << piece;
    }
    deflateEnd(&stream);
    return out;
}

QByteArray packed(const QByteArray &bytes, Packing packing)
{
    return packedPieces({bytes}, packing).first();
}
