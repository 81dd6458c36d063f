#include "core/net/network_error.h"

#include "core/base/secret.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSslCertificate>
#include <QSslSocket>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::NetworkError)
};

QString seconds(Milliseconds time)
{
    return QLocale().toString(static_cast<double>(time.count()) / 1000.0, 'g', 4);
}

QString certificateProblem(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return Text::tr("the certificate is self-signed");
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Text::tr(
                   "the certificate was issued by \"%1\", which this computer does not know; is the package "
                   "ca-certificates installed?")
            .arg(error.certificate().issuerDisplayName());
    case QSslError::CertificateExpired:
        return Text::tr("the certificate expired on %1")
            .arg(QLocale().toString(error.certificate().expiryDate().date(), QLocale::ShortFormat));
    case QSslError::CertificateNotYetValid:
        return Text::tr("the certificate is valid only from %1 on; is the computer's clock right?")
            .arg(QLocale().toString(error.certificate().effectiveDate().date(), QLocale::ShortFormat));
    case QSslError::HostNameMismatch:
        return Text::tr("the certificate belongs to \"%1\"").arg(error.certificate().subjectDisplayName());
    default:
        return error.errorString();
    }
}

QString tlsMessage(const ExchangeFacts &facts, const QString &detail)
{
    if (facts.tlsErrors.isEmpty()) {
        return Text::tr(
                   "The secure connection to %1 (%2) could not be set up: %3. Check that the address really "
                   "speaks HTTPS.")
            .arg(facts.provider, facts.address, redact(detail));
    }

    QStringList problems;
    for (const QSslError &error : facts.tlsErrors) {
        const QString problem = certificateProblem(error);
        if (!problems.contains(problem))
            problems.append(problem);
    }
    return Text::tr(
               "%1 (%2) could not prove who it is, so nothing was sent: %3. Check the address; if you trust "
               "this certificate, add it to the system's certificate store.")
        .arg(facts.provider, facts.address, problems.join(QStringLiteral("; ")));
}

Error connectError(const ExchangeFacts &facts, QNetworkReply::NetworkError code, const QString &detail)
{
    const auto failed = [](const QString &message) {
        return Error {.kind = ErrorKind::ConnectFailed, .message = message};
    };
    switch (code) {
    case QNetworkReply::HostNotFoundError:
        return failed(
            Text::tr("%1 cannot be reached: there is no host named %2. Check the address and your internet "
                     "connection.")
                .arg(facts.provider, facts.host));
    case QNetworkReply::ConnectionRefusedError:
        return failed(
            Text::tr("%1 cannot be reached: %2 refused the connection. Check that the server is running and "
                     "the address is right.")
                .arg(facts.provider, facts.address));
    case QNetworkReply::SslHandshakeFailedError:
        return failed(tlsMessage(facts, detail));
    case QNetworkReply::TimeoutError:
        return {.kind = ErrorKind::ConnectTimeout,
                .message =
                    Text::tr("%1 cannot be reached: %2 does not answer. Check the address and your internet "
                             "connection.")
                        .arg(facts.provider, facts.address)};
    case QNetworkReply::RemoteHostClosedError:
        return failed(
            Text::tr("%1 (%2) closed the connection before the request could be sent. Check that the address "
                     "and its http or https are right.")
                .arg(facts.provider, facts.address));
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return failed(
            Text::tr("%1 cannot be reached through your proxy: %2. Check the system's proxy settings.")
                .arg(facts.provider, redact(detail)));
    default:
        break;
    }
    if (facts.tls && !QSslSocket::supportsSsl()) {
        return failed(
            Text::tr("%1 cannot be reached: this computer has no TLS library that Qt can use. Install "
                     "OpenSSL 3.")
                .arg(facts.provider));
    }
    return failed(Text::tr("%1 (%2) cannot be reached: %3. Check the address and your internet connection.")
                      .arg(facts.provider, facts.address, redact(detail)));
}

} // namespace

bool isNetworkFailure(QNetworkReply::NetworkError code)
{
    // Codes below 100 are about the connection, 101 to 199 about a proxy. ContentReSendError is what becomes
    // of a connection that died after it took our one-shot body. The rest stands for HTTP status codes.
    return (code > QNetworkReply::NoError && code < 200
            && code != QNetworkReply::ProxyAuthenticationRequiredError)
           || code == QNetworkReply::ContentReSendError || code == QNetworkReply::ProtocolFailure;
}

Error networkError(const ExchangeFacts &facts, QNetworkReply::NetworkError code, const QString &detail)
{
    // A body that may not be rewound was handed out, so the connection stood.
    const bool sent = facts.connected || facts.answered || code == QNetworkReply::ContentReSendError;
    if (!sent)
        return connectError(facts, code, detail);

    Error error;
    error.kind = ErrorKind::StreamBroken;
    if (facts.answered) {
        error.message = Text::tr("The answer of %1 broke off before its end: the connection was closed.")
                            .arg(facts.provider);
    } else if (code == QNetworkReply::ProtocolFailure
               || code == QNetworkReply::ProtocolInvalidOperationError) {
        error.message = Text::tr("%1 (%2) answered with something that is not HTTP. Check the address.")
                            .arg(facts.provider, facts.address);
    } else {
        error.message =
            Text::tr("%1 took the request and closed the connection; no answer came.").arg(facts.provider);
    }
    return error;
}

Error timeoutError(const ExchangeFacts &facts, ErrorKind kind, Milliseconds limit)
{
    Error error;
    error.kind = kind;
    if (kind == ErrorKind::ConnectTimeout) {
        error.message =
            Text::tr("%1 cannot be reached: no connection to %2 within %3 s. Check the address and your "
                     "internet connection.")
                .arg(facts.provider, facts.address, seconds(limit));
    } else if (kind == ErrorKind::FirstTokenTimeout) {
        error.message = Text::tr("%1 took the request, but its answer did not begin within %2 s.")
                            .arg(facts.provider, seconds(limit));
    } else {
        error.message = Text::tr("%1 fell silent in the middle of its answer, for more than %2 s.")
                            .arg(facts.provider, seconds(limit));
    }
    return error;
}

} // namespace core
