#pragma once

#include "tests/support/mock_upstream.h"

#include <QMetaType>

#include <optional>

/// One way in which a provider that speaks OpenAI's chat fails, and what has to become of it.
struct Fault {
    /// What a caller must never see where another endpoint answered: every script sends it that sends text.
    static constexpr char kPoison[] = "poison";

    enum class Door { Open, ClosesOnAccept, Refuses };

    QByteArray name;
    QString kind; ///< `error_kind` of the attempt; several that chance decides between are parted by `|`.
    MockScript streamed = {}; ///< The answer to a request for a stream, …
    MockScript whole = {}; ///< … and for a whole answer.
    QString wholeKind = {}; ///< Where it is another one for a whole answer.
    int status = 0; ///< HTTP status of the provider's answer; 0: there was none.
    int openAiStatus = 502; ///< What a client of that shape gets where nobody else answers.
    int anthropicStatus = 502; ///< Likewise.
    bool passes = false; ///< The same endpoint is asked once more where there is no other.
    bool tokenFirst = false; ///< A stream gets as far as its first token.
    std::optional<int> retryAfter = {}; ///< Seconds that the provider asks for.
    bool needsTimeout = false; ///< Shows only by a time-out.
    Door door = Door::Open;

    QString kindFor(bool stream) const { return stream || wholeKind.isEmpty() ? kind : wholeKind; }
    /// The caller has read some of the answer when it fails.
    bool isLate(bool stream) const { return stream && tokenFirst; }
    /// Makes a provider fail so, whenever it is asked.
    void arm(MockUpstream &upstream, bool stream) const;
    /// Configuration in which the fault shows within half a second where a stream is asked for.
    QByteArray config() const;
};

Q_DECLARE_METATYPE(Fault)

QList<Fault> allFaults();

/// The answer of a provider that works: `Hello`, 10 tokens of prompt, 4 of answer.
MockScript healthyAnswer(bool stream);
/// One event of a stream that carries that text.
QByteArray textEvent(const QByteArray &text);
/// A refusal in OpenAI's envelope.
MockScript refusalAnswer(int status, const QByteArray &message, const core::HeaderList &headers = {});
