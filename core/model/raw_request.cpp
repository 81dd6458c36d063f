#include "core/model/raw_request.h"

namespace core {

QString modelTypeFor(Task task)
{
    switch (task) {
    case Task::Chat:
        return QStringLiteral("chat");
    case Task::Embeddings:
        return QStringLiteral("embedding");
    case Task::Images:
        return QStringLiteral("image");
    case Task::Speech:
        return QStringLiteral("speech");
    case Task::Transcription:
        return QStringLiteral("transcription");
    }
    Q_UNREACHABLE();
}

} // namespace core
