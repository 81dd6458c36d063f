#include "core/config/config.h"

#include <algorithm>

namespace core {

const ProviderConfig *Config::findProvider(const QString &id) const
{
    const auto found =
        std::find_if(providers.begin(), providers.end(),
                     [&id](const ProviderConfig &provider) { return provider.overlay.id == id; });
    return found == providers.end() ? nullptr : &*found;
}

QString describeProblems(const QString &file, const QList<ConfigProblem> &problems)
{
    QStringList lines;
    for (const ConfigProblem &problem : problems) {
        QString place = file;
        if (problem.line > 0)
            place += u':' + QString::number(problem.line);
        if (!problem.path.isEmpty())
            place += QLatin1String(": ") + problem.path;
        lines << place + QLatin1String(": ") + problem.text;
    }
    return lines.join(u'\n');
}

QList<ProviderOverlay> overlaysOf(const Config &config)
{
    QList<ProviderOverlay> overlays;
    for (const ProviderConfig &provider : config.providers) {
        ProviderOverlay overlay = provider.overlay;
        // Who adds a server of their own and gives no key means one that asks for none.
        if (!provider.inCatalog && !overlay.kind)
            overlay.kind = provider.keys.isEmpty() ? QStringLiteral("local") : QStringLiteral("inference");
        // An entry that only holds keys changes nothing in the catalog.
        if (overlay != ProviderOverlay {overlay.id})
            overlays << overlay;
    }
    return overlays;
}

} // namespace core
