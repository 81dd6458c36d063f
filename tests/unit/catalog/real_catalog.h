#pragma once

#include "core/catalog/catalog_format.h"

#include <QFile>
#include <QJsonDocument>

/// What the program ships, read from the source tree.
inline QByteArray shippedFile(const QString &name)
{
    QFile file(QStringLiteral(CATALOG_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline core::Result<core::Catalog> shippedCatalog()
{
    const QJsonObject quirks = QJsonDocument::fromJson(shippedFile(QStringLiteral("quirks.json"))).object();
    const QJsonArray tiers =
        QJsonDocument::fromJson(shippedFile(QStringLiteral("service_tiers.json"))).array();
    return core::catalogFromJson(shippedFile(QStringLiteral("catalog.json")), quirks, {}, tiers);
}
