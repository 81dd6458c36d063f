#include "core/settings/column_set_store.h"
#include "tests/support/file_content.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace core;

namespace {

ColumnSet set(const QString &name, const QString &model = QStringLiteral("acme/one"))
{
    return {.name = name, .columns = {{.model = model}}};
}

QStringList namesOf(const ColumnSetStore &store)
{
    QStringList names;
    for (const ColumnSet &one : store.sets())
        names << one.name;
    return names;
}

} // namespace

class TestColumnSetStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("column_sets.json"));
    }

    void withoutAFileThereIsNothing()
    {
        {
            const ColumnSetStore store(m_path);
            QVERIFY(store.status().ok());
            QVERIFY(store.sets().isEmpty());
        }
        QVERIFY(!QFile::exists(m_path));
    }

    void aSetComesBackWhole()
    {
        ColumnSet full = set(QStringLiteral("Writers"));
        full.columns << ColumnSettings {.model = QStringLiteral("acme/two"),
                                        .endpoint = QStringLiteral("acme/eu"),
                                        .systemPrompt = QStringLiteral("Be \"brief\".\nÄ"),
                                        .sampling = {.temperature = 0.5},
                                        .maxTokens = 900,
                                        .reasoningEffort = QStringLiteral("high"),
                                        .earlierTurns = 3,
                                        .takesPart = false};
        full.layout = {.arrangement = ComparisonLayout::Arrangement::Grid,
                       .inView = 3,
                       .sequential = true,
                       .syncTurns = true};
        full.policy = {.zeroDataRetention = true, .denyDataCollection = true};
        {
            ColumnSetStore store(m_path);
            store.saveSet(full);
        }
        const ColumnSetStore store(m_path);
        QCOMPARE(store.sets().size(), 1);
        QVERIFY(store.sets().first() == full);
        QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void setsAreInOrderAndReplacedByName()
    {
        ColumnSetStore store(m_path);
        QSignalSpy changes(&store, &ColumnSetStore::setsChanged);
        store.saveSet(set(QStringLiteral("b")));
        store.saveSet(set(QStringLiteral("  a  ")));
        store.saveSet(set(QStringLiteral("c")));
        store.saveSet(set(QStringLiteral("b"), QStringLiteral("acme/other")));
        QCOMPARE(namesOf(store),
                 (QStringList {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(store.sets().at(1).columns.first().model, QStringLiteral("acme/other"));
        QCOMPARE(changes.count(), 4);

        store.saveSet(set(QStringLiteral(" "))); // nothing to call it by
        store.saveSet({.name = QStringLiteral("empty")});
        store.removeSet(QStringLiteral("d"));
        QCOMPARE(changes.count(), 4);
        store.removeSet(store.sets().first().name);
        QCOMPARE(namesOf(store), (QStringList {QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(changes.count(), 5);
        store.saveSet(set(QString(200, u'x')));
        QCOMPARE(store.sets().last().name.size(), ColumnSetStore::kLongestName);
        store.saveSet(set(QStringLiteral("z") + QStringLiteral("😀").repeated(60)));
        QCOMPARE(store.sets().last().name, QStringLiteral("z") + QStringLiteral("😀").repeated(29));
    }

    void aChangeIsOnDiskSoonAndWhileTheProgramRuns()
    {
        ColumnSetStore store(m_path);
        store.saveSet(set(QStringLiteral("a")));
        QTRY_VERIFY(contentOf(m_path).contains("\"a\""));
        store.saveSet(set(QStringLiteral("bee")));
        QTRY_VERIFY(contentOf(m_path).contains("bee"));
    }

    void aFileThatCannotBeReadIsKept()
    {
        const QByteArray rubbish = "[ \"no object\" ]";
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(rubbish);
        file.close();
        {
            ColumnSetStore store(m_path);
            QVERIFY(!store.status().ok());
            QVERIFY2(store.status().error().message.contains(QLatin1String("column_sets.json")),
                     qPrintable(store.status().error().message));
        }
        QCOMPARE(contentOf(m_path), rubbish); // as long as nothing new is to be written
        {
            ColumnSetStore store(m_path);
            store.saveSet(set(QStringLiteral("a")));
        }
        QCOMPARE(contentOf(m_path + QStringLiteral(".unreadable-1")), rubbish);
        QCOMPARE(namesOf(ColumnSetStore(m_path)), QStringList {QStringLiteral("a")});
    }

    void strangeContentIsLeftOut()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"sets": [1, null, {}, {"name": "no columns"}, {"name": 7, "columns": [{"model": "a/b"}]},
                       {"name": "one", "columns": [{"model": ""}, 3, {"model": "a/b", "earlier_turns": "x"}]},
                       {"name": "one", "columns": [{"model": "later/wins"}]}], "colour": "red"})");
        file.close();
        const ColumnSetStore store(m_path);
        QVERIFY(store.status().ok());
        QCOMPARE(namesOf(store), QStringList {QStringLiteral("one")});
        QCOMPARE(store.sets().first().columns.size(), 1);
        QCOMPARE(store.sets().first().columns.first().model, QStringLiteral("later/wins"));
    }

    void aFolderThatCannotBeWrittenIsTold()
    {
        ColumnSetStore store(m_folder->filePath(QStringLiteral("missing/column_sets.json")));
        QSignalSpy failures(&store, &ColumnSetStore::failed);
        store.saveSet(set(QStringLiteral("a")));
        QTRY_COMPARE(failures.count(), 1);
        QCOMPARE(store.sets().size(), 1); // for this session
    }
};

QTEST_GUILESS_MAIN(TestColumnSetStore)

#include "tst_column_set_store.moc"
