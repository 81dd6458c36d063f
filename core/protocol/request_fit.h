#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/route_plan.h"
#include "core/protocol/reasoning_rules.h"

#include <QList>
#include <QStringList>

namespace core {

/// What a protocol has a place for; one row beside each codec.
struct ProtocolReach {
    /// Parameters by their names in a chat request (`top_k`, `seed`, `parallel_tool_calls`, …). The
    /// conversation, `model`, `stream`, `tools` and `max_tokens` need no mention.
    QStringList parameters = {};
    /// Fields of ChatRequest::extra that the codec writes in its own way.
    QStringList extras = {};
    /// Any further field of ChatRequest::extra is sent as it is (the protocol is that of the request).
    bool anyExtra = false;
    QString toolOwner = {}; ///< Whose own tools (hosted_tools.h) go there as they are.
    bool mapsTools = false; ///< The codec sees to tools of other owners itself.
    double maxTemperature = 2;
    int maxStops = 0; ///< 0 = any number.
    /// How models of this protocol are told to think where the row does not say.
    ModelTraits::Thinking thinking = ModelTraits::Thinking::Adaptive;
};

/// A request brought into what one endpoint takes. A codec writes all of it down; there is nothing left to
/// leave out silently.
struct FittedRequest {
    ChatRequest request;
    ReasoningPlan reasoning;
    QList<ParameterChange> changes = {};
};

/// Leaves out what the protocol, the provider's row (Quirks::drop) or the model's (ModelTraits) do not take,
/// clamps what is out of range, and writes down each change. `ChatRequest::extra` is left without the fields
/// that speak to a router.
Result<FittedRequest> fitRequest(const ChatRequest &request, const EndpointTarget &target,
                                 const ProtocolReach &reach);

} // namespace core
