#include "core/base/secret.h"
#include "core/protocol/codec.h"
#include "core/protocol/openai_chat_decode.h"
#include "tests/unit/protocol/capture.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace core;

namespace {

/// Where our reading is not that of the independent reader behind `expect`, on purpose: what we give instead,
/// and why.
struct Difference {
    const char *capture;
    const char *field;
    QString ours;
    const char *why;
};

const QList<Difference> &differences()
{
    static const QList<Difference> all {
        {"snowflake/snowflake-snowflake-thinking", "reasoning",
         QStringLiteral("Let me get the weather for Mexico City."),
         "the thoughts stand only in reasoning_details; a person should see them"},
        {"mistral/doc-422-detail-list", "message", QStringLiteral("body.messages: Field required"),
         "FastAPI's list is made readable"},
        {"openrouter/doc-400-provider-error-with-raw", "message", QStringLiteral("Xiaomi: Param Incorrect"),
         "the cause wrapped in metadata.raw says more than 'Provider returned error'"},
        {"openai/doc-502-html-from-proxy", "message", QStringLiteral("502 Bad Gateway"),
         "the title of a web page is better than nothing"},
        {"openai/doc-503-html-from-proxy", "message", QStringLiteral("503 Service Temporarily Unavailable"),
         "the title of a web page is better than nothing"},
    };
    return all;
}

QString expected(const Capture &capture, const char *field, const QString &theirs)
{
    for (const Difference &difference : differences()) {
        if (capture.id == QLatin1String(difference.capture) && qstrcmp(difference.field, field) == 0)
            return difference.ours;
    }
    return theirs;
}

/// What every error capture means; one that is missing here fails the test.
const QMap<QString, ErrorKind> &errorKinds()
{
    static const QMap<QString, ErrorKind> kinds {
        {QStringLiteral("azure/azure-chat-reasoning-1"), ErrorKind::ModelUnavailable},
        {QStringLiteral("azure/azure-openai-openai-deployments-gpt-4-1-chat-completions-api-ver"),
         ErrorKind::AuthFailed},
        {QStringLiteral("azure/doc-429-token-rate-limit"), ErrorKind::RateLimited},
        {QStringLiteral("deepseek/doc-400-reasoning-must-be-passed-back"), ErrorKind::BadRequest},
        {QStringLiteral("doubleword/error-matrix-invalid-key-blocking"), ErrorKind::AuthFailed},
        {QStringLiteral("fireworks/doc-412-account-suspended"), ErrorKind::OutOfCredit},
        {QStringLiteral("google/doc-400-error-in-array"), ErrorKind::BadRequest},
        {QStringLiteral("groq/doc-413-request-too-large-for-tier"), ErrorKind::RateLimited},
        {QStringLiteral("groq/doc-498-flex-capacity"), ErrorKind::Overloaded},
        {QStringLiteral("groq/tool-use-failed-error-streaming-with-text"), ErrorKind::BadReply},
        {QStringLiteral("llamacpp/multimodal-matrix-image-without-mmproj"), ErrorKind::BadRequest},
        {QStringLiteral("lmstudio/doc-400-error-is-a-string"), ErrorKind::BadRequest},
        {QStringLiteral("mistral/doc-400-tool-call-id"), ErrorKind::BadRequest},
        {QStringLiteral("mistral/doc-422-detail-list"), ErrorKind::BadRequest},
        {QStringLiteral("mistral/doc-429-bare-message"), ErrorKind::RateLimited},
        {QStringLiteral("mistral/doc-429-rate-limited"), ErrorKind::RateLimited},
        {QStringLiteral("openai/doc-429-insufficient-quota"), ErrorKind::OutOfCredit},
        {QStringLiteral("openai/doc-429-tokens-per-minute"), ErrorKind::RateLimited},
        {QStringLiteral("openai/doc-502-html-from-proxy"), ErrorKind::Overloaded},
        {QStringLiteral("openai/doc-503-html-from-proxy"), ErrorKind::Overloaded},
        {QStringLiteral("openai/openai-client-async-error"), ErrorKind::ModelUnavailable},
        {QStringLiteral("openai/splice-error-object-after-text"), ErrorKind::Overloaded},
        {QStringLiteral("openai/testlm-test-exception-event-recorded-on-lm-error"), ErrorKind::AuthFailed},
        {QStringLiteral("openai/vision-vision-2"), ErrorKind::BadRequest},
        {QStringLiteral("openrouter/doc-400-provider-error-with-raw"), ErrorKind::BadRequest},
        {QStringLiteral("openrouter/doc-402-credits"), ErrorKind::OutOfCredit},
        {QStringLiteral("openrouter/doc-403-moderation"), ErrorKind::Refused},
        {QStringLiteral("openrouter/doc-503-temporarily-unavailable"), ErrorKind::Overloaded},
        {QStringLiteral("openrouter/openrouter-stream-error"), ErrorKind::BadRequest},
        {QStringLiteral("openrouter/splice-error-chunk-after-text"), ErrorKind::Overloaded},
        {QStringLiteral("openrouter/testopenrouterstreaming-1"), ErrorKind::RateLimited},
        {QStringLiteral("vllm/doc-400-flat-error"), ErrorKind::ContextTooLong},
        {QStringLiteral("vllm/doc-400-nested-error"), ErrorKind::BadRequest},
    };
    return kinds;
}

FinishReason reasonFor(const QString &word, bool hasCalls)
{
    if (word == QLatin1String("length"))
        return FinishReason::Length;
    if (word == QLatin1String("content_filter"))
        return FinishReason::ContentFilter;
    return hasCalls || word == QLatin1String("function_call") ? FinishReason::ToolCalls : FinishReason::Stop;
}

qint64 count(const QJsonObject &usage, const char *details, const char *name)
{
    return usage.value(QLatin1String(details)).toObject().value(QLatin1String(name)).toInteger();
}

} // namespace

class OpenAiFixtures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void wholeBodyGivesWhatWasSaid_data() { rows(true); }
    void wholeBodyGivesWhatWasSaid();
    void oneByteAtATimeGivesTheSameEvents_data() { rows(true); }
    void oneByteAtATimeGivesTheSameEvents();
    void bodyCutAnywhereNeverLosesContentSilently_data() { rows(true); }
    void bodyCutAnywhereNeverLosesContentSilently();
    void errorBodyIsUnderstood_data() { rows(false); }
    void errorBodyIsUnderstood();
    void errorBodyCutAnywhereStillNamesTheProvider_data() { rows(false); }
    void errorBodyCutAnywhereStillNamesTheProvider();

private:
    void rows(bool answers);
    const Capture &capture() const;
    QList<ChatEvent> wholeDecode(const Capture &capture) const;
    void checkCut(const Capture &capture, const Answer &soFar, const QList<ChatEvent> &tail,
                  const Answer &full, qsizetype at) const;
    void checkUsage(const Capture &capture, const Answer &answer) const;

    QList<Capture> m_captures;
    const Codec *m_codec = nullptr;
    struct Tally {
        QSet<QString> captures;
        QSet<QString> failed;
    };
    QMap<QString, Tally> m_tally;
    QString m_current;

private slots:
    void cleanup();
};

void OpenAiFixtures::initTestCase()
{
    m_codec = codecFor(QStringLiteral("openai-chat"));
    QVERIFY(m_codec);
    m_captures = capturesOf(QStringLiteral("openai-chat"));
}

void OpenAiFixtures::cleanup()
{
    if (m_current.isEmpty())
        return;
    Tally &tally = m_tally[m_current.section(u'/', 0, 0)];
    tally.captures.insert(m_current);
    if (QTest::currentTestFailed())
        tally.failed.insert(m_current);
    m_current.clear();
}

void OpenAiFixtures::cleanupTestCase()
{
    qInfo("%-16s %7s %7s", "provider", "passed", "failed");
    qsizetype all = 0;
    for (auto it = m_tally.cbegin(); it != m_tally.cend(); ++it) {
        all += it->captures.size();
        qInfo("%-16s %7d %7d", qPrintable(it.key()), int(it->captures.size() - it->failed.size()),
              int(it->failed.size()));
    }
    qInfo("%-16s %7d", "captures", int(all));
    for (const Difference &difference : differences())
        qInfo("read differently on purpose: %s, %s: %s", difference.capture, difference.field,
              difference.why);
    if (QCoreApplication::arguments().size() == 1)
        QCOMPARE(all, m_captures.size());
}

void OpenAiFixtures::rows(bool answers)
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_captures.size(); ++i) {
        if ((m_captures.at(i).status == 200) == answers)
            QTest::newRow(qPrintable(m_captures.at(i).id)) << i;
    }
}

const Capture &OpenAiFixtures::capture() const
{
    QFETCH(int, index);
    return m_captures.at(index);
}

QList<ChatEvent> OpenAiFixtures::wholeDecode(const Capture &capture) const
{
    QList<ChatEvent> events;
    const auto decoder = m_codec->makeDecoder(capture.sse, capture.target());
    decoder->feed(capture.body, events);
    decoder->end(events);
    return events;
}

void OpenAiFixtures::checkUsage(const Capture &capture, const Answer &answer) const
{
    const QJsonValue native = capture.expect.value(QLatin1String("usage"));
    QCOMPARE(answer.usage.has_value(), native.isObject());
    if (!answer.usage)
        return;
    const QJsonObject theirs = native.toObject();
    const Usage &usage = *answer.usage;
    QCOMPARE(usage.native, theirs);
    const qint64 reasoning = std::max(count(theirs, "completion_tokens_details", "reasoning_tokens"),
                                      theirs.value(QLatin1String("reasoning_tokens")).toInteger());
    const bool apart = capture.provider == QLatin1String("xai");
    const qint64 completion =
        theirs.value(QLatin1String("completion_tokens")).toInteger() + (apart ? reasoning : 0);
    const qint64 prompt = theirs.value(QLatin1String("prompt_tokens")).toInteger();
    const qint64 cached = std::max({count(theirs, "prompt_tokens_details", "cached_tokens"),
                                    theirs.value(QLatin1String("cached_tokens")).toInteger(),
                                    theirs.value(QLatin1String("num_cached_tokens")).toInteger(),
                                    theirs.value(QLatin1String("prompt_cache_hit_tokens")).toInteger()});
    QCOMPARE(usage.promptTokens, prompt);
    QCOMPARE(usage.completionTokens, completion);
    QCOMPARE(usage.cachedTokens, std::min(cached, prompt));
    QCOMPARE(usage.reasoningTokens, std::min(reasoning, completion));
    QCOMPARE(usage.totalTokens(), theirs.value(QLatin1String("total_tokens")).toInteger());
    const QJsonValue cost = theirs.value(QLatin1String("cost"));
    const double dollars =
        cost.isObject() ? cost.toObject().value(QLatin1String("total_cost")).toDouble() : cost.toDouble();
    const double ticks = theirs.value(QLatin1String("cost_in_usd_ticks")).toDouble();
    QCOMPARE(usage.reportedCost.has_value(), !cost.isUndefined() || ticks > 0);
    if (usage.reportedCost)
        QCOMPARE(usage.reportedCost->toDollars(), ticks > 0 ? ticks / 1e10 : dollars);
}

void OpenAiFixtures::wholeBodyGivesWhatWasSaid()
{
    const Capture &capture = this->capture();
    m_current = capture.id;
    const Answer answer = collect(wholeDecode(capture));
    const QJsonObject &expect = capture.expect;

    QCOMPARE(answer.violations, QStringList());
    const Answer::Choice first = answer.first();
    QCOMPARE(first.text, expect.value(QLatin1String("text")).toString());
    QCOMPARE(first.reasoning,
             expected(capture, "reasoning", expect.value(QLatin1String("reasoning")).toString()));
    QCOMPARE(first.refusal, expect.value(QLatin1String("refusal")).toString());
    const QJsonArray calls = expect.value(QLatin1String("tool_calls")).toArray();
    QCOMPARE(first.calls.size(), calls.size());
    for (int i = 0; i < calls.size(); ++i) {
        const QJsonObject call = calls.at(i).toObject();
        QCOMPARE(first.calls.at(i).id, call.value(QLatin1String("id")).toString());
        QCOMPARE(first.calls.at(i).name, call.value(QLatin1String("name")).toString());
        QCOMPARE(first.calls.at(i).arguments, call.value(QLatin1String("arguments")).toString());
    }
    QVERIFY(answer.info);
    QCOMPARE(answer.info->id, expect.value(QLatin1String("id")).toString());
    QCOMPARE(answer.info->model, expect.value(QLatin1String("model")).toString());
    checkUsage(capture, answer);

    const QJsonValue error = expect.value(QLatin1String("error"));
    QCOMPARE(answer.error.has_value(), error.isObject());
    if (answer.error) {
        QVERIFY(errorKinds().contains(capture.id));
        QCOMPARE(answer.error->kind, errorKinds().value(capture.id));
        QCOMPARE(answer.error->providerMessage, error.toObject().value(QLatin1String("message")).toString());
        QVERIFY(answer.error->message.contains(capture.provider));
        QCOMPARE(answer.error->httpStatus, 200);
    } else {
        const QString word = expect.value(QLatin1String("finish")).toString();
        for (const Answer::Choice &choice : std::as_const(answer.choices))
            QVERIFY(choice.finished);
        QCOMPARE(first.finished->reason, reasonFor(word, !calls.isEmpty()));
        if (!capture.body.contains("native_finish_reason"))
            QCOMPARE(first.finished->native, word);
    }
}

void OpenAiFixtures::oneByteAtATimeGivesTheSameEvents()
{
    const Capture &capture = this->capture();
    m_current = capture.id;
    QList<ChatEvent> events;
    const auto decoder = m_codec->makeDecoder(capture.sse, capture.target());
    for (const char byte : capture.body)
        decoder->feed(QByteArrayView(&byte, 1), events);
    decoder->end(events);
    QCOMPARE(events, wholeDecode(capture));
}

/// `soFar` is what came before the cut at that place, `tail` what end() made of the cut.
void OpenAiFixtures::checkCut(const Capture &capture, const Answer &soFar, const QList<ChatEvent> &tail,
                              const Answer &full, qsizetype at) const
{
    const QByteArray place = "cut at " + QByteArray::number(at);
    const Error *error = nullptr;
    if (!tail.isEmpty())
        error = std::get_if<Error>(&tail.last());
    if (soFar.error) {
        QVERIFY2(tail.isEmpty(), place.constData());
        return;
    }
    if (error) {
        const bool own = full.error && full.error->kind == error->kind;
        QVERIFY2(error->kind == ErrorKind::StreamBroken || error->kind == ErrorKind::BadReply || own,
                 place.constData());
        QVERIFY2(error->message.contains(capture.provider), place.constData());
        return;
    }
    Answer cut = soFar;
    collectInto(cut, tail);
    QVERIFY2(cut.violations.isEmpty(), place.constData());
    QVERIFY2(cut.sameContent(full), place.constData());
    for (const Answer::Choice &choice : std::as_const(cut.choices))
        QVERIFY2(choice.finished, place.constData());
}

void OpenAiFixtures::bodyCutAnywhereNeverLosesContentSilently()
{
    const Capture &capture = this->capture();
    m_current = capture.id;
    const Answer full = collect(wholeDecode(capture));

    // The decoder goes on byte by byte; at each place a copy of it is told that the body ended there. A JSON
    // body is parsed as a whole at its end, so that long ones are cut at every 13th byte and in their last
    // kilobyte.
    constexpr int longJson = 4000;
    constexpr int stride = 13;
    OpenAiChatDecoder decoder(capture.target());
    Answer soFar;
    int successes = 0;
    for (qsizetype at = 0; at < capture.body.size(); ++at) {
        const bool skip = !capture.sse && capture.body.size() > longJson && at % stride != 0
                          && at < capture.body.size() - 256;
        QList<ChatEvent> events;
        if (!skip) {
            OpenAiChatDecoder ended = decoder;
            ended.end(events);
            checkCut(capture, soFar, events, full, at);
            if (QTest::currentTestFailed())
                return;
            successes +=
                soFar.error || (!events.isEmpty() && std::holds_alternative<Error>(events.last())) ? 0 : 1;
        }
        events.clear();
        decoder.feed(QByteArrayView(capture.body).sliced(at, 1), events);
        collectInto(soFar, events);
    }
    // A JSON body is complete only with its last brace; what may follow is white space.
    if (!capture.sse)
        QVERIFY(successes <= capture.body.size() - capture.body.trimmed().size());
}

void OpenAiFixtures::errorBodyIsUnderstood()
{
    const Capture &capture = this->capture();
    m_current = capture.id;
    const Error error = m_codec->decodeError(capture.status, capture.headers, capture.body, capture.target());
    const QJsonObject theirs = capture.expect.value(QLatin1String("error")).toObject();

    QVERIFY2(errorKinds().contains(capture.id), "no expectation for this capture");
    QCOMPARE(error.kind, errorKinds().value(capture.id));
    QCOMPARE(error.httpStatus, capture.status);
    QCOMPARE(error.provider, capture.provider);
    const QString message = expected(capture, "message", theirs.value(QLatin1String("message")).toString());
    QCOMPARE(error.providerMessage, redact(message));
    QVERIFY(error.message.startsWith(capture.provider) || error.message.contains(capture.provider));
    QVERIFY(error.message.contains(QString::number(capture.status)));
    const bool pause = !headerValue(capture.headers, "retry-after").isEmpty();
    if (pause)
        QVERIFY(error.retryAfter);
}

void OpenAiFixtures::errorBodyCutAnywhereStillNamesTheProvider()
{
    const Capture &capture = this->capture();
    m_current = capture.id;
    for (qsizetype at = 0; at < capture.body.size(); ++at) {
        const Error error = m_codec->decodeError(capture.status, capture.headers,
                                                 QByteArrayView(capture.body).first(at), capture.target());
        QVERIFY(error.message.contains(capture.provider));
        QCOMPARE(error.httpStatus, capture.status);
        QVERIFY(!error.message.contains(QLatin1String("sk-fake-key")));
    }
}

QTEST_GUILESS_MAIN(OpenAiFixtures)
#include "tst_openai_fixtures.moc"
