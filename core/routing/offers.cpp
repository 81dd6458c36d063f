#include "core/routing/offers.h"

#include "core/model/host_pattern.h"
#include "core/routing/call_form.h"
#include "core/routing/endpoint_stats.h"
#include "core/routing/host_binding.h"
#include "core/routing/model_pattern.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <tuple>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Router)
};

EndpointTarget targetOf(const EndpointInfo &endpoint, const ProviderInfo &provider, const CallForm &form,
                        ModelTraits traits)
{
    EndpointTarget target {.providerId = provider.id,
                           .providerName = provider.name.isEmpty() ? provider.id : provider.name,
                           .protocol = form.protocol,
                           .baseUrl = form.baseUrl,
                           .providerModelId = endpoint.providerModelId,
                           .region = form.region,
                           .quirks = provider.quirks,
                           .traits = std::move(traits),
                           .headers = provider.headers,
                           .extraBody = endpoint.extraBody};
    for (auto header = endpoint.extraHeaders.begin(); header != endpoint.extraHeaders.end(); ++header)
        target.headers.insert(header.key(), header.value());
    if (!endpoint.reasoningField.isEmpty())
        target.quirks.reasoningField = endpoint.reasoningField;
    const QLatin1String tierField("service_tier");
    if (const QString tier = serviceTierOf(endpoint);
        !tier.isEmpty() && !target.extraBody.contains(tierField))
        target.extraBody.insert(tierField, tier);
    return target;
}

/// The keys to ask this provider with, the preferred one first. One without a name stands for "needs none".
QList<KeyFacts> keysFor(const ProviderInfo &provider, const OfferFacts &facts)
{
    QList<KeyFacts> keys = facts.keys.value(provider.id);
    std::sort(keys.begin(), keys.end(), [](const KeyFacts &a, const KeyFacts &b) {
        return std::tie(a.priority, a.name) < std::tie(b.priority, b.name);
    });
    if (keys.isEmpty() && !provider.needsKey())
        keys << KeyFacts {};
    return keys;
}

bool isFor(const KeyFacts &key, const QString &modelId)
{
    return key.models.isEmpty() || matchesAnyPattern(key.models, modelId);
}

/// The transport would refuse it as well; here the user learns of it before anything is sent.
std::optional<Refusal> hostRefusal(const KeyFacts &key, const QString &baseUrl)
{
    const QUrl address(baseUrl);
    if (key.hosts.isEmpty() || matchesAnyHost(key.hosts, address))
        return std::nullopt;
    return Refusal {ExclusionReason::KeyHost,
                    Text::tr("key '%1' may be sent to %2 and not to %3; if it should go there, add that host "
                             "to the key's hosts under Keys")
                        .arg(key.name, hostsInWords(key.hosts), hostPatternOf(address))};
}

class OfferBuilder
{
public:
    OfferBuilder(const ModelInfo &model, const Catalog &catalog, const OfferFacts &facts)
        : m_model(model)
        , m_catalog(catalog)
        , m_facts(facts)
    { }

    Offers build()
    {
        m_offers.tokens = &familyOf(m_facts.tokens.families(), m_model.id);
        for (const EndpointInfo &endpoint : m_model.endpoints)
            add(endpoint);
        withholdTierFromOthers();
        std::sort(m_offers.usable.begin(), m_offers.usable.end(), [](const Offer &a, const Offer &b) {
            return std::tie(a.slug, a.endpoint.providerModelId)
                   < std::tie(b.slug, b.endpoint.providerModelId);
        });
        return std::move(m_offers);
    }

private:
    void exclude(const EndpointInfo &endpoint, const Refusal &refusal)
    {
        m_offers.exclusions << Exclusion {m_model.id, endpoint.providerId, endpointSlug(endpoint),
                                          refusal.reason, refusal.text};
    }

    std::variant<CallForm, Refusal> formWith(const EndpointInfo &endpoint, const ProviderInfo &provider,
                                             const KeyFacts &key) const
    {
        return callFormOf(endpoint, provider,
                          {.spoken = m_facts.protocols,
                           .key = key,
                           .variables = m_facts.variables,
                           .task = m_facts.task,
                           .preferChat = m_facts.preferChat});
    }

    void add(const EndpointInfo &endpoint)
    {
        const ProviderInfo *provider = m_catalog.findProvider(endpoint.providerId);
        if (!provider) {
            exclude(endpoint, {ExclusionReason::NoAddress, Text::tr("the catalog knows no such provider")});
            return;
        }
        const QString providerName = provider->name.isEmpty() ? provider->id : provider->name;
        QList<KeyFacts> keys = keysFor(*provider, m_facts);
        // The address may need something that stands beside a key, so without any key its rows are judged
        // as they are.
        const auto anyForm = formWith(endpoint, *provider, keys.isEmpty() ? KeyFacts {} : keys.first());
        const auto *refusedForm = std::get_if<Refusal>(&anyForm);
        if (keys.isEmpty() && (!refusedForm || refusedForm->reason == ExclusionReason::NoAddress)) {
            exclude(endpoint, {ExclusionReason::NoKey,
                               Text::tr("no usable key; add one for %1 under Keys").arg(providerName)});
            return;
        }
        if (refusedForm && keys.size() <= 1) {
            exclude(endpoint, *refusedForm);
            return;
        }
        keys.removeIf([this](const KeyFacts &key) { return !isFor(key, m_model.id); });
        if (keys.isEmpty()) {
            exclude(endpoint,
                    {ExclusionReason::NoKey, Text::tr("no key of %1 is for this model").arg(providerName)});
            return;
        }
        addKeys(endpoint, *provider, keys);
    }

    void addKeys(const EndpointInfo &endpoint, const ProviderInfo &provider, const QList<KeyFacts> &keys)
    {
        Offer offer {.endpoint = endpoint,
                     .providerKind = provider.kind,
                     .providerCountries = provider.datacenters,
                     .slug = endpointSlug(endpoint),
                     .statsId = endpointStatsId(m_model.id, endpointSlug(endpoint)),
                     .serviceTier = serviceTierOf(endpoint),
                     .policy = m_catalog.dataPolicyOf(endpoint),
                     .keys = {},
                     .simulated = provider.isSimulator()};
        for (const KeyFacts &key : keys) {
            const auto form = formWith(endpoint, provider, key);
            if (const auto *refusal = std::get_if<Refusal>(&form)) {
                exclude(endpoint, *refusal);
                continue;
            }
            if (const auto refusal = hostRefusal(key, std::get<CallForm>(form).baseUrl)) {
                exclude(endpoint, *refusal);
                continue;
            }
            const QString id = candidateIdPrefix(provider.id, key.name) + m_model.id + u'|' + offer.slug
                               + u'|' + endpoint.providerModelId;
            offer.keys << OfferKey {key, id,
                                    targetOf(endpoint, provider, std::get<CallForm>(form),
                                             m_catalog.traitsOf(m_model, endpoint))};
        }
        if (!offer.keys.isEmpty())
            m_offers.usable << offer;
    }

    /// Where a provider has an endpoint for a tier, its usual one must not be sent the word for it: it would
    /// charge for the tier at the usual price in our books.
    void withholdTierFromOthers()
    {
        QStringList tiered;
        for (const Offer &offer : std::as_const(m_offers.usable)) {
            if (!offer.serviceTier.isEmpty())
                tiered << offer.endpoint.providerId;
        }
        for (Offer &offer : m_offers.usable) {
            if (!offer.serviceTier.isEmpty() || !tiered.contains(offer.endpoint.providerId))
                continue;
            for (OfferKey &key : offer.keys)
                key.target.quirks.drop << QStringLiteral("service_tier");
        }
    }

    const ModelInfo &m_model;
    const Catalog &m_catalog;
    const OfferFacts &m_facts;
    Offers m_offers;
};

} // namespace

Offers offersOf(const ModelInfo &model, const Catalog &catalog, const OfferFacts &facts)
{
    return OfferBuilder(model, catalog, facts).build();
}

std::shared_ptr<const Offers> OfferCache::find(const ModelInfo &model, const Catalog &catalog,
                                               const OfferFacts &facts)
{
    const QString name =
        model.id + u'|' + QString::number(int(facts.task)) + (facts.preferChat ? u'c' : u'r');
    std::shared_ptr<const Offers> &offers = m_offers[name];
    if (!offers)
        offers = std::make_shared<const Offers>(offersOf(model, catalog, facts));
    return offers;
}

QString serviceTierOf(const EndpointInfo &endpoint)
{
    static const QStringList tiers {QStringLiteral("priority"), QStringLiteral("flex"),
                                    QStringLiteral("ultrafast")};
    return tiers.contains(endpoint.tag) ? endpoint.tag : QString();
}

QString candidateIdPrefix(const QString &providerId, const QString &keyName)
{
    return providerId + u'/' + keyName + u'|';
}

} // namespace core
