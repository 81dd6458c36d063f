#pragma once

#include "core/base/result.h"
#include "core/model/local_server.h"
#include "core/model/route_plan.h"
#include "core/model/wire.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

// How providers are asked which models they have, by protocol.

/// One page of a provider's list.
struct ModelListPage {
    QList<ServedModel> models;
    QString next = {}; ///< What to ask the next page with; empty: it was the last.
    bool operator==(const ModelListPage &) const = default;
};

/// A GET for the list, or for the page that `page` names. BadRequest for a protocol that has no list.
Result<WireRequest> modelListRequest(const EndpointTarget &target, const QString &page = {});

/// What such a request brought. Rows without a usable id are left out, as are models that answer nothing.
/// BadReply for what is no list of this protocol.
Result<ModelListPage> readModelListPage(const EndpointTarget &target, const QByteArray &json);

} // namespace core
