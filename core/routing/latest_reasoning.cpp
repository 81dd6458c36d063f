#include "core/routing/latest_reasoning.h"

#include <QCoreApplication>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Router)
};

/// The lowest level of thinking that is one; without a list of levels the lowest there is, for the codec to
/// map.
QString lowestEffort(const QStringList &efforts)
{
    for (const QLatin1String effort :
         {QLatin1String("minimal"), QLatin1String("low"), QLatin1String("medium"), QLatin1String("high"),
          QLatin1String("xhigh"), QLatin1String("max")}) {
        if (efforts.contains(effort))
            return effort;
    }
    return QStringLiteral("minimal");
}

} // namespace

Result<std::optional<ReasoningRequest>> reasoningFor(const std::optional<ReasoningRequest> &asked,
                                                     const ModelTraits &traits, const QString &modelId,
                                                     bool byLatestAlias)
{
    const bool wantsNone = asked && (asked->effort == QLatin1String("none") || asked->enabled == false);
    if (!wantsNone || traits.reasoningMandatory != true)
        return asked;
    if (!byLatestAlias)
        return Error {.kind = ErrorKind::BadRequest,
                      .message = Text::tr("%1 cannot do without thinking. Ask for its lowest effort, '%2', "
                                          "or leave `reasoning` out.")
                                     .arg(modelId, lowestEffort(traits.efforts)),
                      .parameter = QStringLiteral("reasoning")};
    ReasoningRequest lowest = *asked;
    lowest.effort = lowestEffort(traits.efforts);
    lowest.enabled.reset();
    return std::optional(lowest);
}

} // namespace core
