#pragma once

#include "core/base/secret.h"
#include "core/engine/document_fetch.h"
#include "core/model/local_server.h"
#include "core/model/route_plan.h"
#include "core/net/transport.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

namespace core {

/// Asks a provider for its list of models, page by page. Deletes itself once it has answered.
class ModelListing : public QObject
{
    Q_OBJECT

public:
    /// `target` has no places left in its address. The key is bound to its hosts; empty where none is needed.
    ModelListing(Transport &network, EndpointTarget target, Secret key, QObject *parent);

    QFuture<Result<QList<ServedModel>>> run();

private:
    void askNext(const QString &page);
    void onPage(const Result<DocumentFetch::Document> &document);
    void answer(const Result<QList<ServedModel>> &result);

    Transport &m_network;
    EndpointTarget m_target;
    Secret m_key;
    int m_pages = 0;
    QList<ServedModel> m_models;
    QPromise<Result<QList<ServedModel>>> m_promise;
};

} // namespace core
