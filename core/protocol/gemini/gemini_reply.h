#pragma once

#include "core/protocol/client_shape.h"
#include "core/protocol/gemini/gemini_reply_parts.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <map>
#include <optional>

namespace core {

/// Writes events as GenerateContentResponse objects: a stream of them, each with the new parts, or one.
///
/// Each has `responseId`, `modelVersion` (the model as served), `provider` and the usage so far; the last one
/// the finish reasons, and the cost within `usageMetadata`. What one call of write() gets goes out as one
/// object. An error in a stream is what Google sends: a bare JSON object, without `data:`.
class GeminiReplyWriter : public ReplyWriter
{
public:
    enum class Framing {
        Events, ///< Server-sent events (`alt=sse`).
        Array, ///< One JSON array, written piece by piece.
    };

    /// `thoughts`: the client wants to read the model's thoughts.
    GeminiReplyWriter(ReplyFacts facts, Framing framing, bool thoughts);

    QByteArray write(const QList<ChatEvent> &events) override;
    QByteArray end(std::optional<Money> cost) override;
    QJsonObject whole(const QList<ChatEvent> &events, std::optional<Money> cost) const override;

private:
    struct Candidate {
        GeminiReplyParts parts;
        std::optional<Finished> finished = {};
    };
    /// What has come so far.
    struct Answer {
        bool thoughts = false;
        ReplyInfo info = {};
        std::optional<Usage> usage = {};
        std::map<int, Candidate> candidates = {};
        std::optional<Error> error = {};
        bool content = false;

        bool blocked() const;
        Candidate &candidate(int index);
        void take(const ChatEvent &event);
        QJsonArray newCandidates();
        QJsonArray lastCandidates();
    };
    struct Taker;

    QJsonObject envelope(const Answer &answer, bool first, std::optional<Money> cost) const;
    QByteArray framed(const QJsonObject &json);
    QByteArray errorBytes(const Error &error);

    ReplyFacts m_facts;
    Framing m_framing;
    Answer m_answer;
    bool m_begun = false;
    bool m_over = false;
};

} // namespace core
