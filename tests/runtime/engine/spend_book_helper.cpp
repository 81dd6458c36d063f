// A program of its own for tests that need several, or one that is killed.
//
//   spend_book_helper rush JOURNAL HISTORY COUNT   Waits for a line, then tries COUNT reservations of a
//   dollar
//                                                  each where a dollar is left; prints how many it got.
//   spend_book_helper load JOURNAL HISTORY LOG SEED   Requests without end. LOG gets a line before each
//                                                  reservation, after it, and after each end.

#include "core/engine/spend_book.h"
#include "core/history/history_store.h"

#include <QCoreApplication>
#include <QFile>
#include <QFutureWatcher>
#include <QRandomGenerator>
#include <QTextStream>
#include <QTimer>

#include <cstdio>
#include <deque>
#include <memory>

using namespace core;

namespace {

constexpr Money kDollar = Money::fromPicoDollars(1'000'000'000'000);

Budget budget(const QString &name, Money limit)
{
    return {.name = name, .limit = limit, .period = BudgetPeriod::Total};
}

SpendFacts facts(const QString &provider)
{
    return {.member = QStringLiteral("ann"),
            .keyName = QStringLiteral("editor"),
            .keyId = QStringLiteral("k-1"),
            .app = QStringLiteral("Zed"),
            .provider = provider,
            .providerKey = QStringLiteral("work"),
            .model = QStringLiteral("acme/large")};
}

void say(const QString &text)
{
    QTextStream(stdout) << text << Qt::endl;
}

int rush(SpendBook &book, int count)
{
    say(QStringLiteral("ready"));
    QTextStream(stdin).readLine();
    int got = 0;
    for (int i = 0; i < count; ++i) {
        RequestRecord request;
        request.id = QStringLiteral("%1-%2").arg(QCoreApplication::applicationPid()).arg(i);
        request.time = QDateTime::currentDateTimeUtc();
        got += book.reserve(request, 1, facts(QStringLiteral("acme")), kDollar) ? 0 : 1;
    }
    say(QString::number(got));
    QTextStream(stdin).readLine(); // what it got stays set aside until the others are done
    return 0;
}

/// Begins and ends requests of one or two attempts, several at a time, and writes down what it did.
class Load : public QObject
{
public:
    Load(SpendBook &book, HistoryStore &history, const QString &log, quint32 seed)
        : m_book(book)
        , m_history(history)
        , m_log(log)
        , m_random(seed)
    {
        if (!m_log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            qFatal("%s cannot be written", qPrintable(log));
        connect(&m_timer, &QTimer::timeout, this, &Load::turn);
        m_timer.start(0);
    }

private:
    struct Running {
        RequestRecord record;
        int attempts;
    };

    void note(const char *what, const QString &id, int ordinal, Money worst, Money cost)
    {
        m_log.write(QStringLiteral("%1 %2 %3 %4 %5\n")
                        .arg(QLatin1String(what), id)
                        .arg(ordinal)
                        .arg(worst.picoDollars())
                        .arg(cost.picoDollars())
                        .toLatin1());
    }

    void turn()
    {
        if (m_running.size() < 8)
            begin();
        if (m_running.size() > 4 || m_random.bounded(2) == 0)
            goOn();
    }

    void begin()
    {
        Running running {.record = {}, .attempts = 1 + int(m_random.bounded(2))};
        running.record.id =
            QStringLiteral("gen-%1-%2").arg(QCoreApplication::applicationPid()).arg(++m_count);
        running.record.time = QDateTime::currentDateTimeUtc();
        running.record.keyName = QStringLiteral("editor");
        running.record.keyId = QStringLiteral("k-1");
        running.record.member = QStringLiteral("ann");
        running.record.app = QStringLiteral("Zed");
        attempt(running);
        m_running.push_back(running);
    }

    void attempt(Running &running)
    {
        AttemptRecord row;
        row.ordinal = int(running.record.attempts.size()) + 1;
        row.model = QStringLiteral("acme/large");
        row.provider = m_random.bounded(2) == 0 ? QStringLiteral("acme") : QStringLiteral("groq");
        row.keyName = QStringLiteral("work");
        row.started = QDateTime::currentDateTimeUtc();
        const Money worst = Money::fromPicoDollars(1'000'000 + m_random.bounded(1'000'000));
        row.cost = Money::fromPicoDollars(1 + m_random.bounded(900'000));
        note("try", running.record.id, row.ordinal, worst, *row.cost);
        if (m_book.reserve(running.record, row.ordinal, facts(row.provider), worst))
            qFatal("There was room, and it was refused.");
        note("begun", running.record.id, row.ordinal, worst, *row.cost);
        running.record.attempts << row;
    }

    void goOn()
    {
        const std::size_t which = m_random.bounded(int(m_running.size()));
        Running running = m_running[which];
        m_running.erase(m_running.begin() + std::ptrdiff_t(which));
        const AttemptRecord &row = running.record.attempts.last();
        m_book.settle(running.record.id, row.ordinal, {.cost = row.cost, .source = CostSource::Computed});
        note("ended", running.record.id, row.ordinal, {}, *row.cost);
        if (int(running.record.attempts.size()) < running.attempts) {
            attempt(running);
            m_running.push_back(running);
            return;
        }
        Money cost;
        for (const AttemptRecord &one : std::as_const(running.record.attempts))
            cost += *one.cost;
        running.record.provider = row.provider;
        running.record.model = row.model;
        running.record.cost = cost;
        running.record.costSource = CostSource::Computed;
        running.record.status = 200;
        m_history.append(running.record);
    }

    SpendBook &m_book;
    HistoryStore &m_history;
    QFile m_log;
    QRandomGenerator m_random;
    QTimer m_timer;
    std::deque<Running> m_running;
    int m_count = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 5)
        return 2;
    const bool isRush = arguments.at(1) == QLatin1String("rush");
    HistoryStore history(arguments.at(3));
    SpendBook book(arguments.at(2), history);
    book.setBudgets({budget(QStringLiteral("all"), isRush ? kDollar : Money::max())}, QTimeZone::utc());
    std::unique_ptr<Load> load;
    QFutureWatcher<Done> opened;
    QObject::connect(&opened, &QFutureWatcherBase::finished, &app, [&] {
        if (isRush)
            QCoreApplication::exit(rush(book, arguments.at(4).toInt()));
        else
            load = std::make_unique<Load>(book, history, arguments.at(4), arguments.value(5).toUInt());
    });
    opened.setFuture(book.open());
    return QCoreApplication::exec();
}
