#pragma once

#include <QList>
#include <QObject>
#include <QUrl>

/// Stands in for the web browser, or whatever else would open an address: for
/// QDesktopServices::setUrlHandler().
class Browser : public QObject
{
    Q_OBJECT

public:
    QList<QUrl> opened;

public slots:
    void open(const QUrl &url) { opened.append(url); }
};
