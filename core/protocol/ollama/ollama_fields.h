#pragma once

#include <QLatin1String>
#include <QStringList>

namespace core {

/// Top-level fields of Ollama's shape that nobody models, in ChatRequest::extra and ReplyInfo::extra. They go
/// to an Ollama, or a client of one, alone.
constexpr QLatin1String kOllamaFields("ollama_fields");

/// Top-level fields that stay in ChatRequest::extra under their own names.
inline QStringList ollamaExtras()
{
    return {QStringLiteral("options"), QStringLiteral("keep_alive"), QStringLiteral("truncate"),
            QStringLiteral("shift")};
}

} // namespace core
