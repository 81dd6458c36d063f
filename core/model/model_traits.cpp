#include "core/model/model_traits.h"

#include <algorithm>

namespace core {

QString comparableModelName(QString name)
{
    return name.toLower().replace(u'.', u'-');
}

// Iterative, so that no pattern takes exponential time.
bool namesModel(const QString &pattern, const QString &text)
{
    qsizetype p = 0;
    qsizetype t = 0;
    qsizetype star = -1;
    qsizetype resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern.at(p) == u'*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern.at(p) == text.at(t)) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern.at(p) == u'*')
        ++p;
    return p == pattern.size();
}

namespace {

template<typename T>
void overlay(std::optional<T> &known, const std::optional<T> &said)
{
    if (said)
        known = said;
}

} // namespace

void overlayTraits(ModelTraits &traits, const ModelTraits &said)
{
    if (said.thinking != ModelTraits::Thinking::Unknown)
        traits.thinking = said.thinking;
    if (!said.efforts.isEmpty())
        traits.efforts = said.efforts;
    overlay(traits.minBudget, said.minBudget);
    overlay(traits.maxBudget, said.maxBudget);
    overlay(traits.reasoningMandatory, said.reasoningMandatory);
    overlay(traits.reasonsByDefault, said.reasonsByDefault);
    overlay(traits.sampling, said.sampling);
    overlay(traits.forcedToolChoice, said.forcedToolChoice);
    overlay(traits.stop, said.stop);
    if (!said.ownFields.isEmpty())
        traits.ownFields = said.ownFields;
    overlay(traits.structuredOutputs, said.structuredOutputs);
    overlay(traits.prefill, said.prefill);
    overlay(traits.systemInMessages, said.systemInMessages);
    overlay(traits.signedToolCalls, said.signedToolCalls);
    overlay(traits.maxOutputTokens, said.maxOutputTokens);
    if (!said.supportedParameters.isEmpty())
        traits.supportedParameters = said.supportedParameters;
}

ModelTraits traitsByRules(const QList<ModelRule> &rules, const QString &modelId,
                          const QString &providerModelId)
{
    const QString byCatalog = comparableModelName(modelId);
    const QString byProvider = comparableModelName(providerModelId);
    ModelTraits traits;
    for (const ModelRule &rule : rules) {
        const bool meant =
            std::any_of(rule.patterns.cbegin(), rule.patterns.cend(), [&](const QString &pattern) {
                return namesModel(pattern, byCatalog) || namesModel(pattern, byProvider);
            });
        if (meant)
            overlayTraits(traits, rule.traits);
    }
    return traits;
}

} // namespace core
