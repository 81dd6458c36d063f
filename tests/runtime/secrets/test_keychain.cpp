#include "core/async/on_thread.h"
#include "core/secrets/keychain_key_store.h"

#include <QProcess>
#include <QTest>
#include <QThread>

using namespace core;

/// The real key store of this session (with_keyring.sh), used from a thread as the engine does.
class TestKeychain : public QObject
{
    Q_OBJECT

private:
    QThread m_thread;
    KeychainKeyStore *m_store = nullptr;

    template<typename Work>
    auto inThread(Work work)
    {
        auto future = runOn(m_store, work);
        [&future] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000); }();
        return future.result();
    }
    Status write(const QString &name, const Secret &secret)
    {
        return inThread([=, this] { return m_store->write(name, secret); });
    }
    Result<Secret> read(const QString &name)
    {
        return inThread([=, this] { return m_store->read(name); });
    }
    Status remove(const QString &name)
    {
        return inThread([=, this] { return m_store->remove(name); });
    }
    Status probe()
    {
        return inThread([this] { return m_store->probe(); });
    }
    /// What the key store holds of ours, asked from outside.
    static int entries()
    {
        QProcess search;
        search.start(QStringLiteral("gdbus"),
                     {QStringLiteral("call"), QStringLiteral("--session"), QStringLiteral("--dest"),
                      QStringLiteral("org.freedesktop.secrets"), QStringLiteral("--object-path"),
                      QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("--method"),
                      QStringLiteral("org.freedesktop.Secret.Service.SearchItems"),
                      QStringLiteral("{'server': 'switchyard'}")});
        return search.waitForFinished() ? int(search.readAllStandardOutput().count("/collection/")) : -1;
    }

private slots:
    void initTestCase()
    {
        m_store = new KeychainKeyStore;
        m_store->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_store, &QObject::deleteLater);
        m_thread.start();
    }
    void cleanupTestCase()
    {
        m_thread.quit();
        QVERIFY(m_thread.wait());
    }

    void probingWorksAndLeavesNothingBehind()
    {
        const Status probed = probe();
        QVERIFY2(probed.ok(), probed.ok() ? "" : qUtf8Printable(probed.error().message));
        QCOMPARE(entries(), 0);
    }

    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("plain") << QStringLiteral("openai/work") << QByteArray("sk-proj-0123456789");
        QTest::newRow("any letters") << QStringLiteral("my vllm/schlüssel 🔑")
                                     << QByteArray("pässwörd ключ 鍵");
        QTest::newRow("long") << QStringLiteral("vertex/account")
                              << QByteArray("0123456789abcdef").repeated(512);
    }
    void whatIsWrittenIsReadBack()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, secret);
        QVERIFY(write(name, Secret("the one before")).ok());
        QVERIFY(write(name, Secret(secret)).ok());
        const Result<Secret> found = read(name);
        QVERIFY(found.ok());
        QCOMPARE(found->reveal(), secret);
        QVERIFY(remove(name).ok());
        QVERIFY(!read(name).ok());
        QVERIFY(remove(name).ok());
    }

    void aMissingEntryIsNamed()
    {
        const Result<Secret> found = read(QStringLiteral("groq/nobody"));
        QVERIFY(!found.ok());
        QVERIFY2(found.error().message.contains(QStringLiteral("groq/nobody")),
                 qUtf8Printable(found.error().message));
    }

    void emptyAndBinarySecretsAreRefused()
    {
        for (const QByteArray &secret : {QByteArray(), QByteArray("\xff\xfe", 2), QByteArray("a\0b", 3)})
            QVERIFY(!write(QStringLiteral("openai/odd"), Secret(secret)).ok());
        QVERIFY(!read(QStringLiteral("openai/odd")).ok());
    }

    void manyAtOnceAllAnswer()
    {
        for (int i = 0; i < 8; ++i)
            QVERIFY(write(QString::number(i), Secret("value" + QByteArray::number(i))).ok());
        QList<QFuture<Result<Secret>>> all;
        for (int i = 0; i < 8; ++i)
            all << runOn(m_store, [this, i] { return m_store->read(QString::number(i)); });
        for (int i = 0; i < 8; ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(all.at(i).isFinished(), 30'000);
            QVERIFY(all.at(i).result().ok());
            QCOMPARE(all.at(i).result()->reveal(), "value" + QByteArray::number(i));
            QVERIFY(remove(QString::number(i)).ok());
        }
    }

    // Last, as nobody is here to unlock it again.
    void aLockedKeyStoreSaysSo()
    {
        QVERIFY(write(QStringLiteral("openai/work"), Secret("sk-locked-away")).ok());
        QProcess lock;
        lock.start(QStringLiteral("gdbus"),
                   {QStringLiteral("call"), QStringLiteral("--session"), QStringLiteral("--dest"),
                    QStringLiteral("org.freedesktop.secrets"), QStringLiteral("--object-path"),
                    QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("--method"),
                    QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                    QStringLiteral("['/org/freedesktop/secrets/collection/login']")});
        QVERIFY(lock.waitForFinished());
        QCOMPARE(lock.exitCode(), 0);

        const Status probed = probe();
        QVERIFY(!probed.ok());
        QVERIFY2(probed.error().message.contains(QStringLiteral("locked")),
                 qUtf8Printable(probed.error().message));
        const Result<Secret> found = read(QStringLiteral("openai/work"));
        QVERIFY(!found.ok());
        QVERIFY2(found.error().message.contains(QStringLiteral("locked")),
                 qUtf8Printable(found.error().message));
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "test_keychain.moc"
