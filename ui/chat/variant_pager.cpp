#include "ui/chat/variant_pager.h"

#include "ui/chat/quiet_button.h"
#include "ui/common/role.h"

#include <QHBoxLayout>
#include <QLabel>

namespace ui {

VariantPager::VariantPager(const QString &previousName, const QString &nextName, const Theme &theme,
                           QWidget *parent)
    : QWidget(parent)
    , m_previous(new QuietButton(QStringLiteral("chevron-left"), previousName, theme))
    , m_next(new QuietButton(QStringLiteral("chevron-right"), nextName, theme))
    , m_count(new QLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(0);
    setRole(m_count, "small");
    row->addWidget(m_previous);
    row->addWidget(m_count);
    row->addWidget(m_next);
    connect(m_previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(1); });
    hide();
}

void VariantPager::setVariants(const QList<qint64> &variants, qint64 shown)
{
    m_variants = variants;
    m_shown = variants.indexOf(shown);
    m_count->setText(tr("%1/%2").arg(m_shown + 1).arg(variants.size()));
    m_previous->setEnabled(m_shown > 0);
    m_next->setEnabled(m_shown + 1 < variants.size());
    setVisible(variants.size() > 1);
}

void VariantPager::go(int step)
{
    if (const qsizetype wanted = m_shown + step; wanted >= 0 && wanted < m_variants.size())
        emit chosen(m_variants.at(wanted));
}

} // namespace ui
