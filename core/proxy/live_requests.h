#pragma once

#include "core/engine/engine.h"
#include "core/proxy/proxy_server.h"

#include <QObject>
#include <QTimer>

namespace core {

/// The last requests of the local API for the live list: a ring, told at most five times a second.
class LiveRequests : public QObject
{
    Q_OBJECT

public:
    explicit LiveRequests(QObject *parent = nullptr);

    void add(const LiveRequest &request);
    void attemptStarted(const QString &id, const CallProgress::Attempt &attempt);
    void finished(const RequestRecord &record);

signals:
    void changed(const QList<core::LiveRequest> &requests);

private:
    LiveRequest *find(const QString &id);
    void touch();

    QList<LiveRequest> m_requests; ///< Newest first.
    QTimer m_tell;
};

} // namespace core
