#pragma once

#include "core/base/error.h"
#include "core/model/route_plan.h"
#include "core/model/wire.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QJsonValue>

namespace core {

// One reader for every error shape that chat-compatible servers were seen to send (wire-formats §17):
// objects, strings, arrays, FastAPI's lists, causes wrapped as JSON inside a string, web pages, and nothing
// at all.

/// The error of an answer whose status is not 2xx.
Error errorFromResponse(int status, const HeaderList &headers, QByteArrayView body,
                        const EndpointTarget &target);

/// An error that came inside a 200, whole or in the middle of a stream. Its httpStatus is 200.
Error errorInAnswer(const QJsonValue &json, const EndpointTarget &target);

/// Whether a parsed answer or chunk is an error: it has an `error` that is not empty, or one of the flat
/// shapes and no choices.
bool isErrorAnswer(const QJsonValue &json);

/// A 200 that does not hold what the protocol says. `what` completes the sentence "NAME …" and ends it, for
/// instance "sent nothing at all."; `body` is shown in part.
Error badReply(const EndpointTarget &target, const QString &what, QByteArrayView body);

/// The answer ended before its end.
Error streamBroken(const EndpointTarget &target);

/// Whether the body is a web page (or another document in angle brackets).
bool isHtml(QByteArrayView body);

} // namespace core
