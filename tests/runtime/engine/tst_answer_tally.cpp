#include "core/engine/answer_tally.h"

#include <QJsonArray>
#include <QTest>

using namespace core;

namespace {

const QString kTool = QStringLiteral("look_up");

ToolDefinition tool(const QStringList &required = {})
{
    return {.name = kTool,
            .parameters = QJsonObject {{QStringLiteral("type"), QStringLiteral("object")},
                                       {QStringLiteral("required"), QJsonArray::fromStringList(required)}}};
}

/// What an answer with this one call comes to.
AnswerTally called(const QString &name, const QString &arguments)
{
    AnswerTally tally;
    tally.add(ToolCallDelta {.name = name, .arguments = arguments});
    return tally;
}

} // namespace

class TestAnswerTally : public QObject
{
    Q_OBJECT

private slots:
    void textAloneIsNoToolCall()
    {
        AnswerTally tally;
        tally.add(TextDelta {QStringLiteral("{\"name\": \"look_up\"")});
        QVERIFY(!tally.hasToolCalls());
        QVERIFY(!tally.hasBadToolCall({tool()}));
    }

    void aCallIsBadWhereNobodyCanCarryItOut_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QStringList>("required");
        QTest::addColumn<bool>("bad");
        const auto row = [](const char *what, const char *name, const char *arguments,
                            const QStringList &required, bool bad) {
            QTest::newRow(what) << QString::fromLatin1(name) << QString::fromLatin1(arguments) << required
                                << bad;
        };
        const QStringList city {QStringLiteral("city")};
        row("an object", "look_up", "{}", {}, false);
        row("with what is required", "look_up", "{\"city\":\"Rome\",\"more\":1}", city, false);
        row("without what is required", "look_up", "{\"town\":\"Rome\"}", city, true);
        row("null is there too", "look_up", "{\"city\":null}", city, false);
        row("no arguments where none are required", "look_up", "", {}, false);
        row("blanks likewise", "look_up", " \n", {}, false);
        row("no arguments where some are required", "look_up", "", city, true);
        row("cut JSON", "look_up", "{\"city\":\"Ro", city, true);
        row("no JSON", "look_up", "city=Rome", {}, true);
        row("an array", "look_up", "[]", {}, true);
        row("a text", "look_up", "\"Rome\"", {}, true);
        row("something behind the object", "look_up", "{} and so on", {}, true);
        row("a tool that does not exist", "look_down", "{}", {}, true);
        row("another case is another tool", "Look_up", "{}", {}, true);
    }
    void aCallIsBadWhereNobodyCanCarryItOut()
    {
        QFETCH(QString, name);
        QFETCH(QString, arguments);
        QFETCH(QStringList, required);
        QFETCH(bool, bad);
        const AnswerTally tally = called(name, arguments);
        QVERIFY(tally.hasToolCalls());
        QCOMPARE(tally.hasBadToolCall({tool(required)}), bad);
    }

    void aToolWithoutASchemaTakesAnyObject()
    {
        QVERIFY(!called(kTool, QStringLiteral("{\"any\":1}")).hasBadToolCall({{.name = kTool}}));
        QVERIFY(called(kTool, QStringLiteral("{")).hasBadToolCall({{.name = kTool}}));
    }

    void aHostedToolHasAFormOfItsOwn()
    {
        const ToolDefinition hosted {.name = {}, .isFunction = false};
        QVERIFY(!called(QStringLiteral("web_search"), QStringLiteral("query")).hasBadToolCall({hosted}));
        // The client's own are still judged.
        QVERIFY(called(kTool, QStringLiteral("{")).hasBadToolCall({hosted, tool()}));
    }

    void piecesOfACallBelongTogetherAndCallsStayApart()
    {
        AnswerTally tally;
        tally.add(ToolCallDelta {.index = 0, .name = kTool, .arguments = QStringLiteral("{\"ci")});
        tally.add(ToolCallDelta {.index = 1, .name = kTool, .arguments = QStringLiteral("{")});
        tally.add(ToolCallDelta {.index = 0, .arguments = QStringLiteral("ty\":1}")});
        QVERIFY(tally.hasBadToolCall({tool()})); // the second is cut
        tally.add(ToolCallDelta {.index = 1, .arguments = QStringLiteral("}")});
        QVERIFY(!tally.hasBadToolCall({tool()}));
        // The same number in another alternative is another call.
        tally.add(ToolCallDelta {.index = 0, .name = kTool, .arguments = QStringLiteral("["), .choice = 1});
        QVERIFY(tally.hasBadToolCall({tool()}));
    }
};

QTEST_APPLESS_MAIN(TestAnswerTally)
#include "tst_answer_tally.moc"
