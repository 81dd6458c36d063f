#pragma once

#include "core/proxy/api_route.h"
#include "core/proxy/cached_answers.h"

#include <QObject>

#include <memory>
#include <optional>

namespace core {

/// Answers one request for embeddings, images, speech or a transcription. Child of its exchange: when the
/// client leaves, this goes, the call with it, and with the call the connection to the provider.
///
/// JSON is answered whole, so that its header can tell the cost. Everything else goes on as it comes, under
/// the provider's content type; where it breaks off, the client's connection is cut, because sound has no
/// place for an error.
class RawResponder : public QObject
{
    Q_OBJECT

public:
    /// A good JSON answer is kept where `turn` says so.
    RawResponder(const ApiCall &asked, const ChatRequest &request, RawTranslation translation,
                 const CacheTurn &turn);

private:
    void onProgress(const CallProgress &progress);
    void take(const RawBytes &piece);
    void finish(const RequestRecord &record);
    void failInStream(const Error &error);
    HeaderList answerHeaders() const;

    HttpExchange &m_exchange;
    LiveRequests &m_live;
    HeaderList m_corsHeaders;
    const ClientShape &m_shape;
    RawTranslation m_translation;
    AnswerCache &m_cache;
    CacheTurn m_turn;
    std::unique_ptr<CallHandle> m_call;
    std::optional<CallProgress::Attempt> m_attempt; ///< The one under way.
    QByteArray m_contentType; ///< Empty until the first piece.
    QByteArray m_json; ///< Of an answer that is not streamed.
};

} // namespace core
