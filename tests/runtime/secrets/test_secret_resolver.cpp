#include "core/secrets/secret_resolver.h"
#include "tests/support/memory_key_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class TestSecretResolver : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    MemoryKeyStore m_store;
    QProcessEnvironment m_environment;

    Result<Secret> resolve(const QString &reference)
    {
        SecretResolver resolver(m_store, m_environment, m_folder.path());
        return resolve(resolver, SecretRef::parse(reference));
    }
    static Result<Secret> resolve(SecretResolver &resolver, const SecretRef &reference)
    {
        auto future = resolver.resolve(reference);
        [&future] { QTRY_VERIFY(future.isFinished()); }();
        return future.result();
    }
    void writeFile(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

private slots:
    void initTestCase()
    {
        m_environment.insert(QStringLiteral("GROQ_KEY"), QStringLiteral("gsk_from_environment\n"));
        m_environment.insert(QStringLiteral("EMPTY_KEY"), QStringLiteral("  "));
        QVERIFY(m_store.write(QStringLiteral("openai/work"), Secret("sk-from-store")).result().ok());
        QVERIFY(m_store.write(QStringLiteral("openai/empty"), Secret()).result().ok());
        writeFile(QStringLiteral("key.txt"), "sk-first-line\r\nsecond line\n");
        writeFile(QStringLiteral("bare.txt"), "sk-without-newline");
        writeFile(QStringLiteral("bom.txt"), "\xEF\xBB\xBFsk-after-mark\n");
        writeFile(QStringLiteral("account.json"), "{\n  \"type\": \"service_account\"\n}\n");
        writeFile(QStringLiteral("empty.txt"), "");
        writeFile(QStringLiteral("blank.txt"), "\nsk-second-line\n");
        writeFile(QStringLiteral("large.txt"), QByteArray(70'000, 'x'));
    }

    void aReferenceGivesItsSecret_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("environment") << "env:GROQ_KEY" << QByteArray("gsk_from_environment");
        QTest::newRow("key store") << "keychain:openai/work" << QByteArray("sk-from-store");
        QTest::newRow("first line of a file") << "file:key.txt" << QByteArray("sk-first-line");
        QTest::newRow("file without newline") << "file:bare.txt" << QByteArray("sk-without-newline");
        QTest::newRow("file with byte order mark") << "file:bom.txt" << QByteArray("sk-after-mark");
        QTest::newRow("absolute path")
            << QStringLiteral("file:") + m_folder.filePath(QStringLiteral("key.txt"))
            << QByteArray("sk-first-line");
        QTest::newRow("service account")
            << "file:account.json" << QByteArray("{\n  \"type\": \"service_account\"\n}");
    }
    void aReferenceGivesItsSecret()
    {
        QFETCH(QString, reference);
        QFETCH(QByteArray, secret);
        const Result<Secret> found = resolve(reference);
        QVERIFY2(found.ok(), found.ok() ? "" : qUtf8Printable(found.error().message));
        QCOMPARE(found->reveal(), secret);
    }

    void whatIsWrongIsNamedWithoutTheSecret_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("named");
        QTest::newRow("unset variable") << "env:NO_SUCH_KEY"
                                        << "NO_SUCH_KEY is not set";
        QTest::newRow("empty variable") << "env:EMPTY_KEY"
                                        << "EMPTY_KEY is empty";
        QTest::newRow("missing file")
            << "file:missing.txt" << m_folder.filePath(QStringLiteral("missing.txt"));
        QTest::newRow("empty file") << "file:empty.txt"
                                    << "empty.txt is empty";
        QTest::newRow("empty first line") << "file:blank.txt"
                                          << "blank.txt is empty";
        QTest::newRow("not a key at all") << "file:large.txt"
                                          << "large.txt is larger";
        QTest::newRow("folder") << "file:."
                                << "is a folder";
        QTest::newRow("device without end") << "file:/dev/zero"
                                            << "/dev/zero is larger";
        QTest::newRow("not in the key store") << "keychain:openai/nobody"
                                              << "openai/nobody";
        QTest::newRow("empty in the key store") << "keychain:openai/empty"
                                                << "openai/empty";
        QTest::newRow("session that ended") << "session:openai/work"
                                            << "openai/work";
        QTest::newRow("a bare secret") << "sk-pasted-by-mistake"
                                       << "env:VARIABLE";
    }
    void whatIsWrongIsNamedWithoutTheSecret()
    {
        QFETCH(QString, reference);
        QFETCH(QString, named);
        const Result<Secret> found = resolve(reference);
        QVERIFY(!found.ok());
        QCOMPARE(found.error().kind, ErrorKind::StorageFailed);
        QVERIFY2(found.error().message.contains(named), qUtf8Printable(found.error().message));
        QVERIFY2(!found.error().message.contains(QStringLiteral("sk-")),
                 qUtf8Printable(found.error().message));
    }

    void aSessionSecretLivesUntilItIsRemoved()
    {
        SecretResolver resolver(m_store, m_environment, m_folder.path());
        const SecretRef reference = SecretRef::parse(QStringLiteral("session:groq/now"));
        resolver.setSessionSecret(QStringLiteral("groq/now"), Secret("gsk_now"));
        QCOMPARE(resolve(resolver, reference)->reveal(), QByteArray("gsk_now"));
        resolver.setSessionSecret(QStringLiteral("groq/now"), Secret("gsk_later"));
        QCOMPARE(resolve(resolver, reference)->reveal(), QByteArray("gsk_later"));
        resolver.removeSessionSecret(QStringLiteral("groq/now"));
        QVERIFY(!resolve(resolver, reference).ok());
        resolver.setSessionSecret(QStringLiteral("groq/now"), Secret());
        QVERIFY(!resolve(resolver, reference).ok());
    }

    void theKeyStoresOwnWordsReachTheUser()
    {
        MemoryKeyStore broken;
        broken.failWith(QStringLiteral("No key store answers in this session."));
        SecretResolver resolver(broken, m_environment, m_folder.path());
        const Result<Secret> found =
            resolve(resolver, SecretRef::parse(QStringLiteral("keychain:openai/work")));
        QVERIFY(!found.ok());
        QCOMPARE(found.error().message, QStringLiteral("No key store answers in this session."));
    }
};

QTEST_GUILESS_MAIN(TestSecretResolver)
#include "test_secret_resolver.moc"
