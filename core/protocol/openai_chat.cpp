#include "core/protocol/openai_chat.h"

#include "core/protocol/openai_chat_decode.h"
#include "core/protocol/openai_errors.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrl>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::OpenAiChatCodec)
};

/// Sets a header field in place of an earlier one of that name.
void setHeader(HeaderList &headers, const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&](const auto &field) { return field.first.compare(name, Qt::CaseInsensitive) == 0; });
    headers.append({name, value});
}

/// The protocol's path goes behind the path of the base address and before its query (Azure's api-version).
QUrl chatUrl(const QString &baseUrl)
{
    QUrl url(baseUrl, QUrl::StrictMode);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + QStringLiteral("/chat/completions"), QUrl::TolerantMode);
    return url;
}

} // namespace

Result<WireRequest> OpenAiChatCodec::encode(const ChatRequest &request, const EndpointTarget &target) const
{
    WireRequest wire;
    wire.url = chatUrl(target.baseUrl);
    const bool web =
        wire.url.scheme() == QLatin1String("https") || wire.url.scheme() == QLatin1String("http");
    if (!wire.url.isValid() || !web || wire.url.host().isEmpty()) {
        Error error;
        error.kind = ErrorKind::BadConfig;
        error.provider = target.providerId;
        error.message = Text::tr("The address of %1, '%2', is not a web address. Correct it under Keys.")
                            .arg(target.providerName, target.baseUrl);
        return error;
    }

    setHeader(wire.headers, "Content-Type", "application/json");
    setHeader(wire.headers, "Accept",
              request.stream ? "text/event-stream, application/json" : "application/json");
    for (auto it = target.headers.constBegin(); it != target.headers.constEnd(); ++it) {
        const QString value = it.value().toString();
        // The catalog writes a key's place as ${NAME}; keys are put in by the transport, never from here.
        const bool placeholder = value.contains(QLatin1String("${"));
        if (!value.isEmpty() && !placeholder && !value.contains(u'\r') && !value.contains(u'\n'))
            setHeader(wire.headers, it.key().toLatin1(), value.toUtf8());
    }
    wire.body = QJsonDocument(openAiChatBody(request, target)).toJson(QJsonDocument::Compact);
    return wire;
}

std::unique_ptr<ResponseDecoder> OpenAiChatCodec::makeDecoder(bool streaming,
                                                              const EndpointTarget &target) const
{
    // The body's first byte tells more truly than the header what it is, so one decoder reads both.
    Q_UNUSED(streaming)
    return std::make_unique<OpenAiChatDecoder>(target);
}

Error OpenAiChatCodec::decodeError(int status, const HeaderList &headers, QByteArrayView body,
                                   const EndpointTarget &target) const
{
    return errorFromResponse(status, headers, body, target);
}

} // namespace core
