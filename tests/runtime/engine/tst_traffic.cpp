#include "core/engine/traffic.h"

#include <QTest>

using namespace core;

namespace {

constexpr TimePoint kNow {Milliseconds(1'000'000)};
const UsageMoment kMoment {kNow, QDate(2026, 5, 17)};

RouteCandidate candidate()
{
    RouteCandidate one;
    one.id = QStringLiteral("groq/work|meta/llama|groq|llama");
    one.modelId = QStringLiteral("meta/llama");
    one.target.providerId = QStringLiteral("groq");
    one.endpoint = QStringLiteral("groq/fp8");
    one.keyName = QStringLiteral("work");
    one.statsId = QStringLiteral("meta/llama|groq");
    return one;
}

ChatRequest request(const QString &session = {})
{
    ChatRequest one;
    one.messages << Message::text(Role::User, QStringLiteral("hello"));
    one.sessionId = session;
    return one;
}

/// An attempt from its start to its end.
void attempt(Traffic &traffic, const std::optional<Error> &error, const std::optional<Usage> &usage = {})
{
    const RouteCandidate one = candidate();
    const Traffic::Ticket ticket = traffic.begin(one, kMoment);
    AttemptRecord row;
    row.error = error;
    row.durationMs = 2'000;
    traffic.end(ticket, {.candidate = one, .row = row, .ttftMs = 500, .usage = usage}, kMoment);
}

bool isRemembered(const Traffic &traffic, const ChatRequest &asked)
{
    return traffic.sticky().find(conversationKey(asked), candidate().modelId, kNow) == candidate().id;
}

} // namespace

class TestTraffic : public QObject
{
    Q_OBJECT

private slots:
    void aSessionSticksAfterAnySuccess()
    {
        Traffic traffic;
        const ChatRequest asked = request(QStringLiteral("s"));
        QVERIFY(!isRemembered(traffic, asked));
        traffic.remember(asked, candidate(), Usage {.promptTokens = 10}, kNow);
        QVERIFY(isRemembered(traffic, asked));
        // Nobody reported any usage.
        Traffic another;
        another.remember(asked, candidate(), {}, kNow);
        QVERIFY(isRemembered(another, asked));
    }

    void whatIsUnderWayIsCounted()
    {
        Traffic traffic;
        QCOMPARE(traffic.running(), 0);
        const RouteCandidate one = candidate();
        const Traffic::Ticket first = traffic.begin(one, kMoment);
        const Traffic::Ticket second = traffic.begin(one, kMoment);
        QCOMPARE(traffic.running(), 2);
        AttemptRecord row;
        traffic.end(first, {.candidate = one, .row = row}, kMoment);
        QCOMPARE(traffic.running(), 1);
        row.error = Error {};
        traffic.end(second, {.candidate = one, .row = row}, kMoment);
        QCOMPARE(traffic.running(), 0);
    }

    void theCircuitsOfWhatWasAskedAreKnown()
    {
        using State = CircuitFigure::State;
        Traffic traffic;
        QVERIFY(traffic.circuits(kNow).isEmpty());
        const auto stateAt = [&](Milliseconds later) { return traffic.circuits(kNow + later).first().state; };
        attempt(traffic, {});
        QCOMPARE(traffic.circuits(kNow).size(), 1);
        QVERIFY(traffic.circuits(kNow).first()
                == (CircuitFigure {.provider = QStringLiteral("groq"),
                                   .keyName = QStringLiteral("work"),
                                   .model = QStringLiteral("meta/llama"),
                                   .endpoint = QStringLiteral("groq/fp8")}));
        attempt(traffic, Error {.kind = ErrorKind::RateLimited, .message = {}});
        QCOMPARE(traffic.circuits(kNow).size(), 1);
        const Milliseconds pause = BreakerLimits().firstPause;
        QCOMPARE(stateAt(pause - Milliseconds(1)), State::Open);
        QCOMPARE(stateAt(pause), State::HalfOpen);

        RouteCandidate other = candidate();
        other.id = QStringLiteral("acme/|meta/llama|acme|llama");
        other.target.providerId = QStringLiteral("acme");
        const AttemptRecord row;
        traffic.end(traffic.begin(other, kMoment), {.candidate = other, .row = row}, kMoment);
        QCOMPARE(traffic.circuits(kNow).size(), 2);
        QCOMPARE(traffic.circuits(kNow).first().provider, QStringLiteral("acme"));
        traffic.forgetKey(QStringLiteral("groq"), QStringLiteral("work"));
        QCOMPARE(traffic.circuits(kNow).size(), 1);
        QCOMPARE(traffic.circuits(kNow).first().provider, QStringLiteral("acme"));
    }

    void withoutASessionItSticksOnceTheCacheWasUsed_data()
    {
        QTest::addColumn<qint64>("read");
        QTest::addColumn<qint64>("written");
        QTest::addColumn<bool>("sticks");
        QTest::newRow("not at all") << qint64(0) << qint64(0) << false;
        QTest::newRow("read") << qint64(1) << qint64(0) << true;
        QTest::newRow("written") << qint64(0) << qint64(1) << true;
    }
    void withoutASessionItSticksOnceTheCacheWasUsed()
    {
        QFETCH(qint64, read);
        QFETCH(qint64, written);
        QFETCH(bool, sticks);
        Traffic traffic;
        const Usage usage {.promptTokens = 100, .cachedTokens = read, .cacheWriteTokens = written};
        traffic.remember(request(), candidate(), usage, kNow);
        QCOMPARE(isRemembered(traffic, request()), sticks);
    }

    void whatIsNoConversationNeverSticks()
    {
        Traffic traffic;
        ChatRequest asked = request(QStringLiteral("s"));
        asked.raw = RawRequest {};
        traffic.remember(asked, candidate(), Usage {.promptTokens = 100, .cachedTokens = 50}, kNow);
        QVERIFY(!isRemembered(traffic, asked));
    }

    void anAttemptThatFailsMovesNoConversation()
    {
        Traffic traffic;
        attempt(traffic, Error {.kind = ErrorKind::Overloaded, .message = {}, .httpStatus = 503});
        QVERIFY(!isRemembered(traffic, request(QStringLiteral("s"))));
    }

    void capsAreLearnedFromRateLimitsOnly()
    {
        Traffic traffic;
        const QString id = candidate().id;
        for (int i = 0; i < 5; ++i)
            attempt(traffic, {});
        attempt(traffic, Error {.kind = ErrorKind::Overloaded, .message = {}, .httpStatus = 503});
        QVERIFY(!traffic.isAtCap(id, kNow));
        attempt(traffic, Error {.kind = ErrorKind::RateLimited, .message = {}, .httpStatus = 429});
        // The six that got through are what it takes in a minute.
        QVERIFY(traffic.isAtCap(id, kNow));
        QVERIFY(!traffic.isAtCap(id, kNow + Milliseconds(65'000)));
    }

    void anAttemptIsCountedForItsKeyAndItsEndpoint()
    {
        Traffic traffic;
        const Traffic::Ticket ticket = traffic.begin(candidate(), kMoment);
        QCOMPARE(traffic.keyUsage().underWay(QStringLiteral("groq"), QStringLiteral("work")), 1);
        const RouteCandidate one = candidate();
        AttemptRecord row;
        row.durationMs = 2'000;
        traffic.end(ticket,
                    {.candidate = one,
                     .row = row,
                     .ttftMs = 500,
                     .usage = Usage {.promptTokens = 10, .completionTokens = 100}},
                    kMoment);
        QCOMPARE(traffic.keyUsage().underWay(QStringLiteral("groq"), QStringLiteral("work")), 0);
        const EndpointFigures &figures = traffic.stats().figures(one.statsId, kNow);
        QCOMPARE(figures.lastDay.requests, 1);
        QCOMPARE(figures.last30s.failures, 0);
        QVERIFY(qAbs(figures.ttft->p50 - 0.5) < 0.05);
        QVERIFY(qAbs(figures.throughput->p50 - 50) < 5);
    }

    void aReplacedKeyStartsAnew()
    {
        Traffic traffic;
        attempt(traffic, Error {.kind = ErrorKind::AuthFailed, .message = {}, .httpStatus = 401});
        QCOMPARE(traffic.health().peek(candidate().id, kNow).state, Admission::State::Closed);
        traffic.forgetKey(QStringLiteral("groq"), QStringLiteral("work"));
        QCOMPARE(traffic.health().peek(candidate().id, kNow).state, Admission::State::Open);
    }
};

QTEST_APPLESS_MAIN(TestTraffic)
#include "tst_traffic.moc"
