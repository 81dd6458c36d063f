#pragma once

#include "core/base/secret.h"

#include <QByteArray>

#include <optional>

namespace core {

/// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017; JSON Web Algorithms call it RS256). Empty if the PEM text is no
/// RSA private key.
std::optional<QByteArray> signRs256(const Secret &privateKeyPem, const QByteArray &content);

} // namespace core
