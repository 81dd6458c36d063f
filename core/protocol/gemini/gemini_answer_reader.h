#pragma once

#include "core/model/route_plan.h"
#include "core/protocol/answer_reader.h"
#include "core/protocol/gemini/gemini_partial_arguments.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <map>
#include <optional>

namespace core {

/// Turns GenerateContentResponse objects into events; a stream is a list of them, each with the new parts.
///
/// Thought signatures become `reasoning.encrypted` details: with the id of the tool call that they came with
/// (whose `extra_content.google.thought_signature` they are as well), or with the place of the text
/// (kTextStart, kTextEnd). Parts that only Gemini knows go under kGoogleParts, what a candidate says beside
/// its content under kGoogleCandidate. The latter waits for finish(), because a candidate that ends in an
/// error has nothing that a caller should take for a first token.
class GeminiAnswerReader : public AnswerReader
{
public:
    explicit GeminiAnswerReader(EndpointTarget target);

    void readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out) override;
    void readWhole(const QJsonObject &json, QList<ChatEvent> &out) override;
    bool readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out) override;
    bool terminated() const override { return false; }
    /// Every candidate has its finish reason, or the prompt was blocked. The API has no other end mark, and
    /// it was seen to repeat the finish reason in several events.
    bool complete() const override;
    bool begun() const override { return m_infoGiven; }
    void finish(QList<ChatEvent> &out) override;

private:
    struct Candidate {
        int index = 0;
        QString finish = {}; ///< The API's word, empty until it came.
        int calls = 0;
        QString lastCallId = {};
        std::optional<GeminiPartialArguments> partial = {}; ///< Of the last call, while it is being streamed.
        qsizetype textLength = 0;
        QString text = {}; ///< To count citations in; null once it has become too long for that.
        int details = 0; ///< Reasoning blocks that are closed.
        bool thinking = false; ///< The last part was a thought, which the next one may go on with.
        QJsonObject beside = {}; ///< What waits for finish().
    };

    void readInfo(const QJsonObject &json, QList<ChatEvent> &out);
    void readUsage(const QJsonObject &json, QList<ChatEvent> &out);
    qint64 billedSearches() const;
    void readCandidate(const QJsonObject &json, Candidate &candidate, QList<ChatEvent> &out);
    void readPart(const QJsonObject &part, Candidate &candidate, QList<ChatEvent> &out);
    void readText(const QString &text, const QString &signature, Candidate &candidate, QList<ChatEvent> &out);
    void readThought(const QString &text, const QString &signature, Candidate &candidate,
                     QList<ChatEvent> &out);
    void readCall(const QJsonObject &call, const QString &signature, Candidate &candidate,
                  QList<ChatEvent> &out);
    void readMedia(const QJsonObject &part, Candidate &candidate, QList<ChatEvent> &out);
    void endPartialCall(Candidate &candidate, QList<ChatEvent> &out);
    Error failureOf(const Candidate &candidate) const;

    EndpointTarget m_target;
    bool m_infoGiven = false;
    QString m_seed; ///< For ids of calls that have none: differs between answers.
    QJsonObject m_usage; ///< The last one, as it came.
    qint64 m_searches = 0; ///< Of the last usage that was given out.
    QString m_model; ///< As the answer names it.
    QString m_blockReason;
    std::map<int, Candidate> m_candidates;
};

} // namespace core
