#include "core/budget/open_spending.h"
#include "core/engine/spend_journal.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/resource.h>

#include <csignal>
#endif

using namespace core;

namespace {

/// A journal and what its lines come to.
struct Reader {
    explicit Reader(const QString &path, qint64 mostBytes = 4 * 1024 * 1024)
        : journal(
            path, [this](const JournalLine &line, bool own) { take(line, own); },
            [this](QByteArray &out) { spending.carryOver(out); })
    {
        journal.setMostBytes(mostBytes);
    }

    void take(const JournalLine &line, bool own)
    {
        if (own)
            ++ownLines;
        if (const auto *begin = std::get_if<JournalBegin>(&line)) {
            if (spending.begin(*begin))
                begun << begin->requestId;
        } else if (const auto *end = std::get_if<JournalEnd>(&line)) {
            if (spending.end(*end))
                ended << end->requestId;
        } else if (const auto *stored = std::get_if<JournalStored>(&line)) {
            spending.stored(stored->requestIds);
        }
    }
    bool begin(const QString &id)
    {
        return journal.write(JournalBegin {.requestId = id,
                                           .run = journal.run(),
                                           .worst = Money::fromPicoDollars(5),
                                           .facts = {.model = QStringLiteral("acme/large")}});
    }
    bool end(const QString &id)
    {
        return journal.write(JournalEnd {.requestId = id, .cost = Money::fromPicoDollars(3)});
    }
    bool store(const QString &id) { return journal.write(JournalStored {{id}}); }

    OpenSpending spending;
    SpendJournal journal;
    QStringList begun;
    QStringList ended;
    int ownLines = 0;
};

} // namespace

class TestSpendJournal : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("spending.journal")); }
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList({QStringLiteral("*.??????")}, QDir::Files, QDir::Name);
    }
    void append(const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(files().last()));
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyProgramReadsTheSameInTheSameOrder()
    {
        Reader one(path());
        Reader other(path());
        QVERIFY(one.journal.open().ok());
        QVERIFY(other.journal.open().ok());
        QVERIFY(one.begin(QStringLiteral("a")));
        QVERIFY(other.begin(QStringLiteral("b")));
        QVERIFY(one.begin(QStringLiteral("c")));
        QVERIFY(other.end(QStringLiteral("b")));
        one.journal.readOn();
        QCOMPARE(one.begun, QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(other.begun, one.begun);
        QCOMPARE(one.ended, QStringList(QStringLiteral("b")));
        QCOMPARE(one.ownLines, 2);
        QCOMPARE(other.ownLines, 2);

        Reader late(path());
        QVERIFY(late.journal.open().ok());
        QCOMPARE(late.begun, one.begun);
        QCOMPARE(late.ownLines, 0);
    }

    void onlyTheOwnerMayRead()
    {
        Reader one(path());
        QVERIFY(one.journal.open().ok());
        QCOMPARE(files().size(), 1);
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(m_folder->filePath(files().first())) & others));
    }

    void aTornLineTakesNoOtherWithIt_data()
    {
        QTest::addColumn<QByteArray>("torn");
        QTest::newRow("half a line") << QByteArray("0badc0de\tb\tgen-");
        QTest::newRow("zeros, as after a power failure") << QByteArray(700, '\0');
        QTest::newRow("an empty line") << QByteArray("\n");
        QTest::newRow("more than a buffer") << QByteArray(200'000, 'x');
        QTest::newRow("of another program") << QByteArray("{\"a\": 1}\r\n\r\n");
    }
    void aTornLineTakesNoOtherWithIt()
    {
        QFETCH(QByteArray, torn);
        Reader one(path());
        QVERIFY(one.journal.open().ok());
        QVERIFY(one.begin(QStringLiteral("a")));
        append(torn);
        QVERIFY(one.begin(QStringLiteral("b")));
        append(torn);
        Reader other(path());
        QVERIFY(other.journal.open().ok());
        QVERIFY(other.begin(QStringLiteral("c")));
        one.journal.readOn();
        const QStringList all {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        QCOMPARE(one.begun, all);
        QCOMPARE(other.begun, all);
    }

    void theNextFileBeginsWithWhatIsNeeded()
    {
        Reader one(path(), 20'000);
        Reader other(path(), 20'000);
        QVERIFY(one.journal.open().ok());
        QVERIFY(other.journal.open().ok());
        QVERIFY(one.begin(QStringLiteral("open")));
        QVERIFY(one.begin(QStringLiteral("ended")));
        QVERIFY(other.end(QStringLiteral("ended")));
        QStringList all {QStringLiteral("open"), QStringLiteral("ended")};
        for (int i = 0; i < 1000; ++i) {
            Reader &writer = i % 3 == 0 ? other : one;
            const QString id = QString::number(i);
            QVERIFY(writer.begin(id));
            QVERIFY(writer.end(id));
            QVERIFY(writer.store(id));
            all << id;
        }
        one.journal.readOn();
        other.journal.readOn();
        QVERIFY(one.journal.file() > 5);
        QCOMPARE(other.journal.file(), one.journal.file());
        QCOMPARE(one.begun, all);
        QCOMPARE(other.begun, all);
        QVERIFY2(files().size() <= 2, qPrintable(files().join(u' ')));

        Reader late(path());
        QVERIFY(late.journal.open().ok());
        QCOMPARE(late.spending.size(), 2);
        QVERIFY(late.spending.find(QStringLiteral("open"))->isOpen());
        QVERIFY(!late.spending.find(QStringLiteral("ended"))->isOpen());
        QCOMPARE(late.spending.find(QStringLiteral("open"))->run, one.journal.run());
    }

    void whoeverSleptMissesNothing()
    {
        Reader one(path(), 5'000);
        Reader sleeper(path(), 5'000);
        QVERIFY(one.journal.open().ok());
        QVERIFY(sleeper.journal.open().ok());
        QStringList all;
        for (int i = 0; i < 500; ++i) {
            all << QString::number(i);
            QVERIFY(one.begin(all.last()));
            QVERIFY(one.end(all.last()));
            QVERIFY(one.store(all.last()));
        }
        QVERIFY(one.journal.file() > 5);
        QVERIFY(files().size() > 5); // somebody still reads them
        QVERIFY(sleeper.begin(QStringLiteral("late")));
        QCOMPARE(sleeper.begun, all + QStringList(QStringLiteral("late")));
        one.journal.readOn();
        QCOMPARE(one.begun, sleeper.begun);
        QVERIFY(one.begin(QStringLiteral("x")));
        QVERIFY2(files().size() <= 2, qPrintable(files().join(u' ')));
    }

    void filesThatOnlyTheDeadReadAreRemoved()
    {
        Reader one(path(), 5'000);
        QVERIFY(one.journal.open().ok());
        {
            Reader dead(path(), 5'000);
            QVERIFY(dead.journal.open().ok());
            QVERIFY(dead.begin(QStringLiteral("left")));
        }
        for (int i = 0; i < 500; ++i) {
            QVERIFY(one.begin(QString::number(i)));
            QVERIFY(one.end(QString::number(i)));
            QVERIFY(one.store(QString::number(i)));
        }
        QVERIFY2(files().size() <= 2, qPrintable(files().join(u' ')));
        QVERIFY(one.spending.find(QStringLiteral("left"))->isOpen());
        QCOMPARE(one.journal.dead(one.spending.runs()).size(), 1);
    }

    void aRunIsDeadOnceItHasEnded()
    {
        Reader one(path());
        QVERIFY(one.journal.open().ok());
        QString gone;
        {
            Reader other(path());
            QVERIFY(other.journal.open().ok());
            gone = other.journal.run();
            QVERIFY(one.journal.dead({gone, one.journal.run()}).isEmpty());
        }
        QCOMPARE(one.journal.dead({gone, one.journal.run()}), QSet<QString>({gone}));
        QCOMPARE(one.journal.dead({QStringLiteral("never-was")}).size(), 1);
    }

    void theLockOfAKilledRunIsRemovedAtTheNextBegin()
    {
        const QString lock = path() + QStringLiteral(".0123456789abcdef.lock");
        QFile left(lock);
        QVERIFY(left.open(QIODevice::WriteOnly));
        // No process has that id: it is above what Linux gives out.
        left.write("2147483646\nswitchyard\n" + QSysInfo::machineHostName().toUtf8() + "\n");
        left.close();
        Reader living(path());
        QVERIFY(living.journal.open().ok());
        QVERIFY(!QFile::exists(lock));
        QVERIFY(QFile::exists(path() + u'.' + living.journal.run() + QLatin1String(".lock")));
    }

    void withoutAPathNothingIsKept()
    {
        Reader one(QString {});
        QVERIFY(one.journal.open().ok());
        QVERIFY(one.begin(QStringLiteral("a")));
        QCOMPARE(one.begun, QStringList(QStringLiteral("a")));
        QCOMPARE(one.ownLines, 1);
    }

    void aFolderThatCannotBeMadeIsSaidOnceAndLinesCountHere()
    {
        QFile file(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Reader one(m_folder->filePath(QStringLiteral("file/spending.journal")));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot be written")));
        const Status opened = one.journal.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::StorageFailed);
        QVERIFY(!one.begin(QStringLiteral("a")));
        QVERIFY(!one.end(QStringLiteral("a")));
        QCOMPARE(one.ended, QStringList(QStringLiteral("a")));
        QVERIFY(!one.journal.problem().isEmpty());
    }

#ifdef Q_OS_LINUX
    void aFullDiskIsSaidOnceAndWritingGoesOnWhenThereIsRoom()
    {
        Reader one(path());
        Reader other(path());
        QVERIFY(one.journal.open().ok());
        QVERIFY(other.journal.open().ok());
        QVERIFY(one.begin(QStringLiteral("a")));
        const qint64 size = QFileInfo(m_folder->filePath(files().first())).size();

        // Whoever writes past this size gets an error, in the middle of a line.
        rlimit before {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit tight = before;
        tight.rlim_cur = rlim_t(size + 20);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("disk is full")));
        const bool written = one.begin(QStringLiteral("b"));
        const bool again = one.end(QStringLiteral("a"));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);

        QVERIFY(!written);
        QVERIFY(!again);
        QCOMPARE(one.begun.last(), QStringLiteral("b"));
        QCOMPARE(one.ended, QStringList(QStringLiteral("a")));
        QVERIFY(!one.journal.problem().isEmpty());
        QVERIFY(one.begin(QStringLiteral("c")));
        QVERIFY(one.journal.problem().isEmpty());
        QVERIFY(other.begin(QStringLiteral("d")));
        QCOMPARE(other.begun, QStringList({QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("d")}));
    }
#endif
};

QTEST_GUILESS_MAIN(TestSpendJournal)
#include "tst_spend_journal.moc"
