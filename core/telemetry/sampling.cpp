#include "core/telemetry/sampling.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace core {

bool isSampled(const RequestRecord &record, int perMille)
{
    constexpr int kAll = 1000;
    if (perMille >= kAll)
        return true;
    if (perMille <= 0)
        return false;
    const QString &unit = record.sessionId.isEmpty() ? record.id : record.sessionId;
    const QByteArray hash = QCryptographicHash::hash(unit.toUtf8(), QCryptographicHash::Sha256);
    const auto place = qFromBigEndian<quint64>(hash.constData());
    return place % kAll < quint64(perMille);
}

} // namespace core
