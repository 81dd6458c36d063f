#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "ui/common/empty_state.h"
#include "ui/common/theme.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/dashboard/spend_chart.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace {

core::RequestRecord request(const QString &id, core::CostSource source,
                            const QDateTime &time = QDateTime::currentDateTimeUtc())
{
    core::RequestRecord record;
    record.id = id;
    record.time = time;
    record.clientShape = QStringLiteral("app");
    record.modelAsked = record.model = QStringLiteral("test/model");
    record.provider = QStringLiteral("groq");
    record.status = 200;
    core::AttemptRecord attempt;
    attempt.provider = record.provider;
    attempt.endpoint = record.provider;
    attempt.started = time;
    record.attempts = {attempt};
    record.usage = core::Usage {};
    record.usage->promptTokens = 1'000;
    record.usage->completionTokens = 500;
    record.cost = core::Money::fromDecimal(u"0.25");
    record.costSource = source;
    return record;
}

} // namespace

class DashboardPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_harness = std::make_unique<EngineHarness>(
            QList<HarnessProvider> {{QStringLiteral("groq"), QStringLiteral("http://127.0.0.1:9/v1")}});
        m_page = std::make_unique<ui::DashboardPage>(m_harness->engine(), m_theme);
        m_page->resize(1000, 760);
    }
    void cleanup()
    {
        m_page.reset();
        m_harness.reset();
    }

    void anEmptyHistorySaysWhatToDo()
    {
        show();
        QTRY_VERIFY(says(QStringLiteral("No requests yet")));
        QVERIFY(!chart()->isVisible());
        QVERIFY(!control<QPushButton>(*m_page, QStringLiteral("Show as table"))->isEnabled());
    }

    void itGrowsWhileOneLooksAndNotBehindOnesBack()
    {
        append(request(QStringLiteral("1"), core::CostSource::Computed));
        show();
        QTRY_COMPARE(requests()->rowCount(), 1);
        QTRY_VERIFY(says(QStringLiteral("$0.25")));
        append(request(QStringLiteral("2"), core::CostSource::Computed));
        QTRY_COMPARE(requests()->rowCount(), 2);
        QTRY_VERIFY(says(QStringLiteral("$0.50")));

        m_page->hide();
        QSignalSpy grown(&m_harness->engine(), &core::Engine::historyGrew);
        append(request(QStringLiteral("3"), core::CostSource::Computed));
        QTRY_VERIFY(!grown.isEmpty());
        QCOMPARE(requests()->rowCount(), 2);
        m_page->show();
        QTRY_COMPARE(requests()->rowCount(), 3);
    }

    void playMoneyIsLeftOutUntilAskedFor()
    {
        append(request(QStringLiteral("1"), core::CostSource::Simulated));
        append(request(QStringLiteral("2"), core::CostSource::Reported));
        show();
        QTRY_VERIFY(says(QStringLiteral("$0.25")));
        control<QAbstractButton>(*m_page, QStringLiteral("Include simulated"))->setChecked(true);
        QTRY_VERIFY(says(QStringLiteral("$0.50")));
    }

    void onlySimulatedRequestsOfferToIncludeThem()
    {
        append(request(QStringLiteral("1"), core::CostSource::Simulated));
        show();
        QTRY_COMPARE(requests()->rowCount(), 1);
        QVERIFY(!chart()->isVisible());
        const QList<ui::EmptyState *> states = m_page->findChildren<ui::EmptyState *>();
        const auto offered = std::find_if(states.cbegin(), states.cend(), [](const ui::EmptyState *state) {
            return state->isVisible() && state->findChild<QPushButton *>()->isVisible();
        });
        QVERIFY(offered != states.cend());
        QTest::mouseClick((*offered)->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(chart()->isVisible());
    }

    void theChartHasItsFiguresInWordsAndAsATable()
    {
        append(request(QStringLiteral("1"), core::CostSource::Computed));
        show();
        QTRY_VERIFY(chart()->isVisible());
        QCOMPARE(chart()->accessibleName(), QStringLiteral("Spend"));
        QVERIFY(chart()->accessibleDescription().contains(QLatin1String("model: $0.25")));
        QTest::mouseClick(control<QPushButton>(*m_page, QStringLiteral("Show as table")), Qt::LeftButton);
        auto *table = control<QTableView>(*m_page, QStringLiteral("Spend as table"));
        QVERIFY(table->isVisible());
        QVERIFY(!chart()->isVisible());
        QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("$0.25"));
        QCOMPARE(table->model()->rowCount(), 30);
    }

    void theDaysShownCanBeChosen()
    {
        append(request(QStringLiteral("1"), core::CostSource::Computed));
        append(request(QStringLiteral("2"), core::CostSource::Computed,
                       QDateTime::currentDateTimeUtc().addDays(-45)));
        show();
        QTRY_VERIFY(says(QStringLiteral("$0.25")));
        auto *range = control<QComboBox>(*m_page, QStringLiteral("Days shown"));
        range->setCurrentIndex(range->findData(90));
        QTRY_VERIFY(says(QStringLiteral("$0.50")));
    }

    void themesCanChangeWhileItIsShown()
    {
        append(request(QStringLiteral("1"), core::CostSource::Computed));
        show();
        QTRY_VERIFY(chart()->isVisible());
        emit m_theme.changed();
        QCOMPARE(chart()->chart()->series().size(), 1);
        QCOMPARE(chart()->chart()->axes().size(), 2);
    }

    void everyControlHasAName() { QCOMPARE(unnamedControls(*m_page), QStringList()); }

private:
    void append(const core::RequestRecord &record)
    {
        m_harness->history().append(record);
        const QFuture<core::Status> flushed = m_harness->history().flush();
        QTRY_VERIFY(flushed.isFinished());
    }
    void show()
    {
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    bool says(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    QAbstractItemModel *requests() const
    {
        return control<QTableView>(*m_page, QStringLiteral("Last requests"))->model();
    }
    ui::SpendChart *chart() const { return m_page->findChild<ui::SpendChart *>(); }

    ui::Theme m_theme;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<ui::DashboardPage> m_page;
};

QTEST_MAIN(DashboardPageTest)
#include "dashboard_page_test.moc"
