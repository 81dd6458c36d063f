#include "core/engine/call_id.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace core {

QString newCallId()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const quint64 random = QRandomGenerator::global()->generate64();
    return QStringLiteral("gen-%1-%2").arg(now).arg(random, 16, 16, QLatin1Char('0'));
}

} // namespace core
