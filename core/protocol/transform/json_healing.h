#pragma once

#include "core/model/chat.h"
#include "core/model/chat_event.h"

#include <QList>
#include <QString>

#include <optional>

namespace core {

// Response healing: an answer that was to be JSON and nearly is (openrouter-spec §2.5).

/// The JSON that the text was meant to be: without code fence and prose around it, with brackets, quotes and
/// commas in place, with keys in double quotes, `True`, `False` and `None` as JSON writes them, and without
/// comments. Text that is JSON comes back as it is. Nothing where it would take guessing, for instance of a
/// value that is missing.
std::optional<QString> healedJson(const QString &text);

/// Whether the answer is to be healed: the plugin `response-healing` is on, the answer is to be JSON, and
/// comes whole.
bool wantsHealing(const ChatRequest &request);

/// An answer and what healing changed in it.
struct HealedAnswer {
    QList<ChatEvent> events;
    QList<int> choices = {}; ///< Those whose text is another one now.
};

/// Heals the text of each alternative answer. One that was cut by the length limit is left alone, because
/// what is missing cannot be known; so is one that failed, calls tools, or cannot be healed.
HealedAnswer healedAnswer(const QList<ChatEvent> &events);

} // namespace core
