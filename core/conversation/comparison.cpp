#include "core/conversation/comparison.h"

#include <QJsonArray>

#include <algorithm>

namespace core {

QJsonObject comparisonLayoutJson(const ComparisonLayout &layout)
{
    return {{QStringLiteral("arrangement"), layout.arrangement == ComparisonLayout::Arrangement::Grid
                                                ? QStringLiteral("grid")
                                                : QStringLiteral("row")},
            {QStringLiteral("in_view"), layout.inView},
            {QStringLiteral("sequential"), layout.sequential},
            {QStringLiteral("sync_turns"), layout.syncTurns}};
}

ComparisonLayout comparisonLayoutFrom(const QJsonObject &json)
{
    ComparisonLayout layout;
    if (json.value(QLatin1String("arrangement")).toString() == QLatin1String("grid"))
        layout.arrangement = ComparisonLayout::Arrangement::Grid;
    layout.inView =
        std::clamp(json.value(QLatin1String("in_view")).toInt(), 0, ComparisonLayout::kMostInView);
    layout.sequential = json.value(QLatin1String("sequential")).toBool();
    layout.syncTurns = json.value(QLatin1String("sync_turns")).toBool();
    return layout;
}

void ComparisonPolicy::applyTo(RoutingPreferences &routing) const
{
    routing.zeroDataRetention = routing.zeroDataRetention || zeroDataRetention;
    routing.denyDataCollection = routing.denyDataCollection || denyDataCollection;
}

QJsonObject columnSetJson(const ColumnSet &set)
{
    QJsonArray columns;
    for (const ColumnSettings &column : set.columns)
        columns.append(columnSettingsJson(column));
    return {{QStringLiteral("name"), set.name},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("layout"), comparisonLayoutJson(set.layout)},
            {QStringLiteral("zdr"), set.policy.zeroDataRetention},
            {QStringLiteral("deny_data_collection"), set.policy.denyDataCollection}};
}

std::optional<ColumnSet> columnSetFrom(const QJsonObject &json)
{
    ColumnSet set;
    set.name = json.value(QLatin1String("name")).toString();
    for (const QJsonValue &column : json.value(QLatin1String("columns")).toArray()) {
        ColumnSettings settings = columnSettingsFrom(column.toObject());
        if (!settings.model.isEmpty())
            set.columns << settings;
    }
    if (set.name.isEmpty() || set.columns.isEmpty())
        return std::nullopt;
    set.layout = comparisonLayoutFrom(json.value(QLatin1String("layout")).toObject());
    set.policy.zeroDataRetention = json.value(QLatin1String("zdr")).toBool();
    set.policy.denyDataCollection = json.value(QLatin1String("deny_data_collection")).toBool();
    return set;
}

QString titleOf(const QString &question)
{
    constexpr qsizetype kLongest = 60;
    const QString text = question.trimmed();
    const QString line = text.left(text.indexOf(u'\n') < 0 ? text.size() : text.indexOf(u'\n')).simplified();
    if (line.size() <= kLongest)
        return line;
    qsizetype end = line.lastIndexOf(u' ', kLongest);
    if (end < kLongest / 2)
        end = kLongest;
    if (line.at(end - 1).isHighSurrogate())
        --end;
    return line.left(end) + u'…';
}

} // namespace core
