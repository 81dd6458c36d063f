#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QString>

namespace core {

/// What is known about an exchange when it fails; enough to say it in plain words. Holds neither key nor
/// headers.
struct ExchangeFacts {
    QString provider; ///< Name as people know it.
    QString host;
    QString address; ///< Host and port; no path, no user information.
    bool tls = false;
    bool connected = false; ///< The connection stood, the request was on its way.
    bool answered = false; ///< Status and header fields of an answer came in.
    QList<QSslError> tlsErrors = {};
};

/// Whether QNetworkAccessManager's error is about the network. It reports every 4xx and 5xx answer as an
/// error too, and those are complete answers like any other.
bool isNetworkFailure(QNetworkReply::NetworkError code);

/// The failure in our terms: ConnectFailed or ConnectTimeout before the request was on its way, StreamBroken
/// after. `detail` is Qt's own description, used where nothing better is known.
Error networkError(const ExchangeFacts &facts, QNetworkReply::NetworkError code, const QString &detail);

/// The message for a time-out of ours: kind is ConnectTimeout, FirstTokenTimeout or IdleTimeout.
Error timeoutError(const ExchangeFacts &facts, ErrorKind kind, Milliseconds limit);

} // namespace core
