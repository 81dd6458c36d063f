#pragma once

#include "core/model/route_plan.h"
#include "core/protocol/answer_reader.h"
#include "core/protocol/tool_call_assembler.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <map>

namespace core {

/// Turns `chat.completion` and `chat.completion.chunk` objects into events, with what compatible servers do
/// to them (wire-formats §2, 3, 11-14).
///
/// The end of each alternative answer is held back until finish(): OpenRouter repeats the finish reason, some
/// providers send content with or after it, and whether "stop" means "tool calls" is known only at the end.
class OpenAiAnswerReader : public AnswerReader
{
public:
    explicit OpenAiAnswerReader(EndpointTarget target);

    void readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out) override;
    void readWhole(const QJsonObject &json, QList<ChatEvent> &out) override;
    bool readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out) override;
    bool terminated() const override { return false; }
    /// Every alternative answer that was begun has its finish reason.
    bool complete() const override;
    bool completeWhenDone() const override { return m_sawContent || complete(); }
    bool begun() const override { return !m_choices.empty(); }
    bool passText(const QString &) override { return true; }
    void finish(QList<ChatEvent> &out) override;

private:
    enum class Piece { Chunk, WholeAnswer };
    struct Choice {
        ToolCallAssembler toolCalls;
        QString finish = {}; ///< `finish_reason`, empty until it came.
        QString native = {}; ///< The word of the provider behind an aggregator, else the same.
        bool sawDelta = false;
        bool sawMessage = false;
        QJsonObject besides = {}; ///< Fields that nobody models, each as it came last.
        QJsonObject besidesGiven = {}; ///< What was given out of them so far.
    };

    void read(const QJsonObject &object, Piece piece, QList<ChatEvent> &out);
    void readInfo(const QJsonObject &object, QList<ChatEvent> &out);
    void readUsage(const QJsonObject &object, QList<ChatEvent> &out);
    void readTopLevelExtras(const QJsonObject &object, QList<ChatEvent> &out);
    void readChoice(const QJsonObject &json, Piece piece, int index, QList<ChatEvent> &out);
    void readBesides(const QJsonObject &json, Choice &choice, int index, QList<ChatEvent> &out);
    void readMessage(const QJsonObject &message, Choice &choice, int index, bool whole,
                     QList<ChatEvent> &out);
    void readContent(const QJsonValue &content, int index, QList<ChatEvent> &out);
    void readReasoning(const QJsonObject &message, int index, QList<ChatEvent> &out);
    Choice &choiceAt(int index);

    EndpointTarget m_target;
    ReplyInfo m_info;
    bool m_infoGiven = false;
    bool m_sawContent = false;
    QJsonObject m_usage; ///< The last one, as it came.
    QString m_serviceTier; ///< The last one that was named.
    QJsonObject m_topLevelExtras; ///< What was given out so far.
    std::map<int, Choice> m_choices;
};

} // namespace core
