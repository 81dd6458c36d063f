#pragma once

#include "core/catalog/catalog.h"
#include "core/model/endpoint_record.h"

#include <QHash>

namespace core {

/// One attribute of several models, a value for each.
struct ComparisonRow {
    QString attribute; ///< For people, with the unit.
    QStringList values = {}; ///< In the order of the models; empty = unknown.
    bool differs = false; ///< Not the same for all of them.
    /// Positions of the values that are better than others, where that is a fact: cheaper, longer, faster.
    /// Empty where they are all the same or only one is known.
    QList<qsizetype> best = {};
    bool operator==(const ComparisonRow &) const = default;
};

/// What the catalog and the user's own requests say of several models, attribute by attribute.
struct ModelComparison {
    QStringList modelIds = {};
    QStringList names = {}; ///< For people; the id where the catalog has not got the model.
    QList<ComparisonRow> rows = {};

    bool operator==(const ModelComparison &) const = default;
};

/// Prices are those of the endpoint that is cheapest by its blended price. Speed and errors are those of the
/// endpoint that the user used most, for medians of several cannot be added up; `records` may hold those of
/// other models too.
ModelComparison compareModels(const Catalog &catalog, const QStringList &modelIds,
                              const QList<EndpointRecord> &records = {});

/// A table of GitHub's Markdown, in which no value can become markup.
QString comparisonMarkdown(const ModelComparison &comparison);
/// RFC 4180, lines end in CR LF. What a spreadsheet would take for a formula begins with an apostrophe.
QString comparisonCsv(const ModelComparison &comparison);

} // namespace core
