#include "core/engine/own_key_limits.h"

#include <QJsonObject>
#include <QTest>

using namespace core;

namespace {

const QString kOpus = QStringLiteral("anthropic/claude-opus");
const QString kMini = QStringLiteral("openai/gpt-mini");
const QDateTime kNoon(QDate(2026, 5, 17), QTime(12, 0), Qt::UTC);
constexpr TimePoint kStart {Milliseconds(1'000'000)};

CallOrigin keyWith(const ApiKeyRules &rules, const char *id = "id")
{
    return {.keyName = QStringLiteral("editor"), .keyId = QString::fromLatin1(id), .rules = rules};
}

/// The limits with both clocks, which go on together.
class Limits
{
public:
    std::optional<Error> refusal(const CallOrigin &key, const QString &model, qint64 prompt = 1)
    {
        return limits.refusal(key, model, prompt, kStart + passed, utc());
    }
    OwnKeyLimits::Ticket start(const CallOrigin &key, const QString &model, qint64 prompt = 1)
    {
        return limits.noteStart(key, model, prompt, kStart + passed, utc());
    }
    void end(const OwnKeyLimits::Ticket &ticket, qint64 tokens)
    {
        limits.noteEnd(ticket, tokens, kStart + passed, utc());
    }
    void run(const CallOrigin &key, const QString &model, qint64 tokens = 1)
    {
        end(start(key, model), tokens);
    }
    QDateTime utc() const { return kNoon.addMSecs(passed.count()); }

    OwnKeyLimits limits = {};
    Milliseconds passed {0};
};

QString header(const Error &error, const char *name)
{
    return error.metadata.value(QLatin1String("headers")).toObject().value(QLatin1String(name)).toString();
}

} // namespace

class OwnKeyLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutLimitsOrKeyNothingIsRefused()
    {
        Limits limits;
        const CallOrigin free = keyWith({});
        const CallOrigin nobody = keyWith({.limits = {.requestsPerMinute = 1}}, "");
        for (int i = 0; i < 100; ++i) {
            limits.run(free, kOpus, 1'000'000);
            limits.run(nobody, kOpus, 1'000'000);
        }
        QVERIFY(!limits.refusal(free, kOpus, 1'000'000));
        QVERIFY(!limits.refusal(nobody, kOpus));
    }

    void theRequestAfterTheLastOneIsRefusedUntilTheMinuteIsOver()
    {
        Limits limits;
        const CallOrigin key = keyWith({.limits = {.requestsPerMinute = 2}});
        limits.run(key, kOpus);
        QVERIFY(!limits.refusal(key, kMini));
        limits.run(key, kMini);
        const Error error = *limits.refusal(key, kOpus);
        QCOMPARE(error.kind, ErrorKind::RateLimited);
        QCOMPARE(error.httpStatus, 429);
        QCOMPARE(*error.retryAfter, Milliseconds(61'000));
        QVERIFY2(error.message.contains(QStringLiteral("editor"))
                     && error.message.contains(QStringLiteral("2 of 2")),
                 qPrintable(error.message));
        QCOMPARE(header(error, "X-RateLimit-Limit"), QStringLiteral("2"));
        QCOMPARE(header(error, "X-RateLimit-Remaining"), QStringLiteral("0"));
        QCOMPARE(header(error, "X-RateLimit-Reset"), QString::number(kNoon.addSecs(61).toMSecsSinceEpoch()));
        limits.passed = Milliseconds(60'999);
        QVERIFY(limits.refusal(key, kOpus));
        limits.passed = Milliseconds(61'000);
        QVERIFY(!limits.refusal(key, kOpus));
    }

    void aDayEndsAtMidnightUtc()
    {
        Limits limits;
        const CallOrigin key = keyWith({.limits = {.requestsPerDay = 1}});
        limits.run(key, kOpus);
        QCOMPARE(*limits.refusal(key, kOpus)->retryAfter, std::chrono::hours(12));
        limits.passed = std::chrono::hours(12) - Milliseconds(1);
        QCOMPARE(*limits.refusal(key, kOpus)->retryAfter, Milliseconds(1));
        limits.passed = std::chrono::hours(12);
        QVERIFY(!limits.refusal(key, kOpus));
    }

    void promptsCountFromTheStartAndAnswersFromTheEnd()
    {
        Limits limits;
        const CallOrigin key = keyWith({.limits = {.tokensPerMinute = 1'000}});
        const OwnKeyLimits::Ticket running = limits.start(key, kOpus, 600);
        QVERIFY(!limits.refusal(key, kOpus, 400));
        QVERIFY(limits.refusal(key, kOpus, 401));
        limits.end(running, 900);
        QVERIFY(!limits.refusal(key, kOpus, 100));
        QVERIFY(limits.refusal(key, kOpus, 101));
        // One that came to nothing gives its prompt back.
        const OwnKeyLimits::Ticket failed = limits.start(key, kOpus, 100);
        limits.end(failed, 0);
        QVERIFY(!limits.refusal(key, kOpus, 100));
    }

    void aPromptOverTheLimitIsNotToldToWait()
    {
        Limits limits;
        const CallOrigin key = keyWith({.limits = {.tokensPerMinute = 1'000}});
        QVERIFY(!limits.refusal(key, kOpus, 1'000));
        const Error error = *limits.refusal(key, kOpus, 1'001);
        QVERIFY(!error.retryAfter);
        QCOMPARE(header(error, "X-RateLimit-Remaining"), QStringLiteral("1000"));
        QCOMPARE(header(error, "X-RateLimit-Reset"), QString());
    }

    void requestsAtOnceAreRefusedUntilOneEnds()
    {
        Limits limits;
        const CallOrigin key = keyWith({.limits = {.concurrent = 2}});
        const OwnKeyLimits::Ticket first = limits.start(key, kOpus);
        QVERIFY(!limits.refusal(key, kOpus));
        const OwnKeyLimits::Ticket second = limits.start(key, kMini);
        QVERIFY(limits.refusal(key, kOpus));
        limits.end(first, 1);
        QVERIFY(!limits.refusal(key, kOpus));
        limits.end(second, 1);
    }

    void limitsOfModelsCountByThemselves()
    {
        Limits limits;
        const CallOrigin key =
            keyWith({.limits = {.requestsPerDay = 3},
                     .modelLimits = {{QStringLiteral("anthropic/*"), {.requestsPerDay = 1}},
                                     {kMini, {.requestsPerDay = 1}}}});
        limits.run(key, kOpus);
        const Error error = *limits.refusal(key, kOpus);
        QVERIFY2(error.message.contains(QStringLiteral("anthropic/*")), qPrintable(error.message));
        QVERIFY(!limits.refusal(key, kMini));
        limits.run(key, kMini);
        QVERIFY(limits.refusal(key, kMini));
        const QString other = QStringLiteral("meta/llama");
        QVERIFY(!limits.refusal(key, other));
        limits.run(key, other);
        QVERIFY(limits.refusal(key, other)); // three in all
    }

    void eachKeyCountsByItself()
    {
        Limits limits;
        const ApiKeyRules rules {.limits = {.requestsPerDay = 1}};
        limits.run(keyWith(rules, "one"), kOpus);
        QVERIFY(limits.refusal(keyWith(rules, "one"), kOpus));
        QVERIFY(!limits.refusal(keyWith(rules, "two"), kOpus));
    }

    void rulesThatChangeMeanwhileLeaveNothingUnderWay()
    {
        Limits limits;
        const CallOrigin before =
            keyWith({.modelLimits = {{QStringLiteral("anthropic/*"), {.concurrent = 1}}}});
        const OwnKeyLimits::Ticket ticket = limits.start(before, kOpus);
        QVERIFY(limits.refusal(before, kOpus));
        limits.run(keyWith({}), kOpus);
        limits.end(ticket, 1);
        QVERIFY(!limits.refusal(before, kOpus));
        // What was asked before a limit was set counts as well.
        QVERIFY(limits.refusal(keyWith({.limits = {.requestsPerDay = 2}}), kOpus));
    }

    void whatWasAskedBeforeTheStartCountsForTheDay()
    {
        Limits limits;
        const QDate today = kNoon.date();
        limits.limits.noteBefore(QStringLiteral("id"), kOpus, 2, 100, today);
        limits.limits.noteBefore(QStringLiteral("id"), kMini, 3, 50, today);
        limits.limits.noteBefore(QStringLiteral("id"), kMini, 70, 70, today.addDays(-1));
        limits.limits.noteBefore(QStringLiteral("other"), kMini, 70, 70, today);
        const auto refused = [&](const ApiKeyRules &rules, qint64 prompt = 1) {
            return limits.refusal(keyWith(rules), kOpus, prompt).has_value();
        };
        QVERIFY(refused({.limits = {.requestsPerDay = 5}}));
        QVERIFY(!refused({.limits = {.requestsPerDay = 6}}));
        QVERIFY(refused({.limits = {.tokensPerDay = 200}}, 51));
        QVERIFY(!refused({.limits = {.tokensPerDay = 200}}, 50));
        const QString pattern = QStringLiteral("anthropic/*");
        QVERIFY(refused({.modelLimits = {{pattern, {.requestsPerDay = 2}}}}));
        QVERIFY(!refused({.modelLimits = {{pattern, {.requestsPerDay = 3}}}}));
        limits.run(keyWith({}), kOpus);
        QVERIFY(refused({.limits = {.requestsPerDay = 6}}));
    }
};

QTEST_APPLESS_MAIN(OwnKeyLimitsTest)
#include "tst_own_key_limits.moc"
