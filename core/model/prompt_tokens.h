#pragma once

#include "core/model/usage.h"

#include <QMetaType>
#include <QString>

#include <algorithm>
#include <limits>

namespace core {

/// How many tokens a prompt has for one model.
struct PromptTokens {
    qint64 tokens = 0;
    /// As the provider will count it: the model's own encoding, and nothing in the prompt but text.
    bool exact = false;
    /// How far such estimates were off on average where recorded requests could be compared; 0 if exact.
    int errorPerMille = 0;
    QString family = {}; ///< Which models are counted like this, such as `openai` or `claude`.
    /// By how much such an estimate was too low at worst, per mille.
    int worstPerMille = 0;

    /// As many as there are if the estimate is as low as any was. What a budget sets aside.
    qint64 most() const
    {
        constexpr qint64 kMille = 1000;
        const qint64 most = std::numeric_limits<qint64>::max() / (2 * kMille);
        return (std::min(tokens, most) * (kMille + worstPerMille) + kMille - 1) / kMille;
    }
    bool operator==(const PromptTokens &) const = default;
};

/// What a call may use at most: every token of the prompt paid in full, and an answer of the greatest length.
inline Usage worstCase(const PromptTokens &prompt, qint64 longestAnswer)
{
    return {.promptTokens = prompt.most(), .completionTokens = longestAnswer};
}

} // namespace core

Q_DECLARE_METATYPE(core::PromptTokens)
