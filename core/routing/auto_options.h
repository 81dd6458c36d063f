#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QString>
#include <QStringList>

namespace core {

/// A band of prices, as percentiles of the usable models: from the lower one on, up to the upper one.
struct CostBand {
    QString name;
    double from = 0; ///< 0 to 1.
    double to = 1; ///< Exclusive, but for the last band.
    bool operator==(const CostBand &) const = default;
};

/// What the plugin entry of a router model says (openrouter-spec §3.4).
struct AutoOptions {
    QStringList allowedModels = {}; ///< Patterns; empty: all.
    QStringList excludedModels = {};
    CostBand band = {};
    bool bandAsked = false; ///< The request named the band; else it is `low`.
    bool pinModel = false;

    bool allows(const QString &modelId) const;
};

/// Id of the plugin whose entry the router model of that name reads; those of others do not count.
QString pluginOf(const QString &routerName);

/// BadRequest: a field of the wrong kind, no such `cost_tier`, or more patterns than OpenRouter takes (1024
/// of 1024 characters, 65,536 characters in all).
Result<AutoOptions> autoOptions(const ChatRequest &request, const QString &routerName);

} // namespace core
