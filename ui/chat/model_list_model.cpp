#include "ui/chat/model_list_model.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

QString aboutModel(const core::ModelInfo &model, const core::ModelSummary &summary)
{
    QStringList parts = {model.id};
    if (summary.free && summary.promptPrice && summary.promptPrice->isZero())
        parts.append(ModelListModel::tr("free"));
    else if (summary.promptPrice && summary.completionPrice)
        parts.append(ModelListModel::tr("%1 in, %2 out per million tokens")
                         .arg(formatPricePerMillion(summary.promptPrice),
                              formatPricePerMillion(summary.completionPrice)));
    if (summary.contextLength > 0)
        parts.append(ModelListModel::tr("%1 context").arg(formatTokens(summary.contextLength)));
    return parts.join(QStringLiteral(" · "));
}

void ModelListModel::setCatalog(std::shared_ptr<const core::ModelIndex> index, const QSet<QString> &usable)
{
    m_index = std::move(index);
    m_usable = usable;
    refill();
}

void ModelListModel::setMarks(const core::ModelMarks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    refill();
}

void ModelListModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    refill();
}

ModelListModel::Standing ModelListModel::standingOf(const core::ModelInfo &model) const
{
    Standing best = Standing::NoKey;
    for (const core::EndpointInfo &endpoint : model.endpoints) {
        const core::ProviderInfo *provider = m_index->catalog().findProvider(endpoint.providerId);
        if (provider && provider->isSimulator())
            return Standing::Simulated;
        if (endpoint.direct && m_usable.contains(endpoint.providerId))
            best = Standing::Usable;
    }
    return best;
}

void ModelListModel::refill()
{
    beginResetModel();
    m_rows.clear();
    if (m_index) {
        core::ModelQuery query;
        query.text = m_search;
        query.types = {QStringLiteral("chat")};
        bool anyKey = false;
        core::QueryFacts facts;
        facts.marks = m_marks;
        for (const core::ModelMatch &match : m_index->find(query, facts)) {
            const core::ModelInfo &model = m_index->model(match);
            const Standing standing = standingOf(model);
            anyKey |= standing == Standing::Usable;
            m_rows.append({match.position, standing, m_marks.favourites.contains(model.id)});
        }
        const auto rank = [anyKey](Standing standing) {
            if (standing == Standing::NoKey)
                return 2;
            return (standing == Standing::Simulated) == anyKey ? 1 : 0;
        };
        std::stable_sort(m_rows.begin(), m_rows.end(), [rank](const Row &a, const Row &b) {
            const int left = rank(a.standing);
            const int right = rank(b.standing);
            return left != right ? left < right : a.favourite && !b.favourite;
        });
    }
    endResetModel();
}

int ModelListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ModelListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const core::ModelSummary &summary = m_index->summaries().at(size_t(row.summary));
    const core::ModelInfo &model = m_index->model(summary);
    switch (role) {
    case Qt::DisplayRole:
        return model.name;
    case Qt::ToolTipRole:
    case AboutRole:
        return aboutModel(model, summary);
    case Qt::AccessibleTextRole: {
        const QString name = row.favourite ? tr("%1, favourite").arg(model.name) : model.name;
        return row.standing == Standing::NoKey ? tr("%1, no key").arg(name) : name;
    }
    case IdRole:
        return model.id;
    case UsableRole:
        return row.standing != Standing::NoKey;
    case FavouriteRole:
        return row.favourite;
    case SimulatedRole:
        return row.standing == Standing::Simulated;
    default:
        return {};
    }
}

} // namespace ui
