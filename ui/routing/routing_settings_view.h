#pragma once

#include "core/engine/engine.h"
#include "ui/routing/routing_card.h"

#include <QList>
#include <QWidget>

class QBoxLayout;
class QFrame;
class QLabel;

namespace ui {

class ChoiceCard;

/// The routing settings. Each change is written to config.json at once; what changes there shows up here.
class RoutingSettingsView : public QWidget
{
    Q_OBJECT

public:
    explicit RoutingSettingsView(core::Engine &engine, QWidget *parent = nullptr);

    /// What the file has now; nothing can be changed before the first one is known.
    void setConfig(const core::Config &config);
    /// Names that the default model is proposed from.
    void setProposals(const QStringList &names);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void createCards();
    void save();
    void send();
    void takeResult(const core::Status &status);
    void showProblem(const QString &text);

    core::Engine &m_engine;
    RoutingValues m_values; ///< As the file has them, or will have them when the change under way is written.
    bool m_sending = false;
    bool m_sendAgain = false; ///< There was another change while one was being written.
    ChoiceCard *m_choice;
    QList<RoutingCard *> m_cards;
    QWidget *m_canvas;
    QBoxLayout *m_columns;
    QFrame *m_problem;
    QLabel *m_problemText;
};

} // namespace ui
