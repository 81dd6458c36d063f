#pragma once

#include "core/base/money.h"
#include "core/model/routing_settings.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// A provider key as the router sees it: that it is there, not what it is.
struct KeyFacts {
    QString name;
    int priority = 1; ///< Lower is tried first.
    int weight = 1; ///< Share among the keys of one priority.
    QString region = {}; ///< Amazon's region that it is for.
    QString project = {}; ///< Google Cloud's project that it belongs to; likewise:
    QString location = {}; ///< region of Google Cloud, or `global`.
    QStringList models = {}; ///< Patterns of the models that it is for; empty = all.
    KeyLimits limits = {};
    QStringList hosts = {}; ///< Patterns of the hosts that it may be sent to; never empty at run time.
    std::optional<qint64> freeRequestsPerDay = {}; ///< Absent: OpenRouter's for accounts without credits.
    bool operator==(const KeyFacts &) const = default;
};

} // namespace core
