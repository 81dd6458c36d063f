#pragma once

#include "core/model/chat_event.h"

#include <QString>

#include <optional>

namespace core {

/// What a FinishReason of the API reference means; nothing for a word that is not known. The API says STOP
/// for answers that end in function calls, too.
std::optional<FinishReason> geminiFinishReason(const QString &word);

/// The API's word for the end of an answer: its own where it was the one who said it.
QString geminiFinishWord(const Finished &finished);

} // namespace core
