#include "core/engine/web_search_run.h"
#include "core/net/qnam_transport.h"
#include "tests/support/mock_upstream.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;

namespace {

const Secret kKey {"key-0123456789"};

WebSearchSettings settingsFor(const MockUpstream &upstream, const char *engine)
{
    return {.engine = QLatin1String(engine), .baseUrl = upstream.url(u"/base").toString()};
}

} // namespace

class WebSearchRunTest : public QObject
{
    Q_OBJECT

private slots:
    void questionGoesOutAndPagesComeBack()
    {
        MockUpstream upstream;
        QnamTransport network;
        upstream.enqueue(MockScript::answer(
            200, R"({"web":{"results":[{"title":"One","url":"https:\/\/a.test/1","description":"Text"}]}})"));
        WebSearchRun run(network);
        QSignalSpy done(&run, &WebSearchRun::done);
        QSignalSpy failed(&run, &WebSearchRun::failed);
        run.start(settingsFor(upstream, "brave"), {}, QStringLiteral("Who won?"), kKey);
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(done.first().first().value<QList<WebResult>>(),
                 (QList<WebResult> {
                     {QStringLiteral("One"), QStringLiteral("https://a.test/1"), QStringLiteral("Text")}}));
        QCOMPARE(upstream.requests().size(), 1);
        const ReceivedRequest asked = upstream.requests().first();
        QCOMPARE(asked.method, "GET");
        QVERIFY2(asked.target.startsWith("/base/web/search?count=5&q=Who%20won"), asked.target.constData());
        QCOMPARE(asked.header("x-subscription-token"), kKey.reveal());
        QVERIFY(asked.header("authorization").isEmpty());
    }

    void postedQuestionsAreJson()
    {
        MockUpstream upstream;
        QnamTransport network;
        upstream.enqueue(MockScript::streamHead("application/json")
                             .send({MockScript::chunk(R"({"res)"), MockScript::chunk(R"(ults":[]})"),
                                    MockScript::lastChunk()}));
        WebSearchRun run(network);
        QSignalSpy done(&run, &WebSearchRun::done);
        run.start(settingsFor(upstream, "tavily"), {}, QStringLiteral("Who won?"), kKey);
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(done.first().first().value<QList<WebResult>>().isEmpty());
        const ReceivedRequest asked = upstream.requests().first();
        QCOMPARE(asked.method, "POST");
        QCOMPARE(asked.body, R"({"max_results":5,"query":"Who won?"})");
        QCOMPARE(asked.header("authorization"), "Bearer " + kKey.reveal());
    }

    void failuresComeOnceAndNameTheEngine_data()
    {
        QTest::addColumn<MockScript>("script");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("refused") << MockScript::answer(401, "{}") << ErrorKind::BadConfig;
        QTest::newRow("too many") << MockScript::answer(429, "{}") << ErrorKind::RateLimited;
        QTest::newRow("down") << MockScript::answer(502, "bad gateway") << ErrorKind::Overloaded;
        QTest::newRow("no JSON") << MockScript::answer(200, "<html>") << ErrorKind::BadReply;
        QTest::newRow("moved") << MockScript::answer(301, {}, "text/html", {{"Location", "/else"}})
                               << ErrorKind::BadReply;
        QTest::newRow("too large") << MockScript::answer(200, QByteArray(5 * 1024 * 1024, ' '))
                                   << ErrorKind::BadReply;
        QTest::newRow("silent") << MockScript().hold() << ErrorKind::FirstTokenTimeout;
    }

    void failuresComeOnceAndNameTheEngine()
    {
        QFETCH(MockScript, script);
        QFETCH(ErrorKind, kind);
        MockUpstream upstream;
        QnamTransport network;
        upstream.enqueue(script);
        WebSearchRun run(network);
        if (kind == ErrorKind::FirstTokenTimeout)
            run.setPatience(Milliseconds(50));
        QSignalSpy done(&run, &WebSearchRun::done);
        QSignalSpy failed(&run, &WebSearchRun::failed);
        run.start(settingsFor(upstream, "exa"), {}, QStringLiteral("x"), kKey);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(done.size(), 0);
        const auto error = failed.first().first().value<Error>();
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.httpStatus, 0);
        QVERIFY2(error.message.contains(QLatin1String("exa")), qPrintable(error.message));
    }

    void cutConnectionIsSaid()
    {
        MockUpstream upstream;
        QnamTransport network;
        upstream.enqueue(MockScript().reset());
        WebSearchRun run(network);
        QSignalSpy failed(&run, &WebSearchRun::failed);
        run.start(settingsFor(upstream, "exa"), {}, QStringLiteral("x"), kKey);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<Error>().message.contains(QLatin1String("cannot be reached")));
    }

    void whatCannotBeAskedFailsFromTheEventLoop()
    {
        QnamTransport network;
        WebSearchRun run(network);
        QSignalSpy failed(&run, &WebSearchRun::failed);
        run.start({.engine = QStringLiteral("searxng")}, {}, QStringLiteral("x"), {});
        QCOMPARE(failed.size(), 0);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::BadConfig);
    }

    void destroyingItGivesUp()
    {
        MockUpstream upstream;
        QnamTransport network;
        upstream.enqueue(MockScript().hold());
        auto run = std::make_unique<WebSearchRun>(network);
        run->start(settingsFor(upstream, "exa"), {}, QStringLiteral("x"), kKey);
        QTRY_COMPARE(upstream.heldConnections(), 1);
        run.reset();
        QTRY_COMPARE(upstream.closedByClient(), 1);
    }
};

QTEST_GUILESS_MAIN(WebSearchRunTest)
#include "tst_web_search_run.moc"
