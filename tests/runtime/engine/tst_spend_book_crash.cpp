#include "core/engine/spend_book.h"
#include "core/history/history_store.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

/// What the helper wrote down about an attempt before it was killed.
struct Noted {
    Money worst = {};
    Money cost = {};
    bool begun = false; ///< reserve() had returned.
    bool ended = false; ///< settle() had returned.
};

Budget budget(const QString &name, const BudgetScope &scope, BudgetPeriod period)
{
    return {.name = name, .scope = scope, .limit = Money::max(), .period = period};
}

QList<Budget> budgets()
{
    return {budget(QStringLiteral("all"), {}, BudgetPeriod::Total),
            budget(QStringLiteral("acme"), {.provider = QStringLiteral("acme")}, BudgetPeriod::Total),
            budget(QStringLiteral("groq"), {.provider = QStringLiteral("groq")}, BudgetPeriod::Total),
            budget(QStringLiteral("key"), {.keyId = QStringLiteral("k-1")}, BudgetPeriod::Total),
            budget(QStringLiteral("rolling"), {}, BudgetPeriod::Rolling)};
}

} // namespace

/// A program under load is killed at random moments, each time on the same files; after each time, what the
/// books say is compared with what the program had written down itself.
class TestSpendBookCrash : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString journal() const { return m_folder.filePath(QStringLiteral("spending.journal")); }
    QString history() const { return m_folder.filePath(QStringLiteral("history.sqlite")); }
    QString log() const { return m_folder.filePath(QStringLiteral("log")); }
    qint64 m_logRead = 0;
    QHash<QString, QMap<int, Noted>> m_noted;

    void killAfter(int milliseconds, int seed)
    {
        QProcess helper;
        helper.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        helper.start(QStringLiteral(SPEND_BOOK_HELPER),
                     {QStringLiteral("load"), journal(), history(), log(), QString::number(seed)});
        QVERIFY(helper.waitForStarted());
        QVERIFY(!helper.waitForFinished(milliseconds));
        helper.kill();
        QVERIFY(helper.waitForFinished());
    }

    void readLog()
    {
        QFile file(log());
        if (!file.open(QIODevice::ReadOnly))
            return; // killed before it began
        QVERIFY(file.seek(m_logRead));
        const QList<QByteArray> lines = file.readAll().split('\n');
        m_logRead = file.pos();
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() != 5)
                continue;
            Noted &noted = m_noted[QString::fromLatin1(words.at(1))][words.at(2).toInt()];
            noted.cost = Money::fromPicoDollars(words.at(4).toLongLong());
            if (words.at(0) == "try")
                noted.worst = Money::fromPicoDollars(words.at(3).toLongLong());
            noted.begun = noted.begun || words.at(0) == "begun";
            noted.ended = noted.ended || words.at(0) == "ended";
        }
    }

    /// Every attempt is in the history once, with its own cost or with what was set aside for it.
    Money checkHistory(HistoryStore &store)
    {
        Money sum;
        const auto stored = store.storedRequests(m_noted.keys()).result().value();
        QHash<QString, QMap<int, std::optional<Money>>> costs;
        for (const StoredRequest &request : stored)
            costs.insert(request.id, request.attempts);
        for (auto request = m_noted.cbegin(); request != m_noted.cend(); ++request) {
            const auto attempts = costs.value(request.key());
            for (auto one = request->cbegin(); one != request->cend(); ++one) {
                const std::optional<Money> cost = attempts.value(one.key());
                const QByteArray name = request.key().toLatin1();
                if (!cost && one->begun)
                    QTest::qFail(("lost: " + name).constData(), __FILE__, __LINE__);
                if (one->ended && cost != one->cost)
                    QTest::qFail(("not what it cost: " + name).constData(), __FILE__, __LINE__);
                if (cost && cost != one->cost && cost != one->worst)
                    QTest::qFail(("neither: " + name).constData(), __FILE__, __LINE__);
                sum += cost.value_or(Money {});
            }
        }
        return sum;
    }

private slots:
    void nothingIsLostOrCountedTwice()
    {
        QRandomGenerator random(20'261'122);
        for (int round = 0; round < 50; ++round) {
            killAfter(60 + int(random.bounded(300)), round);
            if (QTest::currentTestFailed())
                return;
            // Some are followed by the next at once, which may be killed while it still recovers.
            if (random.bounded(3) == 0 && round < 49)
                continue;
            readLog();
            HistoryStore store(history());
            SpendBook book(journal(), store);
            book.setBudgets(budgets(), QTimeZone::utc());
            const QFuture<Done> opened = book.open();
            QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), 20'000);
            const Money sum = checkHistory(store);
            if (QTest::currentTestFailed())
                return;
            const QList<BudgetStatus> statuses = book.statuses();
            QCOMPARE(statuses.size(), 5);
            for (const BudgetStatus &status : statuses) {
                QVERIFY(status.loaded);
                QCOMPARE(status.reserved, Money());
            }
            QCOMPARE(statuses.at(0).spent, sum);
            QCOMPARE(statuses.at(1).spent + statuses.at(2).spent, sum);
            QCOMPARE(statuses.at(3).spent, sum);
            QCOMPARE(statuses.at(4).spent, sum);
            QCOMPARE(store.ownKeySpend({}).result()->value(0).total, sum);
        }
        qsizetype ended = 0;
        qsizetype open = 0;
        for (const auto &request : std::as_const(m_noted)) {
            for (const Noted &one : request)
                ++(one.ended ? ended : open);
        }
        qInfo("%lld attempts had ended, %lld were under way", qlonglong(ended), qlonglong(open));
        QVERIFY(ended > 100);
        QVERIFY(open > 10);
    }
};

QTEST_GUILESS_MAIN(TestSpendBookCrash)
#include "tst_spend_book_crash.moc"
