#pragma once

#include "core/conversation/comparison.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace ui {

/// Starts a call and passes on its news; destroying what it returns cancels the call.
using CallStarter = std::function<std::unique_ptr<QObject>(
    const core::ChatRequest &request, std::function<void(const core::CallProgress &)> news)>;

/// What an endpoint takes for a token, to tell what a running answer costs so far.
struct TokenPrices {
    core::Money prompt = {}; ///< Per token.
    core::Money completion = {}; ///< Likewise.
    bool simulated = false; ///< Play money.
};
/// Nothing where a price is not known.
using PriceLookup = std::function<std::optional<TokenPrices>(const core::CallProgress::Attempt &)>;

/// One column at work: its settings, its conversation and the call under way. Lives on while no window shows
/// it.
class ColumnSession : public QObject
{
    Q_OBJECT

public:
    ColumnSession(core::ComparisonColumn column, CallStarter start, QObject *parent = nullptr);
    ~ColumnSession() override;

    qint64 id() const { return m_id; }
    const core::ColumnSettings &settings() const { return m_settings; }
    /// The next question follows them.
    void setSettings(const core::ColumnSettings &settings);
    void setPolicy(const core::ComparisonPolicy &policy) { m_policy = policy; }
    /// How answers name their model.
    void setModelName(const QString &name);
    const QString &modelName() const { return m_modelName; }
    const core::ConversationTree &tree() const { return m_tree; }
    /// With the changes since it was called last; for whoever keeps them.
    core::ConversationTree &treeToSave() { return m_tree; }

    void ask(const core::Question &question);
    void askAgain(qint64 turn);
    void edit(qint64 turn, const core::Question &question);
    void continueAnswer(qint64 turn);
    void select(qint64 turn);
    void goTo(qint64 turn);
    void adopt(const core::ConversationTree &other);
    /// An empty conversation; what was said stays in the tree.
    void startOver();
    void stop();

    /// An answer is under way or waits for its turn.
    bool isRunning() const { return m_tree.running(); }
    /// It waits until start() is called; see setGate().
    bool isWaiting() const { return isRunning() && !m_call && !m_preparing; }
    /// Asked before each call: false makes the column wait until start().
    void setGate(std::function<bool()> gate) { m_gate = std::move(gate); }
    void start();

    void setPriceLookup(PriceLookup prices) { m_prices = std::move(prices); }
    /// What the running answer costs so far, by the length of the texts.
    struct Estimate {
        qint64 promptTokens = 0;
        qint64 completionTokens = 0;
        std::optional<core::Money> cost = {};
        bool simulated = false;
    };
    std::optional<Estimate> estimate() const;

    /// What would be sent for this question after what `tree` has, but for the pictures' greater part: good
    /// for an estimate.
    core::ChatRequest estimateRequest(const core::Message &question,
                                      const core::ConversationTree &tree) const;
    /// The wire form of a turn's attempts is kept elsewhere now.
    void forgetExchanges(qint64 turn);

signals:
    /// Something on show has changed; comes for each piece of an answer.
    void advanced();
    /// An answer began or ended.
    void runningChanged();
    /// Settings, name, or which turns are on show.
    void changed();

private:
    core::Asked asked() const;
    core::ChatRequest plainRequest() const;
    void begin();
    void call(const core::ChatRequest &request);
    void cancel();
    void takeNews(const core::CallProgress &news);

    const qint64 m_id;
    core::ColumnSettings m_settings;
    core::ComparisonPolicy m_policy;
    QString m_modelName;
    CallStarter m_start;
    std::function<bool()> m_gate;
    PriceLookup m_prices;
    core::ConversationTree m_tree;
    std::unique_ptr<QObject> m_call;
    bool m_preparing = false; ///< The request is being made in another thread.
    int m_serial = 0; ///< Of the running turn, so that a request that comes late is not sent.
    qint64 m_promptTokens = 0; ///< Of the running call, by its length.
    std::optional<TokenPrices> m_price;
    QElapsedTimer m_time;
};

} // namespace ui
