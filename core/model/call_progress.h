#pragma once

#include "core/model/chat_event.h"
#include "core/model/request_record.h"
#include "core/model/route_facts.h"
#include "core/model/wire_exchange.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace core {

/// News of a running call, in order.
struct CallProgress {
    /// Set when an attempt starts: to whom the request goes now.
    struct Attempt {
        int ordinal = 1;
        QString model; ///< Catalog id; another than the asked one for a fallback model.
        QString providerId;
        QString provider; ///< Display name.
        QString endpoint;
        QString why;
        bool simulated = false; ///< Play money.
        bool operator==(const Attempt &) const = default;
    };
    std::optional<Attempt> attempt = {};
    QList<ChatEvent> events = {};
    /// The last news: the call is over, for better or worse.
    std::optional<RequestRecord> finished = {};
    std::optional<RouteFacts> route = {}; ///< With the last news, where CallOrigin::tellRoute asked for it.
    /// With the last news, where CallOrigin::keepExchanges asked for it: each attempt as it went over the
    /// wire.
    QList<WireExchange> exchanges = {};
};

} // namespace core

Q_DECLARE_METATYPE(core::CallProgress)
