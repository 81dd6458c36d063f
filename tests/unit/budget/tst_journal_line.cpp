#include "core/budget/journal_line.h"

#include <QTest>

#include <limits>

using namespace core;

namespace {

JournalBegin fullBegin()
{
    return {.requestId = QStringLiteral("gen-1-00ff"),
            .ordinal = 3,
            .run = QStringLiteral("0123456789abcdef"),
            .arrived = 1'772'625'600'123,
            .begun = 1'772'625'600'456,
            .worst = Money::fromPicoDollars(123'456'789),
            .facts = {.member = QStringLiteral("ann"),
                      .keyName = QStringLiteral("editor"),
                      .keyId = QStringLiteral("k-1"),
                      .app = QStringLiteral("Zed"),
                      .provider = QStringLiteral("acme"),
                      .providerKey = QStringLiteral("work"),
                      .model = QStringLiteral("acme/large"),
                      .simulated = true},
            .clientShape = QStringLiteral("openai-chat"),
            .modelAsked = QStringLiteral("large"),
            .sessionId = QStringLiteral("s-9"),
            .streamed = true};
}

QByteArray written(const JournalLine &line)
{
    QByteArray text;
    writeJournalLine(line, text);
    return text;
}

std::optional<JournalLine> readBack(const QByteArray &text)
{
    return readJournalLine(QByteArrayView(text).chopped(1));
}

} // namespace

Q_DECLARE_METATYPE(core::JournalLine)

class TestJournalLine : public QObject
{
    Q_OBJECT

private slots:
    void everyLineReadsAsItWasWritten_data()
    {
        QTest::addColumn<JournalLine>("line");
        const QString id = QStringLiteral("gen-1-00ff");
        const auto row = [](const char *name, const JournalLine &line) { QTest::newRow(name) << line; };
        row("run", JournalRun {.run = QStringLiteral("0123456789abcdef"), .file = 999'999});
        row("begin", fullBegin());
        row("begin, nothing known", JournalBegin {.requestId = id});
        JournalBegin absurd = fullBegin();
        absurd.worst = Money::max();
        absurd.ordinal = std::numeric_limits<int>::max();
        absurd.arrived = std::numeric_limits<qint64>::min();
        row("begin, absurd", absurd);
        JournalBegin free = fullBegin();
        free.worst = Money {};
        row("begin, free", free);
        row("end", JournalEnd {.requestId = id,
                               .ordinal = 2,
                               .time = 1'772'625'600'456,
                               .cost = Money::fromPicoDollars(1),
                               .source = CostSource::Simulated,
                               .promptTokens = 1'000'000'000'000'000,
                               .completionTokens = 7});
        row("end, cost unknown", JournalEnd {.requestId = id});
        row("void", JournalVoid {.requestId = id, .ordinal = 2});
        row("stored", JournalStored {{id, QStringLiteral("gen-2")}});
        row("moved", JournalMoved {});
    }
    void everyLineReadsAsItWasWritten()
    {
        QFETCH(JournalLine, line);
        const QByteArray text = written(line);
        QCOMPARE(text.count('\n'), 1);
        QVERIFY(text.endsWith('\n'));
        const auto read = readBack(text);
        QVERIFY(read);
        QVERIFY(*read == line);
    }

    void hostileNamesAreNamesAndNothingElse_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("newline") << QStringLiteral("a\nb\n");
        QTest::newRow("tabs") << QStringLiteral("\t\ta\t");
        QTest::newRow("backslashes") << QStringLiteral("\\n\\\\t\\");
        QTest::newRow("a line of its own") << QString::fromUtf8(written(JournalMoved {}));
        QTest::newRow("quotes") << QStringLiteral("\"'; DROP TABLE requests; --");
        QTest::newRow("NUL") << QString(QChar(u'\0')) + QStringLiteral("a");
        QTest::newRow("carriage return") << QStringLiteral("\r\n");
        QTest::newRow("beyond the first plane") << QStringLiteral("\U0001F4B8\u00e4\u20ac");
        QTest::newRow("line separators") << QStringLiteral("\u2028\u2029\u0085");
    }
    void hostileNamesAreNamesAndNothingElse()
    {
        QFETCH(QString, name);
        JournalBegin begin = fullBegin();
        begin.facts.app = name;
        begin.facts.keyName = name;
        begin.sessionId = name;
        const QByteArray text = written(begin);
        QCOMPARE(text.count('\n'), 1);
        const auto read = readBack(text);
        QVERIFY(read);
        QVERIFY(*read == JournalLine(begin));
    }

    void halfACharacterIsReplaced()
    {
        JournalBegin begin = fullBegin();
        begin.facts.app = QString(QChar(0xd83d)) + u'a' + QChar(0xdcb8);
        const auto read = readBack(written(begin));
        QVERIFY(read);
        QCOMPARE(std::get<JournalBegin>(*read).facts.app, QStringLiteral("\ufffda\ufffd"));
    }

    void absurdNamesAreCutBetweenTwoCharacters_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("letters") << QString(10'000'000, u'a');
        QTest::newRow("euros") << QString(1000, QChar(0x20ac));
        QTest::newRow("money with wings") << QStringLiteral("\U0001F4B8").repeated(1000);
        QTest::newRow("newlines") << QString(1000, u'\n');
        QTest::newRow("one letter before") << QStringLiteral("a") + QString(1000, u'\t');
    }
    void absurdNamesAreCutBetweenTwoCharacters()
    {
        QFETCH(QString, name);
        JournalBegin begin;
        begin.ordinal = std::numeric_limits<int>::max();
        begin.arrived = begin.begun = std::numeric_limits<qint64>::min();
        begin.worst = Money::fromPicoDollars(std::numeric_limits<qint64>::min());
        for (QString *text :
             {&begin.requestId, &begin.run, &begin.facts.member, &begin.facts.keyName, &begin.facts.keyId,
              &begin.facts.app, &begin.facts.provider, &begin.facts.providerKey, &begin.facts.model,
              &begin.clientShape, &begin.modelAsked, &begin.sessionId})
            *text = name;
        const QByteArray text = written(begin);
        QVERIFY(text.size() <= kLongestJournalLine);
        const auto read = readBack(text);
        QVERIFY(read);
        const QString app = std::get<JournalBegin>(*read).facts.app;
        QVERIFY(app.size() >= 120);
        QVERIFY(name.startsWith(app));

        QStringList ids;
        for (qsizetype i = 0; i < kMostStoredIds; ++i)
            ids << name;
        QVERIFY(written(JournalStored {ids}).size() <= kLongestJournalLine);
    }

    void aLineThatWasCutShortIsNone()
    {
        const QByteArray text = written(fullBegin());
        for (qsizetype size = 0; size < text.size() - 1; ++size)
            QVERIFY2(!readJournalLine(QByteArrayView(text).first(size)), qPrintable(QString::number(size)));
    }

    void aLineWithAnotherByteIsNone()
    {
        for (const JournalLine &line : {JournalLine(fullBegin()), JournalLine(JournalMoved {}),
                                        JournalLine(JournalEnd {.requestId = QStringLiteral("r")})}) {
            const QByteArray text = written(line).chopped(1);
            for (qsizetype i = 0; i < text.size(); ++i) {
                QByteArray damaged = text;
                damaged[i] = char(damaged.at(i) ^ 1);
                QVERIFY2(!readJournalLine(damaged), damaged.constData());
            }
        }
    }

    void twoLinesInOneAreNone()
    {
        const QByteArray text = written(fullBegin()).chopped(1);
        QVERIFY(!readJournalLine(text.first(text.size() / 2) + text));
        QVERIFY(!readJournalLine(text + text));
        QVERIFY(!readJournalLine({}));
        QVERIFY(!readJournalLine(QByteArray(5000, 'x')));
    }

    void linesAreAppended()
    {
        QByteArray text = written(JournalMoved {});
        const qsizetype first = text.size();
        writeJournalLine(fullBegin(), text);
        QCOMPARE(text.count('\n'), 2);
        QVERIFY(readJournalLine(QByteArrayView(text).first(first - 1)));
        QVERIFY(readJournalLine(QByteArrayView(text).sliced(first).chopped(1)));
    }
};

QTEST_GUILESS_MAIN(TestJournalLine)
#include "tst_journal_line.moc"
