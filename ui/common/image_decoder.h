#pragma once

#include <QByteArray>
#include <QFuture>
#include <QImage>
#include <QSize>
#include <QString>

class QImageReader;

namespace ui {

/// A picture, or why there is none.
struct DecodedImage {
    QImage image;
    QByteArray format; ///< `png`, `jpeg`, `gif` or `webp`.
    QByteArray bytes; ///< As they came, for saving.
    QString error; ///< For the reader; empty if there is an image.
};

/// `png`, `jpeg`, `gif` or `webp`, as the first bytes say; empty for everything else.
QByteArray imageFormat(const QByteArray &bytes);

/// Reads the picture upright and made to fit into `within`, of as few pixels as the format allows; never
/// larger than it is. With an empty size, as it is. A null image for what is damaged: the reader knows why.
QImage readImage(QImageReader &reader, const QSize &within = {});

/// Decodes a file of one of the four formats, made to fit as readImage() does. Refuses more than 20 MB
/// of bytes, more than 50 million pixels, and bytes that are none of the four; of a GIF the first picture is
/// taken. Safe in any thread.
DecodedImage decodeImage(const QByteArray &bytes, const QSize &within = {});
/// The same in a thread of the pool.
QFuture<DecodedImage> decodeImageInPool(const QByteArray &bytes, const QSize &within = {});

/// Whether an address holds a picture in itself that decodeDataUrl() may read: `data:image/png;base64,…` and
/// the like for JPEG, GIF and WebP.
bool isImageData(const QString &address);

/// Decodes such an address as decodeImage() does, whatever of the four it says it is. Nothing is loaded from
/// anywhere. Safe in any thread.
DecodedImage decodeDataUrl(const QString &address);
/// The same in a thread of the pool.
QFuture<DecodedImage> decodeDataUrlInPool(const QString &address);

} // namespace ui
