#include "tests/gui/budgets/sample_budgets.h"
#include "tests/support/controls.h"
#include "ui/budgets/budget_dialog.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using ui::BudgetDialog;

class BudgetDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void aBudgetIsMadeByKeyboardAlone()
    {
        open(BudgetDialog::Purpose::Add, {.name = {}});
        QTRY_COMPARE(QApplication::focusWidget(), field("Name"));
        QTest::keyClicks(field("Name"), QStringLiteral("week"));
        QTest::keyClick(field("Name"), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), field("Limit in dollars"));
        QTest::keyClicks(field("Limit in dollars"), QStringLiteral("12.5"));
        QTest::keyClick(field("Limit in dollars"), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), box("Period"));
        QTest::keyClick(box("Period"), Qt::Key_Up);
        QTest::keyClick(field("Name"), Qt::Key_Return);
        QCOMPARE(m_submitted->size(), 1);
        const auto budget = submitted();
        QCOMPARE(budget.name, QStringLiteral("week"));
        QCOMPARE(budget.limit, core::Money::fromPicoDollars(12 * kDollar + kDollar / 2));
        QCOMPARE(budget.period, core::BudgetPeriod::Week);
        QVERIFY(budget.scope.isWorkspace());
    }

    void whatIsNotTouchedComesBackAsItWas_data()
    {
        QTest::addColumn<core::Budget>("budget");
        core::Budget budget = budgetNamed("plain");
        QTest::newRow("plain") << budget;
        budget.scope = {.member = QStringLiteral("ann"),
                        .key = QStringLiteral("editor"),
                        .providerKey = QStringLiteral("openai/work"),
                        .provider = QStringLiteral("openai"),
                        .model = QStringLiteral("openai/*"),
                        .app = QStringLiteral("claude-cli/*")};
        budget.limit = core::Money::fromPicoDollars(1);
        budget.period = core::BudgetPeriod::Rolling;
        budget.rollingDays = 366;
        budget.action = core::BudgetAction::Downgrade;
        budget.downgradeTo = QStringLiteral("set/cheap");
        budget.warnAt = {1, 99};
        budget.simulated = true;
        budget.allowUnknownPrices = true;
        budget.disabled = true;
        QTest::newRow("everything set") << budget;
        budget = budgetNamed("nothing", 0);
        budget.warnAt = {};
        budget.action = core::BudgetAction::Warn;
        budget.period = core::BudgetPeriod::Total;
        QTest::newRow("nothing at all") << budget;
    }
    void whatIsNotTouchedComesBackAsItWas()
    {
        QFETCH(core::Budget, budget);
        open(BudgetDialog::Purpose::Edit, budget);
        QTest::mouseClick(button("Save budget"), Qt::LeftButton);
        QCOMPARE(m_submitted->size(), 1);
        QVERIFY(submitted() == budget);
    }

    void theStoryFollowsEveryEdit()
    {
        open(BudgetDialog::Purpose::Edit, budgetNamed("month"));
        QVERIFY(story().contains(QLatin1String("$20.00 a month")));
        field("Limit in dollars")->setText(QStringLiteral("30"));
        QVERIFY(story().contains(QLatin1String("$30.00 a month")));
        QTest::mouseClick(control<QRadioButton>(*m_dialog, QStringLiteral("Only tell me")), Qt::LeftButton,
                          {}, QPoint(10, 10));
        QVERIFY(story().contains(QLatin1String("nothing is held up")));
        field("Limit in dollars")->setText(QStringLiteral("three"));
        QVERIFY(!story().contains(QLatin1Char('$')));
    }

    void conditionsAreAddedAndRemoved()
    {
        open(BudgetDialog::Purpose::Edit, budgetNamed("month"));
        button("Add a condition")->click();
        QVERIFY(box("Kind of condition 1"));
        QTest::mouseClick(button("Save budget"), Qt::LeftButton);
        QVERIFY(problem()->isVisible() && problem()->text().contains(QLatin1String("condition")));
        QCOMPARE(m_submitted->size(), 0);

        QTest::keyClicks(box("Value of condition 1")->lineEdit(), QStringLiteral("anthropic/*"));
        QVERIFY(!problem()->isVisible());
        QVERIFY(hasText(QStringLiteral("anthropic/* fits 2")));
        QVERIFY(story().contains(QLatin1String("model anthropic/*")));
        button("Add a condition")->click();
        QComboBox *kind = box("Kind of condition 2");
        kind->setCurrentIndex(kind->findText(QStringLiteral("Own key")));
        QCOMPARE(box("Kind of condition 1")->findText(QStringLiteral("Own key")), -1);
        QTest::keyClicks(box("Value of condition 2")->lineEdit(), QStringLiteral("nobody"));
        QVERIFY(hasText(QStringLiteral("nothing called nobody")));
        control<QToolButton>(*m_dialog, QStringLiteral("Remove condition 1"))->click();
        QTest::mouseClick(button("Save budget"), Qt::LeftButton);
        QCOMPARE(submitted().scope.key, QStringLiteral("nobody"));
        QCOMPARE(submitted().scope.model, QString());
    }

    void thereIsOneConditionOfAKind()
    {
        open(BudgetDialog::Purpose::Edit, budgetNamed("month"));
        QPushButton *add = button("Add a condition");
        for (int i = 0; i < 6; ++i)
            add->click();
        QVERIFY(!add->isVisible());
        QStringList kinds;
        for (int i = 1; i <= 6; ++i)
            kinds << box(qPrintable(QStringLiteral("Kind of condition %1").arg(i)))->currentText();
        QCOMPARE(kinds.removeDuplicates(), 0);
    }

    void proposalsThatComeLateLeaveWhatIsTyped()
    {
        open(BudgetDialog::Purpose::Edit, budgetNamed("month"));
        button("Add a condition")->click();
        QTest::keyClicks(box("Value of condition 1")->lineEdit(), QStringLiteral("anthr"));
        ui::BudgetChoices choices = sampleChoices();
        choices.models << QStringLiteral("new/model");
        m_dialog->setChoices(choices);
        QCOMPARE(box("Value of condition 1")->currentText(), QStringLiteral("anthr"));
        QVERIFY(box("Value of condition 1")->findText(QStringLiteral("new/model")) >= 0);
    }

    void fieldsAppearWhereTheyMatter()
    {
        open(BudgetDialog::Purpose::Edit, budgetNamed("month"));
        auto *days = control<QSpinBox>(*m_dialog, QStringLiteral("Number of days"));
        QVERIFY(!days->isVisible());
        QVERIFY(!box("Cheaper model or set")->isVisible());
        box("Period")->setCurrentIndex(box("Period")->findData(int(core::BudgetPeriod::Rolling)));
        QVERIFY(days->isVisible());
        control<QRadioButton>(*m_dialog, QStringLiteral("Ask a cheaper model instead"))->setChecked(true);
        QVERIFY(box("Cheaper model or set")->isVisible());
        QVERIFY(box("Cheaper model or set")->findText(QStringLiteral("set/cheap")) >= 0);
    }

    void aRefusalLosesNothingThatWasTyped()
    {
        open(BudgetDialog::Purpose::Add, budgetNamed("fresh"));
        QTest::mouseClick(button("Save budget"), Qt::LeftButton);
        QVERIFY(!button("Save budget")->isEnabled());
        m_dialog->showProblem(QStringLiteral("config.json cannot be written."));
        QVERIFY(problem()->isVisible());
        QCOMPARE(field("Name")->text(), QStringLiteral("fresh"));
        QTest::mouseClick(button("Save budget"), Qt::LeftButton);
        QCOMPARE(m_submitted->size(), 2);
    }

    void aNameThatIsTakenIsRefusedAtOnce()
    {
        open(BudgetDialog::Purpose::Add, budgetNamed("taken"));
        QTest::mouseClick(button("Save budget"), Qt::LeftButton);
        QCOMPARE(m_submitted->size(), 0);
        QVERIFY(problem()->text().contains(QLatin1String("taken")));
    }

    void everyControlHasAName()
    {
        core::Budget budget = budgetNamed("month");
        budget.scope.model = QStringLiteral("anthropic/*");
        budget.action = core::BudgetAction::Downgrade;
        budget.period = core::BudgetPeriod::Rolling;
        open(BudgetDialog::Purpose::Edit, budget);
        QCOMPARE(unnamedControls(*m_dialog), QStringList());
    }

    void cleanup()
    {
        m_submitted.reset();
        m_dialog.reset();
    }

private:
    static ui::BudgetChoices sampleChoices()
    {
        ui::BudgetChoices choices;
        choices.models = QStringList {QStringLiteral("anthropic/claude-a"),
                                      QStringLiteral("anthropic/claude-b"), QStringLiteral("openai/gpt")};
        choices.keys = QStringList {QStringLiteral("editor")};
        choices.sets = QStringList {QStringLiteral("set/cheap")};
        return choices;
    }
    void open(BudgetDialog::Purpose purpose, const core::Budget &budget)
    {
        m_dialog =
            std::make_unique<BudgetDialog>(purpose, budget, QStringList {QStringLiteral("taken")}, m_theme);
        m_dialog->setChoices(sampleChoices());
        m_submitted = std::make_unique<QSignalSpy>(m_dialog.get(), &BudgetDialog::submitted);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    core::Budget submitted() const { return m_submitted->constLast().constFirst().value<core::Budget>(); }
    QLineEdit *field(const char *name) const
    {
        return control<QLineEdit>(*m_dialog, QString::fromLatin1(name));
    }
    QComboBox *box(const char *name) const
    {
        return control<QComboBox>(*m_dialog, QString::fromLatin1(name));
    }
    QPushButton *button(const char *name) const
    {
        return control<QPushButton>(*m_dialog, QString::fromLatin1(name));
    }
    QLabel *problem() const { return m_dialog->findChild<QLabel *>(QStringLiteral("problem")); }
    QString story() const { return m_dialog->findChild<QLabel *>(QStringLiteral("story"))->text(); }
    bool hasText(const QString &text) const
    {
        const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    ui::Theme m_theme;
    std::unique_ptr<BudgetDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_submitted;
};

QTEST_MAIN(BudgetDialogTest)
#include "budget_dialog_test.moc"
