#include "tests/gui/budgets/sample_budgets.h"
#include "ui/budgets/budget_draft.h"

#include <QTest>

using core::Money;

Q_DECLARE_METATYPE(ui::BudgetDraft)

class BudgetDraftTest : public QObject
{
    Q_OBJECT

private slots:
    void amountsAreReadAsTheLanguageWritesThem_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("decimal"); // empty: refused
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        const QLocale german(QLocale::German, QLocale::Germany);
        QTest::newRow("whole") << english << "20"
                               << "20";
        QTest::newRow("with a sign and spaces") << english << " $ 20.50 "
                                                << "20.5";
        QTest::newRow("parted thousands") << english << "1,250.50"
                                          << "1250.5";
        QTest::newRow("without a zero") << english << ".5"
                                        << "0.5";
        QTest::newRow("a pico-dollar") << english << "0.000000000001"
                                       << "0.000000000001";
        QTest::newRow("nothing at all") << english << "0"
                                        << "0";
        QTest::newRow("comma that parts no thousands") << english << "1,5"
                                                       << "";
        QTest::newRow("German comma") << german << "0,5"
                                      << "0.5";
        QTest::newRow("German thousands") << german << "1.250,5"
                                          << "1250.5";
        QTest::newRow("German thousands without decimals") << german << "1.250"
                                                           << "1250";
        QTest::newRow("point that parts no thousands") << german << "1.5"
                                                       << "1.5";
        QTest::newRow("below zero") << english << "-1"
                                    << "";
        QTest::newRow("exponent") << english << "1e3"
                                  << "";
        QTest::newRow("word") << english << "ten"
                              << "";
        QTest::newRow("empty") << english << ""
                               << "";
        QTest::newRow("two points") << english << "1.2.3"
                                    << "";
        QTest::newRow("largest") << english << "9223372"
                                 << "9223372";
        QTest::newRow("too large") << english << "9223373"
                                   << "";
    }
    void amountsAreReadAsTheLanguageWritesThem()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, typed);
        const std::optional<Money> amount = ui::amountFrom(typed, locale);
        QTEST(amount ? amount->toDecimal() : QString(), "decimal");
        if (amount)
            QCOMPARE(ui::amountFrom(ui::typedAmount(*amount, locale), locale), amount);
    }

    void thresholdsAreReadInAnyForm_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<QList<int>>("percents");
        QTest::newRow("usual") << "50, 80, 100" << true << QList<int> {50, 80, 100};
        QTest::newRow("signs, disorder, twice") << "100% 50%;50" << true << QList<int> {50, 100};
        QTest::newRow("none") << " " << true << QList<int>();
        QTest::newRow("least and most") << "1 100" << true << QList<int> {1, 100};
        QTest::newRow("just below") << "0" << false << QList<int>();
        QTest::newRow("just above") << "101" << false << QList<int>();
        QTest::newRow("no whole number") << "12.5" << false << QList<int>();
    }
    void thresholdsAreReadInAnyForm()
    {
        QFETCH(QString, typed);
        QFETCH(bool, valid);
        const auto percents = ui::thresholdsFrom(typed);
        QCOMPARE(percents.has_value(), valid);
        QTEST(percents.value_or(QList<int>()), "percents");
        if (percents)
            QCOMPARE(ui::thresholdsFrom(ui::typedThresholds(*percents)), percents);
    }

    void everythingThatIsMissingIsNamed_data()
    {
        QTest::addColumn<ui::BudgetDraft>("draft");
        QTest::addColumn<QString>("says"); // empty: nothing is missing
        const ui::BudgetDraft good {budgetNamed("new"), QStringLiteral("20"), QStringLiteral("80"), false};
        QTest::newRow("complete") << good << "";
        ui::BudgetDraft draft = good;
        draft.budget.name.clear();
        QTest::newRow("no name") << draft << "a name";
        draft = good;
        draft.budget.name = QStringLiteral("month");
        QTest::newRow("name of another") << draft << "already";
        draft = good;
        draft.limit = QStringLiteral(" ");
        QTest::newRow("no limit") << draft << "how much";
        draft.limit = QStringLiteral("a lot");
        QTest::newRow("no amount") << draft << "a lot";
        draft = good;
        draft.scopeUnfinished = true;
        QTest::newRow("half a condition") << draft << "condition";
        draft = good;
        draft.budget.action = core::BudgetAction::Downgrade;
        QTest::newRow("no target") << draft << "asked instead";
        draft.budget.downgradeTo = QStringLiteral("set/cheap");
        QTest::newRow("target") << draft << "";
        draft = good;
        draft.thresholds = QStringLiteral("many");
        QTest::newRow("no percentages") << draft << "1 to 100";
    }
    void everythingThatIsMissingIsNamed()
    {
        QFETCH(ui::BudgetDraft, draft);
        QFETCH(QString, says);
        const QString problem = ui::problemOf(draft, {QStringLiteral("month")}, QLocale::c());
        QCOMPARE(problem.isEmpty(), says.isEmpty());
        QVERIFY2(problem.contains(says), qPrintable(problem));
    }

    void aTargetStaysWithDowngradesOnly()
    {
        ui::BudgetDraft draft {budgetNamed("new"), QStringLiteral("2"), QString(), false};
        draft.budget.downgradeTo = QStringLiteral("set/cheap");
        QCOMPARE(ui::budgetOf(draft, QLocale::c())->downgradeTo, QString());
        QCOMPARE(ui::budgetOf(draft, QLocale::c())->limit, dollars(2));
        QCOMPARE(ui::budgetOf(draft, QLocale::c())->warnAt, QList<int>());
        draft.budget.action = core::BudgetAction::Downgrade;
        QCOMPARE(ui::budgetOf(draft, QLocale::c())->downgradeTo, QStringLiteral("set/cheap"));
    }

    void readyMadeNamesStepAside()
    {
        const QString month = QStringLiteral("month");
        QCOMPARE(ui::freeBudgetName(month, {}), month);
        QCOMPARE(ui::freeBudgetName(month, {month}), QStringLiteral("month-2"));
        QCOMPARE(ui::freeBudgetName(month, {month, QStringLiteral("month-2")}), QStringLiteral("month-3"));
    }
};

QTEST_MAIN(BudgetDraftTest)
#include "budget_draft_test.moc"
