#pragma once

#include <QJsonArray>
#include <QList>
#include <QString>

namespace core {

/// What became of a request parameter on its way to one endpoint, where that is not what the caller sent.
///
/// A parameter that an endpoint does not take is left out or brought into its range; each such change is kept
/// with the attempt, so that nobody has to wonder why a setting had no effect.
struct ParameterChange {
    enum class Kind {
        Dropped, ///< Not sent: the endpoint, its model or its protocol has no place for it.
        Clamped, ///< Sent with the nearest value in the endpoint's range.
        Mapped, ///< Sent in the endpoint's own terms, which say less or something else.
        Added, ///< Sent although the caller did not ask: the endpoint demands it.
    };
    Kind kind = Kind::Dropped;
    QString parameter; ///< Name as in the request, with dots for what stands inside: `reasoning.effort`.
    QString from = {}; ///< Value that was asked for; empty where it is long or was not set.
    QString to = {}; ///< What is sent instead; empty for Dropped.
    bool operator==(const ParameterChange &) const = default;
};

/// `dropped`, `clamped`, `mapped`, `added`.
QString parameterChangeName(ParameterChange::Kind kind);
/// Objects with `kind`, `parameter`, and `from` and `to` where they say something.
QJsonArray parameterChangesToJson(const QList<ParameterChange> &changes);
/// A sentence part for people, such as "seed left out" or "temperature 1.5 → 1".
QString parameterChangeText(const ParameterChange &change);

} // namespace core
