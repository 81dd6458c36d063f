#include "core/protocol/codec.h"
#include "core/protocol/raw/raw_ingress.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QtEndian>

using namespace core;

namespace {

EndpointTarget target(const QString &model = QStringLiteral("embed-1"))
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    target.baseUrl = QStringLiteral("https://api.acme.test/v2");
    target.providerModelId = model;
    return target;
}

QJsonObject json(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        qFatal("bad JSON in the test: %s", text.constData());
    return document.object();
}

ChatRequest request(const QByteArray &fields)
{
    const Result<ChatRequest> read =
        rawRequestFrom({.task = Task::Embeddings, .body = R"({"model":"a/b",)" + fields + "}"});
    if (!read)
        qFatal("refused: %s", qPrintable(read.error().message));
    return *read;
}

Result<WireRequest> encode(const QByteArray &protocol, const QByteArray &fields,
                           const EndpointTarget &endpoint = target())
{
    return codecFor(QString::fromLatin1(protocol))->encode(request(fields), endpoint);
}

/// The answer in OpenAI's shape, with `usage` beside; the error's message if there was one.
struct Answer {
    QJsonObject body = {};
    std::optional<Usage> usage = {};
    std::optional<Error> error = {};
};

Answer decode(const QByteArray &protocol, const QByteArray &fields, const QByteArray &body)
{
    const auto decoder = codecFor(QString::fromLatin1(protocol))->decoderFor(request(fields), {}, target());
    QList<ChatEvent> events;
    for (const char byte : body)
        decoder->feed(QByteArrayView(&byte, 1), events);
    decoder->end(events);
    Answer answer;
    for (const ChatEvent &event : std::as_const(events)) {
        if (const auto *raw = std::get_if<RawBytes>(&event)) {
            if (raw->contentType != "application/json")
                qFatal("not JSON");
            answer.body = json(raw->bytes);
        } else if (const auto *report = std::get_if<UsageReport>(&event)) {
            answer.usage = report->usage;
        } else if (const auto *error = std::get_if<Error>(&event)) {
            answer.error = *error;
        }
    }
    if (!answer.error && !std::holds_alternative<Finished>(events.last()))
        qFatal("no end");
    return answer;
}

const QByteArray kGoogle = "google-embed-content";
const QByteArray kCohere = "cohere-v2-embed";
const QByteArray kOllama = "ollama-embed";

} // namespace

class EmbeddingCodecsTest : public QObject
{
    Q_OBJECT

private slots:
    void requestsAreTranslated_data();
    void requestsAreTranslated();
    void whatAProviderDoesNotKnowIsDroppedAndTold();
    void googleTakesTheKeyInItsOwnField();
    void wrongInputIsRefused_data();
    void wrongInputIsRefused();
    void answersAreTranslated_data();
    void answersAreTranslated();
    void vectorsCanBePacked();
    void brokenAnswersAreErrors_data();
    void brokenAnswersAreErrors();
    void answersCutAnywhereAreErrors();
};

void EmbeddingCodecsTest::requestsAreTranslated_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("Google, one text")
        << kGoogle << QByteArray(R"("input":"Hi")") << "/v2/models/embed-1:batchEmbedContents"
        << QByteArray(R"({"requests":[
        {"model":"models/embed-1","content":{"parts":[{"text":"Hi"}]}}]})");
    QTest::newRow("Google, all fields")
        << kGoogle
        << QByteArray(R"("input":["a","b"],"dimensions":256,"taskType":"RETRIEVAL_QUERY","title":"t")")
        << "/v2/models/embed-1:batchEmbedContents" << QByteArray(R"({"requests":[
        {"model":"models/embed-1","content":{"parts":[{"text":"a"}]},"outputDimensionality":256,
         "taskType":"RETRIEVAL_QUERY","title":"t"},
        {"model":"models/embed-1","content":{"parts":[{"text":"b"}]},"outputDimensionality":256,
         "taskType":"RETRIEVAL_QUERY","title":"t"}]})");
    QTest::newRow("Cohere, one text") << kCohere << QByteArray(R"("input":"Hi","encoding_format":"base64")")
                                      << "/v2/embed" << QByteArray(R"({"model":"embed-1","texts":["Hi"],
        "input_type":"search_document","embedding_types":["float"]})");
    QTest::newRow("Cohere, all fields")
        << kCohere
        << QByteArray(R"("input":["a","b"],"dimensions":256,"input_type":"search_query","truncate":"END")")
        << "/v2/embed" << QByteArray(R"({"model":"embed-1","texts":["a","b"],"output_dimension":256,
        "input_type":"search_query","truncate":"END","embedding_types":["float"]})");
    QTest::newRow("Ollama, one text") << kOllama << QByteArray(R"("input":"Hi")") << "/v2/api/embed"
                                      << QByteArray(R"({"model":"embed-1","input":["Hi"]})");
    QTest::newRow("Ollama, all fields")
        << kOllama
        << QByteArray(
               R"("input":["a"],"dimensions":9,"truncate":false,"keep_alive":"5m","options":{"num_ctx":1})")
        << "/v2/api/embed" << QByteArray(R"({"model":"embed-1","input":["a"],"dimensions":9,"truncate":false,
        "keep_alive":"5m","options":{"num_ctx":1}})");
}

void EmbeddingCodecsTest::requestsAreTranslated()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, body);
    const Result<WireRequest> wire = encode(protocol, fields);
    QVERIFY(wire);
    QTEST(wire->url.path(), "path");
    QCOMPARE(json(wire->body), json(body));
}

void EmbeddingCodecsTest::whatAProviderDoesNotKnowIsDroppedAndTold()
{
    EndpointTarget endpoint = target();
    endpoint.extraBody = {{QStringLiteral("keep_alive"), QStringLiteral("1h")}};
    const Result<WireRequest> wire =
        encode(kOllama, R"("input":"a","user":"me","nothing":null,"keep_alive":"1m","provider":{"zdr":true})",
               endpoint);
    QVERIFY(wire);
    QCOMPARE(json(wire->body), json(R"({"model":"embed-1","input":["a"],"keep_alive":"1h"})"));
    QCOMPARE(wire->changes, QList<ParameterChange>({{ParameterChange::Kind::Dropped, QStringLiteral("user"),
                                                     QStringLiteral("me")}}));
    const Result<WireRequest> cohere = encode(kCohere, R"("input":"a")");
    QCOMPARE(cohere->changes, QList<ParameterChange>({{ParameterChange::Kind::Added,
                                                       QStringLiteral("input_type"),
                                                       {},
                                                       QStringLiteral("search_document")}}));
    QVERIFY(encode(kCohere, R"("input":"a","input_type":"clustering")")->changes.isEmpty());
}

void EmbeddingCodecsTest::googleTakesTheKeyInItsOwnField()
{
    const Result<WireRequest> wire =
        encode(kGoogle, R"("input":"a")", target(QStringLiteral("models/text-embedding/4")));
    QCOMPARE(wire->keyPlacement, KeyPlacement::ApiKeyHeader);
    QCOMPARE(wire->keyHeader, QByteArray("x-goog-api-key"));
    QCOMPARE(wire->url.toEncoded(),
             QByteArray("https://api.acme.test/v2/models/text-embedding%2F4:batchEmbedContents"));
    QCOMPARE(encode(kCohere, R"("input":"a")")->keyPlacement, KeyPlacement::BearerToken);
}

void EmbeddingCodecsTest::wrongInputIsRefused_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("parameter");

    QTest::newRow("none") << QByteArray(R"("x":1)") << "input";
    QTest::newRow("empty list") << QByteArray(R"("input":[])") << "input";
    QTest::newRow("tokens") << QByteArray(R"("input":[1,2])") << "input[0]";
    QTest::newRow("lists of tokens") << QByteArray(R"("input":["a",[1,2]])") << "input[1]";
    QTest::newRow("an object") << QByteArray(R"("input":{})") << "input";
    QTest::newRow("dimensions") << QByteArray(R"("input":"a","dimensions":0)") << "dimensions";
    QTest::newRow("encoding") << QByteArray(R"("input":"a","encoding_format":"int8")") << "encoding_format";
}

void EmbeddingCodecsTest::wrongInputIsRefused()
{
    QFETCH(QByteArray, fields);
    for (const QByteArray &protocol : {kGoogle, kCohere, kOllama}) {
        const Result<WireRequest> wire = encode(protocol, fields);
        QVERIFY(!wire);
        QCOMPARE(wire.error().kind, ErrorKind::BadRequest);
        QTEST(wire.error().parameter, "parameter");
    }
}

void EmbeddingCodecsTest::answersAreTranslated_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("tokens");

    QTest::newRow("Google") << kGoogle
                            << QByteArray(R"({"embeddings":[{"values":[0.5,-1]},{"values":[2,0.25]}],
        "usageMetadata":{"promptTokenCount":7}})")
                            << qint64(7);
    QTest::newRow("Google without usage")
        << kGoogle << QByteArray(R"({"embeddings":[{"values":[0.5,-1]},{"values":[2,0.25]}]})") << qint64(0);
    QTest::newRow("Cohere") << kCohere << QByteArray(R"({"id":"x","embeddings":{"float":[[0.5,-1],[2,0.25]]},
        "texts":["a","b"],"meta":{"api_version":{"version":"2"},"billed_units":{"input_tokens":8}}})")
                            << qint64(8);
    QTest::newRow("Cohere, tokens only")
        << kCohere << QByteArray(R"({"embeddings":{"float":[[0.5,-1],[2,0.25]]},
        "meta":{"tokens":{"input_tokens":3}}})")
        << qint64(3);
    QTest::newRow("Ollama") << kOllama << QByteArray(R"({"model":"m","embeddings":[[0.5,-1],[2,0.25]],
        "total_duration":1,"prompt_eval_count":9})")
                            << qint64(9);
}

void EmbeddingCodecsTest::answersAreTranslated()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QByteArray, body);
    QFETCH(qint64, tokens);
    const Answer answer = decode(protocol, R"("input":["a","b"])", body);
    QVERIFY(!answer.error);
    QCOMPARE(answer.body,
             json(R"({"object":"list","model":"embed-1","data":[
        {"object":"embedding","index":0,"embedding":[0.5,-1]},
        {"object":"embedding","index":1,"embedding":[2,0.25]}],"usage":{"prompt_tokens":)"
                  + QByteArray::number(tokens) + R"(,"total_tokens":)" + QByteArray::number(tokens) + "}}"));
    QCOMPARE(answer.usage ? answer.usage->promptTokens : 0, tokens);
    QVERIFY(!answer.usage || !answer.usage->native.isEmpty());
}

void EmbeddingCodecsTest::vectorsCanBePacked()
{
    const Answer answer = decode(kOllama, R"("input":"a","encoding_format":"base64")",
                                 R"({"embeddings":[[0.1,-1,2]],"prompt_eval_count":1})");
    const QByteArray bytes = QByteArray::fromBase64(answer.body.value(QLatin1String("data"))
                                                        .toArray()
                                                        .first()
                                                        .toObject()
                                                        .value(QLatin1String("embedding"))
                                                        .toString()
                                                        .toLatin1());
    QCOMPARE(bytes.size(), 12);
    QCOMPARE(qFromLittleEndian<float>(bytes.constData()), 0.1F);
    QCOMPARE(bytes.mid(4), QByteArray("\x00\x00\x80\xbf\x00\x00\x00\x40", 8));
}

void EmbeddingCodecsTest::brokenAnswersAreErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");

    QTest::newRow("nothing") << QByteArray() << "nothing";
    QTest::newRow("a page") << QByteArray("<html></html>") << "web page";
    QTest::newRow("a list") << QByteArray("[1]") << "without a vector";
    QTest::newRow("no vectors") << QByteArray(R"({"model":"m"})") << "without a vector";
    QTest::newRow("one too few") << QByteArray(R"({"embeddings":[[1]]})") << "without a vector";
    QTest::newRow("no numbers") << QByteArray(R"({"embeddings":[["a"],["b"]]})") << "without a vector";
    QTest::newRow("an empty vector") << QByteArray(R"({"embeddings":[[1],[]]})") << "without a vector";
    QTest::newRow("an error") << QByteArray(R"({"error":"model not found"})") << "model not found";
}

void EmbeddingCodecsTest::brokenAnswersAreErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const Answer answer = decode(kOllama, R"("input":["a","b"])", body);
    QVERIFY(answer.error);
    QVERIFY(answer.body.isEmpty());
    QVERIFY2(answer.error->message.contains(says), qPrintable(answer.error->message));
}

void EmbeddingCodecsTest::answersCutAnywhereAreErrors()
{
    const QByteArray body =
        R"({"embeddings":{"float":[[0.5,-1]]},"meta":{"billed_units":{"input_tokens":8}}})";
    for (qsizetype length = 1; length < body.size(); ++length) {
        const Answer answer = decode(kCohere, R"("input":"a")", body.first(length));
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, ErrorKind::StreamBroken);
    }
}

QTEST_APPLESS_MAIN(EmbeddingCodecsTest)
#include "tst_embedding_codecs.moc"
