#pragma once

#include "core/model/route_plan.h"
#include "core/protocol/answer_reader.h"
#include "core/protocol/responses/responses_output.h"

#include <QJsonObject>
#include <QString>

namespace core {

/// Turns the `response` objects and events of OpenAI's Responses into events. Events are told apart by the
/// `type` inside them; their names are missing in some streams.
///
/// Fields that a client of the same shape needs back: ExtraDelta `output_items` holds what the provider's own
/// tools did, one finished item at a time and in its place among the other events (a picture's `result` is
/// taken out of it and stands beside it as `images`); `phase` is that of the message that begins; `response`
/// holds what only the end of a stream told about the answer (the `service_tier` that was used, content
/// filters). ToolCallDelta::extra has further fields of a call under kResponsesFields.
class ResponsesAnswerReader : public AnswerReader
{
public:
    explicit ResponsesAnswerReader(EndpointTarget target);

    void readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out) override;
    void readWhole(const QJsonObject &json, QList<ChatEvent> &out) override;
    bool readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out) override;
    bool terminated() const override { return m_ended; }
    bool complete() const override { return m_ended; }
    bool begun() const override { return m_infoGiven; }
    void finish(QList<ChatEvent> &out) override;

private:
    void giveInfo(const QJsonObject &response, QList<ChatEvent> &out);
    void readEnd(const QJsonObject &response, const QString &word, QList<ChatEvent> &out);
    void readUsage(const QJsonObject &response, QList<ChatEvent> &out);

    EndpointTarget m_target;
    ResponsesOutput m_output;
    QJsonObject m_facts; ///< What ReplyInfo::extra was given.
    QString m_status; ///< The provider's word for the end.
    bool m_infoGiven = false;
    bool m_ended = false;
};

} // namespace core
