#pragma once

#include "core/catalog/catalog.h"

#include <QList>

namespace core {

/// A provider as the configuration or the simulator adds or changes it.
struct ProviderOverlay {
    QString id;
    /// Fields that are set replace those of the catalog's row of that id; a new id makes a new provider.
    std::optional<QString> name = {};
    std::optional<QString> kind = {};
    std::optional<QString> protocol = {};
    std::optional<QString> baseUrl = {};
    std::optional<DataPolicy> dataPolicy = {};
    std::optional<QJsonObject> headers = {};
    /// Rows with their `providerId` set, by model id. A row replaces the bundled one with the same slug and
    /// provider_model_id; an unknown model id makes a new model from the row.
    struct ModelRow {
        QString modelId;
        QString modelName = {};
        EndpointInfo endpoint;
        bool operator==(const ModelRow &) const = default;
    };
    QList<ModelRow> models = {};
    bool operator==(const ProviderOverlay &) const = default;
};

/// The bundled catalog with the overlays applied in order.
CatalogPtr withOverlays(const CatalogPtr &bundled, const QList<ProviderOverlay> &overlays);

} // namespace core
