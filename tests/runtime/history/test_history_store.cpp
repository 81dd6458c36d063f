#include "core/history/history_store.h"
#include "core/history/request_writer.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

#ifdef Q_OS_LINUX
#include <sys/resource.h>

#include <csignal>
#endif

using namespace core;
using Mode = HistoryState::Mode;

namespace {

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

RequestRecord answered(const QString &id, const QDateTime &time, qint64 picoDollars = 1'000'000)
{
    RequestRecord record;
    record.id = id;
    record.time = time;
    record.clientShape = QStringLiteral("openai-chat");
    record.modelAsked = QStringLiteral("acme/large");
    record.model = QStringLiteral("acme/large");
    record.provider = QStringLiteral("acme");
    record.status = 200;
    record.usage = Usage {.promptTokens = 100, .completionTokens = 20};
    record.cost = Money::fromPicoDollars(picoDollars);
    record.costSource = CostSource::Computed;
    record.durationMs = 1234;
    record.attempts << AttemptRecord {.provider = QStringLiteral("acme"),
                                      .endpoint = QStringLiteral("acme/eu")};
    return record;
}

/// Looks at the file the way a script of the user would.
class Reader
{
public:
    explicit Reader(const QString &path)
    {
        m_handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("reader"));
        m_handle.setDatabaseName(path);
        m_handle.open();
    }
    ~Reader()
    {
        m_handle = {};
        QSqlDatabase::removeDatabase(QStringLiteral("reader"));
    }
    /// All rows, each as a list of values.
    QList<QVariantList> rows(const QString &statement) const
    {
        QList<QVariantList> rows;
        QSqlQuery query(m_handle);
        if (!query.exec(statement))
            return {};
        const int columns = query.record().count();
        while (query.next()) {
            QVariantList row;
            for (int i = 0; i < columns; ++i)
                row << query.value(i);
            rows << row;
        }
        return rows;
    }
    QVariantList row(const QString &statement) const { return rows(statement).value(0); }
    QVariant value(const QString &statement) const { return row(statement).value(0); }

private:
    QSqlDatabase m_handle;
};

} // namespace

class TestHistoryStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void timesAreWrittenAsQtWritesThem()
    {
        const QStringList times {
            QStringLiteral("1970-01-01T00:00:00.000Z"), QStringLiteral("1969-12-31T23:59:59.999Z"),
            QStringLiteral("2024-02-29T23:59:59.009Z"), QStringLiteral("9999-12-31T12:30:01.100Z"),
            QStringLiteral("0001-01-01T00:00:00.000Z")};
        for (const QString &time : times)
            QCOMPARE(historyTime(QDateTime::fromString(time, Qt::ISODateWithMs)), time);
        const QDateTime far = QDateTime(QDate(12'345, 6, 7), QTime(8, 9), Qt::UTC);
        QCOMPARE(historyTime(far), far.toString(Qt::ISODateWithMs));
        const QDateTime elsewhere(QDate(2025, 3, 4), QTime(1, 30), Qt::OffsetFromUTC, 7'200);
        QCOMPARE(historyTime(elsewhere), QStringLiteral("2025-03-03T23:30:00.000Z"));
    }

    void everyFieldOfARequestIsInTheView()
    {
        RequestRecord record =
            answered(QStringLiteral("r1"), utc(QStringLiteral("2025-03-04T05:06:07.089Z")), 123'456);
        record.keyName = QStringLiteral("editor");
        record.app = QStringLiteral("Zed");
        record.workspace = QStringLiteral("home");
        record.modelAsked = QStringLiteral("large");
        record.streamed = true;
        record.usage = Usage {.promptTokens = 100,
                              .cachedTokens = 40,
                              .cacheWriteTokens = 30,
                              .completionTokens = 20,
                              .reasoningTokens = 10};
        record.costSource = CostSource::Reported;
        record.cacheSaving = Money::fromPicoDollars(-77);
        record.usage->reportedCost = record.cost;
        record.keyId = QStringLiteral("k-1");
        record.member = QStringLiteral("ann");
        record.computedCost = Money::fromPicoDollars(123'400);
        record.costReason = QStringLiteral("provider");
        record.prices = {{QStringLiteral("prompt"), QStringLiteral("0.000001")}};
        record.ttftMs = 321;
        record.tokensPerSecond = 45.5;
        record.finishReason = QStringLiteral("stop");
        record.sessionId = QStringLiteral("s-9");
        HistoryStore store(path());
        store.append(record);
        QVERIFY(store.flush().result().ok());

        const QStringList expected =
            QStringLiteral(
                "r1|2025-03-04T05:06:07.089Z|openai-chat|editor|Zed|home|large|"
                "acme/large|acme|1|200||1|100|20|40|30|10|123456|reported|"
                R"({"prompt":"0.000001"}|321|1234|45.5|stop|s-9|-77|k-1|ann|123400|123456|provider)")
                .split(u'|');
        const QVariantList found = Reader(path()).row(QStringLiteral("SELECT * FROM requests_v1"));
        QCOMPARE(found.size(), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            QVERIFY2(found.at(i).toString() == expected.at(i),
                     qPrintable(QStringLiteral("column %1: %2").arg(i).arg(found.at(i).toString())));
        }
        QVERIFY(found.at(11).isNull());
    }

    void whatIsUnknownIsNull()
    {
        RequestRecord record;
        record.id = QStringLiteral("r1");
        HistoryStore store(path());
        store.append(record);
        QVERIFY(store.flush().result().ok());
        const Reader reader(path());
        QVERIFY(!reader.value(QStringLiteral("SELECT time FROM requests_v1")).isNull());
        for (const char *column :
             {"key_name", "app", "model", "provider", "error_kind", "prompt_tokens", "cost_picodollars",
              "cost_source", "price_snapshot", "ttft_ms", "tokens_per_s", "session_id", "key_id", "member",
              "computed_picodollars", "reported_picodollars", "cost_reason"}) {
            const QVariantList row =
                reader.row(QStringLiteral("SELECT %1 FROM requests_v1").arg(QLatin1String(column)));
            QVERIFY2(row.size() == 1 && row.first().isNull(), column);
        }
    }

    void everyAttemptIsThereInOrderAndWithoutSecrets()
    {
        const QString leak = QStringLiteral("sk-proj-abcdefghijklmnop");
        RequestRecord record =
            answered(QStringLiteral("r1"), utc(QStringLiteral("2025-03-04T05:06:07.089Z")));
        AttemptRecord failed {
            .ordinal = 1, .provider = QStringLiteral("groq"), .endpoint = QStringLiteral("groq/us")};
        failed.keyName = QStringLiteral("work");
        failed.httpStatus = 401;
        failed.error = Error {.kind = ErrorKind::AuthFailed,
                              .message = QStringLiteral("Groq refused %1 today.").arg(leak),
                              .httpStatus = 401,
                              .retryAfter = std::chrono::milliseconds(1500),
                              .providerMessage = QStringLiteral("Incorrect API key: %1").arg(leak)};
        failed.started = utc(QStringLiteral("2025-03-04T05:06:07.090Z"));
        failed.connectMs = 12;
        failed.firstByteMs = 34;
        failed.durationMs = 56;
        failed.why = QStringLiteral("cheapest");
        failed.model = QStringLiteral("acme/large");
        failed.cost = Money::fromPicoDollars(5);
        record.attempts = {
            failed,
            {.ordinal = 2, .provider = QStringLiteral("acme"), .endpoint = QStringLiteral("acme/eu")}};
        record.error = failed.error;
        record.error->message += QString(1'000'000, u'x');
        HistoryStore store(path());
        store.append(record);
        QVERIFY(store.flush().result().ok());

        const Reader reader(path());
        const auto rows = reader.rows(QStringLiteral("SELECT * FROM attempts_v1 ORDER BY ordinal"));
        QCOMPARE(rows.size(), 2);
        const QStringList expected =
            QStringLiteral("r1|1|groq|groq/us|work|401|auth_failed|Groq refused *** today.|"
                           "2025-03-04T05:06:07.090Z|12|34|56|cheapest||acme/large|5")
                .split(u'|');
        for (qsizetype i = 0; i < expected.size(); ++i)
            QCOMPARE(rows.at(0).at(i).toString(), expected.at(i));
        QCOMPARE(rows.at(1).at(1).toInt(), 2);
        QVERIFY(rows.at(1).at(6).isNull());

        QCOMPARE(reader.value(QStringLiteral("SELECT error_kind FROM requests_v1")).toString(),
                 QStringLiteral("auth_failed"));
        QVERIFY(reader.value(QStringLiteral("SELECT length(error_message) FROM requests")).toInt() <= 4000);
        QFile file(path() + QStringLiteral("-wal"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(leak.toUtf8()));
    }

    void rowsAreWrittenWithoutBeingAskedFor()
    {
        HistoryStore store(path());
        QSignalSpy added(&store, &HistoryStore::rowsAdded);
        store.append(answered(QStringLiteral("r1"), QDateTime::currentDateTimeUtc()));
        QTRY_COMPARE(added.count(), 1);
        QCOMPARE(Reader(path()).value(QStringLiteral("SELECT count(*) FROM requests_v1")).toInt(), 1);
    }

    void whatIsOnDiskIsToldByItsIds()
    {
        HistoryStore store(path());
        QSignalSpy stored(&store, &HistoryStore::stored);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        store.append(answered(QStringLiteral("r1"), now));
        store.append(answered(QStringLiteral("r2"), now));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("was not stored")));
        store.append(answered({}, now)); // the database takes no request without an id
        QVERIFY(store.flush().result().ok());
        QTRY_COMPARE(stored.count(), 1);
        QCOMPARE(stored.takeFirst().value(0).toStringList(),
                 QStringList({QStringLiteral("r1"), QStringLiteral("r2")}));
        // One that was there before is on disk too.
        store.append(answered(QStringLiteral("r2"), now));
        QVERIFY(store.flush().result().ok());
        QTRY_COMPARE(stored.count(), 1);
        QCOMPARE(stored.takeFirst().value(0).toStringList(), QStringList(QStringLiteral("r2")));
        QVERIFY(store.flush().result().ok());
        QCOMPARE(stored.count(), 0);
    }

    void whatIsQueuedIsWrittenAtTheEnd()
    {
        {
            HistoryStore store(path());
            for (int i = 0; i < 250; ++i)
                store.append(answered(QString::number(i), QDateTime::currentDateTimeUtc()));
        }
        const Reader reader(path());
        QCOMPARE(reader.value(QStringLiteral("SELECT count(*) FROM requests_v1")).toInt(), 250);
        QCOMPARE(reader.value(QStringLiteral("SELECT count(*) FROM attempts_v1")).toInt(), 250);
        QCOMPARE(reader.value(QStringLiteral("SELECT sum(requests) FROM usage_quarters")).toInt(), 250);
    }

    void manyThreadsMayAppend()
    {
        HistoryStore store(path());
        std::vector<std::unique_ptr<QThread>> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back(QThread::create([&store, t] {
                for (int i = 0; i < 200; ++i)
                    store.append(
                        answered(QStringLiteral("%1-%2").arg(t).arg(i), QDateTime::currentDateTimeUtc()));
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QVERIFY(store.flush().result().ok());
        QCOMPARE(Reader(path()).value(QStringLiteral("SELECT count(*) FROM requests_v1")).toInt(), 800);
    }

    void theSameRequestCountsOnce()
    {
        HistoryStore store(path());
        const RequestRecord record =
            answered(QStringLiteral("r1"), utc(QStringLiteral("2025-03-04T12:00:00.000Z")));
        store.append(record);
        store.append(record);
        QVERIFY(store.flush().result().ok());
        store.append(record);
        store.append(answered(QStringLiteral("r2"), record.time));
        QVERIFY(store.flush().result().ok());
        const auto spend =
            store.spendPerDay({QDate(2025, 3, 4), QDate(2025, 3, 4), QTimeZone::utc()}).result();
        QVERIFY(spend.ok());
        QCOMPARE(spend->size(), 1);
        QCOMPARE(spend->first().requests, 2);
    }

    void aRowThatTheDatabaseRefusesDoesNotTakeTheOthersWithIt()
    {
        HistoryStore store(path());
        store.append(answered(QStringLiteral("r1"), QDateTime::currentDateTimeUtc()));
        RequestRecord nameless = answered({}, QDateTime::currentDateTimeUtc());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("was not stored")));
        store.append(nameless);
        store.append(answered(QStringLiteral("r2"), QDateTime::currentDateTimeUtc()));
        QVERIFY(store.flush().result().ok());
        QCOMPARE(Reader(path()).value(QStringLiteral("SELECT count(*) FROM requests_v1")).toInt(), 2);
    }

    void daysAreThoseOfTheUsersZone_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("lastOfDay");
        QTest::addColumn<QString>("firstOfNext");
        QTest::newRow("UTC") << QByteArray("UTC") << "2025-06-10T23:59:59.999Z"
                             << "2025-06-11T00:00:00.000Z";
        QTest::newRow("Berlin, summer") << QByteArray("Europe/Berlin") << "2025-06-10T21:59:59.999Z"
                                        << "2025-06-10T22:00:00.000Z";
        QTest::newRow("New York") << QByteArray("America/New_York") << "2025-06-11T03:59:59.999Z"
                                  << "2025-06-11T04:00:00.000Z";
        QTest::newRow("Kathmandu, 5:45") << QByteArray("Asia/Kathmandu") << "2025-06-10T18:14:59.999Z"
                                         << "2025-06-10T18:15:00.000Z";
        QTest::newRow("Adelaide, 9:30") << QByteArray("Australia/Adelaide") << "2025-06-10T14:29:59.999Z"
                                        << "2025-06-10T14:30:00.000Z";
    }
    void daysAreThoseOfTheUsersZone()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, lastOfDay);
        QFETCH(QString, firstOfNext);
        HistoryStore store(path());
        store.append(answered(QStringLiteral("r1"), utc(lastOfDay), 7));
        store.append(answered(QStringLiteral("r2"), utc(firstOfNext), 11));
        QVERIFY(store.flush().result().ok());
        const QTimeZone timeZone(zone);
        QVERIFY(timeZone.isValid());
        const auto spend = store.spendPerDay({QDate(2025, 6, 9), QDate(2025, 6, 12), timeZone}).result();
        QVERIFY(spend.ok());
        QCOMPARE(spend->size(), 2);
        QCOMPARE(spend->at(0).day, QDate(2025, 6, 10));
        QCOMPARE(spend->at(0).cost.picoDollars(), 7);
        QCOMPARE(spend->at(1).day, QDate(2025, 6, 11));
        QCOMPARE(spend->at(1).cost.picoDollars(), 11);

        // Both ends of the range belong to it, and nothing else does.
        for (const int day : {10, 11}) {
            const auto one = store.spendPerDay({QDate(2025, 6, day), QDate(2025, 6, day), timeZone}).result();
            QVERIFY(one.ok());
            QCOMPARE(one->size(), 1);
            QCOMPARE(one->first().day.day(), day);
        }
    }

    void theDayOfTheClockChangeHas25Hours()
    {
        HistoryStore store(path());
        const QTimeZone berlin("Europe/Berlin");
        for (int hour = 0; hour < 48; ++hour)
            store.append(answered(QString::number(hour),
                                  utc(QStringLiteral("2025-10-25T22:00:00.000Z")).addSecs(hour * 3600)));
        QVERIFY(store.flush().result().ok());
        const auto spend = store.spendPerDay({QDate(2025, 10, 25), QDate(2025, 10, 27), berlin}).result();
        QVERIFY(spend.ok());
        QCOMPARE(spend->size(), 2);
        QCOMPARE(spend->at(0).day, QDate(2025, 10, 26));
        QCOMPARE(spend->at(0).requests, 25);
        QCOMPARE(spend->at(1).requests, 23);
    }

    void simulatedMoneyStaysOutUnlessAskedFor()
    {
        HistoryStore store(path());
        const QDateTime time = utc(QStringLiteral("2025-03-04T12:00:00.000Z"));
        store.append(answered(QStringLiteral("r1"), time, 5));
        RequestRecord simulated = answered(QStringLiteral("r2"), time, 1000);
        simulated.costSource = CostSource::Simulated;
        store.append(simulated);
        QVERIFY(store.flush().result().ok());
        SpendQuery query {time.date(), time.date(), QTimeZone::utc()};
        const auto real = store.spendPerDay(query).result();
        QVERIFY(real.ok());
        QCOMPARE(real->size(), 1);
        const DailySpend expected {time.date(),
                                   QStringLiteral("acme/large"),
                                   QStringLiteral("acme"),
                                   Money::fromPicoDollars(5),
                                   1,
                                   100,
                                   20};
        QCOMPARE(real->first(), expected);
        query.includeSimulated = true;
        QCOMPARE(store.spendPerDay(query).result().value().first().cost.picoDollars(), 1005);
    }

    void requestsThatReachedNobodyAreNoSpending()
    {
        HistoryStore store(path());
        RequestRecord record =
            answered(QStringLiteral("r1"), utc(QStringLiteral("2025-03-04T12:00:00.000Z")));
        record.provider.clear();
        record.model.clear();
        record.cost = {};
        record.usage = {};
        record.error = Error {.kind = ErrorKind::UnknownModel, .message = QStringLiteral("No such model.")};
        store.append(record);
        QVERIFY(store.flush().result().ok());
        const auto spend =
            store.spendPerDay({QDate(2025, 3, 4), QDate(2025, 3, 4), QTimeZone::utc()}).result();
        QVERIFY(spend.ok());
        QVERIFY(spend->isEmpty());
        QCOMPARE(store.lastRequests(10).result().value().size(), 1);
    }

    void anAbsurdCostStaysAbsurd()
    {
        HistoryStore store(path());
        const QDateTime time = utc(QStringLiteral("2025-03-04T12:00:00.000Z"));
        store.append(answered(QStringLiteral("r1"), time, INT64_MAX));
        store.append(answered(QStringLiteral("r2"), time, 5));
        QVERIFY(store.flush().result().ok());
        const auto spend = store.spendPerDay({time.date(), time.date(), QTimeZone::utc()}).result();
        QVERIFY(spend.ok());
        QCOMPARE(spend->first().cost, Money::max());
    }

    void lastRequestsComeNewestFirst()
    {
        HistoryStore store(path());
        const QDateTime time = utc(QStringLiteral("2025-03-04T12:00:00.000Z"));
        // A long request is written after a short one that came later.
        store.append(answered(QStringLiteral("late"), time.addSecs(10)));
        RequestRecord early = answered(QStringLiteral("early"), time);
        early.ttftMs = 50;
        early.costSource = CostSource::Estimated;
        store.append(early);
        QVERIFY(store.flush().result().ok());
        const auto rows = store.lastRequests(10).result();
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), 2);
        QCOMPARE(rows->at(0).id, QStringLiteral("late"));
        const RequestRow &row = rows->at(1);
        QCOMPARE(row.time, time);
        QCOMPARE(row.time.timeSpec(), Qt::UTC);
        QCOMPARE(row.model, early.model);
        QCOMPARE(row.provider, early.provider);
        QCOMPARE(row.attempts, 1);
        QCOMPARE(row.promptTokens, 100);
        QCOMPARE(row.cost, early.cost);
        QCOMPARE(row.costSource, QStringLiteral("estimated"));
        QCOMPARE(row.ttftMs, early.ttftMs);
        QCOMPARE(row.durationMs, 1234);
        QVERIFY(!rows->at(0).ttftMs);
        QCOMPARE(store.lastRequests(1).result().value().size(), 1);
        QCOMPARE(store.lastRequests(-1).result().value().size(), 0);
    }

    void pruneRemovesWhatIsOlderAndItsSums()
    {
        HistoryStore store(path());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < 2500; ++i) // more than one slice
            store.append(answered(QString::number(i), now.addDays(-31).addSecs(-i * 100)));
        store.append(answered(QStringLiteral("kept"), now.addDays(-29)));
        QVERIFY(store.flush().result().ok());
        QVERIFY(store.prune(0).result().ok());
        QCOMPARE(store.lastRequests(9999).result().value().size(), 2501);
        QVERIFY(store.prune(30).result().ok());
        const auto rows = store.lastRequests(10).result();
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first().id, QStringLiteral("kept"));
        const Reader reader(path());
        QCOMPARE(reader.value(QStringLiteral("SELECT count(*) FROM attempts")).toInt(), 1);
        QCOMPARE(reader.value(QStringLiteral("SELECT sum(requests) FROM usage_quarters")).toInt(), 1);
    }

    void aCorruptFileTurnsHistoryOffUntilItIsMovedAway()
    {
        const QByteArray content = QByteArray("not a database ").repeated(100);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        HistoryStore store(path());
        QSignalSpy changed(&store, &HistoryStore::stateChanged);
        QCOMPARE(store.open().result().mode, Mode::Unavailable);
        QTRY_COMPARE(changed.count(), 1);
        store.append(answered(QStringLiteral("lost"), QDateTime::currentDateTimeUtc()));
        const Status flushed = store.flush().result();
        QVERIFY(!flushed.ok());
        QVERIFY(flushed.error().message.contains(path()));
        QVERIFY(!store.lastRequests(1).result().ok());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);

        QVERIFY(QFile::rename(path(), path() + QStringLiteral(".old")));
        QCOMPARE(store.open().result().mode, Mode::ReadWrite);
        store.append(answered(QStringLiteral("kept"), QDateTime::currentDateTimeUtc()));
        QVERIFY(store.flush().result().ok());
        QCOMPARE(store.lastRequests(9).result().value().size(), 1);
    }

    void aNewerFileIsReadButNotWritten()
    {
        {
            HistoryStore store(path());
            store.append(answered(QStringLiteral("r1"), QDateTime::currentDateTimeUtc()));
            QVERIFY(store.flush().result().ok());
        }
        QVERIFY(Reader(path()).rows(QStringLiteral("PRAGMA user_version = 99")).isEmpty());
        HistoryStore store(path());
        QCOMPARE(store.open().result().mode, Mode::ReadOnlyNewer);
        store.append(answered(QStringLiteral("r2"), QDateTime::currentDateTimeUtc()));
        QVERIFY(!store.flush().result().ok());
        QVERIFY(!store.prune(1).result().ok());
        QCOMPARE(store.lastRequests(10).result().value().size(), 1);
    }

#ifdef Q_OS_LINUX
    void rowsWaitWhileTheDiskTakesNothing()
    {
        // A limit on the size of files fails writes as a full disk does.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);

        HistoryStore store(path());
        QSignalSpy changed(&store, &HistoryStore::stateChanged);
        QCOMPARE(store.open().result().mode, Mode::ReadWrite);
        const rlimit none {1024, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0);
        store.append(answered(QStringLiteral("r1"), QDateTime::currentDateTimeUtc()));
        const Status flushed = store.flush().result();
        store.append(answered(QStringLiteral("r2"), QDateTime::currentDateTimeUtc()));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!flushed.ok());
        QVERIFY(flushed.error().message.contains(path()));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).value<HistoryState>().mode, Mode::Unavailable);

        QVERIFY(store.flush().result().ok());
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(changed.at(1).at(0).value<HistoryState>().mode, Mode::ReadWrite);
        QCOMPARE(store.lastRequests(10).result().value().size(), 2);
    }
#endif
};

QTEST_GUILESS_MAIN(TestHistoryStore)
#include "test_history_store.moc"
