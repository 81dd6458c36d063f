#pragma once

#include "core/catalog/catalog.h"

#include <QString>

// Small models and providers, for tests of the choice among models.

/// `prompt` in dollars per million tokens, the answer four times that; empty = unknown.
inline core::EndpointInfo endpointAt(const QString &provider, const QString &prompt = QStringLiteral("1"),
                                     const QString &variant = {})
{
    core::EndpointInfo one;
    one.providerId = provider;
    one.providerModelId = QStringLiteral("m");
    one.variant = variant;
    if (!prompt.isEmpty()) {
        const auto price = core::Money::fromDecimal(prompt + QStringLiteral("e-6"));
        one.pricing.base.prompt = price;
        one.pricing.base.completion = *price * 4;
    }
    return one;
}

inline core::ModelInfo modelOf(const QString &id, const QList<core::EndpointInfo> &endpoints,
                               const QString &released = QStringLiteral("2026-01-01"))
{
    core::ModelInfo one;
    one.id = id;
    one.author = id.section(u'/', 0, 0);
    one.type = QStringLiteral("chat");
    one.released = released;
    one.inputModalities = {QStringLiteral("text")};
    one.outputModalities = {QStringLiteral("text")};
    one.endpoints = endpoints;
    return one;
}

inline core::ProviderInfo providerOf(const QString &id, const QString &kind = QStringLiteral("inference"))
{
    core::ProviderInfo one;
    one.id = id;
    one.kind = kind;
    return one;
}
