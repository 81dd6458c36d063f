#pragma once

#include "core/model/chat.h"
#include "core/net/transport.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace core {

/// Fetches the pictures and files that a request names by address, for providers that take them only inline.
///
/// Addresses of this machine and its network are refused: whoever may ask the local API shall not be able to
/// look around there through it.
class MediaFetch : public QObject
{
    Q_OBJECT

public:
    /// `network` outlives this. `providerName`: for whom, said in error messages.
    MediaFetch(Transport &network, QString providerName);
    ~MediaFetch() override;

    /// Once. done() or failed() follows, from the event loop.
    void start(const QStringList &addresses);

signals:
    /// The data URL for each address.
    void done(const QHash<QString, QString> &media);
    /// The first one that could not be had; the rest is given up.
    void failed(const core::Error &error);

private:
    struct Download;
    void send(Download &download, const QUrl &url);
    void onFinished(Download &download);
    void fail(const QString &address, const QString &why);

    Transport &m_network;
    QString m_providerName;
    std::vector<std::unique_ptr<Download>> m_downloads;
    QHash<QString, QString> m_media;
    bool m_over = false;
};

/// The request with data URLs in place of those addresses.
ChatRequest withInlineMedia(ChatRequest request, const QHash<QString, QString> &media);

/// The media type that the first bytes tell: PNG, JPEG, GIF, WebP, PDF; empty for anything else.
QString mediaTypeOf(QByteArrayView content);

} // namespace core
