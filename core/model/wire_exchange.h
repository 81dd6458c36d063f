#pragma once

#include "core/model/wire.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace core {

/// What one attempt sent and got, byte for byte but for secrets: keys stand as `•••` wherever they were,
/// in headers, address and bodies. Free of them when it is made, so it may be shown, kept and exported.
struct WireExchange {
    int ordinal = 1; ///< Of the attempt, from 1.
    QString provider = {}; ///< Display name.
    QString endpoint = {};
    QDateTime started = {}; ///< UTC.
    QByteArray method = {};
    QString address = {}; ///< With its query.
    HeaderList requestHeaders = {};
    QByteArray requestBody = {};
    bool requestCut = false; ///< The body was longer than what is kept.
    int status = 0; ///< 0: there was no answer.
    HeaderList responseHeaders = {};
    QByteArray responseBody = {}; ///< Unpacked.
    bool responseCut = false;
    QString problem = {}; ///< For people: why there is no (whole) answer.
    bool operator==(const WireExchange &) const = default;
};

/// So much of a body is kept.
constexpr qsizetype kMostKeptOfBody = qsizetype(1024) * 1024;

} // namespace core
