#include "core/simulator/sim_essay.h"
#include "core/simulator/sim_reply.h"
#include "core/simulator/sim_schema.h"
#include "core/simulator/sim_table.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace core;

namespace {

QByteArray bundled()
{
    QFile file(QStringLiteral(":/catalog/simulator.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject jsonOf(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

/// A request with one message of the user, and further fields.
SimRequest asking(const QString &question, const QJsonObject &fields = {})
{
    QJsonObject json = fields;
    if (!json.contains(QLatin1String("model")))
        json.insert(QStringLiteral("model"), QStringLiteral("any"));
    if (!json.contains(QLatin1String("messages"))) {
        json.insert(QStringLiteral("messages"),
                    QJsonArray {QJsonObject {{QStringLiteral("role"), QStringLiteral("user")},
                                             {QStringLiteral("content"), question}}});
    }
    const auto request = SimRequest::fromJson(QJsonDocument(json).toJson());
    return request ? *request : SimRequest {};
}

QString textOf(const SimReply &reply)
{
    return reply.text.join(QString());
}

const char *const kLong =
    "Please explain how a hash table works and compare chaining with probing in Python code";

const char *const kWeatherTool =
    R"([{"type":"function","function":{"name":"get_weather","description":"Current weather",
    "parameters":{"type":"object","properties":{"city":{"type":"string"},"unit":{"enum":["fahrenheit","celsius"]},
    "days":{"type":"integer","minimum":2},"note":{"type":"string"}},"required":["city","unit","days"]}}},
    {"type":"function","function":{"name":"search_files","parameters":{"type":"object",
    "properties":{"path":{"type":"string"}}}}}])";

} // namespace

class TestSimReply : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void everyRowIsAWholeEndpoint();
    void everyModelHasAnEndpointThatWorks();
    void oneModelsCheapestEndpointFails();
    void brokenTablesAreRefused_data();
    void brokenTablesAreRefused();

    void tokensJoinToTheText_data();
    void tokensJoinToTheText();
    void sameRequestSameAnswer();
    void otherRequestsGetOtherAnswers();
    void fallbackChangesWhoAnswersAndNotWhat();
    void streamedAndWholeAnswersAreTheSame();
    void answersFitTheQuestion();
    void conversationIsSeen();
    void quotedTextCannotBreakTheMarkdown();
    void limitsAreKept();
    void stopTextEndsTheAnswer();
    void marathonHasItsExactLength();
    void thinkingFollowsTheEffort();
    void toolIsCalledWithArgumentsFromTheQuestion();
    void toolChoiceIsHonoured_data();
    void toolChoiceIsHonoured();
    void toolResultsAreAnswered();
    void wantedJsonFollowsItsSchema();
    void schemasAreFilled_data();
    void schemasAreFilled();
    void recursiveSchemaEnds();
    void malformedRequestsAreRefused_data();
    void malformedRequestsAreRefused();
    void fateFollowsTheRate();

private:
    SimTable::Row row(const char *id) const { return m_table.rows.value(QString::fromLatin1(id)); }

    SimTable m_table;
};

void TestSimReply::initTestCase()
{
    const auto table = SimTable::fromJson(bundled());
    QVERIFY2(table.ok(), table ? "" : qPrintable(table.error().message));
    m_table = *table;
}

void TestSimReply::everyRowIsAWholeEndpoint()
{
    QCOMPARE(m_table.provider.id, QStringLiteral("simulator"));
    QCOMPARE(m_table.provider.kind, QStringLiteral("simulator"));
    QCOMPARE(m_table.provider.protocol, QStringLiteral("openai-chat"));
    QVERIFY(!m_table.provider.dataPolicy->allowsTraining());
    QVERIFY(!m_table.provider.dataPolicy->retains());
    QCOMPARE(m_table.provider.models.size(), m_table.rows.size());
    QSet<QString> slugs;
    for (const ProviderOverlay::ModelRow &model : m_table.provider.models) {
        const EndpointInfo &endpoint = model.endpoint;
        QVERIFY(model.modelId.startsWith(QLatin1String("simulator/")));
        QVERIFY(!model.modelName.isEmpty());
        QCOMPARE(endpoint.providerId, QStringLiteral("simulator"));
        QVERIFY(endpoint.pricing.isKnown());
        QVERIFY(endpoint.contextLength > 0 && endpoint.maxOutputTokens > 0);
        QVERIFY(endpoint.supportedParameters.contains(QLatin1String("max_tokens")));
        QCOMPARE(endpoint.supportedParameters.contains(QLatin1String("tools")), *endpoint.capabilities.tools);
        QCOMPARE(endpoint.supportedParameters.contains(QLatin1String("reasoning")),
                 *endpoint.capabilities.reasoning);
        const QString slug = model.modelId + u'|' + endpointSlug(endpoint);
        QVERIFY2(!slugs.contains(slug), qPrintable(slug));
        slugs.insert(slug);
    }
}

void TestSimReply::everyModelHasAnEndpointThatWorks()
{
    QHash<QString, int> endpoints;
    QSet<QString> working;
    for (const ProviderOverlay::ModelRow &model : std::as_const(m_table.provider.models)) {
        ++endpoints[model.modelId];
        const SimBehaviour &behaviour = m_table.rows.value(model.endpoint.providerModelId).behaviour;
        if (behaviour.failureRate == 0 && behaviour.breakRate == 0 && behaviour.requestsPerWindow == 0)
            working.insert(model.modelId);
    }
    for (auto it = endpoints.cbegin(); it != endpoints.cend(); ++it) {
        QVERIFY2(it.value() >= 2 && it.value() <= 4, qPrintable(it.key()));
        QVERIFY2(working.contains(it.key()), qPrintable(it.key()));
    }
}

void TestSimReply::oneModelsCheapestEndpointFails()
{
    bool seen = false;
    QHash<QString, EndpointInfo> cheapest;
    for (const ProviderOverlay::ModelRow &model : std::as_const(m_table.provider.models)) {
        const auto known = cheapest.constFind(model.modelId);
        if (known == cheapest.constEnd() || *model.endpoint.pricing.base.prompt < *known->pricing.base.prompt)
            cheapest.insert(model.modelId, model.endpoint);
    }
    for (const EndpointInfo &endpoint : std::as_const(cheapest))
        seen = seen || m_table.rows.value(endpoint.providerModelId).behaviour.failureRate > 0.5;
    QVERIFY(seen);
}

void TestSimReply::brokenTablesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    QTest::newRow("no json") << QByteArray("{") << QStringLiteral("broken");
    QTest::newRow("nothing") << QByteArray("{}") << QStringLiteral("no models");
    QTest::newRow("style") << QByteArray(R"({"models":[{"id":"a/b","style":"odd"}]})")
                           << QStringLiteral("style of 'a/b'");
    QTest::newRow("no id") << QByteArray(R"({"models":[{"id":"a/b","style":"echo","endpoints":[{}]}]})")
                           << QStringLiteral("'a/b' has an endpoint without");
    QTest::newRow("twice") << QByteArray(
        R"({"models":[{"id":"a/b","style":"echo","endpoints":[{"provider_model_id":"x"},
                                         {"provider_model_id":"x"}]}]})")
                           << QStringLiteral("'a/b' has an endpoint without");
    QTest::newRow("mute") << QByteArray(
        R"({"models":[{"id":"a/b","style":"echo","endpoints":[{"provider_model_id":"x",
                                        "behaviour":{"tokens_per_second":0}}]}]})")
                          << QStringLiteral("'x' never says anything");
}

void TestSimReply::brokenTablesAreRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto table = SimTable::fromJson(json);
    QVERIFY(!table.ok());
    QVERIFY2(table.error().message.contains(says), qPrintable(table.error().message));
}

void TestSimReply::tokensJoinToTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("words") << QStringLiteral("Hello, big world") << 4;
    QTest::newRow("long word") << QStringLiteral("incomprehensibilities") << 3;
    QTest::newRow("spaces") << QStringLiteral("   ") << 2;
    QTest::newRow("trailing space") << QStringLiteral("a ") << 2;
    QTest::newRow("newlines") << QStringLiteral("a\n\nb") << 4;
    QTest::newRow("ideographs") << QStringLiteral("你好吗") << 3;
    QTest::newRow("emoji") << QStringLiteral("😀 😀") << 2;
    QTest::newRow("umlauts") << QStringLiteral("Größe über") << 2;
}

void TestSimReply::tokensJoinToTheText()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    const QStringList tokens = simTokens(text);
    QCOMPARE(tokens.join(QString()), text);
    QCOMPARE(tokens.size(), count);
    QCOMPARE(simTokenCount(text), count);
    for (const QString &token : tokens)
        QVERIFY(token.isValidUtf16());
}

void TestSimReply::sameRequestSameAnswer()
{
    const SimRequest request = asking(QString::fromLatin1(kLong));
    const SimReply first = simReply(request, row("atlas-large@fast"), 1);
    const SimReply second = simReply(request, row("atlas-large@fast"), 1);
    QCOMPARE(textOf(first), textOf(second));
    QCOMPARE(first.id, second.id);
}

void TestSimReply::otherRequestsGetOtherAnswers()
{
    const QString question = QString::fromLatin1(kLong);
    const auto at = [&](const char *id, const QJsonObject &fields, quint64 seed) {
        return textOf(simReply(asking(question, fields), row(id), seed));
    };
    const QString plain = at("atlas-large@fast", {}, 1);
    QVERIFY(plain != at("atlas-large@fast", {}, 2));
    QVERIFY(plain != at("delta-tools@fast", {}, 1));
    QVERIFY(plain != at("atlas-large@fast", {{QStringLiteral("seed"), 7}}, 1));
    QVERIFY(plain != textOf(simReply(asking(question + u'?'), row("atlas-large@fast"), 1)));
}

void TestSimReply::fallbackChangesWhoAnswersAndNotWhat()
{
    const QString question = QString::fromLatin1(kLong);
    const SimRequest first =
        asking(question, {{QStringLiteral("model"), QStringLiteral("atlas-large@flaky")}});
    const SimRequest second =
        asking(question, {{QStringLiteral("model"), QStringLiteral("atlas-large@fast")}});
    QCOMPARE(textOf(simReply(first, row("atlas-large@flaky"), 1)),
             textOf(simReply(second, row("atlas-large@fast"), 1)));
}

void TestSimReply::streamedAndWholeAnswersAreTheSame()
{
    const QString question = QString::fromLatin1(kLong);
    const QJsonObject streamed {
        {QStringLiteral("stream"), true},
        {QStringLiteral("stream_options"), QJsonObject {{QStringLiteral("include_usage"), true}}}};
    QCOMPARE(textOf(simReply(asking(question, streamed), row("atlas-large@fast"), 1)),
             textOf(simReply(asking(question), row("atlas-large@fast"), 1)));
}

void TestSimReply::answersFitTheQuestion()
{
    const QString greeting = textOf(simReply(asking(QStringLiteral("Hello!")), row("atlas-large@fast"), 1));
    QVERIFY(greeting.size() < 300);
    QVERIFY(greeting.contains(QLatin1String("simulated")));
    const QString brief = textOf(simReply(asking(QString::fromLatin1(kLong)), row("breeze-mini@fast"), 1));
    const QString thorough = textOf(simReply(asking(QString::fromLatin1(kLong)), row("atlas-large@fast"), 1));
    QVERIFY(greeting.size() < brief.size() && brief.size() < thorough.size());
    QVERIFY(thorough.contains(QLatin1String("simulated")));
    QVERIFY(thorough.contains(QLatin1String("hash table")));
    QVERIFY(thorough.contains(QLatin1String("\n### ")));
    QVERIFY(thorough.contains(QLatin1String("\n- **")));
    QVERIFY(thorough.contains(QLatin1String("| **chaining** |")));
    QVERIFY(thorough.contains(QLatin1String("| **probing** |")));
    QVERIFY(thorough.contains(QLatin1String("```python\ndef hash_table(")));
    QVERIFY(thorough.contains(QLatin1String("](https://")));
    QVERIFY(!thorough.contains(QLatin1String("%1")));
    const auto answerTo = [this](const char *question) {
        return textOf(simReply(asking(QString::fromLatin1(question)), row("atlas-large@fast"), 1));
    };
    QVERIFY(answerTo("Explain the formulas behind compound interest, step by step, please.")
                .contains(u"### As a formula"));
    QVERIFY(!answerTo("Explain the ideas behind compound interest, step by step, please.")
                 .contains(u"### As a formula"));
}

void TestSimReply::conversationIsSeen()
{
    const QJsonObject fields = jsonOf(R"({"model":"m","messages":[
        {"role":"system","content":"Speak like a pirate."},
        {"role":"user","content":"Where is the treasure?"},
        {"role":"assistant","content":"On the island."},
        {"role":"user","content":[{"type":"text","text":"And which island is it?"},
                                  {"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}}]}]})");
    const SimRequest request = asking({}, fields);
    QCOMPARE(request.turn, 2);
    QCOMPARE(request.images, 1);
    QVERIFY(request.cachedTokens > 0 && request.cachedTokens < request.promptTokens);
    const QString text = textOf(simReply(request, row("atlas-large@fast"), 1));
    QVERIFY(text.contains(QLatin1String("turn 2")));
    QVERIFY(text.contains(QStringLiteral("“Where is the treasure?”")));
    QVERIFY(text.contains(QStringLiteral("“Speak like a pirate.”")));
    QVERIFY(text.contains(QLatin1String("your image")));
}

void TestSimReply::quotedTextCannotBreakTheMarkdown()
{
    QCOMPARE(simQuote(QStringLiteral("a `b` **c**\n<img src=x>|d|"), 100),
             QStringLiteral("a b c img src=x d"));
    const QString cut = simQuote(QStringLiteral("one two three four five"), 12);
    QCOMPARE(cut, QStringLiteral("one two…"));
    QVERIFY(simQuote(QString(60, u'x') + QStringLiteral("😀😀"), 61).isValidUtf16());
}

void TestSimReply::limitsAreKept()
{
    const SimRequest limited = asking(QString::fromLatin1(kLong), {{QStringLiteral("max_tokens"), 10}});
    const SimReply reply = simReply(limited, row("atlas-large@fast"), 1);
    QCOMPARE(reply.tokenCount(), 10);
    QCOMPARE(reply.finishReason, QStringLiteral("length"));
    const SimReply thinking = simReply(limited, row("cascade-reasoner@fast"), 1);
    QCOMPARE(thinking.reasoning.size(), 10); // Thoughts count, as they do elsewhere.
    QVERIFY(thinking.text.isEmpty());
    const SimRequest newName =
        asking(QString::fromLatin1(kLong), {{QStringLiteral("max_completion_tokens"), 3}});
    QCOMPARE(simReply(newName, row("atlas-large@fast"), 1).tokenCount(), 3);

    SimTable::Row narrow = row("atlas-large@fast");
    narrow.endpoint.maxOutputTokens = 5;
    QCOMPARE(simReply(asking(QString::fromLatin1(kLong)), narrow, 1).tokenCount(), 5);
    const SimReply exact = simReply(asking(QStringLiteral("one two")), row("echo@fast"), 1);
    SimTable::Row fitting = row("echo@fast");
    fitting.endpoint.maxOutputTokens = exact.tokenCount();
    QCOMPARE(simReply(asking(QStringLiteral("one two")), fitting, 1).finishReason, QStringLiteral("stop"));
}

void TestSimReply::stopTextEndsTheAnswer()
{
    const SimRequest request = asking(QStringLiteral("one two three"), jsonOf(R"({"stop":["three","two"]})"));
    QCOMPARE(textOf(simReply(request, row("echo@fast"), 1)), QStringLiteral("one "));
}

void TestSimReply::marathonHasItsExactLength()
{
    const SimReply reply = simReply(asking(QStringLiteral("Hi")), row("marathon@steady"), 1);
    QCOMPARE(reply.tokenCount(), 2000);
    QCOMPARE(reply.finishReason, QStringLiteral("stop"));
}

void TestSimReply::thinkingFollowsTheEffort()
{
    const auto thoughts = [this](const char *effort) {
        return simReply(asking(QString::fromLatin1(kLong),
                               {{QStringLiteral("reasoning_effort"), QString::fromLatin1(effort)}}),
                        row("cascade-reasoner@cheap"), 1)
            .reasoning.size();
    };
    QCOMPARE(thoughts("none"), 0);
    QVERIFY(thoughts("low") > 0);
    QVERIFY(thoughts("high") > thoughts("low"));
    QVERIFY(simReply(asking(QString::fromLatin1(kLong)), row("atlas-large@fast"), 1).reasoning.isEmpty());
}

void TestSimReply::toolIsCalledWithArgumentsFromTheQuestion()
{
    const QJsonArray tools = QJsonDocument::fromJson(kWeatherTool).array();
    const SimRequest request = asking(QStringLiteral("What is the weather in San Francisco in celsius?"),
                                      {{QStringLiteral("tools"), tools}});
    const SimReply reply = simReply(request, row("delta-tools@fast"), 1);
    QCOMPARE(reply.finishReason, QStringLiteral("tool_calls"));
    QCOMPARE(reply.calls.size(), 1);
    QVERIFY(reply.text.isEmpty());
    QCOMPARE(reply.calls[0].name, QStringLiteral("get_weather"));
    const QJsonObject arguments =
        QJsonDocument::fromJson(reply.calls[0].arguments.join(QString()).toUtf8()).object();
    QCOMPARE(arguments, jsonOf(R"({"city":"San Francisco","unit":"celsius","days":2})"));
}

void TestSimReply::toolChoiceIsHonoured_data()
{
    QTest::addColumn<QByteArray>("choice");
    QTest::addColumn<QStringList>("called");
    QTest::newRow("none") << QByteArray(R"({"tool_choice":"none"})") << QStringList {};
    QTest::newRow("required") << QByteArray(R"({"tool_choice":"required"})")
                              << QStringList {QStringLiteral("get_weather")};
    QTest::newRow("named") << QByteArray(
        R"({"tool_choice":{"type":"function","function":{"name":"search_files"}}})")
                           << QStringList {QStringLiteral("search_files")};
}

void TestSimReply::toolChoiceIsHonoured()
{
    QFETCH(QByteArray, choice);
    QFETCH(QStringList, called);
    QJsonObject fields = QJsonDocument::fromJson(choice).object();
    fields.insert(QStringLiteral("tools"), QJsonDocument::fromJson(kWeatherTool).array());
    const SimReply reply =
        simReply(asking(QStringLiteral("Something else entirely"), fields), row("delta-tools@fast"), 1);
    QStringList names;
    for (const SimReply::Call &call : reply.calls)
        names.append(call.name);
    QCOMPARE(names, called);
    QCOMPARE(reply.text.isEmpty(), !called.isEmpty());
}

void TestSimReply::toolResultsAreAnswered()
{
    QJsonObject fields = jsonOf(R"({"model":"m","messages":[
        {"role":"user","content":"What is the weather in Oslo?"},
        {"role":"assistant","content":null,"tool_calls":[
            {"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Oslo\"}"}},
            {"id":"c2","type":"function","function":{"name":"get_time","arguments":"{}"}}]},
        {"role":"tool","tool_call_id":"c1","content":"{\"sky\":\"clear\"}"},
        {"role":"tool","tool_call_id":"c2","content":"noon"}]})");
    fields.insert(QStringLiteral("tools"), QJsonDocument::fromJson(kWeatherTool).array());
    const SimReply reply = simReply(asking({}, fields), row("delta-tools@fast"), 1);
    QVERIFY(reply.calls.isEmpty());
    QCOMPARE(reply.finishReason, QStringLiteral("stop"));
    QVERIFY(textOf(reply).contains(
        QLatin1String("`get_weather` answered:\n\n```json\n{\"sky\":\"clear\"}\n```")));
    QVERIFY(textOf(reply).contains(QLatin1String("- `get_time` answered: **noon**")));

    // A new question starts a new round.
    QJsonArray messages = fields.value(QLatin1String("messages")).toArray();
    messages.append(jsonOf(R"({"role":"user","content":"And the weather in Rome?"})"));
    fields.insert(QStringLiteral("messages"), messages);
    QCOMPARE(simReply(asking({}, fields), row("delta-tools@fast"), 1).calls.size(), 1);
}

void TestSimReply::wantedJsonFollowsItsSchema()
{
    const QJsonObject format =
        jsonOf(R"({"response_format":{"type":"json_schema","json_schema":{"name":"x","schema":
        {"type":"object","properties":{"city":{"type":"string"},"ok":{"type":"boolean"}},"required":["city","ok"]}}}})");
    const QString text =
        textOf(simReply(asking(QStringLiteral("Tell me about Paris"), format), row("echo@fast"), 1));
    QCOMPARE(QJsonDocument::fromJson(text.toUtf8()).object(), jsonOf(R"({"city":"Paris","ok":true})"));
    const QJsonObject any = jsonOf(R"({"response_format":{"type":"json_object"}})");
    const QString object = textOf(simReply(asking(QStringLiteral("x"), any), row("echo@fast"), 1));
    QVERIFY(QJsonDocument::fromJson(object.toUtf8()).isObject());
}

void TestSimReply::schemasAreFilled_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("filled");
    const auto row = [](const char *name, const char *property, const char *value) {
        QTest::newRow(name) << QByteArray(R"({"type":"object","properties":{"p":)") + property + "}}"
                            << QByteArray(R"({"p":)") + value + "}";
    };
    row("constant", R"({"const":5})", "5");
    row("default", R"({"type":"string","default":"d"})", R"("d")");
    row("enum of the question", R"({"enum":["x","seven"]})", R"("seven")");
    row("enum otherwise", R"({"enum":["x","y"]})", R"("x")");
    row("number of the question", R"({"type":"integer"})", "7");
    row("maximum", R"({"type":"integer","maximum":3})", "3");
    row("minimum", R"({"type":"number","minimum":9.5})", "9.5");
    row("nullable", R"({"type":["null","boolean"]})", "true");
    row("two items", R"({"type":"array","minItems":2,"items":{"type":"boolean"}})", "[true,true]");
    row("any of", R"({"anyOf":[{"type":"boolean"},{"type":"null"}]})", "true");
    row("date", R"({"type":"string","format":"date"})", R"("2025-06-01")");
    row("longest", R"({"type":"string","maxLength":4})", R"("seve")");
    row("shortest", R"({"type":"string","format":"time","minLength":12})", R"("12:00:00Z...")");
    QTest::newRow("names")
        << QByteArray(R"({"properties":{"url":{},"file_path":{},"location":{}}})")
        << QByteArray(R"({"url":"https://a.example/x","file_path":"src/main.cpp","location":"Rome"})");
    QTest::newRow("required only") << QByteArray(
        R"({"properties":{"a":{"type":"null"},"b":{"type":"null"}},"required":["b"]})")
                                   << QByteArray(R"({"b":null})");
    QTest::newRow("reference") << QByteArray(
        R"({"properties":{"p":{"$ref":"#/$defs/q"}},"$defs":{"q":{"const":1}}})")
                               << QByteArray(R"({"p":1})");
}

void TestSimReply::schemasAreFilled()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, filled);
    const QString question = QTest::currentDataTag() == QByteArray("names")
                                 ? QStringLiteral("Read src/main.cpp and https://a.example/x in Rome")
                                 : QStringLiteral("seven is 7");
    const QJsonValue value = simFillSchema(QJsonDocument::fromJson(schema).object(), question);
    QCOMPARE(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact),
             QJsonDocument::fromJson(filled).toJson(QJsonDocument::Compact));
}

void TestSimReply::recursiveSchemaEnds()
{
    const QJsonObject schema = jsonOf(R"({"$ref":"#/$defs/node","$defs":{"node":{"type":"object",
        "properties":{"next":{"$ref":"#/$defs/node"}}}}})");
    QVERIFY(simFillSchema(schema, QStringLiteral("x")).isObject());
}

void TestSimReply::malformedRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("parameter");
    QTest::newRow("no json") << QByteArray("hello") << QString();
    QTest::newRow("array") << QByteArray("[]") << QString();
    QTest::newRow("no model") << QByteArray(R"({"messages":[{"role":"user","content":"x"}]})")
                              << QStringLiteral("model");
    QTest::newRow("no messages") << QByteArray(R"({"model":"m"})") << QStringLiteral("messages");
    QTest::newRow("message is text") << QByteArray(R"({"model":"m","messages":["x"]})")
                                     << QStringLiteral("messages");
    QTest::newRow("no role") << QByteArray(R"({"model":"m","messages":[{"content":"x"}]})")
                             << QStringLiteral("messages");
    QTest::newRow("max_tokens 0") << QByteArray(
        R"({"model":"m","max_tokens":0,"messages":[{"role":"user","content":"x"}]})")
                                  << QStringLiteral("max_tokens");
}

void TestSimReply::malformedRequestsAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, parameter);
    const auto request = SimRequest::fromJson(body);
    QVERIFY(!request.ok());
    QCOMPARE(request.error().kind, ErrorKind::BadRequest);
    QCOMPARE(request.error().parameter, parameter);
}

void TestSimReply::fateFollowsTheRate()
{
    SimTable::Row row = m_table.rows.value(QStringLiteral("atlas-large@flaky"));
    row.behaviour.failureRate = 0.75;
    row.behaviour.breakRate = 0.5;
    int failed = 0;
    int broken = 0;
    for (int i = 0; i < 1000; ++i) {
        const SimRequest request = asking(QString::number(i));
        const SimFate fate = simFate(request, row, 1);
        QCOMPARE(simFate(request, row, 1).fails, fate.fails);
        failed += fate.fails ? 1 : 0;
        broken += fate.breaks ? 1 : 0;
    }
    QVERIFY2(failed > 700 && failed < 800, qPrintable(QString::number(failed)));
    QVERIFY2(broken > 450 && broken < 550, qPrintable(QString::number(broken)));
}

QTEST_GUILESS_MAIN(TestSimReply)
#include "test_sim_reply.moc"
