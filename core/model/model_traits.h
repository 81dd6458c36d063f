#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core {

/// What one model at one endpoint accepts beyond what its protocol can say. Put together from the catalog's
/// row and from the rules of `resources/catalog/model_rules.json`; absent means unknown, and what is unknown
/// is sent as it was asked.
struct ModelTraits {
    /// How the model is told to think.
    enum class Thinking {
        Unknown, ///< As the protocol usually has it.
        Budget, ///< By a number of tokens.
        Adaptive, ///< By an effort; a number of tokens is refused.
        Either, ///< Takes both.
    };
    /// Whether the model takes a setting, in view of its thinking.
    enum class Accepts { Always, OnlyWithoutReasoning, Never };

    Thinking thinking = Thinking::Unknown;
    QStringList efforts = {}; ///< Levels that it takes, any order; empty = unknown.
    std::optional<qint64> minBudget = {}; ///< Thinking tokens.
    std::optional<qint64> maxBudget = {};
    std::optional<bool> reasoningMandatory = {}; ///< Cannot be switched off.
    std::optional<bool> reasonsByDefault = {}; ///< Thinks although nobody asked.
    std::optional<Accepts> sampling = {}; ///< temperature, top_p, top_k, penalties, logprobs.
    std::optional<Accepts> forcedToolChoice = {}; ///< `required` or a named tool.
    std::optional<Accepts> stop = {}; ///< Stop sequences.
    /// Whose words the model takes for thinking and top_k where its host passes them through unread
    /// (Bedrock's `additionalModelRequestFields`): `claude`, `openai` (reasoning_effort), `nova`, `none`;
    /// empty = Claude's.
    QString ownFields = {};
    std::optional<bool> structuredOutputs = {};
    std::optional<bool> prefill = {}; ///< Takes an assistant message at the end, to go on from.
    std::optional<bool> systemInMessages = {}; ///< Takes system messages among the others (Anthropic).
    /// Wants the `extra_content` of its tool calls back when it is spoken to in OpenAI's shape: Gemini's
    /// signatures travel there. Others refuse the field.
    std::optional<bool> signedToolCalls = {};
    std::optional<qint64> maxOutputTokens = {};
    QStringList supportedParameters = {}; ///< OpenRouter's names; empty = unknown.

    bool operator==(const ModelTraits &) const = default;
};

/// One row of the rules: what holds for every model whose name matches.
struct ModelRule {
    /// With `*` for any text. Compared with the provider's and the catalog's name of the model, both in lower
    /// case and with `-` for every dot.
    QStringList patterns;
    ModelTraits traits;
    bool operator==(const ModelRule &) const = default;
};

/// A model's name as patterns are compared with it: in lower case and with `-` for every dot.
QString comparableModelName(QString name);
/// Whether the pattern, in which `*` stands for any text, is one for a name that is comparable.
bool namesModel(const QString &pattern, const QString &comparableName);

/// Lays what a rule or row says over what is known so far; unknown parts stay.
void overlayTraits(ModelTraits &traits, const ModelTraits &said);

/// All rules that match one of the names, the later ones winning.
ModelTraits traitsByRules(const QList<ModelRule> &rules, const QString &modelId,
                          const QString &providerModelId);

} // namespace core
