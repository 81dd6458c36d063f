#include "ui/proxy/expiry_field.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>

namespace ui {

namespace {

// What the entries stand for: days from now, or one of these.
constexpr int kNever = 0;
constexpr int kOnDate = -1;

} // namespace

ExpiryField::ExpiryField(QWidget *parent)
    : QWidget(parent)
    , m_choice(new QComboBox(this))
    , m_date(new QDateEdit(this))
{
    m_choice->setAccessibleName(tr("Expires"));
    m_choice->addItem(tr("never"), kNever);
    for (const int days : {1, 7, 30, 90, 365})
        m_choice->addItem(tr("in %n day(s)", nullptr, days), days);
    m_choice->addItem(tr("at the end of a day"), kOnDate);
    m_date->setAccessibleName(tr("Last day"));
    m_date->setDate(QDate::currentDate().addMonths(1));
    m_date->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_choice, 1);
    row->addWidget(m_date, 1);
    setFocusProxy(m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this,
            [this] { m_date->setVisible(m_choice->currentData().toInt() == kOnDate); });
}

QDateTime ExpiryField::expires(const QDateTime &now) const
{
    const int days = m_choice->currentData().toInt();
    if (days == kNever)
        return {};
    if (days != kOnDate)
        return now.addDays(days).toUTC();
    if (m_given.isValid() && m_given.toLocalTime().date() == m_date->date())
        return m_given;
    return m_date->date().addDays(1).startOfDay().toUTC();
}

void ExpiryField::setExpires(const QDateTime &expires)
{
    m_given = expires;
    if (expires.isValid())
        m_date->setDate(expires.toLocalTime().date());
    m_choice->setCurrentIndex(m_choice->findData(expires.isValid() ? kOnDate : kNever));
}

} // namespace ui
