#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QPair>
#include <QUrl>

namespace core {

/// HTTP header fields in order. Names compare without case.
using HeaderList = QList<QPair<QByteArray, QByteArray>>;

/// Value of the first field of that name, empty if there is none.
QByteArray headerValue(const HeaderList &headers, QByteArrayView name);

/// How the key goes onto the wire. The key itself is added by the transport, at the last moment.
enum class KeyPlacement { None, BearerToken, ApiKeyHeader };

/// An HTTP request as a codec made it: everything but the key.
struct WireRequest {
    QByteArray method = "POST";
    QUrl url;
    HeaderList headers;
    QByteArray body;
    KeyPlacement keyPlacement = KeyPlacement::BearerToken;
    QByteArray keyHeader = {}; ///< Field name for KeyPlacement::ApiKeyHeader.
};

} // namespace core

Q_DECLARE_METATYPE(core::HeaderList)
