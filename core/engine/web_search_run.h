#pragma once

#include "core/net/transport.h"
#include "core/protocol/transform/web_search.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace core {

/// Asks the user's search engine once. Destroying it gives the search up.
class WebSearchRun : public QObject
{
    Q_OBJECT

public:
    /// `network` outlives this.
    explicit WebSearchRun(Transport &network);
    ~WebSearchRun() override;

    /// The whole search may take that long.
    void setPatience(Milliseconds patience) { m_patience = patience; }
    /// Once. done() or failed() follows, from the event loop. The key may be empty for engines without one.
    void start(const WebSearchSettings &settings, const WebSearchWish &wish, const QString &query,
               const Secret &key);

signals:
    void done(const QList<core::WebResult> &results);
    /// A sentence that names the engine; says nothing about any provider.
    void failed(const core::Error &error);

private:
    void onBody(const QByteArray &bytes);
    void onFinished();
    void fail(const Error &error);
    void stop();

    Transport &m_network;
    Milliseconds m_patience {15'000};
    QTimer m_clock {this};
    std::unique_ptr<Exchange> m_exchange;
    WebSearchSettings m_settings;
    WebSearchWish m_wish;
    QByteArray m_body;
    int m_status = 0;
};

} // namespace core
