#include "core/routing/host_binding.h"

#include "core/model/host_pattern.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::HostBinding)
};

void addNew(QStringList &list, const QStringList &more)
{
    for (const QString &entry : more) {
        if (!list.contains(entry))
            list << entry;
    }
}

/// What stands between `https://` and the path.
QString authorityOf(const QString &address)
{
    const qsizetype scheme = address.indexOf(QLatin1String("://"));
    return scheme < 0 ? QString() : address.mid(scheme + 3).section(u'/', 0, 0);
}

/// What may stand for a name or several in the middle of a host.
bool isPlain(const QString &value)
{
    return !value.isEmpty() && std::all_of(value.cbegin(), value.cend(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'_');
    });
}

QString filled(QString address, const QHash<QString, QString> &variables)
{
    static const QRegularExpression place(QStringLiteral("\\$\\{([A-Z0-9_]+)\\}"));
    QRegularExpressionMatch match = place.match(address);
    while (match.hasMatch()) {
        const QString name = match.captured(1);
        // Amazon's region stands beside the key and may be another than the environment's.
        const QString value = name == QLatin1String("AWS_REGION") ? QString() : variables.value(name);
        const bool known = isPlain(value) || (match.capturedStart() == 0 && !value.isEmpty());
        address.replace(match.capturedStart(), match.capturedLength(), known ? value : QStringLiteral("*"));
        match = place.match(address);
    }
    return address;
}

} // namespace

QStringList hostPatternsOf(const QString &address, const QHash<QString, QString> &variables)
{
    // Google's addresses begin with the location, except for the global one.
    const bool isVertex =
        address.contains(QLatin1String("://${GOOGLE_VERTEX_LOCATION}-aiplatform.googleapis.com"))
        || address.contains(QLatin1String("://${GOOGLE_VERTEX_ENDPOINT}"));
    if (isVertex)
        return {QStringLiteral("aiplatform.googleapis.com"), QStringLiteral("*-aiplatform.googleapis.com")};

    const QString known = address.contains(QLatin1String("${")) ? filled(address, variables) : address;
    const QString pattern =
        known.contains(u'*') ? authorityOf(known).toLower() : hostPatternOf(QUrl(known, QUrl::StrictMode));
    return isHostPattern(pattern) ? QStringList {pattern} : QStringList();
}

QHash<QString, QStringList> hostsByProvider(const Catalog &catalog, const QHash<QString, QString> &variables)
{
    QHash<QString, QStringList> hosts;
    for (const ProviderInfo &provider : catalog.providers())
        addNew(hosts[provider.id], hostPatternsOf(provider.baseUrl, variables));
    for (const ModelInfo &model : catalog.models()) {
        for (const EndpointInfo &endpoint : model.endpoints) {
            if (!endpoint.baseUrl.isEmpty())
                addNew(hosts[endpoint.providerId], hostPatternsOf(endpoint.baseUrl, variables));
        }
    }
    return hosts;
}

QStringList hostsOfKey(const HostClaims &claims, const QHash<QString, QString> &variables)
{
    QStringList hosts = claims.ofKey;
    if (hosts.isEmpty())
        hosts = claims.ownAddress ? hostPatternsOf(*claims.ownAddress, variables) : claims.ofCatalog;
    return hosts.isEmpty() ? QStringList {QString()} : hosts;
}

QString hostsInWords(const QStringList &hosts)
{
    QStringList named = hosts;
    named.removeAll(QString());
    return named.isEmpty() ? Text::tr("no host") : named.join(QLatin1String(", "));
}

} // namespace core
