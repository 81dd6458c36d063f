#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/model_index.h"
#include "core/conversation/column_settings.h"
#include "ui/chat/column_model.h"
#include "ui/chat/column_session.h"

#include <QSet>
#include <QStringList>

#include <memory>

namespace ui {

/// What the chat knows of models: the catalog, which providers can be asked, and the user's marks.
class ChatModels
{
public:
    explicit ChatModels(core::CatalogPtr catalog)
        : m_catalog(std::move(catalog))
    { }

    void setCatalog(const core::CatalogPtr &catalog);
    const core::CatalogPtr &catalog() const { return m_catalog; }
    const std::shared_ptr<const core::ModelIndex> &index();

    ColumnModel columnModel(const core::ColumnSettings &settings);
    /// What the endpoint that is being asked takes for a token.
    std::optional<TokenPrices> prices(const core::CallProgress::Attempt &attempt) const;
    /// Three models that need no key, so that a new user can ask at once; fewer where there are fewer.
    QStringList defaults() const;
    /// Names of the models of columns that take part and that cannot see images, by what the catalog knows.
    QStringList withoutSight(const QList<core::ColumnSettings> &columns) const;

    QSet<QString> usable = {}; ///< Providers that can be asked now.
    core::ModelMarks marks = {};

private:
    core::CatalogPtr m_catalog;
    std::shared_ptr<const core::ModelIndex> m_index;
};

} // namespace ui
