#pragma once

#include "core/proxy/proxy_server.h"

#include <QList>
#include <QWidget>

class QStackedWidget;
class QTimer;

namespace ui {

class LiveRequestModel;

/// The table of live requests. While it is hidden it only remembers the latest list.
class LiveRequestsView : public QWidget
{
    Q_OBJECT

public:
    explicit LiveRequestsView(core::ProxyServer &proxy, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void receive(const QList<core::LiveRequest> &requests);
    void apply();
    void advance();

    QList<core::LiveRequest> m_latest;
    LiveRequestModel *m_requests;
    QStackedWidget *m_stack;
    QTimer *m_clock; ///< Runs only while a request does and somebody looks.
};

} // namespace ui
