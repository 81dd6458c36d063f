#include "core/protocol/codec.h"
#include "tests/unit/protocol/capture.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

// Any bytes at all are read without harm, mean the same however they are cut, and give events in the order
// that their readers rely on. PROTOCOL is set by the build.

namespace {

core::EndpointTarget target()
{
    core::EndpointTarget target;
    target.providerId = QStringLiteral("fuzz");
    target.providerName = QStringLiteral("Fuzz");
    target.protocol = QStringLiteral(PROTOCOL);
    return target;
}

const core::Codec &codec()
{
    static const core::Codec *found = core::codecFor(QStringLiteral(PROTOCOL));
    return *found;
}

QList<core::ChatEvent> decode(QByteArrayView body, qsizetype pieceSize)
{
    QList<core::ChatEvent> events;
    const auto decoder = codec().makeDecoder(true, target());
    while (!body.isEmpty()) {
        const qsizetype size = std::min(pieceSize, body.size());
        decoder->feed(body.first(size), events);
        body = body.sliced(size);
    }
    decoder->end(events);
    // A body that is no answer is shown as far as it had come.
    for (core::ChatEvent &event : events) {
        if (auto *error = std::get_if<core::Error>(&event)) {
            error->message.clear();
            error->providerMessage.clear();
        }
    }
    return events;
}

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView body(data, qsizetype(size));
    const QList<core::ChatEvent> whole = decode(body, body.size());
    // A size of piece that differs from input to input, and is the same for the same one.
    constexpr qsizetype pieceSizes = 23;
    require(decode(body, 1 + body.size() % pieceSizes) == whole, "another split gave other events");
    const Answer answer = collect(whole);
    for (const QString &violation : answer.violations)
        require(false, qPrintable(violation));
    bool finished = answer.error.has_value();
    for (const Answer::Choice &choice : answer.choices)
        finished = finished || choice.finished;
    require(finished, "neither an end nor an error");

    constexpr int statuses[] = {400, 401, 404, 429, 500};
    const core::Error error = codec().decodeError(statuses[size % std::size(statuses)], {}, body, target());
    require(!error.message.isEmpty(), "an error without words");
    return 0;
}
