#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/model_index.h"
#include "core/engine/engine.h"
#include "ui/chat/chat_column.h"
#include "ui/chat/cost_preview.h"

#include <QSet>
#include <QStringList>
#include <QWidget>

#include <memory>

class QFrame;
class QLabel;
class QPushButton;
class QSplitter;

namespace ui {

class FrameClock;
class ModelChooser;
class Prompter;
class PromptEditor;
class Theme;

/// Asks up to eight models the same question side by side. Each column keeps a conversation of its own;
/// picking one makes all columns continue from it at the next question.
class ComparePage : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kMostColumns = 8;

    ComparePage(core::Engine &engine, core::CatalogPtr catalog, const Theme &theme, Prompter &prompter,
                QWidget *parent = nullptr);
    ~ComparePage() override;

    /// Of the columns, in order: ids of models, each with `@ENDPOINT` behind it where only that one is asked.
    /// So are they all below.
    QStringList models() const;
    /// Makes these the columns. Conversations with models that stay are kept; asks before others are lost.
    void compare(const QStringList &modelIds);
    /// Without asking; for the start. An empty list means three of the simulator's models as soon as they are
    /// known.
    void restoreModels(const QStringList &modelIds);

public slots:
    void setCatalog(const core::CatalogPtr &catalog);
    void setUsableProviders(const QSet<QString> &providers);
    /// For the list of models to choose from.
    void setMarks(const core::ModelMarks &marks);
    void send();
    void stopAll();

signals:
    void modelsChanged(const QStringList &modelIds);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createHeader();
    QWidget *createSuggestions();
    QWidget *createComposer();
    QWidget *createUndoBar();
    const std::shared_ptr<const core::ModelIndex> &index();
    ColumnModel columnModel(const QString &key);
    CallStarter callStarter();
    void chooseDefaults();
    void showModels(const QStringList &modelIds);
    ChatColumn *addColumn(const QString &modelId);
    void removeColumn(ChatColumn *column);
    void undoRemove();
    void pick(ChatColumn *column);
    void startOver();
    void openChooser(QWidget *anchor, ChatColumn *column);
    void takeChoice(const QString &modelId);
    void updateControls();
    bool anyConversation() const;
    /// The column whose conversation all go on with; null if each has its own.
    const ChatColumn *pickedColumn() const;
    QList<CostPreview::Question> questions() const;

    core::Engine &m_engine;
    core::CatalogPtr m_catalog;
    const Theme &m_theme;
    Prompter &m_prompter;
    std::shared_ptr<const core::ModelIndex> m_index;
    QSet<QString> m_usable;
    core::ModelMarks m_marks;
    bool m_wantsDefaults = false;
    FrameClock *m_clock;
    QList<ChatColumn *> m_columns;
    ChatColumn *m_removed = nullptr; ///< Hidden, for Undo.
    int m_removedAt = 0;
    ChatColumn *m_choosingFor = nullptr; ///< Null while a model for a new column is chosen.
    ModelChooser *m_chooser = nullptr;
    QSplitter *m_splitter;
    QLabel *m_count;
    QPushButton *m_addModel;
    QPushButton *m_startOver;
    QWidget *m_suggestions;
    QFrame *m_undoBar;
    QLabel *m_undoText;
    QFrame *m_composer;
    PromptEditor *m_prompt;
    QLabel *m_hint;
    CostPreview *m_preview;
    QPushButton *m_stopAll;
    QPushButton *m_send;
};

} // namespace ui
