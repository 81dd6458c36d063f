#include "ui/chat/inspector_attempts.h"

#include "ui/common/format.h"
#include "ui/common/plain_tool_tip.h"

#include <QSignalBlocker>

#include <algorithm>

namespace ui {

namespace {

constexpr int kOrdinalRole = Qt::UserRole;

/// What the list shows of an attempt, wherever it is known from.
struct AttemptLine {
    int ordinal = 1;
    QString provider = {};
    QString endpoint = {};
    int status = 0;
    QString problem = {};
    bool setAside = false; ///< Neither answered nor failed: another one was faster, or the reader left.
    std::optional<qint64> durationMs = {};
};

QList<AttemptLine> attemptLines(const core::Turn &turn)
{
    QList<AttemptLine> lines;
    const auto line = [&](int ordinal) -> AttemptLine & {
        const auto found = std::find_if(lines.begin(), lines.end(),
                                        [&](const AttemptLine &one) { return one.ordinal == ordinal; });
        if (found != lines.end())
            return *found;
        lines.append(AttemptLine {.ordinal = ordinal});
        return lines.last();
    };
    if (turn.record) {
        for (const core::AttemptRecord &record : turn.record->attempts) {
            AttemptLine &one = line(record.ordinal);
            one.provider = record.provider;
            one.endpoint = record.endpoint;
            one.status = record.httpStatus;
            one.problem = record.error ? record.error->message : QString();
            one.setAside = record.error && record.error->kind == core::ErrorKind::Cancelled;
            one.durationMs = record.durationMs;
        }
    }
    // These know the provider's display name.
    for (const core::CallProgress::Attempt &told : turn.attempts) {
        AttemptLine &one = line(told.ordinal);
        one.provider = told.provider;
        one.endpoint = told.endpoint;
    }
    for (const core::WireExchange &exchange : turn.exchanges) {
        AttemptLine &one = line(exchange.ordinal);
        one.provider = exchange.provider;
        one.endpoint = exchange.endpoint;
        one.status = exchange.status;
        one.problem = exchange.problem;
    }
    std::sort(lines.begin(), lines.end(),
              [](const AttemptLine &one, const AttemptLine &other) { return one.ordinal < other.ordinal; });
    return lines;
}

} // namespace

InspectorAttempts::InspectorAttempts(const Theme &theme, QWidget *parent)
    : QListWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Attempts"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setIconSize({18, 18});
    setMinimumWidth(140);
}

void InspectorAttempts::showAttempts(const core::Turn &turn)
{
    const int current = ordinal();
    const QSignalBlocker quiet(this);
    clear();
    const QList<AttemptLine> lines = attemptLines(turn);
    for (const AttemptLine &line : lines) {
        const bool failed = !line.problem.isEmpty() && !line.setAside;
        QStringList result;
        if (line.status > 0)
            result << tr("Status %1", "of HTTP").arg(line.status);
        else if (failed)
            result << tr("no answer");
        else if (line.setAside)
            result << tr("set aside");
        if (line.durationMs)
            result << formatDuration(line.durationMs);
        auto *one = new QListWidgetItem(this);
        one->setText(QStringLiteral("%1 · %2\n%3\n%4")
                         .arg(line.ordinal)
                         .arg(line.provider, line.endpoint, result.join(QStringLiteral(" · "))));
        one->setData(kOrdinalRole, line.ordinal);
        one->setToolTip(plainToolTip(line.problem.isEmpty() ? line.endpoint : line.problem));
        const QString outcome = failed            ? tr("failed")
                                : line.setAside   ? tr("set aside")
                                : line.status > 0 ? tr("answered")
                                                  : tr("waiting");
        one->setData(Qt::AccessibleTextRole, tr("Attempt %1, %2, %3", "number, provider, outcome")
                                                 .arg(line.ordinal)
                                                 .arg(line.provider, outcome));
        const Colors &colors = m_theme.colors();
        if (failed)
            one->setIcon(m_theme.icon(QStringLiteral("circle-x"), colors.danger));
        else if (line.setAside)
            one->setIcon(m_theme.icon(QStringLiteral("circle-stop"), colors.textMuted));
        else if (line.status > 0)
            one->setIcon(m_theme.icon(QStringLiteral("circle-check"), colors.success));
        else
            one->setIcon(m_theme.icon(QStringLiteral("clock"), colors.textMuted));
    }
    int row = count() - 1;
    for (int i = 0; i < count(); ++i) {
        if (item(i)->data(kOrdinalRole).toInt() == current)
            row = i;
    }
    setCurrentRow(row);
}

int InspectorAttempts::ordinal() const
{
    const QListWidgetItem *item = currentItem();
    return item ? item->data(kOrdinalRole).toInt() : 0;
}

} // namespace ui
