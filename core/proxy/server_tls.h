#pragma once

#include "core/base/result.h"
#include "core/config/config.h"

#include <QHostAddress>
#include <QSslConfiguration>

#include <optional>

namespace core {

/// What the local API needs to speak TLS. Relative paths begin at `folder`. BadConfig says which of the files
/// cannot be used, and why; also where key and certificate are of different kinds.
Result<QSslConfiguration> serverTls(const TlsConfig &tls, const QString &folder);

/// Whether the local API may listen there: other machines are served over TLS only, unless the user has
/// allowed them to be served without.
Status mayListen(const QHostAddress &host, bool speaksTls, bool allowPlainHttp);

} // namespace core
