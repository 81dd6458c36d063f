#include "core/model/host_pattern.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr int kHttpPort = 80;
constexpr int kHttpsPort = 443;
constexpr int kLargestPort = 65'535;

struct ParsedPattern {
    QString host; ///< Lower case, punycode, maybe with stars.
    int port = -1; ///< Any.
};

QString withoutLastDot(QString host)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    return host;
}

/// As it is looked up. Empty for what is no http or https address.
QString hostOf(const QUrl &address)
{
    const bool isHttp =
        address.scheme() == QLatin1String("https") || address.scheme() == QLatin1String("http");
    return isHttp && address.isValid() ? withoutLastDot(address.host(QUrl::FullyEncoded).toLower())
                                       : QString();
}

/// The name between two dots in the form in which it is looked up; a star stays what it is.
QString encodedLabel(const QString &label)
{
    if (!label.contains(u'*'))
        return QString::fromLatin1(QUrl::toAce(label)).toLower();
    const bool plain = std::all_of(label.cbegin(), label.cend(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'*');
    });
    return plain && label.count(u'*') == 1 ? label.toLower() : QString();
}

std::optional<QString> starredHost(const QString &text)
{
    constexpr qsizetype kWrittenOut = 2;
    QStringList labels = withoutLastDot(text).split(u'.');
    if (labels.size() <= kWrittenOut)
        return std::nullopt;
    for (QString &label : labels) {
        label = encodedLabel(label);
        if (label.isEmpty())
            return std::nullopt;
    }
    const bool tooWide = std::any_of(labels.cend() - kWrittenOut, labels.cend(),
                                     [](const QString &label) { return label.contains(u'*'); });
    return tooWide ? std::nullopt : std::optional(labels.join(u'.'));
}

std::optional<ParsedPattern> parsed(const QString &text)
{
    const bool odd = text.isEmpty() || std::any_of(text.cbegin(), text.cend(), [](QChar c) {
                         return c.isSpace() || QStringLiteral("/\\@?#%").contains(c) || c.unicode() < 0x20;
                     });
    if (odd)
        return std::nullopt;
    if (!text.contains(u'*')) {
        const QUrl url(QStringLiteral("http://") + text, QUrl::StrictMode);
        const QString host = hostOf(url);
        // "host:" is a slip, and the user may have meant any port.
        if (host.isEmpty() || text.endsWith(u':') || url.port(kHttpPort) == 0)
            return std::nullopt;
        return ParsedPattern {host, url.port()};
    }
    const qsizetype colon = text.indexOf(u':');
    bool isNumber = true;
    const int port = colon < 0 ? -1 : text.mid(colon + 1).toInt(&isNumber);
    const bool goodPort = colon < 0 || (isNumber && port > 0 && port <= kLargestPort);
    const std::optional<QString> host = starredHost(text.left(colon));
    return goodPort && host ? std::optional(ParsedPattern {*host, port}) : std::nullopt;
}

bool matchesLabel(const QString &pattern, const QString &label)
{
    const qsizetype star = pattern.indexOf(u'*');
    if (star < 0)
        return pattern == label;
    const QStringView before = QStringView(pattern).left(star);
    const QStringView after = QStringView(pattern).mid(star + 1);
    return label.size() > before.size() + after.size() && label.startsWith(before) && label.endsWith(after);
}

bool matchesName(const QString &pattern, const QString &host)
{
    if (!pattern.contains(u'*'))
        return pattern == host;
    QStringList wanted = pattern.split(u'.');
    QStringList labels = host.split(u'.');
    if (labels.contains(QString()))
        return false;
    if (wanted.first() == QLatin1String("*") && labels.size() > wanted.size())
        labels = labels.mid(labels.size() - wanted.size());
    return std::equal(wanted.cbegin(), wanted.cend(), labels.cbegin(), labels.cend(), matchesLabel);
}

} // namespace

bool isHostPattern(const QString &text)
{
    return parsed(text).has_value();
}

bool matchesHost(const QString &pattern, const QUrl &address)
{
    const QString host = hostOf(address);
    if (host.isEmpty())
        return false;
    const std::optional<ParsedPattern> wanted = parsed(pattern);
    if (!wanted)
        return false;
    const bool tls = address.scheme() == QLatin1String("https");
    const bool portFits = wanted->port < 0 || wanted->port == address.port(tls ? kHttpsPort : kHttpPort);
    return portFits && matchesName(wanted->host, host);
}

bool matchesAnyHost(const QStringList &patterns, const QUrl &address)
{
    // Nearly always the pattern is the very host, and every request asks.
    const QString plain = hostPatternOf(address);
    if (!plain.isEmpty() && patterns.contains(plain))
        return true;
    return std::any_of(patterns.cbegin(), patterns.cend(),
                       [&](const QString &pattern) { return matchesHost(pattern, address); });
}

QString hostPatternOf(const QUrl &address)
{
    QString host = hostOf(address);
    if (host.isEmpty())
        return {};
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return address.port() < 0 ? host : host + u':' + QString::number(address.port());
}

} // namespace core
