#include "ui/chat/conversation.h"
#include "ui/chat/figures.h"

#include <QTest>

using ui::Conversation;
using ui::Turn;

namespace {

core::CallProgress events(const QList<core::ChatEvent> &list)
{
    core::CallProgress news;
    news.events = list;
    return news;
}

core::CallProgress text(const QString &delta)
{
    return events({core::TextDelta {delta}});
}

core::CallProgress finished(const std::optional<core::Error> &error = {})
{
    core::CallProgress news;
    news.finished = core::RequestRecord {};
    news.finished->error = error;
    return news;
}

core::CallProgress attempt(const QString &provider)
{
    core::CallProgress news;
    news.attempt = core::CallProgress::Attempt {};
    news.attempt->provider = provider;
    return news;
}

QStringList asLines(const QList<core::Message> &messages)
{
    QStringList lines;
    for (const core::Message &message : messages)
        lines.append((message.role == core::Role::User ? QStringLiteral("U ") : QStringLiteral("A "))
                     + message.plainText());
    return lines;
}

const QString kModel = QStringLiteral("Model");

} // namespace

class TestConversation : public QObject
{
    Q_OBJECT

private slots:
    void eachQuestionCarriesWhatWasSaidBefore()
    {
        Conversation conversation;
        conversation.ask(QStringLiteral("one"), kModel, 0);
        QCOMPARE(asLines(conversation.messages()), QStringList {QStringLiteral("U one")});
        conversation.take(text(QStringLiteral("An")), 10);
        conversation.take(text(QStringLiteral("swer")), 20);
        conversation.take(finished(), 30);
        conversation.ask(QStringLiteral("two"), kModel, 40);
        QCOMPARE(asLines(conversation.messages()),
                 QStringList({QStringLiteral("U one"), QStringLiteral("A Answer"), QStringLiteral("U two")}));
    }

    void questionWithoutAnswerIsNotSentAgain()
    {
        Conversation conversation;
        conversation.ask(QStringLiteral("lost"), kModel, 0);
        conversation.take(finished(core::Error {core::ErrorKind::Overloaded, QStringLiteral("busy")}), 5);
        QCOMPARE(conversation.turns().last().state, Turn::State::Failed);
        conversation.ask(QStringLiteral("next"), kModel, 10);
        QCOMPARE(asLines(conversation.messages()), QStringList {QStringLiteral("U next")});
    }

    void stoppedAnswerStaysAndCounts()
    {
        Conversation conversation;
        conversation.ask(QStringLiteral("one"), kModel, 0);
        conversation.take(text(QStringLiteral("half")), 5);
        conversation.stop();
        QCOMPARE(conversation.turns().last().state, Turn::State::Stopped);
        conversation.take(text(QStringLiteral(" more")), 6);
        QCOMPARE(conversation.turns().last().answer, QStringLiteral("half"));
        conversation.ask(QStringLiteral("two"), kModel, 10);
        QCOMPARE(asLines(conversation.messages()),
                 QStringList({QStringLiteral("U one"), QStringLiteral("A half"), QStringLiteral("U two")}));
    }

    void askingAgainReplacesOnlyTheLastAnswer()
    {
        Conversation conversation;
        QVERIFY(!conversation.askAgain(kModel, 0));
        conversation.ask(QStringLiteral("one"), kModel, 0);
        conversation.take(text(QStringLiteral("first")), 5);
        conversation.take(finished(), 6);
        conversation.ask(QStringLiteral("two"), kModel, 10);
        conversation.take(text(QStringLiteral("second")), 15);
        conversation.take(finished(), 16);
        QVERIFY(conversation.askAgain(kModel, 20));
        QCOMPARE(conversation.turns().size(), 2);
        QVERIFY(conversation.turns().last().answer.isEmpty());
        QVERIFY(conversation.running());
        QCOMPARE(asLines(conversation.messages()).first(2),
                 QStringList({QStringLiteral("U one"), QStringLiteral("A first")}));
    }

    void toolCallFragmentsBecomeWholeCalls()
    {
        Conversation conversation;
        conversation.ask(QStringLiteral("q"), kModel, 0);
        core::ToolCallDelta second;
        second.index = 1;
        second.id = QStringLiteral("b");
        second.name = QStringLiteral("time");
        core::ToolCallDelta first;
        first.id = QStringLiteral("a");
        first.name = QStringLiteral("weather");
        first.arguments = QStringLiteral("{\"city\":");
        core::ToolCallDelta more;
        more.arguments = QStringLiteral("\"Ulm\"}");
        conversation.take(events({second, first, more}), 1);
        const QList<core::ToolCall> &calls = conversation.turns().last().toolCalls;
        QCOMPARE(calls.size(), 2);
        QCOMPARE(calls.at(0).name, QStringLiteral("weather"));
        QCOMPARE(calls.at(0).arguments, QStringLiteral("{\"city\":\"Ulm\"}"));
        QCOMPARE(calls.at(1).id, QStringLiteral("b"));
    }

    void otherAlternativesAreLeftOut()
    {
        Conversation conversation;
        conversation.ask(QStringLiteral("q"), kModel, 0);
        core::TextDelta other {QStringLiteral("no")};
        other.choice = 1;
        conversation.take(events({core::TextDelta {QStringLiteral("yes")}, other}), 1);
        QCOMPARE(conversation.turns().last().answer, QStringLiteral("yes"));
    }

    void reasoningGoesBackWithTheAnswer()
    {
        Conversation conversation;
        conversation.ask(QStringLiteral("q"), kModel, 0);
        core::ReasoningDelta thought;
        thought.text = QStringLiteral("hm");
        thought.details = QJsonArray {QJsonObject {{QStringLiteral("signature"), QStringLiteral("s")}}};
        conversation.take(events({thought, core::TextDelta {QStringLiteral("a")}}), 1);
        conversation.take(finished(), 2);
        conversation.ask(QStringLiteral("r"), kModel, 3);
        QCOMPARE(conversation.messages().at(1).reasoning, QStringLiteral("hm"));
        QCOMPARE(conversation.messages().at(1).reasoningDetails, thought.details);
    }

    void figuresOfAFinishedAnswer()
    {
        Conversation conversation;
        conversation.ask(QStringLiteral("q"), kModel, 0);
        conversation.take(text(QStringLiteral("a")), 5);
        core::CallProgress end = finished();
        core::RequestRecord &record = *end.finished;
        record.ttftMs = 340;
        record.tokensPerSecond = 87;
        record.usage = core::Usage {};
        record.usage->completionTokens = 512;
        record.cost = core::Money::fromDecimal(u"0.0003");
        record.costSource = core::CostSource::Computed;
        record.providerName = QStringLiteral("Groq");
        conversation.take(end, 9);
        const QString figures = ui::figuresText(conversation.turns().last());
        for (const char *part : {"TTFT 340", "87", "512", "0.0003", "Groq"})
            QVERIFY2(figures.contains(QLatin1String(part)), qPrintable(figures));
        QVERIFY(!figures.contains(QLatin1String("fallback")));
        QVERIFY(!figures.contains(QLatin1String("simulated")));
    }

    void simulatedMoneyAndFallbackAreMarked()
    {
        Conversation conversation;
        conversation.ask(QStringLiteral("q"), kModel, 0);
        core::CallProgress end = finished();
        end.finished->cost = core::Money::fromDecimal(u"0.01");
        end.finished->costSource = core::CostSource::Simulated;
        core::AttemptRecord bad;
        bad.endpoint = QStringLiteral("one");
        bad.error = core::Error {core::ErrorKind::Overloaded, QStringLiteral("One is too busy.")};
        core::AttemptRecord good;
        good.ordinal = 2;
        good.endpoint = QStringLiteral("two");
        end.finished->attempts = {bad, good};
        conversation.take(end, 9);
        const Turn &turn = conversation.turns().last();
        QVERIFY(ui::figuresText(turn).contains(QLatin1String("simulated")));
        QVERIFY(ui::figuresText(turn).contains(QLatin1String("fallback")));
        QVERIFY(ui::figuresDetails(turn).contains(QLatin1String("One is too busy.")));
        QVERIFY(ui::figuresDetails(turn).contains(QLatin1String("two")));
    }

    void figuresWhileStreamingAreMarkedAsEstimates()
    {
        Conversation conversation;
        conversation.ask(QStringLiteral("q"), kModel, 1000);
        conversation.take(attempt(QStringLiteral("Groq")), 1010);
        conversation.take(text(QString(400, u'x')), 1200);
        conversation.take(text(QString(400, u'x')), 3200);
        const QString figures = ui::figuresText(conversation.turns().last());
        QVERIFY2(figures.contains(QLatin1String("200 ms")), qPrintable(figures));
        QVERIFY2(figures.contains(QStringLiteral("≈ 100")), qPrintable(figures));
        QVERIFY2(figures.contains(QLatin1String("Groq")), qPrintable(figures));
    }
};

QTEST_GUILESS_MAIN(TestConversation)
#include "conversation_test.moc"
