#include "core/tokens/image_rule.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

struct Extent {
    double width;
    double height;

    void fitLongEdge(double most)
    {
        if (most > 0)
            scale(most / std::max(width, height));
    }
    void fitShortEdge(double most)
    {
        if (most > 0)
            scale(most / std::min(width, height));
    }
    void scale(double factor)
    {
        if (factor < 1) {
            width *= factor;
            height *= factor;
        }
    }
    double squaresOf(double side) const
    {
        // A hair less, because a width that was scaled to 768 may come out as 768.0000001.
        constexpr double kHair = 1e-6;
        return std::max(1.0, std::ceil(width / side - kHair))
               * std::max(1.0, std::ceil(height / side - kHair));
    }
};

} // namespace

Result<ImageRule> imageRuleFromJson(const QJsonObject &json)
{
    ImageRule rule;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        const QString &key = it.key();
        const QString kind = it->toString();
        if (key == QLatin1String("rule") && kind == QLatin1String("fixed"))
            rule.kind = ImageRule::Kind::Fixed;
        else if (key == QLatin1String("rule") && kind == QLatin1String("tiles"))
            rule.kind = ImageRule::Kind::Tiles;
        else if (key == QLatin1String("rule") && kind == QLatin1String("patches"))
            rule.kind = ImageRule::Kind::Patches;
        else if (key == QLatin1String("rule") && kind == QLatin1String("area"))
            rule.kind = ImageRule::Kind::Area;
        else if (key == QLatin1String("base"))
            rule.base = it->toDouble();
        else if (key == QLatin1String("per_tile"))
            rule.perTile = it->toDouble();
        else if (key == QLatin1String("factor"))
            rule.factor = it->toDouble();
        else if (key == QLatin1String("side") && it->toInteger() > 0)
            rule.side = it->toInteger();
        else if (key == QLatin1String("long_edge"))
            rule.longEdge = it->toInteger();
        else if (key == QLatin1String("short_edge"))
            rule.shortEdge = it->toInteger();
        else if (key == QLatin1String("whole_below"))
            rule.wholeBelow = it->toInteger();
        else if (key == QLatin1String("most"))
            rule.most = it->toInteger();
        else if (key == QLatin1String("low_detail"))
            rule.lowDetail = it->toDouble();
        else
            return Error {ErrorKind::Internal, QStringLiteral("image: '%1' is not understood").arg(key)};
    }
    return rule;
}

qint64 imageTokens(const ImageRule &rule, std::optional<ImageSize> size, const QString &detail)
{
    constexpr ImageSize kUnknown {1024, 1024};
    if (rule.lowDetail > 0 && detail == QLatin1String("low"))
        return std::llround(rule.lowDetail);
    const ImageSize given = size.value_or(kUnknown);
    Extent extent {double(given.width), double(given.height)};
    extent.fitLongEdge(double(rule.longEdge));
    extent.fitShortEdge(double(rule.shortEdge));
    const double most = rule.most > 0 ? double(rule.most) : std::numeric_limits<double>::max();
    double tokens = rule.base;
    switch (rule.kind) {
    case ImageRule::Kind::Fixed:
        break;
    case ImageRule::Kind::Tiles: {
        const bool whole = std::max(given.width, given.height) <= rule.wholeBelow;
        tokens += rule.perTile * (whole ? 1.0 : extent.squaresOf(double(rule.side)));
        tokens = std::min(tokens, most);
        break;
    }
    case ImageRule::Kind::Patches:
        tokens += std::min(extent.squaresOf(double(rule.side)), most) * rule.factor;
        break;
    case ImageRule::Kind::Area:
        tokens += std::min(extent.width * extent.height / double(rule.side), most);
        break;
    }
    return std::llround(std::ceil(tokens));
}

} // namespace core
