#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace core {

/// In pixels, both at least 1.
struct ImageSize {
    qint64 width = 0;
    qint64 height = 0;
    bool operator==(const ImageSize &) const = default;
};

/// Size of a PNG, JPEG, GIF or WebP image by its first bytes; nothing where they do not tell.
std::optional<ImageSize> imageSize(QByteArrayView bytes);

/// The same for a data URL. Decodes no more of it than a header may be long.
std::optional<ImageSize> imageSizeOfUrl(const QString &url);

} // namespace core
