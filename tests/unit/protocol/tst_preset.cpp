#include "core/protocol/openai/openai_ingress.h"
#include "core/protocol/preset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

/// A request with one question beside these fields.
ChatRequest requestOf(const char *fields)
{
    QJsonObject body = json(fields);
    if (!body.contains(QStringLiteral("messages")))
        body.insert(QStringLiteral("messages"), QJsonArray {json(R"({"role": "user", "content": "Hello"})")});
    return chatRequestFromOpenAi(body).value();
}

Preset presetOf(const char *body)
{
    return {.body = json(body)};
}

Result<ChatRequest> merged(const char *request, const char *preset)
{
    return withNamedPreset(requestOf(request), {{QStringLiteral("work"), presetOf(preset)}});
}

QStringList toolNames(const ChatRequest &request)
{
    QStringList names;
    for (const ToolDefinition &tool : request.tools)
        names << (tool.isFunction ? tool.name + u'=' + tool.description
                                  : tool.extra.value(QStringLiteral("type")).toString());
    return names;
}

} // namespace

class TestPreset : public QObject
{
    Q_OBJECT

private slots:
    void modelComesFromWhoNamesOne_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QStringList>("fallbacks");
        const QStringList own {QStringLiteral("p/b")};
        const auto row = [](const char *title, const char *request, const char *model,
                            const QStringList &more) {
            QTest::newRow(title) << QByteArray(request) << QString::fromLatin1(model) << more;
        };
        row("preset alone in model", R"({"model": "@preset/work"})", "p/a", own);
        row("preset alone, with a suffix", R"({"model": "@preset/work:nitro"})", "p/a:nitro", own);
        row("preset behind a model", R"({"model": "x/y@preset/work"})", "x/y", {});
        row("preset behind a model with suffix", R"({"model": "x/y:free@preset/work"})", "x/y:free", {});
        row("field alone", R"({"preset": "work"})", "p/a", own);
        row("field and model", R"({"preset": "work", "model": "x/y"})", "x/y", {});
        row("field and models", R"({"preset": "work", "models": ["x/y", "x/z"]})", "x/y",
            {QStringLiteral("x/z")});
        row("both name the same", R"({"preset": "work", "model": "@preset/work"})", "p/a", own);
        row("own fallbacks stay", R"({"model": "@preset/work", "models": ["x/z"]})", "p/a",
            {QStringLiteral("x/z")});
    }
    void modelComesFromWhoNamesOne()
    {
        QFETCH(QByteArray, request);
        QFETCH(QString, model);
        QFETCH(QStringList, fallbacks);
        const auto result = merged(request.constData(), R"({"models": ["p/a", "p/b"]})");
        QVERIFY2(result.ok(), result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->model, model);
        QCOMPARE(result->fallbackModels, fallbacks);
        QCOMPARE(result->preset, QStringLiteral("work"));
    }

    void presetWithoutModelLeavesItToTheDefault()
    {
        QCOMPARE(merged(R"({"preset": "work"})", R"({"temperature": 1})")->model, QString());
    }

    void requestWithoutPresetStaysAsItIs()
    {
        const ChatRequest request = requestOf(R"({"model": "x/y", "temperature": 0.5})");
        QVERIFY(*withNamedPreset(request, {{QStringLiteral("work"), presetOf(R"({"top_p": 1})")}})
                == request);
    }

    void requestWinsFieldByField()
    {
        const auto result =
            merged(R"({"model": "x/y", "preset": "work", "temperature": 0.2, "max_tokens": 5,
                                       "stop": "a", "tool_choice": "none", "reasoning": {"effort": "low"},
                                       "plugins": [{"id": "web"}], "transforms": [], "user": "me",
                                       "response_format": {"type": "text"}, "seed_of_mine": 1})",
                   R"({"temperature": 1, "max_tokens": 100, "stop": "b", "tool_choice": "auto",
                                       "reasoning": {"effort": "high", "exclude": true}, "plugins": [{"id": "pdf"}],
                                       "transforms": ["middle-out"], "user": "you",
                                       "response_format": {"type": "json_object"}, "seed_of_mine": 2})");
        QCOMPARE(result->sampling.temperature, 0.2);
        QCOMPARE(result->maxTokens, 5);
        QCOMPARE(result->sampling.stop, QStringList {QStringLiteral("a")});
        QVERIFY(result->toolChoice->mode == ToolChoice::Mode::None);
        QCOMPARE(result->reasoning->effort, QStringLiteral("low"));
        QVERIFY(!result->reasoning->exclude); // the field as a whole, not its parts
        QCOMPARE(result->plugins.size(), 1);
        QCOMPARE(result->plugins.first().id, QStringLiteral("web"));
        QVERIFY(result->transforms->isEmpty());
        QCOMPARE(result->user, QStringLiteral("me"));
        QVERIFY(result->responseFormat->kind == ResponseFormat::Kind::Text);
        QCOMPARE(result->extra.value(QStringLiteral("seed_of_mine")).toInt(), 1);
    }

    void presetFillsWhatTheRequestLeavesOpen()
    {
        const auto result =
            merged(R"({"model": "x/y", "preset": "work", "top_p": 0.1, "own": true})",
                   R"({"temperature": 0, "top_k": 3, "min_p": 0.1, "top_a": 0.2, "frequency_penalty": 0.3,
                "presence_penalty": 0.4, "repetition_penalty": 0.5, "seed": 6, "stop": ["x"], "logprobs": true,
                "top_logprobs": 2, "logit_bias": {"1": 2}, "max_tokens": 7, "parallel_tool_calls": false,
                "tool_choice": "required", "response_format": {"type": "json_object"},
                "reasoning": {"effort": "high"}, "plugins": [{"id": "pdf"}], "transforms": ["middle-out"],
                "session_id": "s", "verbosity": "low"})");
        const Sampling &sampling = result->sampling;
        QCOMPARE(sampling.temperature, 0.0);
        QCOMPARE(sampling.topP, 0.1);
        QCOMPARE(sampling.topK, 3);
        QCOMPARE(sampling.minP, 0.1);
        QCOMPARE(sampling.topA, 0.2);
        QCOMPARE(sampling.frequencyPenalty, 0.3);
        QCOMPARE(sampling.presencePenalty, 0.4);
        QCOMPARE(sampling.repetitionPenalty, 0.5);
        QCOMPARE(sampling.seed, 6);
        QCOMPARE(sampling.stop, QStringList {QStringLiteral("x")});
        QCOMPARE(sampling.logprobs, true);
        QCOMPARE(sampling.topLogprobs, 2);
        QVERIFY(sampling.logitBias.has_value());
        QCOMPARE(result->maxTokens, 7);
        QCOMPARE(result->parallelToolCalls, false);
        QVERIFY(result->toolChoice->mode == ToolChoice::Mode::Required);
        QVERIFY(result->responseFormat->kind == ResponseFormat::Kind::JsonObject);
        QCOMPARE(result->reasoning->effort, QStringLiteral("high"));
        QCOMPARE(result->plugins.size(), 1);
        QCOMPARE(*result->transforms, QStringList {QStringLiteral("middle-out")});
        QCOMPARE(result->sessionId, QStringLiteral("s"));
        QCOMPARE(result->extra.value(QStringLiteral("verbosity")).toString(), QStringLiteral("low"));
        QVERIFY(result->extra.value(QStringLiteral("own")).toBool());
    }

    void streamIsTheRequestsAlone()
    {
        QVERIFY(!merged(R"({"preset": "work"})", R"({"stream": true})")->stream);
        QVERIFY(merged(R"({"preset": "work", "stream": true})", R"({"stream": false})")->stream);
    }

    void systemPromptComesFirstWhereThereIsNone_data()
    {
        QTest::addColumn<QByteArray>("preset");
        QTest::addColumn<QString>("role");
        QTest::newRow("field") << QByteArray(R"({"system": "Be brief."})") << "system";
        QTest::newRow("message") << QByteArray(
            R"({"messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}]})")
                                 << "system";
        QTest::newRow("developer") << QByteArray(
            R"({"messages": [{"role": "developer", "content": "Be brief."}]})")
                                   << "developer";
    }
    void systemPromptComesFirstWhereThereIsNone()
    {
        QFETCH(QByteArray, preset);
        QFETCH(QString, role);
        const auto result = merged(R"({"preset": "work"})", preset.constData());
        QCOMPARE(result->messages.size(), 2);
        QCOMPARE(result->messages.first().plainText(), QStringLiteral("Be brief."));
        QVERIFY(result->messages.first().role
                == (role == QLatin1String("system") ? Role::System : Role::Developer));
        QCOMPARE(result->messages.last().plainText(), QStringLiteral("Hello"));
    }

    void ownSystemPromptStaysAlone_data()
    {
        QTest::addColumn<QByteArray>("role");
        QTest::newRow("system") << QByteArray("system");
        QTest::newRow("developer") << QByteArray("developer");
    }
    void ownSystemPromptStaysAlone()
    {
        QFETCH(QByteArray, role);
        QByteArray request = R"({"preset": "work", "messages": [{"role": "ROLE", "content": "Own"},
                                 {"role": "user", "content": "Hi"}]})";
        request.replace("ROLE", role);
        const auto result = merged(request.constData(), R"({"system": "Be brief."})");
        QCOMPARE(result->messages.size(), 2);
        QCOMPARE(result->messages.first().plainText(), QStringLiteral("Own"));
    }

    void presetWithoutPromptAddsNoMessage()
    {
        QCOMPARE(merged(R"({"preset": "work"})", R"({"system": null, "temperature": 1})")->messages.size(),
                 1);
    }

    void toolsAreUnitedByWhatTheyAre()
    {
        const auto result = merged(
            R"({"preset": "work", "tools": [
                {"type": "function", "function": {"name": "c", "description": "own"}},
                {"type": "function", "function": {"name": "b", "description": "own"}},
                {"type": "openrouter:web_search", "parameters": {"max_results": 3}},
                {"type": "openrouter:advisor", "parameters": {"name": "two"}}]})",
            R"({"tools": [
                {"type": "function", "function": {"name": "a", "description": "preset"}},
                {"type": "function", "function": {"name": "b", "description": "preset"}},
                {"type": "openrouter:web_search"},
                {"type": "openrouter:advisor", "parameters": {"name": "one"}}]})");
        QCOMPARE(toolNames(*result),
                 (QStringList {QStringLiteral("a=preset"), QStringLiteral("b=own"),
                               QStringLiteral("openrouter:web_search"), QStringLiteral("openrouter:advisor"),
                               QStringLiteral("c=own"), QStringLiteral("openrouter:advisor")}));
        // Of the two searches the request's.
        QVERIFY(result->tools.at(2).extra.contains(QStringLiteral("parameters")));
    }

    void policyOnlyTightens()
    {
        const auto result = merged(
            R"({"preset": "work", "provider": {"data_collection": "allow", "zdr": false, "only": ["a", "b"],
                "ignore": ["x"], "max_price": {"prompt": 3}, "allow_fallbacks": true}})",
            R"({"provider": {"data_collection": "deny", "zdr": true, "only": ["b", "c"], "ignore": ["y"],
                "max_price": {"prompt": 2, "completion": 5}, "allow_fallbacks": false}})");
        const RoutingPreferences &routing = result->routing;
        QVERIFY(routing.denyDataCollection);
        QVERIFY(routing.zeroDataRetention);
        QVERIFY(!routing.allowFallbacks);
        QCOMPARE(routing.only, QStringList {QStringLiteral("b")});
        QCOMPARE(routing.ignore, (QStringList {QStringLiteral("y"), QStringLiteral("x")}));
        QCOMPARE(routing.maxPromptPrice->toDecimal(), QStringLiteral("0.000002"));
        QCOMPARE(routing.maxCompletionPrice->toDecimal(), QStringLiteral("0.000005"));
    }

    void wishesAboutTheOrderAreTheRequestsFirst()
    {
        const char *preset = R"({"provider": {"order": ["p"], "sort": "price"}})";
        const auto own =
            merged(R"({"preset": "work", "provider": {"order": ["r"], "sort": "latency"}})", preset);
        QCOMPARE(own->routing.order, QStringList {QStringLiteral("r")});
        QVERIFY(own->routing.sort == SortBy::Latency);
        const auto none = merged(R"({"preset": "work"})", preset);
        QCOMPARE(none->routing.order, QStringList {QStringLiteral("p")});
        QVERIFY(none->routing.sort == SortBy::Price);
    }

    void wrongPresetIsRefused_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("preset");
        QTest::addColumn<bool>("clientsMistake");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *title, const char *request, const char *preset, bool client,
                            const char *says) {
            QTest::newRow(title) << QByteArray(request) << QByteArray(preset) << client
                                 << QString::fromLatin1(says);
        };
        row("slip", R"({"model": "@preset/wrok"})", "{}", true,
            "There is no preset 'wrok'. Did you mean 'work'?");
        row("unknown", R"({"preset": "zzzzzzz"})", "{}", true, "The presets are: work.");
        row("two", R"({"preset": "work", "model": "@preset/other"})", "{}", true,
            "two presets, 'other' and 'work'");
        row("wrong field", R"({"preset": "work"})", R"({"temperature": "hot"})", false, "Preset 'work': ");
        row("wrong system prompt", R"({"preset": "work"})", R"({"system": 3})", false,
            "'system' must be a string");
        row("names a preset", R"({"preset": "work"})", R"({"model": "a/b@preset/other"})", false,
            "cannot name a preset");
        row("has a preset", R"({"preset": "work"})", R"({"preset": "other"})", false, "cannot name a preset");
    }
    void wrongPresetIsRefused()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, preset);
        QFETCH(bool, clientsMistake);
        QFETCH(QString, says);
        const auto result = merged(request.constData(), preset.constData());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, clientsMistake ? ErrorKind::BadRequest : ErrorKind::BadConfig);
        QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
    }
};

QTEST_APPLESS_MAIN(TestPreset)
#include "tst_preset.moc"
