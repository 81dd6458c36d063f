#pragma once

#include <QDateTime>
#include <QWidget>

class QComboBox;
class QDateEdit;

namespace ui {

/// Until when something holds: for ever, for a time from now on, or to the end of a day.
class ExpiryField : public QWidget
{
    Q_OBJECT

public:
    explicit ExpiryField(QWidget *parent = nullptr);

    /// UTC; invalid: for ever.
    QDateTime expires(const QDateTime &now) const;
    void setExpires(const QDateTime &expires);

private:
    QComboBox *m_choice;
    QDateEdit *m_date;
    QDateTime m_given; ///< Stays to the second unless another day is chosen.
};

} // namespace ui
