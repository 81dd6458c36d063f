#include "core/model/parameter_change.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ParameterChange)
};

} // namespace

QString parameterChangeName(ParameterChange::Kind kind)
{
    switch (kind) {
    case ParameterChange::Kind::Dropped:
        return QStringLiteral("dropped");
    case ParameterChange::Kind::Clamped:
        return QStringLiteral("clamped");
    case ParameterChange::Kind::Mapped:
        return QStringLiteral("mapped");
    case ParameterChange::Kind::Added:
        return QStringLiteral("added");
    }
    Q_UNREACHABLE();
}

QJsonArray parameterChangesToJson(const QList<ParameterChange> &changes)
{
    QJsonArray json;
    for (const ParameterChange &change : changes) {
        QJsonObject entry {{QLatin1String("kind"), parameterChangeName(change.kind)},
                           {QLatin1String("parameter"), change.parameter}};
        if (!change.from.isEmpty())
            entry.insert(QLatin1String("from"), change.from);
        if (!change.to.isEmpty())
            entry.insert(QLatin1String("to"), change.to);
        json.append(entry);
    }
    return json;
}

QString parameterChangeText(const ParameterChange &change)
{
    switch (change.kind) {
    case ParameterChange::Kind::Dropped:
        return change.from.isEmpty() ? Text::tr("%1 left out").arg(change.parameter)
                                     : Text::tr("%1 (%2) left out").arg(change.parameter, change.from);
    case ParameterChange::Kind::Added:
        return Text::tr("%1 set to %2").arg(change.parameter, change.to);
    case ParameterChange::Kind::Clamped:
    case ParameterChange::Kind::Mapped:
        return Text::tr("%1 %2 → %3").arg(change.parameter, change.from, change.to);
    }
    Q_UNREACHABLE();
}

} // namespace core
