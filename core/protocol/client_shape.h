#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/chat_event.h"
#include "core/model/wire.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1String>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <memory>
#include <optional>

namespace core {

/// A chat request as a client sent it.
struct ClientRequest {
    QJsonObject body = {};
    /// What the address says behind the route, decoded: for Gemini `gemini-3-pro:streamGenerateContent`.
    QString place = {};
    QUrlQuery query = {};
    HeaderList headers = {};
    /// An item that this client got in an earlier answer, by its id; empty if it is not known any more.
    std::function<QJsonObject(const QString &id)> item = {};
};

/// What the events themselves do not know about an answer.
struct ReplyFacts {
    QString id; ///< The same in every piece of the answer, for instance `gen-…`.
    qint64 created = 0; ///< Unix seconds; the same in every piece.
    QString model; ///< As served.
    QString provider = {}; ///< Display name; left out where empty.
    bool simulated = false; ///< Marks the cost as play money.
    /// Takes what the client may later refer to by its id, once a good answer has ended.
    std::function<void(const QJsonArray &items)> keepItems = {};
};

/// Writes one answer in a client's shape. Belongs to one request, and is used either for a stream (write(),
/// then end()) or for one whole answer.
class ReplyWriter
{
public:
    virtual ~ReplyWriter() = default;

    /// Further fields for the top level of a stream's last piece, where the shape has such a place (a chat's
    /// has). To be set before end().
    void setLastFields(const QJsonObject &fields) { m_lastFields = fields; }

    /// The bytes to send for these events; may be empty. After an Error event the stream is over, as the
    /// shape has it: clients never get after it what they take for success.
    virtual QByteArray write(const QList<ChatEvent> &events) = 0;
    /// The end of a good answer: what waits for it (finish reasons, usage with its cost, closing events).
    /// Empty after an Error.
    virtual QByteArray end(std::optional<Money> cost) = 0;
    /// One answer from all of its events. If they end in an Error, it is the partial answer with the error
    /// in it, where the shape has a place for that.
    virtual QJsonObject whole(const QList<ChatEvent> &events, std::optional<Money> cost) const = 0;
    /// whole() as text, with `fields` at its top level.
    virtual QByteArray wholeText(const QList<ChatEvent> &events, std::optional<Money> cost,
                                 const QJsonObject &fields) const;

protected:
    const QJsonObject &lastFields() const { return m_lastFields; }

private:
    QJsonObject m_lastFields;
};

/// The language of one kind of client: shared, stateless, without I/O. The counterpart of a Codec.
class ClientShape
{
public:
    virtual ~ClientShape() = default;

    /// Its name in the history, such as `anthropic-messages`.
    virtual QLatin1String name() const = 0;
    /// What cannot be done in this shape is a BadRequest that names the field.
    virtual Result<ChatRequest> read(const ClientRequest &client) const = 0;
    /// `request`: as read() made it.
    virtual std::unique_ptr<ReplyWriter> writerFor(const ClientRequest &client, const ChatRequest &request,
                                                   const ReplyFacts &facts) const = 0;
    /// Content type of a streamed answer.
    virtual QByteArray streamType(const ClientRequest &client) const;
    /// What keeps a silent stream open without meaning anything, also before its first event; empty where
    /// the shape has nothing that all clients skip.
    virtual QByteArray keepAlive() const = 0;

    /// HTTP status and body of an error in this shape's envelope. `provider`: display name of who failed,
    /// empty if the error is ours.
    virtual int errorStatus(const Error &error) const;
    virtual QJsonObject errorBody(const Error &error, const QString &provider,
                                  const QString &requestId) const = 0;
};

/// One server-sent event; without a name where that is empty. Ends in line feeds.
QByteArray sseEvent(QByteArrayView name, const QJsonObject &json);

// The shapes, one a folder. They live as long as the program.
const ClientShape &openAiChatShape();
const ClientShape &openAiCompletionsShape(); ///< The legacy one, with a `prompt`.
const ClientShape &responsesShape();
const ClientShape &anthropicShape();
const ClientShape &geminiShape();
const ClientShape &ollamaChatShape();
const ClientShape &ollamaGenerateShape();

} // namespace core
