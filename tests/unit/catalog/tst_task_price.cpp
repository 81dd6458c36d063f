#include "core/catalog/task_price.h"

#include <QTest>

using namespace core;

namespace {

constexpr int kNoon = 12 * 60;

Pricing pricing(const char *prompt, const char *completion)
{
    Pricing pricing;
    pricing.base.prompt = Money::fromDecimal(QString::fromLatin1(prompt));
    pricing.base.completion = Money::fromDecimal(QString::fromLatin1(completion));
    return pricing;
}

std::optional<Money> dollars(const char *amount)
{
    return Money::fromDecimal(QString::fromLatin1(amount));
}

} // namespace

class TestTaskPrice : public QObject
{
    Q_OBJECT

private slots:
    void prices_data()
    {
        QTest::addColumn<Pricing>("pricing");
        QTest::addColumn<TaskSize>("task");
        QTest::addColumn<int>("minute");
        QTest::addColumn<QString>("expected");

        const Pricing plain = pricing("0.000003", "0.000015");
        QTest::newRow("prompt and answer")
            << plain << TaskSize {.promptTokens = 1000, .answerTokens = 200} << kNoon << "0.006";
        QTest::newRow("runs") << plain << TaskSize {.promptTokens = 1000, .answerTokens = 200, .runs = 30}
                              << kNoon << "0.18";
        QTest::newRow("no runs") << plain << TaskSize {.promptTokens = 1000, .runs = 0} << kNoon << "0";
        QTest::newRow("nothing below zero")
            << plain << TaskSize {.promptTokens = -5, .answerTokens = -5, .runs = -5} << kNoon << "0";
        QTest::newRow("reasoning at the answer's price")
            << plain << TaskSize {.answerTokens = 100, .reasoningTokens = 900} << kNoon << "0.015";

        Pricing reasoning = plain;
        reasoning.base.reasoning = dollars("0.00001");
        QTest::newRow("reasoning at a price of its own")
            << reasoning << TaskSize {.answerTokens = 100, .reasoningTokens = 900} << kNoon << "0.0105";

        Pricing cached = plain;
        cached.base.cacheRead = dollars("0.0000003");
        QTest::newRow("a cached half")
            << cached << TaskSize {.promptTokens = 1000, .cachedPercent = 50} << kNoon << "0.00165";
        QTest::newRow("the cache without a price of its own")
            << plain << TaskSize {.promptTokens = 1000, .cachedPercent = 50} << kNoon << "0.003";
        QTest::newRow("no more than all of it cached")
            << cached << TaskSize {.promptTokens = 1000, .cachedPercent = 400} << kNoon << "0.0003";

        Pricing tiered = plain;
        tiered.tiers << PriceTier {200'000, pricing("0.000006", "0.0000225").base};
        QTest::newRow("just below the long prompt's price")
            << tiered << TaskSize {.promptTokens = 200'000, .answerTokens = 1000} << kNoon << "0.615";
        QTest::newRow("just above it")
            << tiered << TaskSize {.promptTokens = 200'001, .answerTokens = 1000} << kNoon << "1.222506";
        QTest::newRow("many short runs are no long prompt")
            << tiered << TaskSize {.promptTokens = 100'000, .runs = 10} << kNoon << "3";

        Pricing nightly = plain;
        nightly.windows << PriceWindow {22 * 60, 6 * 60, pricing("0.000001", "0.000005").base};
        QTest::newRow("by day") << nightly << TaskSize {.promptTokens = 1000} << kNoon << "0.003";
        QTest::newRow("by night") << nightly << TaskSize {.promptTokens = 1000} << 23 * 60 << "0.001";

        Pricing perRequest = plain;
        perRequest.base.request = dollars("0.01");
        QTest::newRow("a price for each request")
            << perRequest << TaskSize {.promptTokens = 1000, .runs = 3} << kNoon << "0.039";

        QTest::newRow("free") << pricing("0", "0") << TaskSize {.promptTokens = 1000, .answerTokens = 9}
                              << kNoon << "0";
        QTest::newRow("nothing known") << Pricing {} << TaskSize {.promptTokens = 1} << kNoon << QString();
        Pricing half;
        half.base.prompt = dollars("0.000003");
        QTest::newRow("the answer's price unknown")
            << half << TaskSize {.promptTokens = 1, .answerTokens = 1} << kNoon << QString();
        QTest::newRow("what is unknown is not needed")
            << half << TaskSize {.promptTokens = 1000} << kNoon << "0.003";
    }
    void prices()
    {
        QFETCH(Pricing, pricing);
        QFETCH(TaskSize, task);
        QFETCH(int, minute);
        QFETCH(QString, expected);
        const std::optional<Money> price = taskPrice(pricing, task, minute);
        QCOMPARE(price ? price->toDecimal() : QString(), expected);
    }

    void anAbsurdTaskCostsAtMostTheMost()
    {
        const TaskSize absurd {.promptTokens = INT64_MAX,
                               .cachedPercent = 50,
                               .answerTokens = INT64_MAX,
                               .reasoningTokens = INT64_MAX,
                               .runs = INT64_MAX};
        QCOMPARE(taskPrice(pricing("0.000003", "0.000015"), absurd, kNoon), std::optional(Money::max()));
    }

    void blendedPrices()
    {
        const PriceRow row = pricing("0.000003", "0.000015").base;
        QCOMPARE(blendedPrice(row), dollars("0.000006"));
        QCOMPARE(blendedPrice(row, 1, 1), dollars("0.000009"));
        QCOMPARE(blendedPrice(row, 1, 0), dollars("0.000003"));
        QVERIFY(!blendedPrice(row, 0, 0));
        QVERIFY(!blendedPrice(row, -1, 2));
        QVERIFY(!blendedPrice(PriceRow {.prompt = dollars("1")}));
        // To the nearest pico-dollar: 3 × 1 + 1 × 3 is 6, a fourth of which is one and a half.
        QCOMPARE(blendedPrice(pricing("0.000000000001", "0.000000000003").base)->picoDollars(), 2);
        QCOMPARE(blendedPrice(pricing("0.000000000001", "0.000000000002").base)->picoDollars(), 1);
    }

    void whatDoesNotFitIsSaid_data()
    {
        QTest::addColumn<TaskSize>("task");
        QTest::addColumn<TaskFit>("fit");
        QTest::newRow("just fits") << TaskSize {.promptTokens = 900,
                                                .answerTokens = 60,
                                                .reasoningTokens = 40}
                                   << TaskFit::Fits;
        QTest::newRow("one too many")
            << TaskSize {.promptTokens = 901, .answerTokens = 60, .reasoningTokens = 40} << TaskFit::TooLong;
        QTest::newRow("answer") << TaskSize {.answerTokens = 101} << TaskFit::AnswerTooLong;
        QTest::newRow("thoughts count")
            << TaskSize {.answerTokens = 100, .reasoningTokens = 1} << TaskFit::AnswerTooLong;
        QTest::newRow("prompt") << TaskSize {.promptTokens = 951} << TaskFit::TooLong;
    }
    void whatDoesNotFitIsSaid()
    {
        EndpointInfo endpoint;
        QFETCH(TaskSize, task);
        QCOMPARE(fitOf(endpoint, task), TaskFit::Fits); // nothing is known of it
        endpoint.contextLength = 1000;
        endpoint.maxPromptTokens = 950;
        endpoint.maxOutputTokens = 100;
        QTEST(fitOf(endpoint, task), "fit");
    }

    void endpointsStandFromCheapToUnfit()
    {
        ModelInfo model;
        const auto add = [&model](const char *prompt, const char *completion, qint64 context) {
            EndpointInfo endpoint;
            endpoint.pricing = prompt ? pricing(prompt, completion) : Pricing {};
            endpoint.contextLength = context;
            model.endpoints << endpoint;
        };
        add("0.00001", "0.00001", 0);
        add("0.0000001", "0.0000001", 500); // too short for the task
        add(nullptr, nullptr, 0);
        add("0.000002", "0.000002", 0);
        QList<qsizetype> order;
        for (const PricedEndpoint &row : taskPrices(model, {.promptTokens = 1000}, kNoon))
            order << row.index;
        QCOMPARE(order, QList<qsizetype>({3, 0, 2, 1}));
        QVERIFY(taskPrices({}, {}, kNoon).isEmpty());
    }

    void theCheapestEndpointIsOneThatCanBeCalled()
    {
        ModelInfo model;
        ProviderInfo club;
        club.id = QStringLiteral("club");
        club.billing = QStringLiteral("subscription");
        const Catalog catalog({}, {club});
        QVERIFY(!cheapestEndpoint(catalog, model));
        for (int i = 0; i < 4; ++i)
            model.endpoints << EndpointInfo {};
        QVERIFY(!cheapestEndpoint(catalog, model));
        const QList<EndpointInfo> &endpoints = model.endpoints;
        model.endpoints[3].providerId = club.id;
        model.endpoints[3].pricing = pricing("0", "0");
        QCOMPARE(cheapestEndpoint(catalog, model), &endpoints.at(3));
        model.endpoints[0].pricing = pricing("0.000001", "0.000001");
        model.endpoints[0].direct = false;
        model.endpoints[1].pricing = pricing("0.000004", "0.000004");
        model.endpoints[2].pricing = pricing("0.000003", "0.000003");
        QCOMPARE(cheapestEndpoint(catalog, model), &endpoints.at(2));
        QCOMPARE(cheapestBlendedPrice(catalog, model), dollars("0.000003"));
    }
};

QTEST_GUILESS_MAIN(TestTaskPrice)
#include "tst_task_price.moc"
