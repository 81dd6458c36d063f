#pragma once

#include "core/catalog/model_index.h"

#include <QAbstractListModel>
#include <QSet>
#include <QString>

#include <memory>

namespace ui {

/// The models that a column can be given, best choices first: the simulator's while there is no key, then
/// those with an endpoint at a provider that has a key, then the rest.
class ModelListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles { IdRole = Qt::UserRole, AboutRole, UsableRole, SimulatedRole, FavouriteRole };

    using QAbstractListModel::QAbstractListModel;

    /// `usable` are the ids of providers that can be asked now.
    void setCatalog(std::shared_ptr<const core::ModelIndex> index, const QSet<QString> &usable);
    /// Favourites come first among those that can be asked alike; hidden models are left out.
    void setMarks(const core::ModelMarks &marks);
    void setSearch(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    enum class Standing { Simulated, Usable, NoKey };
    void refill();
    Standing standingOf(const core::ModelInfo &model) const;

    struct Row {
        int summary;
        Standing standing;
        bool favourite;
    };
    std::shared_ptr<const core::ModelIndex> m_index;
    QSet<QString> m_usable;
    core::ModelMarks m_marks;
    QString m_search;
    QList<Row> m_rows;
};

/// Author, prices per million tokens and context length in one line.
QString aboutModel(const core::ModelInfo &model, const core::ModelSummary &summary);

} // namespace ui
