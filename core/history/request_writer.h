#pragma once

#include "core/history/usage_sums.h"
#include "core/model/request_record.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace core {

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
    /// The sums of what was written; the last thing to do in the transaction.
    bool finish();
    QSqlError lastError() const { return m_error; }

private:
    bool run(QSqlQuery &query);
    bool writeAttempt(qint64 request, const AttemptRecord &attempt);

    QSqlDatabase m_handle;
    QSqlQuery m_request;
    QSqlQuery m_attempt;
    UsageSums m_sums;
    QSqlError m_error;
};

} // namespace core
