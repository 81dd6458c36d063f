#include "core/engine/media_fetch.h"

#include "core/net/hop_header.h"
#include "core/protocol/wire_support.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::MediaFetch)
};

constexpr qsizetype kLargestMedia = qsizetype(32) * 1024 * 1024;
constexpr int kMostRedirects = 3;
constexpr Milliseconds kPatience {30'000};

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool mayBeAsked(const QUrl &url)
{
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    return web && !url.host().isEmpty() && !isPrivateHost(url.host());
}

/// A film is named as a picture is: `video_url.url`.
void putInlineVideo(QJsonObject &part, const QHash<QString, QString> &media)
{
    const QLatin1String name("video_url");
    const QLatin1String urlName("url");
    QJsonObject video = part.value(name).toObject();
    const auto found = media.constFind(video.value(urlName).toString());
    if (found == media.cend())
        return;
    video.insert(urlName, *found);
    part.insert(name, video);
}

} // namespace

struct MediaFetch::Download {
    QString address; ///< As it stands in the request.
    QUrl url; ///< After redirects.
    std::unique_ptr<Exchange> exchange = {};
    HeaderList headers = {};
    QByteArray content = {};
    int status = 0;
    int redirects = 0;
};

MediaFetch::MediaFetch(Transport &network, QString providerName)
    : m_network(network)
    , m_providerName(std::move(providerName))
{ }

MediaFetch::~MediaFetch() = default;

void MediaFetch::start(const QStringList &addresses)
{
    QStringList once = addresses;
    once.removeDuplicates();
    for (const QString &address : std::as_const(once)) {
        m_downloads.push_back(std::make_unique<Download>(Download {address, QUrl(address)}));
        if (!m_over)
            send(*m_downloads.back(), QUrl(address, QUrl::StrictMode));
    }
}

void MediaFetch::send(Download &download, const QUrl &url)
{
    if (!mayBeAsked(url)) {
        QMetaObject::invokeMethod(
            this,
            [this, address = download.address] {
                fail(address, Text::tr("only public web addresses are fetched"));
            },
            Qt::QueuedConnection);
        return;
    }
    WireRequest wire;
    wire.method = "GET";
    wire.url = url;
    wire.keyPlacement = KeyPlacement::None;
    wire.headers = {{"Accept", "*/*"}};
    download.url = url;
    download.content.clear();
    if (download.exchange)
        download.exchange.release()->deleteLater();
    download.exchange = m_network.send(
        wire, {}, {.connect = kPatience, .firstByte = kPatience, .idle = kPatience}, url.host());
    const Exchange *exchange = download.exchange.get();
    connect(exchange, &Exchange::headersArrived, this, [&download](int status, const HeaderList &headers) {
        download.status = status;
        download.headers = headers;
    });
    connect(exchange, &Exchange::bodyArrived, this, [this, &download](const QByteArray &bytes) {
        download.content += bytes;
        if (download.content.size() > kLargestMedia)
            fail(download.address, Text::tr("it is larger than 32 MiB"));
    });
    connect(exchange, &Exchange::finished, this, [this, &download] { onFinished(download); });
    connect(exchange, &Exchange::failed, this,
            [this, &download](const Error &error) { fail(download.address, error.message); });
}

void MediaFetch::onFinished(Download &download)
{
    if (m_over)
        return;
    if (isRedirect(download.status) && download.redirects++ < kMostRedirects) {
        const QByteArray location = headerValue(download.headers, "location");
        send(download, download.url.resolved(QUrl(QString::fromUtf8(location))));
        return;
    }
    constexpr int ok = 200;
    if (download.status != ok || download.content.isEmpty()) {
        fail(download.address, Text::tr("the server answered with status %1").arg(download.status));
        return;
    }
    // Servers name types wrongly more often than pictures begin wrongly.
    QString type = mediaTypeOf(download.content);
    if (type.isEmpty())
        type = QString::fromLatin1(headerValue(download.headers, "content-type"))
                   .section(u';', 0, 0)
                   .trimmed()
                   .toLower();
    if (type.isEmpty())
        type = QStringLiteral("application/octet-stream");
    m_media.insert(download.address, makeDataUrl(type, QString::fromLatin1(download.content.toBase64())));
    download.content.clear();
    if (m_media.size() == qsizetype(m_downloads.size())) {
        m_over = true;
        emit done(m_media);
    }
}

void MediaFetch::fail(const QString &address, const QString &why)
{
    if (std::exchange(m_over, true))
        return;
    for (const auto &download : m_downloads) {
        if (download->exchange)
            download->exchange->disconnect(this);
    }
    constexpr qsizetype shown = 200;
    Error error;
    error.kind = ErrorKind::BadRequest;
    error.parameter = QStringLiteral("messages");
    error.message =
        Text::tr("%1 takes pictures and files only inline, and %2 could not be fetched: %3. Send it "
                 "as a data URL, or choose another provider.")
            .arg(m_providerName, address.left(shown), why);
    emit failed(error);
}

ChatRequest withInlineMedia(ChatRequest request, const QHash<QString, QString> &media)
{
    for (Message &message : request.messages) {
        for (ContentPart &part : message.content) {
            if (auto *image = std::get_if<ImagePart>(&part))
                image->url = media.value(image->url, image->url);
            else if (auto *file = std::get_if<FilePart>(&part))
                file->data = media.value(file->data, file->data);
            else if (auto *other = std::get_if<OpaquePart>(&part))
                putInlineVideo(other->json, media);
        }
    }
    return request;
}

QString mediaTypeOf(QByteArrayView content)
{
    struct Beginning {
        QByteArrayView bytes;
        const char *type;
    };
    static const Beginning known[] = {{QByteArrayView("\x89PNG"), "image/png"},
                                      {QByteArrayView("\xFF\xD8\xFF"), "image/jpeg"},
                                      {QByteArrayView("GIF8"), "image/gif"},
                                      {QByteArrayView("%PDF-"), "application/pdf"}};
    for (const Beginning &beginning : known) {
        if (content.startsWith(beginning.bytes))
            return QString::fromLatin1(beginning.type);
    }
    constexpr qsizetype webpMark = 8;
    constexpr qsizetype webpHead = 12;
    if (content.size() >= webpHead && content.startsWith("RIFF")
        && content.sliced(webpMark).startsWith("WEBP"))
        return QStringLiteral("image/webp");
    return {};
}

} // namespace core
