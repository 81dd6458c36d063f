#include "core/model/regions.h"

#include <algorithm>

namespace core {

namespace {

/// Names of Azure's regions say the country in one word with the direction.
struct Part {
    QLatin1String text;
    QLatin1String area;
};
constexpr Part kParts[] = {
    {QLatin1String("europe"), QLatin1String("eu")},
    {QLatin1String("sweden"), QLatin1String("eu")},
    {QLatin1String("france"), QLatin1String("eu")},
    {QLatin1String("germany"), QLatin1String("eu")},
    {QLatin1String("italy"), QLatin1String("eu")},
    {QLatin1String("spain"), QLatin1String("eu")},
    {QLatin1String("poland"), QLatin1String("eu")},
    {QLatin1String("switzerland"), QLatin1String("ch")},
    {QLatin1String("norway"), QLatin1String("no")},
    {QLatin1String("uksouth"), QLatin1String("gb")},
    {QLatin1String("ukwest"), QLatin1String("gb")},
    {QLatin1String("canada"), QLatin1String("ca")},
    {QLatin1String("japan"), QLatin1String("jp")},
    {QLatin1String("korea"), QLatin1String("kr")},
    {QLatin1String("australia"), QLatin1String("au")},
    {QLatin1String("brazil"), QLatin1String("br")},
    {QLatin1String("southeastasia"), QLatin1String("sg")},
    {QLatin1String("eastus"), QLatin1String("us")},
    {QLatin1String("westus"), QLatin1String("us")},
    {QLatin1String("centralus"), QLatin1String("us")},
};

/// Regions whose names begin with `eu` or `europe` and that are not in the Union: London and Zurich of Amazon
/// and Google.
const QStringList &outsideTheUnion()
{
    static const QStringList names {QStringLiteral("eu-west-2"), QStringLiteral("eu-central-2"),
                                    QStringLiteral("europe-west2"), QStringLiteral("europe-west6")};
    return names;
}

QString areaOf(const QString &region)
{
    if (outsideTheUnion().contains(region))
        return {};
    for (const Part &part : kParts) {
        if (region.contains(part.text))
            return part.area;
    }
    return region.section(u'-', 0, 0);
}

} // namespace

bool isRegionWithin(const QString &region, const QString &wanted)
{
    const QString place = region.toLower();
    const QString area = wanted.toLower();
    // Some places are in no area, and that is not the one without a name.
    return !place.isEmpty() && !area.isEmpty() && (place == area || areaOf(place) == area);
}

bool isCountryWithin(const QString &country, const QString &wanted)
{
    static const QString members =
        QStringLiteral("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL "
                       "PL PT RO SK SI ES SE");
    if (country.compare(wanted, Qt::CaseInsensitive) == 0)
        return true;
    return wanted.compare(u"eu", Qt::CaseInsensitive) == 0 && country.size() == 2
           && members.contains(country, Qt::CaseInsensitive);
}

bool isPlaceWithin(const QString &region, const QStringList &countries, const QStringList &wanted)
{
    if (!region.isEmpty())
        return std::any_of(wanted.cbegin(), wanted.cend(),
                           [&](const QString &one) { return isRegionWithin(region, one); });
    return !countries.isEmpty()
           && std::all_of(countries.cbegin(), countries.cend(), [&wanted](const QString &country) {
                  return std::any_of(wanted.cbegin(), wanted.cend(),
                                     [&](const QString &one) { return isCountryWithin(country, one); });
              });
}

QStringList areasOfPlace(const QString &region, const QStringList &countries)
{
    const QString eu = QStringLiteral("eu");
    QStringList areas;
    if (!region.isEmpty()) {
        const QString area = areaOf(region.toLower());
        if (!area.isEmpty() && area != QLatin1String("global"))
            areas << area;
    } else if (!countries.isEmpty()) {
        if (isPlaceWithin({}, countries, {countries.first()}))
            areas << countries.first().toLower();
        if (isPlaceWithin({}, countries, {eu}))
            areas << eu;
    }
    return areas;
}

} // namespace core
