#include "ui/common/key_limits_fields.h"

#include "ui/common/field_rows.h"
#include "ui/common/value_edit.h"

#include <QGridLayout>

namespace ui {

namespace {

// What config.json takes.
constexpr qint64 kMostRequests = 1'000'000'000;
constexpr qint64 kMostTokens = 1'000'000'000'000;
constexpr qint64 kMostConcurrent = 100'000;

} // namespace

KeyLimitsFields::KeyLimitsFields(QWidget *parent)
    : QWidget(parent)
    , m_requestsPerMinute(new CountEdit(1, kMostRequests, this))
    , m_requestsPerDay(new CountEdit(1, kMostRequests, this))
    , m_tokensPerMinute(new CountEdit(1, kMostTokens, this))
    , m_tokensPerDay(new CountEdit(1, kMostTokens, this))
    , m_concurrent(new CountEdit(1, kMostConcurrent, this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->addLayout(createField(tr("Requests per minute"), m_requestsPerMinute), 0, 0);
    grid->addLayout(createField(tr("Requests per day"), m_requestsPerDay), 0, 1);
    grid->addLayout(createField(tr("Tokens per minute"), m_tokensPerMinute), 1, 0);
    grid->addLayout(createField(tr("Tokens per day"), m_tokensPerDay), 1, 1);
    grid->addLayout(createField(tr("Requests at once"), m_concurrent), 2, 0);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
}

core::KeyLimits KeyLimitsFields::limits() const
{
    return {m_requestsPerMinute->count(), m_requestsPerDay->count(), m_tokensPerMinute->count(),
            m_tokensPerDay->count(), m_concurrent->count()};
}

void KeyLimitsFields::setLimits(const core::KeyLimits &limits)
{
    m_requestsPerMinute->setCount(limits.requestsPerMinute);
    m_requestsPerDay->setCount(limits.requestsPerDay);
    m_tokensPerMinute->setCount(limits.tokensPerMinute);
    m_tokensPerDay->setCount(limits.tokensPerDay);
    m_concurrent->setCount(limits.concurrent);
}

QString KeyLimitsFields::problem() const
{
    for (const CountEdit *field : fields()) {
        if (const QString problem = field->problem(); !problem.isEmpty())
            return problem;
    }
    return {};
}

QList<CountEdit *> KeyLimitsFields::fields() const
{
    return {m_requestsPerMinute, m_requestsPerDay, m_tokensPerMinute, m_tokensPerDay, m_concurrent};
}

} // namespace ui
