#include "core/proxy/answer_cache.h"

#include <QJsonDocument>
#include <QTest>

using namespace core;
using namespace std::chrono_literals;

/// The cache as a value, with the time of its own.
class AnswerCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void headerPresetAndSettingsAgreeInThisOrder_data();
    void headerPresetAndSettingsAgreeInThisOrder();
    void theHeaderTellsHowLong_data();
    void theHeaderTellsHowLong();
    void presetThenSettingsTellHowLong();
    void zeroRetentionSwitchesItOff();
    void onlyTheWordTrueRenews();
    void bodiesOfTheSameMeaningAreTheSame_data();
    void bodiesOfTheSameMeaningAreTheSame();
    void everyPartOfTheQuestionTellsAnswersApart();
    void anAnswerIsFoundUntilItIsTooOld();
    void countsAreZeroInWhatIsGivenAgain();
    void countsInABodyAreZeroToo();
    void theLongestUnusedGoesFirst();
    void whatIsLargerThanTheCacheIsNotKept();
    void newRulesForgetEverything();
    void oneAnswerCanBeForgotten();
};

namespace {

const TimePoint kStart = TimePoint(1h);

CacheRules rules(bool enabled, std::optional<bool> preset = {})
{
    CacheRules rules;
    rules.settings.enabled = enabled;
    rules.presets.insert(QStringLiteral("mine"), Preset {.cacheEnabled = preset});
    return rules;
}

KeptAnswer answerOf(const QString &text)
{
    return {.sourceId = QStringLiteral("gen-1"),
            .events = {ReplyInfo {}, TextDelta {text}, Finished {}, UsageReport {{.promptTokens = 3}}}};
}

QByteArray keyOf(QByteArrayView body)
{
    return answerKey(
        {QStringLiteral("editor"), QStringLiteral("a/b"), QStringLiteral("openai-chat"), false, body});
}

/// How many of a hundred answers of 100 000 bytes each are still there.
int kept(AnswerCache &cache, TimePoint now)
{
    int found = 0;
    for (int i = 0; i < 100; ++i)
        found += cache.find(QByteArray::number(i), now) ? 1 : 0;
    return found;
}

} // namespace

void AnswerCacheTest::headerPresetAndSettingsAgreeInThisOrder_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("preset"); // -1: says nothing
    QTest::addColumn<bool>("settings");
    QTest::addColumn<bool>("enabled");
    const auto row = [](const char *name, const char *header, int preset, bool settings, bool enabled) {
        QTest::newRow(name) << QByteArray(header) << preset << settings << enabled;
    };
    row("nobody says anything", "", -1, false, false);
    row("settings", "", -1, true, true);
    row("preset over settings", "", 1, false, true);
    row("preset against settings", "", 0, true, false);
    row("header over settings", "true", -1, false, true);
    row("header against settings", "false", -1, true, false);
    row("header against preset", "false", 1, true, false);
    row("preset against header", "true", 0, true, false);
    row("both for it", "TRUE", 1, false, true);
    row("header with blanks", " true ", -1, false, true);
    row("another word says nothing", "yes", -1, true, true);
    row("a number says nothing", "1", -1, false, false);
}

void AnswerCacheTest::headerPresetAndSettingsAgreeInThisOrder()
{
    QFETCH(QByteArray, header);
    QFETCH(int, preset);
    QFETCH(bool, settings);
    QFETCH(bool, enabled);
    AnswerCache cache;
    cache.configure(rules(settings, preset < 0 ? std::nullopt : std::optional(preset == 1)));
    HeaderList headers;
    if (!header.isEmpty())
        headers << qMakePair(QByteArray("X-OpenRouter-Cache"), header);
    QCOMPARE(cache.wishFor(headers, QStringLiteral("mine")).enabled, enabled);
}

void AnswerCacheTest::theHeaderTellsHowLong_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char *header, int seconds) {
        QTest::newRow(header) << QByteArray(header) << seconds;
    };
    row("60", 60);
    row("60abc", 60);
    row("1.5", 1);
    row(" 90 ", 90);
    row("+5", 5);
    row("1", 1);
    row("0", 1);
    row("-7", 1);
    row("86400", 86'400);
    row("86401", 86'400);
    row("99999999999999999999999999", 86'400);
    row("abc", 300); // as the settings have it, likewise:
    row("-", 300);
    row("", 300);
    row(".5", 300);
}

void AnswerCacheTest::theHeaderTellsHowLong()
{
    QFETCH(QByteArray, header);
    QFETCH(int, seconds);
    const AnswerCache cache;
    const CacheWish wish = cache.wishFor({{"x-openrouter-cache-ttl", header}}, {});
    QCOMPARE(wish.ttl, Milliseconds(std::chrono::seconds(seconds)));
}

void AnswerCacheTest::presetThenSettingsTellHowLong()
{
    AnswerCache cache;
    CacheRules rules;
    rules.settings.ttl = 20s;
    rules.presets.insert(QStringLiteral("mine"), Preset {.cacheTtl = 10s});
    cache.configure(rules);
    QCOMPARE(cache.wishFor({}, {}).ttl, Milliseconds(20s));
    QCOMPARE(cache.wishFor({}, QStringLiteral("mine")).ttl, Milliseconds(10s));
    QCOMPARE(cache.wishFor({}, QStringLiteral("nobody's")).ttl, Milliseconds(20s));
    QCOMPARE(cache.wishFor({{"X-OpenRouter-Cache-TTL", "5"}}, QStringLiteral("mine")).ttl, Milliseconds(5s));
}

void AnswerCacheTest::zeroRetentionSwitchesItOff()
{
    AnswerCache cache;
    CacheRules off = rules(true, true);
    off.zeroDataRetention = true;
    cache.configure(off);
    QVERIFY(!cache.wishFor({{"X-OpenRouter-Cache", "true"}}, QStringLiteral("mine")).enabled);
}

void AnswerCacheTest::onlyTheWordTrueRenews()
{
    const AnswerCache cache;
    QVERIFY(cache.wishFor({{"X-OpenRouter-Cache-Clear", "True"}}, {}).renew);
    QVERIFY(!cache.wishFor({{"X-OpenRouter-Cache-Clear", "false"}}, {}).renew);
    QVERIFY(!cache.wishFor({{"X-OpenRouter-Cache-Clear", "1"}}, {}).renew);
    QVERIFY(!cache.wishFor({}, {}).renew);
}

void AnswerCacheTest::bodiesOfTheSameMeaningAreTheSame_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *body, bool same) {
        QTest::newRow(name) << QByteArray(body) << same;
    };
    row("as it is", R"({"model":"a/b","text":"say \"x  y\"","n":1})", true);
    row("blanks between", "{ \"model\" : \"a/b\",\r\n\t\"text\": \"say \\\"x  y\\\"\", \"n\": 1 }\n", true);
    row("blanks in a string", R"({"model":"a/b","text":"say \"x y\"","n":1})", false);
    row("blanks behind a quote in a string", R"({"model":"a/b","text":"say \" x  y\"","n":1})", false);
    row("another order", R"({"text":"say \"x  y\"","model":"a/b","n":1})", false);
    row("a default written out", R"({"model":"a/b","text":"say \"x  y\"","n":1,"stream":false})", false);
    row("another number", R"({"model":"a/b","text":"say \"x  y\"","n":1.0})", false);
}

void AnswerCacheTest::bodiesOfTheSameMeaningAreTheSame()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, same);
    QCOMPARE(keyOf(body) == keyOf(R"({"model":"a/b","text":"say \"x  y\"","n":1})"), same);
    // A backslash before the last quote does not hide it.
    QCOMPARE(keyOf(R"({"a":"\\", "b": 1})"), keyOf(R"({"a":"\\","b":1})"));
}

void AnswerCacheTest::everyPartOfTheQuestionTellsAnswersApart()
{
    const AnswerQuestion question {QStringLiteral("editor"), QStringLiteral("a/b"),
                                   QStringLiteral("openai-chat"), false, "{}"};
    QList<AnswerQuestion> others(5, question);
    others[0].keyId = QStringLiteral("script");
    others[1].model = QStringLiteral("a/c");
    others[2].shape = QStringLiteral("anthropic-messages");
    others[3].stream = true;
    others[4].body = "[]";
    for (const AnswerQuestion &other : others)
        QVERIFY(answerKey(other) != answerKey(question));
    AnswerQuestion shifted = question;
    shifted.keyId = QStringLiteral("editora");
    shifted.model = QStringLiteral("/b");
    QVERIFY(answerKey(shifted) != answerKey(question));
}

void AnswerCacheTest::anAnswerIsFoundUntilItIsTooOld()
{
    AnswerCache cache;
    cache.keep("k", answerOf(QStringLiteral("Hello")), 10s, kStart);
    const auto fresh = cache.find("k", kStart);
    QVERIFY(fresh);
    QCOMPARE(fresh->age, Milliseconds(0));
    QCOMPARE(fresh->left, Milliseconds(10s));
    QCOMPARE(fresh->answer.sourceId, QStringLiteral("gen-1"));
    const auto last = cache.find("k", kStart + 9999ms);
    QVERIFY(last);
    QCOMPARE(last->age, Milliseconds(9999));
    QCOMPARE(last->left, Milliseconds(1));
    QVERIFY(!cache.find("k", kStart + 10s));
    QVERIFY2(!cache.find("k", kStart), "what was too old once is gone");
    QVERIFY(!cache.find("other", kStart));
}

void AnswerCacheTest::countsAreZeroInWhatIsGivenAgain()
{
    AnswerCache cache;
    cache.keep("reported", answerOf(QStringLiteral("Hello")), 10s, kStart);
    QList<ChatEvent> events = cache.find("reported", kStart)->answer.events;
    QCOMPARE(events.size(), 4);
    QVERIFY(std::get<UsageReport>(events.at(3)).usage == Usage());
    QCOMPARE(std::get<TextDelta>(events.at(1)).text, QStringLiteral("Hello"));

    cache.keep("silent", {.events = {TextDelta {QStringLiteral("Hello")}, Finished {}}}, 10s, kStart);
    events = cache.find("silent", kStart)->answer.events;
    QCOMPARE(events.size(), 3);
    QVERIFY(std::get<UsageReport>(events.at(2)).usage == Usage());
}

void AnswerCacheTest::countsInABodyAreZeroToo()
{
    AnswerCache cache;
    const RawBytes body {
        R"({"data":[{"embedding":[0.5]}],"usage":{"prompt_tokens":5,"details":{"n":2},"unit":"x"}})",
        "application/json"};
    cache.keep("k", {.events = {body}}, 10s, kStart);
    const QList<ChatEvent> events = cache.find("k", kStart)->answer.events;
    QCOMPARE(events.size(), 1);
    const auto kept = std::get<RawBytes>(events.at(0));
    QCOMPARE(kept.contentType, QByteArray("application/json"));
    QCOMPARE(
        QJsonDocument::fromJson(kept.bytes),
        QJsonDocument::fromJson(
            R"({"data":[{"embedding":[0.5]}],"usage":{"prompt_tokens":0,"details":{"n":0},"unit":"x"}})"));
}

void AnswerCacheTest::theLongestUnusedGoesFirst()
{
    AnswerCache cache;
    CacheRules small;
    small.settings.maxBytes = 1'000'000;
    cache.configure(small);
    const KeptAnswer large = answerOf(QString(50'000, u'x')); // two bytes a character
    for (int i = 0; i < 100; ++i) {
        cache.keep(QByteArray::number(i), large, 10s, kStart);
        QVERIFY(cache.find("0", kStart)); // used all the time
    }
    QVERIFY(cache.find("99", kStart));
    QVERIFY(!cache.find("1", kStart));
    QCOMPARE(kept(cache, kStart), 9);
}

void AnswerCacheTest::whatIsLargerThanTheCacheIsNotKept()
{
    AnswerCache cache;
    CacheRules small;
    small.settings.maxBytes = 100'000;
    cache.configure(small);
    cache.keep("small", answerOf(QStringLiteral("Hello")), 10s, kStart);
    cache.keep("large", answerOf(QString(50'000, u'x')), 10s, kStart);
    QVERIFY(!cache.find("large", kStart));
    QVERIFY(cache.find("small", kStart));
}

void AnswerCacheTest::newRulesForgetEverything()
{
    AnswerCache cache;
    cache.keep("k", answerOf(QStringLiteral("Hello")), 10s, kStart);
    cache.configure({});
    QVERIFY(!cache.find("k", kStart));
}

void AnswerCacheTest::oneAnswerCanBeForgotten()
{
    AnswerCache cache;
    cache.keep("a", answerOf(QStringLiteral("A")), 10s, kStart);
    cache.keep("b", answerOf(QStringLiteral("B")), 10s, kStart);
    cache.forget("a");
    QVERIFY(!cache.find("a", kStart));
    QVERIFY(cache.find("b", kStart));
    cache.clear();
    QVERIFY(!cache.find("b", kStart));
}

QTEST_APPLESS_MAIN(AnswerCacheTest)
#include "tst_answer_cache.moc"
