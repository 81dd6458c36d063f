#include "core/model/cache_saving.h"

#include <QTest>

using namespace core;

namespace {

/// Of so many dollars per million tokens.
Money perMillion(const char *dollars)
{
    return *Money::fromDecimal(QString::fromLatin1(dollars) + QStringLiteral("e-6"));
}

/// $2 a million of the prompt, $8 of the answer; $0.5 from the cache, $2.5 into it, $4 for an hour.
PriceRow prices()
{
    return {.prompt = perMillion("2"),
            .completion = perMillion("8"),
            .cacheRead = perMillion("0.5"),
            .cacheWrite = perMillion("2.5"),
            .cacheWrite1h = perMillion("4")};
}

QString saving(const Usage &usage, const PriceRow &row = prices())
{
    const std::optional<Money> saved = cacheSavingOf(usage, row);
    return saved ? saved->toDecimal() : QStringLiteral("unknown");
}

} // namespace

class TestCacheSaving : public QObject
{
    Q_OBJECT

private slots:
    void whatIsReadFromTheCacheSavesTheDifference()
    {
        // The worked example of openrouter-spec §4.2: 60,000 of 100,000 tokens at $0.50 rather than $2.
        QCOMPARE(saving({.promptTokens = 100'000, .cachedTokens = 60'000, .completionTokens = 4'000}),
                 QStringLiteral("0.09"));
    }

    void whatIsWrittenCostsASurcharge()
    {
        QCOMPARE(saving({.promptTokens = 100'000, .cacheWriteTokens = 100'000}), QStringLiteral("-0.05"));
        QCOMPARE(
            saving({.promptTokens = 100'000, .cacheWriteTokens = 100'000, .cacheWrite1hTokens = 100'000}),
            QStringLiteral("-0.2"));
        // Read at once as much as is written.
        QCOMPARE(saving({.promptTokens = 20'000, .cachedTokens = 10'000, .cacheWriteTokens = 10'000}),
                 QStringLiteral("0.01"));
    }

    void withoutACacheThereIsNothingToTell()
    {
        QCOMPARE(saving({.promptTokens = 100'000, .completionTokens = 4'000}), QStringLiteral("unknown"));
        QCOMPARE(saving({}), QStringLiteral("unknown"));
        QCOMPARE(saving({.promptTokens = 100'000, .cachedTokens = 1}), QStringLiteral("0.0000015"));
    }

    void withoutAPriceForItTheCacheSavesNothing()
    {
        PriceRow row = prices();
        row.cacheRead.reset();
        QCOMPARE(saving({.promptTokens = 100, .cachedTokens = 50}, row), QStringLiteral("0"));
    }

    void anUnknownPriceLeavesTheSavingUnknown()
    {
        PriceRow row = prices();
        row.prompt.reset();
        QCOMPARE(saving({.promptTokens = 100, .cachedTokens = 50}, row), QStringLiteral("unknown"));
        row = prices();
        row.completion.reset();
        QCOMPARE(saving({.promptTokens = 100, .cachedTokens = 50, .completionTokens = 1}, row),
                 QStringLiteral("unknown"));
        QCOMPARE(saving({.promptTokens = 1'000'000, .cachedTokens = 1'000'000}, row), QStringLiteral("1.5"));
    }
};

QTEST_APPLESS_MAIN(TestCacheSaving)
#include "tst_cache_saving.moc"
