#include "core/engine/address_variables.h"

#include <QRegularExpression>

namespace core {

QHash<QString, QString> addressVariables(const Catalog &catalog)
{
    static const QRegularExpression place(QStringLiteral("\\$\\{([A-Z0-9_]+)\\}"));
    QHash<QString, QString> values;
    const auto collect = [&](const QString &address) {
        if (!address.contains(QLatin1String("${")))
            return;
        for (auto matches = place.globalMatch(address); matches.hasNext();) {
            const QString name = matches.next().captured(1);
            const QString value = qEnvironmentVariable(name.toLatin1().constData());
            if (!value.isEmpty())
                values.insert(name, value);
        }
    };
    for (const ProviderInfo &provider : catalog.providers())
        collect(provider.baseUrl);
    for (const ModelInfo &model : catalog.models()) {
        for (const EndpointInfo &endpoint : model.endpoints)
            collect(endpoint.baseUrl);
    }
    // Amazon's tools know two names for it.
    const QString region = QStringLiteral("AWS_REGION");
    if (const QString value = qEnvironmentVariable("AWS_DEFAULT_REGION");
        !values.contains(region) && !value.isEmpty())
        values.insert(region, value);
    return values;
}

} // namespace core
