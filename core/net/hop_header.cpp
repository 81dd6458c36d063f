#include "core/net/hop_header.h"

#include <QHostAddress>

#include <algorithm>
#include <iterator>
#include <utility>

namespace core {

namespace {

QString normalized(const QString &host)
{
    QString name = host.toLower();
    if (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    return name;
}

/// An IPv4 address written as IPv6 (`::ffff:127.0.0.1`) is the IPv4 address.
QHostAddress toAddress(const QString &name)
{
    const QHostAddress address(name);
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4) : address;
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    const QString name = normalized(host);
    if (name == QLatin1String("localhost") || name.endsWith(QLatin1String(".localhost")))
        return true;
    const QHostAddress address = toAddress(name);
    return !address.isNull() && address.isLoopback();
}

bool isPrivateHost(const QString &host)
{
    if (isLoopbackHost(host))
        return true;

    const QString name = normalized(host);
    const QHostAddress address = toAddress(name);
    if (address.isNull()) {
        static constexpr QLatin1String kLocalDomains[] = {QLatin1String(".local"), QLatin1String(".internal"),
                                                          QLatin1String(".lan"), QLatin1String(".home.arpa")};
        return !name.contains(QLatin1Char('.'))
               || std::any_of(std::begin(kLocalDomains), std::end(kLocalDomains),
                              [&name](QLatin1String domain) { return name.endsWith(domain); });
    }

    // RFC 1918, RFC 6598 (shared by carriers and overlay networks), RFC 3927, RFC 4193, RFC 4291, and "any",
    // which connects to this machine.
    static constexpr std::pair<const char *, int> kPrivateNets[] = {
        {"10.0.0.0", 8},     {"172.16.0.0", 12}, {"192.168.0.0", 16}, {"100.64.0.0", 10},
        {"169.254.0.0", 16}, {"0.0.0.0", 8},     {"fc00::", 7},       {"fe80::", 10}};
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        return true;
    return std::any_of(std::begin(kPrivateNets), std::end(kPrivateNets), [&address](const auto &net) {
        return address.isInSubnet(QHostAddress(QString::fromLatin1(net.first)), net.second);
    });
}

} // namespace core
