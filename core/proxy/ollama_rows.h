#pragma once

#include "core/catalog/catalog.h"

#include <QJsonObject>
#include <QString>

namespace core {

// Models as Ollama describes those that it has on disk (docs.ollama.com/api). What only a file on disk has
// (size, quantization, licence, template) is empty or 0.

/// By the name that a client gives: Ollama's clients may put `:latest` behind it. Null if there is none.
const ModelInfo *findOllamaModel(const Catalog &catalog, const QString &name);

/// A row of `GET /api/tags`.
QJsonObject ollamaTagRow(const ModelInfo &model, const QString &dataAsOf);

/// The answer of `POST /api/show`.
QJsonObject ollamaShowRow(const ModelInfo &model, const QString &dataAsOf);

} // namespace core
