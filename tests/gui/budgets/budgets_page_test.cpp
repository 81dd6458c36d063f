#include "core/proxy/proxy_server.h"
#include "tests/gui/budgets/sample_budgets.h"
#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/fake_prompter.h"
#include "ui/budgets/budget_dialog.h"
#include "ui/budgets/budget_table_model.h"
#include "ui/budgets/budgets_page.h"
#include "ui/budgets/budgets_start.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using Model = ui::BudgetTableModel;

class BudgetsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutBudgetsTwoAreOffered()
    {
        auto *start = m_page->findChild<ui::BudgetsStart *>();
        QTRY_VERIFY(start->isVisible());
        QVERIFY(!button("Edit budget")->isVisible());
        const QList<QPushButton *> offers = start->findChildren<QPushButton *>();
        QCOMPARE(offers.size(), 2);
        QTest::mouseClick(offers.constFirst(), Qt::LeftButton);
        // Nothing is set before the user has seen what it does.
        QVERIFY(dialog());
        QCOMPARE(table()->model()->rowCount(), 0);
        QTest::mouseClick(control<QPushButton>(*dialog(), QStringLiteral("Save budget")), Qt::LeftButton);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(cell(Model::Name), QStringLiteral("month"));
        QCOMPARE(cell(Model::Limit), QStringLiteral("$20.00"));
        QTRY_VERIFY(!dialog());
        QVERIFY(!start->isVisible());
    }

    void returnOpensABudgetForEditing()
    {
        add(budgetNamed("month"));
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(dialog());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
        control<QLineEdit>(*dialog(), QStringLiteral("Name"))->setText(QStringLiteral("renamed"));
        control<QLineEdit>(*dialog(), QStringLiteral("Limit in dollars"))->setText(QStringLiteral("7"));
        QTest::mouseClick(control<QPushButton>(*dialog(), QStringLiteral("Save budget")), Qt::LeftButton);
        QTRY_COMPARE(cell(Model::Name), QStringLiteral("renamed"));
        QCOMPARE(cell(Model::Limit), QStringLiteral("$7.00"));
        QCOMPARE(table()->model()->rowCount(), 1);
    }

    void aBudgetIsSwitchedOffAndOnByKeyboard()
    {
        add(budgetNamed("month"));
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Space);
        QTRY_COMPARE(tick(), int(Qt::Unchecked));
        QTest::keyClick(table(), Qt::Key_Space);
        QTRY_COMPARE(tick(), int(Qt::Checked));
    }

    void aTickIsClicked()
    {
        add(budgetNamed("month"));
        table()->resizeColumnToContents(Model::Enabled);
        table()->scrollTo(table()->model()->index(0, Model::Enabled));
        const QRect area = table()->visualRect(table()->model()->index(0, Model::Enabled));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                          QPoint(area.left() + 15, area.center().y()));
        QTRY_COMPARE(tick(), int(Qt::Unchecked));
    }

    void removingAsksFirst()
    {
        add(budgetNamed("month"));
        m_prompter.answer = false;
        QTest::mouseClick(button("Remove budget"), Qt::LeftButton);
        QCOMPARE(m_prompter.questions.size(), 1);
        QVERIFY(m_prompter.questions.constFirst().contains(QLatin1String("month")));
        QCOMPARE(table()->model()->rowCount(), 1);
        m_prompter.answer = true;
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Delete);
        QTRY_COMPARE(table()->model()->rowCount(), 0);
    }

    void whatTheEngineRefusesStaysInTheDialog()
    {
        add(budgetNamed("month"));
        QTest::mouseClick(button("Add budget"), Qt::LeftButton);
        QVERIFY(dialog());
        // Somebody writes one of that name while the dialog is open.
        add(budgetNamed("other"), 2);
        control<QLineEdit>(*dialog(), QStringLiteral("Name"))->setText(QStringLiteral("other"));
        control<QLineEdit>(*dialog(), QStringLiteral("Limit in dollars"))->setText(QStringLiteral("7"));
        QTest::mouseClick(control<QPushButton>(*dialog(), QStringLiteral("Save budget")), Qt::LeftButton);
        auto *problem = dialog()->findChild<QLabel *>(QStringLiteral("problem"));
        QTRY_VERIFY(problem->text().contains(QLatin1String("other")));
        QVERIFY(dialog()->isVisible());
        QCOMPARE(control<QLineEdit>(*dialog(), QStringLiteral("Limit in dollars"))->text(),
                 QStringLiteral("7"));
        QCOMPARE(table()->model()->rowCount(), 2);
    }

    void figuresFollowTheEngineAndTheChosenRowStays()
    {
        add(budgetNamed("month"));
        add(budgetNamed("week", 5), 2);
        table()->selectRow(1);
        core::BudgetStatus month {budgetNamed("month"), dollars(5), dollars(1)};
        core::BudgetStatus week {budgetNamed("week", 5), dollars(4)};
        month.loaded = week.loaded = true;
        emit m_harness->engine().budgetsChanged({month, week});
        QTRY_COMPARE(cell(Model::Spent), QStringLiteral("$5.00"));
        QCOMPARE(cell(Model::Left), QStringLiteral("$14.00"));
        QCOMPARE(table()->currentIndex().row(), 1);
        auto *nearest = m_page->findChild<QLabel *>(QStringLiteral("nearest"));
        QVERIFY(nearest->isVisible());
        QVERIFY(nearest->text().contains(QLatin1String("$4.00 of $5.00 spent, $1.00 left")));
        month.spent = dollars(20);
        emit m_harness->engine().budgetsChanged({month, week});
        QTRY_VERIFY(nearest->text().contains(QLatin1String("refused now")));
    }

    void everyControlHasAName()
    {
        add(budgetNamed("month"));
        QCOMPARE(unnamedControls(*m_page), QStringList());
    }

    void thePageCanGoWhileTheDialogIsOpen()
    {
        QTest::mouseClick(button("Add budget"), Qt::LeftButton);
        const QPointer<ui::BudgetDialog> open = dialog();
        QVERIFY(open);
        m_page.reset();
        QVERIFY(!open);
    }

    void init()
    {
        m_prompter = FakePrompter();
        m_harness = std::make_unique<EngineHarness>(
            QList<HarnessProvider> {{QStringLiteral("groq"), QStringLiteral("http://127.0.0.1:9/v1")}});
        m_proxy = std::make_unique<core::ProxyServer>(m_harness->engine(), m_harness->secrets(),
                                                      m_harness->path(QStringLiteral("keys.json")));
        const QFuture<core::CatalogPtr> asked = m_harness->engine().catalog();
        QTRY_VERIFY(asked.isFinished());
        m_page = std::make_unique<ui::BudgetsPage>(m_harness->engine(), *m_proxy, asked.result(), m_theme,
                                                   m_prompter);
        m_page->resize(1100, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_proxy.reset();
        m_harness.reset();
    }

private:
    void add(const core::Budget &budget, int rows = 1)
    {
        const QFuture<core::Status> saved = m_harness->engine().saveBudget({}, budget);
        QTRY_VERIFY(saved.isFinished());
        QVERIFY(saved.result().ok());
        QTRY_COMPARE(table()->model()->rowCount(), rows);
    }
    QTableView *table() const { return control<QTableView>(*m_page, QStringLiteral("Budgets")); }
    QString cell(int column) const { return table()->model()->index(0, column).data().toString(); }
    int tick() const { return table()->model()->index(0, Model::Enabled).data(Qt::CheckStateRole).toInt(); }
    QPushButton *button(const char *name) const
    {
        return control<QPushButton>(*m_page, QString::fromLatin1(name));
    }
    ui::BudgetDialog *dialog() const { return m_page->findChild<ui::BudgetDialog *>(); }

    ui::Theme m_theme;
    FakePrompter m_prompter;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<core::ProxyServer> m_proxy;
    std::unique_ptr<ui::BudgetsPage> m_page;
};

QTEST_MAIN(BudgetsPageTest)
#include "budgets_page_test.moc"
