#include "app/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace app {

namespace {

constexpr int kAnswerMs = 500;
constexpr qint64 kLongestLink = 8192;

/// A socket in the user's own runtime folder, named after the profile.
QString socketName(const QString &profileFolder)
{
    const QByteArray hash =
        QCryptographicHash::hash(QDir(profileFolder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    const QString name = QStringLiteral("switchyard-") + QString::fromLatin1(hash.toHex().left(16));
#ifdef Q_OS_UNIX
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? name : folder + u'/' + name;
#else
    return name;
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString &profileFolder, QObject *parent)
    : QObject(parent)
    , m_name(socketName(profileFolder))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::hear);
}

/// The other one says what it wants and goes.
void SingleInstance::hear()
{
    QLocalSocket *other = m_server.nextPendingConnection();
    const auto take = [this, other] {
        emit raiseRequested(QString::fromUtf8(other->read(kLongestLink)));
        other->deleteLater();
    };
    if (other->state() == QLocalSocket::ConnectedState)
        connect(other, &QLocalSocket::disconnected, this, take);
    else
        take(); // it has gone before anybody listened
}

bool SingleInstance::claim(const QString &link)
{
    QLocalSocket first;
    first.connectToServer(m_name);
    if (first.waitForConnected(kAnswerMs)) {
        if (!link.isEmpty()) {
            first.write(link.toUtf8().left(kLongestLink));
            first.waitForBytesWritten(kAnswerMs);
        }
        first.disconnectFromServer();
        return false;
    }
    // Nobody answers: what is left of a socket belongs to a run that crashed.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return true;
}

} // namespace app
