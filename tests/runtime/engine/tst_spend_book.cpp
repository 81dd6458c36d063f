#include "core/engine/spend_book.h"
#include "core/history/history_store.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/resource.h>

#include <csignal>
#endif

using namespace core;

namespace {

Money money(qint64 pico)
{
    return Money::fromPicoDollars(pico);
}

Budget budget(const QString &name, qint64 limit, BudgetPeriod period = BudgetPeriod::Total)
{
    return {.name = name, .limit = money(limit), .period = period};
}

SpendFacts facts()
{
    return {.member = QStringLiteral("ann"),
            .keyName = QStringLiteral("editor"),
            .keyId = QStringLiteral("k-1"),
            .app = QStringLiteral("Zed"),
            .provider = QStringLiteral("acme"),
            .providerKey = QStringLiteral("work"),
            .model = QStringLiteral("acme/large")};
}

RequestRecord request(const QString &id, const QDateTime &time = QDateTime::currentDateTimeUtc())
{
    RequestRecord request;
    request.id = id;
    request.time = time;
    request.keyName = QStringLiteral("editor");
    request.keyId = QStringLiteral("k-1");
    request.modelAsked = QStringLiteral("large");
    return request;
}

AttemptBill bill(qint64 cost)
{
    return {.cost = money(cost), .source = CostSource::Computed, .promptTokens = 10, .completionTokens = 5};
}

/// The row that the history gets of a request with one attempt.
RequestRecord answered(RequestRecord request, qint64 cost)
{
    AttemptRecord row;
    row.model = QStringLiteral("acme/large");
    row.provider = QStringLiteral("acme");
    row.keyName = QStringLiteral("work");
    row.started = request.time;
    row.cost = money(cost);
    request.attempts << row;
    request.model = row.model;
    request.provider = row.provider;
    request.status = 200;
    request.cost = row.cost;
    request.costSource = CostSource::Computed;
    return request;
}

} // namespace

class TestSpendBook : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString journal() const { return m_folder->filePath(QStringLiteral("spending.journal")); }
    QString history() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }

    /// A program on the profile.
    struct Program {
        Program(const QString &journal, const QString &history)
            : store(history)
            , book(std::make_unique<SpendBook>(journal, store))
        { }
        HistoryStore store;
        std::unique_ptr<SpendBook> book;
    };
    std::unique_ptr<Program> program(const QList<Budget> &budgets)
    {
        auto made = std::make_unique<Program>(journal(), history());
        made->book->setBudgets(budgets, QTimeZone::utc());
        wait(made->book->open());
        return made;
    }
    static void wait(const QFuture<Done> &future) { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000); }
    static Money spent(const SpendBook &book, qsizetype budget = 0)
    {
        return book.statuses().value(budget).spent;
    }
    static Money reserved(const SpendBook &book) { return book.statuses().value(0).reserved; }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsSetAsideIsNotThereForOthers()
    {
        const auto one = program({budget(QStringLiteral("all"), 100)});
        QVERIFY(one->book->isReady());
        QVERIFY(one->book->hasBudgets());
        QVERIFY(!one->book->reserve(request(QStringLiteral("r1")), 1, facts(), money(60)));
        const auto refused = one->book->reserve(request(QStringLiteral("r2")), 1, facts(), money(60));
        QVERIFY(refused);
        QCOMPARE(refused->reason, BudgetRefusal::Reason::InFlight);
        QCOMPARE(reserved(*one->book), money(60));
        one->book->settle(QStringLiteral("r1"), 1, bill(40));
        QCOMPARE(spent(*one->book), money(40));
        QVERIFY(!one->book->reserve(request(QStringLiteral("r2")), 1, facts(), money(60)));
        one->book->settle(QStringLiteral("r2"), 1, bill(0));
        one->book->settle(QStringLiteral("r2"), 1, bill(7)); // ended already
        one->book->settle(QStringLiteral("r9"), 1, bill(7)); // never began
        QCOMPARE(spent(*one->book), money(40));
        QCOMPARE(reserved(*one->book), Money());
    }

    void ofTwoProgramsOneGetsTheLastCent()
    {
        const auto one = program({budget(QStringLiteral("all"), 100)});
        const auto other = program({budget(QStringLiteral("all"), 100)});
        QVERIFY(!one->book->reserve(request(QStringLiteral("r1")), 1, facts(), money(60)));
        // It has not read the other's line yet; the order in the file tells it.
        QVERIFY(other->book->reserve(request(QStringLiteral("r2")), 1, facts(), money(60)));
        QCOMPARE(reserved(*other->book), money(60));
        one->book->settle(QStringLiteral("r1"), 1, bill(10));
        QVERIFY(!other->book->reserve(request(QStringLiteral("r3")), 1, facts(), money(60)));
        // What was withdrawn holds up nobody.
        QVERIFY(!one->book->reserve(request(QStringLiteral("r4")), 1, facts(), money(30)));
        other->book->settle(QStringLiteral("r3"), 1, bill(5));
        QTRY_COMPARE(spent(*one->book), money(15));
        QCOMPARE(reserved(*one->book), money(30));
    }

    void of64ReservationsAtOnceExactlyOneGetsTheLastDollar()
    {
        constexpr int kPrograms = 4;
        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < kPrograms; ++i) {
            auto &helper = *programs.emplace_back(std::make_unique<QProcess>());
            helper.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            helper.start(QStringLiteral(SPEND_BOOK_HELPER),
                         {QStringLiteral("rush"), journal(), history(), QStringLiteral("16")});
        }
        for (const auto &helper : programs) {
            QTRY_VERIFY_WITH_TIMEOUT(helper->canReadLine(), 30'000);
            QCOMPARE(helper->readLine(), QByteArray("ready\n"));
        }
        for (const auto &helper : programs)
            helper->write("go\n");
        int got = 0;
        for (const auto &helper : programs) {
            QTRY_VERIFY_WITH_TIMEOUT(helper->canReadLine(), 30'000);
            got += helper->readLine().trimmed().toInt();
        }
        for (const auto &helper : programs) {
            helper->write("end\n");
            QTRY_COMPARE_WITH_TIMEOUT(helper->state(), QProcess::NotRunning, 30'000);
        }
        QCOMPARE(got, 1);
    }

    void aDeadProgramsRequestsAreSettledAtTheNextStart_data()
    {
        QTest::addColumn<bool>("isEnded");
        QTest::addColumn<bool>("isStored");
        QTest::addColumn<qint64>("cost");
        QTest::addColumn<int>("interrupted");
        QTest::newRow("under way") << false << false << qint64(60) << 1;
        QTest::newRow("over, the row lost") << true << false << qint64(7) << 1;
        QTest::newRow("over, the row there") << true << true << qint64(7) << 0;
        QTest::newRow("under way, but the row there") << false << true << qint64(7) << 0;
    }
    void aDeadProgramsRequestsAreSettledAtTheNextStart()
    {
        QFETCH(bool, isEnded);
        QFETCH(bool, isStored);
        QFETCH(qint64, cost);
        QFETCH(int, interrupted);
        const QList<Budget> budgets {budget(QStringLiteral("all"), 100)};
        const RequestRecord record = request(QStringLiteral("r1"));
        {
            const auto one = program(budgets);
            QVERIFY(!one->book->reserve(record, 1, facts(), money(60)));
            if (isEnded)
                one->book->settle(record.id, 1, bill(7));
            one->book.reset(); // hears of no row any more
            if (isStored)
                one->store.append(answered(record, 7));
        }
        for (int start = 0; start < 3; ++start) {
            const auto next = program(budgets);
            QCOMPARE(spent(*next->book), money(cost));
            QCOMPARE(reserved(*next->book), Money());
            const auto rows = next->store.lastRequests(10).result().value();
            QCOMPARE(rows.size(), 1);
            QCOMPARE(rows.first().cost, std::optional(money(cost)));
            QCOMPARE(rows.first().errorKind == QLatin1String("interrupted"), bool(interrupted));
            QCOMPARE(rows.first().status, interrupted ? 500 : 200);
        }
    }

    void twoThatStartAtOnceSettleOnce()
    {
        const QList<Budget> budgets {budget(QStringLiteral("all"), 1000)};
        {
            const auto one = program(budgets);
            for (int i = 0; i < 10; ++i)
                QVERIFY(!one->book->reserve(request(QString::number(i)), 1, facts(), money(10)));
            one->book->settle(QStringLiteral("3"), 1, bill(1));
        }
        Program one(journal(), history());
        Program other(journal(), history());
        for (Program *each : {&one, &other})
            each->book->setBudgets(budgets, QTimeZone::utc());
        const auto first = one.book->open();
        const auto second = other.book->open();
        wait(first);
        wait(second);
        for (Program *each : {&one, &other}) {
            QTRY_COMPARE(reserved(*each->book), Money());
            QCOMPARE(spent(*each->book), money(91));
        }
        QCOMPARE(one.store.lastRequests(100).result()->size(), 10);
    }

    void aProgramThatLivesIsLeftAlone()
    {
        const QList<Budget> budgets {budget(QStringLiteral("all"), 100)};
        const auto one = program(budgets);
        QVERIFY(!one->book->reserve(request(QStringLiteral("r1")), 1, facts(), money(60)));
        const auto other = program(budgets);
        QCOMPARE(reserved(*other->book), money(60));
        QCOMPARE(spent(*other->book), Money());
        one->book->settle(QStringLiteral("r1"), 1, bill(5));
        QTRY_COMPARE(spent(*other->book), money(5));
    }

    void aNewBudgetKnowsWhatWasBeforeAndWhatIsUnderWay()
    {
        const auto one = program({});
        QVERIFY(!one->book->hasBudgets());
        const RequestRecord stored = request(QStringLiteral("r1"));
        QVERIFY(!one->book->reserve(stored, 1, facts(), money(60)));
        one->book->settle(stored.id, 1, bill(1));
        one->store.append(answered(stored, 1));
        QVERIFY(one->store.flush().result().ok());
        QVERIFY(!one->book->reserve(request(QStringLiteral("r2")), 1, facts(), money(60)));
        one->book->settle(QStringLiteral("r2"), 1, bill(2)); // its row is still to come
        QVERIFY(!one->book->reserve(request(QStringLiteral("r3")), 1, facts(), money(60)));

        one->book->setBudgets({budget(QStringLiteral("all"), 100)}, QTimeZone::utc());
        wait(one->book->ready());
        QCOMPARE(spent(*one->book), money(3));
        QCOMPARE(reserved(*one->book), money(60));
        QVERIFY(one->book->statuses().first().loaded);
        one->book->settle(QStringLiteral("r3"), 1, bill(4));
        QCOMPARE(spent(*one->book), money(7));
    }

    void anOldPeriodsRequestsCountThere()
    {
        const QDateTime lastYear = QDateTime::currentDateTimeUtc().addDays(-370);
        const QList<Budget> budgets {budget(QStringLiteral("all"), 100),
                                     budget(QStringLiteral("month"), 100, BudgetPeriod::Month),
                                     budget(QStringLiteral("rolling"), 100, BudgetPeriod::Rolling)};
        const RequestRecord old = request(QStringLiteral("r1"), lastYear);
        {
            const auto one = program(budgets);
            QVERIFY(!one->book->reserve(old, 1, facts(), money(60)));
            one->book->settle(old.id, 1, bill(7));
            QCOMPARE(spent(*one->book, 0), money(7));
            QCOMPARE(spent(*one->book, 1), Money());
        }
        const auto next = program(budgets);
        QCOMPARE(spent(*next->book, 0), money(7));
        QCOMPARE(spent(*next->book, 1), Money());
        QCOMPARE(spent(*next->book, 2), Money());
    }

    void budgetsThatComeWhileAnotherProgramSpendsMissNothing()
    {
        const auto one = program({});
        const auto other = program({});
        Money sum;
        for (int round = 0; round < 10; ++round) {
            one->book->setBudgets({budget(QStringLiteral("b%1").arg(round), 1'000'000'000)},
                                  QTimeZone::utc());
            const QFuture<Done> ready = one->book->ready();
            QElapsedTimer timer;
            timer.start();
            int turn = 0;
            while (!ready.isFinished() && timer.elapsed() < 10'000) {
                const RequestRecord record = request(QStringLiteral("%1-%2").arg(round).arg(turn++));
                QVERIFY(!other->book->reserve(record, 1, facts(), money(1000)));
                QCoreApplication::processEvents();
                other->book->settle(record.id, 1, bill(turn));
                sum += money(turn);
                other->store.append(answered(record, turn));
                if (turn % 3 == 0)
                    QVERIFY(other->store.flush().result().ok());
                QCoreApplication::processEvents();
            }
            QVERIFY(ready.isFinished());
            QTRY_COMPARE(spent(*one->book), sum);
        }
    }

    void noticesComeOnceAlsoAcrossProgramsAndStarts()
    {
        const QList<Budget> budgets {budget(QStringLiteral("month"), 100, BudgetPeriod::Month)};
        {
            const auto one = program(budgets);
            const auto other = program(budgets);
            QSignalSpy told(one->book.get(), &SpendBook::warned);
            QSignalSpy toldThere(other->book.get(), &SpendBook::warned);
            const RequestRecord first = request(QStringLiteral("r1"));
            QVERIFY(!one->book->reserve(first, 1, facts(), money(60)));
            one->book->settle(first.id, 1, bill(55));
            one->store.append(answered(first, 55));
            QCOMPARE(told.count(), 1);
            const auto notice = told.first().first().value<BudgetNotice>();
            QCOMPARE(notice.budget, QStringLiteral("month"));
            QCOMPARE(notice.percent, 50);
            QTRY_COMPARE(spent(*other->book), money(55));
            QCOMPARE(toldThere.count(), 0);
            const RequestRecord second = request(QStringLiteral("r2"));
            QVERIFY(!other->book->reserve(second, 1, facts(), money(10)));
            other->book->settle(second.id, 1, bill(1));
            other->store.append(answered(second, 1));
            QCOMPARE(toldThere.count(), 0);
        }
        const auto next = program(budgets);
        QCOMPARE(spent(*next->book), money(56));
        QSignalSpy told(next->book.get(), &SpendBook::warned);
        QVERIFY(!next->book->reserve(request(QStringLiteral("r3")), 1, facts(), money(10)));
        next->book->settle(QStringLiteral("r3"), 1, bill(1));
        QCOMPARE(told.count(), 0);
        QVERIFY(!next->book->reserve(request(QStringLiteral("r4")), 1, facts(), money(40)));
        next->book->settle(QStringLiteral("r4"), 1, bill(30));
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.first().first().value<BudgetNotice>().percent, 80);
    }

    void changesAreToldTwiceASecondAtMost()
    {
        const auto one = program({budget(QStringLiteral("all"), 1'000'000)});
        QSignalSpy changed(one->book.get(), &SpendBook::changed);
        QTRY_COMPARE(changed.count(), 1); // of the start
        for (int i = 0; i < 100; ++i) {
            QVERIFY(!one->book->reserve(request(QString::number(i)), 1, facts(), money(1)));
            one->book->settle(QString::number(i), 1, bill(1));
        }
        QCOMPARE(changed.count(), 1);
        QTRY_COMPARE(changed.count(), 2);
    }

    void withoutAUsableHistoryBudgetsHoldFromNowOn()
    {
        HistoryStore store(m_folder->path()); // the path of a folder
        SpendBook book(journal(), store);
        book.setBudgets({budget(QStringLiteral("all"), 100)}, QTimeZone::utc());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot be read")));
        wait(book.open());
        QVERIFY(!book.reserve(request(QStringLiteral("r1")), 1, facts(), money(60)));
        QVERIFY(book.reserve(request(QStringLiteral("r2")), 1, facts(), money(60)));
        book.settle(QStringLiteral("r1"), 1, bill(7));
        QCOMPARE(spent(book), money(7));
    }

#ifdef Q_OS_LINUX
    void aFullDiskStopsNobodyAndBudgetsHold()
    {
        const auto one = program({budget(QStringLiteral("all"), 100)});
        rlimit before {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit tight = before;
        tight.rlim_cur = 10;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("disk is full")));
        const auto first = one->book->reserve(request(QStringLiteral("r1")), 1, facts(), money(60));
        const auto second = one->book->reserve(request(QStringLiteral("r2")), 1, facts(), money(60));
        one->book->settle(QStringLiteral("r1"), 1, bill(30));
        const auto third = one->book->reserve(request(QStringLiteral("r3")), 1, facts(), money(60));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!first);
        QVERIFY(second);
        QVERIFY(!third);
        QCOMPARE(spent(*one->book), money(30));
        QCOMPARE(reserved(*one->book), money(60));
    }
#endif
};

QTEST_GUILESS_MAIN(TestSpendBook)
#include "tst_spend_book.moc"
