#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace app {

/// SIGTERM and SIGINT as a Qt signal, in the event loop instead of in the middle of anything. One object at a
/// time.
class ShutdownSignals : public QObject
{
    Q_OBJECT

public:
    explicit ShutdownSignals(QObject *parent = nullptr);
    ~ShutdownSignals() override;

signals:
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
