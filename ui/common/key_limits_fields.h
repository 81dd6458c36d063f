#pragma once

#include "core/model/routing_settings.h"

#include <QList>
#include <QWidget>

namespace ui {

class CountEdit;

/// Fields for what a key may do in a time.
class KeyLimitsFields : public QWidget
{
    Q_OBJECT

public:
    explicit KeyLimitsFields(QWidget *parent = nullptr);

    core::KeyLimits limits() const;
    void setLimits(const core::KeyLimits &limits);
    /// Why the limits cannot be taken, for people; empty if they can.
    QString problem() const;

private:
    QList<CountEdit *> fields() const;

    CountEdit *m_requestsPerMinute;
    CountEdit *m_requestsPerDay;
    CountEdit *m_tokensPerMinute;
    CountEdit *m_tokensPerDay;
    CountEdit *m_concurrent;
};

} // namespace ui
