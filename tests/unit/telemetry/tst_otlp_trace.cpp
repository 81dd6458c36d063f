#include "core/telemetry/otlp_trace.h"
#include "core/telemetry/otlp_values.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace core;

using Edit = std::function<void(RequestRecord &)>;
Q_DECLARE_METATYPE(Edit)

namespace {

QDateTime moment(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
}

/// Answered at the second try, with everything that there is to tell.
RequestRecord fullRecord()
{
    AttemptRecord failed;
    failed.ordinal = 1;
    failed.model = QStringLiteral("acme/model-1");
    failed.provider = QStringLiteral("slow");
    failed.endpoint = QStringLiteral("slow/fp8");
    failed.keyName = QStringLiteral("spare");
    failed.httpStatus = 429;
    failed.error = Error {ErrorKind::RateLimited, QStringLiteral("secret words")};
    failed.started = moment("2026-03-01T12:00:00.010Z");
    failed.durationMs = 200;
    failed.why = QStringLiteral("cheapest, secret words");
    AttemptRecord answered;
    answered.ordinal = 2;
    answered.model = QStringLiteral("acme/model-1");
    answered.provider = QStringLiteral("cloud");
    answered.endpoint = QStringLiteral("cloud/eu");
    answered.keyName = QStringLiteral("main");
    answered.httpStatus = 200;
    answered.started = moment("2026-03-01T12:00:00.210Z");
    answered.connectMs = 30;
    answered.firstByteMs = 45;
    answered.durationMs = 1290;
    answered.cost = Money::fromDecimal(u"0.000012");

    RequestRecord record;
    record.id = QStringLiteral("gen-1");
    record.time = moment("2026-03-01T12:00:00.000Z");
    record.clientShape = QStringLiteral("openai-chat");
    record.keyName = QStringLiteral("editor");
    record.member = QStringLiteral("ann");
    record.app = QStringLiteral("claude-cli/1.0.3");
    record.workspace = QStringLiteral("home");
    record.modelAsked = QStringLiteral("acme/model-1:floor");
    record.model = QStringLiteral("acme/model-1");
    record.provider = QStringLiteral("cloud");
    record.providerName = QStringLiteral("The Cloud");
    record.streamed = true;
    record.status = 200;
    record.attempts = {failed, answered};
    record.usage = Usage {.promptTokens = 100,
                          .cachedTokens = 40,
                          .cacheWriteTokens = 7,
                          .completionTokens = 25,
                          .reasoningTokens = 5,
                          .native = {{QStringLiteral("text"), QStringLiteral("secret words")}}};
    record.cost = Money::fromDecimal(u"0.000012345678");
    record.costSource = CostSource::Computed;
    record.costReason = QStringLiteral("usage");
    record.prices = {{QStringLiteral("prompt"), QStringLiteral("0.1")}};
    record.ttftMs = 250;
    record.durationMs = 1500;
    record.tokensPerSecond = 12.5;
    record.finishReason = QStringLiteral("stop");
    record.nativeFinishReason = QStringLiteral("secret words");
    record.sessionId = QStringLiteral("chat 7");
    return record;
}

QJsonObject tracesOf(const QList<RequestRecord> &records)
{
    QList<RecordPtr> told;
    for (const RequestRecord &record : records)
        told << std::make_shared<const RequestRecord>(record);
    const TraceSource source {QStringLiteral("9.8"),
                              {{QStringLiteral("cloud"), QStringLiteral("gcp.cloud")}}};
    return QJsonDocument::fromJson(otlpTraces(told, source)).object();
}

QList<QJsonObject> spansOf(const QList<RequestRecord> &records)
{
    const QJsonObject scope = tracesOf(records)
                                  .value(QLatin1String("resourceSpans"))
                                  .toArray()
                                  .at(0)
                                  .toObject()
                                  .value(QLatin1String("scopeSpans"))
                                  .toArray()
                                  .at(0)
                                  .toObject();
    QList<QJsonObject> spans;
    for (const QJsonValue &span : scope.value(QLatin1String("spans")).toArray())
        spans << span.toObject();
    return spans;
}

/// The whole value with its type, as compact JSON; empty where there is no such attribute.
QByteArray attributeOf(const QJsonObject &span, const QString &key)
{
    for (const QJsonValue &attribute : span.value(QLatin1String("attributes")).toArray()) {
        if (attribute.toObject().value(QLatin1String("key")) == key)
            return QJsonDocument(attribute.toObject().value(QLatin1String("value")).toObject())
                .toJson(QJsonDocument::Compact);
    }
    return {};
}

QStringList attributeNames(const QJsonObject &span)
{
    QStringList names;
    for (const QJsonValue &attribute : span.value(QLatin1String("attributes")).toArray())
        names << attribute.toObject().value(QLatin1String("key")).toString();
    return names;
}

Error failure(ErrorKind kind)
{
    return {kind, QStringLiteral("secret words")};
}

} // namespace

class OtlpTraceTest : public QObject
{
    Q_OBJECT

private slots:
    void theRequestsAttributes_data();
    void theRequestsAttributes();
    void everyAttributeOfTheRequestIsInTheTable();
    void theAttemptsAttributes_data();
    void theAttemptsAttributes();
    void whatIsNotKnownIsLeftOut();
    void aChangedRecordChangesItsAttribute_data();
    void aChangedRecordChangesItsAttribute();
    void spansNestAndLastAsTheyDid();
    void failuresMakeASpanOne_data();
    void failuresMakeASpanOne();
    void idsAreFixedForEver();
    void aWholeBodyIsWrittenLikeThis();
    void theRulesOfProtobufsJsonAreKept();
    void textsAreNeverTold();
    void withoutTextsNothingElseIsLost();
    void keysInAClientsFieldsAreHidden();
    void longTextsAreCut();
    void everyTextIsValidJson_data();
    void everyTextIsValidJson();
    void whatIsNoNumberIsNotWritten();
    void severalRequestsShareOneResource();
};

void OtlpTraceTest::theRequestsAttributes_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *key, const QByteArray &value) {
        QTest::newRow(key) << QString::fromLatin1(key) << value;
    };
    row("gen_ai.operation.name", R"({"stringValue":"chat"})");
    row("gen_ai.provider.name", R"({"stringValue":"gcp.cloud"})");
    row("gen_ai.system", R"({"stringValue":"gcp.cloud"})");
    row("gen_ai.request.model", R"({"stringValue":"acme/model-1:floor"})");
    row("gen_ai.request.stream", R"({"boolValue":true})");
    row("gen_ai.response.id", R"({"stringValue":"gen-1"})");
    row("gen_ai.response.model", R"({"stringValue":"acme/model-1"})");
    row("gen_ai.response.finish_reasons", R"({"arrayValue":{"values":[{"stringValue":"stop"}]}})");
    row("gen_ai.response.finish_reason", R"({"stringValue":"stop"})");
    row("gen_ai.response.time_to_first_chunk", R"({"doubleValue":0.25})");
    row("gen_ai.conversation.id", R"({"stringValue":"chat 7"})");
    row("session.id", R"({"stringValue":"chat 7"})");
    row("gen_ai.usage.input_tokens", R"({"intValue":"100"})");
    row("gen_ai.usage.output_tokens", R"({"intValue":"25"})");
    row("gen_ai.usage.total_tokens", R"({"intValue":"125"})");
    row("gen_ai.usage.cache_read.input_tokens", R"({"intValue":"40"})");
    row("gen_ai.usage.cache_creation.input_tokens", R"({"intValue":"7"})");
    row("gen_ai.usage.reasoning.output_tokens", R"({"intValue":"5"})");
    row("gen_ai.usage.total_cost", R"({"doubleValue":1.2345678e-05})");
    row("http.response.status_code", R"({"intValue":"200"})");
    row("switchyard.provider", R"({"stringValue":"cloud"})");
    row("switchyard.cost_usd", R"({"stringValue":"0.000012345678"})");
    row("switchyard.cost_source", R"({"stringValue":"computed"})");
    row("switchyard.cost_reason", R"({"stringValue":"usage"})");
    row("switchyard.simulated", R"({"boolValue":false})");
    row("switchyard.tokens_per_second", R"({"doubleValue":12.5})");
    row("switchyard.client_shape", R"({"stringValue":"openai-chat"})");
    row("switchyard.key_name", R"({"stringValue":"editor"})");
    row("switchyard.member", R"({"stringValue":"ann"})");
    row("switchyard.app", R"({"stringValue":"claude-cli/1.0.3"})");
    row("switchyard.workspace", R"({"stringValue":"home"})");
    row("switchyard.attempts", R"({"intValue":"2"})");
}

void OtlpTraceTest::theRequestsAttributes()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, value);
    QCOMPARE(attributeOf(spansOf({fullRecord()}).at(0), key), value);
}

void OtlpTraceTest::everyAttributeOfTheRequestIsInTheTable()
{
    constexpr int kRows = 32; // of the table above
    QCOMPARE(attributeNames(spansOf({fullRecord()}).at(0)).size(), kRows);
}

void OtlpTraceTest::theAttemptsAttributes_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const auto row = [](const char *key, const QByteArray &first, const QByteArray &second) {
        QTest::newRow(key) << QString::fromLatin1(key) << first << second;
    };
    row("gen_ai.provider.name", R"({"stringValue":"slow"})", R"({"stringValue":"gcp.cloud"})");
    row("switchyard.provider", R"({"stringValue":"slow"})", R"({"stringValue":"cloud"})");
    row("gen_ai.request.model", R"({"stringValue":"acme/model-1"})", R"({"stringValue":"acme/model-1"})");
    row("gen_ai.operation.name", "", "");
    row("gen_ai.usage.input_tokens", "", "");
    row("http.request.resend_count", "", R"({"intValue":"1"})");
    row("http.response.status_code", R"({"intValue":"429"})", R"({"intValue":"200"})");
    row("error.type", R"({"stringValue":"rate_limited"})", "");
    row("switchyard.attempt", R"({"intValue":"1"})", R"({"intValue":"2"})");
    row("switchyard.endpoint", R"({"stringValue":"slow/fp8"})", R"({"stringValue":"cloud/eu"})");
    row("switchyard.provider_key", R"({"stringValue":"spare"})", R"({"stringValue":"main"})");
    row("switchyard.connect_ms", "", R"({"intValue":"30"})");
    row("switchyard.first_byte_ms", "", R"({"intValue":"45"})");
    row("switchyard.cost_usd", "", R"({"stringValue":"0.000012"})");
}

void OtlpTraceTest::theAttemptsAttributes()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const QList<QJsonObject> spans = spansOf({fullRecord()});
    QCOMPARE(attributeOf(spans.at(1), key), first);
    QCOMPARE(attributeOf(spans.at(2), key), second);
}

void OtlpTraceTest::whatIsNotKnownIsLeftOut()
{
    RequestRecord record;
    record.id = QStringLiteral("gen-2");
    QCOMPARE(attributeNames(spansOf({record}).at(0)),
             (QStringList {QStringLiteral("gen_ai.operation.name"), QStringLiteral("gen_ai.request.stream"),
                           QStringLiteral("gen_ai.response.id"), QStringLiteral("switchyard.simulated"),
                           QStringLiteral("switchyard.attempts")}));
}

void OtlpTraceTest::aChangedRecordChangesItsAttribute_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const Edit &edit, const char *key, const QByteArray &value) {
        QTest::newRow(name) << edit << QString::fromLatin1(key) << value;
    };
    const auto shape = [&row](const char *name, const QByteArray &operation) {
        row(
            name, [name](RequestRecord &record) { record.clientShape = QString::fromLatin1(name); },
            "gen_ai.operation.name", R"({"stringValue":")" + operation + "\"}");
    };
    shape("app", "chat");
    shape("anthropic-messages", "chat");
    shape("openai-responses", "chat");
    shape("openai-completions", "text_completion");
    shape("gemini", "generate_content");
    shape("openai-embeddings", "embeddings");
    shape("ollama-embed", "embeddings");
    shape("openai-images", "image_generation");
    shape("openai-speech", "speech");
    shape("openai-transcriptions", "transcription");
    row(
        "play money", [](RequestRecord &record) { record.costSource = CostSource::Simulated; },
        "switchyard.simulated", R"({"boolValue":true})");
    row(
        "play money's source", [](RequestRecord &record) { record.costSource = CostSource::Simulated; },
        "switchyard.cost_source", R"({"stringValue":"simulated"})");
    row(
        "an unknown cost", [](RequestRecord &record) { record.cost.reset(); }, "switchyard.cost_usd", "");
    row(
        "no cost at all", [](RequestRecord &record) { record.cost = Money(); }, "switchyard.cost_usd",
        R"({"stringValue":"0"})");
    row(
        "nobody answered", [](RequestRecord &record) { record.provider.clear(); }, "switchyard.provider",
        R"({"stringValue":"cloud"})");
    row(
        "nobody was asked",
        [](RequestRecord &record) {
            record.provider.clear();
            record.attempts.clear();
        },
        "gen_ai.provider.name", "");
    row(
        "a failure", [](RequestRecord &record) { record.error = failure(ErrorKind::Overloaded); },
        "error.type", R"({"stringValue":"overloaded"})");
    row(
        "hung up", [](RequestRecord &record) { record.error = failure(ErrorKind::Cancelled); },
        "switchyard.cancelled", R"({"boolValue":true})");
    row(
        "hung up is no failure", [](RequestRecord &record) { record.error = failure(ErrorKind::Cancelled); },
        "error.type", "");
    row(
        "more tokens than a double counts",
        [](RequestRecord &record) { record.usage->promptTokens = 9'007'199'254'740'993; },
        "gen_ai.usage.input_tokens", R"({"intValue":"9007199254740993"})");
}

void OtlpTraceTest::aChangedRecordChangesItsAttribute()
{
    QFETCH(Edit, edit);
    QFETCH(QString, key);
    QFETCH(QByteArray, value);
    RequestRecord record = fullRecord();
    edit(record);
    QCOMPARE(attributeOf(spansOf({record}).at(0), key), value);
}

void OtlpTraceTest::spansNestAndLastAsTheyDid()
{
    const QList<QJsonObject> spans = spansOf({fullRecord()});
    QCOMPARE(spans.size(), 3);
    const auto text = [&spans](int span, const char *key) {
        return spans.at(span).value(QLatin1String(key)).toString();
    };
    QCOMPARE(text(0, "name"), QStringLiteral("chat acme/model-1:floor"));
    QCOMPARE(text(1, "name"), QStringLiteral("attempt slow"));
    QCOMPARE(text(2, "name"), QStringLiteral("attempt cloud"));
    QCOMPARE(text(0, "startTimeUnixNano"), QStringLiteral("1772366400000000000"));
    QCOMPARE(text(0, "endTimeUnixNano"), QStringLiteral("1772366401500000000"));
    QCOMPARE(text(1, "startTimeUnixNano"), QStringLiteral("1772366400010000000"));
    QCOMPARE(text(1, "endTimeUnixNano"), QStringLiteral("1772366400210000000"));
    QVERIFY(!spans.at(0).contains(QLatin1String("parentSpanId")));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(text(i, "traceId"), text(0, "traceId"));
        QCOMPARE(spans.at(i).value(QLatin1String("kind")), QJsonValue(3));
        if (i > 0)
            QCOMPARE(text(i, "parentSpanId"), text(0, "spanId"));
    }
    // An attempt of which only the order is known begins with the request.
    RequestRecord record = fullRecord();
    record.attempts[0].started = {};
    QCOMPARE(spansOf({record}).at(1).value(QLatin1String("startTimeUnixNano")).toString(),
             QStringLiteral("1772366400000000000"));
}

void OtlpTraceTest::failuresMakeASpanOne_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("failed");
    QTest::newRow("none") << -1 << false;
    QTest::newRow("cancelled") << int(ErrorKind::Cancelled) << false;
    for (const ErrorKind kind :
         {ErrorKind::BadRequest, ErrorKind::AuthFailed, ErrorKind::RateLimited, ErrorKind::Overloaded,
          ErrorKind::ConnectFailed, ErrorKind::StreamBroken, ErrorKind::BudgetSpent, ErrorKind::NoRoute})
        QTest::newRow(qPrintable(errorKindName(kind))) << int(kind) << true;
}

void OtlpTraceTest::failuresMakeASpanOne()
{
    QFETCH(int, kind);
    QFETCH(bool, failed);
    RequestRecord record = fullRecord();
    record.attempts[0].error.reset();
    if (kind >= 0)
        record.error = record.attempts[0].error = failure(ErrorKind(kind));
    const QJsonValue status =
        failed ? QJsonValue(QJsonObject {{QStringLiteral("code"), 2}}) : QJsonValue(QJsonValue::Undefined);
    const QList<QJsonObject> spans = spansOf({record});
    QCOMPARE(spans.at(0).value(QLatin1String("status")), status);
    QCOMPARE(spans.at(1).value(QLatin1String("status")), status);
    QVERIFY(!spans.at(2).contains(QLatin1String("status")));
}

void OtlpTraceTest::idsAreFixedForEver()
{
    // A request that is told again, by another version too, must be the same trace.
    const QString id = QStringLiteral("gen-1");
    QCOMPARE(traceIdOf(id), QByteArray("316cfce9a39a561c6f6b74cc57586a35"));
    QCOMPARE(spanIdOf(id, 0), QByteArray("7f44acf16b8c5749"));
    QCOMPARE(spanIdOf(id, 1), QByteArray("dc02f514fd856c03"));
    QCOMPARE(spanIdOf(id, 2), QByteArray("6d3d281ee40fe5a6"));
    QVERIFY(traceIdOf(QStringLiteral("gen-2")) != traceIdOf(id));
}

void OtlpTraceTest::aWholeBodyIsWrittenLikeThis()
{
    RequestRecord record;
    record.id = QStringLiteral("gen-1");
    record.time = moment("2026-03-01T12:00:00.000Z");
    record.durationMs = 1;
    record.modelAsked = QStringLiteral("a/b");
    record.status = 503;
    record.error = failure(ErrorKind::NoRoute);
    const QJsonDocument expected = QJsonDocument::fromJson(R"({"resourceSpans": [{
        "resource": {"attributes": [
            {"key": "service.name", "value": {"stringValue": "switchyard"}},
            {"key": "service.version", "value": {"stringValue": "9.8"}}]},
        "scopeSpans": [{
            "scope": {"name": "switchyard", "version": "9.8"},
            "spans": [{
                "traceId": "316cfce9a39a561c6f6b74cc57586a35", "spanId": "7f44acf16b8c5749",
                "name": "chat a/b", "kind": 3,
                "startTimeUnixNano": "1772366400000000000", "endTimeUnixNano": "1772366400001000000",
                "attributes": [
                    {"key": "gen_ai.operation.name", "value": {"stringValue": "chat"}},
                    {"key": "gen_ai.request.model", "value": {"stringValue": "a/b"}},
                    {"key": "gen_ai.request.stream", "value": {"boolValue": false}},
                    {"key": "gen_ai.response.id", "value": {"stringValue": "gen-1"}},
                    {"key": "http.response.status_code", "value": {"intValue": "503"}},
                    {"key": "error.type", "value": {"stringValue": "no_route"}},
                    {"key": "switchyard.simulated", "value": {"boolValue": false}},
                    {"key": "switchyard.attempts", "value": {"intValue": "0"}}],
                "status": {"code": 2}}]}]}]})");
    QVERIFY(!expected.isNull());
    QCOMPARE(tracesOf({record}), expected.object());
}

void OtlpTraceTest::theRulesOfProtobufsJsonAreKept()
{
    static const QRegularExpression whole(QStringLiteral("^-?[0-9]+$"));
    static const QRegularExpression hex(QStringLiteral("^[0-9a-f]+$"));
    for (const QJsonObject &span : spansOf({fullRecord()})) {
        const auto isHex = [&span](const char *key, qsizetype digits) {
            const QString text = span.value(QLatin1String(key)).toString();
            return text.size() == digits && hex.match(text).hasMatch();
        };
        QVERIFY(isHex("traceId", 32) && isHex("spanId", 16));
        QVERIFY(!span.contains(QLatin1String("parentSpanId")) || isHex("parentSpanId", 16));
        for (const char *time : {"startTimeUnixNano", "endTimeUnixNano"})
            QVERIFY(whole.match(span.value(QLatin1String(time)).toString()).hasMatch());
        QStringList names = attributeNames(span);
        QCOMPARE(names.removeDuplicates(), 0);
        for (const QJsonValue &attribute : span.value(QLatin1String("attributes")).toArray()) {
            const QJsonObject value = attribute.toObject().value(QLatin1String("value")).toObject();
            QCOMPARE(value.size(), 1);
            const QString type = value.keys().constFirst();
            const QJsonValue held = value.value(type);
            const bool right =
                (type == QLatin1String("stringValue") && held.isString())
                || (type == QLatin1String("intValue") && whole.match(held.toString()).hasMatch())
                || (type == QLatin1String("doubleValue") && held.isDouble())
                || (type == QLatin1String("boolValue") && held.isBool())
                || (type == QLatin1String("arrayValue")
                    && held.toObject().value(QLatin1String("values")).isArray());
            QVERIFY2(right, qPrintable(attribute.toObject().value(QLatin1String("key")).toString()));
        }
    }
    QCOMPARE(otlpTime(QDateTime()), QByteArray("0"));
}

void OtlpTraceTest::textsAreNeverTold()
{
    RequestRecord record = fullRecord();
    record.error = failure(ErrorKind::Refused);
    record.error->providerMessage = record.error->code = QStringLiteral("secret words");
    QVERIFY(!QJsonDocument(tracesOf({record})).toJson().contains("secret words"));
}

void OtlpTraceTest::withoutTextsNothingElseIsLost()
{
    RequestRecord record = fullRecord();
    record.error = failure(ErrorKind::Refused);
    record.attempts[0].changes = {ParameterChange {}};
    const RequestRecord lean = withoutTexts(record);
    QCOMPARE(tracesOf({lean}), tracesOf({record}));
    QVERIFY(lean.error->message.isEmpty() && lean.attempts.at(0).error->message.isEmpty());
    QVERIFY(lean.attempts.at(0).why.isEmpty() && lean.attempts.at(0).changes.isEmpty());
    QVERIFY(lean.usage->native.isEmpty() && lean.prices.isEmpty() && lean.nativeFinishReason.isEmpty());
}

void OtlpTraceTest::keysInAClientsFieldsAreHidden()
{
    RequestRecord record = fullRecord();
    record.modelAsked = record.app = record.sessionId = QStringLiteral("sk-proj-hunter2hunter2");
    const QByteArray told = QJsonDocument(tracesOf({record})).toJson();
    QVERIFY(!told.contains("hunter2"));
    QCOMPARE(attributeOf(spansOf({record}).at(0), QStringLiteral("session.id")),
             QByteArray(R"({"stringValue":"***"})"));
}

void OtlpTraceTest::longTextsAreCut()
{
    RequestRecord record = fullRecord();
    record.sessionId = QString(OtlpAttributes::kMostText + 1, u'x');
    record.modelAsked = QString(10'000, u'y');
    const QJsonObject span = spansOf({record}).at(0);
    QCOMPARE(attributeOf(span, QStringLiteral("session.id")).count('x'), OtlpAttributes::kMostText);
    QCOMPARE(span.value(QLatin1String("name")).toString().count(u'y'), OtlpAttributes::kMostText);
}

void OtlpTraceTest::everyTextIsValidJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << QStringLiteral("say \"a\"");
    QTest::newRow("backslashes") << QStringLiteral("C:\\a\\");
    QTest::newRow("lines") << QStringLiteral("a\nb\r\n\tc");
    QTest::newRow("slash") << QStringLiteral("a/b");
    QTest::newRow("other letters") << QStringLiteral("Größe 模型 😀");
    QTest::newRow("delete") << QStringLiteral("a\x7f");
    QTest::newRow("brackets") << QStringLiteral("[{]},");
    for (int c = 0; c < 0x20; ++c)
        QTest::addRow("control %d", c) << QString(QChar(c)) + u'x';
}

void OtlpTraceTest::everyTextIsValidJson()
{
    QFETCH(QString, text);
    RequestRecord record = fullRecord();
    record.id = record.keyName = record.modelAsked = record.finishReason = text;
    record.attempts[0].provider = text;
    const QList<QJsonObject> spans = spansOf({record});
    QCOMPARE(spans.size(), 3);
    QCOMPARE(spans.at(0).value(QLatin1String("name")).toString(), QLatin1String("chat ") + text);
    const auto value = [&spans](int span, const char *key) {
        return QJsonDocument::fromJson(attributeOf(spans.at(span), QLatin1String(key))).object();
    };
    const QJsonObject expected {{QStringLiteral("stringValue"), text}};
    QCOMPARE(value(0, "switchyard.key_name"), expected);
    QCOMPARE(value(0, "gen_ai.response.finish_reason"), expected);
    QCOMPARE(value(1, "switchyard.provider"), expected);
}

void OtlpTraceTest::whatIsNoNumberIsNotWritten()
{
    RequestRecord record = fullRecord();
    record.tokensPerSecond = std::numeric_limits<double>::infinity();
    QCOMPARE(attributeOf(spansOf({record}).at(0), QStringLiteral("switchyard.tokens_per_second")),
             QByteArray());
    record.tokensPerSecond = std::nan("");
    QCOMPARE(spansOf({record}).size(), 3);
}

void OtlpTraceTest::severalRequestsShareOneResource()
{
    RequestRecord other = fullRecord();
    other.id = QStringLiteral("gen-2");
    const QJsonObject traces = tracesOf({fullRecord(), other});
    QCOMPARE(traces.value(QLatin1String("resourceSpans")).toArray().size(), 1);
    const QList<QJsonObject> spans = spansOf({fullRecord(), other});
    QCOMPARE(spans.size(), 6);
    QCOMPARE(spans.at(3).value(QLatin1String("traceId")).toString(),
             QString::fromLatin1(traceIdOf(QStringLiteral("gen-2"))));
}

QTEST_APPLESS_MAIN(OtlpTraceTest)
#include "tst_otlp_trace.moc"
