#pragma once

#include "core/catalog/model_query.h"

#include <QString>

namespace core {

/// What the catalog page shows, as a text that can be sent to somebody or kept:
/// `switchyard://catalog?q=claude&tools=true&min_context=128000&sort=-released`.
struct CatalogLink {
    ModelQuery query = {};
    QString sort = {}; ///< Name of a column, `-` in front turns it round; empty: says nothing.
    bool operator==(const CatalogLink &) const = default;
};

QString toText(const CatalogLink &link);
/// Also reads the address of a filtered list of models at OpenRouter (openrouter-spec §9.1); what has no
/// meaning here is left out there. BadRequest says what is wrong with one of our own.
Result<CatalogLink> catalogLinkFrom(const QString &text);
/// Whether somebody who pasted this means catalogLinkFrom().
bool looksLikeCatalogLink(const QString &text);

} // namespace core
