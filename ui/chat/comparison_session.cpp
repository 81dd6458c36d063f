#include "ui/chat/comparison_session.h"

#include "core/history/conversation_store.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kSaveSoonMs = 200;
/// Turns of a temporary column whose wire form can be looked at.
constexpr qint64 kExchangesInMemory = 20;
/// While answers come in, so much can be lost at most.
constexpr int kSaveStreamingMs = 1000;

} // namespace

ComparisonSession::ComparisonSession(core::Comparison comparison, core::ConversationStore *store,
                                     CallStarter start, PriceLookup prices, QObject *parent)
    : QObject(parent)
    , m_info(std::move(comparison.info))
    , m_store(store)
    , m_start(std::move(start))
    , m_prices(std::move(prices))
    , m_layout(comparison.layout)
    , m_policy(comparison.policy)
{
    if (m_info.id.isEmpty())
        m_info.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!m_info.created.isValid())
        m_info.created = m_info.changed = QDateTime::currentDateTimeUtc();
    m_saveTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, &ComparisonSession::save);
    for (core::ComparisonColumn &column : comparison.columns) {
        m_nextId = std::max(m_nextId, column.id + 1);
        insert(std::move(column), int(m_columns.size()));
    }
}

ComparisonSession::~ComparisonSession()
{
    for (ColumnSession *column : std::as_const(m_columns))
        column->disconnect(this);
    for (ColumnSession *column : std::as_const(m_columns)) {
        if (column->isRunning()) {
            column->stop();
            m_dirty << column->id();
        }
    }
    save();
}

ColumnSession *ComparisonSession::insert(core::ComparisonColumn column, int at)
{
    auto *session = new ColumnSession(std::move(column), m_start, this);
    session->setPolicy(m_policy);
    session->setPriceLookup(m_prices);
    session->setGate([this, session] { return mayStart(session); });
    m_columns.insert(at < 0 ? m_columns.size() : at, session);
    watch(session);
    return session;
}

void ComparisonSession::watch(ColumnSession *column)
{
    connect(column, &ColumnSession::advanced, this, [this, column] {
        m_dirty << column->id();
        saveSoon(column->isRunning() ? kSaveStreamingMs : kSaveSoonMs);
    });
    connect(column, &ColumnSession::changed, this, [this, column] {
        m_columnsDirty = true;
        m_dirty << column->id();
        saveSoon(kSaveSoonMs);
    });
    connect(column, &ColumnSession::runningChanged, this, [this, column] {
        // What nobody takes over must not grow without end.
        if (isTemporary())
            column->forgetExchanges(qint64(column->tree().turns().size()) - kExchangesInMemory);
        touch();
        startNext();
        emit runningChanged();
    });
}

ColumnSession *ComparisonSession::column(qint64 id) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [id](const ColumnSession *column) { return column->id() == id; });
    return found == m_columns.end() ? nullptr : *found;
}

bool ComparisonSession::isEmpty() const
{
    return std::all_of(m_columns.begin(), m_columns.end(),
                       [](const ColumnSession *column) { return column->tree().turns().empty(); });
}

bool ComparisonSession::isRunning() const
{
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [](const ColumnSession *column) { return column->isRunning(); });
}

void ComparisonSession::takeInfo(const core::ComparisonInfo &info)
{
    if (info.id != m_info.id || info == m_info)
        return;
    m_info = info;
    m_infoDirty = true;
    saveSoon(kSaveSoonMs);
    emit infoChanged();
}

void ComparisonSession::setLayout(const core::ComparisonLayout &layout)
{
    if (layout == m_layout)
        return;
    m_layout = layout;
    m_columnsDirty = true;
    saveSoon(kSaveSoonMs);
    startNext(); // they no longer wait for each other, perhaps
    emit columnsChanged();
}

void ComparisonSession::setPolicy(const core::ComparisonPolicy &policy)
{
    m_policy = policy;
    for (ColumnSession *column : std::as_const(m_columns))
        column->setPolicy(policy);
    m_columnsDirty = true;
    saveSoon(kSaveSoonMs);
}

ColumnSession *ComparisonSession::addColumn(const core::ColumnSettings &settings, int at)
{
    if (m_columns.size() >= kMostColumns)
        return nullptr;
    ColumnSession *column = insert({m_nextId++, settings, {}}, at);
    m_columnsDirty = true;
    saveSoon(kSaveSoonMs);
    emit columnsChanged();
    return column;
}

ColumnSession *ComparisonSession::duplicate(ColumnSession *column, qint64 upTo)
{
    ColumnSession *copy = addColumn(column->settings(), int(m_columns.indexOf(column)) + 1);
    if (!copy)
        return nullptr;
    copy->setModelName(column->modelName());
    core::ConversationTree tree = column->tree();
    tree.stop();
    if (upTo != 0)
        tree.goTo(upTo);
    copy->adopt(tree);
    return copy;
}

void ComparisonSession::removeColumn(ColumnSession *column)
{
    column->stop();
    m_removed = {std::unique_ptr<ColumnSession>(column), int(m_columns.indexOf(column))};
    column->setParent(nullptr);
    m_columns.removeOne(column);
    if (m_picked == column)
        m_picked = nullptr;
    m_columnsDirty = true;
    saveSoon(kSaveSoonMs);
    emit columnsChanged();
}

ColumnSession *ComparisonSession::restoreColumn()
{
    if (!m_removed.column || m_columns.size() >= kMostColumns)
        return nullptr;
    ColumnSession *column = m_removed.column.release();
    column->setParent(this);
    m_columns.insert(std::min<qsizetype>(m_removed.at, m_columns.size()), column);
    // Its turns went from the file with it.
    column->treeToSave().markAllChanged();
    m_dirty << column->id();
    m_columnsDirty = true;
    saveSoon(kSaveSoonMs);
    emit columnsChanged();
    return column;
}

void ComparisonSession::forgetRemoved()
{
    m_removed.column.reset();
}

void ComparisonSession::moveColumn(ColumnSession *column, int to)
{
    const int from = int(m_columns.indexOf(column));
    to = std::clamp(to, 0, int(m_columns.size()) - 1);
    if (from < 0 || from == to)
        return;
    m_columns.move(from, to);
    m_columnsDirty = true;
    saveSoon(kSaveSoonMs);
    emit columnsChanged();
}

void ComparisonSession::pick(ColumnSession *column)
{
    m_picked = column == m_picked ? nullptr : column;
    emit columnsChanged();
}

QList<ColumnSession *> ComparisonSession::targets() const
{
    QList<ColumnSession *> all = m_columns;
    all.removeIf([](const ColumnSession *column) { return !column->settings().takesPart; });
    return all;
}

void ComparisonSession::send(const core::Question &question, const QList<ColumnSession *> &targets)
{
    if (question.isEmpty() || targets.isEmpty())
        return;
    forgetRemoved();
    if (m_info.title.isEmpty() && !m_info.titleIsOwn) {
        m_info.title = core::titleOf(question.text);
        if (m_info.title.isEmpty())
            m_info.title = question.attachments.first().name;
        emit infoChanged();
    }
    m_columnsDirty = true;
    if (ColumnSession *winner = std::exchange(m_picked, nullptr)) {
        for (ColumnSession *column : targets) {
            if (column != winner)
                column->adopt(winner->tree());
        }
        emit columnsChanged();
    }
    for (ColumnSession *column : targets)
        column->ask(question);
    touch();
}

core::ChatRequest ComparisonSession::estimateRequest(const ColumnSession &column,
                                                     const core::Message &question) const
{
    return column.estimateRequest(question, m_picked ? m_picked->tree() : column.tree());
}

bool ComparisonSession::mayStart(const ColumnSession *column) const
{
    if (!m_layout.sequential)
        return true;
    return std::none_of(m_columns.begin(), m_columns.end(), [column](const ColumnSession *other) {
        return other != column && other->isRunning() && !other->isWaiting();
    });
}

void ComparisonSession::startNext()
{
    for (ColumnSession *column : std::as_const(m_columns)) {
        if (column->isWaiting() && mayStart(column))
            column->start();
    }
}

void ComparisonSession::stopAll()
{
    // Those that wait first, lest one of them starts when the one before it stops.
    for (ColumnSession *column : std::as_const(m_columns)) {
        if (column->isWaiting())
            column->stop();
    }
    for (ColumnSession *column : std::as_const(m_columns))
        column->stop();
}

QStringList ComparisonSession::questions() const
{
    QList<QPair<QDateTime, QString>> asked;
    for (const ColumnSession *column : m_columns) {
        for (const core::Turn &turn : column->tree().turns())
            asked << qMakePair(turn.askedAt, turn.question.text);
    }
    std::stable_sort(asked.begin(), asked.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList questions;
    for (const auto &[time, text] : std::as_const(asked)) {
        if (text.isEmpty() || (!questions.isEmpty() && questions.last() == text))
            continue;
        questions.removeAll(text);
        questions << text;
    }
    return questions;
}

core::Money ComparisonSession::cost() const
{
    core::Money sum;
    for (const ColumnSession *column : m_columns)
        sum += column->tree().cost();
    return sum;
}

void ComparisonSession::abandon()
{
    m_store = nullptr;
    m_saveTimer.stop();
    stopAll();
}

void ComparisonSession::touch()
{
    m_info.changed = QDateTime::currentDateTimeUtc();
    m_infoDirty = true;
    saveSoon(kSaveSoonMs);
}

void ComparisonSession::saveSoon(int milliseconds)
{
    if (!m_store)
        return;
    if (!m_saveTimer.isActive() || m_saveTimer.remainingTime() > milliseconds)
        m_saveTimer.start(milliseconds);
}

core::Comparison ComparisonSession::withoutTurns() const
{
    core::Comparison comparison;
    comparison.info = m_info;
    comparison.layout = m_layout;
    comparison.policy = m_policy;
    for (const ColumnSession *column : m_columns)
        comparison.columns << core::ComparisonColumn {column->id(), column->settings(), {}};
    return comparison;
}

void ComparisonSession::saveTurns(ColumnSession &column)
{
    core::ConversationTree &tree = column.treeToSave();
    QList<qint64> ids = tree.takeChanged().values();
    std::sort(ids.begin(), ids.end());
    std::vector<core::Turn> turns;
    for (qint64 id : std::as_const(ids)) {
        if (const core::Turn *turn = tree.find(id))
            turns.push_back(*turn);
    }
    m_store->saveTurns(m_info.id, column.id(), turns, tree.headId());
    for (const core::Turn &turn : turns) {
        if (!turn.running())
            column.forgetExchanges(turn.id);
    }
}

void ComparisonSession::save()
{
    m_saveTimer.stop();
    // An empty comparison leaves no trace.
    if (!m_store || isEmpty())
        return;
    if (std::exchange(m_infoDirty, false))
        m_store->saveInfo(m_info);
    if (std::exchange(m_columnsDirty, false))
        m_store->saveColumns(m_info.id, withoutTurns());
    for (qint64 id : std::exchange(m_dirty, {})) {
        if (ColumnSession *changed = column(id))
            saveTurns(*changed);
    }
}

} // namespace ui
