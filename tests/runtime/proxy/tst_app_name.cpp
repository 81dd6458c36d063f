#include "core/proxy/app_name.h"

#include <QTest>

using namespace core;

class AppNameTest : public QObject
{
    Q_OBJECT

private slots:
    void theProgramIsNamedByWhatItSays_data()
    {
        QTest::addColumn<HeaderList>("headers");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *label, const HeaderList &headers, const char *name) {
            QTest::newRow(label) << headers << QString::fromUtf8(name);
        };
        row("nothing", {}, "");
        row("a command line program", {{"User-Agent", "claude-cli/1.0.3 (external, cli)"}},
            "claude-cli/1.0.3");
        row("an SDK", {{"User-Agent", "OpenAI/Python 1.52.0"}}, "OpenAI/Python");
        row("a comment first", {{"User-Agent", "(test) curl/7.88.1"}}, "curl/7.88.1");
        row("a program in a browser's clothes",
            {{"User-Agent",
              "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Cursor/0.42.3 "
              "Chrome/124.0.0.0 Electron/30.4.0 Safari/537.36"}},
            "Cursor/0.42.3");
        row("a browser",
            {{"User-Agent",
              "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 "
              "Safari/537.36"}},
            "Chrome/124.0.0.0");
        row("a browser that gives itself for another",
            {{"User-Agent", "Mozilla/5.0 AppleWebKit/537.36 Chrome/124.0 Safari/537.36 Edg/124.0"}},
            "Edg/124.0");
        row("nothing but engines", {{"User-Agent", "Mozilla/5.0 (X11)"}}, "Mozilla/5.0");
        row("a title", {{"X-Title", " My  App "}, {"User-Agent", "node"}}, "My App");
        row("the newer title first", {{"X-Title", "Old"}, {"X-OpenRouter-Title", "New"}}, "New");
        row("a title and an address", {{"HTTP-Referer", "https://a.example/x"}, {"X-Title", "A"}}, "A");
        row("an address alone", {{"HTTP-Referer", "https://Chat.Example:8443/x?y"}, {"User-Agent", "node"}},
            "chat.example");
        row("a host alone", {{"HTTP-Referer", "chat.example"}}, "chat.example");
        row("a browser's own header", {{"Referer", "https://chat.example/"}}, "chat.example");
        row("this machine", {{"HTTP-Referer", "http://localhost:3000"}, {"User-Agent", "node"}}, "node");
        row("this machine by number", {{"HTTP-Referer", "http://127.0.0.1:3000"}, {"User-Agent", "node"}},
            "node");
        row("this machine with a title", {{"HTTP-Referer", "http://localhost:3000"}, {"X-Title", "A"}}, "A");
        row("an address that is none", {{"HTTP-Referer", "https://"}, {"User-Agent", "node"}}, "node");
        row("a very long title", {{"X-Title", QByteArray(500, 'x')}}, QByteArray(100, 'x').constData());
        row("letters of other alphabets", {{"X-Title", "Schr\xc3\xa4nkchen"}}, "Schr\xc3\xa4nkchen");
    }
    void theProgramIsNamedByWhatItSays()
    {
        QFETCH(const HeaderList, headers);
        QTEST(appNameOf(headers), "name");
    }
};

QTEST_APPLESS_MAIN(AppNameTest)
#include "tst_app_name.moc"
