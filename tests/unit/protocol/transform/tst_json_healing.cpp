#include "core/protocol/transform/json_healing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

QString s(const char16_t *text)
{
    return QString::fromUtf16(text);
}

Finished stopped(int choice = 0, FinishReason reason = FinishReason::Stop)
{
    return Finished {reason, {}, choice};
}

} // namespace

class JsonHealing : public QObject
{
    Q_OBJECT

private slots:
    void jsonIsLeftAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        for (const char16_t *text :
             {u"{}", u" [1, 2 ]\n", u"{ \"a\" : \"\\u00e4 ```json {x} ```\" }", u"42", u"\"text\"", u"null",
              u"{\"big\": 12345678901234567890, \"a\": 1, \"a\": 2}"})
            QTest::newRow(qPrintable(s(text))) << s(text);
    }

    void jsonIsLeftAsItIs()
    {
        QFETCH(QString, text);
        QCOMPARE(healedJson(text), std::optional(text));
    }

    void whatWasMeantIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("json");
        const auto row = [](const char *name, const char16_t *text, const char16_t *json) {
            QTest::newRow(name) << s(text) << s(json);
        };
        row("code fence", u"```json\n{\"a\": 1}\n```", u"{\"a\":1}");
        row("code fence and prose", u"Sure! Here it is:\n```\n{\"a\": 1}\n```\nAnything else [y/n]?",
            u"{\"a\":1}");
        row("fence around JSON without its bracket", u"```json\n{\"a\": [1, 2\n```\nUse {it}.",
            u"{\"a\":[1,2]}");
        row("prose around", u"The answer is {\"a\": \"b\"} as you asked.", u"{\"a\":\"b\"}");
        row("prose with brackets", u"See [1] and {x}: {\"a\": [\"b\"]}.", u"{\"a\":[\"b\"]}");
        row("missing brackets", u"{\"a\": [1, {\"b\": 2", u"{\"a\":[1,{\"b\":2}]}");
        row("missing inner bracket", u"{\"a\": [1, 2}", u"{\"a\":[1,2]}");
        row("wrong bracket", u"[1, 2}", u"[1,2]");
        row("bracket too many", u"{\"a\": 1}}", u"{\"a\":1}");
        row("prose after a missing bracket", u"{\"a\": 1\n\nHope this helps!", u"{\"a\":1}");
        row("missing quote at the end", u"{\"a\": \"hello}", u"{\"a\":\"hello\"}");
        row("missing quote at the end, nested", u"{\"a\": [\"hello]}", u"{\"a\":[\"hello\"]}");
        row("missing quote before a comma", u"{\"a\": \"hello, \"b\": 1}", u"{\"a\":\"hello\",\"b\":1}");
        row("missing quote at a line's end", u"{\"a\": \"hello\n  \"b\": 1}", u"{\"a\":\"hello\",\"b\":1}");
        row("cut in a string", u"{\"a\": \"hel", u"{\"a\":\"hel\"}");
        row("key without its first quote", u"{a\": 1}", u"{\"a\":1}");
        row("trailing commas", u"{\"a\": [1, 2,], }", u"{\"a\":[1,2]}");
        row("leading and double commas", u"[,1,,2]", u"[1,2]");
        row("missing comma between members", u"{\"a\": 1 \"b\": \"x\" \"c\": []}",
            u"{\"a\":1,\"b\":\"x\",\"c\":[]}");
        row("missing comma at a line's end", u"{\"a\": \"x\"\n\"b\": 2}", u"{\"a\":\"x\",\"b\":2}");
        row("missing comma between entries", u"[1 2 \"a\" \"b\" {} {}]", u"[1,2,\"a\",\"b\",{},{}]");
        row("single quotes", u"{'a': 'it\\'s', 'b': 'it's \"so\"'}",
            u"{\"a\":\"it's\",\"b\":\"it's \\\"so\\\"\"}");
        row("typographic quotes", u"{“a”: “b”}", u"{\"a\":\"b\"}");
        row("quotes within a string", u"{\"a\": \"he said \"hi\", then left\", \"b\": 1}",
            u"{\"a\":\"he said \\\"hi\\\", then left\",\"b\":1}");
        row("unquoted keys", u"{a: 1, b_c-d: 2, $e: 3, 7: 4}", u"{\"a\":1,\"b_c-d\":2,\"$e\":3,\"7\":4}");
        row("words of Python", u"{'a': True, 'b': False, 'c': None}", u"{\"a\":true,\"b\":false,\"c\":null}");
        row("words that JSON has not", u"[undefined, NaN, TRUE]", u"[null,null,true]");
        row("comments", u"{ // one\n\"a\": 1, /* two */ \"b\": 2 # three\n}", u"{\"a\":1,\"b\":2}");
        row("comment behind a string", u"[\"a\" // x\n]", u"[\"a\"]");
        row("comment without an end", u"{\"a\": 1 /* and so", u"{\"a\":1}");
        row("line break in a string", u"{\"a\": \"one\ntwo\tthree\x01\"}",
            u"{\"a\":\"one\\ntwo\\tthree\\u0001\"}");
        row("escapes that JSON has not", u"{\"a\": \"C:\\x \\u12 \\d\"}",
            u"{\"a\":\"C:\\\\x \\\\u12 \\\\d\"}");
        row("escapes that JSON has", u"{a: \"\\u00e4\\n\\\"\\/\\\\\"}", u"{\"a\":\"\\u00e4\\n\\\"\\/\\\\\"}");
        row("numbers", u"[+1, .5, -.5, 5., 007, 1_000, 1E+5, -0]", u"[1,0.5,-0.5,5,7,1000,1e+5,-0]");
        row("long numbers keep their digits", u"{a: 12345678901234567890.123456789012345678}",
            u"{\"a\":12345678901234567890.123456789012345678}");
        row("beyond the basic plane", u"{a: \"😀\"}", u"{\"a\":\"😀\"}");
        row("a fence in a string", u"{a: \"x\n```js\ny\n```\nz\", b: 1}",
            u"{\"a\":\"x\\n```js\\ny\\n```\\nz\",\"b\":1}");
        row("only a bracket", u"{", u"{}");
        row("half a last member", u"{\"a\": 1, \"b", u"{\"a\":1}");
    }

    void whatWasMeantIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, json);
        const auto healed = healedJson(text);
        QCOMPARE(healed.value_or(QString()), json);
        if (healed)
            QCOMPARE(healedJson(*healed), healed);
    }

    void whatTakesGuessingIsLeftAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char16_t *text :
             {u"", u"   ", u"I cannot help with that.", u"{\"a\": }", u"{\"a\" 1}", u"[1, what, 2]",
              u"{\"a\": 1, b c d, \"e\": 2}", u"{\"a\": 2024-01-01, \"b\": 1}", u"]}", u"```json\n```",
              u"[the] and {so}", u"[{\"a\": 1, {\"b\": 2}]", u"{\"a\": {\"b\": 1}, c d}"})
            QTest::newRow(qPrintable(s(text))) << s(text);
    }

    void whatTakesGuessingIsLeftAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(healedJson(text), std::optional<QString>());
    }

    void everyCutOfAnAnswerIsEitherHealedOrLeft()
    {
        const QString whole = s(u"Well: {'a': [1, {\"b\": \"x, 'y' \\\" z\", c: None}], // so\n \"d\": "
                                u"{\"e\": -1.5e3}} Bye");
        int healed = 0;
        for (qsizetype i = 0; i <= whole.size(); ++i) {
            if (const auto json = healedJson(whole.first(i))) {
                ++healed;
                QVERIFY2(QJsonDocument::fromJson(json->toUtf8()).isObject(), qPrintable(*json));
            }
        }
        QVERIFY2(healed > whole.size() / 2, qPrintable(QString::number(healed)));
    }

    void hostileTextEndsSoon_data()
    {
        QTest::addColumn<QString>("text");
        constexpr int many = 50'000;
        const char *pieces[] = {
            "[",   "{\"a\":",   "{a:[", "[\"",  "\"",   "{\"a\":\"b\" ",   "'",  "/*",       "[,", "{'",
            "[1 ", "{\"a\":1 ", "\\",   "[[1 ", "]}{[", "{\"a\": \"x, \"", "# ", "[\"a\",\n"};
        for (const char *piece : pieces) {
            QTest::addRow("many %s", piece) << QString::fromLatin1(piece).repeated(many);
            QTest::addRow("list, then many %s", piece)
                << QLatin1String("[1, ") + QString::fromLatin1(piece).repeated(many) + u'!';
        }
    }

    void hostileTextEndsSoon()
    {
        QFETCH(QString, text);
        const auto healed = healedJson(text);
        if (healed)
            QVERIFY(!QJsonDocument::fromJson(healed->toUtf8()).isNull());
    }

    void nestingIsReadToADepth()
    {
        const auto nested = [](int depth) {
            return QStringLiteral("x ") + QString(depth, u'[') + u'1' + QString(depth, u']');
        };
        QVERIFY(healedJson(nested(128)));
        QCOMPARE(healedJson(nested(128))->size(), 257);
        QVERIFY(!healedJson(nested(129)));
        QVERIFY(!healedJson(nested(1000)));
    }

    void onlyWholeJsonAnswersAreHealed_data()
    {
        QTest::addColumn<ChatRequest>("request");
        QTest::addColumn<bool>("wanted");
        ChatRequest request;
        request.plugins = {PluginUse {QStringLiteral("response-healing")}};
        request.responseFormat = ResponseFormat {ResponseFormat::Kind::JsonObject};
        QTest::newRow("object") << request << true;
        ChatRequest schema = request;
        schema.responseFormat->kind = ResponseFormat::Kind::JsonSchema;
        QTest::newRow("schema") << schema << true;
        ChatRequest text = request;
        text.responseFormat->kind = ResponseFormat::Kind::Text;
        QTest::newRow("text") << text << false;
        text.responseFormat.reset();
        QTest::newRow("no format") << text << false;
        ChatRequest stream = request;
        stream.stream = true;
        QTest::newRow("stream") << stream << false;
        ChatRequest off = request;
        off.plugins.first().enabled = false;
        QTest::newRow("switched off") << off << false;
        off.plugins = {PluginUse {QStringLiteral("web")}};
        QTest::newRow("no plugin") << off << false;
        ChatRequest raw = request;
        raw.raw = RawRequest {};
        QTest::newRow("no conversation") << raw << false;
    }

    void onlyWholeJsonAnswersAreHealed()
    {
        QFETCH(ChatRequest, request);
        QFETCH(bool, wanted);
        QCOMPARE(wantsHealing(request), wanted);
    }

    void textOfEachChoiceIsHealed()
    {
        const QList<ChatEvent> events {ReplyInfo {QStringLiteral("id")},
                                       TextDelta {QStringLiteral("```{a:"), 0},
                                       TextDelta {QStringLiteral("[1]"), 1},
                                       ReasoningDelta {QStringLiteral("hm")},
                                       TextDelta {QStringLiteral("1}"), 0},
                                       TextDelta {QStringLiteral("[2,]"), 2},
                                       UsageReport {},
                                       stopped(0),
                                       stopped(1),
                                       stopped(2)};
        const HealedAnswer healed = healedAnswer(events);
        QCOMPARE(healed.choices, QList<int>({0, 2}));
        QCOMPARE(healed.events,
                 QList<ChatEvent>({events.at(0), TextDelta {QStringLiteral("{\"a\":1}"), 0}, events.at(2),
                                   events.at(3), TextDelta {QStringLiteral("[2]"), 2}, events.at(6),
                                   stopped(0), stopped(1), stopped(2)}));
    }

    void someAnswersAreLeftAlone_data()
    {
        QTest::addColumn<QList<ChatEvent>>("events");
        const TextDelta cut {QStringLiteral("{\"a\": [1, 2")};
        using Events = QList<ChatEvent>;
        QTest::newRow("cut by length") << Events {cut, stopped(0, FinishReason::Length)};
        QTest::newRow("filtered") << Events {cut, stopped(0, FinishReason::ContentFilter)};
        QTest::newRow("without an end") << Events {cut};
        QTest::newRow("failed") << Events {cut, stopped(), Error {ErrorKind::StreamBroken, {}}};
        QTest::newRow("with a call") << Events {cut, ToolCallDelta {0, {}, QStringLiteral("f")}, stopped()};
        QTest::newRow("hopeless") << Events {TextDelta {QStringLiteral("no")}, stopped()};
        QTest::newRow("in order") << Events {TextDelta {QStringLiteral("{}")}, stopped()};
        QTest::newRow("empty") << Events {};
    }

    void someAnswersAreLeftAlone()
    {
        QFETCH(QList<ChatEvent>, events);
        const HealedAnswer healed = healedAnswer(events);
        QCOMPARE(healed.events, events);
        QVERIFY(healed.choices.isEmpty());
    }
};

QTEST_GUILESS_MAIN(JsonHealing)
#include "tst_json_healing.moc"
