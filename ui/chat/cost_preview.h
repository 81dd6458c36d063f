#pragma once

#include "core/base/money.h"
#include "core/model/chat.h"
#include "core/model/prompt_tokens.h"

#include <QLabel>
#include <QList>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace core {
class Engine;
struct RoutePlan;
} // namespace core

namespace ui {

/// What one column's answer will take, as far as can be told before it is asked for.
struct ExpectedAnswer {
    QString modelName;
    core::PromptTokens prompt = {};
    std::optional<core::Money> cost = {};
    bool simulated = false; ///< The cost is play money.
};

/// `≈ 1,240 tokens · about $0.0031 for 3 answers`; empty if there are none. Play money is left out where
/// there is real money too.
QString previewText(const QList<ExpectedAnswer> &answers);
/// A line for each answer, and how exact all this is.
QString previewDetails(const QList<ExpectedAnswer> &answers);

/// Tells quietly what the question will take that is being written. Waits for a pause in the writing, and
/// leaves the counting to the engine.
class CostPreview : public QLabel
{
    Q_OBJECT

public:
    struct Question {
        QString modelName;
        core::ChatRequest request;
    };
    /// Gives what would be sent now; empty where there is nothing to send.
    using Source = std::function<QList<Question>()>;

    CostPreview(core::Engine &engine, Source source, QWidget *parent = nullptr);

    /// The question, the models or their conversations have changed.
    void refresh();
    void clearPreview();

private:
    struct Count;

    void ask();
    void take(const std::shared_ptr<Count> &count, qsizetype index, const core::RoutePlan &plan,
              const core::ChatRequest &request);
    void finishOne(const std::shared_ptr<Count> &count);

    core::Engine &m_engine;
    Source m_source;
    QTimer m_pause;
    std::shared_ptr<Count> m_latest; ///< The only one whose result is still wanted.
};

} // namespace ui
