#pragma once

#include "core/base/secret.h"
#include "core/model/wire.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace core {

// Amazon's Signature Version 4, as its documentation "Signature Version 4 for API requests" has it.

struct AwsCredentials {
    QByteArray accessKeyId;
    Secret secretAccessKey;
    Secret sessionToken = {}; ///< Of temporary credentials only.
};

/// Reads `ACCESS_KEY_ID:SECRET_ACCESS_KEY[:SESSION_TOKEN]`. Empty if the key is something else, such as an
/// API key, which is sent as it is.
std::optional<AwsCredentials> parseAwsCredentials(const Secret &key);

/// Whether the body's checksum goes into a header field as well. Some services demand it, none minds.
enum class AwsContentHash { Header, None };

/// The header fields that sign the request: to be added to it, after which nothing of it may change. `utc`:
/// now; Amazon refuses it if its own clock is more than five minutes off.
HeaderList awsSignature(const AwsCredentials &credentials, const WireRequest &wire, const QByteArray &region,
                        const QByteArray &service, const QDateTime &utc,
                        AwsContentHash contentHash = AwsContentHash::Header);

} // namespace core
