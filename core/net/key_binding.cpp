#include "core/net/key_binding.h"

#include "core/model/host_pattern.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::KeyBinding)
};

} // namespace

std::optional<Error> keyBoundElsewhere(const QUrl &address, const Secret &key, const QString &providerName)
{
    if (key.hosts().isEmpty() || matchesAnyHost(key.hosts(), address))
        return std::nullopt;
    Error error;
    error.kind = ErrorKind::AuthFailed;
    error.message =
        Text::tr("The key for %1 may not be sent to %2, so nothing was sent. If it should go there, "
                 "add that host to the key's hosts under Keys.")
            .arg(providerName.isEmpty() ? address.host() : providerName, hostPatternOf(address));
    return error;
}

} // namespace core
