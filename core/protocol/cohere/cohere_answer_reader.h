#pragma once

#include "core/model/route_plan.h"
#include "core/protocol/answer_reader.h"
#include "core/protocol/tool_call_assembler.h"

#include <QJsonObject>
#include <QLatin1String>
#include <QString>

#include <optional>

namespace core {

/// Turns Cohere's answers, whole or streamed, into events.
///
/// The plan that older models write before they call tools counts as reasoning. Citations come as they are in
/// the ExtraDelta `cohere_citations`, those of sources with an address as `annotations` too; log
/// probabilities, which have a form of their own, as `cohere_logprobs`.
class CohereAnswerReader : public AnswerReader
{
public:
    explicit CohereAnswerReader(EndpointTarget target);

    void readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out) override;
    void readWhole(const QJsonObject &json, QList<ChatEvent> &out) override;
    bool readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out) override;
    bool terminated() const override { return m_ended; }
    bool complete() const override { return m_ended; }
    bool begun() const override { return m_calls.has_value(); }
    void finish(QList<ChatEvent> &out) override;

private:
    void begin(const QJsonObject &json, QList<ChatEvent> &out);
    void readContent(const QJsonObject &part, int index, QList<ChatEvent> &out);
    void readPlan(const QJsonValue &plan, QList<ChatEvent> &out);
    void readCall(QJsonObject call, const QJsonValue &index, QList<ChatEvent> &out);
    void readCitation(const QJsonObject &citation, QList<ChatEvent> &out);
    void readEnd(const QJsonObject &end, QList<ChatEvent> &out);

    EndpointTarget m_target;
    std::optional<ToolCallAssembler> m_calls; ///< There once the answer has begun.
    QString m_finish;
    QJsonObject m_error; ///< What stands beside a finish reason that is an error.
    bool m_ended = false;
};

} // namespace core
