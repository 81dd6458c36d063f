#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/route_plan.h"
#include "core/protocol/gemini/gemini_model_turn.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace core {

struct GeminiContents {
    QJsonArray contents = {};
    QJsonObject systemInstruction = {}; ///< Empty if there is none.
};

/// The conversation as turns of `user` and `model`: neighbours of one role in one content, the results of
/// parallel calls together and in the order of the calls. An error names the part that Gemini has no place
/// for.
Result<GeminiContents> geminiContents(const QList<Message> &messages, const EndpointTarget &target,
                                      const GeminiTurnRules &rules);

} // namespace core
