#include "core/tokens/bpe_pack.h"

#include <QList>

#include <algorithm>

namespace core {

namespace {

Result<QList<QByteArray>> tokensOf(QByteArrayView ranks)
{
    QList<QByteArray> tokens;
    if (ranks.endsWith('\n'))
        ranks.chop(1);
    const QList<QByteArray> lines = ranks.toByteArray().split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype space = line.indexOf(' ');
        const auto bytes =
            QByteArray::fromBase64Encoding(line.left(space), QByteArray::AbortOnBase64DecodingErrors);
        if (space < 1 || !bytes || line.mid(space + 1) != QByteArray::number(tokens.size())
            || tokens.size() >= qsizetype(kRankMask)) {
            return Error {ErrorKind::Internal,
                          QStringLiteral("line %1 is not the token of that rank").arg(tokens.size() + 1)};
        }
        tokens << bytes.decoded;
    }
    return tokens;
}

void append(QByteArray &packed, quint32 number)
{
    const quint32 little = qToLittleEndian(number);
    packed.append(reinterpret_cast<const char *>(&little), sizeof little);
}

} // namespace

Result<QByteArray> packBpe(QByteArrayView ranks, SplitPattern pattern)
{
    const Result<QList<QByteArray>> tokens = tokensOf(ranks);
    if (!tokens)
        return tokens.error();
    // At least a third of the slots stays empty: failed searches, which merging is full of, end soon.
    quint32 slotCount = 1;
    while (slotCount < quint32(tokens->size()) * 3 / 2)
        slotCount *= 2;
    QList<quint32> slotValues(slotCount, kEmptySlot);
    QByteArray offsets;
    QByteArray bytes;
    qsizetype longest = 0;
    for (quint32 rank = 0; rank < quint32(tokens->size()); ++rank) {
        const QByteArray &token = tokens->at(rank);
        append(offsets, quint32(bytes.size()));
        bytes += token;
        longest = std::max(longest, token.size());
        const quint64 hash = bpeHash(token.constData(), token.size());
        quint32 at = firstSlot(hash, slotCount - 1);
        while (slotValues.at(at) != kEmptySlot)
            at = (at + 1) & (slotCount - 1);
        slotValues[at] = rank | fingerprint(hash);
    }
    append(offsets, quint32(bytes.size()));

    QByteArray packed;
    for (const quint32 number : {kBpeMagic, quint32(pattern), quint32(tokens->size()), slotCount,
                                 quint32(bytes.size()), quint32(longest)})
        append(packed, number);
    packed += offsets;
    for (const quint32 slot : std::as_const(slotValues))
        append(packed, slot);
    return packed + bytes;
}

} // namespace core
