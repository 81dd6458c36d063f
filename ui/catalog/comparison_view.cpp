#include "ui/catalog/comparison_view.h"

#include "ui/catalog/comparison_table_model.h"
#include "ui/common/copy_button.h"
#include "ui/common/empty_state.h"
#include "ui/common/field_rows.h"
#include "ui/common/flow_layout.h"
#include "ui/common/plain_tool_tip.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <memory>

namespace ui {

namespace {

/// Longer names of attributes are cut, and whole in the tool tip.
constexpr int kMostAttributeWidth = 250;
constexpr int kModelWidth = 190;
/// Of a chip's text; names come from outside.
constexpr qsizetype kLongestName = 40;

/// Lays a tint behind the rows that differ, below the style's own marks of selection and focus.
class DifferenceDelegate : public QStyledItemDelegate
{
public:
    DifferenceDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        if (!isChosen && index.data(ComparisonTableModel::DiffersRole).toBool())
            painter->fillRect(option.rect, m_theme.colors().raised);
        QStyledItemDelegate::paint(painter, option, index);
    }

private:
    const Theme &m_theme;
};

} // namespace

ComparisonView::ComparisonView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_chips(new QWidget(this))
    , m_chipsLayout(new FlowLayout(m_chips))
    , m_stack(new QStackedWidget(this))
    , m_model(new ComparisonTableModel(this))
    , m_table(new QTableView(m_stack))
    , m_empty(new EmptyState(m_stack))
{
    setRole(m_title, "title");
    createTable();
    m_empty->setContent(tr("Nothing to compare"), tr("Tick two to eight models in the list of models first."),
                        tr("Back to the models"));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(createBar());
    layout->addWidget(m_chips);
    layout->addWidget(m_stack, 1);
    layout->addWidget(createNote(tr("≠ marks what differs; bold is what is best where that is a fact: "
                                    "cheaper, longer, faster. Prices are of the cheapest endpoint.")));
    connect(m_empty, &EmptyState::actionTriggered, this, &ComparisonView::backRequested);
    for (const QKeySequence &keys : {QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Escape)}) {
        auto *back = new QShortcut(keys, this);
        back->setContext(Qt::WidgetWithChildrenShortcut);
        connect(back, &QShortcut::activated, this, &ComparisonView::backRequested);
    }
    setFocusProxy(m_table);
    rebuild();
}

QWidget *ComparisonView::createBar()
{
    auto *bar = new QWidget(this);
    auto *back = new QPushButton(tr("Back"), bar);
    back->setToolTip(tr("To the list of models (Alt+Left, Esc)"));
    m_onlyDifferences = new QCheckBox(tr("Only differences"), bar);
    m_onlyDifferences->setAccessibleName(m_onlyDifferences->text());
    m_chat = new QPushButton(tr("Compare in chat"), bar);
    setRole(m_chat, "primary");
    auto *markdown = new CopyButton(m_theme, bar);
    markdown->setLabel(tr("Copy as Markdown"));
    markdown->setSource([this] { return core::comparisonMarkdown(m_comparison); });
    auto *csv = new CopyButton(m_theme, bar);
    csv->setLabel(tr("Copy as CSV"));
    csv->setSource([this] { return core::comparisonCsv(m_comparison); });
    const auto showIcon = [this, back] {
        back->setIcon(m_theme.icon(QStringLiteral("arrow-left"), m_theme.colors().text));
    };
    connect(&m_theme, &Theme::changed, back, showIcon);
    showIcon();

    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(back);
    top->addWidget(m_title, 1);
    top->addWidget(m_chat);
    auto *rest = new FlowLayout;
    rest->addWidget(m_onlyDifferences);
    rest->addWidget(markdown);
    rest->addWidget(csv);
    auto *layout = new QVBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(rest);
    connect(back, &QPushButton::clicked, this, &ComparisonView::backRequested);
    connect(m_chat, &QPushButton::clicked, this, [this] { emit compareRequested(m_modelIds); });
    connect(m_onlyDifferences, &QCheckBox::toggled, m_model, &ComparisonTableModel::setOnlyDifferences);
    return bar;
}

void ComparisonView::createTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Comparison of models"));
    setUpTable(m_table, {});
    m_table->verticalHeader()->setMaximumWidth(kMostAttributeWidth);
    m_table->verticalHeader()->setTextElideMode(Qt::ElideRight);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->show();
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setItemDelegate(new DifferenceDelegate(m_theme, m_table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QTableView::customContextMenuRequested, this, &ComparisonView::openContextMenu);
    connect(m_table, &QTableView::activated, this, [this] { emit modelRequested(currentModelId()); });
}

void ComparisonView::showModels(const core::CatalogPtr &catalog, const QStringList &modelIds)
{
    m_catalog = catalog;
    m_modelIds = modelIds;
    m_modelIds.removeDuplicates();
    m_modelIds = m_modelIds.mid(0, kMostModels);
    rebuild();
}

void ComparisonView::setRecords(const QList<core::EndpointRecord> &records)
{
    m_records = records;
    rebuild();
}

void ComparisonView::rebuild()
{
    const QModelIndex before = m_table->currentIndex();
    const int row = before.row();
    const int column = before.column();
    m_comparison =
        m_catalog ? core::compareModels(*m_catalog, m_modelIds, m_records) : core::ModelComparison();
    m_model->setComparison(m_comparison);
    for (int i = 0; i < m_model->columnCount(); ++i)
        m_table->setColumnWidth(i, kModelWidth);
    m_table->setCurrentIndex(m_model->index(row, qMin(column, m_model->columnCount() - 1)));
    const auto count = int(m_modelIds.size());
    m_title->setText(count > 0 ? tr("Comparison of %n model(s)", nullptr, count) : tr("Comparison"));
    m_chat->setEnabled(count > 0);
    m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    showChips();
}

void ComparisonView::showChips()
{
    while (const std::unique_ptr<QLayoutItem> item {m_chipsLayout->takeAt(0)}) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
    }
    for (qsizetype i = 0; i < m_modelIds.size(); ++i) {
        QString name = m_comparison.names.value(i, m_modelIds.at(i));
        if (name.size() > kLongestName)
            name = name.left(kLongestName).trimmed() + QChar(0x2026);
        auto *chip = new QPushButton(plainButtonText(name), m_chips);
        chip->setIcon(m_theme.icon(QStringLiteral("x"), m_theme.colors().textMuted));
        chip->setAccessibleName(tr("Remove %1").arg(name));
        chip->setToolTip(plainToolTip(tr("Takes %1 out of the comparison").arg(m_modelIds.at(i))));
        connect(chip, &QPushButton::clicked, this, [this, id = m_modelIds.at(i)] { remove(id); });
        m_chipsLayout->addWidget(chip);
        chip->show();
    }
    m_chips->setVisible(!m_modelIds.isEmpty());
}

void ComparisonView::remove(const QString &modelId)
{
    m_modelIds.removeAll(modelId);
    rebuild();
    m_table->setFocus();
    emit modelsChanged(m_modelIds);
}

QString ComparisonView::currentModelId() const
{
    return m_modelIds.value(m_table->currentIndex().column());
}

void ComparisonView::openContextMenu(const QPoint &position)
{
    const QString id = currentModelId();
    if (id.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open this model"), this, [this, id] { emit modelRequested(id); });
    menu->addAction(tr("Remove this column"), this, [this, id] { remove(id); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace ui
