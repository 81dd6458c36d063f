#include "tests/gui/budgets/sample_budgets.h"
#include "ui/budgets/budget_table_model.h"
#include "ui/budgets/budget_words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using core::Money;
using Model = ui::BudgetTableModel;

namespace {

QStringList texts(std::initializer_list<const char *> plain)
{
    QStringList list;
    for (const char *text : plain)
        list << QString::fromUtf8(text);
    return list;
}

} // namespace

class BudgetWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void sharesAreRoundedDownSoThatOnlyTheLimitIsTheWhole_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<int>("permille");
        QTest::newRow("nothing") << qint64(0) << kDollar << 0;
        QTest::newRow("half") << kDollar / 2 << kDollar << 500;
        QTest::newRow("just before the limit") << kDollar - 1 << kDollar << 999;
        QTest::newRow("at the limit") << kDollar << kDollar << 1000;
        QTest::newRow("beyond") << kDollar * 3 / 2 << kDollar << 1500;
        QTest::newRow("far beyond") << kDollar * 1000 << kDollar << 9990;
        QTest::newRow("largest amounts, just before") << qint64(INT64_MAX - 1) << qint64(INT64_MAX) << 999;
        QTest::newRow("largest amounts, at the limit") << qint64(INT64_MAX) << qint64(INT64_MAX) << 1000;
        QTest::newRow("a refund") << -kDollar << kDollar << 0;
        QTest::newRow("limit of nothing") << qint64(0) << qint64(0) << 1000;
        QTest::newRow("smallest limit") << qint64(1) << qint64(1) << 1000;
    }
    void sharesAreRoundedDownSoThatOnlyTheLimitIsTheWhole()
    {
        QFETCH(qint64, amount);
        QFETCH(qint64, limit);
        QTEST(ui::permilleOf(Money::fromPicoDollars(amount), Money::fromPicoDollars(limit)), "permille");
    }

    void aLittleIsNotShownAsNothing_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << "0%";
        QTest::newRow("a little") << qint64(1) << "<1%";
        QTest::newRow("just before one percent") << kDollar / 100 - 1 << "<1%";
        QTest::newRow("one percent") << kDollar / 100 << "1%";
        QTest::newRow("just before all") << kDollar - 1 << "99%";
        QTest::newRow("all") << kDollar << "100%";
    }
    void aLittleIsNotShownAsNothing()
    {
        QFETCH(qint64, amount);
        QTEST(ui::percentText(Money::fromPicoDollars(amount), dollars(1)), "text");
    }

    void momentsAreToldAsSeenFromNow_data()
    {
        QTest::addColumn<QDateTime>("moment");
        QTest::addColumn<QString>("text");
        const auto at = [](int day, int hour) {
            return QDateTime(QDate(2026, 11, day), QTime(hour, 0), Qt::UTC);
        };
        QTest::newRow("today") << at(22, 18) << "today at 18:00";
        QTest::newRow("last minute of today") << at(22, 18).addSecs(5 * 3600 + 59 * 60) << "today at 23:59";
        QTest::newRow("midnight") << at(23, 0) << "tomorrow at 00:00";
        QTest::newRow("day after tomorrow") << at(24, 0) << "on Tuesday at 00:00";
        QTest::newRow("last day with a name") << at(28, 0) << "on Saturday at 00:00";
        QTest::newRow("a week on") << at(29, 0) << "on 29 November at 00:00";
        QTest::newRow("gone by") << at(21, 0) << "on 21 November at 00:00";
    }
    void momentsAreToldAsSeenFromNow()
    {
        QFETCH(QDateTime, moment);
        QTEST(ui::momentText(moment, now()), "text");
    }

    void theStorySaysWhatTheBudgetWillDo_data()
    {
        QTest::addColumn<core::Budget>("budget");
        QTest::addColumn<QStringList>("says");
        QTest::addColumn<QStringList>("neverSays");
        core::Budget budget = budgetNamed("month");
        QTest::newRow("usual one") << budget
                                   << texts({"Counts every request", "$20.00 a month", "is refused",
                                             "at 50%, 80%, 100%", "price is unknown"})
                                   << texts({"play money", "Switched off", "costs nothing"});
        budget.scope.key = QStringLiteral("editor");
        budget.scope.model = QStringLiteral("anthropic/*");
        budget.period = core::BudgetPeriod::Rolling;
        budget.rollingDays = 7;
        budget.action = core::BudgetAction::Downgrade;
        budget.downgradeTo = QStringLiteral("set/cheap");
        budget.warnAt = {};
        QTest::newRow("downgrade") << budget
                                   << texts({"key editor, model anthropic/*", "in any 7 day",
                                             "goes to set/cheap", "told nothing"})
                                   << texts({"refused", "every request"});
        budget.action = core::BudgetAction::Warn;
        budget.simulated = true;
        budget.disabled = true;
        QTest::newRow("only tells") << budget << texts({"nothing is held up", "play money", "Switched off"})
                                    << texts({"refused", "set/cheap", "price is unknown"});
        budget = budgetNamed("nothing", 0);
        budget.allowUnknownPrices = true;
        QTest::newRow("nothing") << budget
                                 << texts({"Only what costs nothing",
                                           "Models of unknown price are let through"})
                                 << texts({"So is one"});
    }
    void theStorySaysWhatTheBudgetWillDo()
    {
        QFETCH(core::Budget, budget);
        QFETCH(QStringList, says);
        QFETCH(QStringList, neverSays);
        const QString story = ui::budgetStory(budget);
        for (const QString &part : says)
            QVERIFY2(story.contains(part), qPrintable(part + QStringLiteral(" is not in: ") + story));
        for (const QString &part : neverSays)
            QVERIFY2(!story.contains(part), qPrintable(part + QStringLiteral(" is in: ") + story));
    }

    void whatIsLeftLeavesOutWhatIsSetAside()
    {
        core::BudgetStatus status {budgetNamed("month"), dollars(12), dollars(3)};
        QCOMPARE(ui::amountLeft(status), dollars(5));
        status.spent = dollars(18);
        QCOMPARE(ui::amountLeft(status), Money());
    }

    void theBarHasTheSameInWords()
    {
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        core::BudgetStatus status {budgetNamed("month"), dollars(10), dollars(3)};
        status.loaded = true;
        model.setList({status});
        const QModelIndex spent = model.index(0, Model::Spent);
        QCOMPARE(spent.data(Model::SpentRole).toInt(), 500);
        QCOMPARE(spent.data(Model::ReservedRole).toInt(), 150);
        QCOMPARE(spent.data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("$10.00, 50% of the limit, and $3.00 set aside for requests under way"));
        status.reserved = {};
        model.setList({status});
        QCOMPARE(spent.data(Qt::AccessibleTextRole).toString(), QStringLiteral("$10.00, 50% of the limit"));
    }

    void whatIsNotKnownYetIsNotShownAsNothing()
    {
        Model model;
        model.setList({core::BudgetStatus {budgetNamed("month")}});
        QVERIFY(!model.index(0, Model::Spent).data(Model::SpentRole).isValid());
        QCOMPARE(model.index(0, Model::Spent).data().toString(), QStringLiteral("not known yet"));
        QCOMPARE(model.index(0, Model::Left).data().toString(), QStringLiteral("—"));
    }

    void everyCellHasWords()
    {
        Model model;
        core::BudgetStatus status {budgetNamed("month")};
        status.budget.downgradeTo = QStringLiteral("set/cheap");
        for (const auto period :
             {core::BudgetPeriod::Day, core::BudgetPeriod::Week, core::BudgetPeriod::Month,
              core::BudgetPeriod::Rolling, core::BudgetPeriod::Total}) {
            for (const auto action :
                 {core::BudgetAction::Warn, core::BudgetAction::Block, core::BudgetAction::Downgrade}) {
                status.budget.period = period;
                status.budget.action = action;
                model.setList({status});
                for (int column = 0; column < Model::ColumnCount; ++column) {
                    QVERIFY(!model.index(0, column).data(Qt::AccessibleTextRole).toString().isEmpty());
                    QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
                }
            }
        }
    }

    void aTickAsksAndWaitsForTheEngine()
    {
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setList({core::BudgetStatus {budgetNamed("month")}});
        QSignalSpy asked(&model, &Model::enableRequested);
        const QModelIndex tick = model.index(0, Model::Enabled);
        QVERIFY(tick.flags().testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(model.setData(tick, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.constFirst().at(1).toBool(), false);
        QCOMPARE(tick.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(!model.setData(model.index(0, Model::Name), Qt::Unchecked, Qt::CheckStateRole));
    }

    void theNearestToItsLimitIsFound()
    {
        QVERIFY(!ui::nearestToItsLimit({}));
        QList<core::BudgetStatus> budgets = {{budgetNamed("large", 100), dollars(40)},
                                             {budgetNamed("small", 5), dollars(4)},
                                             {budgetNamed("off", 1), dollars(1)},
                                             {budgetNamed("unknown", 1), dollars(1)}};
        for (core::BudgetStatus &status : budgets)
            status.loaded = true;
        budgets[2].budget.disabled = true;
        budgets[3].loaded = false;
        QCOMPARE(ui::nearestToItsLimit(budgets)->budget.name, QStringLiteral("small"));
        budgets[1].spent = dollars(2);
        QCOMPARE(ui::nearestToItsLimit(budgets)->budget.name, QStringLiteral("large"));
    }

private:
    static QDateTime now() { return QDateTime(QDate(2026, 11, 22), QTime(9, 30), Qt::UTC); } // a Sunday
};

QTEST_MAIN(BudgetWordsTest)
#include "budget_words_test.moc"
