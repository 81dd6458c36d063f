#pragma once

#include "core/catalog/model_index.h"
#include "ui/common/theme.h"

#include <QFrame>
#include <QSet>

#include <memory>

class QLabel;
class QLineEdit;
class QListView;

namespace ui {

class ModelListModel;

/// A list of models that drops down from a button: typing searches, Up and Down move, Enter takes, Escape
/// closes.
class ModelChooser : public QFrame
{
    Q_OBJECT

public:
    explicit ModelChooser(const Theme &theme, QWidget *parent = nullptr);

    void setCatalog(std::shared_ptr<const core::ModelIndex> index, const QSet<QString> &usableProviders);
    void setMarks(const core::ModelMarks &marks);
    /// Opens below (or above) the widget.
    void openAt(QWidget *anchor);

signals:
    void chosen(const QString &modelId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const QModelIndex &index);
    void search(const QString &text);

    ModelListModel *m_models;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_nothing;
};

} // namespace ui
