#pragma once

#include "core/model/wire.h"

#include <QByteArrayView>
#include <QJsonValue>
#include <QString>

#include <chrono>
#include <optional>

namespace core {

/// What an error answer says, whatever its shape, before anybody judges what it means.
struct ErrorFacts {
    QString message = {}; ///< The provider's words; of the innermost cause where one is wrapped.
    QString code = {}; ///< The most telling of its codes, verbatim.
    QString words = {}; ///< All codes, types and messages in lower case, for the judgement.
    QString parameter = {}; ///< The field that it blames.
    int status = 0; ///< HTTP status, or the one that stands in the body; 0 if there is none.
    bool html = false;
    bool moderated = false; ///< OpenRouter's moderation metadata is there.
    std::optional<std::chrono::milliseconds> retryAfter = {};
};

ErrorFacts readErrorFacts(const QJsonValue &json);
/// Reads JSON, text, HTML and nothing. Fills in what only the headers say.
ErrorFacts readErrorFacts(int status, const HeaderList &headers, QByteArrayView body);

} // namespace core
