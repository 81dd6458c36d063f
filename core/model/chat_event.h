#pragma once

#include "core/base/error.h"
#include "core/model/usage.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

#include <variant>

namespace core {

// An answer is a list of events; an answer that came whole is the same list, at once.
// `choice` is the index of the alternative answer (0 unless the client asked for n > 1).

/// Facts about the answer; comes once, before any content.
struct ReplyInfo {
    QString id = {}; ///< The provider's own id.
    QString model = {}; ///< The model as the provider names it.
    qint64 created = 0; ///< Unix seconds, 0 where the provider does not say.
    QString provider = {}; ///< Where an aggregator says whom it asked.
    QJsonObject extra = {}; ///< `system_fingerprint`, `service_tier`, ….
    bool operator==(const ReplyInfo &) const = default;
};

struct TextDelta {
    QString text;
    int choice = 0;
    bool operator==(const TextDelta &) const = default;
};

/// Reasoning as text, as typed blocks (OpenRouter's `reasoning_details`), or both at once for the same
/// content.
struct ReasoningDelta {
    QString text = {};
    QJsonArray details = {};
    int choice = 0;
    bool operator==(const ReasoningDelta &) const = default;
};

struct RefusalDelta {
    QString text;
    int choice = 0;
    bool operator==(const RefusalDelta &) const = default;
};

/// A fragment of a tool call. `id` and `name` come once, in the call's first fragment.
struct ToolCallDelta {
    int index = 0; ///< Dense and from 0, whatever the provider counted.
    QString id = {};
    QString name = {};
    QString arguments = {};
    QJsonObject extra = {}; ///< For instance `extra_content` with a thought signature.
    int choice = 0;
    bool operator==(const ToolCallDelta &) const = default;
};

/// Message fields that nobody models: `annotations`, `images`, `audio`, `logprobs` (under that name), ….
struct ExtraDelta {
    QJsonObject fields;
    int choice = 0;
    bool operator==(const ExtraDelta &) const = default;
};

/// A piece of an answer that is no conversation (embeddings, images, speech, …), as the client gets it.
struct RawBytes {
    QByteArray bytes;
    QByteArray contentType = {}; ///< In the first piece: what the answer is.
    bool operator==(const RawBytes &) const = default;
};

/// Counts so far; a later report replaces an earlier one.
struct UsageReport {
    Usage usage;
    bool operator==(const UsageReport &) const = default;
};

enum class FinishReason { Stop, Length, ToolCalls, ContentFilter, Error };

/// The end of one alternative answer. A stream is complete when this came and the connection ended as it
/// should.
struct Finished {
    FinishReason reason = FinishReason::Stop;
    QString native = {}; ///< The provider's own word.
    int choice = 0;
    bool operator==(const Finished &) const = default;
};

/// An Error ends the stream; nothing comes after it.
using ChatEvent = std::variant<ReplyInfo, TextDelta, ReasoningDelta, RefusalDelta, ToolCallDelta, ExtraDelta,
                               RawBytes, UsageReport, Finished, Error>;

/// `stop`, `length`, `tool_calls`, `content_filter`, `error`.
QString finishReasonName(FinishReason reason);

/// True for what a reader would call content: text, reasoning, refusal, tool call, extra or raw bytes, if not
/// empty.
/// The first such event is the first token; from there on there is no fallback.
bool isContent(const ChatEvent &event);

} // namespace core

Q_DECLARE_METATYPE(QList<core::ChatEvent>)
