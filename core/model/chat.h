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

/// The `provider` object of a request, and the `routing` block of the configuration (openrouter-spec §2.3).
struct RoutingPreferences {
    QStringList order = {};
    QStringList only = {};
    QStringList ignore = {};
    bool allowFallbacks = true;
    QString sort = {}; ///< `price`, or empty for the default order.
    bool denyDataCollection = false; ///< `data_collection: deny`.
    bool zeroDataRetention = false; ///< `zdr: true`.
    QStringList quantizations = {};
    std::optional<Money> maxPromptPrice = {}; ///< Per token.
    std::optional<Money> maxCompletionPrice = {}; ///< Per token.
    std::optional<Money> maxRequestPrice = {}; ///< Per request.

    /// The user's settings with a request's wishes on top: the stricter of the two wins for everything that
    /// protects data or money, the request wins for order and sort.
    RoutingPreferences restrictedBy(const RoutingPreferences &request) const;
    bool operator==(const RoutingPreferences &) const = default;
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
    QJsonObject extra = {}; ///< Top-level fields that nobody models.
    /// Set for what is no conversation (embeddings, images, …): the body then says all there is to say, and
    /// only model, routing, user and session are read from here.
    std::optional<RawRequest> raw = {};
    bool operator==(const ChatRequest &) const = default;
};

} // namespace core

Q_DECLARE_METATYPE(core::ChatRequest)
