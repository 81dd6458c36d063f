#include "core/settings/preferences.h"
#include "tests/support/engine_harness.h"
#include "ui/common/theme.h"
#include "ui/shell/budget_notices.h"
#include "ui/shell/notice_area.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

class BudgetNoticesTest : public QObject
{
    Q_OBJECT

private slots:
    void aNoticeSaysHowMuchAndWhatComesNext()
    {
        tell(80);
        QCOMPARE(m_area->names(), QStringList {QStringLiteral("budget month")});
        QVERIFY(texts().contains(QStringLiteral("80% of the budget “month” is spent")));
        QVERIFY(texts().contains(QLatin1String("$8.00 of $10.00 spent")));
        QVERIFY(texts().contains(QLatin1String("requests are refused")));
        QVERIFY(texts().contains(QLatin1String("starts again")));
    }

    void theNextThresholdTakesThePlaceOfTheLast()
    {
        tell(80);
        tell(100);
        QCOMPARE(m_area->names().size(), 1);
        QTRY_VERIFY(!texts().contains(QLatin1String("80%")));
        QVERIFY(texts().contains(QStringLiteral("“month” is spent")));
        QVERIFY(texts().contains(QLatin1String("refused now")));
    }

    void theButtonLeadsToTheBudgets()
    {
        QSignalSpy requested(m_notices.get(), &ui::BudgetNotices::budgetsRequested);
        tell(80);
        QTest::mouseClick(m_area->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(m_area->names(), QStringList());
    }

    void aNoticeGoesWhenItIsNoLongerTrue_data()
    {
        QTest::addColumn<QList<core::BudgetStatus>>("budgets");
        QTest::addColumn<bool>("stays");
        core::BudgetStatus status {budget(), core::Money::fromPicoDollars(8'000'000'000'000)};
        status.from = begin();
        status.loaded = true;
        QTest::newRow("as it was") << QList<core::BudgetStatus> {status} << true;
        core::BudgetStatus other = status;
        other.spent = core::Money::fromPicoDollars(7'999'999'999'999);
        QTest::newRow("just below the threshold") << QList<core::BudgetStatus> {other} << false;
        other = status;
        other.from = begin().addDays(30);
        QTest::newRow("next period") << QList<core::BudgetStatus> {other} << false;
        other = status;
        other.budget.disabled = true;
        QTest::newRow("switched off") << QList<core::BudgetStatus> {other} << false;
        other = status;
        other.loaded = false;
        other.spent = {};
        QTest::newRow("not known") << QList<core::BudgetStatus> {other} << true;
        QTest::newRow("removed") << QList<core::BudgetStatus>() << false;
    }
    void aNoticeGoesWhenItIsNoLongerTrue()
    {
        QFETCH(QList<core::BudgetStatus>, budgets);
        QFETCH(bool, stays);
        core::BudgetStatus status {budget()};
        emit m_harness->engine().budgetsChanged({status});
        tell(80);
        emit m_harness->engine().budgetsChanged(budgets);
        QCOMPARE(!m_area->names().isEmpty(), stays);
    }

    void theLimitOfAnOwnKeyIsInNoListAndStays()
    {
        emit m_harness->engine().budgetsChanged({});
        tell(80);
        emit m_harness->engine().budgetsChanged({});
        QCOMPARE(m_area->names().size(), 1);
    }

    void init()
    {
        m_harness = std::make_unique<EngineHarness>(QList<HarnessProvider>());
        m_preferences =
            std::make_unique<core::Preferences>(m_harness->path(QStringLiteral("preferences.ini")));
        m_preferences->setFlag(core::Preference::BudgetNotifications, false);
        m_area = std::make_unique<ui::NoticeArea>(m_theme);
        m_area->resize(800, 100);
        m_notices = std::make_unique<ui::BudgetNotices>(m_harness->engine(), *m_area, *m_preferences);
    }
    void cleanup()
    {
        m_notices.reset();
        m_area.reset();
        m_preferences.reset();
        m_harness.reset();
    }

private:
    static QDateTime begin() { return QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC); }
    static core::Budget budget()
    {
        core::Budget budget;
        budget.name = QStringLiteral("month");
        budget.limit = core::Money::fromPicoDollars(10'000'000'000'000);
        return budget;
    }
    void tell(int percent)
    {
        const core::Money spent = core::Money::fromPicoDollars(100'000'000'000) * percent;
        emit m_harness->engine().budgetWarned({budget().name, percent, spent, budget().limit,
                                               core::BudgetAction::Block, begin(), begin().addMonths(1)});
    }
    QString texts() const
    {
        QStringList texts;
        for (const QLabel *label : m_area->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n');
    }

    ui::Theme m_theme;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<core::Preferences> m_preferences;
    std::unique_ptr<ui::NoticeArea> m_area;
    std::unique_ptr<ui::BudgetNotices> m_notices;
};

QTEST_MAIN(BudgetNoticesTest)
#include "budget_notices_test.moc"
