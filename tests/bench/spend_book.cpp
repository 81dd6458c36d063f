// What a reservation and its settlement cost: in memory, with the journal, and under load with the history
// on.
//
//   bench_spend_book [requests a second, 5000 [seconds, 20]]

#include "core/engine/spend_book.h"

#include "core/history/history_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <utility>
#include <vector>

using namespace core;

namespace {

constexpr int kRounds = 100'000;
constexpr Money kWorst = Money::fromPicoDollars(1'000'000);
constexpr Money kCost = Money::fromPicoDollars(7'000);

Budget budget(const QString &name, BudgetPeriod period, const BudgetScope &scope)
{
    return {.name = name, .scope = scope, .limit = Money::max(), .period = period};
}

QList<Budget> budgets()
{
    return {budget(QStringLiteral("month"), BudgetPeriod::Month, {}),
            budget(QStringLiteral("day"), BudgetPeriod::Day, {}),
            budget(QStringLiteral("rolling"), BudgetPeriod::Rolling, {.provider = QStringLiteral("acme")}),
            budget(QStringLiteral("models"), BudgetPeriod::Week, {.model = QStringLiteral("acme/*")}),
            budget(QStringLiteral("key"), BudgetPeriod::Total, {.keyId = QStringLiteral("k-1")})};
}

SpendFacts facts()
{
    return {.member = QStringLiteral("ann"),
            .keyName = QStringLiteral("editor"),
            .keyId = QStringLiteral("k-1"),
            .app = QStringLiteral("claude-cli/2.0.14 (external, cli)"),
            .provider = QStringLiteral("acme"),
            .providerKey = QStringLiteral("work"),
            .model = QStringLiteral("acme/large-2026-01-01")};
}

RequestRecord request(int number)
{
    RequestRecord record;
    record.id = QStringLiteral("gen-1772625600000-%1").arg(number, 16, 16, QLatin1Char('0'));
    record.time = QDateTime::currentDateTimeUtc();
    record.clientShape = QStringLiteral("openai-chat");
    record.keyName = QStringLiteral("editor");
    record.keyId = QStringLiteral("k-1");
    record.modelAsked = QStringLiteral("acme/large");
    return record;
}

RequestRecord answered(RequestRecord record)
{
    AttemptRecord row;
    row.model = facts().model;
    row.provider = facts().provider;
    row.endpoint = QStringLiteral("acme/eu");
    row.keyName = facts().providerKey;
    row.started = record.time;
    row.cost = kCost;
    record.attempts << row;
    record.model = row.model;
    record.provider = row.provider;
    record.status = 200;
    record.usage = Usage {.promptTokens = 1000, .completionTokens = 200};
    record.cost = kCost;
    record.costSource = CostSource::Computed;
    return record;
}

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

void wait(const QFuture<Done> &future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void report(const char *what, const std::function<void(int)> &round)
{
    QElapsedTimer timer;
    const double before = cpuSeconds();
    timer.start();
    for (int i = 0; i < kRounds; ++i)
        round(i);
    std::printf("%-44s %6.2f us, %6.2f us of it CPU\n", what, double(timer.nsecsElapsed()) / 1000 / kRounds,
                (cpuSeconds() - before) * 1e6 / kRounds);
}

void one(const QTemporaryDir &folder)
{
    const RequestRecord record = request(0);
    Ledger ledger;
    ledger.setBudgets(budgets(), QTimeZone::utc(), record.time);
    report("ledger, reserve + settle", [&](int i) {
        const QString id = QString::number(i);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        ledger.reserve(id, facts(), kWorst, now);
        ledger.settle(id, kCost, now);
    });
    for (const QString &path : {QString(), folder.filePath(QStringLiteral("one.journal"))}) {
        HistoryStore store(folder.filePath(QStringLiteral("one.sqlite")));
        SpendBook book(path, store);
        book.setBudgets(budgets(), QTimeZone::utc());
        wait(book.open());
        QStringList stored;
        report(path.isEmpty() ? "book without a file, + stored" : "book with its file, + stored", [&](int i) {
            RequestRecord made = record;
            made.id = QStringLiteral("gen-1772625600000-%1").arg(i, 16, 16, QLatin1Char('0'));
            book.reserve(made, 1, facts(), kWorst);
            book.settle(made.id, 1, {.cost = kCost, .source = CostSource::Computed});
            stored << made.id;
            if (stored.size() == 100)
                emit store.stored(std::exchange(stored, {}));
        });
    }
}

void sustained(const QTemporaryDir &folder, int perSecond, int seconds)
{
    HistoryStore store(folder.filePath(QStringLiteral("many.sqlite")));
    SpendBook book(folder.filePath(QStringLiteral("many.journal")), store);
    book.setBudgets(budgets(), QTimeZone::utc());
    wait(book.open());

    std::vector<qint64> took;
    took.reserve(std::size_t(perSecond) * std::size_t(seconds));
    qint64 stored = 0;
    qint64 backlog = 0;
    QObject::connect(&store, &HistoryStore::stored, &book,
                     [&](const QStringList &ids) { stored += ids.size(); });
    QElapsedTimer clock;
    QElapsedTimer each;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &book, [&] {
        const qint64 due = qMin(clock.elapsed() * perSecond / 1000, qint64(perSecond) * seconds);
        while (qint64(took.size()) < due) {
            const RequestRecord record = request(int(took.size()));
            each.start();
            book.reserve(record, 1, facts(), kWorst);
            book.settle(record.id, 1, {.cost = kCost, .source = CostSource::Computed});
            took.push_back(each.nsecsElapsed());
            store.append(answered(record));
        }
        backlog = qMax(backlog, qint64(took.size()) - stored);
        if (due == qint64(perSecond) * seconds)
            QCoreApplication::exit();
    });
    const double before = cpuSeconds();
    clock.start();
    tick.start(1);
    QCoreApplication::exec();
    tick.stop();
    const double wall = double(clock.elapsed()) / 1000;
    const double cpu = cpuSeconds() - before;
    const qint64 left = qint64(took.size()) - stored;
    while (stored < qint64(took.size()))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);

    std::sort(took.begin(), took.end());
    const auto at = [&took](double part) {
        return double(took[std::size_t(part * double(took.size() - 1))]) / 1000;
    };
    std::printf("%d a second for %.1f s: %.0f a second, %.2f cores\n", perSecond, wall,
                double(took.size()) / wall, cpu / wall);
    std::printf("reserve + settle: median %.1f us, p99 %.1f us, most %.1f us\n", at(0.5), at(0.99), at(1));
    std::printf("rows behind: %lld at most, %lld at the end\n", static_cast<long long>(backlog),
                static_cast<long long>(left));
    const Money spent = book.statuses().constFirst().spent;
    std::printf("the ledger has %s of %s\n", qPrintable(spent.toDecimal()),
                qPrintable((kCost * qint64(took.size())).toDecimal()));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QTemporaryDir folder;
    one(folder);
    sustained(folder, arguments.value(1, QStringLiteral("5000")).toInt(),
              arguments.value(2, QStringLiteral("20")).toInt());
    return 0;
}
