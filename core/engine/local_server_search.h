#pragma once

#include "core/base/time.h"
#include "core/catalog/local_programs.h"
#include "core/model/local_server.h"
#include "core/net/transport.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <memory>
#include <vector>

namespace core {

/// Looks who serves models at some addresses: everything that the known programs answer to is asked at once,
/// without any key, and what has not answered in time is not there. Deletes itself once it has answered;
/// destroyed before that, it closes its connections and its future is cancelled.
class LocalServerSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds kPatience {1'800};

    /// `places` are addresses without path. Of two at one port of this machine the first that answers counts.
    LocalServerSearch(Transport &network, QList<LocalProgram> programs, const QList<QUrl> &places,
                      QObject *parent, Milliseconds patience = kPatience);
    ~LocalServerSearch() override;

    /// Sorted by name and address.
    QFuture<QList<LocalServer>> run();

private:
    /// One question to one place.
    struct Probe {
        QUrl place;
        QString path;
        std::unique_ptr<Exchange> exchange = {};
        int status = 0;
        QByteArray body = {};
        bool answered = false; ///< In full.
    };

    void ask(Probe &probe);
    void close(Probe &probe);
    void answer();
    const Probe *probeOf(const QUrl &place, const QString &path) const;
    Result<ServedList> listAt(const QUrl &place, const LocalProgram::Listing &listing) const;
    std::optional<LocalServer> serverAt(const QUrl &place) const;
    std::optional<LocalServer> read(const QUrl &place, const LocalProgram &program) const;

    Transport &m_network;
    QList<LocalProgram> m_programs;
    QList<QUrl> m_places;
    std::vector<Probe> m_probes; ///< Never grows once the first is asked.
    qsizetype m_open = 0;
    Milliseconds m_patience;
    QTimer m_end;
    QPromise<QList<LocalServer>> m_promise;
};

/// Where the programs listen on this machine, over IPv4 and IPv6, and the places that the user named; without
/// Switchyard's own address (`own`: HOST:PORT).
QList<QUrl> searchPlaces(const QList<LocalProgram> &programs, const QList<QUrl> &named, const QString &own);

} // namespace core
