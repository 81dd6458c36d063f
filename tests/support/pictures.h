#pragma once

#include <QBuffer>
#include <QImage>
#include <QString>

/// A picture of one colour.
inline QImage picture(int width, int height, const QColor &color = Qt::darkCyan)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

/// As the file of that format, such as `PNG`.
inline QByteArray pictureBytes(const QImage &image, const char *format = "PNG")
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// As an address that holds it: `data:image/png;base64,…`.
inline QString pictureAddress(const QImage &image, const char *format = "png")
{
    return QStringLiteral("data:image/%1;base64,").arg(QLatin1String(format))
           + QString::fromLatin1(pictureBytes(image, format).toBase64());
}
