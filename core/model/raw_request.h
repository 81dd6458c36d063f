#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace core {

/// What a request asks a model for.
enum class Task { Chat, Embeddings, Images, Speech, Transcription };

/// The catalog's `type` of the models that do it: chat, embedding, image, speech, transcription.
QString modelTypeFor(Task task);

/// What a protocol is for where that is no chat; nothing for all others.
std::optional<Task> otherTaskFor(const QString &protocol);

/// The body of a request that is no conversation, as a client of OpenAI's shape sent it. It goes to endpoints
/// of that shape with no more than the model's name changed, and is translated for the others.
struct RawRequest {
    Task task = Task::Embeddings;
    QByteArray contentType = "application/json"; ///< With the boundary of a multipart body.
    QByteArray body = {};
    bool operator==(const RawRequest &) const = default;
};

} // namespace core
