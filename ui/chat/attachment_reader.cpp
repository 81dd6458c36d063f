#include "ui/chat/attachment_reader.h"

#include "core/async/in_pool.h"
#include "ui/chat/text_sniffing.h"
#include "ui/common/image_decoder.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QLocale>
#include <QMimeData>
#include <QMimeDatabase>
#include <QUrl>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::AttachmentReader)
};

using Cancelled = std::function<bool()>;

/// Where a picture has to be made smaller anyway, no model looks at more than this.
constexpr int kSmallerSide = 4'000;
constexpr int kJpegQuality = 88;

QString dataSize(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

core::Error refusal(const QString &message)
{
    return {.kind = core::ErrorKind::BadRequest, .message = message};
}

core::Error cancelledError()
{
    return {.kind = core::ErrorKind::Cancelled, .message = Text::tr("Reading was cancelled.")};
}

core::Result<QByteArray> bytesOf(const QString &path, const QString &name, const Cancelled &cancelled)
{
    const QFileInfo info(path);
    if (!info.exists())
        return refusal(Text::tr("“%1” is not there any more. Choose it again where it is now.").arg(name));
    if (info.isDir())
        return refusal(Text::tr("“%1” is a folder. Attach the files in it instead.").arg(name));
    if (!info.isFile())
        return refusal(Text::tr("“%1” is not a file that can be read to its end.").arg(name));
    const QString tooLarge = Text::tr("“%1” has more than the %2 that can be attached. Attach a part of it.")
                                 .arg(name, dataSize(kMostAttachmentBytes));
    if (info.size() > kMostAttachmentBytes)
        return refusal(tooLarge);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return refusal(
            Text::tr("“%1” cannot be read: %2. Check who may open it.").arg(name, file.errorString()));
    }
    QByteArray bytes;
    constexpr qint64 kPiece = qint64(1024) * 1024;
    while (!file.atEnd()) {
        if (cancelled())
            return cancelledError();
        const QByteArray piece = file.read(kPiece);
        if (piece.isEmpty())
            break;
        bytes += piece;
        if (bytes.size() > kMostAttachmentBytes)
            return refusal(tooLarge); // it grew meanwhile
    }
    if (file.error() != QFileDevice::NoError) {
        return refusal(
            Text::tr("“%1” could not be read to its end: %2. Try again.").arg(name, file.errorString()));
    }
    if (bytes.isEmpty())
        return refusal(Text::tr("“%1” is empty. There is nothing to attach.").arg(name));
    return bytes;
}

/// Of the kinds of picture that providers take.
QString pictureType(const QByteArray &bytes)
{
    const QByteArray format = imageFormat(bytes);
    return format.isEmpty() ? QString() : QStringLiteral("image/") + QLatin1String(format);
}

bool isPdf(const QByteArray &bytes)
{
    // Some programs write a little in front of it, and every reader takes that.
    constexpr qsizetype kWithin = 1024;
    return bytes.left(kWithin).contains("%PDF-");
}

/// Of any kind that can be read here, for what providers do not take becomes something else. No larger than
/// `longest` on its longer side, unless that is 0.
QImage decoded(const QByteArray &bytes, int longest, QSize *original = nullptr, QString *problem = nullptr)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    if (original)
        *original = reader.size();
    const QImage image = readImage(reader, {longest, longest});
    if (image.isNull() && problem)
        *problem = reader.errorString();
    return image;
}

QByteArray encoded(const QImage &image, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

QString renamed(const QString &name, QLatin1String suffix)
{
    const QString base = QFileInfo(name).completeBaseName();
    return (base.isEmpty() ? name : base) + suffix;
}

QImage thumbnailOf(const QImage &image)
{
    constexpr int kScreens = 2; // sharp on fine screens too
    return image.isNull() ? image
                          : image.scaled(kThumbnailSide * kScreens, kThumbnailSide * kScreens,
                                         Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

/// As PNG, or as JPEG where that is what makes it fit.
core::Result<AttachmentReading> fittedPicture(QImage image, const QString &name, const QSize &original,
                                              const Cancelled &cancelled)
{
    AttachmentReading reading;
    reading.attachment.kind = core::Attachment::Kind::Image;
    reading.thumbnail = thumbnailOf(image);
    if (std::max(image.width(), image.height()) > kLongestImageSide)
        image = image.scaled(kSmallerSide, kSmallerSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    constexpr int kLeastSide = 64;
    bool asJpeg = false;
    while (!cancelled()) {
        QByteArray bytes = encoded(image, asJpeg ? "JPEG" : "PNG", asJpeg ? kJpegQuality : -1);
        if (bytes.isEmpty())
            return refusal(
                Text::tr("“%1” could not be converted to PNG. Save it as PNG and try again.").arg(name));
        if (bytes.size() <= kMostImageBytes || std::max(image.width(), image.height()) <= kLeastSide) {
            reading.attachment.name = renamed(name, asJpeg ? QLatin1String(".jpg") : QLatin1String(".png"));
            reading.attachment.mediaType =
                asJpeg ? QStringLiteral("image/jpeg") : QStringLiteral("image/png");
            reading.attachment.bytes = std::move(bytes);
            if (original.isValid() && original != image.size()) {
                reading.note = Text::tr("“%1” was made smaller, from %2 × %3 to %4 × %5 pixels.")
                                   .arg(name)
                                   .arg(original.width())
                                   .arg(original.height())
                                   .arg(image.width())
                                   .arg(image.height());
            } else if (asJpeg) {
                reading.note = Text::tr("“%1” was saved as JPEG to make it smaller.").arg(name);
            }
            return reading;
        }
        if (!asJpeg && !image.hasAlphaChannel()) {
            asJpeg = true;
            continue;
        }
        constexpr double kStep = 0.7;
        image = image.scaled((QSizeF(image.size()) * kStep).toSize().expandedTo({1, 1}), Qt::KeepAspectRatio,
                             Qt::SmoothTransformation);
    }
    return cancelledError();
}

core::Result<AttachmentReading> readPicture(const QByteArray &bytes, const QString &mediaType,
                                            const QString &name, const Cancelled &cancelled)
{
    QSize size;
    QString problem;
    const QImage small = decoded(bytes, kSmallerSide, &size, &problem);
    if (cancelled())
        return cancelledError();
    const bool drawable =
        !mediaType.isEmpty() && QImageReader::supportedMimeTypes().contains(mediaType.toLatin1());
    const bool fits = bytes.size() <= kMostImageBytes
                      && (!size.isValid() || std::max(size.width(), size.height()) <= kLongestImageSide);
    if (small.isNull() && (drawable || !fits)) {
        return refusal(
            Text::tr("“%1” cannot be opened as a picture: %2. It may be damaged or too large; save it "
                     "again, smaller.")
                .arg(name, problem));
    }
    if (!mediaType.isEmpty() && fits) {
        return AttachmentReading {.attachment = {.kind = core::Attachment::Kind::Image,
                                                 .name = name,
                                                 .mediaType = mediaType,
                                                 .bytes = bytes},
                                  .thumbnail = thumbnailOf(small),
                                  .note = {}};
    }
    // What the file says of its size is before it is turned upright.
    const bool turned = size.isValid() && (size.width() > size.height()) != (small.width() > small.height());
    const QImage whole = fits ? decoded(bytes, 0) : QImage();
    return fittedPicture(whole.isNull() ? small : whole, name, turned ? size.transposed() : size, cancelled);
}

QString textType(const QString &name)
{
    const QMimeType type = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension);
    const QString plain = QStringLiteral("text/plain");
    return type.name().startsWith(QLatin1String("text/")) || type.inherits(plain) ? type.name() : plain;
}

core::Result<AttachmentReading> readText(const QByteArray &bytes, const QString &name)
{
    const QString tooLong =
        Text::tr("“%1” has more text than the %2 that can be attached. Attach a part of it.")
            .arg(name, dataSize(kMostTextBytes));
    const std::optional<QByteArray> text = textAsUtf8(bytes);
    if (!text) {
        return refusal(
            Text::tr("“%1” is not a picture, a PDF or text. Convert it to one of these first.").arg(name));
    }
    if (text->size() > kMostTextBytes)
        return refusal(tooLong);
    return AttachmentReading {.attachment = {.kind = core::Attachment::Kind::Text,
                                             .name = name,
                                             .mediaType = textType(name),
                                             .bytes = *text},
                              .thumbnail = {},
                              .note = {}};
}

core::Result<AttachmentReading> readFile(const QString &path, const QString &name, const Cancelled &cancelled)
{
    const core::Result<QByteArray> bytes = bytesOf(path, name, cancelled);
    if (!bytes)
        return bytes.error();
    if (const QString type = pictureType(*bytes); !type.isEmpty())
        return readPicture(*bytes, type, name, cancelled);
    if (isPdf(*bytes)) {
        return AttachmentReading {.attachment = {.kind = core::Attachment::Kind::Pdf,
                                                 .name = name,
                                                 .mediaType = QStringLiteral("application/pdf"),
                                                 .bytes = *bytes},
                                  .thumbnail = {},
                                  .note = {}};
    }
    // Pictures that are written as text, such as SVG, are more use as their source.
    if (looksLikeText(*bytes))
        return readText(*bytes, name);
    QBuffer buffer;
    buffer.setData(*bytes);
    buffer.open(QIODevice::ReadOnly);
    if (!QImageReader::imageFormat(&buffer).isEmpty())
        return readPicture(*bytes, {}, name, cancelled);
    return readText(*bytes, name);
}

/// Office programs offer what is copied as words and as a picture of them.
bool hasOnlyImage(const QMimeData &mime)
{
    if (!mime.hasImage())
        return false;
    const QString words = mime.hasFormat(QStringLiteral("text/plain")) ? mime.text().trimmed() : QString();
    // Browsers offer a picture's address with it.
    const QList<QUrl> urls = mime.urls();
    return words.isEmpty() || (urls.size() == 1 && QUrl(words) == urls.constFirst());
}

} // namespace

bool hasAttachmentSources(const QMimeData &mime)
{
    const QList<QUrl> urls = mime.urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); })
           || hasOnlyImage(mime);
}

QList<AttachmentSource> attachmentSources(const QMimeData &mime)
{
    QList<AttachmentSource> sources;
    for (const QUrl &url : mime.urls()) {
        if (url.isLocalFile())
            sources << AttachmentSource {url.fileName(), url.toLocalFile()};
    }
    if (!sources.isEmpty())
        return sources;
    if (hasOnlyImage(mime)) {
        const QImage image = qvariant_cast<QImage>(mime.imageData());
        if (!image.isNull())
            sources << AttachmentSource {Text::tr("Pasted image") + QStringLiteral(".png"), image};
    }
    return sources;
}

core::Result<AttachmentReading> readAttachment(const AttachmentSource &source, const Cancelled &cancelled)
{
    if (cancelled())
        return cancelledError();
    if (const auto *path = std::get_if<QString>(&source.content))
        return readFile(*path, source.name, cancelled);
    if (const auto *image = std::get_if<QImage>(&source.content))
        return fittedPicture(*image, source.name, image->size(), cancelled);
    return readText(std::get<QByteArray>(source.content), source.name);
}

QFuture<core::Result<AttachmentReading>> readAttachmentInPool(const AttachmentSource &source)
{
    return core::runInPoolUntilCancelled(
        [source](const Cancelled &cancelled) { return readAttachment(source, cancelled); });
}

} // namespace ui
