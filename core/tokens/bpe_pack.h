#pragma once

#include "core/base/result.h"
#include "core/tokens/bpe_format.h"

#include <QByteArray>
#include <QByteArrayView>

namespace core {

/// Packs ranks in tiktoken's own form: a token a line, its bytes in base64, a space, its rank; the ranks are
/// dense from 0. Internal, with the number of the line, if the list is anything else.
Result<QByteArray> packBpe(QByteArrayView ranks, SplitPattern pattern);

} // namespace core
