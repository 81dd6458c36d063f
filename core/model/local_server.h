#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace core {

/// A model that a provider's own list names (`GET /models`, Ollama's `GET /api/tags`).
struct ServedModel {
    QString id; ///< What to send as the model.
    QString name = {}; ///< For people; empty where the list has none.
    qint64 contextLength = 0; ///< 0 = unknown.
    qint64 sizeBytes = 0; ///< Of its file on this machine; 0 = unknown.
    QString quantization = {};
    bool operator==(const ServedModel &) const = default;
};

/// A program on this machine that serves models.
struct LocalServer {
    QString provider; ///< Id that it has, or would get, among the providers: `ollama`, `lmstudio`, ….
    QString name; ///< For people.
    QString baseUrl; ///< As `base_url` in the configuration.
    QString protocol; ///< Likewise.
    QList<ServedModel> models = {};
    bool added = false; ///< The configuration has it already.
    bool operator==(const LocalServer &) const = default;
};

} // namespace core

Q_DECLARE_METATYPE(QList<core::LocalServer>)
