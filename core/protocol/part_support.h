#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"
#include "core/model/route_plan.h"

#include <QString>
#include <QStringList>

namespace core {

// For protocols that cannot carry every content part.

/// The request holds something that the protocol has no place for. `part` names it by its path, `what` is for
/// people, such as "audio".
Error unsupportedPart(const EndpointTarget &target, const QString &part, const QString &what);

/// `messages[2].content[0]`.
QString partPath(qsizetype message, qsizetype part);

/// Whether it is an http or https address.
bool isWebAddress(const QString &url);

enum class Media { Images, ImagesAndFiles };
/// The web addresses among a request's images (and files), each once.
QStringList webAddressesIn(const ChatRequest &request, Media media);

/// Media type of an image by the first letters of its base64, empty if it is none of PNG, JPEG, GIF and WebP.
QString imageTypeOf(const QString &base64);

} // namespace core
