#include "core/history/database.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using namespace core;
using Mode = HistoryState::Mode;

namespace {

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QVariant ask(const Database &database, const QString &statement)
{
    QSqlQuery query(database.handle());
    return query.exec(statement) && query.next() ? query.value(0) : QVariant();
}

QByteArray firstStep()
{
    return "PRAGMA application_id = 1400338788;\n\n-- people; and more\nCREATE TABLE people (name TEXT);\n";
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }
    QString schema() const { return m_folder->filePath(QStringLiteral("schema")); }
    QString step(const QString &name) const { return schema() + u'/' + name; }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(schema()));
    }

    void aNewFileHasTheSchemaAndIsForTheOwnerOnly()
    {
        Database database(path());
        QCOMPARE(database.open().mode, Mode::ReadWrite);
        QCOMPARE(ask(database, QStringLiteral("PRAGMA journal_mode")).toString(), QStringLiteral("wal"));
        QCOMPARE(ask(database, QStringLiteral("PRAGMA synchronous")).toInt(), 1);
        QCOMPARE(ask(database, QStringLiteral("PRAGMA foreign_keys")).toInt(), 1);
        QCOMPARE(ask(database, QStringLiteral("PRAGMA user_version")).toInt(), 7);
        const auto readableByOthers = QFile::ReadGroup | QFile::ReadOther;
        for (const QString &suffix : {QString(), QStringLiteral("-wal")})
            QCOMPARE(QFile::permissions(path() + suffix) & readableByOthers, QFile::Permissions());
        QVERIFY(!QFile::exists(path() + QStringLiteral(".v0.bak")));
    }

    void foldersOnTheWayAreMade()
    {
        Database database(m_folder->filePath(QStringLiteral("a/b c/ü/history.sqlite")));
        QCOMPARE(database.open().mode, Mode::ReadWrite);
    }

    void viewsHaveTheDocumentedColumns_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::newRow("requests_v1") << QStringLiteral(
            "id time client_shape key_name app workspace model_asked model provider streamed status "
            "error_kind attempts "
            "prompt_tokens completion_tokens cached_tokens cache_write_tokens reasoning_tokens "
            "cost_picodollars "
            "cost_source price_snapshot ttft_ms duration_ms tokens_per_s finish_reason session_id "
            "cache_saving_picodollars key_id member computed_picodollars reported_picodollars "
            "cost_reason");
        QTest::newRow("attempts_v1") << QStringLiteral("request_id ordinal provider endpoint key_name status "
                                                       "error_kind message started connect_ms first_byte_ms "
                                                       "duration_ms why changes model cost_picodollars");
    }
    void viewsHaveTheDocumentedColumns()
    {
        QFETCH(QString, columns);
        Database database(path());
        QCOMPARE(database.open().mode, Mode::ReadWrite);
        QStringList found;
        QSqlQuery query(database.handle());
        QVERIFY(
            query.exec(QStringLiteral("PRAGMA table_info(%1)").arg(QLatin1String(QTest::currentDataTag()))));
        while (query.next())
            found << query.value(1).toString();
        QCOMPARE(found.join(u' '), columns);
    }

    void aStepRunsOnceAndTheFileIsCopiedBeforeTheNext()
    {
        writeFile(step(QStringLiteral("0001_people.sql")), firstStep());
        {
            Database database(path(), schema());
            QCOMPARE(database.open().mode, Mode::ReadWrite);
            QVERIFY(database.execute(QStringLiteral("INSERT INTO people VALUES ('Ada')")).ok());
            QCOMPARE(database.open().mode, Mode::ReadWrite); // nothing to do
            QVERIFY(!QFile::exists(path() + QStringLiteral(".v1.bak")));
        }
        writeFile(step(QStringLiteral("0002_age.sql")),
                  "ALTER TABLE people ADD COLUMN age INTEGER;\n\n"
                  "CREATE TRIGGER grow AFTER INSERT ON people BEGIN\n  UPDATE people SET age = 1;\n"
                  "  DELETE FROM people WHERE name = 'nobody';\nEND;\n");
        writeFile(step(QStringLiteral("0003_town.sql")), "ALTER TABLE people ADD COLUMN town TEXT;\n");
        Database database(path(), schema());
        QCOMPARE(database.open().mode, Mode::ReadWrite);
        QCOMPARE(ask(database, QStringLiteral("PRAGMA user_version")).toInt(), 3);
        QCOMPARE(ask(database, QStringLiteral("SELECT name FROM people WHERE age IS town")).toString(),
                 QStringLiteral("Ada"));

        QVERIFY(QFile::remove(step(QStringLiteral("0003_town.sql"))));
        QVERIFY(QFile::remove(step(QStringLiteral("0002_age.sql"))));
        QVERIFY(QFile::exists(path() + QStringLiteral(".v1.bak")));
        Database copy(path() + QStringLiteral(".v1.bak"), schema());
        QCOMPARE(copy.open().mode, Mode::ReadWrite);
        QCOMPARE(ask(copy, QStringLiteral("SELECT name FROM people")).toString(), QStringLiteral("Ada"));
    }

    void aFailedStepLeavesTheFileAsItWas()
    {
        writeFile(step(QStringLiteral("0001_people.sql")), firstStep());
        {
            Database database(path(), schema());
            QCOMPARE(database.open().mode, Mode::ReadWrite);
            QVERIFY(database.execute(QStringLiteral("INSERT INTO people VALUES ('Ada')")).ok());
        }
        writeFile(step(QStringLiteral("0002_bad.sql")), "DROP TABLE people;\n\nCREATE TABEL typo (x);\n");
        {
            Database database(path(), schema());
            const HistoryState state = database.open();
            QCOMPARE(state.mode, Mode::Unavailable);
            QVERIFY2(state.message.contains(QStringLiteral("0002_bad.sql")), qUtf8Printable(state.message));
        }
        QVERIFY(QFile::remove(step(QStringLiteral("0002_bad.sql"))));
        Database database(path(), schema());
        QCOMPARE(database.open().mode, Mode::ReadWrite);
        QCOMPARE(ask(database, QStringLiteral("SELECT name FROM people")).toString(), QStringLiteral("Ada"));
    }

    void withoutACopyNothingIsMigrated()
    {
        writeFile(step(QStringLiteral("0001_people.sql")), firstStep());
        {
            Database database(path(), schema());
            QCOMPARE(database.open().mode, Mode::ReadWrite);
        }
        writeFile(step(QStringLiteral("0002_age.sql")), "ALTER TABLE people ADD COLUMN age INTEGER;\n");
        QVERIFY(QDir().mkpath(path() + QStringLiteral(".v1.bak/in the way")));
        Database database(path(), schema());
        const HistoryState state = database.open();
        QCOMPARE(state.mode, Mode::Unavailable);
        QVERIFY2(state.message.contains(QStringLiteral("history.sqlite.v1.bak")),
                 qUtf8Printable(state.message));
    }

    void aNewerFileIsReadAndNeverWritten()
    {
        {
            Database database(path());
            QCOMPARE(database.open().mode, Mode::ReadWrite);
            QVERIFY(database.execute(QStringLiteral("PRAGMA user_version = 99")).ok());
        }
        const QByteArray before = contentOf(path());
        {
            Database database(path());
            const HistoryState state = database.open();
            QCOMPARE(state.mode, Mode::ReadOnlyNewer);
            QVERIFY2(state.message.contains(path()), qUtf8Printable(state.message));
            QCOMPARE(ask(database, QStringLiteral("SELECT count(*) FROM requests_v1")).toInt(), 0);
            QVERIFY(!database.execute(QStringLiteral("DELETE FROM requests")).ok());
        }
        QCOMPARE(contentOf(path()), before);
    }

    void aFileThatCannotBeUsedIsKept_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text")
            << QByteArray("these are the notes of somebody, and no database at all\n").repeated(9);
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("header, then rubbish")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\x5a');

        QTemporaryDir folder;
        const QString whole = folder.filePath(QStringLiteral("whole"));
        {
            Database database(whole);
            QCOMPARE(database.open().mode, Mode::ReadWrite);
        }
        QByteArray damaged = contentOf(whole);
        QTest::newRow("cut in the middle") << damaged.left(damaged.size() / 2);
        damaged.replace(2 * 4096, 3 * 4096, QByteArray(3 * 4096, '\xff'));
        QTest::newRow("overwritten pages") << damaged;
    }
    void aFileThatCannotBeUsedIsKept()
    {
        QFETCH(QByteArray, content);
        writeFile(path(), content);
        {
            Database database(path());
            const HistoryState state = database.open();
            QCOMPARE(state.mode, Mode::Unavailable);
            QVERIFY2(state.message.contains(path()) && state.message.contains(QStringLiteral("backup")),
                     qUtf8Printable(state.message));
            QVERIFY(!database.isOpen());
        }
        QCOMPARE(contentOf(path()), content);

        QVERIFY(QFile::rename(path(), path() + QStringLiteral(".old")));
        Database database(path());
        QCOMPARE(database.open().mode, Mode::ReadWrite);
    }

    void aDatabaseOfAnotherProgramIsKept()
    {
        {
            writeFile(step(QStringLiteral("0001_theirs.sql")), "CREATE TABLE cookies (value TEXT);\n");
            Database theirs(path(), schema());
            QCOMPARE(theirs.open().mode, Mode::ReadWrite);
        }
        const QByteArray before = contentOf(path());
        Database database(path());
        const HistoryState state = database.open();
        QCOMPARE(state.mode, Mode::Unavailable);
        QVERIFY2(state.message.contains(QStringLiteral("history.database")), qUtf8Printable(state.message));
        QCOMPARE(contentOf(path()), before);
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        const QString inTheWay = m_folder->filePath(QStringLiteral("file"));
        writeFile(inTheWay, "x");
        Database database(inTheWay + QStringLiteral("/history.sqlite"));
        const HistoryState state = database.open();
        QCOMPARE(state.mode, Mode::Unavailable);
        QVERIFY2(state.message.contains(inTheWay), qUtf8Printable(state.message));
    }

    void aFolderInPlaceOfTheFileIsAnError()
    {
        QVERIFY(QDir().mkpath(path()));
        Database database(path());
        const HistoryState state = database.open();
        QCOMPARE(state.mode, Mode::Unavailable);
        QVERIFY2(state.message.contains(path()), qUtf8Printable(state.message));
    }

    void twoProgramsMayMakeTheFileAtTheSameTime()
    {
        Database first(path());
        Database second(path());
        QCOMPARE(first.open().mode, Mode::ReadWrite);
        QCOMPARE(second.open().mode, Mode::ReadWrite);
        QVERIFY(first.execute(QStringLiteral("DELETE FROM requests")).ok());
        QVERIFY(second.execute(QStringLiteral("DELETE FROM requests")).ok());
    }

    /// As it is while a new file gets its first pages.
    void whatAKilledProgramDidNotFinishIsTakenBack()
    {
        writeFile(step(QStringLiteral("0001_a.sql")), firstStep());
        const QString living = m_folder->filePath(QStringLiteral("living.sqlite"));
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
            raw.setDatabaseName(living);
            QVERIFY(raw.open());
            QSqlQuery query(raw);
            for (const char *statement : {"PRAGMA cache_size = 1", "BEGIN", "CREATE TABLE some (text TEXT)"})
                QVERIFY(query.exec(QString::fromLatin1(statement)));
            for (int row = 0; row < 200; ++row)
                QVERIFY(query.exec(QStringLiteral("INSERT INTO some VALUES (hex(randomblob(2000)))")));
            // A copy of both files is what is there after the program was killed now.
            for (const char *end : {"", "-journal"})
                QVERIFY(QFile::copy(living + QLatin1String(end), path() + QLatin1String(end)));
            QVERIFY(query.exec(QStringLiteral("ROLLBACK")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
        QVERIFY(QFileInfo(path()).size() > 4096);
        Database database(path(), schema());
        const HistoryState state = database.open();
        QVERIFY2(state.mode == Mode::ReadWrite, qPrintable(state.message));
        QCOMPARE(ask(database, QStringLiteral("SELECT count(*) FROM people")).toInt(), 0);
        QVERIFY(!ask(database, QStringLiteral("SELECT count(*) FROM some")).isValid());
    }

    void whatACrashLeftInTheLogIsRecovered()
    {
        const QString crashed = m_folder->filePath(QStringLiteral("crashed.sqlite"));
        {
            Database database(path());
            QCOMPARE(database.open().mode, Mode::ReadWrite);
            QVERIFY(
                database.execute(QStringLiteral("INSERT INTO usage_quarters VALUES (1,'m','p',0,1,1,1,1)"))
                    .ok());
            QVERIFY(QFile::copy(path(), crashed));
            QVERIFY(QFile::copy(path() + QStringLiteral("-wal"), crashed + QStringLiteral("-wal")));
        }
        Database database(crashed);
        QCOMPARE(database.open().mode, Mode::ReadWrite);
        QCOMPARE(ask(database, QStringLiteral("SELECT model FROM usage_quarters")).toString(),
                 QStringLiteral("m"));
    }
};

QTEST_GUILESS_MAIN(TestDatabase)

#include "test_database.moc"
