#pragma once

#include <QString>
#include <QStringList>

namespace core {

/// Whether a provider's region lies in a wanted one: `eu` takes in `eu-west-1`, `europe-west4` and
/// `swedencentral`; a whole name takes in only itself. `global` lies in none.
bool isRegionWithin(const QString &region, const QString &wanted);

/// Whether a country (ISO 3166-1 alpha-2) lies in a wanted region: the code itself, or `eu` for a member of
/// the European Union.
bool isCountryWithin(const QString &country, const QString &wanted);

/// Whether what is sent there stays within the wanted regions: by the place's own region, else, where that is
/// not known, by the countries of all its machines. False where nothing is known.
bool isPlaceWithin(const QString &region, const QStringList &countries, const QStringList &wanted);

/// The areas that what is sent there surely stays in, in lower case, the country before the Union: `us`;
/// `se`, `eu`. Empty where it is not known, or `global`.
QStringList areasOfPlace(const QString &region, const QStringList &countries);

} // namespace core
