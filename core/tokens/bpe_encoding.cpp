#include "core/tokens/bpe_encoding.h"

#include "core/tokens/bpe_merge.h"
#include "core/tokens/text_splitter.h"

namespace core {

Result<BpeEncoding> BpeEncoding::fromPacked(QByteArrayView packed)
{
    constexpr qsizetype kNumber = sizeof(quint32);
    const Error unreadable {ErrorKind::Internal,
                            QStringLiteral("The token data of the program cannot be read.")};
    if (packed.size() < qsizetype(sizeof(BpeHeader)))
        return unreadable;
    const auto field = [&packed](qsizetype index) {
        return qFromLittleEndian<quint32>(packed.data() + index * kNumber);
    };
    BpeEncoding encoding;
    encoding.m_pattern = SplitPattern(field(1));
    encoding.m_tokenCount = field(2);
    const quint32 slotCount = field(3);
    const qsizetype size = qsizetype(sizeof(BpeHeader)) + (qsizetype(encoding.m_tokenCount) + 1) * kNumber
                           + qsizetype(slotCount) * kNumber + qsizetype(field(4));
    if (field(0) != kBpeMagic || packed.size() != size || slotCount <= encoding.m_tokenCount
        || (slotCount & (slotCount - 1)) != 0)
        return unreadable;
    encoding.m_longestToken = field(5);
    encoding.m_slotMask = slotCount - 1;
    encoding.m_offsets = packed.data() + sizeof(BpeHeader);
    encoding.m_slots = encoding.m_offsets + (qsizetype(encoding.m_tokenCount) + 1) * kNumber;
    encoding.m_bytes = encoding.m_slots + qsizetype(slotCount) * kNumber;
    return encoding;
}

template<typename Sink>
void BpeEncoding::tokenize(QByteArrayView utf8, Sink sink) const
{
    if (m_tokenCount == 0)
        return;
    BpeMerger merger(*this);
    const char *at = utf8.data();
    const char *const end = at + utf8.size();
    while (at < end) {
        const char *const next = endOfPiece(m_pattern, at, end);
        // Most words are a token by themselves.
        const quint32 whole = rankOf(at, next - at);
        if (whole != kEmptySlot)
            sink(&whole, 1);
        else
            merger.merge(at, next - at, sink);
        at = next;
    }
}

qint64 BpeEncoding::count(QByteArrayView utf8) const
{
    qint64 count = 0;
    tokenize(utf8, [&count](const quint32 *, qsizetype tokens) { count += tokens; });
    return count;
}

QList<quint32> BpeEncoding::encode(QByteArrayView utf8) const
{
    QList<quint32> all;
    tokenize(utf8, [&all](const quint32 *tokens, qsizetype size) {
        for (qsizetype i = 0; i < size; ++i)
            all << tokens[i];
    });
    return all;
}

QByteArray BpeEncoding::decode(const QList<quint32> &tokens) const
{
    QByteArray text;
    for (const quint32 token : tokens) {
        if (token >= m_tokenCount)
            continue;
        const quint32 begin = number(m_offsets, token);
        text.append(m_bytes + begin, qsizetype(number(m_offsets, token + 1) - begin));
    }
    return text;
}

} // namespace core
