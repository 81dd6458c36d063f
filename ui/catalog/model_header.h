#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/model_marks.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace ui {

class CopyButton;
class ElidedLabel;
class Theme;

/// The top of a model's page: what it is called, the facts of it, the user's own marks, and what can be done
/// with it.
class ModelHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ModelHeader(const Theme &theme, QWidget *parent = nullptr);

    /// Null shows the id alone.
    void showModel(const core::ModelInfo *model, const QString &modelId);
    void setMarks(const core::ModelMarks &marks);
    /// Whether the model is ticked for a comparison.
    void setTicked(bool ticked);

signals:
    void backRequested();
    void chatRequested();
    void tickToggled(bool ticked);
    void favouriteToggled(bool favourite);
    void hiddenToggled(bool hidden);
    void tagsEdited(const QString &modelId, const QStringList &tags);
    void authorRequested(const QString &author);

private:
    QWidget *createActions();
    QWidget *createMarks();
    void showMarks();
    void showIcons();
    void takeTags();
    void openWeights();

    const Theme &m_theme;
    QString m_modelId;
    QString m_author;
    QString m_weights; ///< Name at Hugging Face.
    core::ModelMarks m_marks;
    QPushButton *m_back;
    ElidedLabel *m_name;
    ElidedLabel *m_id;
    CopyButton *m_copy;
    QPushButton *m_chat;
    QToolButton *m_tick;
    QToolButton *m_favourite;
    QToolButton *m_hidden;
    QLineEdit *m_tags;
    QPushButton *m_authorLink;
    QPushButton *m_weightsLink;
    QLabel *m_facts;
};

/// The user's own words as they are typed: parted by commas, without doubles and empty ones.
QStringList tagsFromText(const QString &text);

} // namespace ui
