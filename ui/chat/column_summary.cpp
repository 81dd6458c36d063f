#include "ui/chat/column_summary.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::ColumnSummary)
};

} // namespace

QString columnSummary(const core::ColumnSettings &settings, const QString &providerName)
{
    QStringList parts;
    parts << (settings.endpoint.isEmpty() ? Text::tr("Any provider")
                                          : Text::tr("Only %1", "a provider").arg(providerName));
    const core::Sampling &sampling = settings.sampling;
    const QLocale locale;
    const auto add = [&](const QString &name, const std::optional<double> &value) {
        if (value)
            parts << name + u' ' + locale.toString(*value, 'g', 4);
    };
    add(Text::tr("temperature"), sampling.temperature);
    add(QStringLiteral("top_p"), sampling.topP);
    if (sampling.topK)
        parts << QStringLiteral("top_k %1").arg(locale.toString(*sampling.topK));
    add(QStringLiteral("min_p"), sampling.minP);
    add(QStringLiteral("top_a"), sampling.topA);
    add(Text::tr("frequency penalty"), sampling.frequencyPenalty);
    add(Text::tr("presence penalty"), sampling.presencePenalty);
    add(Text::tr("repetition penalty"), sampling.repetitionPenalty);
    if (sampling.seed)
        parts << Text::tr("seed %1").arg(*sampling.seed);
    if (!sampling.stop.isEmpty())
        parts << Text::tr("%n stop word(s)", nullptr, int(sampling.stop.size()));
    if (settings.maxTokens)
        parts << Text::tr("at most %L1 tokens").arg(*settings.maxTokens);
    if (!settings.reasoningEffort.isEmpty())
        parts << Text::tr("reasoning %1", "an effort such as high").arg(settings.reasoningEffort);
    if (settings.earlierTurns)
        parts << Text::tr("last %n turn(s)", nullptr, *settings.earlierTurns);
    if (!settings.systemPrompt.trimmed().isEmpty())
        parts << Text::tr("system prompt");
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
