#include "core/proxy/listen_address.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ListenAddress)
};

} // namespace

Result<ListenAddress> parseListenAddress(const QString &text)
{
    const Error wrong {
        ErrorKind::BadConfig,
        Text::tr("'%1' is not an address to listen on. Write HOST:PORT, for instance 127.0.0.1:8484.")
            .arg(text)};
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 1)
        return wrong;
    bool ok = false;
    const uint port = text.mid(colon + 1).toUInt(&ok);
    if (!ok || port > 65535)
        return wrong;
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    const QHostAddress address =
        host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (address.isNull())
        return wrong;
    return ListenAddress {address, quint16(port)};
}

QString urlOf(const QHostAddress &host, quint16 port, bool tls)
{
    QString name = host.toString();
    if (host == QHostAddress::Any || host == QHostAddress::AnyIPv4 || host == QHostAddress::AnyIPv6)
        name = QStringLiteral("127.0.0.1");
    else if (host.protocol() == QAbstractSocket::IPv6Protocol)
        name = u'[' + name + u']';
    return QStringLiteral("%1://%2:%3")
        .arg(tls ? QStringLiteral("https") : QStringLiteral("http"), name)
        .arg(port);
}

} // namespace core
