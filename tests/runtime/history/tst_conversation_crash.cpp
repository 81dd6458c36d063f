#include "core/history/conversation_store.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

/// A program that streams answers into its conversation is killed at random moments, each time on the same
/// file; after each time, all that it was told to be on the disk must be there.
class TestConversationCrash : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(QStringLiteral("conversations.sqlite")); }
    QHash<QPair<qint64, qint64>, qsizetype> m_told; ///< By column and turn: how much of the answer.

    void killAfter(int milliseconds)
    {
        QProcess helper;
        helper.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        helper.start(QStringLiteral(CONVERSATION_HELPER), {path()});
        QVERIFY(helper.waitForStarted());
        QVERIFY(!helper.waitForFinished(milliseconds));
        helper.kill();
        QVERIFY(helper.waitForFinished());
        const QList<QByteArray> lines = helper.readAllStandardOutput().split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() == 3)
                m_told[{words.at(0).toLongLong(), words.at(1).toLongLong()}] = words.at(2).toLongLong();
        }
    }

private slots:
    void whatWasOnTheDiskIsThere()
    {
        QRandomGenerator random(20'261'122);
        for (int round = 0; round < 20; ++round) {
            killAfter(80 + int(random.bounded(300)));
            if (QTest::currentTestFailed())
                return;
            ConversationStore store(path());
            QCOMPARE(store.open().result().mode, HistoryState::Mode::ReadWrite);
            const auto loaded = store.load(QStringLiteral("c")).result();
            QVERIFY(loaded.ok());
            if (!*loaded) {
                QVERIFY(m_told.isEmpty());
                continue;
            }
            QHash<qint64, const ConversationTree *> trees;
            for (const ComparisonColumn &column : (*loaded)->columns)
                trees.insert(column.id, &column.tree);
            for (auto told = m_told.cbegin(); told != m_told.cend(); ++told) {
                const ConversationTree *tree = trees.value(told.key().first);
                const Turn *turn = tree ? tree->find(told.key().second) : nullptr;
                QVERIFY(turn);
                QVERIFY(turn->answer.size() >= *told);
                QVERIFY(!turn->running());
                QCOMPARE(turn->question.attachments.size(), 1);
                QCOMPARE(turn->question.attachments.first().bytes.size(), 5000);
            }
            // Nothing has gone wrong with the index, either.
            const auto found = store.find({.text = QStringLiteral("question 1")}).result();
            QVERIFY(found.ok());
        }
        qInfo("%lld answers were on the disk", qlonglong(m_told.size()));
        QVERIFY(m_told.size() > 20);
        ConversationStore store(path());
        QTRY_COMPARE(store.find({.text = QStringLiteral("question 1 abcdefgh")}).result()->size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestConversationCrash)
#include "tst_conversation_crash.moc"
