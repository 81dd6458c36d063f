#pragma once

#include "core/model/chat.h"

#include <QString>

namespace core {

/// What a prompt is about, as far as it matters for the choice of a model.
enum class TaskKind {
    Chat, ///< Nothing in particular.
    Code,
    Math,
    Writing,
    Translation,
    Summary,
    Extraction, ///< Facts out of a text, in a given form; also sorting into classes.
    Vision, ///< About a picture.
    LongContext, ///< So long that reading it is the task.
    Agentic, ///< With tools to call.
};

/// Prompts from this many tokens on are TaskKind::LongContext, unless they ask for something more definite.
constexpr qint64 kLongPromptTokens = 50'000;

/// Stable name such as `code`, for reasons and for the history.
QString taskName(TaskKind task);

/// Judged without a model, by what stands out: tools, pictures and length of the request, then words of the
/// last question in English, German or Chinese that are typical of a task. Of long texts only the beginning
/// and the end are looked at, where the wish stands. `promptTokens` of the whole prompt, 0 = unknown.
TaskKind classifyTask(const ChatRequest &request, qint64 promptTokens);

} // namespace core
