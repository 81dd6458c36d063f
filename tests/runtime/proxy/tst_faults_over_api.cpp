#include "tests/support/faults.h"
#include "tests/support/local_api.h"
#include "tests/support/mock_upstream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

enum class Shape { OpenAi, Anthropic };

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// The data of each event of a stream.
QList<QJsonObject> eventsOf(const QByteArray &stream)
{
    QList<QJsonObject> events;
    for (const QByteArray &line : stream.split('\n')) {
        if (line.startsWith("data: {"))
            events << json(line.mid(6));
    }
    return events;
}

/// All text of an answer, whichever shape it has.
QString textOf(Shape shape, bool stream, const QByteArray &body)
{
    QString text;
    if (shape == Shape::OpenAi && stream) {
        for (const QJsonObject &event : eventsOf(body))
            text += event[u"choices"][0][u"delta"][u"content"].toString();
    } else if (shape == Shape::OpenAi) {
        text = json(body)[u"choices"][0][u"message"][u"content"].toString();
    } else if (stream) {
        for (const QJsonObject &event : eventsOf(body))
            text += event[u"delta"][u"text"].toString();
    } else {
        text = json(body)[u"content"][0][u"text"].toString();
    }
    return text;
}

/// The stream ends as one does that is whole.
bool endsWell(Shape shape, const QByteArray &stream)
{
    return shape == Shape::OpenAi ? stream.endsWith("data: [DONE]\n\n")
                                  : eventsOf(stream).last().value(u"type") == QLatin1String("message_stop");
}

/// The error frames of a stream.
QList<QJsonObject> errorsIn(const QByteArray &stream)
{
    QList<QJsonObject> errors;
    for (const QJsonObject &event : eventsOf(stream)) {
        if (event.contains(QLatin1String("error")))
            errors << event.value(QLatin1String("error")).toObject();
    }
    return errors;
}

} // namespace

/// What clients of the local API get to see of every way in which a provider fails.
class FaultsOverApiTest : public QObject
{
    Q_OBJECT

private slots:
    void theClientReadsTheHealthyAnswerAlone_data();
    void theClientReadsTheHealthyAnswerAlone();
    void afterTheFirstTokenAnErrorFrameEndsTheStream_data();
    void afterTheFirstTokenAnErrorFrameEndsTheStream();
    void withNobodyElseTheStatusAndTheEnvelopeTell_data();
    void withNobodyElseTheStatusAndTheEnvelopeTell();

private:
    static void addFaults(bool late);
    static LocalApi::Reply ask(LocalApi &api, Shape shape, bool stream);
};

void FaultsOverApiTest::addFaults(bool late)
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<bool>("stream");
    const QList<Fault> faults = allFaults();
    for (const Fault &fault : faults) {
        for (const Shape shape : {Shape::OpenAi, Shape::Anthropic}) {
            for (const bool stream : {true, false}) {
                const QByteArray name = fault.name + (shape == Shape::OpenAi ? ", OpenAI" : ", Anthropic")
                                        + (stream ? ", streamed" : ", whole");
                if (fault.isLate(stream) == late)
                    QTest::newRow(name) << fault << shape << stream;
            }
        }
    }
}

LocalApi::Reply FaultsOverApiTest::ask(LocalApi &api, Shape shape, bool stream)
{
    const QByteArray body =
        R"({"model":"test/model","max_tokens":100,"messages":[{"role":"user","content":"Hi"}],"stream":)"
        + QByteArray(stream ? "true}" : "false}");
    if (shape == Shape::OpenAi)
        return api.ask("POST", QStringLiteral("/v1/chat/completions"), body,
                       {{"authorization", "Bearer " + api.key()}});
    return api.ask("POST", QStringLiteral("/v1/messages"), body,
                   {{"x-api-key", api.key()}, {"anthropic-version", "2023-06-01"}});
}

void FaultsOverApiTest::theClientReadsTheHealthyAnswerAlone_data()
{
    addFaults(false);
}

void FaultsOverApiTest::theClientReadsTheHealthyAnswerAlone()
{
    QFETCH(const Fault, fault);
    QFETCH(const Shape, shape);
    QFETCH(const bool, stream);
    MockUpstream cheap;
    MockUpstream dear;
    const QList<HarnessProvider> providers {
        {QStringLiteral("cheap"), cheap.url(u"/v1").toString(), QStringLiteral("0.000001")},
        {QStringLiteral("dear"), dear.url(u"/v1").toString(), QStringLiteral("0.000002")}};
    fault.arm(cheap, stream);
    dear.setDefault(healthyAnswer(stream));
    LocalApi api(providers, fault.config());
    const LocalApi::Reply reply = ask(api, shape, stream);

    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("x-switchyard-provider"), QByteArray("dear"));
    QCOMPARE(reply.header("x-switchyard-attempts"), QByteArray("2"));
    QCOMPARE(textOf(shape, stream, reply.body), QStringLiteral("Hello"));
    QVERIFY2(!reply.body.contains(Fault::kPoison), reply.body);
    if (stream) {
        QVERIFY(errorsIn(reply.body).isEmpty());
        QVERIFY2(endsWell(shape, reply.body), reply.body);
    }
    QCOMPARE(dear.requests().size(), 1);
}

void FaultsOverApiTest::afterTheFirstTokenAnErrorFrameEndsTheStream_data()
{
    addFaults(true);
}

void FaultsOverApiTest::afterTheFirstTokenAnErrorFrameEndsTheStream()
{
    QFETCH(const Fault, fault);
    QFETCH(const Shape, shape);
    QFETCH(const bool, stream);
    MockUpstream cheap;
    MockUpstream dear;
    fault.arm(cheap, stream);
    LocalApi api({{QStringLiteral("cheap"), cheap.url(u"/v1").toString(), QStringLiteral("0.000001")},
                  {QStringLiteral("dear"), dear.url(u"/v1").toString(), QStringLiteral("0.000002")}},
                 fault.config());
    const LocalApi::Reply reply = ask(api, shape, stream);

    QCOMPARE(reply.status, 200);
    QCOMPARE(textOf(shape, stream, reply.body), QLatin1String(Fault::kPoison));
    const QList<QJsonObject> errors = errorsIn(reply.body);
    QVERIFY2(!errors.isEmpty(), reply.body);
    for (const QJsonObject &error : errors) {
        QCOMPARE(error, errors.first()); // one error, however often it is told
        QVERIFY(error.value(u"message").toString().contains(QLatin1String("Cheap")));
    }
    QVERIFY(eventsOf(reply.body).last().contains(QLatin1String("error")));
    QVERIFY2(!endsWell(shape, reply.body), reply.body);
    if (shape == Shape::OpenAi) {
        QCOMPARE(errors.first().value(u"code").toInt(), fault.openAiStatus);
        QVERIFY(reply.body.contains(R"("finish_reason":"error")"));
    }
    QCOMPARE(dear.connectionsAccepted(), 0);
}

void FaultsOverApiTest::withNobodyElseTheStatusAndTheEnvelopeTell_data()
{
    addFaults(false);
}

void FaultsOverApiTest::withNobodyElseTheStatusAndTheEnvelopeTell()
{
    QFETCH(const Fault, fault);
    QFETCH(const Shape, shape);
    QFETCH(const bool, stream);
    MockUpstream cheap;
    const QList<HarnessProvider> providers {{QStringLiteral("cheap"), cheap.url(u"/v1").toString()}};
    fault.arm(cheap, stream);
    LocalApi api(providers, fault.config());
    const LocalApi::Reply reply = ask(api, shape, stream);

    const int status = shape == Shape::OpenAi ? fault.openAiStatus : fault.anthropicStatus;
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.header("content-type"), QByteArray("application/json"));
    const QJsonObject body = json(reply.body);
    const QJsonObject error = body.value(u"error").toObject();
    QVERIFY2(error.value(u"message").toString().contains(QLatin1String("Cheap")), reply.body);
    if (shape == Shape::OpenAi) {
        QCOMPARE(error.value(u"code").toInt(), status);
        QVERIFY(!error[u"metadata"][u"error_type"].toString().isEmpty());
    } else {
        QCOMPARE(body.value(u"type").toString(), QStringLiteral("error"));
        QVERIFY(!error.value(u"type").toString().isEmpty());
    }
    QCOMPARE(reply.header("retry-after"),
             fault.retryAfter ? QByteArray::number(*fault.retryAfter) : QByteArray());
}

QTEST_GUILESS_MAIN(FaultsOverApiTest)
#include "tst_faults_over_api.moc"
