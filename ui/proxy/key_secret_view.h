#pragma once

#include "core/proxy/proxy_server.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui {

class SnippetView;
class Theme;

/// The address and model that client programs are shown with.
struct ClientFacts {
    QString address; ///< `http://127.0.0.1:8484`.
    QString model;
};

/// The secret of a key, shown once, with a button that copies it and a client program that uses it.
class KeySecretView : public QWidget
{
    Q_OBJECT

public:
    explicit KeySecretView(const Theme &theme, QWidget *parent = nullptr);

    void showKey(const core::NewApiKey &key, const QString &text, const ClientFacts &facts);

signals:
    void closed();

private:
    QLabel *m_text;
    QLineEdit *m_secret;
    SnippetView *m_snippet;
};

} // namespace ui
