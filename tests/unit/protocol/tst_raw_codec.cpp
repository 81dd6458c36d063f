#include "core/protocol/codec.h"
#include "core/protocol/raw/raw_ingress.h"

#include <QJsonDocument>
#include <QTest>

#include <optional>

using namespace core;

namespace {

EndpointTarget target()
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    target.baseUrl = QStringLiteral("https://api.acme.test/v1");
    target.providerModelId = QStringLiteral("acme-1");
    return target;
}

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

ChatRequest read(const RawRequest &raw)
{
    const Result<ChatRequest> request = rawRequestFrom(raw);
    if (!request)
        qFatal("refused: %s", qPrintable(request.error().message));
    return *request;
}

WireRequest sent(const char *protocol, const RawRequest &raw, const EndpointTarget &endpoint = target())
{
    const Result<WireRequest> wire = codecFor(QLatin1String(protocol))->encode(read(raw), endpoint);
    if (!wire)
        qFatal("not encoded: %s", qPrintable(wire.error().message));
    return *wire;
}

QByteArray form(const QByteArray &more = {})
{
    return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp3\"\r\n"
           "Content-Type: audio/mpeg\r\n\r\n\xff\xfb--b\r\n\x00 model\r\n"
           + more
           + "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nacme/one\r\n"
             "--b\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nde\r\n--b--\r\n";
}

const QByteArray kForm = "multipart/form-data; boundary=b";

struct Answer {
    QByteArray bytes = {};
    QByteArray contentType = {};
    std::optional<Usage> usage = {};
    std::optional<Error> error = {};
    bool finished = false;
    bool operator==(const Answer &) const = default;
};

/// `step`: bytes fed at a time; 0 = all at once.
Answer decode(const char *protocol, const QByteArray &contentType, const QByteArray &body, qsizetype step = 0)
{
    const auto decoder =
        codecFor(QLatin1String(protocol))->decoderFor({}, {{"Content-Type", contentType}}, target());
    QList<ChatEvent> events;
    for (qsizetype at = 0; at<body.size(); at += step> 0 ? step : body.size())
        decoder->feed(
            QByteArrayView(body).sliced(at).first(std::min(body.size() - at, step > 0 ? step : body.size())),
            events);
    decoder->end(events);
    Answer answer;
    for (const ChatEvent &event : std::as_const(events)) {
        if (answer.error || answer.finished)
            qFatal("an event after the end");
        if (const auto *raw = std::get_if<RawBytes>(&event)) {
            if (!answer.bytes.isEmpty() && !raw->contentType.isEmpty())
                qFatal("a second content type");
            answer.bytes += raw->bytes;
            answer.contentType += raw->contentType;
        } else if (const auto *report = std::get_if<UsageReport>(&event)) {
            answer.usage = report->usage;
        } else if (const auto *error = std::get_if<Error>(&event)) {
            answer.error = *error;
        } else {
            answer.finished = std::holds_alternative<Finished>(event);
        }
    }
    return answer;
}

const QByteArray kVectors = R"({"object":"list","data":[{"embedding":[0.25]}],"model":"acme-1",
    "usage":{"prompt_tokens":5,"total_tokens":5}})";

} // namespace

class RawCodecTest : public QObject
{
    Q_OBJECT

private slots:
    void eachTaskHasItsPlace_data();
    void eachTaskHasItsPlace();
    void onlyTheModelIsChangedInJson();
    void anotherRouterGetsTheRoutersFields();
    void onlyTheModelIsChangedInAForm();
    void aFormNamesTheModelAlsoWhereTheClientDidNot();
    void azureTakesTheKeyInItsOwnField();
    void routingIsReadFromJsonAndForms();
    void wrongRequestsAreRefused_data();
    void wrongRequestsAreRefused();

    void jsonComesWholeAndUnchanged();
    void usageIsReadFromEachShape_data();
    void usageIsReadFromEachShape();
    void soundPassesAsItComes_data();
    void soundPassesAsItComes();
    void eventsPassAndTellTheirUsage();
    void anErrorAmongEventsIsOne();
    void brokenAnswersAreErrors_data();
    void brokenAnswersAreErrors();
    void answersCutAnywhereAreErrors();
};

void RawCodecTest::eachTaskHasItsPlace_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QString>("url");
    QTest::newRow("embeddings") << QByteArray("openai-embeddings") << "https://api.acme.test/v1/embeddings";
    QTest::newRow("images") << QByteArray("openai-images") << "https://api.acme.test/v1/images/generations";
    QTest::newRow("speech") << QByteArray("openai-speech") << "https://api.acme.test/v1/audio/speech";
    QTest::newRow("transcriptions") << QByteArray("openai-transcriptions")
                                    << "https://api.acme.test/v1/audio/transcriptions";
}

void RawCodecTest::eachTaskHasItsPlace()
{
    QFETCH(QByteArray, protocol);
    const WireRequest wire = sent(protocol.constData(), {.body = R"({"model":"a/b"})"});
    QTEST(wire.url.toString(), "url");
    QCOMPARE(wire.method, QByteArray("POST"));
    QCOMPARE(wire.keyPlacement, KeyPlacement::BearerToken);
    QCOMPARE(headerValue(wire.headers, "content-type"), QByteArray("application/json"));
    QCOMPARE(headerValue(wire.headers, "accept"), QByteArray("*/*"));
}

void RawCodecTest::onlyTheModelIsChangedInJson()
{
    EndpointTarget endpoint = target();
    endpoint.extraBody = {{QStringLiteral("tier"), QStringLiteral("slow")}};
    const WireRequest wire =
        sent("openai-embeddings",
             {.contentType = "text/plain",
              .body = R"({"model":"acme/one","models":["acme/two"],"provider":{"only":["acme"]},
                          "session_id":"s","user":"u","input":[1,2,3],"x":{"y":null}})"},
             endpoint);
    QCOMPARE(json(wire.body),
             json(R"({"model":"acme-1","user":"u","input":[1,2,3],"x":{"y":null},"tier":"slow"})"));
    QCOMPARE(headerValue(wire.headers, "content-type"), QByteArray("application/json"));
}

void RawCodecTest::anotherRouterGetsTheRoutersFields()
{
    EndpointTarget endpoint = target();
    endpoint.quirks.reasoningControl = QStringLiteral("object");
    const QByteArray body = R"({"model":"acme-1","provider":{"only":["x"]},"session_id":"s","input":"a"})";
    QCOMPARE(json(sent("openai-embeddings", {.body = body}, endpoint).body), json(body));
    const QByteArray field = "--b\r\nContent-Disposition: form-data; name=provider\r\n\r\n{}\r\n";
    QByteArray expected = form(field);
    QCOMPARE(sent("openai-transcriptions",
                  {.task = Task::Transcription, .contentType = kForm, .body = form(field)}, endpoint)
                 .body,
             expected.replace("acme/one", "acme-1"));
}

void RawCodecTest::onlyTheModelIsChangedInAForm()
{
    const QByteArray routing =
        "--b\r\nContent-Disposition: form-data; name=\"provider\"\r\n\r\n{\"only\":[\"acme\"]}\r\n";
    const RawRequest raw {.task = Task::Transcription, .contentType = kForm, .body = form(routing)};
    const WireRequest wire = sent("openai-transcriptions", raw);
    QByteArray expected = form();
    QCOMPARE(wire.body, expected.replace("acme/one", "acme-1"));
    QCOMPARE(headerValue(wire.headers, "content-type"), kForm);
    QCOMPARE(read(raw).routing.only, QStringList {QStringLiteral("acme")});
}

void RawCodecTest::aFormNamesTheModelAlsoWhereTheClientDidNot()
{
    const QByteArray body =
        "--b\r\nContent-Disposition: form-data; name=\"models\"\r\n\r\n[\"a/b\",\"c/d\"]\r\n"
        "--b\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nde\r\n--b--\r\n";
    const RawRequest raw {.task = Task::Transcription, .contentType = kForm, .body = body};
    QCOMPARE(read(raw).model, QStringLiteral("a/b"));
    QCOMPARE(read(raw).fallbackModels, QStringList {QStringLiteral("c/d")});
    QCOMPARE(sent("openai-transcriptions", raw).body,
             QByteArray("--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nacme-1\r\n"
                        "--b\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nde\r\n--b--\r\n"));
}

void RawCodecTest::azureTakesTheKeyInItsOwnField()
{
    EndpointTarget endpoint = target();
    endpoint.baseUrl = QStringLiteral("https://acme.azure.test/openai/v1?api-version=preview");
    const WireRequest wire =
        sent("azure-openai-speech", {.task = Task::Speech, .body = R"({"model":"a/b"})"}, endpoint);
    QCOMPARE(wire.keyPlacement, KeyPlacement::ApiKeyHeader);
    QCOMPARE(wire.keyHeader, QByteArray("api-key"));
    QCOMPARE(wire.url.toString(),
             QStringLiteral("https://acme.azure.test/openai/v1/audio/speech?api-version=preview"));
    endpoint.headers = {{QStringLiteral("x-own"), QStringLiteral("${KEY}")}};
    QCOMPARE(sent("openai-speech", {.body = R"({"model":"a/b"})"}, endpoint).keyHeader, QByteArray("x-own"));
}

void RawCodecTest::routingIsReadFromJsonAndForms()
{
    const RawRequest raw {.task = Task::Images,
                          .body = R"({"model":"a/b","models":["c/d"],"provider":{"order":["x"],"new":1},
                                      "user":"u","session_id":"s","stream":true,"prompt":"a cat"})"};
    const ChatRequest request = read(raw);
    QCOMPARE(request.model, QStringLiteral("a/b"));
    QCOMPARE(request.fallbackModels, QStringList {QStringLiteral("c/d")});
    QCOMPARE(request.routing.order, QStringList {QStringLiteral("x")});
    QCOMPARE(request.user, QStringLiteral("u"));
    QCOMPARE(request.sessionId, QStringLiteral("s"));
    QVERIFY(request.stream);
    QVERIFY(request.extra.isEmpty());
    QCOMPARE(request.raw, raw);

    const ChatRequest other =
        read({.task = Task::Transcription,
              .contentType = kForm,
              .body = form("--b\r\nContent-Disposition: form-data; name=\"stream\"\r\n\r\ntrue\r\n"
                           "--b\r\nContent-Disposition: form-data; name=\"session_id\"\r\n\r\n42\r\n")});
    QCOMPARE(other.model, QStringLiteral("acme/one"));
    QCOMPARE(other.sessionId, QStringLiteral("42"));
    QVERIFY(other.stream);
}

void RawCodecTest::wrongRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");

    const QByteArray json = "application/json";
    QTest::newRow("model of a wrong type") << json << QByteArray(R"({"model":1})") << "'model'";
    QTest::newRow("not JSON") << json << QByteArray("hello") << "not JSON";
    QTest::newRow("a list") << json << QByteArray("[]") << "not an object";
    QTest::newRow("nothing") << json << QByteArray() << "not JSON";
    QTest::newRow("wrong routing") << json << QByteArray(R"({"model":"a","provider":{"order":1}})")
                                   << "'provider.order'";
    QTest::newRow("no boundary") << QByteArray("multipart/form-data") << form() << "boundary";
    QTest::newRow("a cut form") << kForm << form().chopped(8) << "boundaries 'b'";
    QTest::newRow("routing that is no JSON in a form")
        << kForm << form("--b\r\nContent-Disposition: form-data; name=provider\r\n\r\nacme\r\n")
        << "'provider'";
}

void RawCodecTest::wrongRequestsAreRefused()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const Result<ChatRequest> request =
        rawRequestFrom({.task = Task::Embeddings, .contentType = type, .body = body});
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QVERIFY2(request.error().message.contains(says), qPrintable(request.error().message));
}

void RawCodecTest::jsonComesWholeAndUnchanged()
{
    const Answer whole = decode("openai-embeddings", "application/json; charset=utf-8", kVectors);
    QVERIFY(whole.finished && !whole.error);
    QCOMPARE(whole.bytes, kVectors);
    QCOMPARE(whole.contentType, QByteArray("application/json; charset=utf-8"));
    QCOMPARE(whole.usage->promptTokens, 5);
    QCOMPARE(decode("openai-embeddings", "application/json; charset=utf-8", kVectors, 1), whole);
    // Whatever it is labelled as, a vector can only be JSON.
    QCOMPARE(decode("openai-embeddings", "text/plain", kVectors).contentType, QByteArray("application/json"));
    const auto streaming = codecFor(QStringLiteral("openai-images"))->makeDecoder(true, target());
    QList<ChatEvent> events;
    streaming->feed("data: {}\n\n", events);
    QCOMPARE(events, QList<ChatEvent> {RawBytes({"data: {}\n\n", "text/event-stream"})});
}

void RawCodecTest::usageIsReadFromEachShape_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QList<qint64>>("counts"); // prompt, completion, audio of the prompt, images

    QTest::newRow("image parts not told") << QByteArray("openai-images") << QByteArray(R"({"data":[],"usage":
        {"input_tokens":50,"output_tokens":1056,"total_tokens":1106,"input_tokens_details":{"text_tokens":50}}})")
                                          << QList<qint64> {50, 1056, 0, 1056};
    QTest::newRow("image parts told") << QByteArray("openai-images") << QByteArray(R"({"data":[],"usage":
        {"input_tokens":50,"output_tokens":1056,"output_tokens_details":{"image_tokens":1000,"text_tokens":56}}})")
                                      << QList<qint64> {50, 1056, 0, 1000};
    QTest::newRow("transcript") << QByteArray("openai-transcriptions") << QByteArray(R"({"text":"a","usage":
        {"type":"tokens","input_tokens":14,"input_token_details":{"audio_tokens":12},"output_tokens":45}})")
                                << QList<qint64> {14, 45, 12, 0};
    QTest::newRow("seconds") << QByteArray("openai-transcriptions")
                             << QByteArray(R"({"text":"a","usage":{"type":"duration","seconds":9}})")
                             << QList<qint64> {};
    QTest::newRow("none") << QByteArray("openai-images") << QByteArray(R"({"data":[]})") << QList<qint64> {};
    QTest::newRow("a message beside the answer")
        << QByteArray("openai-images") << QByteArray(R"({"data":[],"message":"done"})") << QList<qint64> {};
}

void RawCodecTest::usageIsReadFromEachShape()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QByteArray, body);
    const Answer answer = decode(protocol.constData(), "application/json", body);
    QVERIFY(answer.finished);
    QCOMPARE(answer.bytes, body);
    QList<qint64> counts;
    if (answer.usage) {
        counts = {answer.usage->promptTokens, answer.usage->completionTokens, answer.usage->audioPromptTokens,
                  answer.usage->imageCompletionTokens};
        QCOMPARE(answer.usage->native, json(body).value(QLatin1String("usage")).toObject());
    }
    QTEST(counts, "counts");
}

void RawCodecTest::soundPassesAsItComes_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("mp3") << QByteArray("openai-speech") << QByteArray("audio/mpeg")
                         << QByteArray("ID3\0\xff\xfb{", 7);
    QTest::newRow("samples that look like JSON")
        << QByteArray("openai-speech") << QByteArray("audio/pcm") << QByteArray("{\0<", 3);
    QTest::newRow("samples without a type")
        << QByteArray("openai-speech") << QByteArray() << QByteArray("<x");
    QTest::newRow("text") << QByteArray("openai-transcriptions") << QByteArray("text/plain; charset=utf-8")
                          << QByteArray("[Music] {hello}\n");
    QTest::newRow("text called a page")
        << QByteArray("openai-transcriptions") << QByteArray("text/html") << QByteArray("Hello.\n");
    QTest::newRow("a picture") << QByteArray("openai-images") << QByteArray("image/png")
                               << QByteArray("\x89PNG");
}

void RawCodecTest::soundPassesAsItComes()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    for (const qsizetype step : {0, 1, 2}) {
        const Answer answer = decode(protocol.constData(), type, body, step);
        QVERIFY(answer.finished);
        QCOMPARE(answer.bytes, body);
        QCOMPARE(answer.contentType, type);
        QVERIFY(!answer.usage);
    }
}

void RawCodecTest::eventsPassAndTellTheirUsage()
{
    const QByteArray body =
        "event: transcript.text.delta\ndata: {\"type\":\"transcript.text.delta\",\"delta\":\"Hi\"}\n\n"
        "data: {\"type\":\"transcript.text.done\",\"text\":\"Hi\",\"usage\":{\"type\":\"tokens\","
        "\"input_tokens\":9,\"output_tokens\":2}}\n\n";
    QByteArray carriage = body;
    carriage.replace("\n", "\r\n");
    for (const QByteArray &stream : {body, body.chopped(1), carriage, QByteArray(": waiting\n\n" + body)}) {
        for (const qsizetype step : {0, 1, 7}) {
            const Answer answer = decode("openai-transcriptions", "text/event-stream", stream, step);
            QVERIFY(answer.finished);
            QCOMPARE(answer.bytes, stream);
            QCOMPARE(answer.usage->promptTokens, 9);
            QCOMPARE(answer.usage->completionTokens, 2);
        }
    }
}

void RawCodecTest::anErrorAmongEventsIsOne()
{
    const QByteArray first = "data: {\"type\":\"image_generation.partial_image\",\"b64_json\":\"AA\"}\n\n";
    const QByteArray error = "event: error\ndata: {\"type\":\"error\",\"error\":{\"message\":\"too "
                             "busy\",\"code\":\"overloaded\"}}\n\n";
    for (const qsizetype step : {qsizetype(1), qsizetype(7), first.size()}) {
        const Answer answer = decode("openai-images", "text/event-stream", first + error, step);
        QCOMPARE(answer.bytes, first);
        QVERIFY(answer.error && answer.error->message.contains(QLatin1String("too busy")));
    }
    const Answer unended = decode("openai-images", "text/event-stream", first + error.chopped(2), 1);
    QCOMPARE(unended.bytes, first);
    QVERIFY(unended.error);
}

void RawCodecTest::brokenAnswersAreErrors_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("says");

    const QByteArray embeddings = "openai-embeddings";
    const QByteArray json = "application/json";
    const auto bad = ErrorKind::BadReply;
    QTest::newRow("nothing") << embeddings << json << QByteArray() << bad << "nothing";
    QTest::newRow("no sound") << QByteArray("openai-speech") << QByteArray("audio/mpeg") << QByteArray()
                              << bad << "nothing";
    QTest::newRow("blank") << embeddings << json << QByteArray(" \r\n") << bad << "nothing";
    QTest::newRow("a page") << embeddings << QByteArray("text/html") << QByteArray("<html>Log in</html>")
                            << bad << "web page";
    QTest::newRow("a page for sound") << QByteArray("openai-speech") << QByteArray("text/html; charset=utf-8")
                                      << QByteArray("\n<!doctype html><p>Log in") << bad << "web page";
    QTest::newRow("broken JSON") << embeddings << json << QByteArray("{\"data\":[}}") << bad << "broken JSON";
    QTest::newRow("another answer") << embeddings << json << QByteArray(R"({"ok":true})") << bad
                                    << "without an answer";
    QTest::newRow("cut") << embeddings << json << kVectors.chopped(30) << ErrorKind::StreamBroken
                         << "broke off";
    QTest::newRow("an error")
        << QByteArray("openai-speech") << json
        << QByteArray(R"({"error":{"message":"No such voice","type":"invalid_request_error"}})")
        << ErrorKind::BadRequest << "No such voice";
    QTest::newRow("an error beside data")
        << embeddings << json << QByteArray(R"({"data":[],"error":{"message":"Too long","code":"x"}})")
        << ErrorKind::BadReply << "Too long";
}

void RawCodecTest::brokenAnswersAreErrors()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    for (const qsizetype step : {0, 1}) {
        const Answer answer = decode(protocol.constData(), type, body, step);
        QVERIFY(answer.error);
        QVERIFY(!answer.finished);
        QCOMPARE(answer.bytes, QByteArray());
        QVERIFY2(answer.error->message.contains(says), qPrintable(answer.error->message));
        if (QByteArray(QTest::currentDataTag()) != "an error beside data")
            QTEST(answer.error->kind, "kind");
    }
}

void RawCodecTest::answersCutAnywhereAreErrors()
{
    for (qsizetype length = 1; length < kVectors.size(); ++length) {
        const Answer answer = decode("openai-embeddings", "application/json", kVectors.first(length));
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, ErrorKind::StreamBroken);
    }
}

QTEST_APPLESS_MAIN(RawCodecTest)
#include "tst_raw_codec.moc"
