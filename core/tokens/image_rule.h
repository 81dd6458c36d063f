#pragma once

#include "core/base/result.h"
#include "core/tokens/image_size.h"

#include <QJsonObject>
#include <QString>

namespace core {

/// What an image counts, as the vendor publishes it.
struct ImageRule {
    enum class Kind {
        Fixed, ///< `base`, whatever the size.
        Tiles, ///< `base` and `perTile` for each square of `side` that the image is cut into.
        Patches, ///< One for each square of `side`, times `factor`, plus `base`.
        Area, ///< One for every `side` pixels.
    };
    Kind kind = Kind::Fixed;
    double base = 0;
    double perTile = 0;
    double factor = 1;
    qint64 side = 1;
    qint64 longEdge = 0; ///< Scaled down until the long edge is no longer; 0 = not.
    qint64 shortEdge = 0; ///< Then until the short edge is no longer; 0 = not.
    qint64 wholeBelow = 0; ///< An image with no edge longer than that is one tile.
    qint64 most = 0; ///< Never more tokens (Patches: before the factor); 0 = no limit.
    double lowDetail = 0; ///< What `detail: low` counts; 0 = the model knows no detail.
    bool operator==(const ImageRule &) const = default;
};

/// Internal, with the word that nobody knows, if the object is no such rule.
Result<ImageRule> imageRuleFromJson(const QJsonObject &json);

/// Tokens of one image. An unknown size counts as 1024 × 1024.
qint64 imageTokens(const ImageRule &rule, std::optional<ImageSize> size, const QString &detail);

} // namespace core
