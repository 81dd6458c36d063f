#include "ui/catalog/model_table_model.h"

#include "ui/common/format.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

QVariant knownNumber(qint64 value)
{
    return value > 0 ? QVariant(value) : QVariant();
}

QVariant knownPrice(const std::optional<core::Money> &price)
{
    return price ? QVariant(price->picoDollars()) : QVariant();
}

QVariant knownText(const QString &value)
{
    return value.isEmpty() ? QVariant() : QVariant(value);
}

QString tokensOrDash(qint64 tokens)
{
    return tokens > 0 ? formatTokens(tokens) : QStringLiteral("—");
}

QString textOrDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("—") : text;
}

bool isLess(const QVariant &left, const QVariant &right)
{
    if (left.typeId() == QMetaType::QString)
        return left.toString().compare(right.toString(), Qt::CaseInsensitive) < 0;
    return left.toLongLong() < right.toLongLong();
}

} // namespace

ModelTableModel::ModelTableModel(core::CatalogPtr catalog, QObject *parent)
    : TableModel(parent)
    , m_index(std::make_unique<core::ModelIndex>(std::move(catalog)))
{
    orderAll();
    filter();
}

void ModelTableModel::setCatalog(core::CatalogPtr catalog)
{
    beginResetModel();
    m_index = std::make_unique<core::ModelIndex>(std::move(catalog));
    orderAll();
    filter();
    endResetModel();
    const qsizetype before = m_ticked.size();
    m_ticked.removeIf([this](const QString &id) { return !m_index->catalog().findModel(id); });
    if (m_ticked.size() != before)
        emit ticksChanged();
}

void ModelTableModel::setQuery(const core::ModelQuery &query)
{
    beginResetModel();
    m_query = query;
    filter();
    endResetModel();
}

void ModelTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    orderAll();
    filter();
    endResetModel();
}

void ModelTableModel::orderAll()
{
    QList<QVariant> keys(total());
    m_order.resize(total());
    for (int position = 0; position < total(); ++position) {
        m_order[position] = position;
        keys[position] = raw(position, m_sortColumn);
    }
    std::stable_sort(m_order.begin(), m_order.end(), [&](int left, int right) {
        const QVariant &a = keys.at(left);
        const QVariant &b = keys.at(right);
        if (a.isValid() != b.isValid())
            return a.isValid();
        return m_sortOrder == Qt::AscendingOrder ? isLess(a, b) : isLess(b, a);
    });
}

void ModelTableModel::filter()
{
    m_rows.clear();
    const core::ModelMatches found = m_index->matching(m_query);
    m_nearNames = found.nearNames;
    for (const int position : std::as_const(m_order)) {
        if (found.holds[static_cast<size_t>(position)])
            m_rows.append(position);
    }
}

const core::ModelSummary &ModelTableModel::summary(int position) const
{
    return m_index->summaries().at(static_cast<size_t>(position));
}

int ModelTableModel::rowOf(const QString &modelId) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&](int position) { return info(position).id == modelId; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

void ModelTableModel::setTicked(const QString &modelId, bool ticked)
{
    if (ticked == m_ticked.contains(modelId))
        return;
    if (ticked)
        m_ticked.append(modelId);
    else
        m_ticked.removeAll(modelId);
    if (const int row = rowOf(modelId); row >= 0)
        emit dataChanged(index(row, Model), index(row, Model), {Qt::CheckStateRole});
    emit ticksChanged();
}

void ModelTableModel::clearTicks()
{
    const QStringList ticked = m_ticked;
    for (const QString &id : ticked)
        setTicked(id, false);
}

Qt::ItemFlags ModelTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = TableModel::flags(index);
    return index.isValid() && index.column() == Model ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ModelTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Model || role != Qt::CheckStateRole)
        return false;
    setTicked(info(m_rows.at(index.row())).id, value.toInt() == Qt::Checked);
    return true;
}

QVariant ModelTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        const bool number = (column >= Context && column <= Providers) || column == MaxOutput;
        return QVariant::fromValue(
            Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role == Qt::ToolTipRole && (column == PriceIn || column == PriceOut))
        return tr("Dollars per million tokens at the cheapest provider that takes your own key");
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Model:
        return tr("Model");
    case Author:
        return tr("Author");
    case Context:
        return tr("Context");
    case MaxOutput:
        return tr("Max output");
    case PriceIn:
        return tr("Price in/M");
    case PriceOut:
        return tr("Price out/M");
    case Providers:
        return tr("Providers");
    case Modalities:
        return tr("Modalities");
    case Tools:
        return tr("Tools");
    case Reasoning:
        return tr("Reasoning");
    case Released:
        return tr("Released");
    case Family:
        return tr("Family");
    case OpenWeights:
        return tr("Open weights");
    case KnowledgeCutoff:
        return tr("Knowledge until");
    }
    return {};
}

QVariant ModelTableModel::cell(int row, int column, int role) const
{
    const int position = m_rows.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(position, column);
    case SortRole:
        return raw(position, column);
    case IdRole:
        return info(position).id;
    case Qt::CheckStateRole:
        if (column != Model)
            return {};
        return m_ticked.contains(info(position).id) ? Qt::Checked : Qt::Unchecked;
    case Qt::TextAlignmentRole:
        return header(column, role);
    case Qt::AccessibleTextRole:
        if (column == Model)
            return tr("%1, %2", "model name, model id").arg(info(position).name, info(position).id);
        if (column == Tools)
            return summary(position).tools ? tr("yes") : tr("no");
        if (column == Reasoning)
            return summary(position).reasoning ? tr("yes") : tr("no");
        if (column == OpenWeights && info(position).openWeights)
            return *info(position).openWeights ? tr("yes") : tr("no");
        return text(position, column);
    default:
        return {};
    }
}

QVariant ModelTableModel::text(int position, int column) const
{
    const core::ModelInfo &model = info(position);
    const core::ModelSummary &figures = summary(position);
    switch (column) {
    case Model:
        return model.name.isEmpty() ? model.id : model.name;
    case Author:
        return model.authorName.isEmpty() ? model.author : model.authorName;
    case Context:
        return tokensOrDash(figures.contextLength);
    case MaxOutput:
        return tokensOrDash(model.maxOutputTokens);
    case PriceIn:
        return formatPricePerMillion(figures.promptPrice);
    case PriceOut:
        return formatPricePerMillion(figures.completionPrice);
    case Providers:
        return figures.providerCount;
    case Modalities: {
        const QString in = model.inputModalities.join(QLatin1String(", "));
        if (model.outputModalities.isEmpty()
            || model.outputModalities == QStringList {QStringLiteral("text")})
            return in;
        return tr("%1 → %2", "kinds of input, kinds of output")
            .arg(in, model.outputModalities.join(QLatin1String(", ")));
    }
    case Tools:
        return figures.tools ? QStringLiteral("✓") : QStringLiteral("–");
    case Reasoning:
        return figures.reasoning ? QStringLiteral("✓") : QStringLiteral("–");
    case Released:
        return textOrDash(model.released);
    case Family:
        return textOrDash(model.family);
    case OpenWeights:
        return model.openWeights ? (*model.openWeights ? QStringLiteral("✓") : QStringLiteral("–"))
                                 : QStringLiteral("—");
    case KnowledgeCutoff:
        return textOrDash(model.knowledgeCutoff);
    }
    return {};
}

QVariant ModelTableModel::raw(int position, int column) const
{
    const core::ModelInfo &model = info(position);
    const core::ModelSummary &figures = summary(position);
    switch (column) {
    case Context:
        return knownNumber(figures.contextLength);
    case MaxOutput:
        return knownNumber(model.maxOutputTokens);
    case PriceIn:
        return knownPrice(figures.promptPrice);
    case PriceOut:
        return knownPrice(figures.completionPrice);
    case Providers:
        return figures.providerCount;
    case Modalities:
        return static_cast<int>(model.inputModalities.size() + model.outputModalities.size());
    // A tick sorts before a dash, as one click on the header is meant to bring up those that can.
    case Tools:
        return figures.tools ? 0 : 1;
    case Reasoning:
        return figures.reasoning ? 0 : 1;
    case OpenWeights:
        return model.openWeights ? QVariant(*model.openWeights ? 0 : 1) : QVariant();
    case Released:
        return knownText(model.released);
    case Family:
        return knownText(model.family);
    case KnowledgeCutoff:
        return knownText(model.knowledgeCutoff);
    default:
        return text(position, column);
    }
}

} // namespace ui
