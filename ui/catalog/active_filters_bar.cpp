#include "ui/catalog/active_filters_bar.h"

#include "ui/catalog/facet_words.h"
#include "ui/common/flow_layout.h"
#include "ui/common/role.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ui {

ActiveFiltersBar::ActiveFiltersBar(QWidget *parent)
    : QWidget(parent)
    , m_count(new QLabel(this))
    , m_clear(new QPushButton(tr("Clear filters"), this))
{
    setRole(m_count, "muted");
    setRole(m_clear, "link");
    auto *layout = new FlowLayout(this);
    layout->addWidget(m_count);
    layout->addWidget(m_clear);
    connect(m_clear, &QPushButton::clicked, this, &ActiveFiltersBar::clearAsked);
}

void ActiveFiltersBar::setQuery(const core::ModelQuery &query, const core::ModelQuery &usual,
                                const core::Catalog &catalog)
{
    const QList<ActiveFilter> active = activeFilters(query, usual, catalog);
    m_clear->setVisible(!(query == usual));
    while (m_chips.size() > active.size()) {
        // It may be the one that was clicked just now.
        QToolButton *chip = m_chips.takeLast();
        layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    // The way back stands at the end.
    layout()->removeWidget(m_clear);
    for (qsizetype i = 0; i < active.size(); ++i) {
        if (i == m_chips.size()) {
            auto *chip = new QToolButton(this);
            setRole(chip, "chip");
            chip->setFocusPolicy(Qt::StrongFocus);
            layout()->addWidget(chip);
            chip->show();
            m_chips.append(chip);
        }
        QToolButton *chip = m_chips.at(i);
        const ActiveFilter &filter = active.at(i);
        chip->setText(filter.text + QStringLiteral("  ×"));
        chip->setAccessibleName(tr("Remove filter: %1").arg(filter.text));
        chip->setToolTip(chip->accessibleName());
        chip->disconnect(this);
        connect(chip, &QToolButton::clicked, this,
                [this, without = filter.without] { emit queryAsked(without); });
    }
    layout()->addWidget(m_clear);
}

void ActiveFiltersBar::setCount(const QString &text)
{
    m_count->setText(text);
}

} // namespace ui
