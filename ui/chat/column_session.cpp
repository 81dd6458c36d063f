#include "ui/chat/column_session.h"

#include "core/async/after.h"
#include "core/async/in_pool.h"

#include <QDateTime>

namespace ui {

namespace {

/// A token has about four characters; good enough to see how a running answer is doing.
constexpr qint64 kCharactersPerToken = 4;
/// Larger files are encoded beside the windows' thread.
constexpr qsizetype kQuicklyEncoded = qsizetype(512) * 1024;
constexpr qsizetype kPictureHead = qsizetype(256) * 1024;

qint64 roughTokens(const QList<core::Message> &messages)
{
    qint64 characters = 0;
    for (const core::Message &message : messages) {
        for (const core::ContentPart &part : message.content) {
            if (const auto *text = std::get_if<core::TextPart>(&part))
                characters += text->text.size();
        }
    }
    return characters / kCharactersPerToken;
}

} // namespace

ColumnSession::ColumnSession(core::ComparisonColumn column, CallStarter start, QObject *parent)
    : QObject(parent)
    , m_id(column.id)
    , m_settings(std::move(column.settings))
    , m_modelName(m_settings.key())
    , m_start(std::move(start))
    , m_tree(std::move(column.tree))
{
    m_time.start();
}

ColumnSession::~ColumnSession() = default;

void ColumnSession::setSettings(const core::ColumnSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    emit changed();
}

void ColumnSession::setModelName(const QString &name)
{
    if (name == m_modelName)
        return;
    m_modelName = name;
    emit changed();
}

core::Asked ColumnSession::asked() const
{
    return {m_modelName, m_settings.key(), QDateTime::currentDateTimeUtc(), m_time.elapsed()};
}

core::ChatRequest ColumnSession::plainRequest() const
{
    core::ChatRequest request = m_settings.request();
    m_policy.applyTo(request.routing);
    return request;
}

core::ChatRequest ColumnSession::estimateRequest(const core::Message &question,
                                                 const core::ConversationTree &tree) const
{
    core::ChatRequest request = plainRequest();
    request.messages = tree.context({m_settings.systemPrompt, m_settings.earlierTurns, kPictureHead});
    request.messages << question;
    return request;
}

void ColumnSession::ask(const core::Question &question)
{
    cancel();
    m_tree.ask(question, asked());
    begin();
}

void ColumnSession::askAgain(qint64 turn)
{
    cancel();
    if (m_tree.askAgain(turn, asked()) != 0)
        begin();
}

void ColumnSession::edit(qint64 turn, const core::Question &question)
{
    cancel();
    if (m_tree.edit(turn, question, asked()) != 0)
        begin();
}

void ColumnSession::continueAnswer(qint64 turn)
{
    cancel();
    if (m_tree.continueAnswer(turn, asked()) != 0)
        begin();
}

void ColumnSession::begin()
{
    m_price.reset();
    if (!m_gate || m_gate())
        start();
    emit advanced();
    emit changed();
    emit runningChanged();
}

void ColumnSession::start()
{
    if (!isWaiting())
        return;
    core::ChatRequest request = plainRequest();
    const core::ContextRules rules {m_settings.systemPrompt, m_settings.earlierTurns};
    if (m_tree.attachedBytes() < kQuicklyEncoded) {
        request.messages = m_tree.messages(rules);
        call(request);
        return;
    }
    m_preparing = true;
    const auto made = core::runInPool([request, rules, tree = m_tree]() mutable {
        request.messages = tree.messages(rules);
        return request;
    });
    core::after(made, this, [this, serial = m_serial](const core::ChatRequest &whole) {
        if (serial == m_serial && m_preparing)
            call(whole);
    });
}

void ColumnSession::call(const core::ChatRequest &request)
{
    m_preparing = false;
    m_promptTokens = roughTokens(request.messages);
    m_call = m_start(request, [this](const core::CallProgress &news) { takeNews(news); });
}

/// Nothing more comes of what was asked before.
void ColumnSession::cancel()
{
    m_call.reset();
    m_preparing = false;
    ++m_serial;
}

void ColumnSession::takeNews(const core::CallProgress &news)
{
    if (news.attempt && m_prices)
        m_price = m_prices(*news.attempt);
    m_tree.take(news, m_time.elapsed());
    if (isRunning()) {
        emit advanced();
        return;
    }
    // The sender of this news is the call itself.
    if (m_call)
        m_call.release()->deleteLater();
    emit advanced();
    emit runningChanged();
}

void ColumnSession::stop()
{
    if (!isRunning())
        return;
    cancel();
    m_tree.stop();
    emit advanced();
    emit runningChanged();
}

void ColumnSession::select(qint64 turn)
{
    stop();
    m_tree.select(turn);
    emit advanced();
    emit changed();
}

void ColumnSession::goTo(qint64 turn)
{
    stop();
    m_tree.goTo(turn);
    emit advanced();
    emit changed();
}

void ColumnSession::adopt(const core::ConversationTree &other)
{
    stop();
    m_tree.adopt(other);
    emit advanced();
    emit changed();
}

void ColumnSession::startOver()
{
    goTo(0);
}

std::optional<ColumnSession::Estimate> ColumnSession::estimate() const
{
    const core::Turn *turn = m_tree.find(m_tree.runningId());
    if (!turn)
        return std::nullopt;
    Estimate estimate;
    estimate.promptTokens = m_promptTokens;
    const qsizetype characters =
        turn->answer.size() - turn->continuedFrom.value_or(0) + turn->reasoning.size();
    estimate.completionTokens = characters / kCharactersPerToken;
    if (m_price) {
        estimate.cost =
            m_price->prompt * estimate.promptTokens + m_price->completion * estimate.completionTokens;
        estimate.simulated = m_price->simulated;
    }
    return estimate;
}

void ColumnSession::forgetExchanges(qint64 turn)
{
    m_tree.forgetExchanges(turn);
}

} // namespace ui
