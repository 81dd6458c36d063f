#include "core/history/history_store.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace core;

namespace {

constexpr Money kCost = Money::fromPicoDollars(1'000'007);

QDateTime noon()
{
    return QDateTime::fromString(QStringLiteral("2026-03-04T12:00:00.000Z"), Qt::ISODateWithMs);
}

AttemptRecord attempt(int ordinal, const QString &provider, const QString &key, qint64 startedMs,
                      std::optional<ErrorKind> error = {}, int status = 200)
{
    AttemptRecord attempt;
    attempt.ordinal = ordinal;
    attempt.provider = provider;
    attempt.endpoint = provider + QStringLiteral("/eu");
    attempt.keyName = key;
    attempt.httpStatus = status;
    if (error)
        attempt.error = Error {.kind = *error, .message = QStringLiteral("No."), .httpStatus = status};
    attempt.started = noon().addMSecs(startedMs);
    attempt.durationMs = 900;
    return attempt;
}

/// Answered by `key` of acme in its first attempt.
RequestRecord answered(const QString &id, const QDateTime &time, const QString &key)
{
    RequestRecord record;
    record.id = id;
    record.time = time;
    record.modelAsked = QStringLiteral("large");
    record.model = QStringLiteral("acme/large");
    record.provider = QStringLiteral("acme");
    record.streamed = true;
    record.status = 200;
    record.usage = Usage {.promptTokens = 100, .cachedTokens = 40, .completionTokens = 20};
    record.cost = kCost;
    record.costSource = CostSource::Computed;
    record.ttftMs = 300;
    record.attempts << attempt(1, QStringLiteral("acme"), key, noon().msecsTo(time) + 10);
    return record;
}

} // namespace

class TestAttemptQueries : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;

    void write(const QList<RequestRecord> &records)
    {
        for (const RequestRecord &record : records)
            m_store->append(record);
        QVERIFY(m_store->flush().result().ok());
    }
    QList<AttemptFact> attempts(const QDateTime &from, int most = 5000)
    {
        return m_store->attemptsSince({from, most}).result().value();
    }
    QList<KeySpend> spend(const QDateTime &from) { return m_store->spendByKey(from).result().value(); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<HistoryStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
    }
    void cleanup() { m_store.reset(); }

    void anEmptyHistoryHasNothing()
    {
        QVERIFY(attempts(noon()).isEmpty());
        QVERIFY(spend(noon()).isEmpty());
    }

    void everyAttemptIsToldTheAnswersWithItsFigures()
    {
        RequestRecord record = answered(QStringLiteral("r1"), noon(), QStringLiteral("work"));
        record.ttftMs = 1'700;
        record.attempts = {attempt(1, QStringLiteral("groq"), {}, 10, ErrorKind::Overloaded, 503),
                           attempt(2, QStringLiteral("slow"), {}, 920, ErrorKind::ConnectTimeout, 0),
                           attempt(3, QStringLiteral("acme"), QStringLiteral("work"), 1'300)};
        write({record});

        AttemptFact expected {.provider = QStringLiteral("acme"),
                              .endpoint = QStringLiteral("acme/eu"),
                              .model = QStringLiteral("acme/large"),
                              .keyName = QStringLiteral("work"),
                              .httpStatus = 200,
                              .started = noon().addMSecs(1'300),
                              .durationMs = 900,
                              .cost = kCost,
                              .ttftMs = 400, // of the 1,700 ms since the arrival
                              .promptTokens = 100,
                              .cachedTokens = 40,
                              .completionTokens = 20};
        const QList<AttemptFact> found = attempts(noon());
        QCOMPARE(found.size(), 3);
        QCOMPARE(found.at(0), expected);
        expected = {.provider = QStringLiteral("slow"),
                    .endpoint = QStringLiteral("slow/eu"),
                    .model = QStringLiteral("acme/large"),
                    .errorKind = ErrorKind::ConnectTimeout,
                    .started = noon().addMSecs(920),
                    .durationMs = 900};
        QCOMPARE(found.at(1), expected);
        QCOMPARE(found.at(2).errorKind, std::optional(ErrorKind::Overloaded));
        QCOMPARE(found.at(2).httpStatus, 503);
    }

    void onlyAStreamHasAFirstToken()
    {
        RequestRecord whole = answered(QStringLiteral("r1"), noon(), QStringLiteral("work"));
        whole.streamed = false;
        // A wait that ended before the attempt began was another one's.
        RequestRecord earlier = answered(QStringLiteral("r2"), noon(), QStringLiteral("work"));
        earlier.ttftMs = 7; // one or two short may be rounding
        RequestRecord atOnce = answered(QStringLiteral("r3"), noon(), QStringLiteral("work"));
        atOnce.ttftMs = 10;
        write({whole, earlier, atOnce});
        const QList<AttemptFact> found = attempts(noon());
        QCOMPARE(found.size(), 3);
        QCOMPARE(found.at(0).ttftMs, std::optional<qint64>(0));
        QVERIFY(!found.at(1).ttftMs);
        QVERIFY(!found.at(2).ttftMs);
    }

    void theNewestComeFirstAndNoMoreThanAsked()
    {
        QList<RequestRecord> records;
        for (int i = 0; i < 5; ++i)
            records << answered(QString::number(i), noon().addSecs(i), QString::number(i));
        write(records);
        QStringList keys;
        for (const AttemptFact &fact : attempts(noon().addSecs(1), 3))
            keys << fact.keyName;
        QCOMPARE(keys.join(u' '), QStringLiteral("4 3 2"));
        QCOMPARE(attempts(noon()).size(), 5);
        QCOMPARE(attempts(noon().addMSecs(1)).size(), 4);
        QVERIFY(attempts(noon(), 0).isEmpty());
        QVERIFY(attempts(noon(), -1).isEmpty());
        QVERIFY(attempts({}).isEmpty());
    }

    void whereNobodyAnsweredTheModelIsTheOneAskedFor()
    {
        RequestRecord record;
        record.id = QStringLiteral("r1");
        record.time = noon();
        record.modelAsked = QStringLiteral("acme/large");
        record.status = 503;
        record.attempts << attempt(1, QStringLiteral("acme"), {}, 10, ErrorKind::Overloaded, 503);
        write({record});
        QCOMPARE(attempts(noon()).size(), 1);
        QCOMPARE(attempts(noon()).first().model, QStringLiteral("acme/large"));
        QVERIFY(spend(noon()).isEmpty()); // nobody answered, it cost nothing
    }

    void spendIsSummedForEachKeySinceATime()
    {
        RequestRecord keyless = answered(QStringLiteral("r4"), noon(), {});
        keyless.cost = {};
        keyless.costSource = CostSource::Unknown;
        write({answered(QStringLiteral("r0"), noon().addMSecs(-1), QStringLiteral("work")),
               answered(QStringLiteral("r1"), noon(), QStringLiteral("work")),
               answered(QStringLiteral("r2"), noon().addDays(20), QStringLiteral("work")),
               answered(QStringLiteral("r3"), noon(), QStringLiteral("home")), keyless});
        const QString acme = QStringLiteral("acme");
        const QList<KeySpend> expected {{acme, QString(), Money {}, 1, 120},
                                        {acme, QStringLiteral("home"), kCost, 1, 120},
                                        {acme, QStringLiteral("work"), kCost * 2, 2, 240}};
        QCOMPARE(spend(noon()), expected);
        QCOMPARE(spend(noon().addMSecs(-1)).last().requests, 3);
        QVERIFY(spend({}).isEmpty());
    }

    void spendBelongsToTheKeyThatAnswered()
    {
        RequestRecord record = answered(QStringLiteral("r1"), noon(), {});
        record.attempts = {
            attempt(1, QStringLiteral("groq"), QStringLiteral("a"), 10, ErrorKind::Overloaded, 503),
            attempt(2, QStringLiteral("acme"), QStringLiteral("b"), 20),
            // A second one that was started beside it and was no longer needed.
            attempt(3, QStringLiteral("groq"), QStringLiteral("c"), 30, ErrorKind::Cancelled, 0)};
        write({record});
        QCOMPARE(spend(noon()),
                 QList<KeySpend>({{QStringLiteral("acme"), QStringLiteral("b"), kCost, 1, 120}}));
        QCOMPARE(attempts(noon()).at(0).cost, std::optional<Money>());
        QCOMPARE(attempts(noon()).at(1).cost, std::optional(kCost));
    }

    void whatTheLoserOfARaceCostIsItsOwnKeys()
    {
        RequestRecord record = answered(QStringLiteral("r1"), noon(), {});
        record.model = QStringLiteral("acme/small");
        record.cost = kCost + Money::fromPicoDollars(50);
        AttemptRecord loser =
            attempt(1, QStringLiteral("groq"), QStringLiteral("a"), 10, ErrorKind::Cancelled);
        loser.model = QStringLiteral("acme/large");
        loser.cost = Money::fromPicoDollars(50);
        AttemptRecord winner = attempt(2, QStringLiteral("acme"), QStringLiteral("b"), 20);
        winner.model = QStringLiteral("acme/small");
        winner.cost = kCost;
        record.attempts = {loser, winner};
        RequestRecord unpriced = record;
        unpriced.id = QStringLiteral("r2");
        unpriced.attempts.last().cost = {};
        unpriced.cost = Money::fromPicoDollars(50);
        write({record, unpriced});
        QCOMPARE(spend(noon()), QList<KeySpend>({{QStringLiteral("acme"), QStringLiteral("b"), kCost, 2, 240},
                                                 {QStringLiteral("groq"), QStringLiteral("a"),
                                                  Money::fromPicoDollars(100), 0, 0}}));
        const QList<AttemptFact> found = attempts(noon());
        QCOMPARE(found.at(0).cost, std::optional<Money>());
        QCOMPARE(found.at(2).cost, std::optional(kCost));
        QCOMPARE(found.at(3).cost, std::optional(Money::fromPicoDollars(50)));
        QCOMPARE(found.at(3).promptTokens, 0);
        // Each attempt is its own model's.
        QCOMPARE(found.at(2).model, QStringLiteral("acme/small"));
        QCOMPARE(found.at(3).model, QStringLiteral("acme/large"));
    }

    void aBrokenAnswerIsTheProvidersThatGaveIt()
    {
        RequestRecord record = answered(QStringLiteral("r1"), noon(), {});
        record.attempts = {
            attempt(1, QStringLiteral("acme"), QStringLiteral("a"), 10, ErrorKind::StreamBroken),
            attempt(2, QStringLiteral("groq"), QStringLiteral("b"), 20, ErrorKind::Cancelled)};
        write({record});
        QCOMPARE(spend(noon()),
                 QList<KeySpend>({{QStringLiteral("acme"), QStringLiteral("a"), kCost, 1, 120}}));
    }

    void aChargedAnswerThatBrokeOffBelongsToTheLastKey()
    {
        RequestRecord record = answered(QStringLiteral("r1"), noon(), {});
        record.model.clear();
        record.provider.clear();
        record.attempts = {
            attempt(1, QStringLiteral("groq"), QStringLiteral("a"), 10, ErrorKind::Overloaded, 503),
            attempt(2, QStringLiteral("acme"), QStringLiteral("b"), 20, ErrorKind::Cancelled)};
        write({record});
        QCOMPARE(spend(noon()),
                 QList<KeySpend>({{QStringLiteral("acme"), QStringLiteral("b"), kCost, 1, 120}}));
    }

    void simulatedMoneyIsNoSpend()
    {
        RequestRecord record = answered(QStringLiteral("r1"), noon(), QStringLiteral("work"));
        record.costSource = CostSource::Simulated;
        write({record});
        QVERIFY(spend(noon()).isEmpty());
        QCOMPARE(attempts(noon()).size(), 1);
    }

    void absurdFiguresSaturateTheSum()
    {
        RequestRecord record = answered(QStringLiteral("r1"), noon(), QStringLiteral("work"));
        record.cost = Money::max();
        record.usage->promptTokens = std::numeric_limits<qint64>::max();
        RequestRecord other = record;
        other.id = QStringLiteral("r2");
        write({record, other});
        QCOMPARE(spend(noon()).size(), 1);
        QCOMPARE(spend(noon()).first().cost, Money::max());
        QCOMPARE(spend(noon()).first().tokens, 2 * (1'000'000'000'000 + 20));
    }

    void aFileThatCannotBeReadIsAnError()
    {
        // The path of a folder.
        HistoryStore store(m_folder->path());
        QCOMPARE(store.attemptsSince({noon(), 10}).result().error().kind, ErrorKind::StorageFailed);
        QCOMPARE(store.spendByKey(noon()).result().error().kind, ErrorKind::StorageFailed);
    }
};

QTEST_GUILESS_MAIN(TestAttemptQueries)
#include "test_attempt_queries.moc"
