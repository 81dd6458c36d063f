#include "core/catalog/catalog_link.h"

#include <QCoreApplication>
#include <QUrl>
#include <QUrlQuery>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::CatalogLink)
};

const QString kScheme = QStringLiteral("switchyard");
const QString kPlace = QStringLiteral("catalog");
const QString kText = QStringLiteral("q");
const QString kSort = QStringLiteral("sort");
constexpr qsizetype kLongest = 8000;

/// The names that OpenRouter's list has for what can be asked here, too.
struct TheirName {
    QLatin1String theirs;
    QLatin1String ours;
};
constexpr TheirName kTheirNames[] = {
    {QLatin1String("context"), QLatin1String("min_context")},
    {QLatin1String("max_price"), QLatin1String("max_prompt_price")},
    {QLatin1String("input_modalities"), QLatin1String("input")},
    {QLatin1String("output_modalities"), QLatin1String("output")},
    {QLatin1String("supported_parameters"), QLatin1String("parameter")},
    {QLatin1String("region"), QLatin1String("region")},
    {QLatin1String("zdr"), QLatin1String("zdr")},
};

/// `+` stands for a blank in what browsers copy.
QList<QPair<QString, QString>> itemsOf(const QUrl &url)
{
    QUrlQuery query(QString(url.query(QUrl::FullyEncoded)).replace(u'+', QLatin1String("%20")));
    return query.queryItems(QUrl::FullyDecoded);
}

bool isTheirs(const QUrl &url)
{
    const QString host = url.host();
    return (host == QLatin1String("openrouter.ai") || host == QLatin1String("www.openrouter.ai"))
           && url.path().startsWith(QLatin1String("/models"));
}

bool isOurs(const QUrl &url)
{
    return url.scheme() == kScheme && url.host() == kPlace;
}

CatalogLink fromTheirs(const QUrl &url)
{
    CatalogLink link;
    for (const auto &[key, value] : itemsOf(url)) {
        if (key == kText)
            link.query.text = value;
        for (const TheirName &name : kTheirNames) {
            // What they understand and we do not is no reason to refuse the rest.
            if (key == name.theirs)
                static_cast<void>(addFilter(link.query, name.ours + u'=' + value));
        }
    }
    return link;
}

} // namespace

QString toText(const CatalogLink &link)
{
    QUrlQuery items;
    const auto add = [&items](const QString &key, const QString &value) {
        items.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    if (!link.query.text.trimmed().isEmpty())
        add(kText, link.query.text.simplified());
    for (const QString &filter : filtersOf(link.query))
        add(filter.section(u'=', 0, 0), filter.section(u'=', 1));
    if (!link.sort.isEmpty())
        add(kSort, link.sort);
    QUrl url;
    url.setScheme(kScheme);
    url.setHost(kPlace);
    if (!items.isEmpty())
        url.setQuery(items);
    return url.toString(QUrl::FullyEncoded);
}

bool looksLikeCatalogLink(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    return url.isValid() && (isOurs(url) || isTheirs(url));
}

Result<CatalogLink> catalogLinkFrom(const QString &text)
{
    const auto refused = [](const QString &why) { return Error {ErrorKind::BadRequest, why}; };
    if (text.size() > kLongest)
        return refused(Text::tr("This is too long for a link into the catalog."));
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (isTheirs(url))
        return fromTheirs(url);
    if (!isOurs(url))
        return refused(Text::tr("This is no link into the catalog: such a link begins with %1.")
                           .arg(QLatin1String("switchyard://catalog")));
    CatalogLink link;
    for (const auto &[key, value] : itemsOf(url)) {
        if (key == kText) {
            link.query.text = value;
        } else if (key == kSort) {
            link.sort = value;
        } else if (const Status added = addFilter(link.query, key + u'=' + value); !added) {
            return added.error();
        }
    }
    return link;
}

} // namespace core
