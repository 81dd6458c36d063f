#include "core/protocol/codec.h"
#include "core/protocol/gemini/gemini_ingress.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/model_rows.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::GeminiRoutes)
};

Error notFound(const QString &message)
{
    Error error {ErrorKind::BadRequest, message};
    error.httpStatus = 404;
    return error;
}

/// A model in the schema of Google's `models.list`.
QJsonObject googleRow(const ModelInfo &model)
{
    QJsonObject row {
        {QStringLiteral("name"), QLatin1String("models/") + model.id},
        {QStringLiteral("baseModelId"), model.id},
        {QStringLiteral("version"), model.released},
        {QStringLiteral("displayName"), model.name},
        {QStringLiteral("description"), QString()},
        {QStringLiteral("supportedGenerationMethods"),
         QJsonArray {QString(kGeminiWholeMethod), QString(kGeminiCountMethod)}},
    };
    if (model.contextLength > 0)
        row.insert(QStringLiteral("inputTokenLimit"), model.contextLength);
    if (model.maxOutputTokens > 0)
        row.insert(QStringLiteral("outputTokenLimit"), model.maxOutputTokens);
    if (model.capabilities.reasoning)
        row.insert(QStringLiteral("thinking"), *model.capabilities.reasoning);
    return row;
}

struct Page {
    qsizetype start = 0;
    qsizetype size = 0;
};

/// The client's `pageSize` and `pageToken`. A token is the id of the page's first model, so that it stays
/// right when the catalog changes.
Result<Page> pageOf(const QUrlQuery &query, const QList<const ModelInfo *> &models)
{
    constexpr int usual = 50; // both as Google has it
    constexpr int most = 1000;
    const QString asked = query.queryItemValue(QStringLiteral("pageSize"));
    bool isNumber = true;
    const int size = asked.isEmpty() ? 0 : asked.toInt(&isNumber);
    if (!isNumber || size < 0) {
        return Error {.kind = ErrorKind::BadRequest,
                      .message = Text::tr("'pageSize' must be a number from 1 to %1.").arg(most),
                      .parameter = QStringLiteral("pageSize")};
    }
    Page page {0, size == 0 ? usual : std::min(size, most)};
    const QString token = query.queryItemValue(QStringLiteral("pageToken"), QUrl::FullyDecoded);
    if (token.isEmpty())
        return page;
    const QString id =
        QString::fromUtf8(QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding));
    const auto first =
        std::find_if(models.cbegin(), models.cend(), [&](const ModelInfo *model) { return model->id == id; });
    if (first == models.cend()) {
        return Error {.kind = ErrorKind::BadRequest,
                      .message = Text::tr("'pageToken' is not one of this list. Start again without it."),
                      .parameter = QStringLiteral("pageToken")};
    }
    page.start = first - models.cbegin();
    return page;
}

void answerModels(const ApiCall &asked)
{
    const CatalogPtr catalog = asked.engine.catalog().result();
    QList<const ModelInfo *> models =
        callableModels(*catalog, asked.engine.usableProviders().result(), spokenProtocols());
    models.removeIf([&](const ModelInfo *model) { return !mayUse(asked.key, model->id); });
    const Result<Page> page = pageOf(asked.exchange.request().query, models);
    if (!page) {
        respondWithError(asked, page.error());
        return;
    }
    const qsizetype end = std::min(page->start + page->size, models.size());
    QJsonArray rows;
    for (qsizetype i = page->start; i < end; ++i)
        rows << googleRow(*models.at(i));
    QJsonObject json {{QStringLiteral("models"), rows}};
    if (end < models.size()) {
        const QByteArray token = models.at(end)->id.toUtf8().toBase64(QByteArray::Base64UrlEncoding
                                                                      | QByteArray::OmitTrailingEquals);
        json.insert(QStringLiteral("nextPageToken"), QString::fromLatin1(token));
    }
    respondJson(asked, json);
}

void answerModel(const ApiCall &asked)
{
    const CatalogPtr catalog = asked.engine.catalog().result();
    QString id = asked.rest;
    if (id.startsWith(QLatin1String("models/")))
        id.remove(0, int(qstrlen("models/")));
    if (const ModelInfo *model = catalog->findModel(id)) {
        respondJson(asked, googleRow(*model));
        return;
    }
    respondWithError(asked, notFound(Text::tr("There is no model '%1'. The nearest names: %2")
                                         .arg(id.left(200), catalog->nearestModels(id).join(u", "))));
}

void answerMethod(const ApiCall &asked)
{
    const GeminiPlace place = geminiPlace(asked.rest);
    if (place.method == kGeminiWholeMethod || place.method == kGeminiStreamMethod) {
        answerChat(asked);
    } else if (place.method == kGeminiCountMethod) {
        const Result<QJsonObject> body = bodyOf(asked);
        answerTokenCount(asked, body ? countedRequestFromGemini(place.model, *body) : body.error(),
                         QStringLiteral("totalTokens"));
    } else {
        const QStringList methods {kGeminiWholeMethod, kGeminiStreamMethod, kGeminiCountMethod};
        respondWithError(asked, notFound(Text::tr("There is no method '%1' here. There are: %2.")
                                             .arg(place.method.left(100), methods.join(u", "))));
    }
}

} // namespace

QList<Route> geminiRoutes()
{
    const ClientShape *gemini = &geminiShape();
    const QLatin1String models("/v1beta/models/");
    return {
        {.path = QLatin1String("/v1beta/models"), .method = "GET", .answer = answerModels, .shape = gemini},
        {.path = models, .method = "GET", .answer = answerModel, .shape = gemini},
        {.path = models, .method = "POST", .answer = answerMethod, .shape = gemini},
        // Google has the same under its stable version; the rows there are OpenAI's.
        {.path = QLatin1String("/v1/models/"), .method = "POST", .answer = answerMethod, .shape = gemini},
    };
}

} // namespace core
