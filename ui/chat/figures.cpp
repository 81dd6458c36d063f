#include "ui/chat/figures.h"

#include "core/model/cost_reason.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::Figures)
};

const QString kSeparator = QStringLiteral(" · ");

QString simulatedCost(std::optional<core::Money> cost)
{
    return Text::tr("%1 simulated", "an amount of money").arg(formatMoney(cost));
}

QString estimated(const QString &figure)
{
    return Text::tr("≈ %1", "an estimate").arg(figure);
}

QString tokensIn(qint64 tokens, qint64 cached)
{
    const QString in = Text::tr("%L1 in", "tokens of the prompt").arg(tokens);
    return cached > 0 ? in + Text::tr(" (%L1 cached)", "tokens").arg(cached) : in;
}

QString tokensOut(qint64 tokens, qint64 reasoning)
{
    const QString out = Text::tr("%L1 out", "tokens of the answer").arg(tokens);
    return reasoning > 0 ? out + Text::tr(" (%L1 reasoning)", "tokens").arg(reasoning) : out;
}

QString streamingFigures(const core::Turn &turn, const std::optional<ColumnSession::Estimate> &estimate)
{
    QStringList parts;
    if (turn.firstTokenMs)
        parts.append(Text::tr("TTFT %1", "time to first token").arg(formatDuration(turn.firstTokenMs)));
    const qint64 streamed = turn.lastTokenMs - turn.firstTokenMs.value_or(0);
    // A token has about four characters; good enough to see which column is faster.
    const double tokens = double(turn.answer.size() + turn.reasoning.size()) / 4;
    if (streamed > 200)
        parts.append(estimated(formatSpeed(tokens * 1000 / double(streamed))));
    if (estimate && turn.firstTokenMs) {
        parts.append(estimated(tokensIn(estimate->promptTokens, 0)));
        parts.append(estimated(tokensOut(estimate->completionTokens, 0)));
        if (estimate->cost)
            parts.append(
                estimated(estimate->simulated ? simulatedCost(estimate->cost) : formatMoney(estimate->cost)));
    }
    if (!turn.attempts.isEmpty())
        parts.append(turn.attempts.last().provider);
    if (turn.attempts.size() > 1)
        parts.append(Text::tr("fallback"));
    return parts.join(kSeparator);
}

QString costText(const core::RequestRecord &record)
{
    if (record.costSource == core::CostSource::Simulated)
        return simulatedCost(record.cost);
    if (record.costSource == core::CostSource::Estimated)
        return estimated(formatMoney(record.cost));
    return formatMoney(record.cost);
}

/// Why the cost is what it is, and what we make of the same tokens.
QStringList costLines(const core::RequestRecord &record)
{
    if (record.costSource == core::CostSource::Simulated)
        return {Text::tr("Simulated: no money was spent.")};
    QStringList lines {record.costReason.isEmpty() ? Text::tr("Cost unknown: no price or no token counts.")
                                                   : core::costReasonWords(record.costReason)};
    if (record.costSource != core::CostSource::Reported || !record.cost || !record.computedCost)
        return lines;
    const auto perMille = core::costDifferencePerMille(*record.cost, *record.computedCost);
    constexpr qint64 kWorthTelling = 5;
    if (perMille && qAbs(*perMille) >= kWorthTelling)
        lines << Text::tr("By the catalog's prices it would be %1.").arg(formatMoney(record.computedCost));
    return lines;
}

} // namespace

QString figuresText(const core::Turn &turn, const std::optional<ColumnSession::Estimate> &estimate)
{
    if (!turn.record)
        return streamingFigures(turn, estimate);
    const core::RequestRecord &record = *turn.record;
    QStringList parts;
    if (record.ttftMs)
        parts.append(Text::tr("TTFT %1", "time to first token").arg(formatDuration(record.ttftMs)));
    if (record.tokensPerSecond)
        parts.append(formatSpeed(record.tokensPerSecond));
    if (record.usage) {
        parts.append(tokensIn(record.usage->promptTokens, record.usage->cachedTokens));
        parts.append(tokensOut(record.usage->completionTokens, record.usage->reasoningTokens));
    }
    if (record.cost)
        parts.append(costText(record));
    if (!record.providerName.isEmpty() || !record.provider.isEmpty())
        parts.append(record.providerName.isEmpty() ? record.provider : record.providerName);
    if (record.fellBack())
        parts.append(Text::tr("fallback"));
    return parts.join(kSeparator);
}

QString figuresDetails(const core::Turn &turn)
{
    QStringList lines;
    if (turn.record) {
        const core::RequestRecord &record = *turn.record;
        if (record.usage) {
            lines.append(Text::tr("%n prompt token(s)", nullptr, int(record.usage->promptTokens)));
            if (record.usage->cachedTokens > 0)
                lines.append(Text::tr("%n of them from the cache", nullptr, int(record.usage->cachedTokens)));
            lines.append(Text::tr("%n answer token(s)", nullptr, int(record.usage->completionTokens)));
            if (record.usage->reasoningTokens > 0)
                lines.append(Text::tr("%n of them reasoning", nullptr, int(record.usage->reasoningTokens)));
        }
        lines.append(Text::tr("%1 in all").arg(formatDuration(record.durationMs)));
        lines += costLines(record);
        if (record.cacheSaving && *record.cacheSaving > core::Money())
            lines.append(
                Text::tr("%1 saved by the provider's prompt cache").arg(formatMoney(record.cacheSaving)));
        for (const core::AttemptRecord &attempt : record.attempts) {
            const QString outcome = attempt.error ? attempt.error->message : Text::tr("answered");
            lines.append(Text::tr("Attempt %1, %2: %3").arg(attempt.ordinal).arg(attempt.endpoint, outcome));
            if (!attempt.why.isEmpty())
                lines.append(QStringLiteral("    ") + attempt.why);
            for (const core::ParameterChange &change : attempt.changes)
                lines.append(QStringLiteral("    ") + core::parameterChangeText(change));
        }
        return lines.join(u'\n');
    }
    for (const core::CallProgress::Attempt &attempt : turn.attempts)
        lines.append(Text::tr("Attempt %1, %2: %3").arg(attempt.ordinal).arg(attempt.provider, attempt.why));
    return lines.join(u'\n');
}

} // namespace ui
