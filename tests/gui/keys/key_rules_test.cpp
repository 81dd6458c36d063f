#include "tests/support/controls.h"
#include "ui/common/theme.h"
#include "ui/keys/key_dialog.h"
#include "ui/keys/key_rules.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using core::KeyStorage;

Q_DECLARE_METATYPE(ui::KeyDraft)

namespace {

core::CatalogPtr catalog()
{
    core::ProviderInfo groq;
    groq.id = QStringLiteral("groq");
    groq.name = QStringLiteral("Groq");
    groq.kind = QStringLiteral("inference");
    groq.baseUrl = QStringLiteral("https://api.groq.com/openai/v1");
    groq.docsUrl = QStringLiteral("https://console.groq.com/keys");
    groq.environment = {QStringLiteral("GROQ_API_KEY")};
    core::ProviderInfo azure = groq;
    azure.id = QStringLiteral("azure");
    azure.name = QStringLiteral("Azure");
    azure.baseUrl = QStringLiteral("https://${RESOURCE}.openai.azure.com");
    core::ProviderInfo local = groq;
    local.id = QStringLiteral("ollama");
    local.kind = QStringLiteral("local");
    return std::make_shared<const core::Catalog>(QList<core::ModelInfo> {},
                                                 QList<core::ProviderInfo> {groq, azure, local});
}

core::KeyStatus groqKey()
{
    core::KeyStatus key;
    key.provider = QStringLiteral("groq");
    key.name = QStringLiteral("default");
    return key;
}

} // namespace

class KeyRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsPastedLosesItsWrapping_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("key");
        QTest::newRow("clean") << "sk-123"
                               << "sk-123";
        QTest::newRow("spaces and line end") << "  sk-123\r\n"
                                             << "sk-123";
        QTest::newRow("broken over two lines") << "sk-1\n23"
                                               << "sk-123";
        QTest::newRow("quotes of a shell file") << "\"sk-123\""
                                                << "sk-123";
        QTest::newRow("quotes within stay") << "a\"b"
                                            << "a\"b";
        QTest::newRow("JSON keeps its blanks") << " {\"private_key\": \"a b\"}\n"
                                               << "{\"private_key\": \"a b\"}";
        QTest::newRow("zero-width space of a web page")
            << QString(QChar(0x200b)) + QStringLiteral("sk-123") << "sk-123";
    }
    void whatIsPastedLosesItsWrapping()
    {
        QFETCH(QString, pasted);
        QTEST(ui::cleanedKey(pasted), "key");
    }

    void draftsAreCheckedBeforeTheyAreStored_data()
    {
        const QString groq = QStringLiteral("groq");
        const QString work = QStringLiteral("work");
        QTest::addColumn<ui::KeyDraft>("draft");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("fine") << ui::KeyDraft {groq, work, KeyStorage::Keychain, QStringLiteral("gsk_1")}
                              << "";
        QTest::newRow("no provider") << ui::KeyDraft {{}, work, KeyStorage::Keychain, QStringLiteral("gsk_1")}
                                     << "provider";
        QTest::newRow("no name") << ui::KeyDraft {groq, {}, KeyStorage::Keychain, QStringLiteral("gsk_1")}
                                 << "name";
        QTest::newRow("odd name") << ui::KeyDraft {groq, QStringLiteral("a/b"), KeyStorage::Keychain,
                                                   QStringLiteral("gsk_1")}
                                  << "letters";
        QTest::newRow("taken") << ui::KeyDraft {groq, QStringLiteral("Taken"), KeyStorage::Keychain,
                                                QStringLiteral("gsk_1")}
                               << "already";
        QTest::newRow("no key") << ui::KeyDraft {groq, work, KeyStorage::SessionOnly, {}} << "Paste";
        QTest::newRow("reference as key")
            << ui::KeyDraft {groq, work, KeyStorage::Keychain, QStringLiteral("env:GROQ_API_KEY")}
            << "reference";
        QTest::newRow("key as reference")
            << ui::KeyDraft {groq, work, KeyStorage::Reference, QStringLiteral("gsk_1")} << "env:NAME";
        QTest::newRow("empty reference")
            << ui::KeyDraft {groq, work, KeyStorage::Reference, QStringLiteral("env:")} << "env:NAME";
        QTest::newRow("key store as reference")
            << ui::KeyDraft {groq, work, KeyStorage::Reference, QStringLiteral("keychain:x")} << "env:NAME";
        QTest::newRow("variable") << ui::KeyDraft {groq, work, KeyStorage::Reference,
                                                   QStringLiteral("env:GROQ_API_KEY")}
                                  << "";
        QTest::newRow("file") << ui::KeyDraft {groq, work, KeyStorage::Reference,
                                               QStringLiteral("file:/run/my key")}
                              << "";
    }
    void draftsAreCheckedBeforeTheyAreStored()
    {
        QFETCH(ui::KeyDraft, draft);
        QFETCH(QString, mentions);
        const QString problem = ui::problemOf(draft, {QStringLiteral("taken")});
        QCOMPARE(problem.isEmpty(), mentions.isEmpty());
        QVERIFY2(problem.contains(mentions), qPrintable(problem));
        QVERIFY(!problem.contains(QLatin1String("gsk_1")));
    }

    void aReferenceHoldsNoSecretAndASecretNoReference()
    {
        const core::NewProviderKey reference =
            ui::newKeyOf({QStringLiteral("groq"), QStringLiteral("ci"), KeyStorage::Reference,
                          QStringLiteral("env:GROQ_API_KEY")});
        QVERIFY(reference.secret.isEmpty());
        QCOMPARE(reference.reference.toString(), QStringLiteral("env:GROQ_API_KEY"));
        const core::NewProviderKey secret = ui::newKeyOf(
            {QStringLiteral("groq"), QStringLiteral("ci"), KeyStorage::SessionOnly, QStringLiteral("gsk_1")});
        QCOMPARE(secret.secret.reveal(), QByteArray("gsk_1"));
        QCOMPARE(secret.reference.kind, core::SecretRef::Kind::None);
    }

    void theDialogShowsWhereTheKeyGoes()
    {
        ui::KeyDialog dialog(catalog(), {true, {}}, {}, m_theme);
        dialog.chooseProvider(QStringLiteral("groq"));
        QVERIFY(says(dialog, QStringLiteral("api.groq.com")));
        QVERIFY(says(dialog, QStringLiteral("https://console.groq.com/keys")));
        dialog.chooseProvider(QStringLiteral("azure"));
        QVERIFY(!says(dialog, QStringLiteral("api.groq.com")));
        QVERIFY(says(dialog, QStringLiteral("base_url")));
        QCOMPARE(control<QComboBox>(dialog, QStringLiteral("Provider"))->findData(QStringLiteral("ollama")),
                 -1);
    }

    void amazonsKeyNeedsItsRegion()
    {
        core::ProviderInfo bedrock {QStringLiteral("amazon-bedrock"), QStringLiteral("Amazon Bedrock")};
        bedrock.kind = QStringLiteral("cloud");
        bedrock.baseUrl = QStringLiteral("https://bedrock-runtime.${AWS_REGION}.amazonaws.com");
        core::ProviderInfo groq {QStringLiteral("groq"), QStringLiteral("Groq")};
        groq.baseUrl = QStringLiteral("https://api.groq.com/openai/v1");
        const auto both = std::make_shared<const core::Catalog>(QList<core::ModelInfo> {},
                                                                QList<core::ProviderInfo> {bedrock, groq});
        ui::KeyDialog dialog(both, {true, {}}, {}, m_theme);
        dialog.show();
        auto *region = dialog.findChild<QLineEdit *>(QStringLiteral("region"));
        dialog.chooseProvider(QStringLiteral("groq"));
        QVERIFY(!region->isVisible());
        dialog.chooseProvider(QStringLiteral("amazon-bedrock"));
        QVERIFY(region->isVisible());
        QSignalSpy submitted(&dialog, &ui::KeyDialog::submitted);
        auto *key = dialog.findChild<QLineEdit *>(QStringLiteral("key"));
        QTest::keyClicks(key, QStringLiteral("AKID:secret"));
        QTest::keyClick(key, Qt::Key_Return);
        QCOMPARE(submitted.count(), 0);
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("problem"))
                    ->text()
                    .contains(QLatin1String("us-east-1")));
        QTest::keyClicks(region, QStringLiteral("eu-west-3"));
        QVERIFY(says(dialog, QStringLiteral("bedrock-runtime.eu-west-3.amazonaws.com")));
        QTest::keyClick(key, Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted.at(0).at(0).value<core::NewProviderKey>().region, QStringLiteral("eu-west-3"));
    }

    void noProviderIsChosenForTheUser()
    {
        ui::KeyDialog dialog(catalog(), {true, {}}, {}, m_theme);
        dialog.show();
        QCOMPARE(dialog.draft().provider, QString());
        QSignalSpy submitted(&dialog, &ui::KeyDialog::submitted);
        auto *key = dialog.findChild<QLineEdit *>(QStringLiteral("key"));
        QTest::keyClicks(key, QStringLiteral("gsk_1"));
        QTest::keyClick(key, Qt::Key_Return);
        QCOMPARE(submitted.count(), 0);
        QVERIFY(!dialog.findChild<QLabel *>(QStringLiteral("problem"))->text().isEmpty());
    }

    void withoutAKeyStoreItSaysSoAndKeepsTheKeyForTheSession()
    {
        ui::KeyDialog dialog(catalog(), {false, QStringLiteral("No key store here.")}, {}, m_theme);
        QCOMPARE(dialog.draft().storage, KeyStorage::SessionOnly);
        QVERIFY(says(dialog, QStringLiteral("No key store here.")));
        ui::KeyDialog usual(catalog(), {true, {}}, {}, m_theme);
        QCOMPARE(usual.draft().storage, KeyStorage::Keychain);
    }

    void theSecondKeyOfAProviderGetsAnotherName()
    {
        ui::KeyDialog dialog(catalog(), {true, {}}, {groqKey()}, m_theme);
        dialog.chooseProvider(QStringLiteral("groq"));
        QCOMPARE(dialog.draft().name, QStringLiteral("default-2"));
        dialog.chooseProvider(QStringLiteral("azure"));
        QCOMPARE(dialog.draft().name, QStringLiteral("default"));
    }

    void theKeyIsHiddenUntilAskedFor()
    {
        ui::KeyDialog dialog(catalog(), {true, {}}, {}, m_theme);
        auto *key = dialog.findChild<QLineEdit *>(QStringLiteral("key"));
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        key->actions().constFirst()->trigger();
        QCOMPARE(key->echoMode(), QLineEdit::Normal);
    }

    void aWrongEntryStaysOpenAndAGoodOneIsSubmittedOnce()
    {
        ui::KeyDialog dialog(catalog(), {true, {}}, {}, m_theme);
        dialog.chooseProvider(QStringLiteral("groq"));
        dialog.show();
        QSignalSpy submitted(&dialog, &ui::KeyDialog::submitted);
        auto *key = dialog.findChild<QLineEdit *>(QStringLiteral("key"));
        QTest::keyClick(key, Qt::Key_Return);
        QCOMPARE(submitted.count(), 0);
        QVERIFY(!dialog.findChild<QLabel *>(QStringLiteral("problem"))->text().isEmpty());
        QTest::keyClicks(key, QStringLiteral(" gsk_1 "));
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("problem"))->text().isEmpty());
        QTest::keyClick(key, Qt::Key_Return);
        QTest::keyClick(key, Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
        QCOMPARE(submitted.at(0).at(0).value<core::NewProviderKey>().secret.reveal(), QByteArray("gsk_1"));
        dialog.showProblem(QStringLiteral("The disk is full."));
        QTest::keyClick(key, Qt::Key_Return);
        QCOMPARE(submitted.count(), 2);
    }

    void everyControlHasAName()
    {
        const ui::KeyDialog dialog(catalog(), {true, {}}, {}, m_theme);
        QCOMPARE(unnamedControls(dialog), QStringList());
    }

private:
    static bool says(const QWidget &widget, const QString &text)
    {
        const QList<QLabel *> labels = widget.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    }

    ui::Theme m_theme;
};

QTEST_MAIN(KeyRulesTest)
#include "key_rules_test.moc"
