#include "core/model/model_info.h"

namespace core {

QString endpointSlug(const EndpointInfo &endpoint)
{
    QStringList parts {endpoint.providerId};
    for (const QString &part : {endpoint.tag, endpoint.region, endpoint.variant, endpoint.quantization}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(u'/');
}

} // namespace core
