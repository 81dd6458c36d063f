#include "core/async/after.h"
#include "core/proxy/account_rows.h"
#include "core/proxy/api_routes.h"
#include "core/proxy/key_fields.h"
#include "core/proxy/own_keys.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUrlQuery>

namespace core {

// What a client can ask about its own requests and money (openrouter-spec §1.4).

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::ProxyServer)
};

constexpr int kActivityDays = 30;
constexpr qsizetype kLongestShownId = 80;

QString queryText(const ApiCall &asked, const char *name)
{
    return asked.exchange.request().query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

Error wrongParameter(const char *name, const QString &message)
{
    Error error {ErrorKind::BadRequest, message};
    error.parameter = QLatin1String(name);
    return error;
}

Error notThere(const QString &message)
{
    Error error {ErrorKind::BadRequest, message};
    error.httpStatus = 404;
    return error;
}

/// A key sees what was asked with it; a management key sees everything. A client without a key sees what was
/// asked of the local API without one, not what the application itself asked.
bool maySee(const AccessKey &key, const RequestRecord &record)
{
    if (key.rules.management)
        return true;
    const bool isOurs =
        record.clientShape == QLatin1String("app") || record.clientShape == QLatin1String("cli");
    return record.keyId == key.id && !isOurs;
}

/// Answers with what `make` makes of the request that the address names.
template<typename Make>
void answerAboutRequest(const ApiCall &asked, Make make)
{
    const QString id = queryText(asked, "id");
    if (id.isEmpty()) {
        respondWithError(asked,
                         wrongParameter("id", Text::tr("'id' is missing: the one of the answer, as its "
                                                       "header X-Generation-Id has it.")));
        return;
    }
    after(asked.engine.findRequest(id), &asked.exchange,
          [asked, id, make](const Result<std::optional<RequestRecord>> &found) {
              if (!found) {
                  respondWithError(asked, found.error());
              } else if (!*found || !maySee(asked.key, **found)) {
                  // Nobody learns which ids others have.
                  respondWithError(asked, notThere(Text::tr("There is no request '%1' of this key in the "
                                                            "history.")
                                                       .arg(id.left(kLongestShownId))));
              } else {
                  make(**found);
              }
          });
}

void answerGeneration(const ApiCall &asked)
{
    answerAboutRequest(asked, [asked](const RequestRecord &record) {
        const CatalogPtr catalog = asked.engine.catalog().result();
        respondJson(asked, {{QStringLiteral("data"), generationRow(record, *catalog)}});
    });
}

void answerGenerationContent(const ApiCall &asked)
{
    answerAboutRequest(asked, [asked](const RequestRecord &record) {
        respondWithError(asked,
                         notThere(Text::tr("Prompts and answers are not kept, so there are none of '%1'. "
                                           "Its figures are at /v1/generation?id=%1.")
                                      .arg(record.id)));
    });
}

void answerCredits(const ApiCall &asked)
{
    after(asked.engine.totalSpent(), &asked.exchange, [asked](const Result<Money> &spent) {
        if (!spent) {
            respondWithError(asked, spent.error());
            return;
        }
        after(asked.engine.budgets(), &asked.exchange,
              [asked, spent = *spent](const QList<BudgetStatus> &budgets) {
                  respondJson(asked, {{QStringLiteral("data"),
                                       QJsonObject {{QStringLiteral("total_credits"),
                                                     totalCredits(spent, budgets).toDollars()},
                                                    {QStringLiteral("total_usage"), spent.toDollars()}}}});
              });
    });
}

/// What the address asks for.
Result<ActivityQuery> activityQueryOf(const ApiCall &asked)
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    ActivityQuery query {.from = today.addDays(-kActivityDays), .to = today.addDays(-1)};
    if (const QString text = queryText(asked, "date"); !text.isEmpty()) {
        // Only this form: Qt reads a time behind it as well.
        const QDate date = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
        if (!date.isValid() || date < query.from || date > query.to)
            return wrongParameter("date",
                                  Text::tr("'date' is a day of UTC from %1 to %2, such as %2.")
                                      .arg(query.from.toString(Qt::ISODate), query.to.toString(Qt::ISODate)));
        query.from = query.to = date;
    }
    if (const QString hash = queryText(asked, "api_key_hash"); !hash.isEmpty())
        query.keyIds = QStringList {hash};
    if (const QString user = queryText(asked, "user_id"); !user.isEmpty()) {
        QStringList ofUser;
        for (const ApiKeyInfo &key : asked.ownKeys.list()) {
            if (key.rules.member == user && (!query.keyIds || query.keyIds->contains(key.id)))
                ofUser << key.id;
        }
        query.keyIds = ofUser;
    }
    if (const QString workspace = queryText(asked, "workspace_id");
        !workspace.isEmpty() && workspace != kOnlyWorkspace)
        query.keyIds = QStringList();
    return query;
}

void answerActivity(const ApiCall &asked)
{
    const QString group = queryText(asked, "group_by");
    const Result<ActivityQuery> query =
        group.isEmpty() || group == QLatin1String("workspace")
            ? activityQueryOf(asked)
            : Result<ActivityQuery>(
                wrongParameter("group_by", Text::tr("'group_by' is \"workspace\", or left out.")));
    if (!query) {
        respondWithError(asked, query.error());
        return;
    }
    after(asked.engine.activity(*query), &asked.exchange,
          [asked, byWorkspace = !group.isEmpty()](const Result<QList<EndpointDay>> &days) {
              if (!days) {
                  respondWithError(asked, days.error());
                  return;
              }
              const CatalogPtr catalog = asked.engine.catalog().result();
              QJsonArray rows;
              for (const EndpointDay &day : *days) {
                  QJsonObject row = activityRow(day, *catalog);
                  if (byWorkspace)
                      row.insert(QStringLiteral("workspace_id"), kOnlyWorkspace);
                  rows << row;
              }
              respondJson(asked, {{QStringLiteral("data"), rows}});
          });
}

} // namespace

QList<Route> accountRoutes()
{
    const auto route = [](QLatin1String path, Route::Purpose purpose, void (*answer)(const ApiCall &)) {
        return Route {
            .path = path, .method = "GET", .answer = answer, .shape = &openAiChatShape(), .purpose = purpose};
    };
    return {
        route(QLatin1String("/v1/generation"), Route::Purpose::Either, answerGeneration),
        route(QLatin1String("/v1/generation/content"), Route::Purpose::Either, answerGenerationContent),
        route(QLatin1String("/v1/credits"), Route::Purpose::Manage, answerCredits),
        route(QLatin1String("/v1/activity"), Route::Purpose::Manage, answerActivity),
    };
}

} // namespace core
