#include "core/engine/spend_book.h"

#include "core/async/after.h"
#include "core/async/on_thread.h"
#include "core/budget/open_spending.h"
#include "core/engine/spend_journal.h"
#include "core/history/history_store.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMap>
#include <QPromise>
#include <QTimer>

#include <utility>
#include <vector>

namespace core {

namespace {

Q_LOGGING_CATEGORY(log, "switchyard.budgets")

constexpr int kPollMs = 1000;
constexpr int kNewsMs = 500;
constexpr int kHousekeepingMs = 60'000;
/// Twice what the history lets wait.
constexpr qsizetype kMostUnstored = 20'000;

PastSpend sumOf(const PastSpend &one, const PastSpend &other)
{
    PastSpend sum {.budget = one.budget, .total = one.total + other.total, .question = one.question};
    QMap<qint64, Money> minutes;
    for (const PastSpend &part : {one, other}) {
        for (const auto &[minute, cost] : part.minutes)
            minutes[minute] += cost;
    }
    for (auto minute = minutes.cbegin(); minute != minutes.cend(); ++minute)
        sum.minutes << std::pair(minute.key(), minute.value());
    return sum;
}

} // namespace

struct SpendBook::Private {
    Private(SpendBook &owner, QString path, HistoryStore &store);

    void take(const JournalLine &line, bool own);
    void takeBegin(const JournalBegin &line, bool own);
    void takeEnd(const JournalEnd &line, bool own);
    void tell();
    void announce();

    QFuture<Done> recover();
    void restore(const QStringList &ids, const QList<StoredRequest> &known);
    /// Ends what a dead run left open of a request whose row is in the history.
    void endOpen(const QString &id, const QMap<int, std::optional<Money>> &costs);
    void onStored(const QStringList &ids);

    bool isReady() const { return recovered && !isLoading && !isStale; }
    void load();
    void count(const Result<qint64> &newest, const QList<ToldNotice> &told);
    void finishLoad();

    SpendBook &book;
    HistoryStore &history;
    Ledger ledger;
    OpenSpending spending;
    SpendJournal journal;
    QTimer poll;
    QTimer housekeeping;
    QTimer news;
    std::optional<BudgetRefusal> verdict; ///< On the reservation that is being written.
    QList<BudgetNotice> notices; ///< To be told once the line is written.
    QSet<QString> dead; ///< Runs that are gone.
    QList<Budget> budgets; ///< As they shall be.
    QTimeZone zone = QTimeZone::utc();
    bool isStale = false; ///< The ledger does not have them yet.
    bool isLoading = false;
    bool recovered = false; ///< What dead runs left open is settled.
    std::vector<QPromise<Done>> waiting;
};

SpendBook::Private::Private(SpendBook &owner, QString path, HistoryStore &store)
    : book(owner)
    , history(store)
    , journal(
          std::move(path), [this](const JournalLine &line, bool own) { take(line, own); },
          [this](QByteArray &out) { spending.carryOver(out); })
    , poll(&owner)
    , housekeeping(&owner)
    , news(&owner)
{
    news.setSingleShot(true);
}

// Nothing in here may write to the journal, for it is in the middle of reading.
void SpendBook::Private::take(const JournalLine &line, bool own)
{
    if (const auto *begin = std::get_if<JournalBegin>(&line)) {
        takeBegin(*begin, own);
    } else if (const auto *end = std::get_if<JournalEnd>(&line)) {
        takeEnd(*end, own);
    } else if (const auto *withdrawn = std::get_if<JournalVoid>(&line)) {
        if (spending.withdraw(*withdrawn))
            ledger.release(attemptId(withdrawn->requestId, withdrawn->ordinal));
    } else if (const auto *stored = std::get_if<JournalStored>(&line)) {
        spending.stored(stored->requestIds);
        return; // no budget stands otherwise
    }
    announce();
}

void SpendBook::Private::takeBegin(const JournalBegin &line, bool own)
{
    if (!spending.begin(line))
        return;
    const QString id = attemptId(line.requestId, line.ordinal);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (own)
        verdict = ledger.reserve(id, line.facts, line.worst, now);
    else
        ledger.adopt(id, line.facts, line.worst, now);
}

void SpendBook::Private::takeEnd(const JournalEnd &line, bool own)
{
    const OpenSpending::Attempt *ended = spending.end(line);
    if (!ended)
        return;
    // In the period of its arrival, as the history has it.
    const QDateTime arrived = QDateTime::fromMSecsSinceEpoch(ended->begin.arrived, Qt::UTC);
    const QList<BudgetNotice> reached =
        ledger.settle(attemptId(line.requestId, line.ordinal), line.cost, arrived);
    // What others reached, they tell.
    if (own)
        notices << reached;
}

void SpendBook::Private::tell()
{
    for (const BudgetNotice &notice : std::exchange(notices, {})) {
        history.addToldNotice({notice.budget, notice.percent, notice.from});
        emit book.warned(notice);
    }
}

void SpendBook::Private::announce()
{
    if (!news.isActive())
        news.start(kNewsMs);
}

QFuture<Done> SpendBook::Private::recover()
{
    dead = journal.dead(spending.runs());
    const QStringList ids = spending.requestsOf(dead);
    if (ids.isEmpty())
        return readyFuture(Done {});
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    const QFuture<Done> done = promise->future();
    const auto finish = [promise](const auto &) {
        promise->addResult(Done {});
        promise->finish();
    };
    after(history.storedRequests(ids), &book, [this, ids, finish](const Result<QList<StoredRequest>> &known) {
        // Without a history it stays set aside, until there is one again.
        if (!known)
            return finish(known);
        restore(ids, *known);
        after(history.flush(), &book, [this, ids, finish](const Status &written) {
            if (written)
                onStored(ids);
            finish(written);
        });
    });
    return done;
}

// Whatever moment this is killed at, the next one to do it comes to the same: rows are inserted once, and
// only what is in the history is ended and taken out of the journal.
void SpendBook::Private::restore(const QStringList &ids, const QList<StoredRequest> &known)
{
    QSet<QString> there;
    for (const StoredRequest &request : known) {
        there << request.id;
        endOpen(request.id, request.attempts);
    }
    for (const QString &id : ids) {
        const OpenSpending::Request *request = spending.find(id);
        if (request && !there.contains(id))
            history.append(interruptedRequest(id, *request));
    }
}

void SpendBook::Private::endOpen(const QString &id, const QMap<int, std::optional<Money>> &costs)
{
    const OpenSpending::Request *request = spending.find(id);
    if (!request || !dead.contains(request->run))
        return;
    QList<JournalEnd> ends;
    for (const OpenSpending::Attempt &one : request->attempts) {
        if (!one.end)
            ends << JournalEnd {.requestId = id,
                                .ordinal = one.begin.ordinal,
                                .time = QDateTime::currentMSecsSinceEpoch(),
                                .cost = costs.value(one.begin.ordinal, one.begin.worst),
                                .source = CostSource::Estimated};
    }
    for (const JournalEnd &end : ends)
        journal.write(end);
    tell();
}

void SpendBook::Private::onStored(const QStringList &ids)
{
    JournalStored line;
    for (const QString &id : ids) {
        if (!spending.find(id))
            continue;
        endOpen(id, {});
        line.requestIds << id;
        if (line.requestIds.size() == kMostStoredIds)
            journal.write(std::exchange(line, {}));
    }
    if (!line.requestIds.isEmpty())
        journal.write(line);
}

// The past of a budget is what the history has up to some row, less the requests that are in the journal, and
// what the journal has of these. So nothing is missed or counted twice, whoever writes to either meanwhile.
void SpendBook::Private::load()
{
    if (!recovered || isLoading)
        return;
    isLoading = true;
    if (budgets.isEmpty()) {
        isStale = false;
        ledger.setBudgets({}, zone, QDateTime::currentDateTimeUtc());
        finishLoad();
        return;
    }
    spending.keepStored(true);
    after(history.toldNotices(), &book, [this](const Result<QList<ToldNotice>> &told) {
        const QList<ToldNotice> known = told ? *told : QList<ToldNotice> {};
        after(history.newestRow(), &book, [this, known](const Result<qint64> &newest) { //
            count(newest, known);
        });
    });
}

void SpendBook::Private::count(const Result<qint64> &newest, const QList<ToldNotice> &told)
{
    journal.readOn(); // whatever is in a row that far stands in the journal before
    const QDateTime now = QDateTime::currentDateTimeUtc();
    isStale = false;
    ledger.setBudgets(budgets, zone, now);
    for (const ToldNotice &notice : told)
        ledger.markTold(notice.budget, notice.percent, notice.from);
    const QList<SpendQuestion> questions = ledger.openQuestions();
    const QList<PastSpend> here = spending.spentUnder(questions);
    const QStringList except = spending.requestIds();
    spending.keepStored(false);
    announce();
    if (questions.isEmpty()) {
        finishLoad();
        return;
    }
    const PastSpendQuery query {.questions = questions, .upTo = newest ? *newest : 0, .except = except};
    after(history.pastSpend(query), &book, [this, here](const Result<QList<PastSpend>> &past) {
        if (!past)
            qCWarning(log, "Budgets count from now on only, for what was spent before cannot be read: %s",
                      qUtf8Printable(past.error().message));
        for (qsizetype i = 0; i < here.size(); ++i)
            ledger.addPast(past ? sumOf(here.at(i), past->at(i)) : here.at(i));
        announce();
        finishLoad();
    });
}

void SpendBook::Private::finishLoad()
{
    isLoading = false;
    if (isStale) {
        load();
        return;
    }
    for (QPromise<Done> &promise : std::exchange(waiting, {})) {
        promise.addResult(Done {});
        promise.finish();
    }
}

SpendBook::SpendBook(QString journal, HistoryStore &history, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(journal), history))
{
    qRegisterMetaType<BudgetNotice>();
    connect(&history, &HistoryStore::stored, this, [this](const QStringList &ids) { d->onStored(ids); });
    connect(&d->news, &QTimer::timeout, this, &SpendBook::changed);
    connect(&d->poll, &QTimer::timeout, this, [this] {
        d->journal.readOn();
        d->spending.forgetBeyond(kMostUnstored);
    });
    connect(&d->housekeeping, &QTimer::timeout, this, [this] {
        d->journal.touch();
        d->recover(); // of programs that died since
    });
}

SpendBook::~SpendBook() = default;

QFuture<Done> SpendBook::open()
{
    const Status opened = d->journal.open();
    Q_UNUSED(opened) // it has been logged, and budgets hold all the same
    d->poll.start(kPollMs);
    d->housekeeping.start(kHousekeepingMs);
    after(d->recover(), this, [this](Done) {
        d->recovered = true;
        d->load();
    });
    return ready();
}

void SpendBook::setBudgets(const QList<Budget> &budgets, const QTimeZone &zone)
{
    d->budgets = budgets;
    d->zone = zone;
    d->isStale = true;
    d->load();
}

QFuture<Done> SpendBook::ready()
{
    if (d->isReady())
        return readyFuture(Done {});
    d->waiting.emplace_back();
    d->waiting.back().start();
    return d->waiting.back().future();
}

bool SpendBook::isReady() const
{
    return d->isReady();
}

std::optional<BudgetRefusal> SpendBook::refusal(const SpendFacts &facts, const std::optional<Money> &worst,
                                                BudgetAction action) const
{
    return d->ledger.refusal(facts, worst, action, QDateTime::currentDateTimeUtc());
}

bool SpendBook::hasBudgets() const
{
    return !d->budgets.isEmpty();
}

std::optional<BudgetRefusal> SpendBook::reserve(const RequestRecord &request, int ordinal,
                                                const SpendFacts &facts, const std::optional<Money> &worst)
{
    if (refusal(facts, worst, BudgetAction::Block)) {
        d->journal.readOn(); // somebody may have made room
        if (const auto refused = refusal(facts, worst, BudgetAction::Block))
            return refused;
    }
    JournalBegin line {.requestId = request.id,
                       .ordinal = ordinal,
                       .run = d->journal.run(),
                       .arrived = request.time.toMSecsSinceEpoch(),
                       .begun = QDateTime::currentMSecsSinceEpoch(),
                       .worst = worst,
                       .facts = facts,
                       .clientShape = request.clientShape,
                       .modelAsked = request.modelAsked,
                       .sessionId = request.sessionId,
                       .streamed = request.streamed};
    d->verdict.reset();
    d->journal.write(line);
    const std::optional<BudgetRefusal> refused = std::exchange(d->verdict, {});
    if (refused)
        d->journal.write(JournalVoid {.requestId = request.id, .ordinal = ordinal});
    return refused;
}

void SpendBook::settle(const QString &requestId, int ordinal, const AttemptBill &bill)
{
    d->journal.write(JournalEnd {.requestId = requestId,
                                 .ordinal = ordinal,
                                 .time = QDateTime::currentMSecsSinceEpoch(),
                                 .cost = bill.cost,
                                 .source = bill.source,
                                 .promptTokens = bill.promptTokens,
                                 .completionTokens = bill.completionTokens});
    d->tell();
}

QList<BudgetStatus> SpendBook::statuses() const
{
    return d->ledger.statuses(QDateTime::currentDateTimeUtc());
}

} // namespace core
