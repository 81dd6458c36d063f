#include "core/conversation/conversation_tree.h"

#include <QTest>

using namespace core;

namespace {

CallProgress events(const QList<ChatEvent> &list)
{
    CallProgress news;
    news.events = list;
    return news;
}

CallProgress text(const QString &delta)
{
    return events({TextDelta {delta}});
}

CallProgress finished(const std::optional<Error> &error = {})
{
    CallProgress news;
    news.finished = RequestRecord {};
    news.finished->error = error;
    return news;
}

QStringList asLines(const QList<Message> &messages)
{
    QStringList lines;
    for (const Message &message : messages)
        lines.append((message.role == Role::User ? QStringLiteral("U ") : QStringLiteral("A "))
                     + message.plainText());
    return lines;
}

Asked by(qint64 nowMs)
{
    return {.modelName = QStringLiteral("Model"), .modelKey = QStringLiteral("test/model"), .nowMs = nowMs};
}

void finish(ConversationTree &tree, const char *words)
{
    tree.take(text(QString::fromLatin1(words)), 1);
    tree.take(finished(), 2);
}

void answer(ConversationTree &tree, const char *question, const char *words)
{
    tree.ask({QString::fromLatin1(question)}, by(0));
    finish(tree, words);
}

} // namespace

class TestConversationTree : public QObject
{
    Q_OBJECT

private slots:
    void eachQuestionCarriesWhatWasSaidBefore()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("one")}, by(0));
        QCOMPARE(asLines(tree.messages()), QStringList {QStringLiteral("U one")});
        tree.take(text(QStringLiteral("An")), 10);
        tree.take(text(QStringLiteral("swer")), 20);
        tree.take(finished(), 30);
        tree.ask({QStringLiteral("two")}, by(40));
        QCOMPARE(asLines(tree.messages()),
                 QStringList({QStringLiteral("U one"), QStringLiteral("A Answer"), QStringLiteral("U two")}));
    }

    void questionWithoutAnswerIsNotSentAgain()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("lost")}, by(0));
        tree.take(finished(Error {ErrorKind::Overloaded, QStringLiteral("busy")}), 5);
        QCOMPARE(tree.head()->state, Turn::State::Failed);
        tree.ask({QStringLiteral("next")}, by(10));
        QCOMPARE(asLines(tree.messages()), QStringList {QStringLiteral("U next")});
    }

    void stoppedAnswerStaysAndCounts()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("one")}, by(0));
        tree.take(text(QStringLiteral("half")), 5);
        tree.stop();
        QCOMPARE(tree.head()->state, Turn::State::Stopped);
        tree.take(text(QStringLiteral(" more")), 6);
        QCOMPARE(tree.head()->answer, QStringLiteral("half"));
        tree.ask({QStringLiteral("two")}, by(10));
        QCOMPARE(asLines(tree.messages()),
                 QStringList({QStringLiteral("U one"), QStringLiteral("A half"), QStringLiteral("U two")}));
    }

    void askingAgainKeepsTheAnswersAsVariants()
    {
        ConversationTree tree;
        QCOMPARE(tree.askAgain(1, by(0)), 0);
        answer(tree, "one", "first");
        answer(tree, "two", "second");
        QCOMPARE(tree.askAgain(2, by(20)), 3);
        QVERIFY(tree.running());
        QVERIFY(tree.head()->answer.isEmpty());
        QCOMPARE(tree.path(), QList<qint64>({1, 3}));
        QCOMPARE(tree.answerVariants(3), QList<qint64>({2, 3}));
        QCOMPARE(tree.questionVariants(3), QList<qint64>({3}));
        QCOMPARE(asLines(tree.messages()),
                 QStringList({QStringLiteral("U one"), QStringLiteral("A first"), QStringLiteral("U two")}));
        finish(tree, "other");
        tree.select(2);
        QCOMPARE(tree.head()->answer, QStringLiteral("second"));
    }

    void anEditedQuestionIsABranch()
    {
        ConversationTree tree;
        answer(tree, "one", "first");
        answer(tree, "two", "second");
        QCOMPARE(tree.edit(1, {QStringLiteral("uno")}, by(20)), 3);
        QCOMPARE(asLines(tree.messages()), QStringList {QStringLiteral("U uno")});
        finish(tree, "primero");
        QCOMPARE(tree.questionVariants(3), QList<qint64>({1, 3}));
        QCOMPARE(tree.answerVariants(3), QList<qint64>({3}));
        tree.select(1);
        QCOMPARE(tree.path(), QList<qint64>({1, 2})); // as it was
        QCOMPARE(tree.edit(9, {QStringLiteral("none")}, by(30)), 0);
    }

    void theNewestAnswerStandsForAnotherQuestion()
    {
        ConversationTree tree;
        answer(tree, "one", "first");
        tree.askAgain(1, by(5));
        finish(tree, "second");
        tree.edit(2, {QStringLiteral("uno")}, by(6));
        finish(tree, "third");
        QCOMPARE(tree.questionVariants(3), QList<qint64>({2, 3}));
        QCOMPARE(tree.questionVariants(1), QList<qint64>({1, 3}));
    }

    void goingBackBranchesAtTheNextQuestion()
    {
        ConversationTree tree;
        answer(tree, "one", "first");
        answer(tree, "two", "second");
        tree.goTo(1);
        QCOMPARE(tree.path(), QList<qint64>({1}));
        answer(tree, "three", "third");
        QCOMPARE(tree.path(), QList<qint64>({1, 3}));
        QCOMPARE(tree.questionVariants(3), QList<qint64>({2, 3}));
        tree.goTo(0);
        QVERIFY(tree.isEmpty());
        QCOMPARE(tree.turns().size(), size_t(3));
        tree.select(1);
        QCOMPARE(tree.path(), QList<qint64>({1, 3})); // what was on show last
    }

    void anotherConversationIsTakenOverOnce()
    {
        ConversationTree winner;
        answer(winner, "one", "better");
        ConversationTree tree;
        answer(tree, "one", "worse");
        tree.adopt(winner);
        QCOMPARE(tree.head()->answer, QStringLiteral("better"));
        QCOMPARE(tree.answerVariants(tree.headId()), QList<qint64>({1, 2}));
        answer(winner, "two", "more");
        tree.adopt(winner);
        QCOMPARE(tree.turns().size(), size_t(3));
        QCOMPARE(tree.path(), QList<qint64>({2, 3}));
        tree.adopt(winner);
        QCOMPARE(tree.turns().size(), size_t(3));
    }

    void anAnswerIsGoneOnWith()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("count")}, by(0));
        tree.take(text(QStringLiteral("one, ")), 1);
        tree.stop();
        QVERIFY(tree.head()->canContinue());
        QCOMPARE(tree.continueAnswer(1, by(10)), 1);
        const QList<Message> messages = tree.messages();
        QCOMPARE(messages.size(), 3);
        QCOMPARE(messages.at(1).plainText(), QStringLiteral("one, "));
        tree.take(text(QStringLiteral("two")), 12);
        tree.take(finished(), 13);
        QCOMPARE(tree.head()->answer, QStringLiteral("one, two"));
        QVERIFY(!tree.head()->canContinue());
        QCOMPARE(tree.continueAnswer(1, by(20)), 0);
    }

    void whatWasKeptComesBackInterrupted()
    {
        ConversationTree before;
        answer(before, "one", "first");
        before.ask({QStringLiteral("two")}, by(5));
        before.take(text(QStringLiteral("hal")), 6);
        const ConversationTree tree(before.turns(), before.headId());
        QCOMPARE(tree.path(), QList<qint64>({1, 2}));
        QCOMPARE(tree.head()->state, Turn::State::Interrupted);
        QVERIFY(tree.head()->canContinue());
        QVERIFY(!tree.running());
    }

    void whatMakesNoSenseOpensTheConversation()
    {
        Turn odd;
        odd.parent = 7;
        odd.questionId = 9;
        odd.state = Turn::State::Done;
        const ConversationTree tree({odd, odd}, 5);
        QVERIFY(tree.isEmpty());
        QCOMPARE(tree.find(1)->parent, 0);
        QCOMPARE(tree.find(2)->questionId, 2);
    }

    void contextIsLimited()
    {
        ConversationTree tree;
        answer(tree, "one", "first");
        answer(tree, "two", "second");
        tree.ask({QStringLiteral("three")}, by(20));
        ContextRules rules;
        rules.earlierTurns = 1;
        rules.systemPrompt = QStringLiteral("Be brief.");
        const QList<Message> messages = tree.messages(rules);
        QCOMPARE(messages.first().role, Role::System);
        QCOMPARE(asLines(messages.mid(1)), QStringList({QStringLiteral("U two"), QStringLiteral("A second"),
                                                        QStringLiteral("U three")}));
        rules.earlierTurns = 0;
        QCOMPARE(tree.messages(rules).size(), 2);
    }

    void attachmentsGoAlong()
    {
        ConversationTree tree;
        const Attachment picture {Attachment::Kind::Image, QStringLiteral("a.png"),
                                  QStringLiteral("image/png"), QByteArrayLiteral("xyz")};
        const Attachment text {Attachment::Kind::Text, QStringLiteral("n.md"), QStringLiteral("text/plain"),
                               QByteArrayLiteral("a ```b``` c")};
        tree.ask({QStringLiteral("see"), {picture, text}}, by(0));
        const Message message = tree.messages().first();
        QCOMPARE(message.content.size(), 3);
        QCOMPARE(std::get<ImagePart>(message.content.at(1)).url,
                 QStringLiteral("data:image/png;base64,eHl6"));
        QCOMPARE(std::get<TextPart>(message.content.at(2)).text,
                 QStringLiteral("n.md:\n````\na ```b``` c\n````"));
    }

    void onlyWhatChangedIsSaved()
    {
        ConversationTree tree;
        answer(tree, "one", "first");
        QCOMPARE(tree.takeChanged(), QSet<qint64>({1}));
        QVERIFY(tree.takeChanged().isEmpty());
        tree.ask({QStringLiteral("two")}, by(3));
        QCOMPARE(tree.takeChanged(), QSet<qint64>({2}));
    }

    void toolCallFragmentsBecomeWholeCalls()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("q")}, by(0));
        ToolCallDelta second;
        second.index = 1;
        second.id = QStringLiteral("b");
        second.name = QStringLiteral("time");
        ToolCallDelta first;
        first.id = QStringLiteral("a");
        first.name = QStringLiteral("weather");
        first.arguments = QStringLiteral("{\"city\":");
        ToolCallDelta more;
        more.arguments = QStringLiteral("\"Ulm\"}");
        tree.take(events({second, first, more}), 1);
        const QList<ToolCall> &calls = tree.head()->toolCalls;
        QCOMPARE(calls.size(), 2);
        QCOMPARE(calls.at(0).name, QStringLiteral("weather"));
        QCOMPARE(calls.at(0).arguments, QStringLiteral("{\"city\":\"Ulm\"}"));
        QCOMPARE(calls.at(1).id, QStringLiteral("b"));
    }

    void otherAlternativesAreLeftOut()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("q")}, by(0));
        TextDelta other {QStringLiteral("no")};
        other.choice = 1;
        tree.take(events({TextDelta {QStringLiteral("yes")}, other}), 1);
        QCOMPARE(tree.head()->answer, QStringLiteral("yes"));
    }

    void reasoningGoesBackWithTheAnswer()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("q")}, by(0));
        ReasoningDelta thought;
        thought.text = QStringLiteral("hm");
        thought.details = QJsonArray {QJsonObject {{QStringLiteral("signature"), QStringLiteral("s")}}};
        tree.take(events({thought, TextDelta {QStringLiteral("a")}}), 1);
        tree.take(finished(), 2);
        tree.ask({QStringLiteral("r")}, by(3));
        QCOMPARE(tree.messages().at(1).reasoning, QStringLiteral("hm"));
        QCOMPARE(tree.messages().at(1).reasoningDetails, thought.details);
    }
};

QTEST_GUILESS_MAIN(TestConversationTree)
#include "test_conversation_tree.moc"
