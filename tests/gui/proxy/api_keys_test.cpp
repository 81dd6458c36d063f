#include "tests/support/controls.h"
#include "ui/common/theme.h"
#include "ui/proxy/api_key_form.h"
#include "ui/proxy/api_key_table_model.h"
#include "ui/proxy/api_key_words.h"
#include "ui/proxy/expiry_field.h"
#include "ui/proxy/model_limits_model.h"

#include <QAbstractItemModelTester>
#include <QDateEdit>
#include <QTest>

using core::BudgetPeriod;
using core::Money;

namespace {

const QDateTime kNow(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

core::CatalogPtr catalog()
{
    core::ProviderInfo groq;
    groq.id = QStringLiteral("groq");
    groq.name = QStringLiteral("Groq");
    core::ProviderInfo deepInfra;
    deepInfra.id = QStringLiteral("deepinfra");
    deepInfra.name = QStringLiteral("Deep Infra");
    return std::make_shared<const core::Catalog>(QList<core::ModelInfo>(),
                                                 QList<core::ProviderInfo> {groq, deepInfra});
}

core::ApiKeyRules fullRules()
{
    core::ApiKeyRules rules;
    rules.member = QStringLiteral("ada");
    rules.app = QStringLiteral("claude-cli");
    rules.limit = Money::fromDecimal(u"5");
    rules.limitPeriod = BudgetPeriod::Week;
    rules.limits.requestsPerMinute = 60;
    rules.limits.tokensPerDay = 100'000;
    rules.modelLimits = {{QStringLiteral("openai/*"), {.requestsPerDay = 10}}};
    rules.models = {QStringLiteral("openai/*"), QStringLiteral("groq/x")};
    rules.providers = {QStringLiteral("groq")};
    rules.loopbackOnly = true;
    rules.management = true;
    rules.disabled = true;
    rules.expires = kNow.addDays(10).addSecs(1);
    return rules;
}

} // namespace

class ApiKeysTest : public QObject
{
    Q_OBJECT

private slots:
    void theStateIsTheWorstThatHolds_data()
    {
        QTest::addColumn<bool>("disabled");
        QTest::addColumn<int>("secondsLeft"); // 0: never expires
        QTest::addColumn<qint64>("spentToday"); // pico-dollars, of a limit of 1000
        QTest::addColumn<int>("state");
        QTest::newRow("ready") << false << 0 << qint64(0) << int(ui::ApiKeyState::Ready);
        QTest::newRow("a second left") << false << 1 << qint64(0) << int(ui::ApiKeyState::Ready);
        QTest::newRow("a second late") << false << -1 << qint64(0) << int(ui::ApiKeyState::Expired);
        QTest::newRow("below the limit") << false << 0 << qint64(999) << int(ui::ApiKeyState::Ready);
        QTest::newRow("at the limit") << false << 0 << qint64(1000) << int(ui::ApiKeyState::LimitReached);
        QTest::newRow("disabled") << true << -1 << qint64(2000) << int(ui::ApiKeyState::Disabled);
    }
    void theStateIsTheWorstThatHolds()
    {
        QFETCH(bool, disabled);
        QFETCH(int, secondsLeft);
        QFETCH(qint64, spentToday);
        QFETCH(int, state);
        core::ApiKeyInfo key;
        key.rules.disabled = disabled;
        key.rules.limit = Money::fromPicoDollars(1000);
        key.rules.limitPeriod = BudgetPeriod::Day;
        if (secondsLeft != 0)
            key.rules.expires = kNow.addSecs(secondsLeft);
        core::OwnKeySpend spend;
        spend.total = Money::max();
        spend.day = Money::fromPicoDollars(spentToday);
        QCOMPARE(int(ui::stateOf(key, spend, kNow)), state);
    }

    void aKeyExpiresInTheMomentItself()
    {
        core::ApiKeyInfo key;
        key.rules.expires = kNow;
        QCOMPARE(ui::stateOf(key, {}, kNow), ui::ApiKeyState::Expired);
    }

    void theTableShowsSpendingOfTheLimitsPeriod()
    {
        ui::ApiKeyTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        core::ApiKeyInfo key;
        key.id = QStringLiteral("1");
        key.name = QStringLiteral("editor");
        key.rules = fullRules();
        model.setList({key});
        const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
        using Model = ui::ApiKeyTableModel;
        QCOMPARE(text(Model::Spent), QStringLiteral("$0.00 of $5.00 this week"));
        core::OwnKeySpend spend;
        spend.keyId = key.id;
        spend.week = Money::fromDecimal(u"1.2").value();
        spend.total = Money::fromDecimal(u"7").value();
        spend.lastUsed = QDateTime::currentDateTimeUtc().addSecs(-7'300);
        model.setSpend({spend});
        QCOMPARE(text(Model::Spent), QStringLiteral("$1.20 of $5.00 this week"));
        QCOMPARE(text(Model::LastUsed), QStringLiteral("2 h ago"));
        QCOMPARE(text(Model::State), QStringLiteral("Disabled"));
        QCOMPARE(text(Model::Member), QStringLiteral("ada"));
        QVERIFY(text(Model::Rules).contains(QLatin1String("60 req/min, 100K tok/day")));
        QVERIFY(model.index(0, Model::Spent)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QLatin1String("in all $7.00")));
        key.rules.limit.reset();
        model.setList({key});
        QCOMPARE(text(Model::Spent), QStringLiteral("$7.00"));
    }

    void whatTheFormShowsItGivesBack()
    {
        ui::ApiKeyForm form(catalog(), m_theme);
        form.setKey(QStringLiteral("editor"), fullRules());
        QCOMPARE(form.name(), QStringLiteral("editor"));
        QCOMPARE(form.rules(), fullRules());
        QVERIFY(form.problem().isEmpty());
        QCOMPARE(unnamedControls(form), QStringList());
    }

    void providersMayBeNamedAsPeopleKnowThem()
    {
        ui::ApiKeyForm form(catalog(), m_theme);
        form.setKey(QStringLiteral("editor"), {});
        auto *providers = control<QLineEdit>(form, QStringLiteral("Providers"));
        providers->setText(QStringLiteral("Deep Infra, GROQ"));
        QVERIFY(form.problem().isEmpty());
        QCOMPARE(form.rules().providers, (QStringList {QStringLiteral("deepinfra"), QStringLiteral("groq")}));
        providers->setText(QStringLiteral("groq, nobody"));
        QVERIFY(form.problem().contains(QLatin1String("nobody")));
        QCOMPARE(providers->text(), QStringLiteral("groq, nobody"));
    }

    void wrongEntriesAreNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        QTest::newRow("no name") << "Name of the key"
                                 << " "
                                 << "name";
        QTest::newRow("no amount") << "Limit in dollars"
                                   << "lots"
                                   << "lots";
        QTest::newRow("no number") << "Tokens per day"
                                   << "many"
                                   << "Tokens per day";
    }
    void wrongEntriesAreNamed()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, said);
        ui::ApiKeyForm form(catalog(), m_theme);
        form.setKey(QStringLiteral("editor"), {});
        QVERIFY(form.problem().isEmpty());
        control<QLineEdit>(form, field)->setText(typed);
        QVERIFY2(form.problem().contains(said), qPrintable(form.problem()));
    }

    void aTermCountsFromNow()
    {
        ui::ExpiryField field;
        QVERIFY(!field.expires(kNow).isValid());
        auto *choice = control<QComboBox>(field, QStringLiteral("Expires"));
        choice->setCurrentIndex(2);
        QCOMPARE(field.expires(kNow), kNow.addDays(7));
    }

    void aDayEndsAtItsMidnight()
    {
        ui::ExpiryField field;
        const QDateTime given = kNow.addDays(10).addSecs(1);
        field.setExpires(given);
        QCOMPARE(field.expires(kNow), given);
        auto *day = control<QDateEdit>(field, QStringLiteral("Last day"));
        day->setDate(day->date().addDays(1));
        QCOMPARE(field.expires(kNow), day->date().addDays(1).startOfDay().toUTC());
        day->setDate(day->date().addDays(-1));
        QCOMPARE(field.expires(kNow), given);
    }

    void limitsByModelAreEditedInPlace()
    {
        ui::ModelLimitsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        using Model = ui::ModelLimitsModel;
        const int row = model.addRow();
        QVERIFY(!model.problem().isEmpty());
        QVERIFY(model.setData(model.index(row, Model::Model), QStringLiteral(" openai/* "), Qt::EditRole));
        QVERIFY(model.problem().contains(QLatin1String("openai/*")));
        QVERIFY(!model.setData(model.index(row, Model::TokensPerDay), QStringLiteral("0"), Qt::EditRole));
        QVERIFY(!model.setData(model.index(row, Model::TokensPerDay), QStringLiteral("x"), Qt::EditRole));
        QVERIFY(model.setData(model.index(row, Model::TokensPerDay), QStringLiteral("2K"), Qt::EditRole));
        QVERIFY(model.problem().isEmpty());
        core::ModelLimits wanted {QStringLiteral("openai/*"), {}};
        wanted.limits.tokensPerDay = 2'000;
        QCOMPARE(model.limits(), QList<core::ModelLimits> {wanted});
        const int second = model.addRow();
        model.setData(model.index(second, Model::Model), QStringLiteral("openai/*"), Qt::EditRole);
        model.setData(model.index(second, Model::Concurrent), QStringLiteral("1"), Qt::EditRole);
        QVERIFY(model.problem().contains(QLatin1String("two rows")));
        model.removeRow(row);
        QVERIFY(model.problem().isEmpty());
        QVERIFY(model.setData(model.index(0, Model::Concurrent), QString(), Qt::EditRole));
        QVERIFY(model.limits().constFirst().limits.isEmpty());
    }

private:
    ui::Theme m_theme;
};

QTEST_MAIN(ApiKeysTest)
#include "api_keys_test.moc"
