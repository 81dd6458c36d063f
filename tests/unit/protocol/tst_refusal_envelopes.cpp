#include "core/protocol/client_shape.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace core;

namespace {

Error errorWith(ErrorKind kind, int status, const QJsonObject &metadata)
{
    Error error {kind, QStringLiteral("What happened.")};
    error.httpStatus = status;
    error.metadata = metadata;
    return error;
}

Error wrongKey()
{
    return errorWith(ErrorKind::AccessDenied, 401, {});
}
Error keyOverItsLimit()
{
    return errorWith(ErrorKind::BudgetSpent, 402,
                     {{QStringLiteral("reason"), QStringLiteral("weight_exceeds_budget")},
                      {QStringLiteral("limit_source"), QStringLiteral("openrouter_key_limit")}});
}
Error spentBudget()
{
    return errorWith(ErrorKind::BudgetSpent, 403, {{QStringLiteral("budget"), QStringLiteral("month")}});
}
Error wrongPurpose()
{
    return errorWith(ErrorKind::AccessDenied, 403, {});
}
Error tooMany()
{
    return errorWith(ErrorKind::RateLimited, 429,
                     {{QStringLiteral("headers"),
                       QJsonObject {{QStringLiteral("X-RateLimit-Limit"), QStringLiteral("20")},
                                    {QStringLiteral("X-RateLimit-Reset"), QStringLiteral("7")}}}});
}
Error providersAtTheirLimits()
{
    return errorWith(ErrorKind::NoRoute, 429, {});
}

QJsonObject inner(const ClientShape &shape, const Error &error)
{
    return shape.errorBody(error, {}, QStringLiteral("req")).value(QLatin1String("error")).toObject();
}

QString text(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toString();
}

} // namespace

Q_DECLARE_METATYPE(core::Error)

/// What the local API refuses by itself, in the envelope of each shape.
class RefusalEnvelopes : public QObject
{
    Q_OBJECT

private slots:
    void eachShapeHasItsOwnWords_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("errorType"); // OpenRouter's
        QTest::addColumn<QString>("anthropic");
        QTest::addColumn<QString>("gemini");
        QTest::addColumn<QString>("openAiCode");
        const auto row = [](const char *name, const Error &error, int status, const char *type,
                            const char *anthropic, const char *gemini, const char *code) {
            QTest::newRow(name) << error << status << QString::fromLatin1(type)
                                << QString::fromLatin1(anthropic) << QString::fromLatin1(gemini)
                                << QString::fromLatin1(code);
        };
        row("a wrong key", wrongKey(), 401, "authentication", "authentication_error", "UNAUTHENTICATED",
            "invalid_api_key");
        row("a key over its limit", keyOverItsLimit(), 402, "payment_required", "billing_error",
            "RESOURCE_EXHAUSTED", "insufficient_quota");
        row("a budget that is spent", spentBudget(), 403, "permission_denied", "permission_error",
            "PERMISSION_DENIED", "insufficient_quota");
        row("a key for something else", wrongPurpose(), 403, "permission_denied", "permission_error",
            "PERMISSION_DENIED", "");
        row("too many requests", tooMany(), 429, "rate_limit_exceeded", "rate_limit_error",
            "RESOURCE_EXHAUSTED", "rate_limit_exceeded");
        row("nothing there", errorWith(ErrorKind::BadRequest, 404, {}), 404, "not_found", "not_found_error",
            "NOT_FOUND", "");
        row("a body that is too large", errorWith(ErrorKind::BadRequest, 413, {}), 413, "payload_too_large",
            "request_too_large", "INVALID_ARGUMENT", "");
    }
    void eachShapeHasItsOwnWords()
    {
        QFETCH(Error, error);
        for (const ClientShape *shape :
             {&openAiChatShape(), &openAiCompletionsShape(), &responsesShape(), &anthropicShape(),
              &geminiShape(), &ollamaChatShape(), &ollamaGenerateShape()}) {
            QTEST(shape->errorStatus(error), "status");
        }
        QTEST(text(inner(openAiChatShape(), error).value(QLatin1String("metadata")).toObject(), "error_type"),
              "errorType");
        QTEST(text(responsesShape().errorBody(error, {}, {}), "error_type"), "errorType");
        QTEST(text(inner(responsesShape(), error), "code"), "openAiCode");
        QTEST(text(inner(anthropicShape(), error), "error_type"), "errorType");
        QTEST(text(inner(anthropicShape(), error), "type"), "anthropic");
        QTEST(text(inner(geminiShape(), error), "status"), "gemini");
        QCOMPARE(ollamaChatShape().errorBody(error, {}, {}),
                 (QJsonObject {{QStringLiteral("error"), error.message}}));
    }

    void providersAtTheirLimitsAreTooManyRequests()
    {
        const Error error = providersAtTheirLimits();
        QCOMPARE(openAiChatShape().errorStatus(error), 429);
        QCOMPARE(
            text(inner(openAiChatShape(), error).value(QLatin1String("metadata")).toObject(), "error_type"),
            QStringLiteral("rate_limit_exceeded"));
    }

    void theFactsStandWhereTheShapeHasRoom()
    {
        for (const Error &error : {keyOverItsLimit(), spentBudget(), tooMany()}) {
            const QJsonObject ofOpenAi =
                inner(openAiChatShape(), error).value(QLatin1String("metadata")).toObject();
            const QJsonObject ofResponses =
                inner(responsesShape(), error).value(QLatin1String("metadata")).toObject();
            const QJsonObject ofAnthropic =
                anthropicShape().errorBody(error, {}, {}).value(QLatin1String("metadata")).toObject();
            for (auto fact = error.metadata.constBegin(); fact != error.metadata.constEnd(); ++fact) {
                QCOMPARE(ofOpenAi.value(fact.key()), fact.value());
                QCOMPARE(ofResponses.value(fact.key()), fact.value());
                QCOMPARE(ofAnthropic.value(fact.key()), fact.value());
            }
        }
    }

    void googlesErrorInfoHasTextsOnly()
    {
        Error error = tooMany();
        error.metadata.insert(QStringLiteral("reasons"),
                              QJsonArray {QStringLiteral("a"), QStringLiteral("b")});
        error.metadata.insert(QStringLiteral("count"), 3);
        const QJsonObject info =
            inner(geminiShape(), error).value(QLatin1String("details")).toArray().first().toObject();
        QCOMPARE(info.value(QLatin1String("metadata")).toObject(),
                 (QJsonObject {{QStringLiteral("error_type"), QStringLiteral("rate_limit_exceeded")},
                               {QStringLiteral("X-RateLimit-Limit"), QStringLiteral("20")},
                               {QStringLiteral("X-RateLimit-Reset"), QStringLiteral("7")},
                               {QStringLiteral("reasons"), QStringLiteral("a, b")},
                               {QStringLiteral("count"), QStringLiteral("3")}}));
    }
};

QTEST_APPLESS_MAIN(RefusalEnvelopes)
#include "tst_refusal_envelopes.moc"
