#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// How an endpoint did for everybody at OpenRouter, in the 30 minutes before it was asked.
struct PublicFigures {
    QString endpoint; ///< OpenRouter's tag, which endpointSlug() follows.
    std::optional<double> ttftMs = {}; ///< Median.
    std::optional<double> throughput = {}; ///< Median, tokens a second.
    std::optional<double> uptime = {}; ///< Percent of requests.
    bool operator==(const PublicFigures &) const = default;
};

/// Those of one model.
struct PublicFiguresList {
    QDateTime taken = {}; ///< UTC; invalid: nobody has asked yet.
    QList<PublicFigures> endpoints = {};
    bool operator==(const PublicFiguresList &) const = default;
};

/// Out of the answer of `GET /models/AUTHOR/SLUG/endpoints` (openrouter-spec §8.2): `latency_last_30m`,
/// `throughput_last_30m` and `uptime_last_30m`. What is missing or makes no sense is left out, and endpoints
/// without any figure.
QList<PublicFigures> publicFiguresFrom(const QByteArray &document);

} // namespace core
