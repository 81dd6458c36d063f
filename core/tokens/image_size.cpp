#include "core/tokens/image_size.h"

#include <QByteArray>
#include <QtEndian>

#include <initializer_list>

namespace core {

namespace {

std::optional<ImageSize> sizeOf(qint64 width, qint64 height)
{
    if (width < 1 || height < 1)
        return std::nullopt;
    return ImageSize {width, height};
}

quint8 byteAt(QByteArrayView bytes, qsizetype at)
{
    return quint8(bytes.at(at));
}

/// PNG specification, 11.2.2: IHDR comes first.
std::optional<ImageSize> pngSize(QByteArrayView bytes)
{
    if (bytes.size() < 24 || bytes.sliced(12, 4) != "IHDR")
        return std::nullopt;
    return sizeOf(qFromBigEndian<quint32>(bytes.data() + 16), qFromBigEndian<quint32>(bytes.data() + 20));
}

/// ITU T.81, annex B: segments until one that begins a frame.
std::optional<ImageSize> jpegSize(QByteArrayView bytes)
{
    for (qsizetype at = 2; at + 9 < bytes.size();) {
        if (byteAt(bytes, at) != 0xff)
            return std::nullopt;
        const quint8 marker = byteAt(bytes, at + 1);
        if (marker == 0xff) { // fill byte
            ++at;
            continue;
        }
        // SOF0 to SOF15, but for DHT, JPG and DAC, which lie between them.
        const bool frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame)
            return sizeOf(qFromBigEndian<quint16>(bytes.data() + at + 7),
                          qFromBigEndian<quint16>(bytes.data() + at + 5));
        const quint16 length = qFromBigEndian<quint16>(bytes.data() + at + 2);
        if (length < 2)
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

/// WebP container specification: lossy (VP8), lossless (VP8L), extended (VP8X).
std::optional<ImageSize> webpSize(QByteArrayView bytes)
{
    if (bytes.size() < 30)
        return std::nullopt;
    const QByteArrayView kind = bytes.sliced(12, 4);
    if (kind == "VP8 ")
        return sizeOf(qFromLittleEndian<quint16>(bytes.data() + 26) & 0x3fff,
                      qFromLittleEndian<quint16>(bytes.data() + 28) & 0x3fff);
    if (kind == "VP8L") {
        const quint32 packed = qFromLittleEndian<quint32>(bytes.data() + 21);
        return sizeOf((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1);
    }
    if (kind == "VP8X") {
        constexpr quint32 k24Bits = 0xffffff;
        return sizeOf((qFromLittleEndian<quint32>(bytes.data() + 24) & k24Bits) + 1,
                      (qFromLittleEndian<quint32>(bytes.data() + 26) >> 8) + 1);
    }
    return std::nullopt;
}

} // namespace

std::optional<ImageSize> imageSize(QByteArrayView bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return pngSize(bytes);
    if (bytes.startsWith("\xff\xd8"))
        return jpegSize(bytes);
    if (bytes.startsWith("GIF8") && bytes.size() >= 10)
        return sizeOf(qFromLittleEndian<quint16>(bytes.data() + 6),
                      qFromLittleEndian<quint16>(bytes.data() + 8));
    if (bytes.size() >= 12 && bytes.startsWith("RIFF") && bytes.sliced(8, 4) == "WEBP")
        return webpSize(bytes);
    return std::nullopt;
}

std::optional<ImageSize> imageSizeOfUrl(const QString &url)
{
    if (!url.startsWith(QLatin1String("data:")))
        return std::nullopt;
    // The preview picture and colour tables of a photograph come before its size, each in up to 64 KiB.
    constexpr qsizetype kLongestHeader = 256 * 1024;
    const qsizetype comma = url.indexOf(u',');
    if (comma < 0)
        return std::nullopt;
    return imageSize(
        QByteArray::fromBase64(QStringView(url).sliced(comma + 1).left(kLongestHeader).toLatin1()));
}

} // namespace core
