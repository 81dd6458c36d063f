#include "ui/chat/compare_toolbar.h"

#include "ui/chat/comparison_session.h"
#include "ui/common/elided_label.h"
#include "ui/common/format.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ui {

CompareToolbar::CompareToolbar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_panel(new QToolButton)
    , m_title(new ElidedLabel)
    , m_count(new QLabel)
    , m_temporary(new QLabel(tr("temporary")))
    , m_cost(new QLabel)
    , m_sendToAll(new QPushButton(tr("Send to all")))
    , m_startNew(new QPushButton(tr("New")))
    , m_addModel(new QPushButton(tr("Add model")))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    constexpr int kGap = 8;
    m_row->setSpacing(kGap);
    m_panel->setIcon(theme.icon(QStringLiteral("panel-left")));
    m_panel->setAccessibleName(tr("Show conversations"));
    m_panel->setToolTip(tr("Show or hide the list of conversations (Ctrl+B)"));
    m_panel->setCheckable(true);
    connect(m_panel, &QToolButton::clicked, this, &CompareToolbar::panelToggled);
    m_row->addWidget(m_panel);
    setRole(m_title, "title");
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_row->addWidget(m_title, 1);
    m_temporary->setToolTip(tr("Nothing of this conversation is kept."));
    m_cost->setToolTip(tr("What this conversation cost so far, without play money"));
    for (QLabel *badge : {m_temporary, m_cost, m_count}) {
        setRole(badge, "badge");
        m_row->addWidget(badge, 0, Qt::AlignVCenter);
    }
    setRole(m_sendToAll, "link");
    m_sendToAll->setToolTip(tr("Let every column take part again"));
    connect(m_sendToAll, &QPushButton::clicked, this, &CompareToolbar::sendToAllRequested);
    m_row->addWidget(m_sendToAll);
    m_startNew->setAccessibleName(tr("New conversation"));
    m_startNew->setIcon(theme.icon(QStringLiteral("message-square-plus")));
    m_startNew->setToolTip(tr("Begin a new conversation with the same columns (Ctrl+N)"));
    connect(m_startNew, &QPushButton::clicked, this, &CompareToolbar::newRequested);
    m_row->addWidget(m_startNew);
    m_addModel->setIcon(theme.icon(QStringLiteral("plus")));
    connect(m_addModel, &QPushButton::clicked, this, &CompareToolbar::addModelRequested);
    m_row->addWidget(m_addModel);
}

void CompareToolbar::addMenu(QWidget *button)
{
    m_row->insertWidget(m_row->indexOf(m_startNew), button);
}

QWidget *CompareToolbar::addModelButton() const
{
    return m_addModel;
}

void CompareToolbar::setPanelShown(bool shown)
{
    m_panel->setChecked(shown);
}

void CompareToolbar::showSession(const ComparisonSession &session)
{
    const int columns = int(session.columns().size());
    const int targets = int(session.targets().size());
    m_title->setText(session.info().title.isEmpty() ? tr("Compare") : session.info().title);
    m_count->setText(targets < columns ? tr("%1 of %n model(s)", nullptr, columns).arg(targets)
                                       : tr("%n model(s)", nullptr, columns));
    m_sendToAll->setVisible(targets < columns);
    m_temporary->setVisible(session.isTemporary());
    const core::Money cost = session.cost();
    m_cost->setVisible(cost > core::Money());
    m_cost->setText(formatMoney(cost));
    m_startNew->setEnabled(!session.isEmpty());
    m_addModel->setEnabled(columns < ComparisonSession::kMostColumns);
}

} // namespace ui
