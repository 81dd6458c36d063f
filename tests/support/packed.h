#pragma once

#include <QByteArray>
#include <QList>

/// How an answer is packed: the numbers are zlib's window bits.
enum class Packing {
    Gzip = 15 + 16,
    Zlib = 15,
    Bare = -15, ///< Deflate without a header.
};

/// The pieces packed as one; each can be unpacked when it is there, as a gateway does with a stream.
QList<QByteArray> packedPieces(const QList<QByteArray> &pieces, Packing packing);

QByteArray packed(const QByteArray &bytes, Packing packing);
