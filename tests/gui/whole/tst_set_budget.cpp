// A budget through the real window, with the engine in its own thread: it lands in the file, requests to the
// simulator fill it, and it is changed and removed.
#include "core/engine/engine.h"
#include "tests/support/controls.h"
#include "tests/support/real_window.h"
#include "ui/budgets/budget_dialog.h"
#include "ui/budgets/budget_table_model.h"
#include "ui/shell/notice_area.h"

#include <QCheckBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using Model = ui::BudgetTableModel;

class SetBudget : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_real = std::make_unique<RealWindow>(R"({"routing": {"sort": "price"}})");
        QVERIFY(QTest::qWaitForWindowExposed(&m_real->window()));
        QTest::keyClick(&m_real->window(), Qt::Key_6, Qt::ControlModifier);
        QCOMPARE(m_real->named<QWidget>(QStringLiteral("Budgets")).size(), 2); // sidebar and page
    }
    void cleanupTestCase() { m_real.reset(); }

    void aBudgetLandsInTheFile()
    {
        QTest::mouseClick(only<QPushButton>("Add budget"), Qt::LeftButton);
        type("Name", "trial");
        type("Limit in dollars", "0.000001");
        inDialog<QCheckBox>("Count the simulator's play money instead")->setChecked(true);
        QTest::mouseClick(inDialog<QPushButton>("Save budget"), Qt::LeftButton);
        QTRY_COMPARE(budgets().size(), 1);
        const QJsonObject budget = budgets().at(0).toObject();
        QCOMPARE(budget.value(QLatin1String("name")).toString(), QStringLiteral("trial"));
        QCOMPARE(budget.value(QLatin1String("limit_usd")).toString(), QStringLiteral("0.000001"));
        QCOMPARE(budget.value(QLatin1String("simulated")).toBool(), true);
        QTRY_COMPARE(m_real->named<QTableView>(QStringLiteral("Budgets")).size(), 1);
        QTRY_COMPARE(cell(Model::Name), QStringLiteral("trial"));
        QTRY_COMPARE(cell(Model::Spent), QStringLiteral("$0.00"));
    }

    void anAmountThatMayBeSpentIsSet()
    {
        edit();
        type("Limit in dollars", "50");
        type("Tell me at", "1");
        QTest::mouseClick(inDialog<QPushButton>("Save budget"), Qt::LeftButton);
        QTRY_COMPARE(limit(), QStringLiteral("50"));
        QTRY_COMPARE(cell(Model::Limit), QStringLiteral("$50.00"));
    }

    void anAnswerOfTheSimulatorFillsIt()
    {
        askSimulator();
        QTRY_VERIFY(cell(Model::Spent) != QLatin1String("$0.00"));
        QVERIFY(
            only<QTableView>("Budgets")->model()->index(0, Model::Spent).data(Model::SpentRole).isValid());
    }

    void aThresholdIsToldAboveThePages()
    {
        edit();
        type("Limit in dollars", "0.000001");
        inDialog<QAbstractButton>("Only tell me")->click();
        QTest::mouseClick(inDialog<QPushButton>("Save budget"), Qt::LeftButton);
        QTRY_COMPARE(limit(), QStringLiteral("0.000001"));
        askSimulator();
        auto *notices = m_real->window().findChild<ui::NoticeArea *>();
        QTRY_VERIFY(notices->names().contains(QStringLiteral("budget trial")));
    }

    void itIsRemoved()
    {
        QTest::mouseClick(only<QPushButton>("Remove budget"), Qt::LeftButton);
        QPushButton *confirm = nullptr;
        QTRY_VERIFY((confirm = affirmative()) != nullptr);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_COMPARE(budgets().size(), 0);
        QTRY_COMPARE(m_real->named<QTableView>(QStringLiteral("Budgets")).size(), 0);
    }

private:
    template<typename Widget>
    Widget *only(const char *name) const
    {
        return m_real->named<Widget>(QString::fromLatin1(name)).value(0);
    }
    template<typename Widget>
    Widget *inDialog(const char *name) const
    {
        // A dialog that was closed lives on until the event loop has had its turn.
        for (const ui::BudgetDialog *dialog : m_real->window().findChildren<ui::BudgetDialog *>()) {
            if (dialog->isVisible())
                return control<Widget>(*dialog, QString::fromLatin1(name));
        }
        return nullptr;
    }
    /// Opens the dialog of the first budget, once the one before is gone.
    void edit() const
    {
        QTRY_VERIFY(!inDialog<QPushButton>("Save budget"));
        m_real->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_real->window()));
        only<QTableView>("Budgets")->setFocus();
        QTest::keyClick(only<QTableView>("Budgets"), Qt::Key_Return);
    }
    void type(const char *name, const char *text) const
    {
        QLineEdit *field = nullptr;
        QTRY_VERIFY((field = inDialog<QLineEdit>(name)) != nullptr);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QString::fromLatin1(text));
    }
    QString cell(int column) const
    {
        auto *table = only<QTableView>("Budgets");
        return table ? table->model()->index(0, column).data().toString() : QString();
    }
    /// The button of the question that is asked just now.
    QPushButton *affirmative() const
    {
        for (QPushButton *button : m_real->window().findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().remove(u'&') == QLatin1String("Remove")
                && button->window() != &m_real->window())
                return button;
        }
        return nullptr;
    }
    QJsonArray budgets() const
    {
        QFile file(m_real->profile().configFile());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("budgets")).toArray();
    }
    QString limit() const { return budgets().at(0).toObject().value(QLatin1String("limit_usd")).toString(); }
    void askSimulator() const
    {
        core::ChatRequest request;
        request.model = QStringLiteral("simulator/atlas-large");
        request.messages = {core::Message::text(core::Role::User, QStringLiteral("Name a railway switch."))};
        const auto call = m_real->services().engine().call(request, {});
        std::optional<core::RequestRecord> record;
        connect(call.get(), &core::CallHandle::progressed, this,
                [&record](const core::CallProgress &progress) {
                    if (progress.finished)
                        record = progress.finished;
                });
        constexpr int kAnswerTimeoutMs = 60'000;
        QTRY_VERIFY_WITH_TIMEOUT(record.has_value(), kAnswerTimeoutMs);
        QVERIFY2(!record->error, record->error ? qPrintable(record->error->message) : "");
    }

    std::unique_ptr<RealWindow> m_real;
};

QTEST_MAIN(SetBudget)
#include "tst_set_budget.moc"
