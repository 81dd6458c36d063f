#pragma once

#include "core/proxy/proxy_server.h"
#include "tests/support/engine_harness.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QString>

#include <memory>

/// One event of a stream.
QByteArray sseData(const QByteArray &json);

/// The stream of a provider that speaks OpenAI's chat and says `Hello`, in four pieces.
QList<QByteArray> helloInChat();

/// A running local API over an EngineHarness, with one key of its own, and a client that asks it over real
/// sockets.
class LocalApi
{
public:
    explicit LocalApi(const QList<HarnessProvider> &providers, const QByteArray &extraConfig = {});

    struct Reply {
        int status = 0; ///< 0 if there was none within Qt Test's usual five seconds.
        core::HeaderList headers = {};
        QByteArray body = {};

        QByteArray header(QByteArrayView name) const { return core::headerValue(headers, name); }
    };
    Reply ask(const QByteArray &method, const QString &path, const QByteArray &body = {},
              const core::HeaderList &headers = {});

    const QByteArray &key() const { return m_key; }
    EngineHarness &harness() { return m_harness; }
    core::ProxyServer &proxy() { return *m_proxy; }
    /// Ends all of it and starts it again on the same files.
    void restart();

private:
    void open();

    EngineHarness m_harness;
    std::unique_ptr<core::ProxyServer> m_proxy;
    QNetworkAccessManager m_client;
    QString m_address;
    QByteArray m_key;
};
