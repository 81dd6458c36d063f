#include "ui/proxy/client_snippets.h"
#include "ui/proxy/live_request_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using ui::LiveRequestModel;

namespace {

const QDateTime kStart(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

core::LiveRequest running(const char *id)
{
    core::LiveRequest request;
    request.id = QString::fromLatin1(id);
    request.time = kStart;
    request.model = QStringLiteral("acme/big");
    return request;
}

core::LiveRequest ended(const char *id, int status = 200)
{
    core::LiveRequest request = running(id);
    request.status = status;
    request.durationMs = 2'500;
    request.attempts = 1;
    return request;
}

} // namespace

class LiveRequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void newsKeepTheRowsThatAreThere()
    {
        LiveRequestModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setList({running("b"), ended("a")});
        const QPersistentModelIndex watched(model.index(0, LiveRequestModel::Status));
        QCOMPARE(watched.data().toString(), QStringLiteral("running"));
        model.setList({running("c"), ended("b", 429), ended("a")});
        QCOMPARE(watched.row(), 1);
        QCOMPARE(watched.data().toString(), QStringLiteral("429"));
    }

    void theOldestFallOffTheRing()
    {
        LiveRequestModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<core::LiveRequest> ring;
        for (int i = 0; i < 200; ++i)
            ring << ended(qPrintable(QString::number(i)));
        model.setList(ring);
        ring.removeLast();
        ring.prepend(running("new"));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.setList(ring);
        QCOMPARE(model.rowCount(), 200);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 1);
    }

    void onlyRunningRequestsGrowOlder()
    {
        LiveRequestModel model;
        model.setList({running("b"), ended("a")});
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QVERIFY(model.advance(kStart.addMSecs(4'200)));
        QCOMPARE(changes.count(), 1);
        QCOMPARE(model.index(0, LiveRequestModel::Duration).data().toString(), QStringLiteral("4.2 s"));
        QCOMPARE(model.index(1, LiveRequestModel::Duration).data().toString(), QStringLiteral("2.5 s"));
        model.setList({ended("b"), ended("a")});
        QVERIFY(!model.advance(kStart.addMSecs(9'000)));
        QCOMPARE(model.index(0, LiveRequestModel::Duration).data().toString(), QStringLiteral("2.5 s"));
    }

    void aClockSetBackShowsNoNegativeTime()
    {
        LiveRequestModel model;
        model.setList({running("a")});
        model.advance(kStart.addSecs(-60));
        QCOMPARE(model.index(0, LiveRequestModel::Duration).data().toString(), QStringLiteral("0 ms"));
    }

    void playMoneyIsMarked()
    {
        core::LiveRequest request = ended("a");
        request.cost = QStringLiteral("0.25");
        LiveRequestModel model;
        model.setList({request});
        QCOMPARE(model.index(0, LiveRequestModel::Cost).data().toString(), QStringLiteral("$0.25"));
        request.simulated = true;
        model.setList({request});
        QVERIFY(model.index(0, LiveRequestModel::Cost).data().toString() != QStringLiteral("$0.25"));
    }

    void snippetsAreFilledIn()
    {
        for (const ui::Client &client : ui::allClients()) {
            const QString snippet = ui::clientSnippet(client, QStringLiteral("http://127.0.0.1:8484"),
                                                      QStringLiteral("sk-1"), QStringLiteral("acme/big"));
            QVERIFY2(snippet.contains(QLatin1String("http://127.0.0.1:8484")), qPrintable(snippet));
            QVERIFY2(snippet.contains(QLatin1String("sk-1")), qPrintable(snippet));
            QVERIFY2(snippet.contains(QLatin1String("\"acme/big\"")), qPrintable(snippet));
            QVERIFY2(!snippet.contains(u'%'), qPrintable(snippet));
            QVERIFY(!client.name.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(LiveRequestsTest)
#include "live_requests_test.moc"
