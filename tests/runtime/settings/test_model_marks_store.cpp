#include "core/settings/model_marks_store.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace core;

class TestModelMarksStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("models.json"));
    }

    void withoutAFileThereIsNothing()
    {
        const ModelMarksStore store(m_path);
        QVERIFY(store.status().ok());
        QVERIFY(store.marks() == ModelMarks {});
        QVERIFY(!QFile::exists(m_path));
    }

    void whatIsMarkedComesBack()
    {
        {
            ModelMarksStore store(m_path);
            QSignalSpy marks(&store, &ModelMarksStore::marksChanged);
            QSignalSpy views(&store, &ModelMarksStore::viewsChanged);
            store.setFavourite(QStringLiteral("a/one"), true);
            store.setFavourite(QStringLiteral("a/one"), true); // nothing new
            store.setFavourite(QStringLiteral("a/two"), true);
            store.setFavourite(QStringLiteral("a/two"), false);
            store.setHidden(QStringLiteral("b/old"), true);
            store.setTags(QStringLiteral("a/one"), {QStringLiteral(" at  work "), QStringLiteral("At work"),
                                                    QString(), QStringLiteral("工作")});
            store.setTags(QStringLiteral("a/two"), {QStringLiteral("x")});
            store.setTags(QStringLiteral("a/two"), {});
            store.saveView({QStringLiteral(" cheap "), QStringLiteral("switchyard://catalog?free=true")});
            store.saveView({QStringLiteral("cheap"), QStringLiteral("switchyard://catalog?tools=true")});
            store.saveView({QStringLiteral("gone"), QStringLiteral("switchyard://catalog")});
            store.saveView({QString(), QStringLiteral("switchyard://catalog")});
            store.removeView(QStringLiteral("gone"));
            QCOMPARE(marks.count(), 7);
            QCOMPARE(views.count(), 4);
        }
        const ModelMarksStore store(m_path);
        ModelMarks expected;
        expected.favourites = {QStringLiteral("a/one")};
        expected.hidden = {QStringLiteral("b/old")};
        expected.tags = {{QStringLiteral("a/one"), {QStringLiteral("at work"), QStringLiteral("工作")}}};
        QVERIFY(store.marks() == expected);
        QCOMPARE(store.views().size(), 1);
        QCOMPARE(store.views().constFirst().name, QStringLiteral("cheap"));
        QCOMPARE(store.views().constFirst().link, QStringLiteral("switchyard://catalog?tools=true"));
    }

    void aChangeIsOnDiskSoonAndWhileTheProgramRuns()
    {
        ModelMarksStore store(m_path);
        store.setFavourite(QStringLiteral("a/one"), true);
        QTRY_VERIFY(QFile::exists(m_path));
        store.setFavourite(QStringLiteral("a/two"), true);
        QTRY_COMPARE(readModelMarks(m_path)->marks.favourites.size(), 2);
    }

    void aFileThatCannotBeReadIsKept()
    {
        const QByteArray rubbish = "{ \"favourites\": [ \"a/one\"";
        write(rubbish);
        {
            ModelMarksStore store(m_path);
            QVERIFY(!store.status().ok());
            QVERIFY2(store.status().error().message.contains(QLatin1String("models.json")),
                     qPrintable(store.status().error().message));
            QCOMPARE(contentOf(m_path), rubbish); // as long as nothing new is to be written
            store.setFavourite(QStringLiteral("a/two"), true);
        }
        QCOMPARE(contentOf(m_path + QStringLiteral(".unreadable-1")), rubbish);
        QCOMPARE(readModelMarks(m_path)->marks.favourites, QSet<QString> {QStringLiteral("a/two")});
    }

    void strangeContentIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("other types") << QByteArray(
            R"({"favourites": "a", "hidden": {"a": 1}, "tags": [1], "views": "x"})");
        QTest::newRow("strange members") << QByteArray(
            R"({"favourites": [1, null, {}, ""], "tags": {"a/b": "x", "c/d": [], "e/f": [7]}, "views": [1, {"name": "n"}]})");
        QTest::newRow("empty") << QByteArray("{}");
    }
    void strangeContentIsLeftOut()
    {
        QFETCH(QByteArray, json);
        write(json);
        const Result<ModelMarksFile> read = readModelMarks(m_path);
        QVERIFY(read.ok());
        QVERIFY(*read == ModelMarksFile {});
    }

    void aFolderThatCannotBeWrittenIsTold()
    {
        const QString blocked = m_folder->filePath(QStringLiteral("missing/models.json"));
        ModelMarksStore store(blocked);
        QSignalSpy failures(&store, &ModelMarksStore::failed);
        store.setFavourite(QStringLiteral("a/one"), true);
        QTRY_COMPARE(failures.count(), 1);
        QVERIFY(store.marks().favourites.contains(QStringLiteral("a/one"))); // for this session
    }

private:
    void write(const QByteArray &bytes)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestModelMarksStore)

#include "test_model_marks_store.moc"
