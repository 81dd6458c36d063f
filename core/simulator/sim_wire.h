#pragma once

#include "core/simulator/sim_reply.h"
#include "core/simulator/sim_request.h"
#include "core/simulator/sim_table.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace core {

/// Answers in the JSON of OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat),
/// with the thoughts in `reasoning_content` as DeepSeek, vLLM and many others send them. `created` is in Unix
/// seconds.

/// The whole answer.
QByteArray simWholeAnswer(const SimRequest &request, const SimReply &reply, qint64 created);

/// The answer as the events of a stream: first the role, then one for each token, then the end. Each is made
/// when it is asked for, so that a long answer costs nothing before it is sent.
class SimStream
{
public:
    SimStream() = default;
    SimStream(const SimRequest &request, SimReply reply, qint64 created);

    QByteArray head() const;
    /// The next token's event; with the opening of a tool call before it where one begins. Empty after the
    /// last one.
    QByteArray next();
    /// Finish reason, usage if it is wanted, `[DONE]`.
    QByteArray tail() const;

private:
    QByteArray delta(const QJsonObject &delta, const QJsonValue &finishReason = QJsonValue::Null) const;
    QByteArray nextOfCall();

    SimReply m_reply;
    QJsonObject m_envelope;
    QJsonObject m_usage; ///< Empty: not wanted.
    qsizetype m_next = 0; ///< Of reasoning and text together.
    qsizetype m_call = 0;
    qsizetype m_argument = 0;
};

/// `{"error":{…}}`
QByteArray simError(const QString &message, const QString &type, const QString &parameter = {},
                    const QString &code = {});

QByteArray simModelList(const SimTable &table, qint64 created);

} // namespace core
