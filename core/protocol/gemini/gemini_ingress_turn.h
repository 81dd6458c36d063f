#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"
#include "core/protocol/field_reader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace core {

/// A model's turn as one message.
struct GeminiTurn {
    struct Call {
        QString id;
        QString name;
    };
    Message message = {};
    QList<Call> calls = {};
};

/// Reads a model's contents out of a client's request. The SDKs' chats send back each event of a stream as a
/// content of its own; those that follow each other are one turn, and its text and thoughts go on from one
/// to the next.
class GeminiTurnReader
{
public:
    explicit GeminiTurnReader(std::optional<Error> &problem);

    /// `number`: the content's place among all of the request, for the ids of calls that have none.
    void read(FieldReader &content, qsizetype number);
    /// Whether there is a turn to take.
    bool isOpen() const { return m_open; }
    GeminiTurn take();

private:
    void readPart(FieldReader &part);
    void readThought(FieldReader &part);
    void readText(FieldReader &part);
    void readCall(FieldReader &part);
    void keepPart(const QJsonObject &part);
    bool takeForeign(const QString &signature);

    std::optional<Error> &m_problem;
    bool m_open = false;
    GeminiTurn m_turn;
    qsizetype m_number = 0;
    qsizetype m_length = 0; ///< Of the turn's text.
    bool m_continues = false; ///< The next part may go on with the last one of the content before.
};

} // namespace core
