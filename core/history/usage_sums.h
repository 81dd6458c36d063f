#pragma once

#include "core/model/request_record.h"

#include <QDateTime>
#include <QMap>
#include <QSqlDatabase>
#include <QString>

#include <tuple>

class QSqlError;

namespace core {

/// The 15-minute span of UTC that `time` falls into: seconds since 1970 / 900.
qint64 usageQuarter(const QDateTime &time);

/// What the requests of one transaction add to the tables usage_quarters and usage_days. Most of a batch go
/// to few endpoints, so adding up here spares the database two changes for each of them. Sums past what 64
/// bits hold stay at the most.
class UsageSums
{
public:
    /// `time` is the arrival. Requests that no endpoint answered and that cost nothing are left out.
    void add(const RequestRecord &record, const QDateTime &time);
    /// Adds everything to the tables. On failure it sets `error`.
    bool write(const QSqlDatabase &handle, QSqlError *error) const;

private:
    struct Sum {
        qint64 requests = 0;
        qint64 promptTokens = 0;
        qint64 completionTokens = 0;
        qint64 reasoningTokens = 0;
        Money cost = {};
        void add(const RequestRecord &record);
    };
    /// Number, model, provider, simulated.
    using Quarter = std::tuple<qint64, QString, QString, bool>;
    /// Date, model, provider, endpoint, key id.
    using Day = std::tuple<QString, QString, QString, QString, QString>;

    QMap<Quarter, Sum> m_quarters;
    QMap<Day, Sum> m_days;
};

} // namespace core
