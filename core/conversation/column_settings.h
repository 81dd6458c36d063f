#pragma once

#include "core/model/chat.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace core {

/// Whom a column asks and how.
struct ColumnSettings {
    QString model = {}; ///< Catalog id.
    QString endpoint = {}; ///< endpointSlug() of the only one that is asked; empty: routing chooses.
    QString systemPrompt = {};
    Sampling sampling = {};
    std::optional<qint64> maxTokens = {};
    QString reasoningEffort = {}; ///< As in ReasoningRequest; empty: not asked.
    std::optional<int> earlierTurns = {}; ///< See ContextRules.
    bool takesPart = true; ///< Gets what is sent to all columns.

    /// The model, and behind an `@` the endpoint: what tells columns apart, and is remembered.
    QString key() const { return endpoint.isEmpty() ? model : model + u'@' + endpoint; }
    /// With the model and endpoint of such a key.
    static ColumnSettings fromKey(const QString &key);
    /// What the column asks, but for the messages. Streams.
    ChatRequest request() const;
    /// Something beside model and endpoint is set.
    bool hasOwnParameters() const;
    bool operator==(const ColumnSettings &) const = default;
};

QJsonObject columnSettingsJson(const ColumnSettings &settings);
/// What is missing or wrong in it has its default.
ColumnSettings columnSettingsFrom(const QJsonObject &json);

} // namespace core
