#pragma once

#include "core/catalog/catalog.h"
#include "core/engine/engine.h"
#include "core/proxy/proxy_server.h"

#include <QWidget>

class QFrame;
class QLabel;
class QLineEdit;
class QTabWidget;

namespace ui {

class ApiKeysView;
class CopyButton;
class Prompter;
class SnippetView;
class Switch;
class Theme;

/// The local API: on and off, where it listens, who uses it, and how to connect a program.
class ProxyPage : public QWidget
{
    Q_OBJECT

public:
    ProxyPage(core::Engine &engine, core::ProxyServer &proxy, core::CatalogPtr catalog, const Theme &theme,
              Prompter &prompter, QWidget *parent = nullptr);

public slots:
    void setCatalog(const core::CatalogPtr &catalog);

private:
    QWidget *createHeader();
    QWidget *createServerCard(const Theme &theme);
    void switchTo(bool on);
    void enableSwitch();
    void showState(const core::ProxyState &state);
    void showSnippet();
    /// `http://HOST:PORT`, of the running server or of the one that would be started.
    QString address() const;
    QString exampleModel() const;

    core::ProxyServer &m_proxy;
    core::CatalogPtr m_catalog;
    core::ProxyState m_state;
    QString m_wantedAddress; ///< HOST:PORT as typed while stopped; empty = the configuration's.
    Switch *m_switch;
    bool m_refocusSwitch = false; ///< It had the focus before it was disabled for a moment.
    QLabel *m_status;
    QLineEdit *m_address;
    CopyButton *m_copy;
    QFrame *m_problem;
    QLabel *m_problemText;
    QTabWidget *m_tabs;
    ApiKeysView *m_keys;
    SnippetView *m_snippet;
};

} // namespace ui
