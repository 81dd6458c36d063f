#pragma once

#include "core/model/chat.h"
#include "core/model/model_info.h"

#include <QString>
#include <QStringList>

namespace core {

/// Whether an endpoint takes a request parameter, as far as anybody said.
enum class Support { Yes, No, Unknown };

/// The parameters that a request has set, by the names of the catalog's lists: `temperature`, `tools`,
/// `response_format`, `structured_outputs` (a JSON Schema is asked for), `verbosity`, ….
QStringList parametersOf(const ChatRequest &request);

/// From the endpoint's own list, else from what it can do, else from the model's list.
Support supportOf(const QString &parameter, const EndpointInfo &endpoint, const ModelInfo &model);

} // namespace core
