#include "app/commands.h"
#include "app/console.h"
#include "app/services.h"
#include "app/shutdown_signals.h"
#include "core/async/after.h"
#include "core/async/on_thread.h"
#include "core/engine/catalog_updater.h"
#include "core/proxy/proxy_server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QPromise>

#include <cstdlib>

namespace app {

namespace {

/// Running streams may end for this long after SIGTERM or SIGINT (contract §1).
constexpr int kGraceMs = 30'000;

/// Serves until a signal says otherwise.
class Serving : public QObject
{
    Q_OBJECT

public:
    explicit Serving(Services &services)
        : m_services(services)
    {
        connect(&m_signals, &ShutdownSignals::requested, this, &Serving::stop);
    }

    QFuture<int> run(const QString &address)
    {
        m_promise.start();
        core::after(m_services.proxy().start(address), this,
                    [this](const core::Result<core::ProxyState> &state) {
                        if (!state) {
                            end(failure(state.error()));
                            return;
                        }
                        printLine(QStringLiteral("listening on %1").arg(state->address));
                        m_services.catalogUpdater().start();
                    });
        return m_promise.future();
    }

private:
    void stop()
    {
        if (m_stopping)
            std::_Exit(Success); // the second signal: at once
        m_stopping = true;
        complain(QCoreApplication::translate("app::serve",
                                             "Stopping: running answers may end, 30 seconds at most."));
        core::after(m_services.proxy().stop(kGraceMs), this, [this](core::Done) { end(Success); });
    }

    void end(int status)
    {
        m_promise.addResult(status);
        m_promise.finish();
        deleteLater();
    }

    Services &m_services;
    ShutdownSignals m_signals;
    QPromise<int> m_promise;
    bool m_stopping = false;
};

} // namespace

QFuture<int> serve(Services &services, const CommandLine &line)
{
    QCommandLineParser parser;
    const QCommandLineOption listen(QStringLiteral("listen"), QString(), QStringLiteral("HOST:PORT"));
    parser.addOption(listen);
    if (!parseOptions(parser, line))
        return core::readyFuture(int(BadUsage));
    return (new Serving(services))->run(parser.value(listen));
}

} // namespace app

#include "serve.moc"
