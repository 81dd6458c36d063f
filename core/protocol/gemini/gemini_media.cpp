#include "core/protocol/gemini/gemini_media.h"

#include "core/protocol/gemini/gemini_support.h"
#include "core/protocol/openai_json.h"
#include "core/protocol/wire_support.h"

#include <QUrl>

#include <algorithm>

namespace core {

namespace {

constexpr QLatin1String kFilesApi("https://generativelanguage.googleapis.com/v1beta/");
constexpr QLatin1String kMediaTypeExtra("mime_type");

struct NamedType {
    QLatin1String name;
    QLatin1String mediaType;
};
/// Endings of file names, and OpenAI's names of audio formats, by the media types that Google's documentation
/// lists.
constexpr NamedType kTypes[] = {
    {QLatin1String("png"), QLatin1String("image/png")},
    {QLatin1String("jpg"), QLatin1String("image/jpeg")},
    {QLatin1String("jpeg"), QLatin1String("image/jpeg")},
    {QLatin1String("webp"), QLatin1String("image/webp")},
    {QLatin1String("gif"), QLatin1String("image/gif")},
    {QLatin1String("heic"), QLatin1String("image/heic")},
    {QLatin1String("heif"), QLatin1String("image/heif")},
    {QLatin1String("pdf"), QLatin1String("application/pdf")},
    {QLatin1String("json"), QLatin1String("application/json")},
    {QLatin1String("txt"), QLatin1String("text/plain")},
    {QLatin1String("md"), QLatin1String("text/markdown")},
    {QLatin1String("csv"), QLatin1String("text/csv")},
    {QLatin1String("html"), QLatin1String("text/html")},
    {QLatin1String("wav"), QLatin1String("audio/wav")},
    {QLatin1String("mp3"), QLatin1String("audio/mp3")},
    {QLatin1String("m4a"), QLatin1String("audio/m4a")},
    {QLatin1String("pcm16"), QLatin1String("audio/pcm")},
    {QLatin1String("mp4"), QLatin1String("video/mp4")},
    {QLatin1String("mov"), QLatin1String("video/quicktime")},
    {QLatin1String("webm"), QLatin1String("video/webm")},
};

QString typeNamed(const QString &name)
{
    for (const NamedType &entry : kTypes) {
        if (name.compare(entry.name, Qt::CaseInsensitive) == 0)
            return entry.mediaType;
    }
    return {};
}

QString typeOfFile(const QString &fileName)
{
    return typeNamed(fileName.section(u'.', -1));
}

bool isYouTube(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("youtu.be") || host == QLatin1String("youtube.com")
           || host.endsWith(QLatin1String(".youtube.com"));
}

bool isWeb(const QString &address)
{
    return address.startsWith(QLatin1String("http://"), Qt::CaseInsensitive)
           || address.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
}

bool isReadByGoogle(const QString &address)
{
    return address.startsWith(QLatin1String("gs://"))
           || (address.startsWith(QLatin1String("https://generativelanguage.googleapis.com/"))
               && address.contains(QLatin1String("/files/")))
           || (isWeb(address) && isYouTube(QUrl(address)));
}

QJsonObject inlineData(const QString &mediaType, const QString &base64)
{
    return {{QLatin1String("inlineData"),
             QJsonObject {{QLatin1String("mimeType"), mediaType}, {QLatin1String("data"), base64}}}};
}

QString videoUrl(const OpaquePart &part)
{
    if (part.json.value(QLatin1String("type")) != QLatin1String("video_url"))
        return {};
    return part.json.value(QLatin1String("video_url")).toObject().value(QLatin1String("url")).toString();
}

QString givenType(const QJsonObject &extra)
{
    return extra.value(kMediaTypeExtra).toString();
}

struct PartWriter {
    using Written = std::optional<QJsonObject>;

    Written operator()(const TextPart &part) const
    {
        return with(QJsonObject {{QLatin1String("text"), part.text}}, part.extra);
    }
    Written operator()(const ImagePart &part) const
    {
        return with(geminiMedia(part.url, givenType(part.extra)), part.extra);
    }
    Written operator()(const AudioPart &part) const
    {
        QString type = typeNamed(part.format);
        if (type.isEmpty())
            type = QStringLiteral("audio/") + part.format;
        return with(inlineData(type, part.data), part.extra);
    }
    Written operator()(const FilePart &part) const
    {
        QString type = givenType(part.extra);
        if (type.isEmpty())
            type = typeOfFile(part.filename);
        if (!part.fileId.isEmpty()) {
            // `files/abc` is how the Files API names what was uploaded.
            const bool uploaded = part.fileId.startsWith(QLatin1String("files/"));
            return with(geminiMedia(uploaded ? kFilesApi + part.fileId : part.fileId, type), part.extra);
        }
        // Some clients leave the `data:…,` away.
        const bool bare = !part.data.isEmpty() && !part.data.contains(u':');
        if (bare)
            return with(inlineData(type.isEmpty() ? QStringLiteral("application/pdf") : type, part.data),
                        part.extra);
        return with(geminiMedia(part.data, type), part.extra);
    }
    Written operator()(const OpaquePart &part) const
    {
        if (part.json.value(QLatin1String("type")) == kGooglePart)
            return part.json.value(QLatin1String("part")).toObject();
        return with(geminiMedia(videoUrl(part), {}), part.json);
    }

    static Written with(Written part, const QJsonObject &extra)
    {
        if (part)
            mergeMissing(*part, extra.value(kGoogleExtra).toObject());
        return part;
    }
};

struct AddressOf {
    QString operator()(const ImagePart &part) const { return part.url; }
    QString operator()(const FilePart &part) const { return part.fileId.isEmpty() ? part.data : QString(); }
    QString operator()(const OpaquePart &part) const { return videoUrl(part); }
    QString operator()(const TextPart &) const { return {}; }
    QString operator()(const AudioPart &) const { return {}; }
};

} // namespace

QStringList geminiMediaToFetch(const ChatRequest &request)
{
    QStringList addresses;
    for (const Message &message : request.messages) {
        for (const ContentPart &part : message.content) {
            const QString address = std::visit(AddressOf {}, part);
            if (isWeb(address) && !isReadByGoogle(address) && !addresses.contains(address))
                addresses << address;
        }
    }
    return addresses;
}

std::optional<QJsonObject> geminiMedia(const QString &url, const QString &mediaType)
{
    if (const auto data = parseDataUrl(url))
        return inlineData(data->mediaType, data->base64);
    if (!isReadByGoogle(url))
        return std::nullopt;
    const QUrl address(url);
    QString type = mediaType.isEmpty() ? typeOfFile(address.path()) : mediaType;
    if (type.isEmpty() && isYouTube(address))
        type = QStringLiteral("video/mp4");
    QJsonObject file {{QLatin1String("fileUri"), url}};
    if (!type.isEmpty())
        file.insert(QLatin1String("mimeType"), type);
    return QJsonObject {{QLatin1String("fileData"), file}};
}

std::optional<QJsonObject> geminiPart(const ContentPart &part)
{
    return std::visit(PartWriter {}, part);
}

} // namespace core
