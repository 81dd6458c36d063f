#pragma once

#include "core/catalog/catalog.h"

/// Six models at three providers, of every kind that the catalog page tells apart.
///
///     id               in/M   context  tools  reads        weights  providers
///     acme/big         10     1M       yes    text, image  closed   acme, cloud
///     acme/small       0.5    128K     yes    text         closed   acme
///     open/free        0      32K      no     text         open     cloud
///     open/vision      2      64K      yes    text, image  open     cloud, relay
///     open/unpriced    ?      ?        no     text         open     acme
///     acme/embed       0.1    8K       no     text         closed   acme (embedding)
inline core::CatalogPtr sampleCatalog()
{
    const auto endpoint = [](const char *provider, const char *price) {
        core::EndpointInfo endpoint;
        endpoint.providerId = QString::fromLatin1(provider);
        endpoint.providerModelId = QStringLiteral("native");
        if (price) {
            endpoint.pricing.base.prompt = core::Money::fromDecimal(QString::fromLatin1(price));
            endpoint.pricing.base.completion = core::Money::fromDecimal(QString::fromLatin1(price));
        }
        return endpoint;
    };
    const auto model = [](const char *id, const char *released, qint64 context, bool tools, bool vision,
                          bool open) {
        core::ModelInfo model;
        model.id = QString::fromLatin1(id);
        model.name = model.id.section(u'/', 1).toUpper();
        model.author = model.id.section(u'/', 0, 0);
        model.type =
            model.id.endsWith(QLatin1String("embed")) ? QStringLiteral("embedding") : QStringLiteral("chat");
        model.released = QString::fromLatin1(released);
        model.contextLength = context;
        model.capabilities.tools = tools;
        model.openWeights = open;
        model.inputModalities = {QStringLiteral("text")};
        if (vision)
            model.inputModalities << QStringLiteral("image");
        model.outputModalities = {QStringLiteral("text")};
        return model;
    };
    const auto provider = [](const char *id, const char *name) {
        core::ProviderInfo info;
        info.id = QString::fromLatin1(id);
        info.name = QString::fromLatin1(name);
        return info;
    };
    QList<core::ModelInfo> models {model("acme/big", "2026-05-01", 1'000'000, true, true, false),
                                   model("acme/small", "2026-06-01", 128'000, true, false, false),
                                   model("open/free", "2025-01-01", 32'000, false, false, true),
                                   model("open/vision", "2025-06-01", 64'000, true, true, true),
                                   model("open/unpriced", "", 0, false, false, true),
                                   model("acme/embed", "2024-01-01", 8'000, false, false, false)};
    models[0].endpoints = {endpoint("cloud", "0.000012"), endpoint("acme", "0.00001")};
    models[1].endpoints = {endpoint("acme", "0.0000005")};
    models[2].endpoints = {endpoint("cloud", "0")};
    models[3].endpoints = {endpoint("relay", "0.000002"), endpoint("cloud", "0.000003")};
    models[4].endpoints = {endpoint("acme", nullptr)};
    models[5].endpoints = {endpoint("acme", "0.0000001")};
    core::ProviderInfo acme = provider("acme", "Acme");
    acme.dataPolicy = core::DataPolicy {false, true, 30, QStringLiteral("the directory, 2026-08-22")};
    return std::make_shared<const core::Catalog>(
        models, QList<core::ProviderInfo> {acme, provider("cloud", "Cloud"), provider("relay", "Relay")},
        QHash<QString, QString> {}, QStringLiteral("2026-08-22"));
}
