#include "ui/common/image_decoder.h"

#include "core/async/in_pool.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::ImageDecoder)
};

constexpr qsizetype kMaxBytes = qsizetype(20) * 1024 * 1024;
constexpr qint64 kMaxPixels = 50'000'000;
constexpr int kAllocationMb = 256;

DecodedImage failed(const QString &why)
{
    DecodedImage result;
    result.error = why;
    return result;
}

} // namespace

QByteArray imageFormat(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "gif";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "webp";
    return {};
}

QImage readImage(QImageReader &reader, const QSize &within)
{
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize room = turned ? within.transposed() : within;
    const auto isTooLarge = [](const QSize &pixels, const QSize &most) {
        return !most.isEmpty() && (pixels.width() > most.width() || pixels.height() > most.height());
    };
    if (size.isValid() && isTooLarge(size, room))
        reader.setScaledSize(size.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1}));
    QImage image;
    if (!reader.read(&image))
        return {}; // half of it may be there
    // Not every format tells its size beforehand.
    return isTooLarge(image.size(), within)
               ? image.scaled(within, Qt::KeepAspectRatio, Qt::SmoothTransformation)
               : image;
}

DecodedImage decodeImage(const QByteArray &bytes, const QSize &within)
{
    if (bytes.size() > kMaxBytes)
        return failed(Text::tr("It is larger than 20 MB."));
    DecodedImage result;
    result.bytes = bytes;
    result.format = imageFormat(bytes);
    if (result.format.isEmpty())
        return failed(Text::tr("It is no PNG, JPEG, GIF or WebP picture, though it says so."));
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    [[maybe_unused]] static const bool limited = (QImageReader::setAllocationLimit(kAllocationMb), true);
    // Readers of other formats are never asked.
    QImageReader reader(&buffer, result.format);
    const QSize size = reader.size();
    if (qint64(size.width()) * size.height() > kMaxPixels)
        return failed(Text::tr("It has more than 50 million pixels."));
    result.image = readImage(reader, within);
    if (result.image.isNull())
        return failed(
            Text::tr("It is damaged or of a kind that cannot be read here (%1).").arg(reader.errorString()));
    return result;
}

QFuture<DecodedImage> decodeImageInPool(const QByteArray &bytes, const QSize &within)
{
    return core::runInPool([bytes, within] { return decodeImage(bytes, within); });
}

bool isImageData(const QString &address)
{
    for (const char *type : {"png", "jpeg", "jpg", "gif", "webp"}) {
        const QString start = QStringLiteral("data:image/%1;base64,").arg(QLatin1String(type));
        if (QStringView(address).startsWith(start, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

DecodedImage decodeDataUrl(const QString &address)
{
    if (!isImageData(address))
        return failed(Text::tr("It is of a kind that is not shown here."));
    if (address.size() > kMaxBytes)
        return failed(Text::tr("It is larger than 20 MB."));
    return decodeImage(
        QByteArray::fromBase64(QStringView(address).mid(address.indexOf(u',') + 1).toLatin1()));
}

QFuture<DecodedImage> decodeDataUrlInPool(const QString &address)
{
    return core::runInPool([address] { return decodeDataUrl(address); });
}

} // namespace ui
