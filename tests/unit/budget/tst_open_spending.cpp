#include "core/budget/open_spending.h"

#include <QTest>

using namespace core;

namespace {

constexpr qint64 kNoon = 1'772'625'600'000;

Money money(qint64 pico)
{
    return Money::fromPicoDollars(pico);
}

JournalBegin begun(const QString &id, int ordinal = 1, qint64 worst = 100)
{
    return {.requestId = id,
            .ordinal = ordinal,
            .run = QStringLiteral("run"),
            .arrived = kNoon,
            .begun = kNoon + ordinal * 1000,
            .worst = money(worst),
            .facts = {.keyName = QStringLiteral("editor"),
                      .provider = QStringLiteral("acme"),
                      .providerKey = QStringLiteral("work"),
                      .model = QStringLiteral("acme/large")},
            .clientShape = QStringLiteral("openai-chat"),
            .modelAsked = QStringLiteral("large"),
            .streamed = true};
}

JournalEnd ended(const QString &id, int ordinal = 1, std::optional<qint64> cost = 7)
{
    JournalEnd end {.requestId = id,
                    .ordinal = ordinal,
                    .time = kNoon + ordinal * 1000 + 300,
                    .source = CostSource::Computed,
                    .promptTokens = 10,
                    .completionTokens = 5};
    if (cost)
        end.cost = money(*cost);
    return end;
}

Budget budget(const QString &name, BudgetPeriod period = BudgetPeriod::Month)
{
    return {.name = name, .limit = money(1000), .period = period};
}

} // namespace

class TestOpenSpending : public QObject
{
    Q_OBJECT

private slots:
    void eachLineCountsOnce()
    {
        OpenSpending spending;
        const QString id = QStringLiteral("r1");
        QVERIFY(!spending.end(ended(id)));
        QVERIFY(spending.begin(begun(id)));
        QVERIFY(!spending.begin(begun(id)));
        QVERIFY(!spending.end(ended(id, 2)));
        QVERIFY(spending.find(id)->isOpen());
        const OpenSpending::Attempt *over = spending.end(ended(id));
        QVERIFY(over);
        QCOMPARE(over->begin, begun(id));
        QVERIFY(!spending.end(ended(id, 1, 9)));
        QVERIFY(!spending.find(id)->isOpen());
        QCOMPARE(spending.find(id)->attempts.front().end->cost, std::optional(money(7)));
        spending.stored({id, QStringLiteral("other")});
        QVERIFY(!spending.find(id));
        QCOMPARE(spending.size(), 0);
    }

    void whatIsWithdrawnWasNeverThere()
    {
        OpenSpending spending;
        const QString id = QStringLiteral("r1");
        QVERIFY(!spending.withdraw({id, 1}));
        spending.begin(begun(id));
        spending.begin(begun(id, 2));
        QVERIFY(!spending.withdraw({id, 3}));
        QVERIFY(spending.withdraw({id, 2}));
        spending.end(ended(id));
        QVERIFY(!spending.withdraw({id, 1})); // it was sent
        QCOMPARE(spending.find(id)->attempts.size(), std::size_t(1));
        spending.begin(begun(QStringLiteral("r2")));
        QVERIFY(spending.withdraw({QStringLiteral("r2"), 1}));
        QVERIFY(!spending.find(QStringLiteral("r2")));
    }

    void whatIsStoredCanBeKeptForAWhile()
    {
        OpenSpending spending;
        for (const auto &id : {QStringLiteral("r1"), QStringLiteral("r2")}) {
            spending.begin(begun(id));
            spending.end(ended(id));
        }
        spending.keepStored(true);
        spending.stored({QStringLiteral("r1")});
        QCOMPARE(spending.size(), 2);
        const SpendQuestion question {.budget = budget(QStringLiteral("m"))};
        QCOMPARE(spending.spentUnder({question}).first().total, money(14));
        // The next file need not know of it.
        QByteArray text;
        spending.carryOver(text);
        QCOMPARE(text.count('\n'), 2);
        QVERIFY(!text.contains("r1"));
        spending.keepStored(false);
        QCOMPARE(spending.requestIds(), QStringList(QStringLiteral("r2")));
    }

    void theOldestFinishedOnesAreForgottenFirst()
    {
        OpenSpending spending;
        for (int i = 0; i < 6; ++i) {
            const QString id = QString::number(i);
            spending.begin(begun(id));
            if (i != 1)
                spending.end(ended(id));
        }
        spending.forgetBeyond(6);
        QCOMPARE(spending.size(), 6);
        spending.forgetBeyond(3);
        QCOMPARE(spending.size(), 3);
        for (const int i : {1, 4, 5})
            QVERIFY2(spending.find(QString::number(i)), qPrintable(QString::number(i)));
        spending.forgetBeyond(0);
        QCOMPARE(spending.requestIds(), QStringList(QStringLiteral("1"))); // it is open
        spending.end(ended(QStringLiteral("1")));
        spending.forgetBeyond(0);
        QCOMPARE(spending.size(), 0);
    }

    void runsAreKnownByWhatTheyLeft()
    {
        OpenSpending spending;
        JournalBegin other = begun(QStringLiteral("r2"));
        other.run = QStringLiteral("other");
        spending.begin(begun(QStringLiteral("r1")));
        spending.begin(other);
        QCOMPARE(spending.runs(), QSet<QString>({QStringLiteral("run"), QStringLiteral("other")}));
        QCOMPARE(spending.requestsOf({QStringLiteral("other"), QStringLiteral("x")}),
                 QStringList(QStringLiteral("r2")));
        QVERIFY(spending.requestsOf({}).isEmpty());
    }

    void whatWasSpentIsToldByBudget()
    {
        OpenSpending spending;
        spending.begin(begun(QStringLiteral("r1")));
        spending.begin(begun(QStringLiteral("r1"), 2));
        spending.end(ended(QStringLiteral("r1"), 1, 1));
        JournalBegin early = begun(QStringLiteral("r2"));
        early.arrived = kNoon - 1;
        spending.begin(early);
        spending.end(ended(QStringLiteral("r2"), 1, 2));
        JournalBegin simulated = begun(QStringLiteral("r3"));
        simulated.facts.simulated = true;
        spending.begin(simulated);
        spending.end(ended(QStringLiteral("r3"), 1, 4));
        JournalBegin elsewhere = begun(QStringLiteral("r4"));
        elsewhere.facts.provider = QStringLiteral("groq");
        elsewhere.arrived = kNoon + 60'000;
        spending.begin(elsewhere);
        spending.end(ended(QStringLiteral("r4"), 1, 8));
        spending.begin(begun(QStringLiteral("r5")));
        spending.end(ended(QStringLiteral("r5"), 1, {}));

        const QDateTime noon = QDateTime::fromMSecsSinceEpoch(kNoon, Qt::UTC);
        Budget acme = budget(QStringLiteral("acme"));
        acme.scope.provider = QStringLiteral("acme");
        Budget play = budget(QStringLiteral("play"));
        play.simulated = true;
        const QList<PastSpend> past =
            spending.spentUnder({{.budget = budget(QStringLiteral("all"), BudgetPeriod::Total), .id = 9},
                                 {.budget = budget(QStringLiteral("month")), .from = noon},
                                 {.budget = acme, .from = noon},
                                 {.budget = play, .from = noon},
                                 {.budget = budget(QStringLiteral("rolling"), BudgetPeriod::Rolling),
                                  .from = noon.addMSecs(-1)}});
        QCOMPARE(past.size(), 5);
        QCOMPARE(past.at(0).budget, QStringLiteral("all"));
        QCOMPARE(past.at(0).question, quint64(9));
        QCOMPARE(past.at(0).total, money(11));
        QVERIFY(past.at(0).minutes.isEmpty());
        QCOMPARE(past.at(1).total, money(9));
        QCOMPARE(past.at(2).total, money(1));
        QCOMPARE(past.at(3).total, money(4));
        const qint64 minute = kNoon / 60'000;
        const QList<std::pair<qint64, Money>> minutes {
            {minute - 1, money(2)}, {minute, money(1)}, {minute + 1, money(8)}};
        QCOMPARE(past.at(4).minutes, minutes);
    }

    void whatIsCarriedOverComesToTheSame()
    {
        OpenSpending spending;
        spending.begin(begun(QStringLiteral("r1")));
        spending.begin(begun(QStringLiteral("r1"), 2));
        spending.end(ended(QStringLiteral("r1")));
        spending.begin(begun(QStringLiteral("r2")));
        QByteArray text;
        spending.carryOver(text);

        OpenSpending next;
        for (const QByteArray &one : text.split('\n').mid(0, text.count('\n'))) {
            const auto line = readJournalLine(one);
            QVERIFY(line);
            if (const auto *begin = std::get_if<JournalBegin>(&*line))
                QVERIFY(next.begin(*begin));
            else
                QVERIFY(next.end(std::get<JournalEnd>(*line)));
        }
        QCOMPARE(next.size(), 2);
        const auto &attempts = next.find(QStringLiteral("r1"))->attempts;
        QCOMPARE(attempts.size(), std::size_t(2));
        QCOMPARE(attempts.at(0).end, std::optional(ended(QStringLiteral("r1"))));
        QVERIFY(!attempts.at(1).end);
        QCOMPARE(attempts.at(1).begin, begun(QStringLiteral("r1"), 2));
    }

    void anInterruptedRequestCostsWhatWasSetAside()
    {
        OpenSpending spending;
        const QString id = QStringLiteral("r1");
        spending.begin(begun(id));
        spending.end(ended(id));
        spending.begin(begun(id, 2, 100));
        const RequestRecord record = interruptedRequest(id, *spending.find(id));
        QCOMPARE(record.id, id);
        QCOMPARE(record.time.toMSecsSinceEpoch(), kNoon);
        QCOMPARE(record.time.timeSpec(), Qt::UTC);
        QCOMPARE(record.keyName, QStringLiteral("editor"));
        QCOMPARE(record.modelAsked, QStringLiteral("large"));
        QCOMPARE(record.model, QStringLiteral("acme/large"));
        QVERIFY(record.streamed);
        QCOMPARE(record.error->kind, ErrorKind::Interrupted);
        QCOMPARE(record.status, 500);
        QCOMPARE(record.cost, std::optional(money(107)));
        QCOMPARE(record.costSource, CostSource::Estimated);
        QCOMPARE(record.costReason, QStringLiteral("interrupted"));
        QVERIFY(!record.usage);
        QCOMPARE(record.attempts.size(), 2);
        QCOMPARE(record.attempts.at(0).cost, std::optional(money(7)));
        QCOMPARE(record.attempts.at(0).durationMs, 300);
        QCOMPARE(record.attempts.at(0).keyName, QStringLiteral("work"));
        QCOMPARE(record.attempts.at(1).cost, std::optional(money(100)));
        QCOMPARE(record.attempts.at(1).ordinal, 2);
        QCOMPARE(record.attempts.at(1).error->kind, ErrorKind::Interrupted);
        QCOMPARE(record.durationMs, 2000);
    }

    void anEndedRequestCostsWhatItCost_data()
    {
        QTest::addColumn<int>("source");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, CostSource source, const char *reason) {
            QTest::newRow(name) << int(source) << QString::fromLatin1(reason);
        };
        row("reported", CostSource::Reported, "provider");
        row("computed", CostSource::Computed, "usage");
        row("estimated", CostSource::Estimated, "estimated_tokens");
        row("unknown", CostSource::Unknown, "price_unknown");
    }
    void anEndedRequestCostsWhatItCost()
    {
        QFETCH(int, source);
        QFETCH(QString, reason);
        OpenSpending spending;
        const QString id = QStringLiteral("r1");
        spending.begin(begun(id));
        JournalEnd end = ended(id);
        end.source = CostSource(source);
        spending.end(end);
        const RequestRecord record = interruptedRequest(id, *spending.find(id));
        QCOMPARE(record.cost, std::optional(money(7)));
        QCOMPARE(record.costSource, CostSource(source));
        QCOMPARE(record.costReason, reason);
        QCOMPARE(record.error->kind, ErrorKind::Interrupted);
        QCOMPARE(record.usage->promptTokens, 10);
        QCOMPARE(record.usage->completionTokens, 5);
    }

    void playMoneyStaysPlayMoney()
    {
        OpenSpending spending;
        JournalBegin begin = begun(QStringLiteral("r1"));
        begin.facts.simulated = true;
        begin.worst.reset();
        spending.begin(begin);
        const RequestRecord record = interruptedRequest(begin.requestId, *spending.find(begin.requestId));
        QCOMPARE(record.costSource, CostSource::Simulated);
        QVERIFY(!record.cost); // nobody can tell
    }
};

QTEST_GUILESS_MAIN(TestOpenSpending)
#include "tst_open_spending.moc"
