#include "core/protocol/client_shape.h"
#include "core/protocol/codec.h"
#include "core/protocol/field_reader.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// Whatever a client sends is read or refused with words that name a place, what was read can be written for
// every upstream protocol (or is refused with words), and gets an answer. SHAPE and PLACE are set by the
// build.

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

QList<core::EndpointTarget> targets()
{
    QList<core::EndpointTarget> targets;
    for (const char *protocol : {"openai-chat", "openai-responses", "anthropic-messages",
                                 "google-generate-content", "bedrock-converse", "cohere-v2", "ollama"}) {
        core::EndpointTarget target;
        target.providerId = QStringLiteral("fuzz");
        target.providerName = QStringLiteral("Fuzz");
        target.protocol = QString::fromLatin1(protocol);
        target.baseUrl = QStringLiteral("https://fuzz.example/v1");
        target.providerModelId = QStringLiteral("large");
        targets << target;
    }
    return targets;
}

QList<core::ChatEvent> answer()
{
    core::Usage usage;
    usage.promptTokens = 10;
    usage.completionTokens = 5;
    core::ToolCallDelta call;
    call.id = QStringLiteral("call_1");
    call.name = QStringLiteral("look");
    call.arguments = QStringLiteral("{}");
    return {core::ReplyInfo {},
            core::ReasoningDelta {QStringLiteral("Hm."), {}, 0},
            core::TextDelta {QStringLiteral("Hello"), 0},
            call,
            core::UsageReport {usage},
            core::Finished {core::FinishReason::ToolCalls, {}, 0}};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const core::ClientShape &shape = core::SHAPE();
    static const QList<core::EndpointTarget> everywhere = targets();
    const core::Result<QJsonObject> body =
        core::jsonObjectFrom(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!body)
        return 0;
    const core::ClientRequest client {.body = *body, .place = QStringLiteral(PLACE)};
    const core::Result<core::ChatRequest> request = shape.read(client);
    if (!request) {
        require(!request.error().message.isEmpty(), "a refusal without words");
        require(shape.errorStatus(request.error()) == 400, "a refusal that is not the client's fault");
        return 0;
    }
    for (const core::EndpointTarget &target : everywhere) {
        const auto wire = core::codecFor(target.protocol)->encode(*request, target);
        require(wire || !wire.error().message.isEmpty(), "a request that cannot be sent, without words");
    }
    core::ReplyFacts facts;
    facts.id = QStringLiteral("gen-1");
    facts.model = QStringLiteral("acme/large");
    const auto writer = shape.writerFor(client, *request, facts);
    QByteArray stream;
    for (const core::ChatEvent &event : answer())
        stream += writer->write({event});
    stream += writer->end({});
    require(!stream.isEmpty(), "an empty stream");
    require(!writer->whole(answer(), {}).isEmpty(), "an empty answer");
    return 0;
}
