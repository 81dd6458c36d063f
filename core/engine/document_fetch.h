#pragma once

#include "core/base/secret.h"
#include "core/net/content_decoder.h"
#include "core/net/transport.h"

#include <QFuture>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace core {

/// Gets one whole document. Redirects are not followed: a key, and trust, belong to the host that was named.
/// Deletes itself once it has answered.
class DocumentFetch : public QObject
{
    Q_OBJECT

public:
    struct Document {
        int status = 0; ///< 2xx, or 304 for one that has not changed.
        QByteArray body = {}; ///< Unpacked.
        QByteArray etag = {};
    };
    struct Limits {
        qsizetype mostBytes = qsizetype(16) * 1024 * 1024; ///< Unpacked.
        Milliseconds whole {120'000}; ///< For all of it: silence between bytes has a limit of its own.
    };

    /// `wire` says what to ask; `name` is of whom, for people.
    DocumentFetch(Transport &network, WireRequest wire, Secret key, QString name, const Limits &limits,
                  QObject *parent);

    QFuture<Result<Document>> run();
    /// Ends it with Cancelled, at once.
    void cancel();

signals:
    /// So many bytes of the body have come.
    void progressed(qint64 bytes);

private:
    void onHeaders(int status, const HeaderList &headers);
    void onBody(const QByteArray &bytes);
    void onFinished();
    void answer(const Result<Document> &result);

    Transport &m_network;
    WireRequest m_wire;
    Secret m_key;
    QString m_name;
    Limits m_limits;
    std::unique_ptr<Exchange> m_exchange;
    std::unique_ptr<ContentDecoder> m_unpacker;
    QTimer m_patience {this};
    Document m_document;
    qint64 m_received = 0;
    QPromise<Result<Document>> m_promise;
};

} // namespace core
