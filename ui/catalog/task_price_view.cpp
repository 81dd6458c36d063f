#include "ui/catalog/task_price_view.h"

#include "ui/catalog/offers_view.h"
#include "ui/catalog/task_price_model.h"
#include "ui/common/field_rows.h"
#include "ui/common/flow_layout.h"
#include "ui/common/role.h"
#include "ui/common/table_setup.h"

#include <QDateTime>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostRows = 8;
constexpr int kMostTokens = 100'000'000;
constexpr int kMostRuns = 1'000'000;
constexpr core::TaskSize kChatTurn {.promptTokens = 1'500, .answerTokens = 400};
constexpr core::TaskSize kLongDocument {.promptTokens = 100'000, .answerTokens = 1'500};
constexpr core::TaskSize kAgentRun {
    .promptTokens = 60'000, .cachedPercent = 80, .answerTokens = 800, .reasoningTokens = 400, .runs = 40};

int minuteOfDay()
{
    return QDateTime::currentDateTimeUtc().time().msecsSinceStartOfDay() / 60'000;
}

} // namespace

TaskPriceView::TaskPriceView(QWidget *parent)
    : QWidget(parent)
    , m_model(new TaskPriceModel(this))
    , m_table(new QTableView(this))
{
    auto *fields = new FlowLayout;
    m_prompt = createField(fields, tr("Prompt tokens"), kMostTokens);
    m_cached = createField(fields, tr("Of them cached"), 100, tr(" %", "after a number"));
    m_answer = createField(fields, tr("Answer tokens"), kMostTokens);
    m_reasoning = createField(fields, tr("Reasoning tokens"), kMostTokens);
    m_runs = createField(fields, tr("Runs"), kMostRuns);
    auto *presets = new FlowLayout;
    addPreset(presets, tr("Chat turn"), kChatTurn);
    addPreset(presets, tr("Long document"), kLongDocument);
    addPreset(presets, tr("Agent run"), kAgentRun);

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Price of the task"));
    setUpTable(m_table, {260, 110, 220});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(presets);
    layout->addLayout(fields);
    layout->addWidget(m_table);
    layout->addWidget(createNote(tr(
        "At the prices in force now for prompts of that size. What is read from a cache is priced as such; "
        "what writing to it costs is left out.")));
    setTask(kChatTurn);
}

QSpinBox *TaskPriceView::createField(FlowLayout *row, const QString &caption, int most, const QString &suffix)
{
    constexpr int kWidth = 140;
    auto *cell = new QWidget(this);
    auto *box = new QSpinBox(cell);
    box->setRange(0, most);
    box->setGroupSeparatorShown(true);
    box->setSuffix(suffix);
    box->setStepType(most > 100 ? QAbstractSpinBox::AdaptiveDecimalStepType
                                : QAbstractSpinBox::DefaultStepType);
    box->setFixedWidth(kWidth);
    QVBoxLayout *field = ui::createField(caption, box);
    field->setContentsMargins(0, 0, 0, 0);
    cell->setLayout(field);
    row->addWidget(cell);
    connect(box, &QSpinBox::valueChanged, this, [this] {
        recount();
        emit taskChanged();
    });
    return box;
}

void TaskPriceView::addPreset(FlowLayout *row, const QString &name, const core::TaskSize &task)
{
    auto *button = new QPushButton(name, this);
    button->setAutoDefault(false);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, task] { setTask(task); });
}

void TaskPriceView::showModel(const core::CatalogPtr &catalog, const QString &modelId)
{
    m_model->setModel(catalog, modelId);
    recount();
    fitToRows(m_table, kMostRows);
}

void TaskPriceView::setUsableProviders(const QSet<QString> &providers)
{
    m_model->setUsableProviders(providers);
}

core::TaskSize TaskPriceView::task() const
{
    return {.promptTokens = m_prompt->value(),
            .cachedPercent = m_cached->value(),
            .answerTokens = m_answer->value(),
            .reasoningTokens = m_reasoning->value(),
            .runs = m_runs->value()};
}

void TaskPriceView::setTask(const core::TaskSize &task)
{
    const core::TaskSize before = this->task();
    {
        const QSignalBlocker blockers[] = {QSignalBlocker(m_prompt), QSignalBlocker(m_cached),
                                           QSignalBlocker(m_answer), QSignalBlocker(m_reasoning),
                                           QSignalBlocker(m_runs)};
        m_prompt->setValue(int(std::clamp<qint64>(task.promptTokens, 0, kMostTokens)));
        m_cached->setValue(task.cachedPercent);
        m_answer->setValue(int(std::clamp<qint64>(task.answerTokens, 0, kMostTokens)));
        m_reasoning->setValue(int(std::clamp<qint64>(task.reasoningTokens, 0, kMostTokens)));
        m_runs->setValue(int(std::clamp<qint64>(task.runs, 0, kMostRuns)));
    }
    recount();
    if (this->task() != before)
        emit taskChanged();
}

QByteArray TaskPriceView::state() const
{
    const core::TaskSize now = task();
    QByteArrayList numbers;
    for (const qint64 number :
         {now.promptTokens, qint64(now.cachedPercent), now.answerTokens, now.reasoningTokens, now.runs})
        numbers << QByteArray::number(number);
    return numbers.join(' ');
}

void TaskPriceView::restore(const QByteArray &state)
{
    QList<qint64> numbers;
    for (const QByteArray &word : state.split(' ')) {
        bool isNumber = false;
        numbers << word.toLongLong(&isNumber);
        if (!isNumber || numbers.constLast() < 0)
            return;
    }
    if (numbers.size() != 5)
        return;
    setTask({.promptTokens = numbers.at(0),
             .cachedPercent = int(qMin<qint64>(numbers.at(1), 100)),
             .answerTokens = numbers.at(2),
             .reasoningTokens = numbers.at(3),
             .runs = numbers.at(4)});
}

void TaskPriceView::recount()
{
    m_model->setTask(task(), minuteOfDay());
}

} // namespace ui
