#pragma once

#include "core/model/parameter_change.h"

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
enum class KeyPlacement {
    None,
    BearerToken, ///< `Authorization: Bearer KEY`.
    ApiKeyHeader, ///< KEY in the field WireRequest::keyHeader.
    /// Amazon: a key of the form `ACCESS_KEY_ID:SECRET_ACCESS_KEY[:SESSION_TOKEN]` signs the request
    /// (Signature Version 4, with WireRequest::signingRegion and signingService); any other is sent as
    /// bearer.
    AwsSignature,
    /// Google Cloud: a service-account file is exchanged for an access token that is sent as bearer; an API
    /// key (express mode) goes into `x-goog-api-key`; anything else is taken for an access token.
    GoogleToken,
};

/// An HTTP request as a codec made it: everything but the key.
struct WireRequest {
    QByteArray method = "POST";
    QUrl url;
    HeaderList headers;
    QByteArray body;
    KeyPlacement keyPlacement = KeyPlacement::BearerToken;
    QByteArray keyHeader = {}; ///< Field name for KeyPlacement::ApiKeyHeader.
    QByteArray signingRegion = {}; ///< For KeyPlacement::AwsSignature, such as `us-east-1`; likewise:
    QByteArray signingService = {}; ///< `bedrock` or `bedrock-mantle`.
    /// What the endpoint does not get as the caller asked.
    QList<ParameterChange> changes = {};
};

} // namespace core

Q_DECLARE_METATYPE(core::HeaderList)
