#pragma once

#include "core/conversation/turn.h"

#include <QList>
#include <QPair>
#include <QScrollArea>
#include <QString>

namespace ui {

/// Facts under one heading, as name and value.
struct SummarySection {
    QString title;
    QList<QPair<QString, QString>> facts = {};
};

/// What is known of the attempt with that ordinal (0: of none), and of the whole answer: why it went there,
/// what was changed, times, tokens, cost. Sections without facts are left out.
QList<SummarySection> summaryOf(const core::Turn &turn, int ordinal);
/// The same to be copied: `Name: value`, a line each.
QString summaryText(const QList<SummarySection> &sections);

/// Shows them one below the other.
class InspectorSummary : public QScrollArea
{
    Q_OBJECT

public:
    explicit InspectorSummary(QWidget *parent = nullptr);
    void showSections(const QList<SummarySection> &sections);
    const QList<SummarySection> &sections() const { return m_sections; }

private:
    QList<SummarySection> m_sections;
};

} // namespace ui
