#include "core/conversation/turn_json.h"

#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QLatin1String(text), Qt::ISODateWithMs);
}

Error fullError()
{
    return {.kind = ErrorKind::RateLimited,
            .message = QStringLiteral("Groq is busy."),
            .httpStatus = 429,
            .retryAfter = std::chrono::milliseconds(1500),
            .provider = QStringLiteral("groq"),
            .code = QStringLiteral("rate_limit_exceeded"),
            .parameter = QStringLiteral("max_tokens"),
            .providerMessage = QStringLiteral("slow down"),
            .metadata = {{QStringLiteral("reason"), QStringLiteral("rpm")}}};
}

Usage fullUsage()
{
    return {.promptTokens = 1,
            .cachedTokens = 2,
            .cacheWriteTokens = 3,
            .cacheWrite1hTokens = 4,
            .completionTokens = 5,
            .reasoningTokens = 6,
            .audioPromptTokens = 7,
            .audioCompletionTokens = 8,
            .imageCompletionTokens = 9,
            .promptImages = 10,
            .webSearches = 11,
            .unbilledPromptTokens = 12,
            .unbilledCompletionTokens = 13,
            .serviceTier = QStringLiteral("flex"),
            .reportedCost = Money::fromPicoDollars(14),
            .native = {{QStringLiteral("in"), 1}}};
}

AttemptRecord fullAttempt()
{
    AttemptRecord attempt;
    attempt.ordinal = 2;
    attempt.model = QStringLiteral("acme/large");
    attempt.provider = QStringLiteral("acme");
    attempt.endpoint = QStringLiteral("acme/eu");
    attempt.keyName = QStringLiteral("work");
    attempt.httpStatus = 429;
    attempt.error = fullError();
    attempt.started = utc("2026-02-03T04:05:06.007Z");
    attempt.connectMs = 0;
    attempt.firstByteMs = 21;
    attempt.durationMs = 22;
    attempt.why = QStringLiteral("the cheapest");
    attempt.changes = {{ParameterChange::Kind::Clamped, QStringLiteral("temperature"), QStringLiteral("1.5"),
                        QStringLiteral("1")},
                       {.kind = ParameterChange::Kind::Added, .parameter = QStringLiteral("max_tokens")}};
    attempt.cost = Money::fromPicoDollars(23);
    return attempt;
}

RequestRecord fullRecord()
{
    RequestRecord record;
    record.id = QStringLiteral("gen-1");
    record.time = utc("2026-02-03T04:05:06.789Z");
    record.clientShape = QStringLiteral("app");
    record.keyName = QStringLiteral("editor");
    record.keyId = QStringLiteral("k-1");
    record.member = QStringLiteral("ann");
    record.app = QStringLiteral("Zed");
    record.workspace = QStringLiteral("home");
    record.modelAsked = QStringLiteral("large");
    record.model = QStringLiteral("acme/large");
    record.provider = QStringLiteral("acme");
    record.providerName = QStringLiteral("Acme Inc.");
    record.streamed = true;
    record.status = 200;
    record.error = fullError();
    record.attempts = {fullAttempt(), AttemptRecord {}};
    record.usage = fullUsage();
    record.cost = Money::fromPicoDollars(Q_INT64_C(9'007'199'254'740'993)); // more than a double holds
    record.costSource = CostSource::Estimated;
    record.computedCost = Money::fromPicoDollars(0);
    record.costReason = QStringLiteral("no_usage");
    record.cacheSaving = Money::fromPicoDollars(-77);
    record.prices = {{QStringLiteral("prompt"), QStringLiteral("0.000001")}};
    record.ttftMs = 0;
    record.durationMs = 1234;
    record.tokensPerSecond = 45.5;
    record.finishReason = QStringLiteral("stop");
    record.nativeFinishReason = QStringLiteral("end_turn");
    record.sessionId = QStringLiteral("s-9");
    return record;
}

Turn fullTurn()
{
    Turn turn;
    turn.reasoningDetails = {QJsonObject {{QStringLiteral("type"), QStringLiteral("reasoning.text")}}};
    turn.refusal = QStringLiteral("No.");
    turn.toolCalls = {{QStringLiteral("call-1"),
                       QStringLiteral("weather"),
                       QStringLiteral("{\"town\": \"Zür"),
                       {{QStringLiteral("index"), 3}}}};
    turn.images = {QStringLiteral("data:image/png;base64,AAAA"), QStringLiteral("https://example.org/a.png")};
    turn.error = fullError();
    turn.attempts = {{.ordinal = 2,
                      .model = QStringLiteral("acme/large"),
                      .providerId = QStringLiteral("acme"),
                      .provider = QStringLiteral("Acme"),
                      .endpoint = QStringLiteral("acme/eu"),
                      .why = QStringLiteral("the cheapest"),
                      .simulated = true}};
    turn.record = fullRecord();
    turn.modelName = QStringLiteral("Large");
    turn.modelKey = QStringLiteral("acme/large@acme/eu");
    turn.askedAt = utc("2026-02-03T04:05:06.001Z");
    turn.firstTokenMs = 0;
    turn.reasoningMs = 12;
    turn.reasoningFromMs = 3;
    turn.lastTokenMs = 456;
    turn.costBefore = Money::fromPicoDollars(5);
    return turn;
}

/// As it comes back from text.
Turn readBack(const Turn &turn)
{
    const QByteArray bytes = QJsonDocument(turnFactsJson(turn)).toJson(QJsonDocument::Compact);
    Turn read;
    takeTurnFacts(QJsonDocument::fromJson(bytes).object(), read);
    return read;
}

} // namespace

class TestTurnJson : public QObject
{
    Q_OBJECT

private slots:
    void whatIsKeptOfATurnComesBack()
    {
        const Turn turn = fullTurn();
        const Turn read = readBack(turn);
        QCOMPARE(read.reasoningDetails, turn.reasoningDetails);
        QCOMPARE(read.refusal, turn.refusal);
        QVERIFY(read.toolCalls == turn.toolCalls);
        QCOMPARE(read.images, turn.images);
        QVERIFY(read.error == turn.error);
        QVERIFY(read.attempts == turn.attempts);
        QCOMPARE(read.modelName, turn.modelName);
        QCOMPARE(read.modelKey, turn.modelKey);
        QCOMPARE(read.askedAt, turn.askedAt);
        QCOMPARE(read.askedAt.timeSpec(), Qt::UTC);
        QCOMPARE(read.firstTokenMs, turn.firstTokenMs);
        QCOMPARE(read.reasoningMs, turn.reasoningMs);
        QCOMPARE(read.reasoningFromMs, turn.reasoningFromMs);
        QCOMPARE(read.lastTokenMs, turn.lastTokenMs);
        QCOMPARE(read.costBefore, turn.costBefore);
    }

    void theWholeRecordComesBack()
    {
        const RequestRecord record = fullRecord();
        const Turn turn = readBack(fullTurn());
        QVERIFY(turn.record);
        const RequestRecord &read = *turn.record;
        QCOMPARE(read.id, record.id);
        QCOMPARE(read.time, record.time);
        QCOMPARE(read.clientShape, record.clientShape);
        QCOMPARE(read.keyName, record.keyName);
        QCOMPARE(read.keyId, record.keyId);
        QCOMPARE(read.member, record.member);
        QCOMPARE(read.app, record.app);
        QCOMPARE(read.workspace, record.workspace);
        QCOMPARE(read.modelAsked, record.modelAsked);
        QCOMPARE(read.model, record.model);
        QCOMPARE(read.provider, record.provider);
        QCOMPARE(read.providerName, record.providerName);
        QCOMPARE(read.streamed, record.streamed);
        QCOMPARE(read.status, record.status);
        QVERIFY(read.error == record.error);
        QVERIFY(read.usage == record.usage);
        QCOMPARE(read.cost, record.cost);
        QCOMPARE(read.costSource, record.costSource);
        QCOMPARE(read.computedCost, record.computedCost);
        QCOMPARE(read.costReason, record.costReason);
        QCOMPARE(read.cacheSaving, record.cacheSaving);
        QCOMPARE(read.prices, record.prices);
        QCOMPARE(read.ttftMs, record.ttftMs);
        QCOMPARE(read.durationMs, record.durationMs);
        QCOMPARE(read.tokensPerSecond, record.tokensPerSecond);
        QCOMPARE(read.finishReason, record.finishReason);
        QCOMPARE(read.nativeFinishReason, record.nativeFinishReason);
        QCOMPARE(read.sessionId, record.sessionId);
    }

    void theAttemptsOfARecordComeBack()
    {
        const AttemptRecord attempt = fullAttempt();
        const Turn turn = readBack(fullTurn());
        QCOMPARE(turn.record->attempts.size(), 2);
        const AttemptRecord &read = turn.record->attempts.first();
        QCOMPARE(read.ordinal, attempt.ordinal);
        QCOMPARE(read.model, attempt.model);
        QCOMPARE(read.provider, attempt.provider);
        QCOMPARE(read.endpoint, attempt.endpoint);
        QCOMPARE(read.keyName, attempt.keyName);
        QCOMPARE(read.httpStatus, attempt.httpStatus);
        QVERIFY(read.error == attempt.error);
        QCOMPARE(read.started, attempt.started);
        QCOMPARE(read.connectMs, attempt.connectMs);
        QCOMPARE(read.firstByteMs, attempt.firstByteMs);
        QCOMPARE(read.durationMs, attempt.durationMs);
        QCOMPARE(read.why, attempt.why);
        QVERIFY(read.changes == attempt.changes);
        QCOMPARE(read.cost, attempt.cost);
        const AttemptRecord &bare = turn.record->attempts.last();
        QVERIFY(!bare.error && !bare.connectMs && !bare.cost && !bare.started.isValid());
        QCOMPARE(bare.ordinal, 1);
    }

    void whatIsAbsentStaysAbsent()
    {
        QCOMPARE(turnFactsJson(Turn {}), QJsonObject());
        Turn turn;
        turn.record = RequestRecord {};
        const Turn read = readBack(turn);
        QVERIFY(read.record);
        QVERIFY(!read.record->usage && !read.record->cost && !read.record->error && !read.record->ttftMs);
        QVERIFY(!read.error && !read.firstTokenMs && !read.reasoningMs);
        turn.record->usage = Usage {};
        QVERIFY(readBack(turn).record->usage == Usage {});
    }

    void whatIsFromThisRunOfTheProgramIsNotKept()
    {
        Turn turn;
        turn.askedAtMs = 99;
        turn.continuedFrom = 7;
        turn.question.text = QStringLiteral("why");
        turn.answer = QStringLiteral("so");
        turn.exchanges = {WireExchange {}};
        QCOMPARE(turnFactsJson(turn), QJsonObject());
    }

    void factsTakeThePlaceOfWhatWasThere()
    {
        Turn turn = fullTurn();
        turn.answer = QStringLiteral("kept");
        takeTurnFacts({}, turn);
        QCOMPARE(turnFactsJson(turn), QJsonObject());
        QCOMPARE(turn.answer, QStringLiteral("kept"));
    }

    void secretsInWordsOfProvidersAreNotKept()
    {
        Turn turn;
        turn.error = Error {ErrorKind::AuthFailed, QStringLiteral("refused sk-abcdefgh12345678")};
        turn.error->providerMessage = QStringLiteral("Incorrect key sk-abcdefgh12345678");
        const QByteArray bytes = QJsonDocument(turnFactsJson(turn)).toJson();
        QVERIFY2(!bytes.contains("abcdefgh12345678"), bytes.constData());
    }

    void oddJsonGivesDefaults_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("other types") << QByteArray(
            R"({"reasoning_details": {"a": 1}, "refusal": [1], "tool_calls": "x", "images": 7, "error": "no",
                "attempts": {"a": []}, "record": [1], "model_name": null, "asked_at": 12, "first_token_ms": "3",
                "last_token_ms": {}, "cost_before_picodollars": "1"})");
        QTest::newRow("unknown fields") << QByteArray(R"({"colour": "red", "record2": {"id": "x"}})");
        QTest::newRow("an error without a kind") << QByteArray(R"({"error": {"message": "x"}})");
        QTest::newRow("images that are none") << QByteArray(R"({"images": [1, null, "", {}]})");
        QTest::newRow("no object") << QByteArray("[1, 2]");
        QTest::newRow("no date") << QByteArray(R"({"asked_at": "yesterday"})");
    }
    void oddJsonGivesDefaults()
    {
        QFETCH(QByteArray, json);
        Turn turn;
        takeTurnFacts(QJsonDocument::fromJson(json).object(), turn);
        QCOMPARE(turnFactsJson(turn), QJsonObject());
    }

    void oddMembersAreTakenAsFarAsTheyGo()
    {
        const QByteArray json = R"({"tool_calls": [7, {"name": "f", "arguments": 1}],
            "record": {"status": 1e300, "attempts": [null, {"changes": [1, {"kind": "eaten", "parameter": "p"}]}],
                       "usage": {"prompt_tokens": "many"}, "cost_source": "guessed", "tokens_per_s": "fast",
                       "error": {"kind": "a_word_of_tomorrow", "message": "m"}},
            "attempts": [{"ordinal": "first", "simulated": "yes"}]})";
        Turn turn;
        takeTurnFacts(QJsonDocument::fromJson(json).object(), turn);
        QCOMPARE(turn.toolCalls.size(), 2);
        QCOMPARE(turn.toolCalls.last().name, QStringLiteral("f"));
        QCOMPARE(turn.toolCalls.last().arguments, QString());
        QCOMPARE(turn.record->status, 0);
        QCOMPARE(turn.record->attempts.size(), 2);
        QCOMPARE(turn.record->attempts.last().changes.size(), 1);
        QCOMPARE(turn.record->usage->promptTokens, 0);
        QCOMPARE(turn.record->costSource, CostSource::Unknown);
        QVERIFY(!turn.record->tokensPerSecond);
        QCOMPARE(turn.record->error->kind, ErrorKind::Internal);
        QCOMPARE(turn.attempts.first().ordinal, 1);
        QVERIFY(!turn.attempts.first().simulated);
    }

    void statesHaveNames()
    {
        using State = Turn::State;
        for (const State state : {State::Waiting, State::Streaming, State::Done, State::Stopped,
                                  State::Failed, State::Interrupted})
            QCOMPARE(turnStateFrom(turnStateName(state)), state);
        QCOMPARE(turnStateName(State::Streaming), QStringLiteral("streaming"));
        QCOMPARE(turnStateFrom(QStringLiteral("dreaming")), State::Interrupted);
    }
};

QTEST_GUILESS_MAIN(TestTurnJson)
#include "tst_turn_json.moc"
