#pragma once

#include "core/catalog/catalog.h"
#include "core/model/raw_request.h"
#include "core/model/route_plan.h"
#include "core/routing/key_facts.h"
#include "core/tokens/token_counter.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace core {

/// An endpoint together with one of the user's keys, in the form in which it can be called.
struct OfferKey {
    KeyFacts key;
    QString candidateId; ///< What the circuit breaker knows it by.
    EndpointTarget target;
};

/// One endpoint of a model as far as it does not depend on the request: looked up once and kept, because
/// putting a target together costs more than choosing among a hundred of them.
struct Offer {
    EndpointInfo endpoint;
    QString providerKind;
    QStringList providerCountries; ///< Where the provider's machines stand, where it says so.
    QString slug; ///< endpointSlug().
    QString statsId; ///< What the figures of its traffic are kept by.
    QString serviceTier; ///< `priority`, `flex`, …; empty for the usual one.
    DataPolicy policy;
    QList<OfferKey> keys; ///< At least one, by priority.
    bool simulated = false;
};

/// The endpoints of one model that can be called at all, and why the others cannot.
struct Offers {
    /// How the model counts tokens; a part of the counter that OfferFacts names. Finding it means comparing
    /// the model's name with a hundred patterns.
    const TokenFamily *tokens = nullptr;
    QList<Offer> usable; ///< In order of their names: where nothing else tells endpoints apart, that does.
    QList<Exclusion> exclusions;
};

/// What decides on offers beside the catalog.
struct OfferFacts {
    /// Usable keys by provider id.
    const QHash<QString, QList<KeyFacts>> &keys;
    const TokenCounter &tokens; ///< Has to outlive the offers.
    /// Protocols that a codec exists for, in order of preference where a provider speaks several.
    QStringList protocols;
    /// Values for the `${NAME}` places in the catalog's addresses, beside those that the key gives.
    QHash<QString, QString> variables = {};
    Task task = Task::Chat;
    bool preferChat = false; ///< See CallFormFacts::preferChat.
};

Offers offersOf(const ModelInfo &model, const Catalog &catalog, const OfferFacts &facts);

/// Offers that were asked for before. To be cleared whenever catalog, keys or variables changed.
class OfferCache
{
public:
    std::shared_ptr<const Offers> find(const ModelInfo &model, const Catalog &catalog,
                                       const OfferFacts &facts);
    void clear() { m_offers.clear(); }

private:
    QHash<QString, std::shared_ptr<const Offers>> m_offers;
};

/// `priority`, `flex` or `ultrafast` if the endpoint's tag says that it is such a tier; else empty.
QString serviceTierOf(const EndpointInfo &endpoint);

/// How the id of every candidate of that provider key begins; what to forget in the HealthTable when it
/// changed.
QString candidateIdPrefix(const QString &providerId, const QString &keyName);

} // namespace core
