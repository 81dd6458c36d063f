// Of the Compare page: which comparison is on show, which are still being answered, and what is remembered.
#include "core/async/after.h"
#include "core/history/conversation_store.h"
#include "core/settings/preferences.h"
#include "ui/chat/columns_view.h"
#include "ui/chat/compare_page.h"
#include "ui/chat/comparison_session.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversations_panel.h"
#include "ui/chat/layout_menu.h"
#include "ui/chat/sets_menu.h"
#include "ui/common/prompter.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace ui {

std::unique_ptr<ComparisonSession> ComparePage::makeSession(core::Comparison comparison, bool temporary)
{
    CallStarter start = [this](const core::ChatRequest &request,
                               std::function<void(const core::CallProgress &)> news) {
        core::CallOrigin origin;
        origin.keepExchanges = true;
        std::unique_ptr<core::CallHandle> call = m_engine.call(request, origin);
        connect(call.get(), &core::CallHandle::progressed, call.get(), std::move(news));
        return call;
    };
    PriceLookup prices = [this](const core::CallProgress::Attempt &attempt) {
        return m_models.prices(attempt);
    };
    return std::make_unique<ComparisonSession>(std::move(comparison), temporary ? nullptr : &m_conversations,
                                               std::move(start), std::move(prices));
}

core::Comparison ComparePage::freshComparison(const QList<core::ColumnSettings> &columns) const
{
    core::Comparison fresh;
    if (m_session) {
        fresh.layout = m_session->layout();
        fresh.policy = m_session->policy();
    } else {
        fresh.layout = core::comparisonLayoutFrom(
            QJsonDocument::fromJson(m_preferences.bytes(core::Preference::CompareLayout)).object());
    }
    for (const core::ColumnSettings &settings : columns.mid(0, ComparisonSession::kMostColumns))
        fresh.columns << core::ComparisonColumn {qint64(fresh.columns.size()) + 1, settings, {}};
    return fresh;
}

QList<core::ColumnSettings> ComparePage::columnSettings() const
{
    QList<core::ColumnSettings> all;
    for (const ColumnSession *column : m_session->columns())
        all << column->settings();
    return all;
}

void ComparePage::showSession(std::unique_ptr<ComparisonSession> session)
{
    leaveSession();
    m_session = std::move(session);
    enterSession();
}

void ComparePage::enterSession()
{
    connect(m_session.get(), &ComparisonSession::runningChanged, this, &ComparePage::updateControls);
    connect(m_session.get(), &ComparisonSession::infoChanged, this, [this] {
        if (!m_session->isTemporary())
            m_panel->setCurrentInfo(m_session->info());
        updateControls();
    });
    m_setsMenu->setOpened({});
    m_layoutMenu->setColumnLayout(m_session->layout());
    m_layoutMenu->setPolicy(m_session->policy());
    m_view->setSession(m_session.get());
    m_composer->setHistory(m_session->questions());
    m_panel->setCurrent(m_session->isTemporary() ? QString() : m_session->info().id);
    updateControls();
    remember();
}

/// Answers that are still coming in are waited for, though nobody looks.
void ComparePage::leaveSession()
{
    if (!m_session)
        return;
    m_view->setSession(nullptr);
    m_session->disconnect(this);
    m_session->forgetRemoved();
    m_session->save();
    if (m_session->isTemporary())
        m_session->stopAll(); // nobody can come back to it
    if (!m_session->isRunning()) {
        m_session.reset();
        return;
    }
    ComparisonSession *left = m_session.get();
    connect(left, &ComparisonSession::runningChanged, this, [this, left] {
        if (left->isRunning())
            return;
        const auto at = std::find_if(m_background.begin(), m_background.end(),
                                     [left](const auto &session) { return session.get() == left; });
        if (at == m_background.end())
            return;
        left->disconnect(this);
        left->save(); // before somebody opens it again
        at->release()->deleteLater();
        m_background.erase(at);
        updateControls();
    });
    m_background.push_back(std::move(m_session));
}

void ComparePage::open(const QString &id, qint64 column, qint64 turn, const QString &words)
{
    if (id == m_session->info().id) {
        m_view->reveal(column, turn, words);
        return;
    }
    saveDraft();
    const auto running = std::find_if(m_background.begin(), m_background.end(),
                                      [&id](const auto &session) { return session->info().id == id; });
    const auto finish = [this, column, turn, words](std::unique_ptr<ComparisonSession> session) {
        const QString opened = session->info().id;
        showSession(std::move(session));
        m_view->reveal(column, turn, words);
        m_composer->setQuestion({});
        takeDraft(opened);
    };
    if (running != m_background.end()) {
        std::unique_ptr<ComparisonSession> session = std::move(*running);
        m_background.erase(running);
        session->disconnect(this);
        finish(std::move(session));
        return;
    }
    m_opening = id;
    core::after(m_conversations.load(id), this,
                [this, id, finish](const core::Result<std::optional<core::Comparison>> &loaded) {
                    if (m_opening != id)
                        return; // another was chosen meanwhile
                    m_opening.clear();
                    if (!loaded)
                        m_prompter.showError(this, tr("The conversation cannot be opened"),
                                             loaded.error().message);
                    else if (*loaded && !(*loaded)->columns.isEmpty())
                        finish(makeSession(**loaded, false));
                });
}

void ComparePage::forget(const QStringList &ids)
{
    std::erase_if(m_background, [&](const auto &session) {
        if (!ids.contains(session->info().id))
            return false;
        session->disconnect(this);
        session->abandon();
        return true;
    });
    if (!ids.contains(m_session->info().id))
        return;
    m_forgotten = m_session->info().id;
    m_session->abandon();
    startNew(false);
}

void ComparePage::startNew(bool temporary)
{
    saveDraft();
    m_opening.clear();
    const bool takesDraft = !m_session->isEmpty();
    const QString set = m_setsMenu->opened();
    showSession(makeSession(freshComparison(columnSettings()), temporary));
    m_setsMenu->setOpened(set); // the columns are still its own
    if (takesDraft) {
        m_composer->setQuestion({});
        if (!temporary)
            takeDraft({});
    }
    m_composer->focusPrompt();
}

void ComparePage::compare(const QStringList &models)
{
    m_wantsDefaults = false;
    if (models.isEmpty() || models == this->models())
        return;
    m_opening.clear();
    // Where all columns stay, so do their conversations.
    QStringList added = models;
    bool staysWhole = true;
    for (const QString &key : this->models())
        staysWhole = added.removeOne(key) && staysWhole;
    if (staysWhole && !m_session->isEmpty()) {
        for (const QString &key : std::as_const(added))
            m_session->addColumn(core::ColumnSettings::fromKey(key));
        return;
    }
    QList<core::ColumnSettings> columns;
    for (const QString &key : models)
        columns << core::ColumnSettings::fromKey(key);
    showSession(makeSession(freshComparison(columns), m_session->isTemporary()));
    m_composer->focusPrompt();
}

void ComparePage::openSet(const core::ColumnSet &set)
{
    m_wantsDefaults = false;
    m_opening.clear();
    core::Comparison comparison = freshComparison(set.columns);
    comparison.layout = set.layout;
    comparison.policy = set.policy;
    showSession(makeSession(std::move(comparison), m_session->isTemporary()));
    m_setsMenu->setOpened(set.name);
    m_composer->focusPrompt();
}

core::ColumnSet ComparePage::currentSet() const
{
    return {QString(), columnSettings(), m_session->layout(), m_session->policy()};
}

void ComparePage::restore()
{
    const QString last = m_opening;
    const QStringList models = m_preferences.list(core::Preference::CompareModels);
    m_wantsDefaults = models.isEmpty();
    if (m_wantsDefaults)
        chooseDefaults();
    else
        compare(models);
    m_wantsDefaults = m_session->columns().isEmpty();
    applyPanel();
    if (!last.isEmpty()) {
        open(last);
        remember();
        return;
    }
    takeDraft({});
}

void ComparePage::chooseDefaults()
{
    const QStringList ids = m_models.defaults();
    if (!ids.isEmpty())
        compare(ids);
}

/// What is not kept yet has its draft under no name.
QString ComparePage::draftId() const
{
    return m_session->isEmpty() ? QString() : m_session->info().id;
}

void ComparePage::saveDraft()
{
    m_draftTimer.stop();
    if (m_session && !m_session->isTemporary())
        m_conversations.saveDraft(draftId(), m_composer->question());
}

/// Of the comparison on show, unless something was written meanwhile.
void ComparePage::takeDraft(const QString &id)
{
    core::after(m_conversations.draft(id), this, [this, id](const core::Result<core::Question> &draft) {
        if (draft && !draft->isEmpty() && id == draftId() && m_composer->question().isEmpty())
            m_composer->setQuestion(*draft);
    });
}

void ComparePage::remember()
{
    const QStringList keys = models();
    if (!keys.isEmpty())
        m_preferences.setList(core::Preference::CompareModels, keys);
    m_preferences.setBytes(
        core::Preference::CompareLayout,
        QJsonDocument(core::comparisonLayoutJson(m_session->layout())).toJson(QJsonDocument::Compact));
    QString shown = m_opening;
    if (shown.isEmpty() && !m_session->isEmpty() && !m_session->isTemporary())
        shown = m_session->info().id;
    m_preferences.setText(core::Preference::CompareConversation, shown);
}

} // namespace ui
