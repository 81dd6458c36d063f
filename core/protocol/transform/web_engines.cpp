#include "core/protocol/transform/web_engines.h"

namespace core {

namespace {

constexpr QLatin1String kNone;
constexpr int kAnyNumber = 1000;

/// https://docs.searxng.org/dev/search_api.html: `format=json` has to be allowed in settings.yml. It has no
/// keys; one that is set is for a server in front of it.
WebEngine searxng()
{
    return {.name = QLatin1String("searxng"),
            .baseUrl = kNone,
            .path = QLatin1String("/search"),
            .byPost = false,
            .queryField = QLatin1String("q"),
            .countField = kNone,
            .includeField = kNone,
            .excludeField = kNone,
            .mostResults = kAnyNumber,
            .longestQuery = 400,
            .mostWords = kAnyNumber,
            .keyPlacement = KeyPlacement::BearerToken,
            .keyHeader = "",
            .extra = {{QLatin1String("format"), QLatin1String("json")}},
            .resultsIn = kNone,
            .textField = QLatin1String("content"),
            .moreTextField = kNone};
}

/// https://api-dashboard.search.brave.com/api-reference/web/search/get: 400 letters, 50 words, 20 results.
WebEngine brave()
{
    return {.name = QLatin1String("brave"),
            .baseUrl = QLatin1String("https://api.search.brave.com/res/v1"),
            .path = QLatin1String("/web/search"),
            .byPost = false,
            .queryField = QLatin1String("q"),
            .countField = QLatin1String("count"),
            .includeField = kNone,
            .excludeField = kNone,
            .mostResults = 20,
            .longestQuery = 400,
            .mostWords = 50,
            .keyPlacement = KeyPlacement::ApiKeyHeader,
            .keyHeader = "X-Subscription-Token",
            .extra = {{QLatin1String("text_decorations"), QLatin1String("false")}},
            .resultsIn = QLatin1String("web"),
            .textField = QLatin1String("description"),
            .moreTextField = QLatin1String("extra_snippets")};
}

/// https://docs.tavily.com/documentation/api-reference/endpoint/search
WebEngine tavily()
{
    return {.name = QLatin1String("tavily"),
            .baseUrl = QLatin1String("https://api.tavily.com"),
            .path = QLatin1String("/search"),
            .byPost = true,
            .queryField = QLatin1String("query"),
            .countField = QLatin1String("max_results"),
            .includeField = QLatin1String("include_domains"),
            .excludeField = QLatin1String("exclude_domains"),
            .mostResults = 20,
            .longestQuery = 400,
            .mostWords = kAnyNumber,
            .keyPlacement = KeyPlacement::BearerToken,
            .keyHeader = "",
            .extra = {},
            .resultsIn = kNone,
            .textField = QLatin1String("content"),
            .moreTextField = kNone};
}

/// https://exa.ai/docs/reference/search
WebEngine exa()
{
    constexpr int pieceOfPage = 2000;
    return {.name = QLatin1String("exa"),
            .baseUrl = QLatin1String("https://api.exa.ai"),
            .path = QLatin1String("/search"),
            .byPost = true,
            .queryField = QLatin1String("query"),
            .countField = QLatin1String("numResults"),
            .includeField = QLatin1String("includeDomains"),
            .excludeField = QLatin1String("excludeDomains"),
            .mostResults = 100,
            .longestQuery = 2000,
            .mostWords = kAnyNumber,
            .keyPlacement = KeyPlacement::ApiKeyHeader,
            .keyHeader = "x-api-key",
            .extra = {{QLatin1String("contents"),
                       QJsonObject {{QLatin1String("text"),
                                     QJsonObject {{QLatin1String("maxCharacters"), pieceOfPage}}}}}},
            .resultsIn = kNone,
            .textField = QLatin1String("text"),
            .moreTextField = kNone};
}

} // namespace

const QList<WebEngine> &webEngines()
{
    static const QList<WebEngine> engines {searxng(), brave(), tavily(), exa()};
    return engines;
}

const WebEngine *findWebEngine(const QString &name)
{
    for (const WebEngine &engine : webEngines()) {
        if (name == engine.name)
            return &engine;
    }
    return nullptr;
}

} // namespace core
