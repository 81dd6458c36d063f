#include "core/settings/api_key_file.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

QString nameOf(const ApiKeyFile &file, QByteArrayView secret)
{
    const std::optional<ApiKeyFile::Match> match = file.find(secret);
    return match ? match->key.name : QString();
}

/// Every rule at something else than its default.
ApiKeyRules everyRule()
{
    return {.member = QStringLiteral("anna"),
            .app = QStringLiteral("Cellar"),
            .limit = Money::fromDecimal(u"5.25"),
            .limitPeriod = BudgetPeriod::Week,
            .limits = {.requestsPerMinute = 1,
                       .requestsPerDay = 2,
                       .tokensPerMinute = 3,
                       .tokensPerDay = 4,
                       .concurrent = 5},
            .modelLimits = {{QStringLiteral("anthropic/*"), {.requestsPerDay = 7}}},
            .models = {QStringLiteral("anthropic/*"), QStringLiteral("openai/gpt-4o")},
            .providers = {QStringLiteral("groq")},
            .loopbackOnly = true,
            .management = true,
            .disabled = true,
            .expires = QDateTime(QDate(2030, 1, 2), QTime(3, 4, 5), Qt::UTC)};
}

} // namespace

Q_DECLARE_METATYPE(core::ApiKeyRules)

class TestApiKeyFile : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("api_keys.json")); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void writeFile(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aKeyIsKnownByItsTokenAndOnlyByThat()
    {
        ApiKeyFile file(path());
        QVERIFY(file.load().ok());
        const auto editor = file.add(QStringLiteral("editor"));
        const auto phone = file.add(QStringLiteral(" phone "));
        QVERIFY(editor.ok() && phone.ok());
        QCOMPARE(nameOf(file, editor->secret.reveal()), QStringLiteral("editor"));
        QCOMPARE(nameOf(file, phone->secret.reveal()), QStringLiteral("phone"));
        QVERIFY(!file.find(editor->secret.reveal().chopped(1)));
        QVERIFY(!file.find(editor->secret.reveal() + 'A'));
        QVERIFY(!file.find({}));
        QVERIFY(!file.find("editor"));
        QVERIFY(!file.find(file.keys().first().sha256));
        QVERIFY(!file.find(file.keys().first().sha256.toHex()));
    }

    void tokensAreRandomAndOfTheDocumentedForm()
    {
        ApiKeyFile file(path());
        const QByteArray first = file.add(QStringLiteral("a"))->secret.reveal();
        const QByteArray second = file.add(QStringLiteral("b"))->secret.reveal();
        const QRegularExpression form(QStringLiteral("^sy-[A-Za-z0-9_-]{43}$"));
        QVERIFY(form.match(QString::fromLatin1(first)).hasMatch());
        QVERIFY(first != second);
        QCOMPARE(redact(QStringLiteral("key ") + QString::fromLatin1(first)), QStringLiteral("key ***"));
    }

    void theFileHoldsNoTokenAndIsForItsOwnerOnly()
    {
        ApiKeyFile file(path());
        const QByteArray token = file.add(QStringLiteral("editor"))->secret.reveal();
        QVERIFY(content().contains("editor"));
        QVERIFY(!content().contains(token.mid(3)));
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void keysAreThereNextTime()
    {
        QByteArray token;
        QList<StoredApiKey> before;
        {
            ApiKeyFile file(path());
            token = file.add(QStringLiteral("editor"))->secret.reveal();
            before = file.keys();
        }
        ApiKeyFile file(path());
        QVERIFY(file.load().ok());
        QCOMPARE(nameOf(file, token), QStringLiteral("editor"));
        QCOMPARE(file.keys(), before);
        QCOMPARE(file.keys().first().created.timeSpec(), Qt::UTC);
    }

    void aRevokedKeyIsRefusedAtOnce()
    {
        ApiKeyFile file(path());
        const QByteArray token = file.add(QStringLiteral("editor"))->secret.reveal();
        const QByteArray other = file.add(QStringLiteral("phone"))->secret.reveal();
        QVERIFY(file.revoke(QStringLiteral("editor")).ok());
        QVERIFY(!file.find(token));
        QCOMPARE(nameOf(file, other), QStringLiteral("phone"));
        const Status again = file.revoke(QStringLiteral("editor"));
        QVERIFY(!again.ok());
        QVERIFY2(again.error().message.contains(QStringLiteral("phone")),
                 qUtf8Printable(again.error().message));
    }

    void aNameIsTakenOnce()
    {
        ApiKeyFile file(path());
        const QByteArray token = file.add(QStringLiteral("editor"))->secret.reveal();
        const auto second = file.add(QStringLiteral("editor"));
        QVERIFY(!second.ok());
        QCOMPARE(second.error().kind, ErrorKind::BadRequest);
        QVERIFY(second.error().message.contains(QStringLiteral("editor")));
        QCOMPARE(nameOf(file, token), QStringLiteral("editor"));
        QVERIFY(!file.add(QStringLiteral("  ")).ok());
        QVERIFY(!file.add(QString(200, u'x')).ok());
        QCOMPARE(file.keys().size(), 1);
    }

    void whatAnotherProcessChangesIsSeenAndKept()
    {
        ApiKeyFile server(path());
        QVERIFY(server.load().ok());
        QSignalSpy changed(&server, &ApiKeyFile::changed);
        ApiKeyFile command(path());
        const QByteArray token = command.add(QStringLiteral("from command"))->secret.reveal();
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(nameOf(server, token), QStringLiteral("from command"));

        // Not loaded, and yet it does not lose the other's key.
        ApiKeyFile third(path());
        QVERIFY(third.add(QStringLiteral("third")).ok());
        QTRY_COMPARE(server.keys().size(), 2);
        QVERIFY(command.revoke(QStringLiteral("from command")).ok());
        QTRY_VERIFY(!server.find(token));
    }

    void aFileThatCannotBeReadIsKept_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("not JSON") << QByteArray("{\"version\": 1, \"keys\": [");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("newer") << QByteArray(R"({"version": 3, "keys": []})");
        QTest::newRow("short hash") << QByteArray(
            R"({"version":1,"keys":[{"name":"a","created":"2025-01-01T00:00:00Z","sha256":"00"}]})");
        QTest::newRow("no hash") << QByteArray(
            R"({"version":1,"keys":[{"name":"a","created":"2025-01-01T00:00:00Z"}]})");
        const char *fields[] = {"'rpm':0",
                                "'rpm':'many'",
                                "'limit_usd':5",
                                "'period':'year'",
                                "'models':['a',1]",
                                "'disabled':'yes'",
                                "'expires':'soon'",
                                "'id':'short'",
                                "'old_until':'2025-01-01'",
                                "'model_limits':[{'rpm':1}]"};
        for (const char *wrong : fields) {
            QByteArray row = "{'version':2,'keys':[{'name':'a','created':'2025-01-01T00:00:00Z',"
                             "'changed':'2025-01-01T00:00:00Z','id':'"
                             + QByteArray(64, 'a') + "','sha256':'" + QByteArray(64, 'b') + "'," + wrong
                             + "}]}";
            QTest::newRow(wrong) << row.replace('\'', '"');
        }
        QTest::newRow("rows are no objects") << QByteArray(R"({"version":1,"keys":[1]})");
    }
    void aFileThatCannotBeReadIsKept()
    {
        QFETCH(QByteArray, text);
        writeFile(text);
        ApiKeyFile file(path());
        const Status loaded = file.load();
        QVERIFY(!loaded.ok());
        QVERIFY2(loaded.error().message.contains(path()), qUtf8Printable(loaded.error().message));
        QVERIFY(!file.add(QStringLiteral("editor")).ok());
        QVERIFY(!file.revoke(QStringLiteral("a")).ok());
        QCOMPARE(content(), text);
    }

    void aFileThatGoesBadKeepsTheKeysOfBefore()
    {
        ApiKeyFile file(path());
        QVERIFY(file.load().ok());
        const QByteArray token = file.add(QStringLiteral("editor"))->secret.reveal();
        QSignalSpy failed(&file, &ApiKeyFile::reloadFailed);
        writeFile("{");
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(nameOf(file, token), QStringLiteral("editor"));
    }

    void everyRuleIsThereNextTime()
    {
        {
            ApiKeyFile file(path());
            QVERIFY(file.add(QStringLiteral("plain")).ok());
            QVERIFY(file.add(QStringLiteral("full"), everyRule()).ok());
        }
        ApiKeyFile file(path());
        QVERIFY(file.load().ok());
        QCOMPARE(file.keys().at(0).rules, ApiKeyRules());
        QCOMPARE(file.keys().at(1).rules, everyRule());
        QCOMPARE(file.keys().at(1).rules.expires.timeSpec(), Qt::UTC);
    }

    void keysOfTheFirstVersionStayValidAndGetAnId()
    {
        const QByteArray secret = "sy-" + QByteArray(43, 'x');
        const QByteArray hash = QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex();
        writeFile("{\"version\":1,\"keys\":[{\"name\":\"old\",\"created\":\"2025-01-01T00:00:00Z\","
                  "\"sha256\":\""
                  + hash + "\"}]}");
        ApiKeyFile file(path());
        QVERIFY(file.load().ok());
        const auto match = file.find(secret);
        QVERIFY(match.has_value());
        QCOMPARE(match->key.id, QString::fromLatin1(hash));
        QCOMPARE(match->key.label, QString());
        QCOMPARE(match->key.changed, match->key.created);
        QCOMPARE(match->key.rules, ApiKeyRules());
        QVERIFY(file.add(QStringLiteral("new")).ok());
        QVERIFY(content().contains("\"version\": 2"));
        QCOMPARE(nameOf(file, secret), QStringLiteral("old"));
    }

    void theLabelShowsTheEndsOfTheSecretOnly()
    {
        ApiKeyFile file(path());
        const auto made = file.add(QStringLiteral("editor"));
        const QByteArray secret = made->secret.reveal();
        QCOMPARE(made->key.label, QString::fromLatin1(secret.left(6)) + QStringLiteral("\u2026")
                                      + QString::fromLatin1(secret.right(3)));
        QCOMPARE(made->key.id,
                 QString::fromLatin1(QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex()));
    }

    void aKeyIsRenamedAndItsRulesReplaced()
    {
        ApiKeyFile file(path());
        const auto made = file.add(QStringLiteral("editor"));
        QVERIFY(file.add(QStringLiteral("phone")).ok());
        QVERIFY(file.change(QStringLiteral("editor"), QStringLiteral(" desk "), everyRule()).ok());
        const auto match = file.find(made->secret.reveal());
        QCOMPARE(match->key.name, QStringLiteral("desk"));
        QCOMPARE(match->key.id, made->key.id);
        QCOMPARE(match->key.rules, everyRule());
        QVERIFY(match->key.changed >= made->key.changed);
        // Its own name is not taken; those of others and none are no names, and it has to be there.
        QVERIFY(file.change(QStringLiteral("desk"), QStringLiteral("desk"), {}).ok());
        QVERIFY(!file.change(QStringLiteral("desk"), QStringLiteral("phone"), {}).ok());
        QVERIFY(!file.change(QStringLiteral("desk"), QString(), {}).ok());
        QVERIFY(!file.change(QStringLiteral("editor"), QStringLiteral("editor"), {}).ok());
    }

    void afterARotationBothSecretsOpenUntilTheOldOneEnds()
    {
        ApiKeyFile file(path());
        const auto first = file.add(QStringLiteral("editor"), everyRule());
        const auto second = file.rotate(QStringLiteral("editor"), std::chrono::hours(1));
        QVERIFY(second.ok());
        QVERIFY(second->secret.reveal() != first->secret.reveal());
        const auto byNew = file.find(second->secret.reveal());
        const auto byOld = file.find(first->secret.reveal());
        QVERIFY(byNew && !byNew->oldSecret);
        QVERIFY(byOld && byOld->oldSecret);
        QCOMPARE(byOld->key, byNew->key);
        QCOMPARE(byNew->key.id, first->key.id);
        QCOMPARE(byNew->key.rules, everyRule());
        QCOMPARE(byNew->key.oldUntil, byNew->key.changed.addSecs(3600));
        QVERIFY(byNew->key.label != first->key.label);

        const auto third = file.rotate(QStringLiteral("editor"), std::chrono::seconds(0));
        QVERIFY(!file.find(first->secret.reveal()));
        QCOMPARE(file.find(second->secret.reveal())->key.oldUntil, third->key.changed);
        QVERIFY(!file.rotate(QStringLiteral("editor"), std::chrono::seconds(-1)).ok());
        QVERIFY(!file.rotate(QStringLiteral("phone"), std::chrono::seconds(1)).ok());
        // Both are known next time too, and gone with the key.
        ApiKeyFile again(path());
        QVERIFY(again.load().ok());
        QCOMPARE(again.keys(), file.keys());
        QVERIFY(again.revoke(QStringLiteral("editor")).ok());
        QVERIFY(!again.find(second->secret.reveal()) && !again.find(third->secret.reveal()));
    }

    void rulesThatMakeNoSenseAreRefused_data()
    {
        QTest::addColumn<ApiKeyRules>("rules");
        QTest::addColumn<bool>("taken");
        const QString model = QStringLiteral("a/*");
        QTest::newRow("none") << ApiKeyRules {} << true;
        QTest::newRow("no money at all") << ApiKeyRules {.limit = Money()} << true;
        QTest::newRow("money below zero") << ApiKeyRules {.limit = Money::fromPicoDollars(-1)} << false;
        QTest::newRow("one request") << ApiKeyRules {.limits = {.requestsPerDay = 1}} << true;
        QTest::newRow("no request") << ApiKeyRules {.limits = {.requestsPerDay = 0}} << false;
        QTest::newRow("no request at once") << ApiKeyRules {.limits = {.concurrent = 0}} << false;
        QTest::newRow("one token of a model")
            << ApiKeyRules {.modelLimits = {{model, {.tokensPerDay = 1}}}} << true;
        QTest::newRow("no token of a model")
            << ApiKeyRules {.modelLimits = {{model, {.tokensPerDay = 0}}}} << false;
        QTest::newRow("no limit of a model") << ApiKeyRules {.modelLimits = {{model, {}}}} << false;
        QTest::newRow("no model") << ApiKeyRules {.modelLimits = {{{}, {.tokensPerDay = 1}}}} << false;
        QTest::newRow("a model twice")
            << ApiKeyRules {.modelLimits = {{model, {.tokensPerDay = 1}}, {model, {.concurrent = 1}}}}
            << false;
        QTest::newRow("an empty model") << ApiKeyRules {.models = {QString()}} << false;
        QTest::newRow("an empty provider") << ApiKeyRules {.providers = {QString()}} << false;
    }
    void rulesThatMakeNoSenseAreRefused()
    {
        QFETCH(ApiKeyRules, rules);
        QFETCH(bool, taken);
        ApiKeyFile file(path());
        QVERIFY(file.add(QStringLiteral("before")).ok());
        QCOMPARE(file.add(QStringLiteral("editor"), rules).ok(), taken);
        QCOMPARE(file.change(QStringLiteral("before"), QStringLiteral("before"), rules).ok(), taken);
        QCOMPARE(file.keys().size(), taken ? 2 : 1);
    }
};

QTEST_GUILESS_MAIN(TestApiKeyFile)
#include "test_api_key_file.moc"
