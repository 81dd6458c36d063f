#include "core/protocol/raw/raw_ingress.h"

#include "core/protocol/raw/multipart.h"
#include "core/protocol/routing_fields.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>
#include <utility>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::RawIngress)
};

/// A form's field that is longer holds no name and no setting.
constexpr qsizetype kLongestField = 64 * 1024;

QJsonValue fieldValue(const QByteArray &name, const QByteArray &content)
{
    if (name == "models" || name == "provider") {
        const QJsonDocument document = QJsonDocument::fromJson(content);
        if (document.isObject())
            return document.object();
        if (document.isArray())
            return document.array();
    }
    if (name == "stream" && (content == "true" || content == "false"))
        return content == "true";
    return QString::fromUtf8(content);
}

Result<QJsonObject> fieldsOfForm(const RawRequest &raw)
{
    const QByteArray boundary = headerParameter(raw.contentType, "boundary");
    if (boundary.isEmpty())
        return Error {ErrorKind::BadRequest,
                      Text::tr("The Content-Type multipart/form-data of the request names no boundary.")};
    const auto parts = formParts(raw.body, boundary);
    if (!parts)
        return Error {ErrorKind::BadRequest,
                      Text::tr("The request body does not consist of parts between boundaries '%1' as its "
                               "Content-Type says, or it ends too early.")
                          .arg(QString::fromUtf8(boundary.left(100)))};
    QJsonObject fields;
    for (const FormPart &part : *parts) {
        if (!part.isFile && part.contentEnd - part.contentBegin <= kLongestField)
            fields.insert(QString::fromUtf8(part.name), fieldValue(part.name, part.contentOf(raw.body)));
    }
    return fields;
}

} // namespace

bool isRouterField(QByteArrayView name)
{
    return std::any_of(std::begin(kRouterFields), std::end(kRouterFields), [&](QLatin1String field) {
        return name == QByteArrayView(field.data(), field.size());
    });
}

bool isForm(QByteArrayView contentType)
{
    const qsizetype end = contentType.indexOf(';');
    return contentType.first(end < 0 ? contentType.size() : end)
               .trimmed()
               .compare("multipart/form-data", Qt::CaseInsensitive)
           == 0;
}

Result<ChatRequest> rawRequestFrom(RawRequest raw)
{
    const bool form = isForm(raw.contentType);
    const Result<QJsonObject> fields = form ? fieldsOfForm(raw) : jsonObjectFrom(raw.body);
    if (!fields)
        return fields.error();
    if (!form)
        raw.contentType = "application/json"; // many programs say something else or nothing

    std::optional<Error> problem;
    FieldReader reader(*fields, {}, problem);
    ChatRequest request;
    readModelNames(reader, request);
    request.stream = reader.flag(QLatin1String("stream")).value_or(false);
    readCaller(reader, request);
    readRoutingPreferences(reader, request, problem);
    readPlugins(reader, request, problem);
    if (problem)
        return *problem;
    // What the preferences do not know stays in the body, like everything else.
    request.extra = {};
    request.raw = std::move(raw);
    return request;
}

} // namespace core
