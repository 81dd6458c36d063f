#pragma once

#include "core/model/chat_event.h"
#include "core/protocol/whole_tool_calls.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>

namespace core {

/// Puts what comes of one alternative answer into the parts of a model's turn, in its order.
///
/// A function call goes out whole, so one that comes in fragments waits for what follows it. Signatures go
/// into the part that they came with, or into an empty text behind it if that part has gone out before;
/// signed or encrypted thoughts of other services (see gemini_signature.h) into the next function call or, at
/// the end, into the last text.
class GeminiReplyParts
{
public:
    /// `thoughts`: whether the client wants to read them.
    explicit GeminiReplyParts(bool thoughts);

    void add(const QString &text);
    void add(const ReasoningDelta &reasoning);
    void add(const ToolCallDelta &delta);
    void addExtra(const QJsonObject &fields);

    /// What can go out now, each part once: `content` and perhaps `logprobsResult`; empty if there is
    /// nothing.
    QJsonObject take();
    /// Everything else, with what stands beside the content of a finished candidate (groundingMetadata,
    /// safetyRatings, …). There is at least one part, if only an empty text: clients look at the first.
    QJsonObject takeLast();

private:
    enum class Kind { Text, Thought, Other };
    struct Part {
        Kind kind = Kind::Other;
        QJsonObject json = {};
        qsizetype start = 0; ///< Of a text: how much of the answer's text stands before it.
        QString callId = {};
    };

    void addThought(const QString &text, const QString &signature);
    void readDetail(const QJsonObject &detail);
    void addSignature(const QJsonObject &detail);
    QString takeSignatureOf(const QString &callId);
    void sign(Part &part, const QString &signature);
    void addImages(const QJsonArray &images);
    void addAudio(const QJsonObject &audio);
    void addOther(const QJsonObject &json);
    void closeCalls();
    void write(const QList<ToolCallDelta> &calls);
    void write(const ToolCallDelta &call);
    void wrapForeign();
    void addSources(const QJsonObject &fields);
    QJsonObject takeReady();

    bool m_thoughts;
    QList<Part> m_ready;
    WholeToolCalls m_calls;
    QList<QJsonObject> m_unplaced; ///< Details with Google's signatures of calls that have not been written.
    QSet<QString> m_signedCalls;
    QJsonArray m_foreign; ///< Reasoning details of other services that have not been written.
    qsizetype m_textLength = 0;
    QString m_text; ///< For the positions of sources; null once it has become too long for that.
    QJsonArray m_logprobs;
    QJsonArray m_annotations;
    QJsonObject m_beside;
};

} // namespace core
