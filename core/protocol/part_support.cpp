#include "core/protocol/part_support.h"

#include <QCoreApplication>

#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::PartSupport)
};

QString addressIn(const ContentPart &part, Media media)
{
    if (const auto *image = std::get_if<ImagePart>(&part))
        return image->url;
    if (const auto *file = std::get_if<FilePart>(&part); file && media == Media::ImagesAndFiles)
        return file->data;
    return {};
}

} // namespace

Error unsupportedPart(const EndpointTarget &target, const QString &part, const QString &what)
{
    Error error;
    error.kind = ErrorKind::BadRequest;
    error.provider = target.providerId;
    error.parameter = part;
    error.message = Text::tr("%1 cannot be given %2 (%3). Leave it out, or choose another provider.")
                        .arg(target.providerName, what, part);
    return error;
}

QString partPath(qsizetype message, qsizetype part)
{
    return QStringLiteral("messages[%1].content[%2]").arg(message).arg(part);
}

bool isWebAddress(const QString &url)
{
    return url.startsWith(QLatin1String("https://"), Qt::CaseInsensitive)
           || url.startsWith(QLatin1String("http://"), Qt::CaseInsensitive);
}

QStringList webAddressesIn(const ChatRequest &request, Media media)
{
    QStringList addresses;
    for (const Message &message : request.messages) {
        for (const ContentPart &part : message.content) {
            const QString address = addressIn(part, media);
            if (isWebAddress(address) && !addresses.contains(address))
                addresses << address;
        }
    }
    return addresses;
}

QString imageTypeOf(const QString &base64)
{
    constexpr std::pair<QLatin1String, QLatin1String> beginnings[] = {
        {QLatin1String("iVBORw0KGgo"), QLatin1String("image/png")},
        {QLatin1String("/9j/"), QLatin1String("image/jpeg")},
        {QLatin1String("R0lGOD"), QLatin1String("image/gif")},
        {QLatin1String("UklGR"), QLatin1String("image/webp")}};
    for (const auto &[beginning, type] : beginnings) {
        if (base64.startsWith(beginning))
            return type;
    }
    return {};
}

} // namespace core
