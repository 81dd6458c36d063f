#include "core/history/history_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

QDateTime noon()
{
    return QDateTime::fromString(QStringLiteral("2026-03-04T12:00:00.000Z"), Qt::ISODateWithMs);
}

AttemptRecord attempt(int ordinal, const QString &provider, const QString &key, std::optional<qint64> cost,
                      std::optional<ErrorKind> error = {})
{
    AttemptRecord attempt;
    attempt.ordinal = ordinal;
    attempt.model = QStringLiteral("acme/large");
    attempt.provider = provider;
    attempt.keyName = key;
    if (error)
        attempt.error = Error {.kind = *error, .message = QStringLiteral("No %1.").arg(ordinal)};
    attempt.started = noon();
    if (cost)
        attempt.cost = Money::fromPicoDollars(*cost);
    return attempt;
}

RequestRecord request(const QString &id, const QDateTime &time, const QString &keyId, qint64 cost)
{
    RequestRecord record;
    record.id = id;
    record.time = time;
    record.keyId = keyId;
    record.keyName = keyId;
    record.model = QStringLiteral("acme/large");
    record.provider = QStringLiteral("acme");
    record.status = 200;
    record.cost = Money::fromPicoDollars(cost);
    record.costSource = CostSource::Computed;
    record.attempts << attempt(1, QStringLiteral("acme"), QStringLiteral("work"), cost);
    return record;
}

} // namespace

Q_DECLARE_METATYPE(core::BudgetScope)

class TestSpendQueries : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;

    void write(const QList<RequestRecord> &records)
    {
        for (const RequestRecord &record : records)
            m_store->append(record);
        QVERIFY(m_store->flush().result().ok());
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<HistoryStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
    }
    void cleanup() { m_store.reset(); }

    void anEmptyHistoryHasNothing()
    {
        QVERIFY(m_store->ownKeySpend({noon(), noon(), noon()}).result()->isEmpty());
        QVERIFY(m_store->lastUseOfKeys().result()->isEmpty());
        QCOMPARE(m_store->newestRow().result().value(), 0);
        QCOMPARE(m_store->pastSpend({{{.budget = {.name = QStringLiteral("b")}}}}).result()->first().total,
                 Money());
        QVERIFY(m_store->storedRequests({QStringLiteral("r1")}).result()->isEmpty());
        QVERIFY(m_store->toldNotices().result()->isEmpty());
    }

    void aBudgetsPastIsWhatItsAttemptsCost_data()
    {
        QTest::addColumn<BudgetScope>("scope");
        QTest::addColumn<qint64>("pico");
        const auto row = [](const char *name, const BudgetScope &scope, qint64 pico) {
            QTest::newRow(name) << scope << pico;
        };
        const QString acme = QStringLiteral("acme");
        row("everything", {}, 1 + 2 + 4 + 8 + 16);
        row("provider", {.provider = acme}, 2 + 4 + 8 + 16);
        row("provider key", {.providerKey = QStringLiteral("acme/home")}, 4);
        row("provider key of another provider", {.providerKey = QStringLiteral("groq/home")}, 0);
        row("model", {.model = QStringLiteral("acme/large")}, 1 + 2 + 8 + 16);
        row("models by pattern", {.model = QStringLiteral("ACME/*")}, 1 + 2 + 4 + 8 + 16);
        row("own key by name", {.key = QStringLiteral("editor")}, 1 + 2);
        row("own key by id", {.keyId = QStringLiteral("k-2")}, 4);
        row("no such key", {.keyId = QStringLiteral("k-9")}, 0);
        row("member", {.member = QStringLiteral("ann")}, 1 + 2);
        row("app", {.app = QStringLiteral("zed*")}, 1 + 2);
        row("all at once",
            {.member = QStringLiteral("ann"),
             .key = QStringLiteral("editor"),
             .providerKey = QStringLiteral("acme/work"),
             .provider = acme,
             .model = QStringLiteral("acme/*"),
             .app = QStringLiteral("Zed/1")},
            2);
    }
    void aBudgetsPastIsWhatItsAttemptsCost()
    {
        QFETCH(BudgetScope, scope);
        QFETCH(qint64, pico);
        RequestRecord raced = request(QStringLiteral("r1"), noon(), QStringLiteral("k-1"), 3);
        raced.keyName = QStringLiteral("editor");
        raced.member = QStringLiteral("ann");
        raced.app = QStringLiteral("Zed/1");
        raced.attempts = {
            attempt(1, QStringLiteral("groq"), QStringLiteral("work"), 1, ErrorKind::Cancelled),
            attempt(2, QStringLiteral("acme"), QStringLiteral("work"), 2),
            attempt(3, QStringLiteral("acme"), QStringLiteral("work"), {}, ErrorKind::Overloaded)};
        RequestRecord home = request(QStringLiteral("r2"), noon(), QStringLiteral("k-2"), 4);
        home.attempts.first().keyName = QStringLiteral("home");
        home.attempts.first().model = QStringLiteral("acme/small");
        RequestRecord keyless = request(QStringLiteral("r3"), noon(), {}, 8);
        keyless.attempts.first().keyName.clear();
        // From before attempts had a model and a cost.
        RequestRecord old = request(QStringLiteral("r4"), noon(), {}, 16);
        old.attempts = {attempt(1, QStringLiteral("groq"), QStringLiteral("old"), {}, ErrorKind::Overloaded),
                        attempt(2, QStringLiteral("acme"), QStringLiteral("old"), {})};
        for (AttemptRecord &one : old.attempts)
            one.model.clear();
        RequestRecord simulated = request(QStringLiteral("r5"), noon(), QStringLiteral("k-1"), 1000);
        simulated.costSource = CostSource::Simulated;
        write({raced, home, keyless, old, simulated,
               request(QStringLiteral("r6"), noon().addMSecs(-1), {}, 32)});

        Budget budget {.name = QStringLiteral("b"), .scope = scope};
        auto past = m_store->pastSpend({{{.budget = budget, .from = noon(), .id = 7}}}).result();
        QCOMPARE(past->size(), 1);
        QCOMPARE(past->first().budget, QStringLiteral("b"));
        QCOMPARE(past->first().question, quint64(7));
        QCOMPARE(past->first().total, Money::fromPicoDollars(pico));
        QVERIFY(past->first().minutes.isEmpty());
    }

    void questionsAreAnsweredInTheirOrder()
    {
        RequestRecord simulated = request(QStringLiteral("r4"), noon(), QStringLiteral("k-1"), 8);
        simulated.costSource = CostSource::Simulated;
        write({request(QStringLiteral("r1"), noon(), QStringLiteral("k-1"), 1),
               request(QStringLiteral("r2"), noon().addMSecs(-1), QStringLiteral("k-2"), 2),
               request(QStringLiteral("r3"), noon().addSecs(3600), {}, 4), simulated});
        const Budget all {.name = QStringLiteral("all"), .period = BudgetPeriod::Total};
        const Budget month {.name = QStringLiteral("month")};
        Budget play = all;
        play.simulated = true;
        Budget key = all;
        key.scope.keyId = QStringLiteral("k-2");
        Budget rolling = all;
        rolling.period = BudgetPeriod::Rolling;
        const QList<SpendQuestion> questions {{.budget = key},
                                              {.budget = month, .from = noon()},
                                              {.budget = all},
                                              {.budget = play},
                                              {.budget = rolling, .from = noon().addMSecs(-1)}};
        const auto sums = [this](const PastSpendQuery &query) {
            QList<qint64> sums;
            for (const PastSpend &one : m_store->pastSpend(query).result().value())
                sums << one.total.picoDollars();
            return sums;
        };
        QCOMPARE(sums({questions}), QList<qint64>({2, 5, 7, 8, 7}));
        const qint64 newest = m_store->newestRow().result().value();
        write({request(QStringLiteral("r5"), noon().addSecs(1), {}, 16)});
        QCOMPARE(m_store->newestRow().result().value(), newest + 1);
        QCOMPARE(sums({questions}), QList<qint64>({2, 21, 23, 8, 23}));
        QCOMPARE(sums({questions, newest}), QList<qint64>({2, 5, 7, 8, 7}));
        QCOMPARE(sums({questions, {}, {QStringLiteral("r1"), QStringLiteral("none")}}),
                 QList<qint64>({2, 20, 22, 8, 22}));
        QVERIFY(sums({}).isEmpty());

        const auto minutes = m_store->pastSpend({questions}).result()->last().minutes;
        const qint64 first = noon().toSecsSinceEpoch() / 60;
        const auto money = [](qint64 pico) { return Money::fromPicoDollars(pico); };
        const QList<std::pair<qint64, Money>> expected {
            {first - 1, money(2)}, {first, money(17)}, {first + 60, money(4)}};
        QCOMPARE(minutes, expected);
    }

    void removedRequestsStillCount()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        RequestRecord old = request(QStringLiteral("r1"), now.addDays(-40), QStringLiteral("k-1"), 1);
        old.member = QStringLiteral("ann");
        RequestRecord absurd =
            request(QStringLiteral("r2"), now.addDays(-400), QStringLiteral("k-2"), INT64_MAX);
        RequestRecord play = request(QStringLiteral("r3"), now.addDays(-40), QStringLiteral("k-1"), 2);
        play.costSource = CostSource::Simulated;
        RequestRecord more = absurd;
        more.id = QStringLiteral("r4");
        write({old, absurd, play, more,
               request(QStringLiteral("r5"), now.addDays(-35), QStringLiteral("k-1"), 4),
               request(QStringLiteral("r6"), now, QStringLiteral("k-1"), 8)});

        Budget all {.name = QStringLiteral("all"), .period = BudgetPeriod::Total};
        Budget ann = all;
        ann.scope = {.member = QStringLiteral("ann"),
                     .providerKey = QStringLiteral("acme/work"),
                     .model = QStringLiteral("acme/*")};
        Budget simulated = all;
        simulated.simulated = true;
        Budget rolling = all;
        rolling.period = BudgetPeriod::Rolling;
        Budget key = all;
        key.scope.keyId = QStringLiteral("k-1");
        const PastSpendQuery query {{{.budget = all},
                                     {.budget = ann},
                                     {.budget = simulated},
                                     {.budget = rolling, .from = now.addDays(-50)},
                                     {.budget = all, .from = now.addDays(-37)},
                                     {.budget = key}}};
        const auto sums = [&] {
            QList<qint64> sums;
            for (const PastSpend &one : m_store->pastSpend(query).result().value())
                sums << one.total.picoDollars();
            return sums;
        };
        const QList<qint64> expected {INT64_MAX, 1, 2, 13, 12, 13};
        QCOMPARE(sums(), expected);
        const auto before =
            m_store->ownKeySpend({.day = now.addDays(-37), .week = {}, .month = {}}).result().value();
        QVERIFY(m_store->prune(30).result().ok());
        QCOMPARE(m_store->lastRequests(10).result()->size(), 1);
        QCOMPARE(sums(), expected);
        const qint64 minutesAgo =
            now.toSecsSinceEpoch() / 60 - m_store->pastSpend(query).result()->at(3).minutes.first().first;
        QVERIFY(minutesAgo >= 40 * 24 * 60 && minutesAgo <= 40 * 24 * 60 + 15);
        const auto after =
            m_store->ownKeySpend({.day = now.addDays(-37), .week = {}, .month = {}}).result().value();
        QCOMPARE(after.size(), 2);
        QCOMPARE(after.first().total, Money::fromPicoDollars(13));
        QCOMPARE(after.first().day, Money::fromPicoDollars(12));
        QCOMPARE(after.first(), before.first());
        QCOMPARE(after.last().total, Money::max());
        QVERIFY(m_store->prune(30).result().ok());
        QCOMPARE(sums(), expected);
    }

    void rowsThatWaitAreInTheAnswer()
    {
        m_store->append(request(QStringLiteral("r1"), noon(), {}, 5));
        const Budget all {.name = QStringLiteral("all"), .period = BudgetPeriod::Total};
        QCOMPARE(m_store->pastSpend({{{.budget = all}}}).result()->first().total, Money::fromPicoDollars(5));
    }

    void anOwnKeysRequestsAreCountedByModel()
    {
        const RequestRecord before = request(QStringLiteral("r1"), noon(), QStringLiteral("k-a"), 1);
        RequestRecord counted = request(QStringLiteral("r2"), noon().addSecs(1), QStringLiteral("k-a"), 1);
        counted.usage = Usage {.promptTokens = 10, .completionTokens = 5};
        RequestRecord unanswered = counted;
        unanswered.id = QStringLiteral("r3");
        unanswered.model.clear();
        unanswered.modelAsked = QStringLiteral("acme/small");
        unanswered.usage.reset();
        RequestRecord cached = counted;
        cached.id = QStringLiteral("r4");
        cached.attempts.clear();
        RequestRecord keyless = counted;
        keyless.id = QStringLiteral("r5");
        keyless.keyId.clear();
        RequestRecord again = counted;
        again.id = QStringLiteral("r6");
        write({before, counted, unanswered, cached, keyless, again});
        const QList<OwnKeyRequests> expected {{QStringLiteral("k-a"), QStringLiteral("acme/large"), 2, 30},
                                              {QStringLiteral("k-a"), QStringLiteral("acme/small"), 1, 0}};
        QCOMPARE(*m_store->ownKeyRequests(noon().addSecs(1)).result(), expected);
        QVERIFY(m_store->ownKeyRequests(noon().addDays(1)).result()->isEmpty());
    }

    void anOwnKeysSpendIsThatSinceEachBegin()
    {
        const QString editor = QStringLiteral("k-editor");
        RequestRecord simulated = request(QStringLiteral("r6"), noon().addDays(1), editor, 1'000'000);
        simulated.costSource = CostSource::Simulated;
        RequestRecord unpriced = request(QStringLiteral("r7"), noon(), editor, 0);
        unpriced.cost = {};
        RequestRecord before = request(QStringLiteral("r8"), noon(), {}, 64);
        before.keyName = QStringLiteral("old");
        write({request(QStringLiteral("r1"), noon(), editor, 1),
               request(QStringLiteral("r2"), noon().addMSecs(-1), editor, 2),
               request(QStringLiteral("r3"), noon().addDays(-2), editor, 4),
               request(QStringLiteral("r4"), noon().addDays(-2).addMSecs(-1), editor, 8),
               request(QStringLiteral("r5"), noon().addDays(-4), editor, 16),
               request(QStringLiteral("r9"), noon().addDays(-4), QStringLiteral("k-cli"), 32), simulated,
               unpriced, before});
        const auto money = [](qint64 pico) { return Money::fromPicoDollars(pico); };
        const OwnKeySpend cli {
            .keyId = QStringLiteral("k-cli"), .total = money(32), .lastUsed = noon().addDays(-4)};
        // A week may have begun before the month.
        const OwnKeySpend expected {.keyId = editor,
                                    .total = money(31),
                                    .day = money(1),
                                    .week = money(15),
                                    .month = money(7),
                                    .lastUsed = noon().addDays(1)};
        QCOMPARE(
            m_store
                ->ownKeySpend(
                    {.day = noon(), .week = noon().addDays(-2).addMSecs(-1), .month = noon().addDays(-2)})
                .result()
                .value(),
            QList({cli, expected}));
        QCOMPARE(m_store->ownKeySpend({}).result()->last().month, Money());
        QCOMPARE(m_store->ownKeySpend({}).result()->last().total, money(31));
    }

    void anAbsurdSpendSaturates()
    {
        write({request(QStringLiteral("r1"), noon(), QStringLiteral("k"), INT64_MAX),
               request(QStringLiteral("r2"), noon(), QStringLiteral("k"), INT64_MAX)});
        const auto keys = m_store->ownKeySpend({noon(), noon(), noon()}).result();
        QCOMPARE(keys->size(), 1);
        QCOMPARE(keys->first().total, Money::max());
        QCOMPARE(keys->first().day, Money::max());
        const Budget all {.name = QStringLiteral("all"), .period = BudgetPeriod::Total};
        QCOMPARE(m_store->pastSpend({{{.budget = all}}}).result()->first().total, Money::max());
    }

    void aKeysLastUseAndLastFailureAreTold()
    {
        const QString acme = QStringLiteral("acme");
        const QString groq = QStringLiteral("groq");
        const QString work = QStringLiteral("work");
        RequestRecord first = request(QStringLiteral("r1"), noon(), {}, 1);
        first.attempts = {attempt(1, groq, work, {}, ErrorKind::RateLimited),
                          attempt(2, groq, work, {}, ErrorKind::Overloaded), attempt(3, acme, work, 1)};
        RequestRecord second = request(QStringLiteral("r2"), noon().addSecs(1), {}, 1);
        second.attempts = {attempt(1, groq, work, 1), attempt(2, acme, {}, {}, ErrorKind::AuthFailed),
                           attempt(3, acme, QStringLiteral("home"), {}, ErrorKind::Cancelled)};
        write({first, second});
        const QList<ProviderKeyUse> expected {
            {.provider = acme, .keyName = QStringLiteral("home"), .lastUsed = noon().addSecs(1)},
            {.provider = acme, .keyName = work, .lastUsed = noon()},
            {.provider = groq,
             .keyName = work,
             .lastUsed = noon().addSecs(1),
             .lastFailed = noon(),
             .lastError = QStringLiteral("No 2.")}};
        QCOMPARE(m_store->lastUseOfKeys().result().value(), expected);
    }

    void storedRequestsAreToldWithTheirAttemptsCosts()
    {
        RequestRecord raced = request(QStringLiteral("r1"), noon(), {}, 12);
        raced.attempts = {attempt(1, QStringLiteral("groq"), {}, {}),
                          attempt(2, QStringLiteral("acme"), {}, 12)};
        RequestRecord refused = request(QStringLiteral("it's \"r2\""), noon(), {}, 0);
        refused.attempts.clear();
        write({raced, refused, request(QStringLiteral("r3"), noon(), {}, 3)});
        auto found = m_store->storedRequests({refused.id, QStringLiteral("r1"), QStringLiteral("r9")})
                         .result()
                         .value();
        const QList<StoredRequest> expected {
            {.id = QStringLiteral("r1"),
             .attempts = {{1, std::nullopt}, {2, std::optional(Money::fromPicoDollars(12))}}},
            {.id = refused.id}};
        QCOMPARE(found, expected);
        QVERIFY(m_store->storedRequests({}).result()->isEmpty());
    }

    void aNoticeIsRememberedOnceAndForItsPeriod()
    {
        const ToldNotice half {.budget = QStringLiteral("month"), .percent = 50, .from = noon()};
        ToldNotice more = half;
        more.percent = 80;
        ToldNotice next = half;
        next.from = noon().addDays(31);
        const ToldNotice total {.budget = QStringLiteral("all"), .percent = 50};
        for (const ToldNotice &notice : {half, more, half, next, total, total})
            QVERIFY(m_store->addToldNotice(notice).result().ok());
        QCOMPARE(m_store->toldNotices().result().value(), QList({total, half, more, next}));
        m_store = std::make_unique<HistoryStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
        QCOMPARE(m_store->toldNotices().result()->size(), 4);
    }

    void oldNoticesGoWithTheOldRequests()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const ToldNotice old {.budget = QStringLiteral("month"), .percent = 50, .from = now.addDays(-40)};
        const ToldNotice recent {.budget = QStringLiteral("month"), .percent = 50, .from = now.addDays(-20)};
        const ToldNotice total {.budget = QStringLiteral("all"), .percent = 50};
        for (const ToldNotice &notice : {old, recent, total})
            QVERIFY(m_store->addToldNotice(notice).result().ok());
        QVERIFY(m_store->prune(30).result().ok());
        QCOMPARE(m_store->toldNotices().result().value(), QList({total, recent}));
    }

    void aFileThatCannotBeReadIsAnError()
    {
        HistoryStore store(m_folder->path()); // the path of a folder
        QCOMPARE(store.pastSpend({}).result().error().kind, ErrorKind::StorageFailed);
        QCOMPARE(store.newestRow().result().error().kind, ErrorKind::StorageFailed);
        QCOMPARE(store.ownKeySpend({}).result().error().kind, ErrorKind::StorageFailed);
        QCOMPARE(store.lastUseOfKeys().result().error().kind, ErrorKind::StorageFailed);
        QCOMPARE(store.storedRequests({}).result().error().kind, ErrorKind::StorageFailed);
        QCOMPARE(store.toldNotices().result().error().kind, ErrorKind::StorageFailed);
        QCOMPARE(store.addToldNotice({}).result().error().kind, ErrorKind::StorageFailed);
    }
};

QTEST_GUILESS_MAIN(TestSpendQueries)
#include "test_spend_queries.moc"
