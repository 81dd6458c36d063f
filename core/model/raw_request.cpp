#include "core/model/raw_request.h"

#include <QHash>

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

std::optional<Task> otherTaskFor(const QString &protocol)
{
    static const QHash<QString, Task> tasks {
        {QStringLiteral("openai-embeddings"), Task::Embeddings},
        {QStringLiteral("google-embed-content"), Task::Embeddings},
        {QStringLiteral("cohere-v2-embed"), Task::Embeddings},
        {QStringLiteral("ollama-embed"), Task::Embeddings},
        {QStringLiteral("openai-images"), Task::Images},
        {QStringLiteral("openai-speech"), Task::Speech},
        {QStringLiteral("openai-transcriptions"), Task::Transcription},
    };
    const QLatin1String azure("azure-");
    const auto found = tasks.constFind(protocol.startsWith(azure) ? protocol.mid(azure.size()) : protocol);
    return found == tasks.cend() ? std::nullopt : std::optional(*found);
}

} // namespace core
