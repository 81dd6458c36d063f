#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace core {

/// The last word on where a key goes, whatever routing and configuration said before: an AuthFailed for an
/// address outside of the hosts that the key is bound to. Nothing is sent then.
std::optional<Error> keyBoundElsewhere(const QUrl &address, const Secret &key, const QString &providerName);

} // namespace core
