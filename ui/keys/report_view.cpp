#include "ui/keys/report_view.h"

#include "ui/common/role.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace ui {

ReportView::ReportView(QWidget *parent)
    : QWidget(parent)
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_result(new QLabel(this))
{
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_cancel->setAccessibleName(tr("Cancel asking for balances"));
    m_result->setObjectName(QStringLiteral("testResult"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->hide();
    auto *row = new QHBoxLayout;
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_result);
    showIdle();
    connect(m_cancel, &QPushButton::clicked, this, &ReportView::cancelled);
}

void ReportView::showBusy(const QString &what, Cancel cancel)
{
    m_progress->setAccessibleName(what);
    m_progress->show();
    m_cancel->setVisible(cancel == Cancel::Possible);
    show();
}

void ReportView::showIdle()
{
    m_progress->hide();
    m_cancel->hide();
    setVisible(!m_result->isHidden());
}

void ReportView::showResult(const QString &text, const char *role)
{
    m_result->setText(text);
    setRole(m_result, role);
    m_result->show();
    show();
}

} // namespace ui
