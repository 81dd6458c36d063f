#pragma once

#include "core/base/money.h"
#include "core/model/raw_request.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace core {

// The neutral form of a chat request. Every client shape is read into it and every upstream protocol is
// written from it. A field that nobody models travels in the `extra` of the thing it belongs to, in the
// OpenAI form, so that nothing a client sends is lost on the way to an upstream of the same shape.

enum class Role { System, Developer, User, Assistant, Tool };

struct TextPart {
    QString text;
    QJsonObject extra = {}; ///< For instance `cache_control`.
    bool operator==(const TextPart &) const = default;
};

struct ImagePart {
    QString url; ///< https URL or data URL.
    QString detail = {}; ///< auto, low, high; empty where the client did not say.
    QJsonObject extra = {};
    bool operator==(const ImagePart &) const = default;
};

struct AudioPart {
    QString data; ///< Base64.
    QString format; ///< wav, mp3, …
    QJsonObject extra = {};
    bool operator==(const AudioPart &) const = default;
};

struct FilePart {
    QString filename = {};
    QString data = {}; ///< URL or data URL.
    QString fileId = {}; ///< Id of a file that was uploaded to the provider before.
    QJsonObject extra = {};
    bool operator==(const FilePart &) const = default;
};

/// A content part of a type that nobody models, as the client sent it.
struct OpaquePart {
    QJsonObject json;
    bool operator==(const OpaquePart &) const = default;
};

using ContentPart = std::variant<TextPart, ImagePart, AudioPart, FilePart, OpaquePart>;

struct ToolCall {
    QString id;
    QString name;
    QString arguments; ///< JSON text as the model wrote it; may be incomplete when the answer was cut.
    QJsonObject extra = {};
    bool operator==(const ToolCall &) const = default;
};

struct Message {
    Role role = Role::User;
    QList<ContentPart> content = {};
    /// `"content": "…"` rather than a list of parts; many servers take only the string form of plain text.
    bool contentIsString = true;
    QString name = {};
    QString toolCallId = {}; ///< Of a tool message: the call that it answers.
    QList<ToolCall> toolCalls = {}; ///< Of an assistant message.
    QString reasoning = {}; ///< Of an assistant message, to be sent back where the provider wants it.
    QJsonArray reasoningDetails =
        {}; ///< Byte-exact blocks with signatures or encrypted data (OpenRouter's form).
    QString refusal = {};
    QJsonObject extra = {};

    static Message text(Role role, const QString &text);
    /// All text parts joined by line breaks.
    QString plainText() const;
    bool operator==(const Message &) const = default;
};

struct ToolDefinition {
    QString name;
    QString description = {};
    std::optional<QJsonObject> parameters = {}; ///< JSON Schema.
    std::optional<bool> strict = {};
    /// Fields beside `type` and `function` (for instance `cache_control`); for a tool that is no function,
    /// the whole tool as the client sent it, with its `type`.
    QJsonObject extra = {};
    bool isFunction = true;
    bool operator==(const ToolDefinition &) const = default;
};

struct ToolChoice {
    enum class Mode { Auto, None, Required, Function, Opaque };
    Mode mode = Mode::Auto;
    QString function = {}; ///< For Mode::Function.
    QJsonObject json = {}; ///< For Mode::Opaque: a form that nobody models.
    bool operator==(const ToolChoice &) const = default;
};

struct ResponseFormat {
    enum class Kind { Text, JsonObject, JsonSchema, Opaque };
    Kind kind = Kind::Text;
    QString name = {};
    QString description = {};
    std::optional<QJsonObject> schema = {};
    std::optional<bool> strict = {};
    QJsonObject json = {}; ///< For Kind::Opaque.
    bool operator==(const ResponseFormat &) const = default;
};

struct ReasoningRequest {
    QString effort = {}; ///< none, minimal, low, medium, high, xhigh, max; empty = not asked.
    std::optional<qint64> maxTokens = {}; ///< Budget in tokens; excludes effort.
    std::optional<bool> enabled = {};
    bool exclude = false; ///< Think, but do not return the thoughts.
    QJsonObject extra = {};
    bool operator==(const ReasoningRequest &) const = default;
};

/// Absent means absent upstream too: no default is ever invented.
struct Sampling {
    std::optional<double> temperature = {};
    std::optional<double> topP = {};
    std::optional<qint64> topK = {};
    std::optional<double> minP = {};
    std::optional<double> topA = {};
    std::optional<double> frequencyPenalty = {};
    std::optional<double> presencePenalty = {};
    std::optional<double> repetitionPenalty = {};
    std::optional<qint64> seed = {};
    QStringList stop = {};
    std::optional<QJsonObject> logitBias = {};
    std::optional<bool> logprobs = {};
    std::optional<int> topLogprobs = {};
    bool operator==(const Sampling &) const = default;
};

/// What endpoints are put in order by where the caller says so. Default: the strategy of the settings.
enum class SortBy { Default, Price, Throughput, Latency, Exacto };
/// Of several models: all endpoints of the first before those of the next, or all of them in one ranking.
enum class Partition { Model, None };

/// `price`, `throughput`, `latency`, `exacto`; empty for Default.
QString sortName(SortBy sort);
/// The reverse; empty where there is no such word.
std::optional<SortBy> sortFromName(const QString &name);

/// Wished figures at percentiles of the recent traffic; absent: no wish there.
struct PercentileGoals {
    std::optional<double> p50 = {};
    std::optional<double> p75 = {};
    std::optional<double> p90 = {};
    std::optional<double> p99 = {};
    bool isEmpty() const { return !p50 && !p75 && !p90 && !p99; }
    bool operator==(const PercentileGoals &) const = default;
};

/// The `provider` object of a request, and the `routing` block of the configuration (openrouter-spec §2.3).
struct RoutingPreferences {
    QStringList order = {};
    QStringList only = {};
    QStringList ignore = {};
    bool allowFallbacks = true;
    SortBy sort = SortBy::Default;
    Partition partition = Partition::Model;
    bool requireParameters = false; ///< Only endpoints that take every parameter that was sent.
    bool denyDataCollection = false; ///< `data_collection: deny`.
    bool denyTraining = false; ///< No endpoint that may train on prompts; settings only.
    bool zeroDataRetention = false; ///< `zdr: true`.
    bool distillableOnly = false; ///< `enforce_distillable_text`.
    QStringList quantizations = {};
    QStringList regions = {}; ///< Where data may go (`eu`, `us-east-1`); empty = anywhere. Settings only.
    QStringList onlyModels = {}; ///< Patterns of models that may be used; empty = all. Settings only.
    QStringList ignoredModels = {}; ///< Patterns of models that may not. Settings only.
    std::optional<Money> maxPromptPrice = {}; ///< Per token.
    std::optional<Money> maxCompletionPrice = {}; ///< Per token.
    std::optional<Money> maxRequestPrice = {}; ///< Per request.
    std::optional<Money> maxImagePrice = {}; ///< Per image.
    std::optional<Money> maxAudioPrice = {}; ///< Per audio token.
    PercentileGoals minThroughput = {}; ///< `preferred_min_throughput`: tokens a second. A wish, no filter.
    PercentileGoals maxLatency = {}; ///< `preferred_max_latency`: seconds to the first token. Likewise.

    /// The user's settings with a request's wishes on top: the stricter of the two wins for everything that
    /// protects data or money, the request wins for order, sort and wishes.
    RoutingPreferences restrictedBy(const RoutingPreferences &request) const;
    bool operator==(const RoutingPreferences &) const = default;
};

/// An entry of `plugins`: something done once to the request or its answer.
struct PluginUse {
    QString id; ///< `context-compression`, `file-parser`, `response-healing`, `web`, `auto-router`, ….
    bool enabled = true;
    QJsonObject options = {}; ///< The entry without `id` and `enabled`.
    bool operator==(const PluginUse &) const = default;
};

struct ChatRequest {
    QString model;
    QStringList fallbackModels = {}; ///< `models[]`: tried in order after `model`.
    QList<Message> messages = {};
    Sampling sampling = {};
    std::optional<qint64> maxTokens = {};
    QList<ToolDefinition> tools = {};
    std::optional<ToolChoice> toolChoice = {};
    std::optional<bool> parallelToolCalls = {};
    std::optional<ResponseFormat> responseFormat = {};
    std::optional<ReasoningRequest> reasoning = {};
    bool stream = false;
    QString user = {};
    QString sessionId = {};
    RoutingPreferences routing = {};
    QString preset = {}; ///< Name of a preset of the settings; `model` may name one too.
    QList<PluginUse> plugins = {};
    /// `transforms`, the older way to ask for context compression: absent = not said, empty = none wanted.
    std::optional<QStringList> transforms = {};
    QJsonObject extra = {}; ///< Top-level fields that nobody models.
    /// Set for what is no conversation (embeddings, images, …): the body then says all there is to say, and
    /// only model, routing, user and session are read from here.
    std::optional<RawRequest> raw = {};
    bool operator==(const ChatRequest &) const = default;
};

/// How many pictures the prompt holds.
qint64 imagesIn(const ChatRequest &request);

} // namespace core

Q_DECLARE_METATYPE(core::ChatRequest)
