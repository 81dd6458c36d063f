#pragma once

#include "core/engine/engine.h"
#include "ui/common/form_dialog.h"

#include <QUrl>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace ui {

class LocalServerModel;

/// Looks which programs on this machine serve models, as soon as it is opened, and adds the chosen ones.
class LocalServersDialog : public FormDialog
{
    Q_OBJECT

public:
    explicit LocalServersDialog(core::Engine &engine, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    QWidget *createHelp();
    void search();
    void showFound(const QList<core::LocalServer> &found, const core::Config &config);
    void showState(bool searching);
    void showCount();
    void submit() override;
    void addNext(const QList<core::LocalServer> &left);

    core::Engine &m_engine;
    QList<QUrl> m_places; ///< That the user named.
    QUrl m_typed; ///< The last of them, while it is looked for.
    LocalServerModel *m_model;
    QTreeView *m_tree;
    QLineEdit *m_address;
    QPushButton *m_search;
    QProgressBar *m_progress;
    QLabel *m_state;
    QWidget *m_help;
};

} // namespace ui
