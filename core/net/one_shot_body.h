#pragma once

#include <QByteArray>
#include <QIODevice>

namespace core {

/// A request body that can be read once. When a connection dies before an answer, QNetworkAccessManager
/// rewinds the body and sends the request again on its own, and the provider bills twice. This one refuses to
/// rewind, so the request ends with ContentReSendError and our own rules decide. A QByteArray or QBuffer
/// would not do: their bytes are taken without asking the device.
class OneShotBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_bytes.size(); }
    bool seek(qint64 position) override;
    bool reset() override;

signals:
    /// The first bytes are asked for. That happens when a connection stands ready to take them.
    void opened();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace core
