#include "core/secrets/keychain_key_store.h"

#include <QTest>

using namespace core;

/// Runs in sessions without a key store; EXPECTED_WORDS is what the user has to read in this one.
class TestNoKeyStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(!qEnvironmentVariableIsEmpty("EXPECTED_WORDS")); }

    void probingSaysWhatIsMissingAndWhichWaysRemain()
    {
        KeychainKeyStore store;
        const QFuture<Status> probed = store.probe();
        QTRY_VERIFY_WITH_TIMEOUT(probed.isFinished(), 30'000);
        QVERIFY(!probed.result().ok());
        const QString message = probed.result().error().message;
        for (const QString &words : {qEnvironmentVariable("EXPECTED_WORDS"), QStringLiteral("env:"),
                                     QStringLiteral("file:"), QStringLiteral("session")})
            QVERIFY2(message.contains(words), qUtf8Printable(message));
    }

    void readingWritingAndRemovingFailToo()
    {
        KeychainKeyStore store;
        const QFuture<Result<Secret>> read = store.read(QStringLiteral("openai/work"));
        const QFuture<Status> written = store.write(QStringLiteral("openai/work"), Secret("sk-something"));
        const QFuture<Status> removed = store.remove(QStringLiteral("openai/work"));
        QTRY_VERIFY_WITH_TIMEOUT(removed.isFinished() && read.isFinished() && written.isFinished(), 30'000);
        QVERIFY(!read.result().ok());
        QVERIFY(!written.result().ok());
        QVERIFY(!removed.result().ok());
        QVERIFY(!written.result().error().message.contains(QStringLiteral("something")));
    }
};

QTEST_GUILESS_MAIN(TestNoKeyStore)
#include "test_no_key_store.moc"
