#include "core/protocol/codec.h"
#include "core/protocol/raw/multipart.h"
#include "core/protocol/raw/raw_ingress.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// A request that is no conversation, as JSON or as a form: its parts lie within it, one behind the other, and
// it can be written for every protocol of its kind or is refused with words. The first line of the input is
// the content type.

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void checkParts(const QByteArray &body, const QByteArray &boundary)
{
    const auto parts = core::formParts(body, boundary);
    if (!parts)
        return;
    qsizetype last = 0;
    for (const core::FormPart &part : *parts) {
        require(part.begin >= last && part.contentBegin >= part.begin && part.contentEnd >= part.contentBegin
                    && part.end >= part.contentEnd && part.end <= body.size(),
                "parts that overlap or lie outside");
        for (const char *end : {"\r\n", "--"})
            require(!part.contentOf(body).contains("\r\n--" + boundary + end), "a delimiter within a part");
        last = part.end;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype lineEnd = input.indexOf('\n');
    if (lineEnd < 0)
        return 0;
    const QByteArray contentType = input.first(lineEnd);
    const QByteArray body = input.sliced(lineEnd + 1);
    const QByteArray boundary = core::headerParameter(contentType, "boundary");
    if (!boundary.isEmpty())
        checkParts(body, boundary);

    constexpr std::pair<core::Task, const char *> protocols[] = {
        {core::Task::Embeddings, "openai-embeddings"},
        {core::Task::Embeddings, "google-embed-content"},
        {core::Task::Embeddings, "cohere-v2-embed"},
        {core::Task::Embeddings, "ollama-embed"},
        {core::Task::Images, "openai-images"},
        {core::Task::Speech, "openai-speech"},
        {core::Task::Transcription, "openai-transcriptions"}};
    for (const auto &[task, protocol] : protocols) {
        const auto request = core::rawRequestFrom({.task = task, .contentType = contentType, .body = body});
        if (!request) {
            require(!request.error().message.isEmpty(), "a refusal without words");
            continue;
        }
        core::EndpointTarget target;
        target.providerId = QStringLiteral("fuzz");
        target.protocol = QString::fromLatin1(protocol);
        target.baseUrl = QStringLiteral("https://fuzz.example/v1");
        target.providerModelId = QStringLiteral("large");
        const core::Codec *codec = core::codecFor(target.protocol);
        require(codec != nullptr, "a protocol that there is not");
        const auto wire = codec->encode(*request, target);
        require(wire || !wire.error().message.isEmpty(), "a request that cannot be sent, without words");
    }
    return 0;
}
