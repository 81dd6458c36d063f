#pragma once

#include "core/proxy/proxy_server.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace ui {

class SnippetView;
class Theme;

/// Makes a key of the local API: first asks for its name, then shows its secret, once.
///
/// The owner answers nameChosen() with showKey() or showProblem().
class NewKeyDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NewKeyDialog(const Theme &theme, QWidget *parent = nullptr);

    /// `address` and `model` are for the client snippet.
    void showKey(const core::NewApiKey &key, const QString &address, const QString &model);
    void showProblem(const QString &problem);

signals:
    void nameChosen(const QString &name);

private:
    QWidget *createNamePage();
    QWidget *createSecretPage(const Theme &theme);

    QStackedWidget *m_pages;
    QLineEdit *m_name;
    QLabel *m_problem;
    QPushButton *m_create;
    QLabel *m_created;
    QLineEdit *m_secret;
    SnippetView *m_snippet;
};

} // namespace ui
