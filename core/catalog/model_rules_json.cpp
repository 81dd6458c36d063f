#include "core/catalog/catalog_format.h"

#include <functional>

namespace core {

namespace {

using Thinking = ModelTraits::Thinking;
using Accepts = ModelTraits::Accepts;

/// Takes one field over; false if its value is none of the known words.
struct Field {
    QLatin1String name;
    bool (*take)(ModelTraits &, const QJsonValue &);
};

bool takeThinking(ModelTraits &traits, const QJsonValue &value)
{
    const QString word = value.toString();
    if (word == QLatin1String("budget"))
        traits.thinking = Thinking::Budget;
    else if (word == QLatin1String("adaptive"))
        traits.thinking = Thinking::Adaptive;
    else if (word == QLatin1String("either"))
        traits.thinking = Thinking::Either;
    return traits.thinking != Thinking::Unknown;
}

template<auto Member>
bool takeAccepts(ModelTraits &traits, const QJsonValue &value)
{
    const QString word = value.toString();
    if (word == QLatin1String("always"))
        traits.*Member = Accepts::Always;
    else if (word == QLatin1String("only_without_reasoning"))
        traits.*Member = Accepts::OnlyWithoutReasoning;
    else if (word == QLatin1String("never"))
        traits.*Member = Accepts::Never;
    return (traits.*Member).has_value();
}

template<auto Member>
bool takeFlag(ModelTraits &traits, const QJsonValue &value)
{
    traits.*Member = value.toBool();
    return value.isBool();
}

template<auto Member>
bool takeNumber(ModelTraits &traits, const QJsonValue &value)
{
    traits.*Member = value.toInteger();
    return value.isDouble();
}

template<auto Member>
bool takeWords(ModelTraits &traits, const QJsonValue &value)
{
    for (const QJsonValue &word : value.toArray())
        traits.*Member << word.toString();
    return value.isArray();
}

bool takeOwnFields(ModelTraits &traits, const QJsonValue &value)
{
    traits.ownFields = value.toString();
    return QStringList({QStringLiteral("claude"), QStringLiteral("openai"), QStringLiteral("nova"),
                        QStringLiteral("none")})
        .contains(traits.ownFields);
}

constexpr Field kFields[] = {
    {QLatin1String("thinking"), takeThinking},
    {QLatin1String("efforts"), takeWords<&ModelTraits::efforts>},
    {QLatin1String("min_budget"), takeNumber<&ModelTraits::minBudget>},
    {QLatin1String("max_budget"), takeNumber<&ModelTraits::maxBudget>},
    {QLatin1String("reasoning_mandatory"), takeFlag<&ModelTraits::reasoningMandatory>},
    {QLatin1String("reasons_by_default"), takeFlag<&ModelTraits::reasonsByDefault>},
    {QLatin1String("sampling"), takeAccepts<&ModelTraits::sampling>},
    {QLatin1String("forced_tool_choice"), takeAccepts<&ModelTraits::forcedToolChoice>},
    {QLatin1String("stop"), takeAccepts<&ModelTraits::stop>},
    {QLatin1String("structured_outputs"), takeFlag<&ModelTraits::structuredOutputs>},
    {QLatin1String("system_in_messages"), takeFlag<&ModelTraits::systemInMessages>},
    {QLatin1String("prefill"), takeFlag<&ModelTraits::prefill>},
    {QLatin1String("signed_tool_calls"), takeFlag<&ModelTraits::signedToolCalls>},
    {QLatin1String("own_fields"), takeOwnFields},
    {QLatin1String("max_output_tokens"), takeNumber<&ModelTraits::maxOutputTokens>},
};

bool takeField(ModelTraits &traits, const QString &name, const QJsonValue &value)
{
    for (const Field &field : kFields) {
        if (field.name == name)
            return field.take(traits, value);
    }
    return false;
}

} // namespace

Result<QList<ModelRule>> modelRulesFromJson(const QJsonArray &json)
{
    QList<ModelRule> rules;
    for (const QJsonValue &entry : json) {
        const QJsonObject row = entry.toObject();
        ModelRule rule;
        for (auto it = row.constBegin(); it != row.constEnd(); ++it) {
            if (it.key() == QLatin1String("models")) {
                for (const QJsonValue &pattern : it.value().toArray())
                    rule.patterns << comparableModelName(pattern.toString());
            } else if (!takeField(rule.traits, it.key(), it.value())) {
                return Error {ErrorKind::Internal, QStringLiteral("rule for %1: '%2' is not understood")
                                                       .arg(rule.patterns.join(u' '), it.key())};
            }
        }
        if (rule.patterns.isEmpty())
            return Error {ErrorKind::Internal, QStringLiteral("a model rule without 'models'")};
        rules << rule;
    }
    return rules;
}

} // namespace core
