#include "ui/keys/environment_table_model.h"
#include "ui/keys/key_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace {

core::KeyStatus readyKey()
{
    core::KeyStatus key;
    key.provider = QStringLiteral("groq");
    key.providerName = QStringLiteral("Groq");
    key.name = QStringLiteral("work");
    key.usable = true;
    return key;
}

core::EnvironmentKey variable(const char *name, const char *provider, const char *usedBy = "")
{
    core::EnvironmentKey key;
    key.variable = QString::fromLatin1(name);
    key.provider = QString::fromLatin1(provider);
    key.usedBy = QString::fromLatin1(usedBy);
    key.host = QStringLiteral("api.example.com");
    return key;
}

QString text(const QAbstractItemModel &model, int column, int role = Qt::DisplayRole)
{
    return model.index(0, column).data(role).toString();
}

} // namespace

class KeyModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void theStateIsTheWorstThatHolds_data()
    {
        QTest::addColumn<bool>("disabled");
        QTest::addColumn<bool>("usable");
        QTest::addColumn<qint64>("spent"); // pico-dollars, of a limit of 1000
        QTest::addColumn<int>("state");
        QTest::newRow("ready") << false << true << qint64(0) << int(ui::KeyState::Ready);
        QTest::newRow("just below the limit") << false << true << qint64(999) << int(ui::KeyState::Ready);
        QTest::newRow("at the limit") << false << true << qint64(1000) << int(ui::KeyState::LimitReached);
        QTest::newRow("not usable") << false << false << qint64(0) << int(ui::KeyState::NotUsable);
        QTest::newRow("off, whatever else") << true << false << qint64(2000) << int(ui::KeyState::Disabled);
    }
    void theStateIsTheWorstThatHolds()
    {
        QFETCH(bool, disabled);
        QFETCH(bool, usable);
        QFETCH(qint64, spent);
        QFETCH(int, state);
        core::KeyStatus key = readyKey();
        key.settings.disabled = disabled;
        key.settings.limitPerMonth = core::Money::fromPicoDollars(1000);
        key.usable = usable;
        key.spentThisMonth = core::Money::fromPicoDollars(spent);
        QCOMPARE(int(ui::stateOf(key)), state);
    }

    void theTableSaysWhatIsSetAndSpent()
    {
        ui::KeyTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        core::KeyStatus key = readyKey();
        key.settings.priority = 2;
        key.settings.weight = 30;
        key.settings.limitPerMonth = core::Money::fromDecimal(u"50");
        key.spentThisMonth = core::Money::fromDecimal(u"1.25").value();
        key.host = QStringLiteral("api.groq.com");
        key.hosts = {QStringLiteral("api.groq.com"), QStringLiteral("*.groq.com")};
        key.lastUsed = QDateTime::currentDateTimeUtc().addSecs(-130);
        model.setList({key});
        using Model = ui::KeyTableModel;
        QCOMPARE(text(model, Model::Order), QStringLiteral("2 · weight 30"));
        QCOMPARE(text(model, Model::Month), QStringLiteral("$1.25 of $50.00"));
        QCOMPARE(text(model, Model::LastUsed), QStringLiteral("2 min ago"));
        QVERIFY(text(model, Model::LastUsed, Qt::ToolTipRole)
                    .contains(key.lastUsed.toLocalTime().toString(QStringLiteral("HH:mm:ss"))));
        QVERIFY(text(model, Model::Host, Qt::AccessibleTextRole).contains(QLatin1String("*.groq.com")));
        QCOMPARE(text(model, Model::Balance), QStringLiteral("—"));
    }

    void aBalanceIsShownWithItsTimeOrItsProblem()
    {
        ui::KeyTableModel model;
        core::KeyStatus key = readyKey();
        key.hasBalance = true;
        model.setList({key});
        using Model = ui::KeyTableModel;
        QCOMPARE(text(model, Model::Balance), QStringLiteral("not asked yet"));
        const QString id = ui::BalanceList::idOf(key);
        ui::KeyBalance balance;
        balance.asking = true;
        model.setBalances({{id, balance}});
        QCOMPARE(text(model, Model::Balance), QStringLiteral("asking …"));
        balance = {};
        balance.balance.amount = QStringLiteral("110");
        balance.balance.currency = QStringLiteral("CNY");
        balance.balance.used = QStringLiteral("3.5");
        balance.asked = QDateTime::currentDateTimeUtc();
        model.setBalances({{id, balance}});
        QCOMPARE(text(model, Model::Balance), QStringLiteral("110.00 CNY"));
        const QString details = text(model, Model::Balance, Qt::ToolTipRole);
        QVERIFY(details.contains(QLatin1String("3.50 used")));
        QVERIFY(details.contains(balance.asked.toLocalTime().toString(QStringLiteral("HH:mm:ss"))));
        ui::KeyBalance usedOnly = balance;
        usedOnly.balance.amount.clear();
        model.setBalances({{id, usedOnly}});
        QCOMPARE(text(model, Model::Balance), QStringLiteral("3.50 CNY used"));
        balance.problem = QStringLiteral("Groq refused the key.");
        model.setBalances({{id, balance}});
        QCOMPARE(text(model, Model::Balance), QStringLiteral("failed"));
        QVERIFY(text(model, Model::Balance, Qt::AccessibleTextRole).contains(balance.problem));
    }

    void variablesThatAreClearAreCheckedAtFirst()
    {
        ui::EnvironmentTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setList({variable("GROQ_API_KEY", "groq"), variable("GOOGLE_API_KEY", "google"),
                       variable("GOOGLE_API_KEY", "vertex"), variable("OPENAI_API_KEY", "openai", "work")});
        model.checkUnused();
        QCOMPARE(model.checked(), QStringList {QStringLiteral("groq/GROQ_API_KEY")});
        QVERIFY(!(model.flags(model.index(3, 0)) & Qt::ItemIsUserCheckable));
        QVERIFY(!model.index(3, 0).data(Qt::CheckStateRole).isValid());
        QVERIFY(
            model.index(3, ui::EnvironmentTableModel::Use).data().toString().contains(QLatin1String("work")));
    }

    void checkingChangesWhatIsImported()
    {
        ui::EnvironmentTableModel model;
        model.setList({variable("GROQ_API_KEY", "groq"), variable("OPENAI_API_KEY", "openai", "work")});
        model.checkUnused();
        QSignalSpy changed(&model, &ui::EnvironmentTableModel::checkedChanged);
        QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.checked(), QStringList());
        QVERIFY(!model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!model.setData(model.index(0, 1), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!model.setData(model.index(0, 0), QStringLiteral("X"), Qt::EditRole));
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_MAIN(KeyModelsTest)
#include "key_models_test.moc"
