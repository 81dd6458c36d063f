#pragma once

#include "core/base/result.h"
#include "core/model/route_plan.h"
#include "core/model/usage.h"
#include "core/model/wire.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace core {

// What every codec needs to put a request on the wire.

/// A POST of `body` as JSON to the target's base address with `path` behind it; the address's own query
/// (Azure's api-version) stays, `query` is added to it. An error if the address is none.
///
/// Header fields of the target go in, apart from those that hold a `${…}`: that is where the catalog writes
/// a key's place, and the field then is the one that the key is sent in.
Result<WireRequest> jsonRequest(const EndpointTarget &target, const QString &path, const QJsonObject &body,
                                bool stream, const QString &query = {});

/// Sets a header field in place of an earlier one of that name.
void setHeader(HeaderList &headers, const QByteArray &name, const QByteArray &value);

/// The fields that the endpoint's row demands, said last so that no client can undo them.
void putExtraBody(QJsonObject &body, const EndpointTarget &target);

/// One path segment with everything but unreserved characters percent-encoded (`:` and `/` too).
QString pathSegment(const QString &text);

/// The parts of `data:image/png;base64,AAAA`.
struct DataUrl {
    QString mediaType; ///< Without parameters; `text/plain` where the URL names none.
    QString base64; ///< As it stands in the URL; encoded here where the URL is not base64.
};
/// Empty if it is no data URL.
std::optional<DataUrl> parseDataUrl(const QString &url);
/// `data:TYPE;base64,DATA`.
QString makeDataUrl(const QString &mediaType, const QString &base64);

/// Parses tool-call arguments for the protocols that want an object. Nothing at all is `{}`; arguments that
/// are cut or no object are kept under `"_raw"`, so that nothing is lost.
QJsonObject argumentsObject(const QString &arguments);

/// A tool-call id in the letters that Anthropic and Bedrock take (`[a-zA-Z0-9_-]`, `longest` at most): the
/// same for the call and its result, in this and every later turn.
QString plainToolCallId(const QString &id, int longest);

/// Brings parts that are larger than their whole down to it.
void clampParts(Usage &usage);

} // namespace core
