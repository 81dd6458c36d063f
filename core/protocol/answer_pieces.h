#pragma once

#include "core/model/chat_event.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <map>
#include <optional>

namespace core {

// Putting the pieces of an answer together again.

/// Joins extra fields: lists grow, texts of fields that are known to grow (`arguments`, `data`,
/// `transcript`) too, everything else is replaced.
void mergePieces(QJsonObject &whole, const QJsonObject &piece);

/// Adds a reasoning detail. Fragments of one block become one block again; the signature comes in the last of
/// them.
void mergeDetail(QJsonArray &details, const QJsonObject &piece);

/// One alternative answer, put together.
struct WholeChoice {
    QString text = {};
    bool hasText = false;
    QString reasoning = {};
    QJsonArray details = {};
    QString refusal = {};
    QList<ToolCallDelta> calls = {};
    QJsonObject extra = {};
    QJsonValue logprobs = QJsonValue::Null;
    std::optional<Finished> finished = {};
};

/// An answer of which the order of its parts is not needed.
struct WholeAnswer {
    std::map<int, WholeChoice> choices = {};
    ReplyInfo info = {};
    std::optional<Usage> usage = {};
    std::optional<Error> error = {};
};

WholeAnswer wholeAnswerOf(const QList<ChatEvent> &events);

} // namespace core
