#include "core/routing/outcome.h"

#include <QTest>

using namespace core;

class TestOutcome : public QObject
{
    Q_OBJECT

private slots:
    void anAnswerIsASuccess() { QCOMPARE(outcomeKind(std::nullopt), OutcomeKind::Success); }

    void aStatusDecides_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<OutcomeKind>("kind");
        const auto rows = [](OutcomeKind kind, const QList<int> &statuses) {
            for (const int status : statuses)
                QTest::addRow("%d", status) << status << kind;
        };
        rows(OutcomeKind::Failure, {401, 402, 404, 405, 408, 410, 421, 423, 424, 426, 498});
        rows(OutcomeKind::Failure, {500, 501, 502, 503, 504, 520, 524, 529, 599});
        rows(OutcomeKind::NotCounted, {400, 413, 422, 403, 451, 499});
        rows(OutcomeKind::RateLimited, {429});
    }
    void aStatusDecides()
    {
        QFETCH(int, status);
        QFETCH(OutcomeKind, kind);
        // Whatever the kind of the error would say.
        for (const ErrorKind error : {ErrorKind::BadRequest, ErrorKind::Overloaded, ErrorKind::RateLimited})
            QCOMPARE(outcomeKind(Error {.kind = error, .message = {}, .httpStatus = status}), kind);
    }

    void theErrorDecidesWhereTheStatusDoesNot_data()
    {
        QTest::addColumn<ErrorKind>("error");
        QTest::addColumn<OutcomeKind>("kind");
        const auto rows = [](OutcomeKind kind, const QList<ErrorKind> &errors) {
            for (const ErrorKind error : errors)
                QTest::newRow(qPrintable(errorKindName(error))) << error << kind;
        };
        rows(OutcomeKind::Failure, {ErrorKind::AuthFailed, ErrorKind::ModelUnavailable,
                                    ErrorKind::OutOfCredit, ErrorKind::Overloaded, ErrorKind::ConnectFailed,
                                    ErrorKind::ConnectTimeout, ErrorKind::FirstTokenTimeout,
                                    ErrorKind::IdleTimeout, ErrorKind::StreamBroken, ErrorKind::BadReply});
        rows(OutcomeKind::RateLimited, {ErrorKind::RateLimited});
        rows(OutcomeKind::NotCounted,
             {ErrorKind::Cancelled, ErrorKind::BadRequest, ErrorKind::ContextTooLong, ErrorKind::Refused,
              ErrorKind::NoRoute, ErrorKind::UnknownModel, ErrorKind::BudgetSpent, ErrorKind::AccessDenied,
              ErrorKind::StorageFailed, ErrorKind::BadConfig, ErrorKind::Internal});
    }
    void theErrorDecidesWhereTheStatusDoesNot()
    {
        QFETCH(ErrorKind, error);
        QFETCH(OutcomeKind, kind);
        // No answer at all, an error inside an answer that began well, and statuses that the table leaves
        // out.
        for (const int status : {0, 200, 302, 409, 418, 428, 430})
            QCOMPARE(outcomeKind(Error {.kind = error, .message = {}, .httpStatus = status}), kind);
    }
};

QTEST_APPLESS_MAIN(TestOutcome)
#include "tst_outcome.moc"
