#include "ui/chat/inspector_summary.h"

#include "core/model/cost_reason.h"
#include "ui/common/format.h"
#include "ui/common/role.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ui::InspectorSummary)
};

template<typename Attempt>
const Attempt *attemptOf(const QList<Attempt> &attempts, int ordinal)
{
    const auto found = std::find_if(attempts.cbegin(), attempts.cend(),
                                    [&](const Attempt &one) { return one.ordinal == ordinal; });
    return found == attempts.cend() ? nullptr : &*found;
}

/// Facts that are not known are not told.
void add(SummarySection &section, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        section.facts.append({name, value});
}

QString milliseconds(const std::optional<qint64> &time)
{
    return time ? formatDuration(time) : QString();
}

QString number(qint64 value)
{
    return value > 0 ? QLocale().toString(value) : QString();
}

QString money(const std::optional<core::Money> &amount, core::CostSource source)
{
    if (!amount)
        return {};
    if (source == core::CostSource::Simulated)
        return Text::tr("%1 simulated", "an amount of money").arg(formatMoney(amount));
    if (source == core::CostSource::Estimated)
        return Text::tr("≈ %1", "an estimate").arg(formatMoney(amount));
    return formatMoney(amount);
}

SummarySection choiceOf(const core::Turn &turn, int ordinal)
{
    SummarySection section {Text::tr("Why this endpoint")};
    const core::AttemptRecord *record = turn.record ? attemptOf(turn.record->attempts, ordinal) : nullptr;
    const core::CallProgress::Attempt *told = attemptOf(turn.attempts, ordinal);
    add(section, Text::tr("Chosen because"), record ? record->why : told ? told->why : QString());
    if (!record)
        return section;
    QStringList changes;
    for (const core::ParameterChange &change : record->changes)
        changes << core::parameterChangeText(change);
    add(section, Text::tr("Parameters"),
        changes.isEmpty() ? Text::tr("all sent as asked") : changes.join(u'\n'));
    return section;
}

SummarySection attemptFacts(const core::Turn &turn, int ordinal)
{
    SummarySection section {Text::tr("Attempt %1").arg(ordinal)};
    const core::CallProgress::Attempt *told = attemptOf(turn.attempts, ordinal);
    const core::WireExchange *wire = attemptOf(turn.exchanges, ordinal);
    const core::AttemptRecord *record = turn.record ? attemptOf(turn.record->attempts, ordinal) : nullptr;
    add(section, Text::tr("Provider"),
        told     ? told->provider
        : wire   ? wire->provider
        : record ? record->provider
                 : QString());
    add(section, Text::tr("Endpoint"),
        record ? record->endpoint
        : wire ? wire->endpoint
        : told ? told->endpoint
               : QString());
    add(section, Text::tr("Model"), record ? record->model : told ? told->model : QString());
    if (!record)
        return section;
    add(section, Text::tr("Key"), record->keyName);
    if (record->started.isValid())
        add(section, Text::tr("Sent"), formatDateTime(record->started));
    add(section, Text::tr("HTTP status"),
        record->httpStatus > 0 ? QString::number(record->httpStatus) : QString());
    add(section, Text::tr("Problem"), record->error ? record->error->message : QString());
    add(section, Text::tr("Connected after"), milliseconds(record->connectMs));
    add(section, Text::tr("First byte after"), milliseconds(record->firstByteMs));
    add(section, Text::tr("Duration"), milliseconds(record->durationMs));
    add(section, Text::tr("Cost"), record->cost ? money(record->cost, turn.record->costSource) : QString());
    return section;
}

SummarySection answerFacts(const core::RequestRecord &record)
{
    SummarySection section {Text::tr("The whole answer")};
    add(section, Text::tr("Asked for"), record.modelAsked);
    add(section, Text::tr("Answered by"),
        record.providerName.isEmpty()
            ? record.model
            : Text::tr("%1 at %2", "model, provider").arg(record.model, record.providerName));
    if (record.fellBack())
        add(section, Text::tr("Attempts"), QString::number(record.attempts.size()));
    add(section, Text::tr("Problem"), record.error ? record.error->message : QString());
    add(section, Text::tr("First token after"), milliseconds(record.ttftMs));
    add(section, Text::tr("Speed"), record.tokensPerSecond ? formatSpeed(record.tokensPerSecond) : QString());
    add(section, Text::tr("Duration"), milliseconds(record.durationMs));
    const bool other =
        !record.nativeFinishReason.isEmpty() && record.nativeFinishReason != record.finishReason;
    add(section, Text::tr("Ended with"),
        other ? Text::tr("%1 (the provider says %2)", "why an answer ended, in our and in its words")
                    .arg(record.finishReason, record.nativeFinishReason)
              : record.finishReason);
    add(section, Text::tr("Request"), record.id);
    return section;
}

SummarySection tokenFacts(const core::Usage &usage)
{
    SummarySection section {Text::tr("Tokens")};
    add(section, Text::tr("Prompt"), QLocale().toString(usage.promptTokens));
    add(section, Text::tr("… from the cache"), number(usage.cachedTokens));
    add(section, Text::tr("… written to it"), number(usage.cacheWriteTokens));
    add(section, Text::tr("Answer"), QLocale().toString(usage.completionTokens));
    add(section, Text::tr("… of reasoning"), number(usage.reasoningTokens));
    add(section, Text::tr("Web searches"), number(usage.webSearches));
    add(section, Text::tr("Service tier"), usage.serviceTier);
    return section;
}

SummarySection costFacts(const core::RequestRecord &record)
{
    SummarySection section {Text::tr("Cost")};
    add(section, Text::tr("Cost"), record.cost ? money(record.cost, record.costSource) : Text::tr("unknown"));
    add(section, Text::tr("Because"),
        record.costReason.isEmpty() ? QString() : core::costReasonWords(record.costReason));
    if (record.costSource == core::CostSource::Reported)
        add(section, Text::tr("By the catalog's prices"),
            money(record.computedCost, core::CostSource::Computed));
    add(section, Text::tr("Saved by the cache"), money(record.cacheSaving, core::CostSource::Computed));
    return section;
}

QLabel *createLabel(const QString &text, const char *role)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    setRole(label, role);
    return label;
}

} // namespace

QList<SummarySection> summaryOf(const core::Turn &turn, int ordinal)
{
    QList<SummarySection> sections;
    if (ordinal > 0)
        sections << choiceOf(turn, ordinal) << attemptFacts(turn, ordinal);
    if (turn.record) {
        sections << answerFacts(*turn.record);
        if (turn.record->usage)
            sections << tokenFacts(*turn.record->usage);
        sections << costFacts(*turn.record);
    } else if (turn.error) {
        sections << SummarySection {Text::tr("The whole answer"),
                                    {{Text::tr("Problem"), turn.error->message}}};
    }
    sections.removeIf([](const SummarySection &section) { return section.facts.isEmpty(); });
    return sections;
}

QString summaryText(const QList<SummarySection> &sections)
{
    QString text;
    for (const SummarySection &section : sections) {
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + section.title + u'\n';
        for (const auto &[name, value] : section.facts) {
            const QString line = QString(value).replace(u'\n', QStringLiteral("; "));
            text += QStringLiteral("%1: %2\n").arg(name, line);
        }
    }
    return text;
}

InspectorSummary::InspectorSummary(QWidget *parent)
    : QScrollArea(parent)
{
    setAccessibleName(tr("Summary"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
}

void InspectorSummary::showSections(const QList<SummarySection> &sections)
{
    m_sections = sections;
    auto *canvas = new QWidget;
    setRole(canvas, "canvas");
    auto *grid = new QGridLayout(canvas);
    grid->setContentsMargins(2, 14, 14, 8);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(7);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const SummarySection &section : sections) {
        if (row > 0)
            grid->setRowMinimumHeight(row++, 8);
        grid->addWidget(createLabel(section.title, "subheading"), row++, 0, 1, 2);
        for (const auto &[name, value] : section.facts) {
            QLabel *caption = createLabel(name, "muted");
            QLabel *fact = createLabel(value, "");
            fact->setWordWrap(true);
            fact->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            fact->setAccessibleName(QStringLiteral("%1: %2").arg(name, value));
            grid->addWidget(caption, row, 0, Qt::AlignTop);
            grid->addWidget(fact, row++, 1, Qt::AlignTop);
        }
    }
    grid->setRowStretch(row, 1);
    setWidget(canvas);
}

} // namespace ui
