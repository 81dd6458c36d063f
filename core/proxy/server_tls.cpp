#include "core/proxy/server_tls.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ServerTls)
};

Error bad(const QString &message)
{
    return {ErrorKind::BadConfig, message};
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return bad(Text::tr("The file %1 of \"tls\" in config.json cannot be read: %2")
                       .arg(QDir::toNativeSeparators(path), file.errorString()));
    return file.readAll();
}

QSslKey keyFrom(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        if (QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

} // namespace

Result<QSslConfiguration> serverTls(const TlsConfig &tls, const QString &folder)
{
    const QDir base(folder);
    const QString certificatePath = base.absoluteFilePath(tls.certificate);
    const QString keyPath = base.absoluteFilePath(tls.key);
    const Result<QByteArray> certificatePem = contentOf(certificatePath);
    if (!certificatePem)
        return certificatePem.error();
    const Result<QByteArray> keyPem = contentOf(keyPath);
    if (!keyPem)
        return keyPem.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificatePem, QSsl::Pem);
    if (chain.isEmpty())
        return bad(Text::tr("%1 holds no certificate in PEM form. Give \"tls\" in config.json the file that "
                            "begins with BEGIN CERTIFICATE.")
                       .arg(QDir::toNativeSeparators(certificatePath)));
    const QSslKey key = keyFrom(*keyPem);
    if (key.isNull())
        return bad(Text::tr("%1 holds no private key in PEM form without a pass phrase. Give \"tls\" in "
                            "config.json such a file.")
                       .arg(QDir::toNativeSeparators(keyPath)));
    const QSslKey certified = chain.first().publicKey();
    if (key.algorithm() != certified.algorithm() || key.length() != certified.length())
        return bad(Text::tr("The private key %1 does not belong to the certificate %2.")
                       .arg(QDir::toNativeSeparators(keyPath), QDir::toNativeSeparators(certificatePath)));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // clients show keys, not certificates
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    return configuration;
}

Status mayListen(const QHostAddress &host, bool speaksTls, bool allowPlainHttp)
{
    if (host.isLoopback() || speaksTls || allowPlainHttp)
        return Done {};
    return bad(
        Text::tr("%1 can be reached from other machines, and without TLS everybody in between could "
                 "read keys and prompts. Give \"tls\" in config.json a certificate and its key, listen "
                 "on 127.0.0.1, or set \"allow_plain_http\": true if the network is safe.")
            .arg(host.toString()));
}

} // namespace core
