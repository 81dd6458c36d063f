#pragma once

#include "core/catalog/catalog.h"
#include "core/routing/endpoint_stats.h"
#include "core/routing/key_usage.h"
#include "core/routing/router.h"
#include "core/routing/sticky.h"
#include "tests/unit/tokens/four_byte_counter.h"

#include <QString>
#include <QStringList>

// Everything that planRoute() looks at, for tests of single rules: one model at a few providers, a clock that
// stands still and randomness that is given.

/// `prompt` and `completion` in dollars per million tokens.
inline core::EndpointInfo pricedEndpoint(const QString &provider, const QString &prompt = QStringLiteral("1"),
                                         const QString &completion = QStringLiteral("1"))
{
    core::EndpointInfo one;
    one.providerId = provider;
    one.providerModelId = QStringLiteral("llama");
    one.pricing.base.prompt = core::Money::fromDecimal(prompt + QStringLiteral("e-6"));
    one.pricing.base.completion = core::Money::fromDecimal(completion + QStringLiteral("e-6"));
    return one;
}

inline core::EndpointInfo taggedEndpoint(const QString &provider, const QString &tag,
                                         const QString &price = QStringLiteral("1"))
{
    core::EndpointInfo one = pricedEndpoint(provider, price, price);
    one.tag = tag;
    return one;
}

/// The model `meta/llama` with these endpoints, and for each provider that they name a key `work`.
struct RoutingWorld {
    QList<core::ModelInfo> models;
    QList<core::ProviderInfo> providers;
    core::ChatRequest request;
    QHash<QString, QList<core::KeyFacts>> keys;
    core::RoutingPreferences settings;
    core::RoutingSettings strategy;
    core::HealthTable health;
    core::EndpointStatsTable stats;
    core::KeyUsageTable keyUsage;
    core::StickyTable sticky;
    core::TimePoint now {core::Milliseconds(1'000'000)};
    QDate utcDay {2026, 5, 17};
    std::optional<quint64> seed;

    explicit RoutingWorld(const QList<core::EndpointInfo> &endpoints)
    {
        addModel(QStringLiteral("meta/llama"), endpoints);
        request.model = QStringLiteral("meta/llama");
        // A thousand tokens.
        request.messages << core::Message::text(core::Role::User, QString(4'000, QLatin1Char('x')));
    }

    void addModel(const QString &id, const QList<core::EndpointInfo> &endpoints)
    {
        models << core::ModelInfo {
            .id = id, .name = id, .type = QStringLiteral("chat"), .endpoints = endpoints};
        for (const core::EndpointInfo &endpoint : endpoints)
            addProvider(endpoint.providerId);
    }

    core::EndpointInfo &endpoint(int index) { return models.first().endpoints[index]; }

    core::RoutePlan plan() const
    {
        const core::Catalog catalog(models, providers);
        return planWith(catalog, nullptr);
    }

    core::RoutePlan planWith(const core::Catalog &catalog, core::OfferCache *offers) const
    {
        core::RoutingInput input {.request = request,
                                  .catalog = catalog,
                                  .keys = keys,
                                  .settings = settings,
                                  .protocols = {QStringLiteral("openai-chat")},
                                  .health = health,
                                  .tokens = fourByteCounter(),
                                  .now = now};
        input.strategy = strategy;
        input.seed = seed;
        input.figures = [this](const QString &statsId) -> const core::EndpointFigures & {
            return stats.figures(statsId, now);
        };
        input.keyUsage = &keyUsage;
        input.utcDay = utcDay;
        input.sticky = &sticky;
        input.offers = offers;
        return core::planRoute(input);
    }

    /// Endpoints of the candidates in order, such as `a b/turbo`.
    QString order() const
    {
        QStringList names;
        for (const core::RouteCandidate &candidate : plan().candidates)
            names << candidate.endpoint;
        return names.join(u' ');
    }

    /// Names of the candidates' keys in order.
    QString keyOrder() const
    {
        QStringList names;
        for (const core::RouteCandidate &candidate : plan().candidates)
            names << candidate.keyName;
        return names.join(u' ');
    }

    /// Why each endpoint is left out, such as `b/flex:service_tier`, in order of the names.
    QString excluded() const
    {
        QStringList names;
        for (const core::Exclusion &exclusion : plan().exclusions)
            names << exclusion.endpoint + u':' + core::exclusionName(exclusion.reason);
        names.sort();
        return names.join(u' ');
    }

private:
    void addProvider(const QString &id)
    {
        if (keys.contains(id))
            return;
        core::ProviderInfo one;
        one.id = id;
        one.name = id.toUpper();
        one.kind = QStringLiteral("inference");
        one.protocol = QStringLiteral("openai-chat");
        one.baseUrl = QStringLiteral("https://%1.example/v1").arg(id);
        providers << one;
        keys[id] << core::KeyFacts {QStringLiteral("work")};
    }
};
