#include "core/routing/auto_options.h"

#include "core/routing/model_pattern.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AutoRouter)
};

struct Band {
    QLatin1String name;
    double from;
    double to;
};
constexpr Band kBands[] = {{QLatin1String("low"), 0, 0.2},
                           {QLatin1String("medium"), 0.2, 0.4},
                           {QLatin1String("high"), 0.4, 0.6},
                           {QLatin1String("xhigh"), 0.6, 0.8},
                           {QLatin1String("max"), 0.8, 1}};

constexpr qsizetype kMostPatterns = 1024;
constexpr qsizetype kLongestPattern = 1024;
constexpr qsizetype kMostPatternText = 65'536;

Error badOption(const QString &plugin, QLatin1String field, const QString &mustBe)
{
    return {.kind = ErrorKind::BadRequest,
            .message = Text::tr("'%1' of the plugin '%2' must be %3.").arg(field, plugin, mustBe),
            .parameter = QStringLiteral("plugins")};
}

std::optional<CostBand> bandOf(const QString &name)
{
    for (const Band &band : kBands) {
        if (name == band.name)
            return CostBand {band.name, band.from, band.to};
    }
    return std::nullopt;
}

Result<QStringList> patterns(const QJsonObject &options, const QString &plugin, QLatin1String field)
{
    const QJsonValue value = options.value(field);
    if (value.isUndefined() || value.isNull())
        return QStringList();
    if (!value.isArray())
        return badOption(plugin, field, Text::tr("a list of patterns"));
    QStringList found;
    const QJsonArray entries = value.toArray();
    for (const QJsonValue &entry : entries) {
        if (!entry.isString() || entry.toString().isEmpty())
            return badOption(plugin, field, Text::tr("a list of patterns"));
        if (entry.toString().size() > kLongestPattern)
            return badOption(plugin, field,
                             Text::tr("a list of patterns of at most %L1 characters").arg(kLongestPattern));
        found << entry.toString();
    }
    if (found.size() > kMostPatterns)
        return badOption(plugin, field, Text::tr("a list of at most %L1 patterns").arg(kMostPatterns));
    return found;
}

} // namespace

bool AutoOptions::allows(const QString &modelId) const
{
    if (matchesAnyPattern(excludedModels, modelId))
        return false;
    return allowedModels.isEmpty() || matchesAnyPattern(allowedModels, modelId);
}

QString pluginOf(const QString &routerName)
{
    if (routerName.compare(QLatin1String("openrouter/auto-beta"), Qt::CaseInsensitive) == 0)
        return QStringLiteral("auto-beta-router");
    if (routerName.compare(QLatin1String("openrouter/pareto-code"), Qt::CaseInsensitive) == 0)
        return QStringLiteral("pareto-router");
    return QStringLiteral("auto-router");
}

Result<AutoOptions> autoOptions(const ChatRequest &request, const QString &routerName)
{
    const QString plugin = pluginOf(routerName);
    const auto use = std::find_if(request.plugins.cbegin(), request.plugins.cend(),
                                  [&](const PluginUse &one) { return one.enabled && one.id == plugin; });
    const QJsonObject json = use == request.plugins.cend() ? QJsonObject() : use->options;

    AutoOptions options;
    const auto allowed = patterns(json, plugin, QLatin1String("allowed_models"));
    if (!allowed)
        return allowed.error();
    const auto excluded = patterns(json, plugin, QLatin1String("excluded_models"));
    if (!excluded)
        return excluded.error();
    options.allowedModels = *allowed;
    options.excludedModels = *excluded;
    if ((*allowed + *excluded).join(QString()).size() > kMostPatternText)
        return badOption(plugin, QLatin1String("allowed_models"),
                         Text::tr("shorter: at most %L1 characters in all").arg(kMostPatternText));

    const QLatin1String tierName("cost_tier");
    const QJsonValue tier = json.value(tierName);
    options.bandAsked = !tier.isUndefined() && !tier.isNull();
    const auto band = bandOf(options.bandAsked ? tier.toString() : QStringLiteral("low"));
    if (!band)
        return badOption(plugin, tierName, Text::tr("one of low, medium, high, xhigh, max"));
    options.band = *band;

    const QLatin1String pinName("pin_model");
    const QJsonValue pin = json.value(pinName);
    if (!pin.isUndefined() && !pin.isNull() && !pin.isBool())
        return badOption(plugin, pinName, Text::tr("true or false"));
    options.pinModel = pin.toBool();
    return options;
}

} // namespace core
