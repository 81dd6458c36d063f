#include "core/net/content_decoder.h"

#include <QCoreApplication>

#include <zlib.h>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ContentDecoder)
};

/// Room for what comes out, by what goes in: a piece of a stream is short.
constexpr qsizetype kUsualGrowth = 4;
constexpr qsizetype kLeastRoom = 512;
constexpr qsizetype kMostRoom = 64 * 1024;
constexpr quint8 kFirstOfGzip = 0x1f;
constexpr int kGzipOnly = 16; ///< Added to the window bits, as zlib has it.

Error badReplyOf(const QString &provider, const QString &what)
{
    Error error;
    error.kind = ErrorKind::BadReply;
    error.message =
        Text::tr("%1 %2 Check its address under Keys, or choose another provider.").arg(provider, what);
    return error;
}

/// RFC 1950 §2.2: the method, and a checksum of the first two bytes.
bool hasZlibHeader(QByteArrayView head)
{
    const int first = static_cast<quint8>(head.at(0));
    const int second = static_cast<quint8>(head.at(1));
    return (first & 0x0f) == Z_DEFLATED && (first * 256 + second) % 31 == 0;
}

} // namespace

void ContentDecoder::End::operator()(z_stream_s *stream) const
{
    inflateEnd(stream);
    delete stream;
}

Result<std::unique_ptr<ContentDecoder>> ContentDecoder::forEncoding(const QByteArray &contentEncoding,
                                                                    const QString &provider)
{
    std::unique_ptr<ContentDecoder> decoder;
    for (const QByteArray &member : contentEncoding.toLower().split(',')) {
        const QByteArray coding = member.trimmed();
        if (coding.isEmpty() || coding == "identity")
            continue;
        const bool isGzip = coding == "gzip" || coding == "x-gzip";
        if (decoder || (!isGzip && coding != "deflate")) {
            return badReplyOf(provider, Text::tr("packed its answer in a way that was not asked for and that "
                                                 "Switchyard cannot unpack (%1).")
                                            .arg(QString::fromLatin1(contentEncoding.left(40))));
        }
        decoder = std::make_unique<ContentDecoder>(isGzip ? Coding::Gzip : Coding::Deflate, provider);
    }
    return decoder;
}

ContentDecoder::ContentDecoder(Coding coding, QString provider)
    : m_coding(coding)
    , m_provider(std::move(provider))
{ }

ContentDecoder::~ContentDecoder() = default;

Error ContentDecoder::refusal(const QString &what) const
{
    return badReplyOf(m_provider, what);
}

bool ContentDecoder::begin(QByteArrayView head)
{
    int windowBits = MAX_WBITS + kGzipOnly;
    if (m_coding == Coding::Deflate)
        windowBits = hasZlibHeader(head) ? MAX_WBITS : -MAX_WBITS;
    auto stream = std::make_unique<z_stream_s>();
    if (inflateInit2(stream.get(), windowBits) != Z_OK)
        return false;
    m_stream.reset(stream.release());
    return true;
}

Result<QByteArray> ContentDecoder::feed(QByteArrayView bytes)
{
    m_taken += bytes.size();
    QByteArray joined;
    if (!m_stream) {
        m_head.append(bytes);
        if (m_head.size() < 2)
            return QByteArray();
        if (!begin(m_head))
            return refusal(Text::tr("sent a packed answer for which there is not enough memory."));
        joined = std::exchange(m_head, {});
        bytes = joined;
    }
    QByteArray out;
    if (!unpack(bytes, out))
        return refusal(Text::tr("sent an answer that is not packed in the way it says."));
    if (isTooMuch(out.size()))
        return refusal(Text::tr("sent an answer that unpacks to more than any answer has."));
    m_given += out.size();
    return out;
}

bool ContentDecoder::isTooMuch(qsizetype more) const
{
    const qint64 given = m_given + more;
    const qint64 used = m_taken - qint64(m_stream->avail_in);
    return given > kMostBytes || (given > kInnocentBytes && given / kMostGrowth > used);
}

/// False if the bytes are no packed data. Stops where it becomes too much.
bool ContentDecoder::unpack(QByteArrayView bytes, QByteArray &out)
{
    // zlib takes its input as not const, and does not write to it.
    m_stream->next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.data()));
    m_stream->avail_in = static_cast<uInt>(bytes.size());
    for (;;) {
        if (m_atEnd) {
            // A further member, or padding that some servers leave behind.
            if (m_padding || m_stream->avail_in == 0)
                return true;
            m_padding = m_coding == Coding::Deflate || *m_stream->next_in != kFirstOfGzip;
            if (m_padding)
                return true;
            m_atEnd = false;
            inflateReset(m_stream.get());
        }
        const qsizetype before = out.size();
        const qsizetype room =
            std::clamp(kUsualGrowth * qsizetype(m_stream->avail_in), kLeastRoom, kMostRoom);
        out.resize(before + room);
        m_stream->next_out = reinterpret_cast<Bytef *>(out.data() + before);
        m_stream->avail_out = static_cast<uInt>(room);
        const int result = inflate(m_stream.get(), Z_SYNC_FLUSH);
        out.resize(out.size() - qsizetype(m_stream->avail_out));
        m_atEnd = result == Z_STREAM_END;
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return false;
        const bool wantsMore = m_stream->avail_in == 0 && m_stream->avail_out > 0;
        if (!m_atEnd && (wantsMore || result == Z_BUF_ERROR))
            return true;
        if (isTooMuch(out.size()))
            return true;
    }
}

} // namespace core
