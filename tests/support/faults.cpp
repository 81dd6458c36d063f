#include "tests/support/faults.h"

#include "tests/support/local_api.h"

using namespace core;

namespace {

const QByteArray kFinish = R"({"id":"u","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})";
const QByteArray kUsage =
    R"({"id":"u","choices":[],"usage":{"prompt_tokens":10,"completion_tokens":4,"total_tokens":14}})";
const QByteArray kRole = R"({"id":"u","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]})";
const QByteArray kEmptyUsage =
    R"({"id":"u","choices":[],"usage":{"prompt_tokens":10,"completion_tokens":0,"total_tokens":10}})";
const QByteArray kInnerError = R"({"error":{"message":"no capacity","type":"server_error","code":503}})";

QByteArray wholeBody(const QByteArray &text, const QByteArray &completionTokens)
{
    return R"({"id":"u","choices":[{"index":0,"message":{"role":"assistant","content":")" + text
           + R"("},"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":)"
           + completionTokens + "}}";
}

/// The head of a whole answer and the first bytes of its body.
MockScript halfBody()
{
    const QByteArray body = wholeBody(Fault::kPoison, "4");
    return MockScript().send("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
                             + QByteArray::number(body.size()) + "\r\n\r\n" + body.chopped(20));
}

/// A stream that has begun: the role, and the text if it is to be seen.
MockScript begun(bool withText)
{
    const QByteArray events = sseData(kRole) + (withText ? textEvent(Fault::kPoison) : QByteArray());
    return MockScript::streamHead().send(MockScript::chunk(events));
}

Fault refused(int status, const char *kind, const QByteArray &message, bool passes = false,
              const HeaderList &headers = {})
{
    const MockScript answer = refusalAnswer(status, message, headers);
    return {.name = QByteArray::number(status),
            .kind = QLatin1String(kind),
            .streamed = answer,
            .whole = answer,
            .status = status,
            .openAiStatus = status,
            .anthropicStatus = status,
            .passes = passes};
}

Fault limited(const QByteArray &name, const HeaderList &headers)
{
    Fault fault = refused(429, "rate_limited", "slow down", false, headers);
    fault.name = name;
    fault.retryAfter = 40;
    return fault;
}

/// An answer with status 200 that is none.
Fault unreadable(const QByteArray &name, const MockScript &streamed, const MockScript &whole)
{
    return {.name = name,
            .kind = QStringLiteral("bad_reply"),
            .streamed = streamed,
            .whole = whole,
            .status = 200};
}

QList<Fault> connectionFaults()
{
    return {
        {.name = "refuses the connection",
         .kind = QStringLiteral("connect_failed"),
         .passes = true,
         .door = Fault::Door::Refuses},
        // How far the request came by then is chance.
        {.name = "accepts and closes",
         .kind = QStringLiteral("stream_broken|connect_failed"),
         .passes = true,
         .door = Fault::Door::ClosesOnAccept},
        {.name = "closes without an answer",
         .kind = QStringLiteral("stream_broken"),
         .streamed = MockScript().close(),
         .whole = MockScript().close(),
         .passes = true},
        {.name = "reset before the headers",
         .kind = QStringLiteral("stream_broken"),
         .streamed = MockScript().reset(),
         .whole = MockScript().reset(),
         .passes = true},
        {.name = "reset in the stream",
         .kind = QStringLiteral("stream_broken"),
         .streamed = begun(true).reset(),
         .whole = halfBody().reset(),
         .status = 200,
         .passes = true,
         .tokenFirst = true},
        {.name = "half a chunk",
         .kind = QStringLiteral("stream_broken"),
         .streamed = begun(false).send("40\r\ndata: {\"choi").close(),
         .whole = MockScript::streamHead("application/json").send("40\r\n{\"choices\":[").close(),
         .status = 200,
         .passes = true},
        {.name = "half a chunk after the first token",
         .kind = QStringLiteral("stream_broken"),
         .streamed = begun(true).send("40\r\ndata: {\"choi").close(),
         .whole = halfBody().close(),
         .status = 200,
         .passes = true,
         .tokenFirst = true},
        {.name = "a stream without its end",
         .kind = QStringLiteral("stream_broken"),
         .streamed = begun(true).send(MockScript::lastChunk()),
         .whole = halfBody().close(),
         .status = 200,
         .passes = true,
         .tokenFirst = true},
    };
}

QList<Fault> silences()
{
    return {
        {.name = "stalls before the headers",
         .kind = QStringLiteral("first_token_timeout"),
         .streamed = MockScript().hold(),
         .whole = MockScript().hold(),
         .openAiStatus = 504,
         .anthropicStatus = 504,
         .needsTimeout = true},
        {.name = "stalls before the first token",
         .kind = QStringLiteral("first_token_timeout"),
         .streamed = begun(false).hold(),
         .whole = halfBody().hold(),
         .status = 200,
         .openAiStatus = 504,
         .anthropicStatus = 504,
         .needsTimeout = true},
        {.name = "stalls in the stream",
         .kind = QStringLiteral("idle_timeout"),
         .streamed = begun(true).hold(),
         .whole = halfBody().hold(),
         .wholeKind = QStringLiteral("first_token_timeout"),
         .status = 200,
         .openAiStatus = 504,
         .anthropicStatus = 504,
         .tokenFirst = true,
         .needsTimeout = true},
    };
}

QList<Fault> refusals()
{
    Fault unnamed = refused(429, "rate_limited", "slow down", true);
    unnamed.name = "429 without Retry-After";
    Fault down = refused(503, "overloaded", "down", true);
    down.anthropicStatus = 529; // Anthropic's own word for it
    return {
        limited("429 with Retry-After in seconds", {{"retry-after", "40"}}),
        limited("429 with Retry-After as a date", {{"date", "Sat, 21 Nov 2026 12:00:00 GMT"},
                                                   {"retry-after", "Sat, 21 Nov 2026 12:00:40 GMT"}}),
        unnamed,
        refused(500, "overloaded", "boom", true),
        refused(529, "overloaded", "overloaded", true),
        down,
        refused(401, "auth_failed", "Incorrect API key provided"),
        refused(402, "out_of_credit", "Insufficient Balance"),
        refused(404, "model_unavailable", "model not found"),
    };
}

QList<Fault> badAnswers()
{
    const auto json = [](const QByteArray &body) { return MockScript::answer(200, body); };
    const MockScript page = MockScript::answer(200, "<html>poison</html>", "text/html");
    return {
        {.name = "200 with an error in it",
         .kind = QStringLiteral("overloaded"),
         .streamed = json(kInnerError),
         .whole = json(kInnerError),
         .status = 200,
         .openAiStatus = 503,
         .anthropicStatus = 529,
         .passes = true},
        {.name = "an error in the stream before the first token",
         .kind = QStringLiteral("overloaded"),
         .streamed = MockScript::eventStream({sseData(kRole), sseData(kInnerError)}),
         .whole = json(kInnerError),
         .status = 200,
         .openAiStatus = 503,
         .anthropicStatus = 529,
         .passes = true},
        {.name = "an error in the stream after the first token",
         .kind = QStringLiteral("overloaded"),
         .streamed = MockScript::eventStream({textEvent(Fault::kPoison), sseData(kInnerError)}),
         .whole = json(kInnerError),
         .status = 200,
         .openAiStatus = 503,
         .anthropicStatus = 529,
         .passes = true,
         .tokenFirst = true},
        unreadable("an empty completion",
                   MockScript::eventStream(
                       {sseData(kRole), sseData(kFinish), sseData(kEmptyUsage), sseData("[DONE]")}),
                   json(wholeBody({}, "0"))),
        unreadable("nothing at all", MockScript::answer(200, {}, "text/event-stream"), json({})),
        unreadable("broken JSON", MockScript::eventStream({"data: {\"choices\":[poison\n\n"}),
                   json("{\"choices\":[poison]}")),
        {.name = "broken JSON after the first token",
         .kind = QStringLiteral("bad_reply"),
         .streamed = MockScript::eventStream({textEvent(Fault::kPoison), "data: {\"choices\":[poison\n\n"}),
         .whole = json("[]"),
         .status = 200,
         .tokenFirst = true},
        unreadable("a web page", page, page),
    };
}

} // namespace

QList<Fault> allFaults()
{
    return connectionFaults() + silences() + refusals() + badAnswers();
}

void Fault::arm(MockUpstream &upstream, bool stream) const
{
    upstream.setDefault(stream ? streamed : whole);
    if (door == Door::ClosesOnAccept)
        upstream.setOnAccept(MockScript().close());
    else if (door == Door::Refuses)
        upstream.close();
}

QByteArray Fault::config() const
{
    // A whole answer is given five times as long.
    return needsTimeout ? R"({"timeouts":{"first_token_ms":400,"idle_ms":400}})" : QByteArray();
}

MockScript healthyAnswer(bool stream)
{
    if (!stream)
        return MockScript::answer(200, wholeBody("Hello", "4"));
    return MockScript::eventStream(
        {textEvent("Hel"), textEvent("lo"), sseData(kFinish), sseData(kUsage), sseData("[DONE]")});
}

QByteArray textEvent(const QByteArray &text)
{
    return sseData(R"({"id":"u","model":"native","choices":[{"index":0,"delta":{"content":")" + text
                   + R"("}}]})");
}

MockScript refusalAnswer(int status, const QByteArray &message, const HeaderList &headers)
{
    return MockScript::answer(status, R"({"error":{"message":")" + message + R"(","type":"x","code":null}})",
                              "application/json", headers);
}
