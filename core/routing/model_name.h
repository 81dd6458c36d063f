#pragma once

#include "core/base/result.h"
#include "core/model/chat.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace core {

/// What a client's name of a model says, part by part (openrouter-spec §3.1, §3.2):
/// `author/slug[:suffix…][@preset/NAME]`, `@preset/NAME`, `set/NAME`, `~author/family-latest` or a bare name.
struct ModelName {
    /// The name without suffixes and preset, as it was written; empty where only a set or a preset is named.
    QString base;
    /// free, batch, thinking, extended: an offer of its own, with its own endpoints. Empty: the plain one.
    QString catalogueVariant = {};
    SortBy sort = SortBy::Default; ///< By the last of `:nitro`, `:floor`, `:exacto`.
    bool admitsPriority = false; ///< `:nitro`: endpoints of the priority tier may be used too.
    bool admitsFlex = false; ///< `:floor`: likewise those of the flex tier.
    bool online = false; ///< `:online`: search the web.
    QString preset = {};
    QString set = {}; ///< Name of a model set.

    /// `~author/family-latest`: whatever is newest.
    bool isLatestAlias() const { return base.startsWith(u'~'); }
    bool operator==(const ModelName &) const = default;
};

/// Whether there is a model of that name, or a set (`set/NAME`).
using IsKnownName = std::function<bool(const QString &name)>;

/// Takes a name apart, without regard to case. Suffixes stand in any order; at most one names an offer, of
/// those that sort the last one counts, and only its tier with it.
///
/// Local servers have colons in their models' names (`llama3:8b`), so the longest beginning that `isKnown` is
/// the name and only what follows are suffixes. Where nobody is called so at all, what is no suffix stays
/// part of the name, for the resolver to find the nearest. Without `isKnown` the name ends at the first
/// colon.
///
/// BadRequest, parameter `model`: nothing is named, a suffix that there is not (names those that there are),
/// two offers at once, an offer of a set.
Result<ModelName> parseModelName(const QString &text, const IsKnownName &isKnown = {});

/// What the endpoints are put in order by: a `provider.sort` of the request itself goes before any suffix
/// (openrouter-spec §3.2, §4.4).
SortBy sortFor(const ModelName &name, const RoutingPreferences &request);

/// Service tiers whose endpoints may be used although the request names none of them.
struct TierAdmission {
    bool priority = false;
    bool flex = false;
    bool operator==(const TierAdmission &) const = default;
};
/// Those of `:nitro` and `:floor`, unless a `provider.order` or `service_tier: "default"` cancels them.
TierAdmission tiersFor(const ModelName &name, const QStringList &order, const QString &serviceTier);

} // namespace core
