#include "ui/dashboard/request_table_model.h"
#include "ui/dashboard/spend_summary.h"
#include "ui/dashboard/spend_table_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using core::Money;

namespace {

const QDate kFrom(2026, 3, 28);
const QDate kTo(2026, 3, 31);

core::DailySpend spend(int day, const char *model, qint64 cents, qint64 requests = 1)
{
    return {QDate(2026, 3, day),
            QString::fromLatin1(model),
            QStringLiteral("p"),
            Money::fromPicoDollars(cents * 10'000'000'000),
            requests,
            100,
            10};
}

qint64 cents(const Money &amount)
{
    return amount.picoDollars() / 10'000'000'000;
}

} // namespace

class SpendTest : public QObject
{
    Q_OBJECT

private slots:
    void everyDayOfTheSpanIsThere()
    {
        const ui::SpendSummary summary = ui::summarize({spend(30, "a/x", 5)}, kFrom, kTo);
        QCOMPARE(summary.days, QList<QDate>({kFrom, kFrom.addDays(1), kFrom.addDays(2), kTo}));
        QCOMPARE(cents(summary.totals.at(0)), 0);
        QCOMPARE(cents(summary.totals.at(2)), 5);
    }

    void rowsOfOneModelAndDayAddUp()
    {
        // The same model at two providers, and a day outside the span.
        const ui::SpendSummary summary = ui::summarize(
            {spend(28, "a/x", 5), spend(28, "a/x", 7, 2), spend(31, "a/x", 1), spend(27, "a/x", 100)}, kFrom,
            kTo);
        QCOMPARE(summary.series.size(), 1);
        QCOMPARE(cents(summary.series.at(0).perDay.at(0)), 12);
        QCOMPARE(cents(summary.series.at(0).perDay.at(3)), 1);
        QCOMPARE(cents(summary.total), 13);
        QCOMPARE(summary.requests, 4);
        QCOMPARE(summary.promptTokens, 300);
        QCOMPARE(summary.completionTokens, 30);
    }

    void theDearestModelsHaveASeriesAndTheRestShareOne()
    {
        const ui::SpendSummary summary = ui::summarize({spend(28, "a/cheap", 1), spend(28, "a/dear", 50),
                                                        spend(29, "a/middle", 20), spend(30, "a/cheaper", 2)},
                                                       kFrom, kTo, 2);
        QCOMPARE(summary.series.size(), 3);
        QCOMPARE(summary.series.at(0).model, QStringLiteral("a/dear"));
        QCOMPARE(summary.series.at(1).model, QStringLiteral("a/middle"));
        QCOMPARE(summary.series.at(2).model, QString());
        QCOMPARE(cents(summary.series.at(2).total), 3);
        QCOMPARE(cents(summary.total), 73);
    }

    void asManyModelsAsSeriesNeedNoOther()
    {
        const ui::SpendSummary summary =
            ui::summarize({spend(28, "a/x", 1), spend(28, "a/y", 2)}, kFrom, kTo, 2);
        QCOMPARE(summary.series.size(), 2);
        QVERIFY(!summary.series.constLast().model.isEmpty());
    }

    void equalModelsKeepTheirOrder()
    {
        const QList<core::DailySpend> rows {spend(28, "a/y", 3), spend(28, "a/x", 3), spend(28, "a/z", 3)};
        for (int i = 0; i < 20; ++i) {
            const ui::SpendSummary summary = ui::summarize(rows, kFrom, kTo);
            QCOMPARE(summary.series.at(0).model, QStringLiteral("a/x"));
            QCOMPARE(summary.series.at(2).model, QStringLiteral("a/z"));
        }
    }

    void theMostUsedModelIsTheOneAskedMostAndNotTheDearest()
    {
        const ui::SpendSummary summary =
            ui::summarize({spend(28, "a/dear", 100, 1), spend(28, "a/free", 0, 9)}, kFrom, kTo);
        QCOMPARE(summary.mostUsed, QStringLiteral("a/free"));
        QCOMPARE(ui::summarize({}, kFrom, kTo).mostUsed, QString());
    }

    void theTableShowsTheFiguresOfTheChart()
    {
        ui::SpendTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSummary(
            ui::summarize({spend(28, "a/x", 125), spend(31, "b/y", 50), spend(31, "a/x", 25)}, kFrom, kTo));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.columnCount(), 4);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("x"));
        QCOMPARE(model.index(0, 0).data(ui::TableModel::SortRole).toDate(), kTo);
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("$0.25"));
        QCOMPARE(model.index(0, 3).data().toString(), QStringLiteral("$0.75"));
        QCOMPARE(model.index(3, 3).data().toString(), QStringLiteral("$1.25"));
        model.setSummary({});
        QCOMPARE(model.rowCount(), 0);
    }

    void requestsShowHowSureTheirCostIsAndWhetherTheyFellBack()
    {
        ui::RequestTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        core::RequestRow row;
        row.id = QStringLiteral("1");
        row.status = 200;
        row.attempts = 2;
        row.cost = Money::fromDecimal(u"0.25");
        row.costSource = QStringLiteral("estimated");
        core::RequestRow failed = row;
        failed.id = QStringLiteral("2");
        failed.status = 429;
        failed.errorKind = QStringLiteral("rate_limited");
        failed.attempts = 1;
        failed.cost = {};
        model.setList({row, failed});
        using Column = ui::RequestTableModel::Column;
        QCOMPARE(model.index(0, Column::Cost).data().toString(), QStringLiteral("≈ $0.25"));
        QCOMPARE(model.index(0, Column::Attempts).data().toString(), QStringLiteral("2, fallback"));
        QCOMPARE(model.index(1, Column::Status).data().toString(), QStringLiteral("rate limited (429)"));
        QVERIFY(!model.index(1, Column::Cost).data(ui::TableModel::SortRole).isValid());
        QVERIFY(ui::costText(Money::fromDecimal(u"0.25"), QStringLiteral("simulated"))
                != QStringLiteral("$0.25"));
    }
};

QTEST_GUILESS_MAIN(SpendTest)
#include "spend_test.moc"
