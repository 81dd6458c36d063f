#include "core/model/model_traits.h"

#include <algorithm>

namespace core {

namespace {

QString comparable(QString name)
{
    return name.toLower().replace(u'.', u'-');
}

/// Whether `text` matches a pattern in which `*` stands for any text. Iterative, so that no pattern takes
/// exponential time.
bool matches(QStringView pattern, QStringView text)
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
    const QString byCatalog = comparable(modelId);
    const QString byProvider = comparable(providerModelId);
    ModelTraits traits;
    for (const ModelRule &rule : rules) {
        const bool meant =
            std::any_of(rule.patterns.cbegin(), rule.patterns.cend(), [&](const QString &pattern) {
                return matches(pattern, byCatalog) || matches(pattern, byProvider);
            });
        if (meant)
            overlayTraits(traits, rule.traits);
    }
    return traits;
}

} // namespace core
