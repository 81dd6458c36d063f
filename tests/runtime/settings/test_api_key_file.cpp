#include "core/settings/api_key_file.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

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
        QCOMPARE(file.nameOf(editor->reveal()), QStringLiteral("editor"));
        QCOMPARE(file.nameOf(phone->reveal()), QStringLiteral("phone"));
        QVERIFY(!file.nameOf(editor->reveal().chopped(1)));
        QVERIFY(!file.nameOf(editor->reveal() + 'A'));
        QVERIFY(!file.nameOf({}));
        QVERIFY(!file.nameOf("editor"));
        QVERIFY(!file.nameOf(file.keys().first().sha256));
        QVERIFY(!file.nameOf(file.keys().first().sha256.toHex()));
    }

    void tokensAreRandomAndOfTheDocumentedForm()
    {
        ApiKeyFile file(path());
        const QByteArray first = file.add(QStringLiteral("a"))->reveal();
        const QByteArray second = file.add(QStringLiteral("b"))->reveal();
        const QRegularExpression form(QStringLiteral("^sy-[A-Za-z0-9_-]{43}$"));
        QVERIFY(form.match(QString::fromLatin1(first)).hasMatch());
        QVERIFY(first != second);
        QCOMPARE(redact(QStringLiteral("key ") + QString::fromLatin1(first)), QStringLiteral("key ***"));
    }

    void theFileHoldsNoTokenAndIsForItsOwnerOnly()
    {
        ApiKeyFile file(path());
        const QByteArray token = file.add(QStringLiteral("editor"))->reveal();
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
            token = file.add(QStringLiteral("editor"))->reveal();
            before = file.keys();
        }
        ApiKeyFile file(path());
        QVERIFY(file.load().ok());
        QCOMPARE(file.nameOf(token), QStringLiteral("editor"));
        QCOMPARE(file.keys(), before);
        QCOMPARE(file.keys().first().created.timeSpec(), Qt::UTC);
    }

    void aRevokedKeyIsRefusedAtOnce()
    {
        ApiKeyFile file(path());
        const QByteArray token = file.add(QStringLiteral("editor"))->reveal();
        const QByteArray other = file.add(QStringLiteral("phone"))->reveal();
        QVERIFY(file.revoke(QStringLiteral("editor")).ok());
        QVERIFY(!file.nameOf(token));
        QCOMPARE(file.nameOf(other), QStringLiteral("phone"));
        const Status again = file.revoke(QStringLiteral("editor"));
        QVERIFY(!again.ok());
        QVERIFY2(again.error().message.contains(QStringLiteral("phone")),
                 qUtf8Printable(again.error().message));
    }

    void aNameIsTakenOnce()
    {
        ApiKeyFile file(path());
        const QByteArray token = file.add(QStringLiteral("editor"))->reveal();
        const auto second = file.add(QStringLiteral("editor"));
        QVERIFY(!second.ok());
        QCOMPARE(second.error().kind, ErrorKind::BadRequest);
        QVERIFY(second.error().message.contains(QStringLiteral("editor")));
        QCOMPARE(file.nameOf(token), QStringLiteral("editor"));
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
        const QByteArray token = command.add(QStringLiteral("from command"))->reveal();
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(server.nameOf(token), QStringLiteral("from command"));

        // Not loaded, and yet it does not lose the other's key.
        ApiKeyFile third(path());
        QVERIFY(third.add(QStringLiteral("third")).ok());
        QTRY_COMPARE(server.keys().size(), 2);
        QVERIFY(command.revoke(QStringLiteral("from command")).ok());
        QTRY_VERIFY(!server.nameOf(token));
    }

    void aFileThatCannotBeReadIsKept_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("not JSON") << QByteArray("{\"version\": 1, \"keys\": [");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("newer") << QByteArray(R"({"version": 2, "keys": []})");
        QTest::newRow("short hash") << QByteArray(
            R"({"version":1,"keys":[{"name":"a","created":"2025-01-01T00:00:00Z","sha256":"00"}]})");
        QTest::newRow("no hash") << QByteArray(
            R"({"version":1,"keys":[{"name":"a","created":"2025-01-01T00:00:00Z"}]})");
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
        const QByteArray token = file.add(QStringLiteral("editor"))->reveal();
        QSignalSpy failed(&file, &ApiKeyFile::reloadFailed);
        writeFile("{");
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(file.nameOf(token), QStringLiteral("editor"));
    }
};

QTEST_GUILESS_MAIN(TestApiKeyFile)
#include "test_api_key_file.moc"
