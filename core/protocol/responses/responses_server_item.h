#pragma once

#include "core/protocol/responses/responses_events.h"

#include <QJsonArray>
#include <QJsonObject>

namespace core {

/// Writes what a tool of the provider did, all at once: the item's beginning, the stages that clients know
/// from OpenAI, and its end. The readers give such an item when it is finished.
void writeServerItem(ResponsesEvents &events, QJsonObject item);

/// The items of an ExtraDelta's fields: those of `output_items`, with their pictures put back, and for the
/// `images` of other protocols items of a picture's generation. Pictures that are only linked to have no
/// place in this API.
QJsonArray serverItemsOf(const QJsonObject &fields);

} // namespace core
