#pragma once

#include "core/model/model_info.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace core {

// Reasoning items of OpenAI's Responses, as the typed blocks of reasoning_details.h and back.
//
// The API wants each such item right before the item that came of it. A message keeps its thoughts, its text
// and its calls apart, so their order is kept in the blocks' `index`: every block takes the next number, and
// so does each item that is no reasoning. What is missing between two blocks' numbers stood between them.

/// A reasoning item, and how many of its message's other items stand before it.
struct PlacedReasoning {
    int before = 0;
    QJsonObject item;
};

/// The items that go back to a provider: those of its own format (Quirks::reasoningFormat) with their
/// encrypted content; thoughts in clear text only where the provider wants such (Quirks::reasoningField), for
/// OpenAI refuses them.
QList<PlacedReasoning> reasoningItems(const QJsonArray &details, const Quirks &quirks);

/// Appends the blocks of a whole item, numbered from `next` on. `format`: for an item that names none.
void appendReasoningItem(QJsonArray &details, const QJsonObject &item, const QString &format, int &next);

/// A block of thoughts in clear text with the id of its item.
QJsonObject thoughtDetail(const QString &text, const QString &id, const QString &format, int index);

} // namespace core
