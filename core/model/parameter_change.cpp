#include "core/model/parameter_change.h"

#include <QCoreApplication>

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
