#include "ui/catalog/model_panel.h"

#include "ui/catalog/endpoint_table_model.h"
#include "ui/common/format.h"
#include "ui/common/role.h"
#include "ui/common/sort_proxy.h"
#include "ui/common/table_setup.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

namespace {

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

/// Facts as a few lines: who and when, how much, what it can do. What is unknown is left out.
QString factsOf(const core::ModelInfo &model)
{
    const auto dated = [](const QString &text, const QString &date) {
        return date.isEmpty() ? QString() : text.arg(date);
    };
    const auto sized = [](const QString &text, qint64 tokens) {
        return tokens > 0 ? text.arg(formatTokens(tokens)) : QString();
    };
    const auto able = [](std::optional<bool> value, const QString &yes, const QString &no) {
        return value ? (*value ? yes : no) : QString();
    };
    const QString kinds = ModelPanel::tr("%1 → %2", "kinds of input, kinds of output")
                              .arg(model.inputModalities.join(QLatin1String(", ")),
                                   model.outputModalities.join(QLatin1String(", ")));
    QStringList lines {
        joined({model.authorName.isEmpty() ? model.author : model.authorName,
                dated(ModelPanel::tr("released %1"), model.released),
                dated(ModelPanel::tr("knowledge until %1"), model.knowledgeCutoff),
                dated(ModelPanel::tr("retires %1"), model.expirationDate)}),
        joined({sized(ModelPanel::tr("%1 tokens of context"), model.contextLength),
                sized(ModelPanel::tr("answers up to %1"), model.maxOutputTokens)}),
        joined(
            {kinds, able(model.capabilities.tools, ModelPanel::tr("tools"), ModelPanel::tr("no tools")),
             able(model.capabilities.reasoning, ModelPanel::tr("reasoning"), ModelPanel::tr("no reasoning")),
             able(model.openWeights, ModelPanel::tr("open weights"), ModelPanel::tr("closed weights"))})};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

/// Who says what is said about data policies.
QString policySources(const core::Catalog &catalog, const core::ModelInfo &model)
{
    QStringList sources;
    for (const core::EndpointInfo &endpoint : model.endpoints) {
        const QString source = catalog.dataPolicyOf(endpoint).source;
        if (!source.isEmpty() && !sources.contains(source))
            sources.append(source);
    }
    return sources.join(QLatin1String("; "));
}

} // namespace

ModelPanel::ModelPanel(QWidget *parent)
    : QFrame(parent)
    , m_name(new QLabel(this))
    , m_id(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_endpointsTitle(new QLabel(this))
    , m_endpoints(new EndpointTableModel(this))
    , m_note(new QLabel(this))
    , m_tick(new QPushButton(this))
{
    setRole(m_name, "heading");
    m_name->setWordWrap(true);
    m_name->setObjectName(QStringLiteral("modelName"));
    setRole(m_id, "small");
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setRole(m_endpointsTitle, "subheading");
    m_note->setWordWrap(true);
    setRole(m_note, "small");
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setRole(this, "card");
    auto *close = new QPushButton(tr("Hide details"), this);
    setRole(close, "link");

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_tick);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(m_name);
    layout->addWidget(m_id);
    layout->addLayout(buttons);
    layout->addWidget(m_facts);
    layout->addSpacing(6);
    layout->addWidget(m_endpointsTitle);
    layout->addWidget(createTable(), 1);
    layout->addWidget(m_note);

    connect(m_tick, &QPushButton::clicked, this, &ModelPanel::tickRequested);
    connect(close, &QPushButton::clicked, this, &ModelPanel::closeRequested);
    setTicked(false);
}

QTableView *ModelPanel::createTable()
{
    auto *sorted = new SortProxy(this);
    sorted->setSourceModel(m_endpoints);
    auto *table = new QTableView(this);
    table->setModel(sorted);
    table->setAccessibleName(tr("Endpoints"));
    table->setObjectName(QStringLiteral("endpoints"));
    setUpTable(table, {140, 76, 80, 92, 84, 104, 92, 190, 110, 110, 130});
    table->setSortingEnabled(true);
    table->sortByColumn(EndpointTableModel::PriceIn, Qt::AscendingOrder);
    return table;
}

void ModelPanel::showModel(const core::CatalogPtr &catalog, const QString &modelId)
{
    const core::ModelInfo *model = catalog->findModel(modelId);
    m_endpoints->setModel(catalog, modelId);
    m_tick->setEnabled(model);
    if (!model) {
        m_name->setText(tr("No model chosen"));
        m_id->setText(tr("Choose a model in the table to see where it can be had."));
        m_facts->clear();
        m_endpointsTitle->clear();
        m_note->clear();
        return;
    }
    m_name->setText(model->name.isEmpty() ? model->id : model->name);
    m_id->setText(model->id);
    m_facts->setText(factsOf(*model));
    m_endpointsTitle->setText(
        tr("%n endpoint(s), cheapest first", nullptr, static_cast<int>(model->endpoints.size())));
    const QString sources = policySources(*catalog, *model);
    const QString prices = tr("Dollars per million tokens, as of %1.").arg(catalog->dataAsOf());
    m_note->setText(
        sources.isEmpty()
            ? prices
            : tr("%1 Data policies as listed by %2; your own terms may differ.").arg(prices, sources));
}

void ModelPanel::setTicked(bool ticked)
{
    m_tick->setText(ticked ? tr("Remove from comparison") : tr("Add to comparison"));
}

} // namespace ui
