#pragma once

#include "core/model/route_plan.h"
#include "core/protocol/answer_reader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <map>

namespace core {

/// Turns the events and messages of Anthropic's Messages API into events: from Anthropic itself, and wrapped
/// in Amazon's `chunk` objects.
///
/// A block that nobody models is given out whole at its end, as ExtraDelta `anthropic_blocks`; citations go
/// out as `annotations` where they have an address, and unchanged as `anthropic_citations`; the fields of the
/// message that come at its end as `anthropic_fields`; where one block of text follows another, its place as
/// `anthropic_text_blocks` (see anthropic_fields.h).
class AnthropicAnswerReader : public AnswerReader
{
public:
    explicit AnthropicAnswerReader(EndpointTarget target);

    void readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out) override;
    void readWhole(const QJsonObject &json, QList<ChatEvent> &out) override;
    bool readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out) override;
    bool terminated() const override { return m_terminated; }
    /// The reason of the end comes with the last counts, so nothing is missing without `message_stop`.
    bool complete() const override { return m_terminated || !m_stopReason.isEmpty(); }
    bool begun() const override { return m_infoGiven; }
    bool passText(const QString &text) override;
    void finish(QList<ChatEvent> &out) override;

private:
    struct Block {
        QString type;
        QJsonObject json = {}; ///< As it began.
        QString input = {}; ///< `partial_json` so far.
        QString signature = {};
        QJsonArray citations = {};
        int number = 0; ///< Among the tool calls or the blocks of thoughts.
        qint64 textStart = 0;
    };

    void readChunk(const QJsonObject &json, QList<ChatEvent> &out);
    void readMessageStart(const QJsonObject &message, QList<ChatEvent> &out);
    void readMessageEnd(const QJsonObject &delta, const QJsonObject &beside, QList<ChatEvent> &out);
    void readCompletion(const QJsonObject &json, QList<ChatEvent> &out);
    void readUsage(const QJsonObject &usage, QList<ChatEvent> &out);
    void giveInfo(QList<ChatEvent> &out);

    void beginBlock(int index, const QJsonObject &json, QList<ChatEvent> &out);
    void beginToolCall(Block &block, QList<ChatEvent> &out);
    void readDelta(int index, const QJsonObject &delta, QList<ChatEvent> &out);
    void readInput(Block &block, const QString &json, QList<ChatEvent> &out);
    void endBlock(const Block &block, QList<ChatEvent> &out);
    void addText(const QString &text, QList<ChatEvent> &out);
    void addThought(const Block &block, const QString &text, QList<ChatEvent> &out);
    void giveCitations(const Block &block, QList<ChatEvent> &out);

    EndpointTarget m_target;
    ReplyInfo m_info;
    bool m_infoGiven = false;
    bool m_terminated = false;
    QJsonObject m_usage; ///< Counts of the start with those of the end over them.
    QString m_stopReason;
    std::map<int, Block> m_blocks; ///< Those that are not ended.
    int m_toolCalls = 0;
    int m_thoughts = 0;
    bool m_callsWait = false; ///< There is a tool call that the client has to answer.
    qint64 m_characters = 0; ///< Of text so far.
    bool m_afterText = false; ///< The block that ended last is of text, and nothing told where it ends.
};

} // namespace core
