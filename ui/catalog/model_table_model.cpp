#include "ui/catalog/model_table_model.h"

#include "core/catalog/task_price.h"
#include "ui/common/format.h"

#include <algorithm>
#include <compare>
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

/// What a row is sorted by, as it is compared fastest.
struct SortKey {
    explicit SortKey(const QVariant &value)
        : isKnown(value.isValid())
    {
        if (value.typeId() == QMetaType::QString)
            text = value.toString().toCaseFolded();
        else
            number = value.toLongLong();
    }
    auto operator<=>(const SortKey &other) const
    {
        const auto order = number <=> other.number;
        return order != 0 ? order : text.compare(other.text) <=> 0;
    }
    bool isKnown;
    qint64 number = 0;
    QString text = {};
};

/// In links; those that `switchyard models --sort` knows, too, have the same word there.
struct ColumnWord {
    const char *word;
    int column;
};
constexpr ColumnWord kColumnWords[] = {
    {"name", ModelTableModel::Model},
    {"price", ModelTableModel::PriceIn},
    {"completion", ModelTableModel::PriceOut},
    {"blended", ModelTableModel::Blended},
    {"context", ModelTableModel::Context},
    {"endpoints", ModelTableModel::Providers},
    {"released", ModelTableModel::Released},
    {"my_ttft", ModelTableModel::OwnTtft},
    {"my_speed", ModelTableModel::OwnThroughput},
    {"my_requests", ModelTableModel::OwnRequests},
    {"max_output", ModelTableModel::MaxOutput},
    {"author", ModelTableModel::Author},
};

QVariant headerHint(int column)
{
    switch (column) {
    case ModelTableModel::PriceIn:
    case ModelTableModel::PriceOut:
        return ModelTableModel::tr("Dollars per million tokens at the cheapest provider that takes your own "
                                   "key and fits the filters");
    case ModelTableModel::Blended:
        return ModelTableModel::tr(
            "Dollars per million tokens, prompt and answer mixed as the price filter says");
    case ModelTableModel::OwnTtft:
        return ModelTableModel::tr(
            "Time to the first token in your own requests, median of the last 30 days");
    case ModelTableModel::OwnThroughput:
        return ModelTableModel::tr("Tokens a second in your own requests, median of the last 30 days");
    case ModelTableModel::OwnRequests:
        return ModelTableModel::tr("Your own requests of the last 30 days at the provider you used most");
    default:
        return {};
    }
}

} // namespace

ModelTableModel::ModelTableModel(core::CatalogPtr catalog, QObject *parent)
    : TableModel(parent)
    , m_index(std::make_unique<core::ModelIndex>(std::move(catalog)))
{
    refill();
}

void ModelTableModel::setCatalog(core::CatalogPtr catalog)
{
    beginResetModel();
    m_index = std::make_unique<core::ModelIndex>(std::move(catalog));
    refill();
    endResetModel();
    const qsizetype before = m_ticked.size();
    m_ticked.removeIf([this](const QString &id) { return !m_index->catalog().findModel(id); });
    if (m_ticked.size() != before)
        emit ticksChanged();
}

void ModelTableModel::setQuery(const core::ModelQuery &query)
{
    setQuery(query, m_facts);
}

void ModelTableModel::setFacts(const core::QueryFacts &facts)
{
    setQuery(m_query, facts);
}

void ModelTableModel::setQuery(const core::ModelQuery &query, const core::QueryFacts &facts)
{
    beginResetModel();
    m_query = query;
    m_facts = facts;
    refill();
    endResetModel();
}

void ModelTableModel::setRecords(const QList<core::EndpointRecord> &records)
{
    beginResetModel();
    m_records.clear();
    for (const core::EndpointRecord &record : records) {
        const auto known = m_records.constFind(record.model);
        if (known == m_records.cend() || known->requests < record.requests)
            m_records.insert(record.model, record);
    }
    order();
    endResetModel();
}

void ModelTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == m_sortColumn && order == m_sortOrder))
        return;
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    this->order();
    endResetModel();
}

void ModelTableModel::refill()
{
    core::ModelMatches found = m_index->matching(m_query, m_facts);
    m_rows = std::move(found.models);
    m_counts = std::move(found.counts);
    m_nearNames = found.nearNames;
    order();
}

void ModelTableModel::order()
{
    struct Keyed {
        SortKey key;
        core::ModelMatch match;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(m_rows.size());
    for (const core::ModelMatch &match : m_rows)
        keyed.push_back({SortKey(raw(match, m_sortColumn)), match});
    std::sort(keyed.begin(), keyed.end(), [this](const Keyed &left, const Keyed &right) {
        if (left.key.isKnown != right.key.isKnown)
            return left.key.isKnown;
        const auto order = left.key <=> right.key;
        if (order != 0)
            return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
        return left.match.position < right.match.position;
    });
    for (size_t i = 0; i < keyed.size(); ++i)
        m_rows[i] = keyed[i].match;
}

int ModelTableModel::rowOf(const QString &modelId) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&](const core::ModelMatch &match) { return info(match).id == modelId; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

const core::EndpointRecord *ModelTableModel::record(const core::ModelMatch &match) const
{
    const auto found = m_records.constFind(info(match).id);
    return found == m_records.cend() ? nullptr : &*found;
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
    setTicked(info(m_rows[static_cast<size_t>(index.row())]).id, value.toInt() == Qt::Checked);
    return true;
}

QVariant ModelTableModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole) {
        const bool number = (column >= PriceIn && column <= MaxOutput) && column != Released;
        return QVariant::fromValue(
            Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role == Qt::ToolTipRole)
        return headerHint(column);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Model:
        return tr("Model");
    case PriceIn:
        return tr("Price in/M");
    case PriceOut:
        return tr("Price out/M");
    case Blended:
        return tr("Blended/M");
    case Context:
        return tr("Context");
    case Providers:
        return tr("Providers");
    case Released:
        return tr("Released");
    case OwnTtft:
        return tr("My TTFT");
    case OwnThroughput:
        return tr("My speed");
    case OwnRequests:
        return tr("My requests");
    case MaxOutput:
        return tr("Max output");
    case Modalities:
        return tr("Modalities");
    case Tools:
        return tr("Tools");
    case Reasoning:
        return tr("Reasoning");
    case StructuredOutput:
        return tr("Structured");
    case OpenWeights:
        return tr("Open weights");
    case Author:
        return tr("Author");
    case Family:
        return tr("Family");
    case KnowledgeCutoff:
        return tr("Knowledge until");
    case Tags:
        return tr("Tags");
    }
    return {};
}

QVariant ModelTableModel::cell(int row, int column, int role) const
{
    const core::ModelMatch &match = m_rows[static_cast<size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return text(match, column);
    case SortRole:
        return raw(match, column);
    case IdRole:
        return info(match).id;
    case FavouriteRole:
        return m_facts.marks.favourites.contains(info(match).id);
    case Qt::CheckStateRole:
        if (column != Model)
            return {};
        return m_ticked.contains(info(match).id) ? Qt::Checked : Qt::Unchecked;
    case Qt::TextAlignmentRole:
        return header(column, role);
    case Qt::ToolTipRole:
        if (column >= PriceIn && column <= Blended && match.cheapest) {
            const core::ProviderInfo *provider = m_index->catalog().findProvider(match.cheapest->providerId);
            return tr("At %1").arg(provider ? provider->name : match.cheapest->providerId);
        }
        return {};
    case Qt::AccessibleTextRole:
        return spoken(match, column);
    default:
        return {};
    }
}

QVariant ModelTableModel::spoken(const core::ModelMatch &match, int column) const
{
    const auto yesOrNo = [](bool yes) { return yes ? tr("yes") : tr("no"); };
    const core::ModelInfo &model = info(match);
    if (column == Model) {
        const QString both = tr("%1, %2", "model name, model id").arg(model.name, model.id);
        return m_facts.marks.favourites.contains(model.id) ? tr("%1, favourite").arg(both) : both;
    }
    if (column == Tools)
        return yesOrNo(summary(match).tools);
    if (column == Reasoning)
        return yesOrNo(summary(match).reasoning);
    if (column == StructuredOutput)
        return yesOrNo(structuredOutput(model));
    if (column == OpenWeights && model.openWeights)
        return yesOrNo(*model.openWeights);
    return text(match, column);
}

bool ModelTableModel::structuredOutput(const core::ModelInfo &model) const
{
    return model.capabilities.structuredOutputs.value_or(
        model.supportedParameters.contains(QLatin1String("structured_outputs")));
}

QVariant ModelTableModel::text(const core::ModelMatch &match, int column) const
{
    const core::ModelInfo &model = info(match);
    const core::ModelSummary &figures = summary(match);
    const core::EndpointRecord *own = record(match);
    const auto tick = [](bool has) { return has ? QStringLiteral("✓") : QStringLiteral("–"); };
    switch (column) {
    case Model:
        return model.name.isEmpty() ? model.id : model.name;
    case PriceIn:
        return formatPricePerMillion(match.promptPrice());
    case PriceOut:
        return formatPricePerMillion(match.completionPrice());
    case Blended:
        return formatPricePerMillion(blended(match));
    case Context:
        return tokensOrDash(figures.contextLength);
    case Providers:
        return match.providerCount;
    case Released:
        return textOrDash(model.released);
    case OwnTtft:
        return formatDuration(own && own->ttftMs ? std::optional(qRound64(*own->ttftMs)) : std::nullopt);
    case OwnThroughput:
        return formatSpeed(own ? own->throughput : std::nullopt);
    case OwnRequests:
        return own ? QVariant(own->requests) : QVariant(QStringLiteral("—"));
    case MaxOutput:
        return tokensOrDash(model.maxOutputTokens);
    case Modalities: {
        const QString in = model.inputModalities.join(QLatin1String(", "));
        if (model.outputModalities.isEmpty()
            || model.outputModalities == QStringList {QStringLiteral("text")})
            return in;
        return tr("%1 → %2", "kinds of input, kinds of output")
            .arg(in, model.outputModalities.join(QLatin1String(", ")));
    }
    case Tools:
        return tick(figures.tools);
    case Reasoning:
        return tick(figures.reasoning);
    case StructuredOutput:
        return tick(structuredOutput(model));
    case OpenWeights:
        return model.openWeights ? tick(*model.openWeights) : QStringLiteral("—");
    case Author:
        return model.authorName.isEmpty() ? model.author : model.authorName;
    case Family:
        return textOrDash(model.family);
    case KnowledgeCutoff:
        return textOrDash(model.knowledgeCutoff);
    case Tags:
        return m_facts.marks.tags.value(model.id).join(QLatin1String(", "));
    }
    return {};
}

std::optional<core::Money> ModelTableModel::blended(const core::ModelMatch &match) const
{
    return match.cheapest ? core::blendedPrice(match.cheapest->pricing.base, m_query.blend) : std::nullopt;
}

QVariant ModelTableModel::raw(const core::ModelMatch &match, int column) const
{
    const core::ModelInfo &model = info(match);
    const core::ModelSummary &figures = summary(match);
    const core::EndpointRecord *own = record(match);
    switch (column) {
    case PriceIn:
        return knownPrice(match.promptPrice());
    case PriceOut:
        return knownPrice(match.completionPrice());
    case Blended:
        return knownPrice(blended(match));
    case Context:
        return knownNumber(figures.contextLength);
    case Providers:
        return match.providerCount;
    case OwnTtft:
        return own && own->ttftMs ? QVariant(qRound64(*own->ttftMs * 1000)) : QVariant();
    case OwnThroughput:
        return own && own->throughput ? QVariant(qRound64(*own->throughput * 1000)) : QVariant();
    case OwnRequests:
        return own ? QVariant(own->requests) : QVariant();
    case MaxOutput:
        return knownNumber(model.maxOutputTokens);
    case Modalities:
        return static_cast<int>(model.inputModalities.size() + model.outputModalities.size());
    // A tick sorts before a dash, as one click on the header is meant to bring up those that can.
    case Tools:
        return figures.tools ? 0 : 1;
    case Reasoning:
        return figures.reasoning ? 0 : 1;
    case StructuredOutput:
        return structuredOutput(model) ? 0 : 1;
    case OpenWeights:
        return model.openWeights ? QVariant(*model.openWeights ? 0 : 1) : QVariant();
    case Released:
        return knownText(model.released);
    case Family:
        return knownText(model.family);
    case KnowledgeCutoff:
        return knownText(model.knowledgeCutoff);
    case Tags:
        return knownText(m_facts.marks.tags.value(model.id).join(u' '));
    default:
        return text(match, column);
    }
}

QString ModelTableModel::columnWord(int column)
{
    for (const ColumnWord &entry : kColumnWords) {
        if (entry.column == column)
            return QString::fromLatin1(entry.word);
    }
    return {};
}

int ModelTableModel::columnOfWord(const QString &word)
{
    for (const ColumnWord &entry : kColumnWords) {
        if (word == QLatin1String(entry.word))
            return entry.column;
    }
    return -1;
}

} // namespace ui
