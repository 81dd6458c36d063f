#include "core/proxy/app_name.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <iterator>

namespace core {

namespace {

constexpr qsizetype kLongestName = 100;

/// What every browser, and every program built on one, puts into its User-Agent.
constexpr QLatin1String kEngines[] = {
    QLatin1String("Mozilla"), QLatin1String("AppleWebKit"), QLatin1String("Gecko"),
    QLatin1String("Version"), QLatin1String("Mobile"),      QLatin1String("Electron"),
};
/// Browsers; those first that give themselves for one of the others besides.
constexpr QLatin1String kBrowsers[] = {
    QLatin1String("Edg"),     QLatin1String("OPR"),    QLatin1String("Vivaldi"),
    QLatin1String("Firefox"), QLatin1String("Chrome"), QLatin1String("Safari"),
};

bool isProduct(const QString &product, QLatin1String name)
{
    return product.section(u'/', 0, 0) == name;
}

template<size_t N>
bool isOneOf(const QString &product, const QLatin1String (&names)[N])
{
    return std::any_of(std::begin(names), std::end(names),
                       [&product](QLatin1String name) { return isProduct(product, name); });
}

QString headerText(const HeaderList &headers, QByteArrayView name)
{
    return QString::fromUtf8(headerValue(headers, name)).simplified();
}

bool isThisMachine(const QString &host)
{
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost"))
           || host.startsWith(QLatin1String("127.")) || host == QLatin1String("::1");
}

QString refererHost(const HeaderList &headers)
{
    QString address = headerText(headers, "http-referer");
    if (address.isEmpty())
        address = headerText(headers, "referer");
    const QUrl url(address.contains(QLatin1String("://")) ? address : QLatin1String("https://") + address,
                   QUrl::StrictMode);
    const QString host = url.host().toLower();
    return isThisMachine(host) ? QString() : host;
}

QString productOf(QString agent)
{
    static const QRegularExpression comment(QStringLiteral("\\([^()]*\\)"));
    const QStringList products = agent.remove(comment).simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &product : products) {
        if (!isOneOf(product, kEngines) && !isOneOf(product, kBrowsers))
            return product;
    }
    for (const QLatin1String browser : kBrowsers) {
        const auto found =
            std::find_if(products.cbegin(), products.cend(),
                         [browser](const QString &product) { return isProduct(product, browser); });
        if (found != products.cend())
            return *found;
    }
    return products.value(0);
}

} // namespace

QString appNameOf(const HeaderList &headers)
{
    for (const char *title : {"x-openrouter-title", "x-title"}) {
        if (const QString name = headerText(headers, title); !name.isEmpty())
            return name.left(kLongestName);
    }
    const QString host = refererHost(headers);
    return (host.isEmpty() ? productOf(headerText(headers, "user-agent")) : host).left(kLongestName);
}

} // namespace core
