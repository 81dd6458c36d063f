#include "core/engine/media_fetch.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;

namespace {

/// A network that gives prepared answers.
class PreparedExchange : public Exchange
{
public:
    void firstTokenArrived() override { }
    void setPaused(bool) override { }
    std::optional<Milliseconds> connectTime() const override { return {}; }

    void answer(int status, const HeaderList &headers, const QByteArray &body)
    {
        emit headersArrived(status, headers);
        emit bodyArrived(body);
        emit finished();
    }
};

struct Answer {
    int status = 200;
    HeaderList headers = {};
    QByteArray body = {};
};

class PreparedNetwork : public Transport
{
public:
    QHash<QString, Answer> answers;
    QStringList asked;

    std::unique_ptr<Exchange> send(const WireRequest &wire, const Secret &key, const ExchangeTimeouts &,
                                   const QString &) override
    {
        asked << wire.url.toString();
        if (wire.method != "GET" || !key.isEmpty() || wire.keyPlacement != KeyPlacement::None)
            qFatal("a fetch needs no key");
        auto exchange = std::make_unique<PreparedExchange>();
        const Answer answer = answers.value(asked.last(), Answer {404, {}, "gone"});
        QMetaObject::invokeMethod(
            exchange.get(),
            [exchange = exchange.get(), answer] {
                exchange->answer(answer.status, answer.headers, answer.body);
            },
            Qt::QueuedConnection);
        return exchange;
    }
};

const QByteArray kPng("\x89PNG\r\n\x1a\n rest");

} // namespace

class MediaFetchTest : public QObject
{
    Q_OBJECT

private slots:
    void picturesComeAsDataUrls()
    {
        PreparedNetwork network;
        network.answers = {
            {QStringLiteral("https://a.test/1"), {200, {{"Content-Type", "text/plain"}}, kPng}},
            {QStringLiteral("https://a.test/2"), {302, {{"Location", "/moved"}}, {}}},
            {QStringLiteral("https://a.test/moved"), {200, {{"Content-Type", "Image/X; q=1"}}, "bytes"}}};
        MediaFetch fetch(network, QStringLiteral("Acme"));
        QSignalSpy done(&fetch, &MediaFetch::done);
        fetch.start({QStringLiteral("https://a.test/1"), QStringLiteral("https://a.test/2"),
                     QStringLiteral("https://a.test/1")});
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(network.asked.size(), 3);

        ChatRequest request;
        request.messages << Message {.content = {ImagePart {QStringLiteral("https://a.test/1")},
                                                 FilePart {.data = QStringLiteral("https://a.test/2")},
                                                 ImagePart {QStringLiteral("https://b.test/")}}};
        const ChatRequest inlined =
            withInlineMedia(request, done.first().first().value<QHash<QString, QString>>());
        const QList<ContentPart> &parts = inlined.messages.first().content;
        QCOMPARE(std::get<ImagePart>(parts.at(0)).url,
                 QStringLiteral("data:image/png;base64,") + QString::fromLatin1(kPng.toBase64()));
        QCOMPARE(std::get<FilePart>(parts.at(1)).data, QStringLiteral("data:image/x;base64,Ynl0ZXM="));
        QCOMPARE(std::get<ImagePart>(parts.at(2)).url, QStringLiteral("https://b.test/"));
    }

    void privateAddressesAreNotAsked_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address :
             {"http://127.0.0.1/x", "http://localhost:8484/health", "http://[::1]/", "http://10.1.2.3/",
              "http://192.168.0.1/", "http://169.254.169.254/latest", "http://printer.local/",
              "http://router/", "file:///etc/passwd", "nonsense"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }

    void privateAddressesAreNotAsked()
    {
        QFETCH(QString, address);
        PreparedNetwork network;
        network.answers = {
            {QStringLiteral("https://a.test/"), {302, {{"Location", address.toLatin1()}}, {}}}};
        for (const QString &start : {address, QStringLiteral("https://a.test/")}) {
            network.asked.clear();
            MediaFetch fetch(network, QStringLiteral("Acme"));
            QSignalSpy failed(&fetch, &MediaFetch::failed);
            fetch.start({start});
            QTRY_COMPARE(failed.size(), 1);
            QVERIFY(!network.asked.contains(QUrl(address).toString())
                    || address == QLatin1String("nonsense"));
            const auto error = failed.first().first().value<Error>();
            QCOMPARE(error.kind, ErrorKind::BadRequest);
            QVERIFY(error.message.contains(QLatin1String("Acme")));
        }
    }

    void missingPictureSaysSo()
    {
        PreparedNetwork network;
        MediaFetch fetch(network, QStringLiteral("Acme"));
        QSignalSpy failed(&fetch, &MediaFetch::failed);
        fetch.start({QStringLiteral("https://a.test/1"), QStringLiteral("https://a.test/2")});
        QTRY_COMPARE(failed.size(), 1);
        const auto error = failed.first().first().value<Error>();
        QVERIFY(error.message.contains(QLatin1String("https://a.test/1")));
        QVERIFY(error.message.contains(QLatin1String("404")));
    }

    void typeIsToldByTheFirstBytes()
    {
        QCOMPARE(mediaTypeOf(kPng), QStringLiteral("image/png"));
        QCOMPARE(mediaTypeOf("\xFF\xD8\xFF\xE0"), QStringLiteral("image/jpeg"));
        QCOMPARE(mediaTypeOf("GIF89a"), QStringLiteral("image/gif"));
        QCOMPARE(mediaTypeOf("RIFF1234WEBPVP8 "), QStringLiteral("image/webp"));
        QCOMPARE(mediaTypeOf("RIFF1234WAVEfmt "), QString());
        QCOMPARE(mediaTypeOf("%PDF-1.7"), QStringLiteral("application/pdf"));
        QCOMPARE(mediaTypeOf({}), QString());
    }
};

QTEST_GUILESS_MAIN(MediaFetchTest)
#include "tst_media_fetch.moc"
