#pragma once

#include "core/model/route_plan.h"
#include "core/protocol/answer_reader.h"
#include "core/protocol/tool_call_assembler.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace core {

/// Turns the lines of Ollama's own `/api/chat` into events; a whole answer is one such line.
class OllamaAnswerReader : public AnswerReader
{
public:
    explicit OllamaAnswerReader(EndpointTarget target);

    void readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out) override;
    void readWhole(const QJsonObject &json, QList<ChatEvent> &out) override;
    bool readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out) override;
    bool terminated() const override { return m_done; }
    bool complete() const override { return m_done; }
    bool begun() const override { return m_calls.has_value(); }
    void finish(QList<ChatEvent> &out) override;

private:
    void begin(const QJsonObject &json, QList<ChatEvent> &out);
    void readMessage(const QJsonObject &message, QList<ChatEvent> &out);

    EndpointTarget m_target;
    std::optional<ToolCallAssembler> m_calls; ///< There once the answer has begun.
    QString m_doneReason;
    bool m_done = false;
};

} // namespace core
