#include "core/protocol/transform/middle_out.h"

#include <QSet>
#include <QTest>

using namespace core;

namespace {

/// A token is four letters, a message has three more, and a tool ten.
qint64 tokensOf(const ChatRequest &request)
{
    qint64 tokens = 10 * request.tools.size();
    for (const Message &message : request.messages) {
        tokens += 3 + (message.plainText().size() + 3) / 4;
        for (const ToolCall &call : message.toolCalls)
            tokens += 3 + (call.name.size() + call.arguments.size()) / 4;
        for (const ContentPart &part : message.content)
            tokens += std::holds_alternative<ImagePart>(part) ? 300 : 0;
    }
    return tokens;
}

QString words(int letters)
{
    return QStringLiteral("word ").repeated(letters / 5 + 1).left(letters);
}

Message said(Role role, const QString &text)
{
    return Message::text(role, text);
}

Message call(const QString &id)
{
    Message message;
    message.role = Role::Assistant;
    message.toolCalls = {ToolCall {id, QStringLiteral("look"), QStringLiteral("{}")}};
    return message;
}

Message resultOf(const QString &id, const QString &text)
{
    Message message = Message::text(Role::Tool, text);
    message.toolCallId = id;
    return message;
}

/// `turns` questions with answers, each with its number, between instructions and a last question.
ChatRequest conversation(int turns, int letters)
{
    ChatRequest request;
    request.messages << said(Role::System, QStringLiteral("Be kind."));
    for (int i = 0; i < turns; ++i) {
        request.messages << said(Role::User, QStringLiteral("q%1 ").arg(i) + words(letters));
        request.messages << said(Role::Assistant, QStringLiteral("a%1 ").arg(i) + words(letters));
    }
    request.messages << said(Role::User, QStringLiteral("last question"));
    return request;
}

QStringList names(const ChatRequest &request)
{
    QStringList names;
    for (const Message &message : request.messages)
        names << message.plainText().section(u' ', 0, 0);
    return names;
}

QSet<QString> callsOf(const ChatRequest &request)
{
    QSet<QString> ids;
    for (const Message &message : request.messages) {
        for (const ToolCall &call : message.toolCalls)
            ids << call.id;
    }
    return ids;
}

QSet<QString> resultsOf(const ChatRequest &request)
{
    QSet<QString> ids;
    for (const Message &message : request.messages) {
        if (message.role == Role::Tool)
            ids << message.toolCallId;
    }
    return ids;
}

} // namespace

class MiddleOut : public QObject
{
    Q_OBJECT

private slots:
    void whatFitsIsLeftAlone()
    {
        const ChatRequest request = conversation(10, 100);
        const qint64 tokens = tokensOf(request);
        const auto same = compressMiddleOut(request, tokens, 22, tokensOf);
        QVERIFY(same);
        QVERIFY(!same->changed);
        QCOMPARE(same->request, request);
        QCOMPARE(same->tokensBefore, tokens);
        QCOMPARE(same->tokensAfter, tokens);

        const auto less = compressMiddleOut(request, tokens - 1, {}, tokensOf);
        QVERIFY(less && less->changed);
        QVERIFY(less->tokensAfter < tokens);
        QCOMPARE(less->tokensBefore, tokens);
    }

    void theMiddleGoesAndTheEndsStay()
    {
        const auto result = compressMiddleOut(conversation(50, 200), 1000, {}, tokensOf);
        QVERIFY(result);
        QVERIFY(result->tokensAfter <= 1000);
        QVERIFY2(result->tokensAfter > 850, qPrintable(QString::number(result->tokensAfter)));
        const QStringList left = names(result->request);
        QCOMPARE(left.first(), QStringLiteral("Be"));
        QCOMPARE(left.at(1), QStringLiteral("q0"));
        QCOMPARE(left.at(left.size() - 2), QStringLiteral("a49"));
        QCOMPARE(left.last(), QStringLiteral("last"));
        QVERIFY(!left.contains(QStringLiteral("q25")));
        // About as much from the start as from the end.
        qsizetype early = 0;
        for (const QString &name : left)
            early += name.size() > 1 && name.mid(1).toInt() < 25 && name != left.first() ? 1 : 0;
        QVERIFY2(qAbs(2 * early - left.size()) <= 4, qPrintable(left.join(u' ')));
        QCOMPARE(result->removedMessages, int(102 - result->request.messages.size()));
        QVERIFY(result->shortenedMessages <= 1);
    }

    void largeTextInTheMiddleIsShortenedRatherThanLost()
    {
        ChatRequest request = conversation(2, 40);
        request.messages[2] =
            said(Role::Assistant, QStringLiteral("BEGIN ") + words(8000) + QStringLiteral(" END"));
        const auto result = compressMiddleOut(request, 500, {}, tokensOf);
        QVERIFY(result);
        QCOMPARE(result->removedMessages, 0);
        QCOMPARE(result->shortenedMessages, 1);
        const QString text = result->request.messages.at(2).plainText();
        QVERIFY(text.startsWith(QLatin1String("BEGIN ")));
        QVERIFY(text.endsWith(QLatin1String(" END")));
        QVERIFY(text.contains(QStringLiteral("[…]")));
        QVERIFY(result->tokensAfter > 430 && result->tokensAfter <= 500);
    }

    void lastQuestionIsShortenedWhenItAloneIsTooLong()
    {
        ChatRequest request = conversation(5, 100);
        request.messages.last() =
            said(Role::User, QStringLiteral("START ") + words(20'000) + QStringLiteral(" what is this?"));
        const auto result = compressMiddleOut(request, 800, {}, tokensOf);
        QVERIFY(result);
        QVERIFY(result->tokensAfter <= 800);
        QCOMPARE(result->request.messages.first(), request.messages.first());
        const QString last = result->request.messages.last().plainText();
        QVERIFY(last.startsWith(QLatin1String("START ")));
        QVERIFY(last.endsWith(QLatin1String(" what is this?")));
    }

    void instructionsAreNeverTouched()
    {
        ChatRequest request = conversation(5, 100);
        request.messages.first() = said(Role::System, words(4000));
        request.messages.insert(1, said(Role::Developer, words(400)));
        const qint64 instructions = 3 + 1000 + 3 + 100;
        const auto result = compressMiddleOut(request, instructions + 40, {}, tokensOf);
        QVERIFY(result);
        QCOMPARE(result->request.messages.at(0), request.messages.at(0));
        QCOMPARE(result->request.messages.at(1), request.messages.at(1));
        QCOMPARE(result->request.messages.last(), request.messages.last());
        QVERIFY(!compressMiddleOut(request, instructions, {}, tokensOf));
    }

    void nothingComesOfTooLittleRoom()
    {
        const ChatRequest request = conversation(3, 100);
        const qint64 least = (3 + 2) + (3 + 4); // instructions and last question
        const auto result = compressMiddleOut(request, least, {}, tokensOf);
        QVERIFY(result);
        QCOMPARE(result->request.messages.size(), 2);
        QVERIFY(!compressMiddleOut(request, least - 1, {}, tokensOf));
        QVERIFY(!compressMiddleOut(request, 0, {}, tokensOf));
        ChatRequest withTools = request;
        withTools.tools = {ToolDefinition {QStringLiteral("look")}, ToolDefinition {QStringLiteral("go")}};
        QVERIFY(!compressMiddleOut(withTools, 20, {}, tokensOf));
    }

    void callsAndResultsGoTogether()
    {
        ChatRequest request;
        request.messages << said(Role::User, QStringLiteral("do it"));
        for (int i = 0; i < 60; ++i) {
            const QString one = QStringLiteral("call_%1").arg(i);
            const QString two = QStringLiteral("other_%1").arg(i);
            Message both = call(one);
            both.toolCalls += call(two).toolCalls;
            request.messages << both << resultOf(one, words(150)) << resultOf(two, words(70 * (i % 5)));
        }
        for (qint64 room = 100; room < tokensOf(request); room += 37) {
            const auto result = compressMiddleOut(request, room, {}, tokensOf);
            QVERIFY2(result, qPrintable(QString::number(room)));
            QVERIFY(result->tokensAfter <= room);
            QCOMPARE(callsOf(result->request), resultsOf(result->request));
            QCOMPARE(result->request.messages.first(), request.messages.first());
            QVERIFY(callsOf(result->request).contains(QStringLiteral("call_59")));
        }
    }

    void sameIdInEveryTurnMeansTheCallBefore()
    {
        ChatRequest request;
        for (int i = 0; i < 30; ++i) {
            request.messages << said(Role::User, words(50)) << call(QStringLiteral("call"))
                             << resultOf(QStringLiteral("call"), words(50));
        }
        request.messages << said(Role::User, QStringLiteral("and now?"));
        const auto result = compressMiddleOut(request, 300, {}, tokensOf);
        QVERIFY(result);
        for (qsizetype i = 0; i < result->request.messages.size(); ++i) {
            const bool isCall = !result->request.messages.at(i).toolCalls.isEmpty();
            if (isCall)
                QCOMPARE(result->request.messages.at(i + 1).role, Role::Tool);
            if (result->request.messages.at(i).role == Role::Tool)
                QVERIFY(!result->request.messages.at(i - 1).toolCalls.isEmpty());
        }
    }

    void whatStandsBetweenCallAndResultStaysWithThem()
    {
        ChatRequest request = conversation(10, 200);
        request.messages.insert(9, call(QStringLiteral("far")));
        request.messages.insert(14, resultOf(QStringLiteral("far"), words(40)));
        for (qint64 room = 60; room < tokensOf(request); room += 23) {
            const auto result = compressMiddleOut(request, room, {}, tokensOf);
            QVERIFY(result);
            QCOMPARE(callsOf(result->request), resultsOf(result->request));
        }
    }

    void tooManyMessagesLoseTheirMiddle_data()
    {
        QTest::addColumn<int>("turns");
        QTest::addColumn<int>("left");
        QTest::newRow("one less") << 498 << 998;
        QTest::newRow("just as many") << 499 << 1000;
        QTest::newRow("two more") << 500 << 1000;
        QTest::newRow("many more") << 5000 << 1000;
    }

    void tooManyMessagesLoseTheirMiddle()
    {
        QFETCH(int, turns);
        QFETCH(int, left);
        const ChatRequest request = conversation(turns, 5);
        const auto result = compressMiddleOut(request, 10'000'000, 1000, tokensOf);
        QVERIFY(result);
        QCOMPARE(int(result->request.messages.size()), left);
        QCOMPARE(result->removedMessages, int(request.messages.size()) - left);
        QCOMPARE(result->changed, result->removedMessages > 0);
        QCOMPARE(result->tokensAfter, tokensOf(result->request));
        const auto half = result->request.messages.first(left / 2);
        QCOMPARE(half, request.messages.first(left / 2));
        QCOMPARE(result->request.messages.last(left / 2), request.messages.last(left / 2));
        QCOMPARE(result->shortenedMessages, 0);
    }

    void fewMessagesAreOnlyWhatMustStay()
    {
        const ChatRequest request = conversation(5, 5);
        const auto two = compressMiddleOut(request, 1000, 2, tokensOf);
        QVERIFY(two);
        QCOMPARE(names(two->request), QStringList({QStringLiteral("Be"), QStringLiteral("last")}));
        QVERIFY(!compressMiddleOut(request, 1000, 1, tokensOf));
    }

    void theCounterIsAskedRarely()
    {
        const ChatRequest request = conversation(5000, 400);
        int asked = 0;
        const auto result = compressMiddleOut(request, 100'000, 1000, [&](const ChatRequest &some) {
            ++asked;
            return tokensOf(some);
        });
        QVERIFY(result);
        QVERIFY(result->tokensAfter <= 100'000);
        QVERIFY2(asked <= 9, qPrintable(QString::number(asked)));
    }

    void otherMeasuresThanLettersAreMet_data()
    {
        QTest::addColumn<qint64>("room");
        for (const int room : {700, 1500, 4000, 9000})
            QTest::addRow("%d", room) << qint64(room);
    }

    /// Pictures, scripts of several bytes, and a counter that sees much more in one half than in the other.
    void otherMeasuresThanLettersAreMet()
    {
        QFETCH(qint64, room);
        ChatRequest request = conversation(40, 200);
        for (int i = 10; i < 30; ++i)
            request.messages[i] = said(Role::User, QStringLiteral("漢字かな交じり😀").repeated(20));
        request.messages[60].content << ImagePart {QStringLiteral("https://a.test/1.png")};
        request.messages[61].content << ImagePart {QStringLiteral("https://a.test/2.png")};
        const auto count = [](const ChatRequest &some) {
            qint64 tokens = tokensOf(some);
            for (const Message &message : some.messages)
                tokens += message.plainText().count(QChar(0x6F22)) * 6;
            return tokens;
        };
        const auto result = compressMiddleOut(request, room, {}, count);
        QVERIFY(result);
        QVERIFY(result->tokensAfter <= room);
        QVERIFY2(result->tokensAfter > room * 6 / 10, qPrintable(QString::number(result->tokensAfter)));
        for (const Message &message : result->request.messages)
            QVERIFY(!message.plainText().contains(QChar::ReplacementCharacter)
                    && QString::fromUtf8(message.plainText().toUtf8()) == message.plainText());
    }

    void noSurrogatePairIsCut()
    {
        for (int size = 200; size < 240; ++size) {
            ChatRequest request;
            request.messages << said(Role::User, QStringLiteral("x").repeated(size % 7)
                                                     + QStringLiteral("😀").repeated(10 * size));
            const auto count = [](const ChatRequest &some) {
                return qint64(some.messages.isEmpty() ? 0 : some.messages.first().plainText().size());
            };
            const auto result = compressMiddleOut(request, 300 + size, {}, count);
            QVERIFY(result);
            const QString text = result->request.messages.first().plainText();
            QCOMPARE(QString::fromUtf8(text.toUtf8()), text);
        }
    }

    void theRequestSaysWhetherItWantsThis_data()
    {
        QTest::addColumn<ChatRequest>("request");
        QTest::addColumn<qint64>("context");
        QTest::addColumn<bool>("wanted");
        const auto plugin = [](bool enabled) {
            ChatRequest request;
            request.plugins = {PluginUse {QStringLiteral("web")},
                               PluginUse {QStringLiteral("context-compression"), enabled}};
            return request;
        };
        const auto transforms = [](const QStringList &names) {
            ChatRequest request;
            request.transforms = names;
            return request;
        };
        const QStringList middleOut {QStringLiteral("middle-out")};
        ChatRequest both = plugin(false);
        both.transforms = middleOut;
        ChatRequest raw;
        raw.raw = RawRequest {};
        QTest::newRow("small by default") << ChatRequest {} << qint64(8192) << true;
        QTest::newRow("larger") << ChatRequest {} << qint64(8193) << false;
        QTest::newRow("unknown") << ChatRequest {} << qint64(0) << false;
        QTest::newRow("plugin") << plugin(true) << qint64(200'000) << true;
        QTest::newRow("plugin off") << plugin(false) << qint64(4096) << false;
        QTest::newRow("transform") << transforms(middleOut) << qint64(200'000) << true;
        QTest::newRow("no transforms") << transforms({}) << qint64(4096) << false;
        QTest::newRow("another transform") << transforms({QStringLiteral("x")}) << qint64(4096) << false;
        QTest::newRow("plugin before transforms") << both << qint64(4096) << false;
        QTest::newRow("no conversation") << raw << qint64(4096) << false;
    }

    void theRequestSaysWhetherItWantsThis()
    {
        QFETCH(ChatRequest, request);
        QFETCH(qint64, context);
        QFETCH(bool, wanted);
        QCOMPARE(wantsCompression(request, context), wanted);
    }

    void halfOfWhatIsAskedMustFit()
    {
        QCOMPARE(smallestUsableContext(1000, 1000), qint64(1000));
        QCOMPARE(smallestUsableContext(1000, 1), qint64(501));
        QCOMPARE(smallestUsableContext(0, 0), qint64(0));
    }
};

QTEST_GUILESS_MAIN(MiddleOut)
#include "tst_middle_out.moc"
