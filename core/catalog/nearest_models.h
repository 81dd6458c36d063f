#pragma once

#include "core/model/model_info.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace core {

/// Ids of the models that a mistyped or incomplete name most likely means, best first; fewer than `most` or
/// none where nothing is near. Compares whole names by edit distance, and word by word, so that `claude
/// sonet` finds the Sonnets and `gpt-oss-120b` the model whose author was left out.
QStringList nearestModelIds(const QList<ModelInfo> &models, const QString &mistyped, int most);

} // namespace core
