#pragma once

#include "core/model/chat_event.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>

namespace core {

/// Understands the JSON objects of one protocol's answer. What surrounds them (server-sent events, lines,
/// Amazon's binary frames) is the AnswerDecoder's affair.
class AnswerReader
{
public:
    virtual ~AnswerReader() = default;

    /// One event of a streamed answer. `name`: the event's name where the framing has one. An Error may only
    /// be the last event given; nothing is asked for after it.
    virtual void readEvent(QByteArrayView name, const QJsonObject &json, QList<ChatEvent> &out) = 0;
    /// A whole answer, up to but without its end (see finish()).
    virtual void readWhole(const QJsonObject &json, QList<ChatEvent> &out) = 0;

    /// If the object is an error instead of a piece of an answer: gives it out (after the usage that may come
    /// with it) and returns true.
    virtual bool readError(QByteArrayView name, const QJsonValue &json, QList<ChatEvent> &out) = 0;

    /// The protocol's own end mark was read: whatever follows does not count.
    virtual bool terminated() const = 0;
    /// Nothing is missing if the connection ends here.
    virtual bool complete() const = 0;
    /// Nothing is missing if the stream says `[DONE]` here. Weaker than complete() for servers that forget a
    /// finish reason.
    virtual bool completeWhenDone() const { return complete(); }
    /// Something of an answer came, so that a sudden end is a broken answer and not a wrong address.
    virtual bool begun() const = 0;
    /// Takes note of a text that came in an event like the last two, which gave their text and nothing else;
    /// readEvent() is then not called. False if the reader has to see the event itself.
    virtual bool passText(const QString &text)
    {
        Q_UNUSED(text)
        return false;
    }
    /// Gives Finished for each alternative answer, or an Error if the provider ended it with one. Called
    /// once.
    virtual void finish(QList<ChatEvent> &out) = 0;
};

} // namespace core
