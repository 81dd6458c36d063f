// A program of its own for tests that kill one: streams answers into two columns and saves them all the
// time. Prints `COLUMN TURN LENGTH` for each that is on the disk, as far as a flush said so.
//
//   conversation_helper DATABASE

#include "core/history/conversation_store.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QTimer>

#include <cstdio>

using namespace core;

namespace {

constexpr qsizetype kLongestAnswer = 6000;

/// Each call is another fraction of a second of two streams.
class Load : public QObject
{
public:
    explicit Load(const QString &path)
        : m_store(path)
    {
        connect(&m_timer, &QTimer::timeout, this, &Load::step);
        connect(&m_flushed, &QFutureWatcherBase::finished, this, &Load::tell);
        const auto before = m_store.load(QStringLiteral("c")).result();
        if (before && *before) {
            for (const ComparisonColumn &column : (*before)->columns)
                m_turns[column.id - 1] = qint64(column.tree.turns().size());
        }
        for (Turn &turn : m_running)
            turn.state = Turn::State::Done; // so that step() begins with new ones
        m_store.saveInfo({.id = QStringLiteral("c"), .title = QStringLiteral("Long")});
        m_timer.start(2);
    }

private:
    void step()
    {
        for (int column = 0; column < 2; ++column) {
            Turn &turn = m_running[column];
            if (!turn.running()) {
                turn = {};
                turn.id = ++m_turns[column];
                turn.parent = turn.id - 1;
                turn.questionId = turn.id;
                turn.question.text = QStringLiteral("question %1").arg(turn.id);
                turn.question.attachments = {{Attachment::Kind::Image, QStringLiteral("a.png"),
                                              QStringLiteral("image/png"), QByteArray(5000, 'x')}};
                turn.state = Turn::State::Streaming;
            }
            while (turn.answer.size() % 100 != 99)
                turn.answer += QChar(u'a' + int(turn.answer.size() % 26));
            turn.answer += u'\n';
            if (turn.answer.size() >= kLongestAnswer)
                turn.state = Turn::State::Done;
            m_store.saveTurns(QStringLiteral("c"), column + 1, {turn}, turn.id);
        }
        if (m_flushed.isRunning())
            return;
        for (int column = 0; column < 2; ++column)
            m_asked[column] = {m_running[column].id, m_running[column].answer.size()};
        m_flushed.setFuture(m_store.flush());
    }

    void tell()
    {
        if (!m_flushed.result())
            qFatal("%s", qPrintable(m_flushed.result().error().message));
        for (int column = 0; column < 2; ++column)
            std::printf("%d %lld %lld\n", column + 1, static_cast<long long>(m_asked[column].turn),
                        static_cast<long long>(m_asked[column].length));
        std::fflush(stdout);
    }

    struct Asked {
        qint64 turn = 0;
        qsizetype length = 0;
    };
    ConversationStore m_store;
    QTimer m_timer;
    QFutureWatcher<Status> m_flushed;
    Turn m_running[2];
    qint64 m_turns[2] = {0, 0};
    Asked m_asked[2];
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    Load load(arguments.at(1));
    return QCoreApplication::exec();
}
