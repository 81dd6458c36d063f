#pragma once

#include "core/base/result.h"
#include "core/model/local_server.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

// The lists in which programs on this machine tell which models they serve. What answers at a port can be
// anything, so nothing of it is trusted: rows without a usable name are left out, lengths and counts have an
// end.

/// How such a list is written.
enum class ServedListForm {
    /// `GET /v1/models`: `data[]` with `id`, `owned_by`. vLLM adds `max_model_len`; llama.cpp a `meta` with
    /// `n_ctx` (what it was started with), `n_ctx_train`, `size` and `ftype`.
    OpenAi,
    /// Ollama's `GET /api/tags`: `models[]` with `name`, `model`, `digest`, `size` and `details`.
    Ollama,
    /// LM Studio's `GET /api/v0/models`: as OpenAi, each row with `type`, `publisher`, `quantization`,
    /// `max_context_length` and, once it is loaded, `loaded_context_length`.
    LmStudio,
};

struct ServedList {
    QList<ServedModel> models; ///< Without those that only make embeddings.
    QString owner = {}; ///< `owned_by` where all rows agree on it.
    bool operator==(const ServedList &) const = default;
};

/// BadReply for what is no such list.
Result<ServedList> readServedModels(ServedListForm form, const QByteArray &answer);

/// Longest answer that is read at all.
inline constexpr qsizetype kLongestServedList = qsizetype(4) * 1024 * 1024;

} // namespace core
