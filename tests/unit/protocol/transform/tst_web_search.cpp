#include "core/protocol/transform/web_search.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace core;

namespace {

const QString kQuestion = QStringLiteral("Who won?");

ChatRequest withWeb(const QJsonObject &options = {}, bool enabled = true)
{
    ChatRequest request;
    request.messages << Message::text(Role::System, QStringLiteral("Be kind."))
                     << Message::text(Role::User, QStringLiteral("Hello"))
                     << Message::text(Role::Assistant, QStringLiteral("Hi"))
                     << Message::text(Role::User, QStringLiteral(" Who\n won? "));
    request.plugins = {PluginUse {QStringLiteral("response-healing")},
                       PluginUse {QStringLiteral("web"), enabled, options}};
    return request;
}

WebSearchSettings engine(const QString &name)
{
    return {.engine = name,
            .baseUrl = name == u"searxng" ? QStringLiteral("https://search.test/sx/") : QString()};
}

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

WebResult result(int number, const QString &text = QStringLiteral("Text"))
{
    return {QStringLiteral("Page %1").arg(number), QStringLiteral("https://p%1.test/x").arg(number), text};
}

} // namespace

Q_DECLARE_METATYPE(core::ErrorKind)

class WebSearch : public QObject
{
    Q_OBJECT

private slots:
    void wishIsReadFromThePlugin()
    {
        WebSearchSettings settings;
        settings.maxResults = 7;
        const auto none = webSearchWishOf(ChatRequest {}, settings);
        QVERIFY(none && !*none);
        const auto off = webSearchWishOf(withWeb({}, false), settings);
        QVERIFY(off && !*off);
        ChatRequest raw = withWeb();
        raw.raw = RawRequest {};
        const auto ofRaw = webSearchWishOf(raw, settings);
        QVERIFY(ofRaw && !*ofRaw);

        const auto bare = webSearchWishOf(withWeb(), settings);
        QVERIFY(bare && *bare);
        QCOMPARE(**bare, (WebSearchWish {.maxResults = 7}));

        const auto full = webSearchWishOf(
            withWeb(
                json(R"({"engine":"native","max_results":3,"search_prompt":" Use this: ",)"
                     R"("include_domains":["https:\/\u002f*.Example.com/","a.test/Blog/","bad domain",""],)"
                     R"("exclude_domains":["*.b.test","b.test"]})")),
            settings);
        QVERIFY(full && *full);
        QCOMPARE(**full, (WebSearchWish {3,
                                         QStringLiteral("Use this:"),
                                         {QStringLiteral("example.com"), QStringLiteral("a.test/Blog")},
                                         {QStringLiteral("b.test")}}));
    }

    void numberOfResultsStaysInRange_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("got");
        QTest::newRow("negative") << -1 << 1;
        QTest::newRow("none") << 0 << 1;
        QTest::newRow("least") << 1 << 1;
        QTest::newRow("most") << 25 << 25;
        QTest::newRow("too many") << 26 << 25;
    }

    void numberOfResultsStaysInRange()
    {
        QFETCH(int, asked);
        QFETCH(int, got);
        const auto wish = webSearchWishOf(withWeb({{QLatin1String("max_results"), asked}}), {});
        QVERIFY(wish && *wish);
        QCOMPARE((*wish)->maxResults, got);
    }

    void wrongOptionsAreNamed()
    {
        const auto wish = webSearchWishOf(withWeb({{QLatin1String("max_results"), QLatin1String("x")}}), {});
        QVERIFY(!wish);
        QCOMPARE(wish.error().kind, ErrorKind::BadRequest);
        QVERIFY2(wish.error().message.contains(QLatin1String("plugins[1].max_results")),
                 qPrintable(wish.error().message));
    }

    void lastWordsOfTheUserAreSearchedFor()
    {
        QCOMPARE(webQueryOf(withWeb()), kQuestion);
        QCOMPARE(webQueryOf(ChatRequest {}), QString());
        ChatRequest picture;
        picture.messages << Message {.content = {ImagePart {QStringLiteral("https://a.test/1.png")}}};
        QCOMPARE(webQueryOf(picture), QString());
    }

    void enginesAreAskedInTheirOwnWay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("keyHeader");
        QTest::newRow("searxng") << QStringLiteral("searxng")
                                 << QStringLiteral("https://search.test/sx/search?format=json&q=Who%20won%3F"
                                                   "%20site%3Aa.test%20-site%3Ab.test%20-site%3Ac.test")
                                 << QByteArray() << QByteArray();
        QTest::newRow("brave") << QStringLiteral("brave")
                               << QStringLiteral(
                                      "https://api.search.brave.com/res/v1/web/search?count=5&q=Who%20won%3F"
                                      "%20site%3Aa.test%20-site%3Ab.test%20-site%3Ac.test&text_decorations="
                                      "false")
                               << QByteArray() << QByteArray("X-Subscription-Token");
        QTest::newRow("tavily")
            << QStringLiteral("tavily") << QStringLiteral("https://api.tavily.com/search")
            << QByteArray(R"({"exclude_domains":["b.test","c.test"],"include_domains":["a.test"],)"
                          R"("max_results":5,"query":"Who won?"})")
            << QByteArray();
        QTest::newRow("exa")
            << QStringLiteral("exa") << QStringLiteral("https://api.exa.ai/search")
            << QByteArray(
                   R"({"contents":{"text":{"maxCharacters":2000}},"excludeDomains":["b.test","c.test"],)"
                   R"("includeDomains":["a.test"],"numResults":5,"query":"Who won?"})")
            << QByteArray("x-api-key");
    }

    void enginesAreAskedInTheirOwnWay()
    {
        QFETCH(QString, name);
        QFETCH(QString, address);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, keyHeader);
        const WebSearchWish wish {.includeDomains = {QStringLiteral("a.test")},
                                  .excludeDomains = {QStringLiteral("b.test"), QStringLiteral("c.test")}};
        const auto wire = webSearchRequest(engine(name), wish, kQuestion);
        QVERIFY(wire);
        QCOMPARE(wire->url.toString(QUrl::FullyEncoded), address);
        QCOMPARE(wire->body, body);
        QCOMPARE(wire->method, body.isEmpty() ? QByteArray("GET") : QByteArray("POST"));
        QCOMPARE(wire->keyHeader, keyHeader);
        QCOMPARE(wire->keyPlacement,
                 keyHeader.isEmpty() ? KeyPlacement::BearerToken : KeyPlacement::ApiKeyHeader);
    }

    void severalDomainsAreAnyOfThem()
    {
        const WebSearchWish wish {.includeDomains = {QStringLiteral("a.test"), QStringLiteral("b.test")}};
        const auto wire = webSearchRequest(engine(QStringLiteral("brave")), wish, QStringLiteral("x"));
        QVERIFY(wire);
        QCOMPARE(QUrlQuery(wire->url).queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded),
                 QStringLiteral("x (site:a.test OR site:b.test)"));
    }

    void longQuestionsAreCutAtAWord_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("size");
        QTest::newRow("just fits") << QString(400, u'x') << 400;
        QTest::newRow("one word too long") << QString(401, u'x') << 400;
        QTest::newRow("cut at a word") << QStringLiteral("four ").repeated(20) + QString(400, u'x') << 99;
        QTest::newRow("fifty words") << QStringLiteral("ab ").repeated(50) << 149;
        QTest::newRow("too many words") << QStringLiteral("ab ").repeated(51) << 149;
        QTest::newRow("no half letters") << QStringLiteral("x") + QStringLiteral("😀").repeated(300) << 399;
    }

    void longQuestionsAreCutAtAWord()
    {
        QFETCH(QString, query);
        QFETCH(int, size);
        const auto wire = webSearchRequest(engine(QStringLiteral("brave")), {}, query);
        QVERIFY(wire);
        QCOMPARE(QUrlQuery(wire->url).queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded).size(), size);
    }

    void engineLimitsTheNumberOfResults()
    {
        const auto wire =
            webSearchRequest(engine(QStringLiteral("tavily")), {.maxResults = 25}, QStringLiteral("x"));
        QVERIFY(wire);
        QCOMPARE(json(wire->body).value(QLatin1String("max_results")).toInt(), 20);
    }

    void whatCannotBeAskedIsSaid()
    {
        const auto unknown = webSearchRequest(engine(QStringLiteral("magic")), {}, kQuestion);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, ErrorKind::BadConfig);
        QVERIFY(unknown.error().message.contains(QLatin1String("searxng")));
        const auto nowhere = webSearchRequest({.engine = QStringLiteral("searxng")}, {}, kQuestion);
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().kind, ErrorKind::BadConfig);
        QVERIFY(nowhere.error().message.contains(QLatin1String("web_search")));
        const auto nothing = webSearchRequest(engine(QStringLiteral("exa")), {}, QStringLiteral("  "));
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().kind, ErrorKind::BadRequest);
        QVERIFY(webSearchRefused().message.contains(QLatin1String("web_search")));
        QVERIFY(webSearchRefused().message.contains(QLatin1String("brave")));
        QCOMPARE(webSearchRefused().kind, ErrorKind::BadRequest);
    }

    void answersOfAllEnginesAreRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("searxng") << QStringLiteral("searxng")
                                 << QByteArray(
                                        R"({"query":"x","results":[{"url":"https:\/\/a.test/1",)"
                                        R"("title":"One\n page","content":"Text","engine":"duckduckgo"}]})");
        QTest::newRow("tavily") << QStringLiteral("tavily")
                                << QByteArray(
                                       R"({"query":"x","results":[{"title":"One page",)"
                                       R"("url":"https:\/\/a.test/1","content":"Text","score":0.9}]})");
        QTest::newRow("exa")
            << QStringLiteral("exa")
            << QByteArray(R"({"requestId":"r","results":[{"title":"One page",)"
                          R"("url":"https:\/\/a.test/1","id":"https:\/\/a.test/1","text":" Text "}]})");
        QTest::newRow("brave")
            << QStringLiteral("brave")
            << QByteArray(R"({"type":"search","web":{"results":[{"title":"One page",)"
                          R"("url":"https:\/\/a.test/1","description":"Text","extra_snippets":[]}]}})");
    }

    void answersOfAllEnginesAreRead()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, body);
        const auto results = webResultsFrom(engine(name), {}, 200, body);
        QVERIFY(results);
        QCOMPARE(*results, (QList<WebResult> {{QStringLiteral("One page"), QStringLiteral("https://a.test/1"),
                                               QStringLiteral("Text")}}));
    }

    void furtherPiecesComeWithThePage()
    {
        const auto results = webResultsFrom(engine(QStringLiteral("brave")), {}, 200,
                                            R"({"web":{"results":[{"url":"https:\/\/a.test/",)"
                                            R"("description":"One","extra_snippets":["Two","Three"]}]}})");
        QVERIFY(results);
        QCOMPARE(results->first(), (WebResult {QStringLiteral("a.test"), QStringLiteral("https://a.test/"),
                                               QStringLiteral("One\nTwo\nThree")}));
    }

    void nothingFoundIsNoFailure()
    {
        const auto none = webResultsFrom(engine(QStringLiteral("searxng")), {}, 200, R"({"results":[]})");
        QVERIFY(none && none->isEmpty());
        const auto brave = webResultsFrom(engine(QStringLiteral("brave")), {}, 200, R"({"type":"search"})");
        QVERIFY(brave && brave->isEmpty());
    }

    void onlyPagesThatMayBeThereAreTaken_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("taken");
        QTest::newRow("the domain") << QStringLiteral("https://a.test/x") << true;
        QTest::newRow("below it") << QStringLiteral("http://WWW.A.test/") << true;
        QTest::newRow("only alike") << QStringLiteral("https://ba.test/") << false;
        QTest::newRow("another") << QStringLiteral("https://c.test/a.test") << false;
        QTest::newRow("path") << QStringLiteral("https://b.test/blog/1") << true;
        QTest::newRow("path itself") << QStringLiteral("https://b.test/blog") << true;
        QTest::newRow("path only alike") << QStringLiteral("https://b.test/blogger") << false;
        QTest::newRow("excluded") << QStringLiteral("https://no.a.test/") << false;
        QTest::newRow("no web address") << QStringLiteral("javascript:alert('a.test')") << false;
        QTest::newRow("nothing") << QString() << false;
    }

    void onlyPagesThatMayBeThereAreTaken()
    {
        QFETCH(QString, url);
        QFETCH(bool, taken);
        const WebSearchWish wish {.includeDomains = {QStringLiteral("a.test"), QStringLiteral("b.test/blog")},
                                  .excludeDomains = {QStringLiteral("no.a.test")}};
        const QJsonObject body {
            {QLatin1String("results"), QJsonArray {QJsonObject {{QLatin1String("url"), url}}}}};
        const auto results =
            webResultsFrom(engine(QStringLiteral("tavily")), wish, 200, QJsonDocument(body).toJson());
        QVERIFY(results);
        QCOMPARE(results->size(), taken ? 1 : 0);
    }

    void noMoreThanWishedAreTaken()
    {
        QJsonArray list;
        for (int i = 0; i < 20; ++i)
            list.append(QJsonObject {{QLatin1String("url"), QStringLiteral("https://a.test/%1").arg(i)},
                                     {QLatin1String("content"), QString(3000, u'x')}});
        const QByteArray body = QJsonDocument(QJsonObject {{QLatin1String("results"), list}}).toJson();
        const auto results = webResultsFrom(engine(QStringLiteral("searxng")), {.maxResults = 3}, 200, body);
        QVERIFY(results);
        QCOMPARE(results->size(), 3);
        QCOMPARE(results->last().text.size(), 2000);
    }

    void failuresNameTheEngineAndTheWayOut_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("said");
        const QString exa = QStringLiteral("exa");
        QTest::newRow("key refused") << exa << 401 << QByteArray() << ErrorKind::BadConfig
                                     << QStringLiteral("web_search");
        QTest::newRow("forbidden") << exa << 403 << QByteArray() << ErrorKind::BadConfig
                                   << QStringLiteral("web_search");
        QTest::newRow("JSON forbidden") << QStringLiteral("searxng") << 403 << QByteArray()
                                        << ErrorKind::BadConfig << QStringLiteral("settings.yml");
        QTest::newRow("too many") << exa << 429 << QByteArray() << ErrorKind::RateLimited
                                  << QStringLiteral("429");
        QTest::newRow("client's fault")
            << exa << 499 << QByteArray() << ErrorKind::BadReply << QStringLiteral("499");
        QTest::newRow("down") << exa << 500 << QByteArray() << ErrorKind::Overloaded << QStringLiteral("500");
        QTest::newRow("a page") << exa << 200 << QByteArray("<html>") << ErrorKind::BadReply
                                << QStringLiteral("address");
        QTest::newRow("a page for Brave") << QStringLiteral("brave") << 200 << QByteArray("<html>")
                                          << ErrorKind::BadReply << QStringLiteral("address");
        QTest::newRow("no results") << exa << 200 << QByteArray("{}") << ErrorKind::BadReply
                                    << QStringLiteral("address");
    }

    void failuresNameTheEngineAndTheWayOut()
    {
        QFETCH(QString, name);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, said);
        const auto results = webResultsFrom(engine(name), {}, status, body);
        QVERIFY(!results);
        QCOMPARE(results.error().kind, kind);
        // The client's own key is not meant.
        QCOMPARE(results.error().httpStatus, 0);
        QVERIFY(results.error().message.contains(name));
        QVERIFY2(results.error().message.contains(said), qPrintable(results.error().message));
    }

    void resultsStandBehindTheInstructions()
    {
        const QDate today(2026, 11, 21);
        const ChatRequest request = withWeb();
        const ChatRequest with = withSearchResults(request, {result(1), result(2, {})}, {}, today);
        QCOMPARE(with.messages.size(), request.messages.size() + 1);
        QCOMPARE(with.messages.at(0), request.messages.at(0));
        QCOMPARE(with.messages.at(2), request.messages.at(1));
        QCOMPARE(with.messages.at(1).role, Role::System);
        const QString text = with.messages.at(1).plainText();
        QVERIFY(text.contains(QLatin1String("2026-11-21")));
        QVERIFY(text.contains(QLatin1String("Markdown link")));
        QVERIFY(text.endsWith(
            QLatin1String("\n\n[1] Page 1\nhttps://p1.test/x\nText\n\n[2] Page 2\nhttps://p2.test/x")));
    }

    void ownPromptTakesThePlaceOfOurs()
    {
        WebSearchWish wish;
        wish.prompt = QStringLiteral("Look:");
        ChatRequest request;
        request.messages << Message::text(Role::Developer, QStringLiteral("Be kind."))
                         << Message::text(Role::User, kQuestion);
        const ChatRequest with = withSearchResults(request, {}, wish, QDate(2026, 1, 1));
        QCOMPARE(with.messages.at(1),
                 Message::text(Role::Developer, QStringLiteral("Look:\n\nThe search found nothing.")));
        request.messages.removeFirst();
        QCOMPARE(withSearchResults(request, {}, wish, QDate(2026, 1, 1)).messages.first().role, Role::System);
    }

    void pagesAreCited()
    {
        const ExtraDelta delta = webCitations({result(1)}, 2);
        QCOMPARE(delta.choice, 2);
        QCOMPARE(
            delta.fields,
            json(
                R"({"annotations":[{"type":"url_citation","url_citation":{)"
                R"("url":"https:\/\/p1.test/x","title":"Page 1","content":"Text","start_index":0,"end_index":0}}]})"));
    }
};

QTEST_GUILESS_MAIN(WebSearch)
#include "tst_web_search.moc"
