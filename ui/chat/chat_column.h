#pragma once

#include "core/conversation/conversation_tree.h"
#include "ui/common/theme.h"

#include <QElapsedTimer>
#include <QGroupBox>

#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class FrameClock;
class Transcript;

/// A model as a column knows it.
struct ColumnModel {
    QString id;
    QString name;
    QString about = {}; ///< A line or two for the empty column: author, price, context.
    QString endpoint = {}; ///< endpointSlug() of the only one that is asked; empty: routing chooses.

    /// The id, and behind an `@` the endpoint: what tells columns apart, and is remembered.
    QString key() const { return endpoint.isEmpty() ? id : id + u'@' + endpoint; }
    /// What a column asks, but for the messages.
    core::ChatRequest request() const;
};

/// Starts a call and passes on its news; destroying what it returns cancels the call.
using CallStarter = std::function<std::unique_ptr<QObject>(
    const core::ChatRequest &request, std::function<void(const core::CallProgress &)> news)>;

/// One model with a conversation of its own.
class ChatColumn : public QGroupBox
{
    Q_OBJECT

public:
    ChatColumn(ColumnModel model, CallStarter start, const Theme &theme, FrameClock &clock,
               QWidget *parent = nullptr);
    ~ChatColumn() override;

    const ColumnModel &model() const { return m_model; }
    /// The conversation stays; the next question goes to the new model.
    void setModel(const ColumnModel &model);

    void ask(const QString &question);
    void stop();
    /// Replaces the last answer by a new one.
    void regenerate();
    bool isRunning() const { return m_conversation.running(); }

    const core::ConversationTree &conversation() const { return m_conversation; }
    void setConversation(const core::ConversationTree &conversation);
    /// Marks the column whose conversation all columns go on with.
    void setPicked(bool picked);
    bool isPicked() const { return m_picked; }
    void setRemovable(bool removable);

signals:
    void runningChanged();
    void pickRequested();
    void removeRequested();
    void modelChangeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createHeader();
    QToolButton *createButton(const QString &icon, const QString &name, const QString &toolTip);
    core::Asked asked() const;
    void startCall();
    void takeNews(const core::CallProgress &news);
    void refresh();
    void showButtons();
    void showModel();
    void fitName();
    void showFigures();

    ColumnModel m_model;
    CallStarter m_start;
    const Theme &m_theme;
    FrameClock &m_clock;
    const int m_phase;
    core::ConversationTree m_conversation;
    std::unique_ptr<QObject> m_call;
    QElapsedTimer m_time;
    bool m_dirty = false;
    bool m_picked = false;
    QPushButton *m_name;
    QToolButton *m_pick;
    QToolButton *m_regenerate;
    QToolButton *m_stop;
    QToolButton *m_remove;
    Transcript *m_transcript;
    QLabel *m_figures;
};

} // namespace ui
