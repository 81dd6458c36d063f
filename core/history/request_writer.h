#pragma once

#include "core/model/request_record.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace core {

/// The 15-minute span of UTC that `time` falls into: seconds since 1970 / 900.
qint64 usageQuarter(const QDateTime &time);
/// Times as the database keeps them: ISO 8601, UTC, milliseconds, `Z`.
QString historyTime(const QDateTime &time);

/// Puts records into the tables: the request, its attempts, and the sums. Keeps its statements prepared, so
/// it is made once for a batch. Free text is stored without secrets and cut to a sane length.
class RequestWriter
{
public:
    explicit RequestWriter(const QSqlDatabase &handle);

    /// Inside the caller's transaction. A record whose id is there already changes nothing.
    bool write(const RequestRecord &record);
    QSqlError lastError() const { return m_error; }

private:
    bool run(QSqlQuery &query);
    bool writeAttempt(qint64 request, const AttemptRecord &attempt);
    bool addToSums(const RequestRecord &record, const QDateTime &time);
    bool addToDay(const RequestRecord &record, const QString &model, const QDateTime &time);

    QSqlQuery m_request;
    QSqlQuery m_attempt;
    QSqlQuery m_sums;
    QSqlQuery m_days;
    QSqlError m_error;
};

} // namespace core
