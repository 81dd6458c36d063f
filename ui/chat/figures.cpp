#include "ui/chat/figures.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::Figures)
};

const QString kSeparator = QStringLiteral(" · ");

QString streamingFigures(const Turn &turn)
{
    QStringList parts;
    if (turn.firstTokenMs)
        parts.append(Text::tr("TTFT %1", "time to first token").arg(formatDuration(turn.firstTokenMs)));
    const qint64 streamed = turn.lastTokenMs - turn.firstTokenMs.value_or(0);
    // A token has about four characters; good enough to see which column is faster.
    const double tokens = double(turn.answer.size() + turn.reasoning.size()) / 4;
    if (streamed > 200)
        parts.append(Text::tr("≈ %1", "an estimate").arg(formatSpeed(tokens * 1000 / double(streamed))));
    if (!turn.attempts.isEmpty())
        parts.append(turn.attempts.last().provider);
    if (turn.attempts.size() > 1)
        parts.append(Text::tr("fallback"));
    return parts.join(kSeparator);
}

QString costText(const core::RequestRecord &record)
{
    if (record.costSource == core::CostSource::Simulated)
        return Text::tr("%1 simulated", "an amount of money").arg(formatMoney(record.cost));
    if (record.costSource == core::CostSource::Estimated)
        return Text::tr("≈ %1", "an estimate").arg(formatMoney(record.cost));
    return formatMoney(record.cost);
}

QString costExplanation(core::CostSource source)
{
    switch (source) {
    case core::CostSource::Reported:
        return Text::tr("Cost as the provider reports it.");
    case core::CostSource::Computed:
        return Text::tr("Cost computed from the reported tokens and the catalog's prices.");
    case core::CostSource::Estimated:
        return Text::tr("Cost estimated: the provider reported no tokens.");
    case core::CostSource::Simulated:
        return Text::tr("Simulated: no money was spent.");
    case core::CostSource::Unknown:
        break;
    }
    return Text::tr("Cost unknown: no price or no token counts.");
}

} // namespace

QString figuresText(const Turn &turn)
{
    if (!turn.record)
        return streamingFigures(turn);
    const core::RequestRecord &record = *turn.record;
    QStringList parts;
    if (record.ttftMs)
        parts.append(Text::tr("TTFT %1", "time to first token").arg(formatDuration(record.ttftMs)));
    if (record.tokensPerSecond)
        parts.append(formatSpeed(record.tokensPerSecond));
    if (record.usage)
        parts.append(Text::tr("%n token(s)", nullptr, int(record.usage->completionTokens)));
    if (record.cost)
        parts.append(costText(record));
    if (!record.providerName.isEmpty() || !record.provider.isEmpty())
        parts.append(record.providerName.isEmpty() ? record.provider : record.providerName);
    if (record.fellBack())
        parts.append(Text::tr("fallback"));
    return parts.join(kSeparator);
}

QString figuresDetails(const Turn &turn)
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
        lines.append(costExplanation(record.costSource));
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
