#pragma once

#include "tests/support/mock_upstream.h"

#include <QByteArray>
#include <QByteArrayList>

// A source for the refresh of the catalog.

/// As many models as a list needs to be believed, in OpenRouter's form: `acme/model-0`, ….
inline QByteArray sixtyModels()
{
    QByteArrayList rows;
    for (int i = 0; i < 60; ++i)
        rows << R"({"id": "acme/model-)" + QByteArray::number(i)
                    + R"(", "name": "Acme: M", "pricing": {"prompt": "0.1", "completion": "0.1"},
                    "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]}})";
    return "{\"data\": [" + rows.join(',') + "]}";
}

/// The configuration of a program that asks this server and nobody else.
inline QByteArray configFor(const MockUpstream &upstream)
{
    return R"({"catalog": {"sources": ["openrouter"], "openrouter_url": ")"
           + upstream.url(u"/or").toString().toUtf8() + "\"}}";
}
