#include "core/settings/config_store.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class TestConfigStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString inside(const QString &name) const { return m_folder->filePath(name); }
    QString path() const { return inside(QStringLiteral("config.json")); }
    static void writeFile(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    /// As most editors and configuration tools write: a new file in place of the old one.
    void replaceByRename(const QByteArray &text) const
    {
        const QString temporary = inside(QStringLiteral("config.json~new"));
        writeFile(temporary, text);
        QFile::remove(path());
        QVERIFY(QFile::rename(temporary, path()));
    }
    static void setPort(Config &config, int port)
    {
        config.listen = QStringLiteral("127.0.0.1:%1").arg(port);
    }
    static QByteArray withPort(int port)
    {
        return "{\"listen\": \"127.0.0.1:" + QByteArray::number(port) + "\"}";
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aMissingFileIsTheDefault()
    {
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        QCOMPARE(store.config(), Config());
        QVERIFY(!QFile::exists(path()));
    }

    void aBadFileIsNamedWithItsLineAndKept()
    {
        const QByteArray text = "{\n  \"listen\": \"127.0.0.1:8484\",\n  \"require_key\": \"maybe\"\n}\n";
        writeFile(path(), text);
        ConfigStore store(path(), {});
        const Status loaded = store.load();
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().kind, ErrorKind::BadConfig);
        const QString message = loaded.error().message;
        QVERIFY2(message.contains(path() + QStringLiteral(":3"))
                     && message.contains(QStringLiteral("require_key")),
                 qUtf8Printable(message));
        QVERIFY(!store.change([](Config &config) { setPort(config, 1); }).ok());
        QCOMPARE(contentOf(path()), text);
        QCOMPARE(store.config(), Config());
    }

    void aFolderInPlaceOfTheFileIsAnError()
    {
        QVERIFY(QDir().mkpath(path()));
        ConfigStore store(path(), {});
        const Status loaded = store.load();
        QVERIFY(!loaded.ok());
        QVERIFY(loaded.error().message.contains(path()));
    }

    void aChangeIsThereNextTimeAndForTheOwnerOnly()
    {
        {
            ConfigStore store(path(), {});
            QVERIFY(store.load().ok());
            QSignalSpy changed(&store, &ConfigStore::changed);
            QVERIFY(store.change([](Config &config) { setPort(config, 1); }).ok());
            QCOMPARE(changed.count(), 1);
            QCOMPARE(store.config().listen, QStringLiteral("127.0.0.1:1"));
        }
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        QCOMPARE(store.config().listen, QStringLiteral("127.0.0.1:1"));
    }

    void aChangeKeepsWhatAnEditorWroteJustBefore()
    {
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        writeFile(path(), R"({"require_key": false})");
        QVERIFY(store.change([](Config &config) { setPort(config, 1); }).ok());
        QCOMPARE(store.config().requireKey, false);
        ConfigStore again(path(), {});
        QVERIFY(again.load().ok());
        QCOMPARE(again.config(), store.config());
    }

    void aChangeThatWouldBeWrongIsNotMade()
    {
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        QVERIFY(store.change([](Config &config) { setPort(config, 1); }).ok());
        const QByteArray before = contentOf(path());
        const Status changed =
            store.change([](Config &config) { config.listen = QStringLiteral("nowhere at all"); });
        QVERIFY(!changed.ok());
        QCOMPARE(changed.error().kind, ErrorKind::BadConfig);
        QCOMPARE(contentOf(path()), before);
        QCOMPARE(store.config().listen, QStringLiteral("127.0.0.1:1"));
    }

    void aFolderThatIsGoneIsAnErrorAndTheSettingsStay()
    {
        ConfigStore store(inside(QStringLiteral("gone/config.json")), {});
        const Status changed = store.change([](Config &config) { setPort(config, 1); });
        QVERIFY(!changed.ok());
        QVERIFY(changed.error().message.contains(QStringLiteral("gone")));
        QCOMPARE(store.config(), Config());
    }

    void aLinkStaysALink()
    {
        const QString real = inside(QStringLiteral("dotfiles.json"));
        const QString middle = inside(QStringLiteral("middle.json"));
        writeFile(real, withPort(1));
        QVERIFY(QFile::link(real, middle));
        QVERIFY(QFile::link(middle, path()));
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        QVERIFY(store.change([](Config &config) { setPort(config, 2); }).ok());
        QVERIFY(QFileInfo(path()).isSymLink());
        QVERIFY(QFileInfo(middle).isSymLink());
        QVERIFY(contentOf(real).contains("127.0.0.1:2"));
    }

    void aChangeOnDiskIsTakenOver_data()
    {
        QTest::addColumn<bool>("byRename");
        QTest::newRow("written in place") << false;
        QTest::newRow("replaced by a new file") << true;
    }
    void aChangeOnDiskIsTakenOver()
    {
        QFETCH(bool, byRename);
        writeFile(path(), withPort(1));
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        QSignalSpy changed(&store, &ConfigStore::changed);
        // More than once: a watch on a file that was replaced is a watch on nothing.
        for (int port = 2; port < 5; ++port) {
            if (byRename)
                replaceByRename(withPort(port));
            else
                writeFile(path(), withPort(port));
            QTRY_COMPARE(store.config().listen, QStringLiteral("127.0.0.1:%1").arg(port));
            QCOMPARE(changed.count(), port - 1);
        }
    }

    void aFileThatAppearsIsTakenOver()
    {
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        writeFile(path(), withPort(7));
        QTRY_COMPARE(store.config().listen, QStringLiteral("127.0.0.1:7"));
        writeFile(path(), withPort(8));
        QTRY_COMPARE(store.config().listen, QStringLiteral("127.0.0.1:8"));
    }

    void theTargetOfALinkIsWatchedToo()
    {
        QVERIFY(QDir().mkpath(inside(QStringLiteral("dotfiles"))));
        const QString real = inside(QStringLiteral("dotfiles/config.json"));
        writeFile(real, withPort(1));
        QVERIFY(QFile::link(real, path()));
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        for (int port = 2; port < 4; ++port) {
            QVERIFY(QFile::remove(real));
            writeFile(real, withPort(port));
            QTRY_COMPARE(store.config().listen, QStringLiteral("127.0.0.1:%1").arg(port));
        }
    }

    void aBadFileKeepsTheOldSettingsAndSaysSoOnce()
    {
        writeFile(path(), withPort(1));
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        QSignalSpy changed(&store, &ConfigStore::changed);
        QSignalSpy failed(&store, &ConfigStore::reloadFailed);
        writeFile(path(), "{ \"listen\": ");
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::BadConfig);
        QCOMPARE(store.config().listen, QStringLiteral("127.0.0.1:1"));

        // Another file in the folder is no reason to complain again; the repaired one is news even if it is
        // the old.
        writeFile(inside(QStringLiteral("other")), "x");
        writeFile(path(), withPort(1));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(failed.count(), 1);
    }

    void aRemovedFileKeepsTheSettings()
    {
        writeFile(path(), withPort(1));
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        QSignalSpy failed(&store, &ConfigStore::reloadFailed);
        QVERIFY(QFile::remove(path()));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(store.config().listen, QStringLiteral("127.0.0.1:1"));
        QVERIFY(store.change([](Config &config) { config.requireKey = false; }).ok());
        QVERIFY(contentOf(path()).contains("127.0.0.1:1"));
    }

    void ownWritesAreNotReadBack()
    {
        ConfigStore store(path(), {});
        QVERIFY(store.load().ok());
        QSignalSpy changed(&store, &ConfigStore::changed);
        QVERIFY(store.change([](Config &config) { setPort(config, 1); }).ok());
        QCOMPARE(changed.count(), 1);
        FileWatch watch(path());
        QSignalSpy settled(&watch, &FileWatch::settled);
        watch.start();
        writeFile(inside(QStringLiteral("other")), "x"); // so that there is something to wait for
        QTRY_COMPARE(settled.count(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(changed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestConfigStore)

#include "test_config_store.moc"
