#include "core/model/request_record.h"

namespace core {

QString costSourceName(CostSource source)
{
    switch (source) {
    case CostSource::Unknown:
        return {};
    case CostSource::Reported:
        return QStringLiteral("reported");
    case CostSource::Computed:
        return QStringLiteral("computed");
    case CostSource::Estimated:
        return QStringLiteral("estimated");
    case CostSource::Simulated:
        return QStringLiteral("simulated");
    }
    Q_UNREACHABLE();
}

} // namespace core
