#pragma once

#include "core/model/route_plan.h"
#include "core/protocol/answer_reader.h"
#include "core/protocol/tool_call_assembler.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <map>

namespace core {

/// Turns Bedrock's Converse answers, whole or streamed, into events.
///
/// What has no place in the neutral form comes as ExtraDelta: `bedrock_content`, a list of the blocks of the
/// host's own tools (call and result), which Bedrock wants back unchanged; `bedrock_citations`, a list of
/// citations as they came (those of web pages are given as `annotations` too); `bedrock_metadata`, an object
/// with a guardrail's trace and the model's own further fields.
class BedrockAnswerReader : public AnswerReader
{
public:
    explicit BedrockAnswerReader(EndpointTarget target);

    void readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out) override;
    void readWhole(const QJsonObject &json, QList<ChatEvent> &out) override;
    bool readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out) override;
    /// The counts come after the stop reason, and nothing after them.
    bool terminated() const override { return m_sawMetadata; }
    bool complete() const override { return !m_stopReason.isEmpty(); }
    bool begun() const override { return m_begun; }
    void finish(QList<ChatEvent> &out) override;

private:
    /// A block of which pieces came.
    struct Block {
        bool isCall = false; ///< A call of one of the client's tools.
        bool hasArguments = false;
        QJsonObject server = {}; ///< `toolUse` or `toolResult` of the host's own tool.
        QString serverInput = {};
        QString signature = {};
        QString redacted = {}; ///< Base64.
    };

    void begin(QList<ChatEvent> &out);
    void startBlock(int index, const QJsonObject &start, QList<ChatEvent> &out);
    void readDelta(int index, const QJsonObject &delta, QList<ChatEvent> &out);
    void readReasoning(int index, const QJsonObject &reasoning, QList<ChatEvent> &out);
    void readCitation(const QJsonObject &citation, QList<ChatEvent> &out);
    void giveText(int index, const QString &text, QList<ChatEvent> &out);
    void endBlock(int index, QList<ChatEvent> &out);
    void readWholeBlock(int index, const QJsonObject &block, QList<ChatEvent> &out);
    void readMetadata(const QJsonObject &json, QList<ChatEvent> &out);

    EndpointTarget m_target;
    ToolCallAssembler m_calls;
    std::map<int, Block> m_blocks;
    QString m_stopReason;
    qsizetype m_textLength = 0;
    int m_textBlock = -1; ///< The last block with text, and where its text begins in all the text:
    qsizetype m_textBegin = 0;
    bool m_begun = false;
    bool m_sawMetadata = false;
};

} // namespace core
