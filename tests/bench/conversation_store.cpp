// How long the kept conversations take to open and to search, beside the reading of the same bytes from a
// plain file.
//
//   bench_conversation_store [conversations, 5000 [turns of the long one, 2000]]

#include "core/history/conversation_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace core;

namespace {

constexpr int kRounds = 7;
constexpr int kTurnsEach = 4;
constexpr int kTurnSize = 1000;

/// Words of a made-up language, the first of them the most frequent, as in a real one.
QString prose(QRandomGenerator &random, int size)
{
    static const char *const kSyllables[] = {"ka", "lo",  "mi", "ren", "tu", "sha", "vel", "or",
                                             "an", "the", "is", "qu",  "ed", "ing", "ba",  "stro"};
    QString text;
    while (text.size() < size) {
        const int rank =
            int(3000 * random.generateDouble() * random.generateDouble() * random.generateDouble());
        for (int left = rank + 16; left > 0; left /= 16)
            text += QLatin1String(kSyllables[left % 16]);
        text += u' ';
    }
    return text;
}

Turn turn(QRandomGenerator &random, qint64 id, int size)
{
    Turn made;
    made.id = id;
    made.parent = id - 1;
    made.questionId = id;
    made.question.text = prose(random, size / 5);
    made.answer = prose(random, size - size / 5);
    made.state = Turn::State::Done;
    made.modelName = QStringLiteral("Acme Large");
    made.modelKey = QStringLiteral("acme/large");
    made.askedAt = QDateTime::currentDateTimeUtc();
    CallProgress::Attempt begun;
    begun.model = made.modelKey;
    begun.providerId = QStringLiteral("acme");
    made.attempts << begun;
    RequestRecord record;
    record.id = QStringLiteral("gen-1772625600000-%1").arg(id, 16, 16, QLatin1Char('0'));
    record.time = made.askedAt;
    record.model = made.modelKey;
    record.provider = QStringLiteral("acme");
    record.status = 200;
    record.usage = Usage {.promptTokens = 1000, .completionTokens = 200};
    record.cost = Money::fromPicoDollars(7'000'000);
    record.costSource = CostSource::Computed;
    record.prices = {{QStringLiteral("prompt"), QStringLiteral("0.000001")},
                     {QStringLiteral("completion"), QStringLiteral("0.000002")}};
    AttemptRecord attempt;
    attempt.model = made.modelKey;
    attempt.provider = record.provider;
    attempt.started = record.time;
    record.attempts << attempt;
    made.record = record;
    return made;
}

void report(const char *what, const std::function<qint64()> &round)
{
    std::vector<double> took;
    qint64 result = 0;
    const std::clock_t before = std::clock();
    for (int i = 0; i < kRounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        result = round();
        took.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    const double cpu = double(std::clock() - before) * 1000 / CLOCKS_PER_SEC / kRounds;
    std::sort(took.begin(), took.end());
    std::printf("%-46s %6.1f ms median, %6.1f worst, %6.1f CPU  (%lld)\n", what, took[took.size() / 2],
                took.back(), cpu, static_cast<long long>(result));
}

void fill(ConversationStore &store, int conversations, int turns)
{
    QRandomGenerator random(1);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < conversations; ++i) {
        const QString id = QStringLiteral("c%1").arg(i);
        const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(-3600 * i);
        store.saveInfo({.id = id, .title = prose(random, 40), .created = time, .changed = time});
        std::vector<Turn> some;
        for (qint64 turnId = 1; turnId <= kTurnsEach; ++turnId)
            some.push_back(turn(random, turnId, kTurnSize));
        store.saveTurns(id, 1, some, kTurnsEach);
        if (i % 200 == 0)
            store.flush().waitForFinished();
    }
    store.saveInfo({.id = QStringLiteral("long"), .title = QStringLiteral("Long")});
    std::vector<Turn> many;
    for (qint64 turnId = 1; turnId <= turns; ++turnId)
        many.push_back(turn(random, turnId, kTurnSize));
    store.saveTurns(QStringLiteral("long"), 1, many, turns);
    store.flush().waitForFinished();
    std::printf("%d conversations of %d turns and one of %d stored in %.1f s\n", conversations, kTurnsEach,
                turns, double(timer.elapsed()) / 1000);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int conversations = arguments.value(1, QStringLiteral("5000")).toInt();
    const int turns = arguments.value(2, QStringLiteral("2000")).toInt();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("conversations.sqlite"));
    {
        ConversationStore store(path);
        fill(store, conversations, turns);
    }
    std::printf("the file has %.1f MB\n", double(QFileInfo(path).size()) / 1e6);

    const QString plain = folder.filePath(QStringLiteral("plain"));
    {
        QFile file(plain);
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        file.write(QByteArray(qsizetype(turns) * kTurnSize, 'x'));
    }
    report("plain file with as many bytes as the long one", [&] {
        QFile file(plain);
        return file.open(QIODevice::ReadOnly) ? qint64(QString::fromUtf8(file.readAll()).size()) : 0;
    });
    ConversationStore store(path);
    store.open().waitForFinished();
    report("load the long conversation", [&] {
        const auto loaded = store.load(QStringLiteral("long")).result();
        return loaded && *loaded ? qint64((*loaded)->columns.first().tree.turns().size()) : -1;
    });
    report("load a short one", [&] {
        const auto loaded = store.load(QStringLiteral("c7")).result();
        return loaded && *loaded ? qint64((*loaded)->columns.first().tree.turns().size()) : -1;
    });
    for (const char *text : {"", "t", "th", "the", "thek", "thekan", "thekan is", "renmi sha the",
                             "ba an qu lo", "zq", "nowhere", "Long"}) {
        report(qPrintable(QStringLiteral("find \"%1\"").arg(QLatin1String(text))), [&] {
            const auto found = store.find({.text = QLatin1String(text)}).result();
            return found ? qint64(found->size()) : -1;
        });
    }
    return 0;
}
