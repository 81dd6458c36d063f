#include "core/protocol/codec.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <vector>

// What decoding a long stream costs per chunk, for each protocol, beside parsing the same JSON and nothing
// else; and by how much memory grows in the second half of a stream of 400,000 chunks. The chunks have the
// size and the fields that recorded streams have. Figures are the best of several rounds: the machine's other
// work only ever adds.

namespace {

constexpr int kChunks = 5000;
constexpr int kRounds = 15;

struct Stream {
    const char *protocol;
    QByteArray head;
    QByteArray chunk; ///< One delta, with its framing.
    QByteArray json; ///< Its payload.
};

QByteArray event(const QByteArray &name, const QByteArray &json)
{
    return (name.isEmpty() ? QByteArray() : "event: " + name + "\n") + "data: " + json + "\n\n";
}

Stream sse(const char *protocol, const QByteArray &head, const QByteArray &name, const QByteArray &json)
{
    return {protocol, head, event(name, json), json};
}

void putNumber(QByteArray &bytes, quint32 number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.append(char(number >> shift));
}

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

/// One message of Amazon's event stream.
QByteArray awsMessage(const QByteArray &type, const QByteArray &payload)
{
    QByteArray headers;
    const auto add = [&](const QByteArray &name, const QByteArray &value) {
        constexpr char isText = 7;
        headers += char(name.size()) + name + isText + char(value.size() >> 8) + char(value.size()) + value;
    };
    add(":event-type", type);
    add(":content-type", "application/json");
    add(":message-type", "event");
    constexpr int around = 16;
    QByteArray message;
    putNumber(message, quint32(headers.size() + payload.size() + around));
    putNumber(message, quint32(headers.size()));
    putNumber(message, crc32(message));
    message += headers + payload;
    putNumber(message, crc32(message));
    return message;
}

std::vector<Stream> streams()
{
    const QByteArray converse =
        R"({"contentBlockIndex":0,"delta":{"text":" word"},"p":"abcdefghijklmnopqrstuv"})";
    const QByteArray ollama =
        R"({"model":"llama3.2","created_at":"2026-08-01T10:00:00.123456Z","message":{"role":"assistant","content":" word"},"done":false})";
    return {
        sse("openai-chat", {}, {},
            R"({"id":"chatcmpl-CyCUkFZRzkMb3hZYPZ22iOKzn3b4A","object":"chat.completion.chunk","created":1768463746,"model":"gpt-4o-2024-08-06","service_tier":"default","system_fingerprint":"fp_deacdd5f6f","choices":[{"index":0,"delta":{"content":" word"},"logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"3U3Da2bm3IkAj"})"),
        sse("openai-responses",
            event(
                "response.created",
                R"({"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","status":"in_progress","model":"gpt-5","output":[]}})")
                + event(
                    "response.output_item.added",
                    R"({"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"id":"msg_1","type":"message","role":"assistant","content":[]}})"),
            "response.output_text.delta",
            R"({"type":"response.output_text.delta","sequence_number":7,"item_id":"msg_68b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5","output_index":0,"content_index":0,"delta":" word","logprobs":[],"obfuscation":"x8sK2pQm1"})"),
        sse("anthropic-messages",
            event(
                "message_start",
                R"({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":9,"output_tokens":1}}})")
                + event(
                    "content_block_start",
                    R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})"),
            "content_block_delta",
            R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" word"}             })"),
        sse("google-generate-content", {}, {},
            R"({"candidates":[{"content":{"parts":[{"text":" word"}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":12,"totalTokenCount":21,"promptTokensDetails":[{"modality":"TEXT","tokenCount":9}]},"modelVersion":"gemini-2.5-flash","responseId":"abcDEF123"})"),
        {"bedrock-converse", awsMessage("messageStart", R"({"role":"assistant"})"),
         awsMessage("contentBlockDelta", converse), converse},
        sse("cohere-v2",
            event(
                "message-start",
                R"({"id":"29f14a5a","type":"message-start","delta":{"message":{"role":"assistant","content":[]}}})")
                + event(
                    "content-start",
                    R"({"type":"content-start","index":0,"delta":{"message":{"content":{"type":"text","text":""}}}})"),
            "content-delta",
            R"({"type":"content-delta","index":0,"delta":{"message":{"content":{"text":" word"}}}})"),
        {"ollama", {}, ollama + "\n", ollama},
    };
}

double bestMicroseconds(auto &&work)
{
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, double(timer.nsecsElapsed()) / 1e3 / kChunks);
    }
    return best;
}

/// Resident memory in KiB (Linux); 0 elsewhere.
long residentKiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    }
    return 0;
}

} // namespace

int main()
{
    std::printf("%-24s %10s %10s %7s %14s\n", "protocol", "us/chunk", "parse only", "ratio", "KiB, 2nd half");
    for (const Stream &stream : streams()) {
        const core::Codec *codec = core::codecFor(QString::fromLatin1(stream.protocol));
        core::EndpointTarget target;
        target.protocol = QString::fromLatin1(stream.protocol);
        qsizetype seen = 0;
        long resident = 0;
        const auto decode = [&](int chunks) {
            const auto decoder = codec->makeDecoder(true, target);
            QList<core::ChatEvent> events;
            decoder->feed(stream.head, events);
            for (int i = 0; i < chunks; ++i) {
                events.clear();
                decoder->feed(stream.chunk, events);
                for (const core::ChatEvent &one : events)
                    seen += std::holds_alternative<core::TextDelta>(one);
                if (i == chunks / 2)
                    resident = residentKiB();
            }
            // While the decoder lives: what it holds counts.
            resident = residentKiB() - resident;
        };
        const double decoding = bestMicroseconds([&] { decode(kChunks); });
        const double parsing = bestMicroseconds([&] {
            for (int i = 0; i < kChunks; ++i)
                seen += QJsonDocument::fromJson(stream.json).object().size() > 0 ? 0 : 1;
        });
        if (seen != qsizetype(kChunks) * kRounds)
            std::printf("%s: the text was not read\n", stream.protocol);
        constexpr int longStream = 400'000;
        decode(longStream);
        std::printf("%-24s %10.2f %10.2f %7.2f %+14ld\n", stream.protocol, decoding, parsing,
                    decoding / parsing, resident);
    }
    return 0;
}
