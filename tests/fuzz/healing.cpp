#include "core/protocol/transform/json_healing.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

// Whatever a model wrote: what is healed is JSON, stays as it is when it is healed again, and JSON is not
// touched.

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const std::optional<QString> healed = core::healedJson(text);
    if (!healed)
        return 0;
    const QByteArray list = "[" + healed->toUtf8() + "]";
    if (QJsonDocument::fromJson(list).isNull() || core::healedJson(*healed) != healed)
        std::abort();
    return 0;
}
