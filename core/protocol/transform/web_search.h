#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"
#include "core/model/chat_event.h"
#include "core/model/routing_settings.h"
#include "core/model/wire.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

// The plugin `web`: what the user said last is looked up by a search engine of the user's own, and the model
// gets what was found (openrouter-spec §2.5).

/// What a request wants of a search.
struct WebSearchWish {
    int maxResults = 5; ///< 1 to 25.
    QString prompt = {}; ///< In place of our words before the results; empty: ours.
    QStringList includeDomains = {}; ///< Only from there: `example.com`, `*.example.com`, `example.com/blog`.
    QStringList excludeDomains = {}; ///< Nothing from there.
    bool operator==(const WebSearchWish &) const = default;
};

/// One page that was found.
struct WebResult {
    QString title;
    QString url; ///< http or https.
    QString text = {}; ///< A piece of the page.
    bool operator==(const WebResult &) const = default;
};

/// The wish of the request, none if it wants no search. Its `engine` is not heeded: the user's own settings
/// say who may read what is asked. BadRequest for options of a wrong type.
Result<std::optional<WebSearchWish>> webSearchWishOf(const ChatRequest &request,
                                                     const WebSearchSettings &settings);

/// The engines that settings may name.
QStringList webSearchEngines();

/// A search was asked for and no engine is set: says where to name one.
Error webSearchRefused();

/// What is searched for: the text that the user said last, on one line; empty if there is none.
QString webQueryOf(const ChatRequest &request);

/// How the engine of the settings is asked. BadConfig if the settings name no engine that we know or no
/// usable address, BadRequest if there is nothing to search for.
Result<WireRequest> webSearchRequest(const WebSearchSettings &settings, const WebSearchWish &wish,
                                     const QString &query);

/// What the engine answered. Pages from other domains than the wish allows are left out, whatever the engine
/// made of it. BadConfig where the engine refuses the key, RateLimited, Overloaded or BadReply else.
Result<QList<WebResult>> webResultsFrom(const WebSearchSettings &settings, const WebSearchWish &wish,
                                        int status, const QByteArray &body);

/// The request with the results as a message of instructions behind those it has. `today` is said to the
/// model.
ChatRequest withSearchResults(ChatRequest request, const QList<WebResult> &results, const WebSearchWish &wish,
                              QDate today);

/// The results as `annotations` (`url_citation`) of an answer; goes before its end.
ExtraDelta webCitations(const QList<WebResult> &results, int choice = 0);

} // namespace core
