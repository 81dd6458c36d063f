#pragma once

#include "core/catalog/catalog.h"
#include "core/conversation/column_settings.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace ui {

/// A parameter that is a number within a range.
struct NumberParameter {
    QString name; ///< As in a request: `top_p`.
    QString label; ///< For people.
    QString about; ///< What it does, for people.
    double least = 0;
    double most = 1;
    double step = 0.05; ///< Of a slider; what is typed may lie between.
    double usual = 1; ///< What most models do when nothing is sent: where a slider rests then.
    bool whole = false;
    std::function<std::optional<double>(const core::Sampling &)> value;
    std::function<void(core::Sampling &, std::optional<double>)> setValue;
};

/// All of them, in the order to show them.
QList<NumberParameter> numberParameters();

/// What the endpoints that may be asked take of a column's settings.
struct ParameterSupport {
    QSet<QString> names = {}; ///< `temperature`, `seed`, `stop`, `max_tokens`, …: one of them takes it.
    qint64 longestAnswer = 0; ///< In tokens; 0: unknown.
    QStringList efforts = {}; ///< From least to most; empty: reasoning cannot be asked for.
    bool samplingOnlyWithoutReasoning = false; ///< Of all of them.

    bool takes(const QString &name) const { return names.contains(name); }
};

/// Of the pinned endpoint, or where none is pinned, of all that may be asked, which are those at usable
/// providers, or else all. What nobody said anything about counts as taken: it is sent as it was asked.
ParameterSupport parameterSupport(const core::ModelInfo &model, const core::Catalog &catalog,
                                  const QString &pinned, const QSet<QString> &usableProviders);

/// Whether the endpoint is the one that a column's settings name: by its slug or its provider's id.
bool isPinned(const core::EndpointInfo &endpoint, const QString &pinned);

/// `low` → "Low"; for people.
QString effortText(const QString &effort);

} // namespace ui
