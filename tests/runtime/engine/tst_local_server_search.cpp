#include "core/engine/local_server_search.h"
#include "core/net/qnam_transport.h"
#include "core/settings/bundled_local_programs.h"
#include "tests/support/mock_upstream.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTest>

using namespace core;

namespace {

constexpr int kPatienceMs = 20'000;

const QByteArray kVllm =
    R"({"object":"list","data":[{"id":"Qwen/Qwen3-32B","owned_by":"vllm","max_model_len":40960}]})";
const QByteArray kLlamaCpp =
    R"({"object":"list","data":[{"id":"gemma.gguf","owned_by":"llamacpp","meta":{"n_ctx":4096}}]})";
const QByteArray kOllama =
    R"({"models":[{"name":"llama3.3:70b","model":"llama3.3:70b","digest":"a6","size":7}]})";
const QByteArray kLmStudio = R"({"object":"list","data":[{"id":"qwen3-8b","type":"llm","state":"loaded",)"
                             R"("quantization":"Q4_K_M","max_context_length":32768}]})";
const QByteArray kPlain = R"({"object":"list","data":[{"id":"tabby","object":"model"}]})";
const QByteArray kJanTitle = R"({"openapi":"3.0.0","info":{"title":"Jan API Server Endpoints"}})";
const QByteArray kAtomicTitle = R"({"openapi":"3.0.0","info":{"title":"Atomic Chat API Server Endpoints"}})";

/// Answers these paths; 404 for the others.
void serve(MockUpstream &upstream, const QHash<QByteArray, MockScript> &answers)
{
    upstream.setResponder([answers](const ReceivedRequest &request) {
        const auto found = answers.constFind(request.target);
        return found == answers.cend() ? MockScript::answer(404, R"({"error":"not found"})") : *found;
    });
}

QList<LocalServer> answerOf(QFuture<QList<LocalServer>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, kPatienceMs))
        qFatal("the search does not end");
    return future.result();
}

/// `id name address models`, one a server.
QStringList described(const QList<LocalServer> &servers)
{
    QStringList lines;
    for (const LocalServer &server : servers) {
        QStringList models;
        for (const ServedModel &model : server.models)
            models << model.id;
        lines << QStringList {server.provider, server.name, server.protocol, models.join(u',')}.join(u'|');
    }
    return lines;
}

} // namespace

class LocalServerSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void programsAreKnownByWhatTheyAnswer_data();
    void programsAreKnownByWhatTheyAnswer();
    void allAreAskedAtOnceAndSorted();
    void whatAnswersLateOrStrangelyIsNotThere_data();
    void whatAnswersLateOrStrangelyIsNotThere();
    void noKeyIsSent();
    void ipv6AloneIsEnough();
    void bothOfOnePortAreOneServer();
    void aDestroyedSearchClosesItsConnections();
    void nobodyToAskIsAnAnswer();
    void ourOwnAddressIsLeftOut_data();
    void ourOwnAddressIsLeftOut();

private:
    QList<LocalServer> search(const QList<QUrl> &places, Milliseconds patience = LocalServerSearch::kPatience)
    {
        return answerOf(
            (new LocalServerSearch(m_transport, bundledLocalPrograms(), places, this, patience))->run());
    }

    QnamTransport m_transport;
};

void LocalServerSearchTest::programsAreKnownByWhatTheyAnswer_data()
{
    using Answers = QHash<QByteArray, MockScript>;
    QTest::addColumn<Answers>("answers");
    QTest::addColumn<QString>("server");
    const auto ok = [](const QByteArray &json) { return MockScript::answer(200, json); };
    const auto row = [](const char *name, const Answers &answers, const char *server) {
        QTest::newRow(name) << answers << QString::fromLatin1(server);
    };
    row("Ollama", {{"/api/tags", ok(kOllama)}, {"/v1/models", ok(kPlain)}},
        "ollama|Ollama|ollama|llama3.3:70b");
    row("LM Studio", {{"/api/v0/models", ok(kLmStudio)}, {"/v1/models", ok(kPlain)}},
        "lmstudio|LM Studio|openai-chat|qwen3-8b");
    // It answers as Ollama does as well.
    row("llama.cpp", {{"/v1/models", ok(kLlamaCpp)}, {"/api/tags", ok(kOllama)}},
        "llamacpp|llama.cpp|openai-chat|gemma.gguf");
    row("vLLM", {{"/v1/models", ok(kVllm)}}, "vllm|vLLM|openai-chat|Qwen/Qwen3-32B");
    row("Jan", {{"/v1/models", ok(kPlain)}, {"/openapi.json", ok(kJanTitle)}}, "jan|Jan|openai-chat|tabby");
    row("Atomic Chat", {{"/v1/models", ok(kPlain)}, {"/openapi.json", ok(kAtomicTitle)}},
        "atomic-chat|Atomic Chat|openai-chat|tabby");
    row("Jan with a key", {{"/v1/models", MockScript::answer(401, "{}")}, {"/openapi.json", ok(kJanTitle)}},
        "jan|Jan|openai-chat|");
}

void LocalServerSearchTest::programsAreKnownByWhatTheyAnswer()
{
    using Answers = QHash<QByteArray, MockScript>;
    QFETCH(Answers, answers);
    QFETCH(QString, server);
    MockUpstream upstream;
    serve(upstream, answers);
    const QList<LocalServer> found = search({upstream.url(u"")});
    QCOMPARE(described(found), QStringList {server});
    const bool isOllama = found.first().protocol == QLatin1String("ollama");
    QCOMPARE(found.first().baseUrl, upstream.url(isOllama ? u"" : u"/v1").toString());
}

void LocalServerSearchTest::allAreAskedAtOnceAndSorted()
{
    MockUpstream vllm;
    serve(vllm, {{"/v1/models",
                  MockScript().wait(300).send("HTTP/1.1 200 OK\r\ncontent-length: "
                                              + QByteArray::number(kVllm.size()) + "\r\n\r\n" + kVllm)}});
    MockUpstream ollama;
    serve(ollama, {{"/api/tags", MockScript::answer(200, kOllama)}});
    MockUpstream other;
    serve(other, {{"/v1/models", MockScript::answer(200, kPlain)}});
    const QList<LocalServer> found = search({vllm.url(u""), other.url(u""), ollama.url(u"")});
    QCOMPARE(described(found),
             (QStringList {QStringLiteral("ollama|Ollama|ollama|llama3.3:70b"),
                           QStringLiteral("local-%1|Server at port %1|openai-chat|tabby").arg(other.port()),
                           QStringLiteral("vllm|vLLM|openai-chat|Qwen/Qwen3-32B")}));
    QCOMPARE(found.last().models.first().contextLength, 40960);
}

void LocalServerSearchTest::whatAnswersLateOrStrangelyIsNotThere_data()
{
    QTest::addColumn<MockScript>("script");
    QTest::newRow("never") << MockScript().hold();
    QTest::newRow("half")
        << MockScript().send("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{\"data\":[").hold();
    QTest::newRow("cut") << MockScript()
                                .send("HTTP/1.1 200 OK\r\ncontent-length: "
                                      + QByteArray::number(kVllm.size() + 1) + "\r\n\r\n" + kVllm)
                                .close();
    QTest::newRow("no HTTP") << MockScript().send("SSH-2.0-OpenSSH_9.2p1\r\n").close();
    QTest::newRow("a page") << MockScript::answer(200, "<!doctype html><p>Hi</p>", "text/html");
    QTest::newRow("error with a list") << MockScript::answer(500, kVllm);
    QTest::newRow("redirect") << MockScript::answer(302, {}, "text/plain", {{"location", "/v1/other"}});
    QTest::newRow("reset") << MockScript().reset();
    QTest::newRow("without end") << MockScript()
                                        .send("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n")
                                        .flood(64 * 1024 * 1024);
}

void LocalServerSearchTest::whatAnswersLateOrStrangelyIsNotThere()
{
    QFETCH(MockScript, script);
    MockUpstream strange;
    strange.setDefault(script);
    MockUpstream good;
    serve(good, {{"/v1/models", MockScript::answer(200, kVllm)}});
    QElapsedTimer clock;
    clock.start();
    const QList<LocalServer> found = search({strange.url(u""), good.url(u"")}, Milliseconds(1000));
    QCOMPARE(described(found), QStringList {QStringLiteral("vllm|vLLM|openai-chat|Qwen/Qwen3-32B")});
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
}

void LocalServerSearchTest::noKeyIsSent()
{
    MockUpstream upstream;
    serve(upstream, {{"/v1/models", MockScript::answer(200, kVllm)}});
    search({upstream.url(u"")});
    QVERIFY(upstream.requests().size() >= 4);
    for (const ReceivedRequest &request : upstream.requests()) {
        QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(request.header("authorization").isEmpty());
        QVERIFY(request.header("x-api-key").isEmpty());
        QVERIFY(request.header("cookie").isEmpty());
    }
}

void LocalServerSearchTest::ipv6AloneIsEnough()
{
    MockUpstream upstream;
    upstream.close();
    if (!upstream.listen(QHostAddress::LocalHostIPv6, 0))
        QSKIP("There is no IPv6 on this machine.");
    serve(upstream, {{"/api/tags", MockScript::answer(200, kOllama)}});
    LocalProgram ollama;
    for (const LocalProgram &program : bundledLocalPrograms()) {
        if (program.id == QLatin1String("ollama"))
            ollama = program;
    }
    ollama.port = upstream.port();
    const QList<LocalServer> found = search(searchPlaces({ollama}, {}, QStringLiteral("127.0.0.1:1")));
    QCOMPARE(described(found), QStringList {QStringLiteral("ollama|Ollama|ollama|llama3.3:70b")});
    QCOMPARE(found.first().baseUrl, QStringLiteral("http://[::1]:%1").arg(upstream.port()));
}

void LocalServerSearchTest::bothOfOnePortAreOneServer()
{
    MockUpstream upstream;
    serve(upstream, {{"/api/tags", MockScript::answer(200, kOllama)}});
    QUrl byName = upstream.url(u"");
    byName.setHost(QStringLiteral("localhost"));
    QCOMPARE(search({upstream.url(u""), byName}).size(), 1);
}

void LocalServerSearchTest::aDestroyedSearchClosesItsConnections()
{
    MockUpstream upstream;
    upstream.setDefault(MockScript().hold());
    auto search = std::make_unique<LocalServerSearch>(m_transport, bundledLocalPrograms(),
                                                      QList<QUrl> {upstream.url(u"")}, nullptr);
    QFuture<QList<LocalServer>> future = search->run();
    QTRY_VERIFY(upstream.heldConnections() > 0);
    search.reset();
    QVERIFY(future.isCanceled());
    QTRY_VERIFY(upstream.closedByClient() > 0);
}

void LocalServerSearchTest::nobodyToAskIsAnAnswer()
{
    QVERIFY(search({}).isEmpty());
}

void LocalServerSearchTest::ourOwnAddressIsLeftOut_data()
{
    QTest::addColumn<QString>("own");
    QTest::addColumn<bool>("asked");
    QTest::newRow("here") << "127.0.0.1:8484" << false;
    QTest::newRow("by name") << "localhost:8484" << false;
    QTest::newRow("everywhere") << "0.0.0.0:8484" << false;
    QTest::newRow("IPv6") << "[::]:8484" << false;
    QTest::newRow("another port") << "127.0.0.1:8485" << true;
}

void LocalServerSearchTest::ourOwnAddressIsLeftOut()
{
    QFETCH(QString, own);
    QFETCH(bool, asked);
    LocalProgram program;
    program.port = 8484;
    QCOMPARE(!searchPlaces({program}, {}, own).isEmpty(), asked);
    QCOMPARE(!searchPlaces({}, {QUrl(QStringLiteral("http://localhost:8484"))}, own).isEmpty(), asked);
    // The same port of another machine is somebody else's.
    QCOMPARE(searchPlaces({}, {QUrl(QStringLiteral("http://10.0.0.5:8484"))}, own).size(), 1);
}

QTEST_GUILESS_MAIN(LocalServerSearchTest)
#include "tst_local_server_search.moc"
