#include "core/net/hop_header.h"

#include <QTest>

using namespace core;

class TestHopHeader : public QObject
{
    Q_OBJECT

private slots:
    void knowsWhereTheHeaderMayGo_data();
    void knowsWhereTheHeaderMayGo();
};

void TestHopHeader::knowsWhereTheHeaderMayGo_data()
{
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("isPrivate");
    const auto row = [](const char *host, bool loopback, bool isPrivate) {
        QTest::newRow(host) << loopback << isPrivate;
    };
    row("localhost", true, true);
    row("LocalHost.", true, true);
    row("api.localhost", true, true);
    row("127.0.0.1", true, true);
    row("127.8.9.10", true, true);
    row("::1", true, true);
    row("::ffff:127.0.0.1", true, true);
    row("0.0.0.0", false, true);
    row("::", false, true);
    row("10.0.0.5", false, true);
    row("172.16.0.1", false, true);
    row("172.31.255.255", false, true);
    row("172.32.0.1", false, false);
    row("192.168.1.2", false, true);
    row("192.169.1.2", false, false);
    row("100.64.0.1", false, true);
    row("100.128.0.1", false, false);
    row("169.254.1.1", false, true);
    row("fd12::1", false, true);
    row("fe80::1", false, true);
    row("2606:4700::1111", false, false);
    row("8.8.8.8", false, false);
    row("cellar", false, true);
    row("nas.local", false, true);
    row("box.home.arpa", false, true);
    row("vllm.corp.internal", false, true);
    row("api.openai.com", false, false);
    row("local.example.com", false, false);
    row("localhost.example.com", false, false);
}

void TestHopHeader::knowsWhereTheHeaderMayGo()
{
    QFETCH(bool, loopback);
    QFETCH(bool, isPrivate);
    const QString host = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(isLoopbackHost(host), loopback);
    QCOMPARE(isPrivateHost(host), isPrivate);
}

QTEST_APPLESS_MAIN(TestHopHeader)

#include "tst_hop_header.moc"
