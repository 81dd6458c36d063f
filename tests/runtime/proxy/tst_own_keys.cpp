#include "core/proxy/own_keys.h"
#include "core/secrets/secret_resolver.h"
#include "tests/support/memory_key_store.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

ApiKeyConfig configured(const char *name, const ApiKeyRules &rules = {})
{
    return {.name = QString::fromLatin1(name),
            .secret = {SecretRef::Kind::Environment, QString::fromLatin1(name).toUpper()},
            .rules = rules};
}

ApiKeyRules dollars(const char *amount, BudgetPeriod period)
{
    return {.limit = Money::fromDecimal(QString::fromLatin1(amount)), .limitPeriod = period};
}

} // namespace

/// Keys from both places as one list.
class OwnKeysTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("FIXED"), QStringLiteral("secret-of-fixed"));
        m_secrets = std::make_unique<SecretResolver>(m_store, environment, m_folder->path());
        m_keys = std::make_unique<OwnKeys>(*m_secrets, m_folder->filePath(QStringLiteral("api_keys.json")));
    }

    void keysOfBothPlacesAreFound()
    {
        const ApiKeyRules rules {.models = {QStringLiteral("a/b")}};
        m_keys->setConfigured({configured("fixed", rules), configured("unset")}).waitForFinished();
        const Result<NewApiKey> made = m_keys->create(QStringLiteral("phone"), rules);
        QCOMPARE(m_keys->find("secret-of-fixed")->id, QStringLiteral("config:fixed"));
        QCOMPARE(m_keys->find("secret-of-fixed")->rules, rules);
        const std::optional<AccessKey> phone = m_keys->find(made->secret.reveal());
        QCOMPARE(phone->id, made->info.id);
        QCOMPARE(phone->rules, rules);
        QVERIFY(!phone->secretEnds.isValid());
        QVERIFY(!m_keys->find("secret-of-unset"));
        QVERIFY(!m_keys->find({}));
        QCOMPARE(m_keys->list().size(), 3);
        QVERIFY(m_keys->list().first().inConfig);
        QVERIFY(!m_keys->findById(made->info.id)->inConfig);
        QVERIFY(!m_keys->findById(QStringLiteral("phone")));
        // What is taken out of the file opens nothing any more.
        m_keys->setConfigured({}).waitForFinished();
        QVERIFY(!m_keys->find("secret-of-fixed"));
    }

    void limitsOfMoneyAreBudgetsByTheIdOfTheKey()
    {
        m_keys->setConfigured({configured("fixed", dollars("7", BudgetPeriod::Month)), configured("free")})
            .waitForFinished();
        const QString id = m_keys->create(QStringLiteral("phone"), dollars("0", BudgetPeriod::Day))->info.id;
        QVERIFY(m_keys->create(QStringLiteral("other"), {}).ok());
        const QList<Budget> budgets = m_keys->budgets();
        QCOMPARE(budgets.size(), 2);
        QCOMPARE(budgets.at(0).scope, BudgetScope {.keyId = QStringLiteral("config:fixed")});
        QCOMPARE(budgets.at(0).limit, Money::fromDecimal(u"7"));
        QCOMPARE(budgets.at(0).period, BudgetPeriod::Month);
        QCOMPARE(budgets.at(1).scope, BudgetScope {.keyId = id});
        QCOMPARE(budgets.at(1).limit, Money());
        QCOMPARE(budgets.at(1).period, BudgetPeriod::Day);
        for (const Budget &budget : budgets)
            QCOMPARE(budget.action, BudgetAction::Block);
        QVERIFY(budgets.at(0).name != budgets.at(1).name);

        // A new name, secret or state begins no new count.
        ApiKeyRules disabled = dollars("0", BudgetPeriod::Day);
        disabled.disabled = true;
        QVERIFY(m_keys->change(QStringLiteral("phone"), QStringLiteral("old phone"), disabled).ok());
        QVERIFY(m_keys->rotate(QStringLiteral("old phone"), std::chrono::seconds(0)).ok());
        QCOMPARE(m_keys->budgets(), budgets);
    }

    void namesOfTheConfigurationAreTakenAndItsKeysLeftAlone()
    {
        m_keys->setConfigured({configured("fixed")}).waitForFinished();
        const QString fixed = QStringLiteral("fixed");
        QVERIFY(m_keys->create(QStringLiteral("phone"), {}).ok());
        const QList<Status> refused {
            m_keys->create(QStringLiteral(" fixed "), {}).error(), m_keys->change(fixed, fixed, {}),
            m_keys->change(QStringLiteral("phone"), fixed, {}),
            m_keys->rotate(fixed, std::chrono::seconds(0)).error(), m_keys->revoke(fixed)};
        for (const Status &status : refused) {
            QVERIFY(!status.ok());
            QCOMPARE(status.error().httpStatus, 409);
            QVERIFY(status.error().message.contains(QLatin1String("config.json")));
        }
        QCOMPARE(m_keys->list().size(), 2);
    }

    void everyChangeIsTold()
    {
        QSignalSpy changed(m_keys.get(), &OwnKeys::changed);
        m_keys->setConfigured({}).waitForFinished();
        QVERIFY(m_keys->create(QStringLiteral("phone"), {}).ok());
        QVERIFY(m_keys->change(QStringLiteral("phone"), QStringLiteral("phone"), {.disabled = true}).ok());
        QVERIFY(m_keys->rotate(QStringLiteral("phone"), std::chrono::seconds(5)).ok());
        QVERIFY(m_keys->revoke(QStringLiteral("phone")).ok());
        QCOMPARE(changed.count(), 5);
    }

    void anOldSecretSaysUntilWhenItIsTaken()
    {
        const Result<NewApiKey> first = m_keys->create(QStringLiteral("phone"), {});
        const Result<NewApiKey> second = m_keys->rotate(QStringLiteral("phone"), std::chrono::hours(1));
        QCOMPARE(m_keys->find(first->secret.reveal())->secretEnds, second->info.oldSecretUntil);
        QVERIFY(second->info.oldSecretUntil.isValid());
        QVERIFY(!m_keys->find(second->secret.reveal())->secretEnds.isValid());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    MemoryKeyStore m_store;
    std::unique_ptr<SecretResolver> m_secrets;
    std::unique_ptr<OwnKeys> m_keys;
};

QTEST_GUILESS_MAIN(OwnKeysTest)
#include "tst_own_keys.moc"
