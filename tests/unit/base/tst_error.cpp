#include "core/base/error.h"
#include "core/base/error_names.h"

#include <QSet>
#include <QTest>

using namespace core;

class TestError : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasItsRow_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<Recovery>("recovery");
        QTest::addColumn<bool>("unhealthy");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, ErrorKind kind, Recovery recovery, bool unhealthy, int status) {
            QTest::newRow(name) << kind << recovery << unhealthy << status;
        };
        // Nothing is repeated that could only fail again or that somebody wanted to end.
        row("cancelled", ErrorKind::Cancelled, Recovery::Stop, false, 499);
        row("bad_request", ErrorKind::BadRequest, Recovery::Stop, false, 400);
        row("refused", ErrorKind::Refused, Recovery::NextModel, false, 403);
        row("no_route", ErrorKind::NoRoute, Recovery::Stop, false, 404);
        row("unknown_model", ErrorKind::UnknownModel, Recovery::Stop, false, 400);
        row("interrupted", ErrorKind::Interrupted, Recovery::Stop, false, 500);
        row("access_denied", ErrorKind::AccessDenied, Recovery::Stop, false, 401);
        row("storage_failed", ErrorKind::StorageFailed, Recovery::Stop, false, 500);
        row("bad_config", ErrorKind::BadConfig, Recovery::Stop, false, 500);
        row("internal", ErrorKind::Internal, Recovery::Stop, false, 500);
        // Another endpoint may do better; this one would not.
        row("auth_failed", ErrorKind::AuthFailed, Recovery::TryNext, true, 401);
        row("model_unavailable", ErrorKind::ModelUnavailable, Recovery::TryNext, true, 404);
        row("context_too_long", ErrorKind::ContextTooLong, Recovery::TryNext, false, 400);
        row("budget_spent", ErrorKind::BudgetSpent, Recovery::TryNext, false, 402);
        row("out_of_credit", ErrorKind::OutOfCredit, Recovery::TryNext, true, 402);
        row("first_token_timeout", ErrorKind::FirstTokenTimeout, Recovery::TryNext, true, 504);
        row("idle_timeout", ErrorKind::IdleTimeout, Recovery::TryNext, true, 504);
        row("bad_reply", ErrorKind::BadReply, Recovery::TryNext, true, 502);
        // Passing faults.
        row("rate_limited", ErrorKind::RateLimited, Recovery::RetrySame, true, 429);
        row("overloaded", ErrorKind::Overloaded, Recovery::RetrySame, true, 503);
        row("connect_failed", ErrorKind::ConnectFailed, Recovery::RetrySame, true, 502);
        row("connect_timeout", ErrorKind::ConnectTimeout, Recovery::RetrySame, true, 504);
        row("stream_broken", ErrorKind::StreamBroken, Recovery::RetrySame, true, 502);
    }
    void everyKindHasItsRow()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(Recovery, recovery);
        QFETCH(bool, unhealthy);
        QFETCH(int, status);
        const Error error {.kind = kind, .message = {}};
        QCOMPARE(errorKindName(kind), QString::fromLatin1(QTest::currentDataTag()));
        QCOMPARE(errorKindFromName(errorKindName(kind)), std::optional(kind));
        QCOMPARE(recoveryFor(error), recovery);
        QCOMPARE(countsAgainstHealth(error), unhealthy);
        QCOMPARE(httpStatusFor(error), status);
        QVERIFY(!errorTypeFor(error).isEmpty());
    }

    void otherWordsAreNoKind()
    {
        QVERIFY(!errorKindFromName(QStringLiteral("Rate_limited")));
        QVERIFY(!errorKindFromName(QString()));
    }

    void noKindIsLeftOut()
    {
        // The enum is dense, so its last value tells how many there are.
        QSet<QString> names;
        for (int i = 0; i <= int(ErrorKind::Internal); ++i)
            names << errorKindName(ErrorKind(i));
        QCOMPARE(names.size(), int(ErrorKind::Internal) + 1);
    }

    void theProvidersStatusIsHandedOnOnlyIfItIsAnError_data()
    {
        QTest::addColumn<int>("came");
        QTest::addColumn<int>("answered");
        QTest::newRow("none") << 0 << 503;
        QTest::newRow("error inside a 200") << 200 << 503;
        QTest::newRow("below the errors") << 399 << 503;
        QTest::newRow("lowest error") << 400 << 400;
        QTest::newRow("overloaded, Anthropic's number") << 529 << 529;
        QTest::newRow("highest error") << 599 << 599;
        QTest::newRow("no status at all") << 600 << 503;
    }
    void theProvidersStatusIsHandedOnOnlyIfItIsAnError()
    {
        QFETCH(int, came);
        QFETCH(int, answered);
        QCOMPARE(httpStatusFor({.kind = ErrorKind::Overloaded, .message = {}, .httpStatus = came}), answered);
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
