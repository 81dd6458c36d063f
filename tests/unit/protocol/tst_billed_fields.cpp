#include "core/protocol/billed_fields.h"
#include "core/protocol/codec.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

QJsonObject object(const char *json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Q_ASSERT(document.isObject());
    return document.object();
}

EndpointTarget targetOf(const char *protocol)
{
    EndpointTarget target;
    target.providerId = QStringLiteral("acme");
    target.providerName = QStringLiteral("Acme");
    target.protocol = QLatin1String(protocol);
    target.baseUrl = QStringLiteral("https://api.acme.example");
    return target;
}

/// The usage of a whole answer in the words of a protocol.
Usage usageOfAnswer(const char *protocol, const QByteArray &body)
{
    const EndpointTarget target = targetOf(protocol);
    const Codec *codec = codecFor(target.protocol);
    Q_ASSERT(codec);
    QList<ChatEvent> events;
    const auto decoder = codec->makeDecoder(false, target);
    decoder->feed(body, events);
    decoder->end(events);
    const Answer answer = collect(events);
    return answer.usage.value_or(Usage {});
}

const char kChat[] = R"({"id":"a","model":"m","choices":[{"index":0,"finish_reason":"stop",)"
                     R"("message":{"role":"assistant","content":"Hi"}}],%)"
                     R"("usage":{"prompt_tokens":5,"completion_tokens":3%}})";

QByteArray filled(const char *pattern, const QList<QByteArray> &parts)
{
    QByteArray text(pattern);
    for (const QByteArray &part : parts)
        text.replace(text.indexOf('%'), 1, part);
    return text;
}

QByteArray gemini(const char *model, const char *grounding, const char *usage)
{
    return filled(
        R"({"responseId":"r","modelVersion":"%","candidates":[{"content":{"parts":[{"text":"Hi"}]},)"
        R"("finishReason":"STOP"%}],"usageMetadata":{"promptTokenCount":7%}})",
        {model, grounding, usage});
}

} // namespace

class TestBilledFields : public QObject
{
    Q_OBJECT

private slots:
    void ownCostIsReadInEachForm_data();
    void ownCostIsReadInEachForm();
    void searchesAreCountedWhereTheyAreBilled_data();
    void searchesAreCountedWhereTheyAreBilled();
    void searchesOfAResponseAreItsSearchCalls_data();
    void searchesOfAResponseAreItsSearchCalls();
    void readersTakeTheTierThatTheAnswerNames_data();
    void readersTakeTheTierThatTheAnswerNames();
    void googleBillsPromptsOrSearchesByGeneration_data();
    void googleBillsPromptsOrSearchesByGeneration();
    void aTierFromAnEarlierChunkIsKept();
    void veniceSaysTheCostBesideTheUsage();
    void cohereChargesOnlyBilledUnits();
};

void TestBilledFields::ownCostIsReadInEachForm_data()
{
    QTest::addColumn<QByteArray>("usage");
    QTest::addColumn<QString>("cost"); // empty: none
    const auto row = [](const char *name, const char *usage, const char *cost) {
        QTest::newRow(name) << QByteArray(usage) << QString::fromLatin1(cost);
    };
    row("nothing", R"({"prompt_tokens":5})", "");
    row("OpenRouter", R"({"cost":0.00256995,"is_byok":false})", "0.00256995");
    row("free", R"({"cost":0})", "0");
    row("as text", R"({"cost":"0.5"})", "0.5");
    row("below zero", R"({"cost":-1})", "");
    row("null", R"({"cost":null})", "");
    row("own key: fee and provider",
        R"({"cost":0.0001,"is_byok":true,)"
        R"("cost_details":{"upstream_inference_cost":0.002}})",
        "0.0021");
    row("own key without a fee",
        R"({"cost":0,"is_byok":true,)"
        R"("cost_details":{"upstream_inference_cost":0.002}})",
        "0.002");
    row("own key, provider's part unknown",
        R"({"cost":0.0001,"is_byok":true,)"
        R"("cost_details":{"upstream_inference_cost":null}})",
        "");
    row("no own key: the provider's part is in it",
        R"({"cost":0.0001,"is_byok":false,)"
        R"("cost_details":{"upstream_inference_cost":0.0001}})",
        "0.0001");
    row("Perplexity", R"({"cost":{"request_cost":0.005,"total_cost":0.00619}})", "0.00619");
    row("DeepInfra", R"({"estimated_cost":0.0000037})", "0.0000037");
    row("xAI", R"({"cost_in_usd_ticks":9243500})", "0.00092435");
    row("xAI without a charge", R"({"cost_in_usd_ticks":0})", "");
}

void TestBilledFields::ownCostIsReadInEachForm()
{
    QFETCH(QByteArray, usage);
    QFETCH(QString, cost);
    const auto read = reportedCostIn(object(usage.constData()));
    QCOMPARE(read ? read->toDecimal() : QString(), cost);
}

void TestBilledFields::searchesAreCountedWhereTheyAreBilled_data()
{
    QTest::addColumn<QByteArray>("usage");
    QTest::addColumn<qint64>("searches");
    const auto row = [](const char *name, const char *usage, qint64 searches) {
        QTest::newRow(name) << QByteArray(usage) << searches;
    };
    row("none", R"({})", 0);
    row("Anthropic", R"({"server_tool_use":{"web_search_requests":3,"web_fetch_requests":9}})", 3);
    row("OpenRouter", R"({"server_tool_use_details":{"web_search_requests":2,"tool_calls_executed":7}})", 2);
    row("Perplexity", R"({"num_search_queries":21})", 21);
    row("null", R"({"server_tool_use":null})", 0);
    row("below zero", R"({"num_search_queries":-1})", 0);
}

void TestBilledFields::searchesAreCountedWhereTheyAreBilled()
{
    QFETCH(QByteArray, usage);
    QTEST(webSearchesIn(object(usage.constData())), "searches");
}

void TestBilledFields::searchesOfAResponseAreItsSearchCalls_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<qint64>("searches");
    const auto row = [](const char *name, const char *response, qint64 searches) {
        QTest::newRow(name) << QByteArray(response) << searches;
    };
    row("none", R"({"output":[{"type":"message"}]})", 0);
    row("one", R"({"output":[{"type":"web_search_call","status":"completed","action":{"type":"search"}}]})",
        1);
    row("without an action", R"({"output":[{"type":"web_search_call","status":"completed"}]})", 1);
    row("failed", R"({"output":[{"type":"web_search_call","status":"failed"}]})", 0);
    row("a page opened",
        R"({"output":[{"type":"web_search_call","status":"completed","action":{"type":"open_page"}}]})", 0);
    row("looked within a page",
        R"({"output":[{"type":"web_search_call","status":"completed","action":{"type":"find_in_page"}}]})",
        0);
    row("counted by the provider",
        R"({"tool_usage":{"web_search":{"num_requests":4}},"output":[{"type":"web_search_call"}]})", 4);
}

void TestBilledFields::searchesOfAResponseAreItsSearchCalls()
{
    QFETCH(QByteArray, response);
    QTEST(webSearchesInResponse(object(response.constData())), "searches");
}

void TestBilledFields::readersTakeTheTierThatTheAnswerNames_data()
{
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("tier");
    const auto row = [](const char *name, const char *protocol, const QByteArray &answer, const char *tier) {
        QTest::newRow(name) << QByteArray(protocol) << answer << QString::fromLatin1(tier);
    };
    row("chat, beside the usage", "openai-chat", filled(kChat, {R"("service_tier":"flex",)", ""}), "flex");
    row("chat, in the usage", "openai-chat", filled(kChat, {"", R"(,"service_tier":"Priority")"}),
        "priority");
    row("chat, none", "openai-chat", filled(kChat, {R"("service_tier":null,)", ""}), "");
    const char responses[] = R"({"id":"r","object":"response","status":"completed","model":"m",%"output":[)"
                             R"({"type":"message","id":"m1","role":"assistant","content":[)"
                             R"({"type":"output_text","text":"Hi"}]}],)"
                             R"("usage":{"input_tokens":5,"output_tokens":3,"total_tokens":8}})";
    row("Responses", "openai-responses", filled(responses, {R"("service_tier":"priority",)"}), "priority");
    const char messages[] = R"({"id":"m","type":"message","role":"assistant","model":"m","content":[)"
                            R"({"type":"text","text":"Hi"}],"stop_reason":"end_turn",)"
                            R"("usage":{"input_tokens":5,"output_tokens":3,%}})";
    row("Anthropic", "anthropic-messages", filled(messages, {R"("service_tier":"batch")"}), "batch");
    row("Anthropic's fast mode", "anthropic-messages",
        filled(messages, {R"("service_tier":"standard","speed":"fast")"}), "fast");
    row("Anthropic's usual speed", "anthropic-messages",
        filled(messages, {R"("service_tier":"standard","speed":"standard")"}), "standard");
    row("Gemini", "google-generate-content", gemini("gemini-3-flash", "", R"(,"serviceTier":"flex")"),
        "flex");
    row("Vertex flex", "google-generate-content",
        gemini("gemini-3-flash", "", R"(,"trafficType":"ON_DEMAND_FLEX")"), "flex");
    row("Vertex priority", "google-generate-content",
        gemini("gemini-3-flash", "", R"(,"trafficType":"ON_DEMAND_PRIORITY")"), "priority");
    row("Vertex", "google-generate-content", gemini("gemini-3-flash", "", R"(,"trafficType":"ON_DEMAND")"),
        "on_demand");
    row("Vertex as a number", "google-generate-content", gemini("gemini-3-flash", "", R"(,"trafficType":1)"),
        "");
    const char bedrock[] = R"({"output":{"message":{"role":"assistant","content":[{"text":"Hi"}]}},)"
                           R"("stopReason":"end_turn","usage":{"inputTokens":5,"outputTokens":3,)"
                           R"("totalTokens":8},"serviceTier":{"type":"flex"}})";
    row("Bedrock", "bedrock-converse", bedrock, "flex");
}

void TestBilledFields::readersTakeTheTierThatTheAnswerNames()
{
    QFETCH(QByteArray, protocol);
    QFETCH(QByteArray, answer);
    const Usage usage = usageOfAnswer(protocol.constData(), answer);
    QVERIFY(usage.promptTokens > 0);
    QTEST(usage.serviceTier, "tier");
}

void TestBilledFields::googleBillsPromptsOrSearchesByGeneration_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("grounding");
    QTest::addColumn<qint64>("searches");
    const char two[] = R"(,"groundingMetadata":{"webSearchQueries":["a","b",""]})";
    QTest::newRow("each search") << QByteArray("gemini-3-pro-preview") << QByteArray(two) << qint64(2);
    QTest::newRow("each prompt") << QByteArray("gemini-2.5-pro") << QByteArray(two) << qint64(1);
    QTest::newRow("only empty ones") << QByteArray("gemini-2.5-pro")
                                     << QByteArray(R"(,"groundingMetadata":{"webSearchQueries":[""]})")
                                     << qint64(0);
    QTest::newRow("none") << QByteArray("gemini-3-pro-preview") << QByteArray() << qint64(0);
}

void TestBilledFields::googleBillsPromptsOrSearchesByGeneration()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, grounding);
    const Usage usage =
        usageOfAnswer("google-generate-content", gemini(model.constData(), grounding.constData(), ""));
    QTEST(usage.webSearches, "searches");
}

void TestBilledFields::aTierFromAnEarlierChunkIsKept()
{
    const EndpointTarget target = targetOf("openai-chat");
    QList<ChatEvent> events;
    const auto decoder = codecFor(target.protocol)->makeDecoder(true, target);
    decoder->feed("data: {\"id\":\"a\",\"service_tier\":\"auto\",\"choices\":[{\"index\":0,\"delta\":"
                  "{\"content\":\"Hi\"}}]}\n\n"
                  "data: {\"id\":\"a\",\"service_tier\":\"flex\",\"choices\":[{\"index\":0,\"delta\":{},"
                  "\"finish_reason\":\"stop\"}]}\n\n"
                  "data: {\"id\":\"a\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,"
                  "\"completion_tokens\":3}}\n\ndata: [DONE]\n\n",
                  events);
    decoder->end(events);
    const Answer answer = collect(events);
    QVERIFY(answer.usage);
    QCOMPARE(answer.usage->serviceTier, QStringLiteral("flex"));
}

void TestBilledFields::veniceSaysTheCostBesideTheUsage()
{
    const Usage usage = usageOfAnswer("openai-chat", filled(kChat, {R"("cost":{"diem":0,"usd":0.25},)", ""}));
    QCOMPARE(usage.reportedCost, Money::fromDecimal(u"0.25"));
}

void TestBilledFields::cohereChargesOnlyBilledUnits()
{
    const Usage usage = usageOfAnswer(
        "cohere-v2", R"({"id":"c","finish_reason":"COMPLETE","message":{"role":"assistant","content":[)"
                     R"({"type":"text","text":"Hi"}]},"usage":{"billed_units":{"input_tokens":41,)"
                     R"("output_tokens":28},"tokens":{"input_tokens":1442,"output_tokens":29}}})");
    QCOMPARE(usage.promptTokens, 1442);
    QCOMPARE(usage.unbilledPromptTokens, 1401);
    QCOMPARE(usage.completionTokens, 29);
    QCOMPARE(usage.unbilledCompletionTokens, 1);
}

QTEST_GUILESS_MAIN(TestBilledFields)
#include "tst_billed_fields.moc"
