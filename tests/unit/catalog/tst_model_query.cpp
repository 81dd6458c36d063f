#include "core/catalog/model_query.h"
#include "tests/unit/catalog/real_catalog.h"

#include <QTest>

using namespace core;

namespace {

Money perMillion(double dollars)
{
    return Money::fromPicoDollars(qint64(dollars * 1e6));
}

EndpointInfo priced(const QString &provider, double prompt, double completion)
{
    EndpointInfo endpoint;
    endpoint.providerId = provider;
    endpoint.pricing.base.prompt = perMillion(prompt);
    endpoint.pricing.base.completion = perMillion(completion);
    return endpoint;
}

ModelInfo model(const QString &id, const QString &name, const QList<EndpointInfo> &endpoints)
{
    ModelInfo info;
    info.id = id;
    info.name = name;
    info.author = id.left(id.indexOf(u'/'));
    info.type = QStringLiteral("chat");
    info.inputModalities = QStringList {QStringLiteral("text")};
    info.outputModalities = QStringList {QStringLiteral("text")};
    info.endpoints = endpoints;
    return info;
}

/// Small enough to know each answer by heart.
ModelIndex smallIndex()
{
    ModelInfo big = model(QStringLiteral("lab/big"), QStringLiteral("Big Thinker"),
                          {priced(QStringLiteral("acme"), 3, 15), priced(QStringLiteral("other"), 2, 20)});
    big.family = QStringLiteral("giants");
    big.aliases = QStringList {QStringLiteral("lab/large-2026")};
    big.contextLength = 200'000;
    big.released = QStringLiteral("2026-05");
    big.openWeights = false;
    big.capabilities.reasoning = true;
    big.capabilities.tools = true;
    big.inputModalities << QStringLiteral("image");
    big.supportedParameters = QStringList {QStringLiteral("tools"), QStringLiteral("seed")};

    EndpointInfo free = priced(QStringLiteral("gratis"), 0, 0);
    free.contextLength = 8000;
    free.supportedParameters = QStringList {QStringLiteral("seed")};
    ModelInfo small = model(QStringLiteral("shop/small"), QStringLiteral("small"),
                            {priced(QStringLiteral("acme"), 0.1, 0.2), free});
    small.released = QStringLiteral("2026-07-01");
    small.openWeights = true;

    // Cheap, but nobody can call it with a key of their own.
    EndpointInfo closed = priced(QStringLiteral("acme"), 0, 0);
    closed.direct = false;
    ModelInfo unknown = model(QStringLiteral("shop/mystery"), QStringLiteral("Mystery"), {closed});
    return ModelIndex(
        std::make_shared<const Catalog>(QList<ModelInfo> {big, small, unknown}, QList<ProviderInfo>()));
}

QString ids(const ModelIndex &index, const QList<int> &found)
{
    QStringList list;
    for (const int position : found)
        list << index.model(index.summaries()[size_t(position)]).id;
    return list.join(u' ');
}

} // namespace

class ModelQueryTest : public QObject
{
    Q_OBJECT

private slots:
    void summariesTakeTheCheapestEndpointThatCanBeCalled();
    void textFindsWordsInEveryName_data();
    void textFindsWordsInEveryName();
    void filtersKeepWhatTheyName_data();
    void filtersKeepWhatTheyName();
    void onlyUsableProvidersCount();
    void sortingPutsTheUnknownLast_data();
    void sortingPutsTheUnknownLast();
    void matchingAgreesWithFind();
    void slipsStillFind_data();
    void slipsStillFind();
    void aFilterThatHidesANameAsksForNoOther();
    void badFiltersAreExplained_data();
    void badFiltersAreExplained();
    void badSortKeysAreExplained();
    void theShippedCatalogIsSearchable();
};

void ModelQueryTest::summariesTakeTheCheapestEndpointThatCanBeCalled()
{
    const ModelIndex index = smallIndex();
    const ModelSummary &big = index.summaries()[0];
    QCOMPARE(big.promptPrice, perMillion(3)); // 3 + 15 is less than 2 + 20.
    QCOMPARE(big.completionPrice, perMillion(15));
    QCOMPARE(big.endpointCount, 2);
    QCOMPARE(big.providerCount, 2);
    QVERIFY(!big.free);
    const ModelSummary &small = index.summaries()[1];
    QVERIFY(small.free);
    QCOMPARE(small.contextLength, 8000);
    const ModelSummary &mystery = index.summaries()[2];
    QVERIFY(!mystery.free);
    QVERIFY(!mystery.promptPrice);
}

void ModelQueryTest::textFindsWordsInEveryName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("nothing asked") << ""
                                   << "lab/big shop/mystery shop/small";
    QTest::newRow("blanks") << "   "
                            << "lab/big shop/mystery shop/small";
    QTest::newRow("id") << "lab/b"
                        << "lab/big";
    QTest::newRow("name, any case") << "THINK"
                                    << "lab/big";
    QTest::newRow("family") << "giants"
                            << "lab/big";
    QTest::newRow("alias") << "large-2026"
                           << "lab/big";
    QTest::newRow("two words in two fields") << "thinker lab"
                                             << "lab/big";
    QTest::newRow("one word missing") << "thinker shop"
                                      << "";
}

void ModelQueryTest::textFindsWordsInEveryName()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    const ModelIndex index = smallIndex();
    ModelQuery query;
    query.text = text;
    QCOMPARE(ids(index, index.find(query, ModelSort::Id)), found);
}

void ModelQueryTest::filtersKeepWhatTheyName_data()
{
    QTest::addColumn<QStringList>("filters");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *filters, const char *found) {
        QTest::newRow(filters) << QString::fromLatin1(filters).split(u' ') << QString::fromLatin1(found);
    };
    row("author=lab", "lab/big");
    row("author=lab author=shop", "lab/big shop/mystery shop/small");
    row("author=LAB,nobody", "lab/big");
    row("provider=other", "lab/big");
    row("provider=acme", "lab/big shop/mystery shop/small");
    row("provider=acme free=yes", "shop/small");
    row("type=chat", "lab/big shop/mystery shop/small");
    row("type=embedding", "");
    row("input=image", "lab/big");
    row("input=image,text", "lab/big");
    row("input=image,audio", "");
    row("output=text", "lab/big shop/mystery shop/small");
    row("parameter=seed", "lab/big shop/small");
    row("parameter=seed,tools", "lab/big");
    row("min_context=8k", "lab/big shop/small");
    row("min_context=8001", "lab/big");
    row("min_context=1m", "");
    row("max_prompt_price=3", "lab/big shop/small");
    row("max_prompt_price=2.99", "shop/small");
    row("max_completion_price=14.99", "shop/small");
    row("reasoning=true", "lab/big");
    row("reasoning=false", "shop/mystery shop/small");
    row("tools=1", "lab/big");
    row("open_weights=true", "shop/small");
    row("open_weights=false", "lab/big"); // Unknown is neither.
    row("free=no", "lab/big shop/mystery");
}

void ModelQueryTest::filtersKeepWhatTheyName()
{
    QFETCH(QStringList, filters);
    QFETCH(QString, found);
    const ModelIndex index = smallIndex();
    ModelQuery query;
    for (const QString &filter : filters)
        QVERIFY(addFilter(query, filter).ok());
    QCOMPARE(ids(index, index.find(query, ModelSort::Id)), found);
}

void ModelQueryTest::onlyUsableProvidersCount()
{
    const ModelIndex index = smallIndex();
    ModelQuery query;
    query.usableProviders = QSet<QString> {QStringLiteral("gratis")};
    QCOMPARE(ids(index, index.find(query)), QStringLiteral("shop/small"));
    query.usableProviders = QSet<QString>();
    QCOMPARE(ids(index, index.find(query)), QString());
}

void ModelQueryTest::sortingPutsTheUnknownLast_data()
{
    QTest::addColumn<QString>("sort");
    QTest::addColumn<QString>("found");
    QTest::newRow("name") << "name"
                          << "lab/big shop/mystery shop/small";
    QTest::newRow("name down") << "-name"
                               << "shop/small shop/mystery lab/big";
    QTest::newRow("author") << "author"
                            << "lab/big shop/mystery shop/small";
    QTest::newRow("released") << "released"
                              << "lab/big shop/small shop/mystery";
    QTest::newRow("released down") << "-released"
                                   << "shop/small lab/big shop/mystery";
    QTest::newRow("context") << "context"
                             << "shop/small lab/big shop/mystery";
    QTest::newRow("context down") << "-context"
                                  << "lab/big shop/small shop/mystery";
    QTest::newRow("price") << "price"
                           << "shop/small lab/big shop/mystery";
    QTest::newRow("price down") << "-price"
                                << "lab/big shop/small shop/mystery";
    QTest::newRow("completion") << "completion"
                                << "shop/small lab/big shop/mystery";
    QTest::newRow("endpoints") << "endpoints"
                               << "shop/mystery lab/big shop/small";
}

void ModelQueryTest::sortingPutsTheUnknownLast()
{
    QFETCH(QString, sort);
    QFETCH(QString, found);
    const ModelIndex index = smallIndex();
    const Result<QPair<ModelSort, bool>> order = parseSort(sort);
    QVERIFY(order.ok());
    QCOMPARE(ids(index, index.find({}, order->first, order->second)), found);
}

void ModelQueryTest::matchingAgreesWithFind()
{
    const ModelIndex index = smallIndex();
    ModelQuery query;
    query.text = QStringLiteral("shop");
    query.free = true;
    const QList<int> found = index.find(query);
    const ModelMatches matches = index.matching(query);
    QVERIFY(!matches.nearNames);
    for (size_t i = 0; i < index.summaries().size(); ++i)
        QCOMPARE(bool(matches.holds[i]), found.contains(int(i)));
}

void ModelQueryTest::slipsStillFind_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::addColumn<bool>("nearNames");
    QTest::newRow("nothing asked") << ""
                                   << "lab/big shop/small shop/mystery" << false;
    QTest::newRow("as it is called") << "thinker"
                                     << "lab/big" << false;
    QTest::newRow("a letter missing") << "thnker"
                                      << "lab/big" << true;
    QTest::newRow("a letter too much") << "thiinker"
                                       << "lab/big" << true;
    QTest::newRow("another letter") << "mistery"
                                    << "shop/mystery" << true;
    QTest::newRow("swapped letters") << "gaints"
                                     << "lab/big" << true;
    QTest::newRow("not typed to its end") << "mist"
                                          << "shop/mystery" << true;
    QTest::newRow("two slips in a long word") << "thimkker"
                                              << "lab/big" << true;
    QTest::newRow("two slips in a short one") << "mzztery"
                                              << "" << true;
    QTest::newRow("slip in one of two words") << "BIG thnker"
                                              << "lab/big" << true;
    QTest::newRow("joined by a dash") << "shop-smaal"
                                      << "shop/small" << true;
    QTest::newRow("words of two models") << "mistery thinker"
                                         << "" << true;
    QTest::newRow("a short word as it begins") << "bi thnker"
                                               << "lab/big" << true;
    QTest::newRow("a slip in a short word") << "bog"
                                            << "" << true;
    QTest::newRow("nothing like it") << "zebra"
                                     << "" << true;
}

void ModelQueryTest::slipsStillFind()
{
    QFETCH(QString, text);
    const ModelIndex index = smallIndex();
    ModelQuery query;
    query.text = text;
    const ModelMatches matches = index.matching(query);
    QList<int> found;
    for (size_t i = 0; i < matches.holds.size(); ++i) {
        if (matches.holds[i])
            found << int(i);
    }
    QTEST(ids(index, found), "found");
    QTEST(matches.nearNames, "nearNames");
}

void ModelQueryTest::aFilterThatHidesANameAsksForNoOther()
{
    const ModelIndex index = smallIndex();
    ModelQuery query;
    query.text = QStringLiteral("thinker");
    query.free = true;
    const ModelMatches matches = index.matching(query);
    QVERIFY(!matches.nearNames);
    QCOMPARE(std::count(matches.holds.begin(), matches.holds.end(), true), 0);
}

void ModelQueryTest::badFiltersAreExplained_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown") << "colour=red"
                             << "max_prompt_price";
    QTest::newRow("slip") << "autor=x"
                          << "'author'";
    QTest::newRow("no value") << "author="
                              << "author=VALUE";
    QTest::newRow("no equals sign") << "author"
                                    << "KEY=VALUE";
    QTest::newRow("no key") << "=x"
                            << "KEY=VALUE";
    QTest::newRow("flag") << "free=maybe"
                          << "true or false";
    QTest::newRow("tokens") << "min_context=lots"
                            << "128k";
    QTest::newRow("negative tokens") << "min_context=-1"
                                     << "128k";
    QTest::newRow("too many tokens") << "min_context=9223372036854775807k"
                                     << "128k";
    QTest::newRow("price") << "max_prompt_price=cheap"
                           << "million";
    QTest::newRow("negative price") << "max_prompt_price=-1"
                                    << "million";
}

void ModelQueryTest::badFiltersAreExplained()
{
    QFETCH(QString, filter);
    QFETCH(QString, says);
    ModelQuery query;
    const Status status = addFilter(query, filter);
    QVERIFY(!status.ok());
    QCOMPARE(status.error().kind, ErrorKind::BadRequest);
    QVERIFY2(status.error().message.contains(says), qPrintable(status.error().message));
}

void ModelQueryTest::badSortKeysAreExplained()
{
    const Result<QPair<ModelSort, bool>> order = parseSort(QStringLiteral("-size"));
    QVERIFY(!order.ok());
    QVERIFY2(order.error().message.contains(QLatin1String("released")), qPrintable(order.error().message));
}

void ModelQueryTest::theShippedCatalogIsSearchable()
{
    const Result<Catalog> catalog = shippedCatalog();
    QVERIFY(catalog.ok());
    const ModelIndex index(std::make_shared<const Catalog>(*catalog));
    QCOMPARE(index.find({}).size(), 676);
    ModelQuery query;
    query.text = QStringLiteral("claude haiku 4.5");
    QVERIFY(ids(index, index.find(query)).contains(QLatin1String("anthropic/claude-haiku-4.5")));
    query = {};
    query.providers = QStringList {QStringLiteral("groq")};
    query.tools = true;
    const QList<int> found = index.find(query, ModelSort::PromptPrice);
    QVERIFY(!found.isEmpty());
    std::optional<Money> last;
    for (const int position : found) {
        const std::optional<Money> price = index.summaries()[size_t(position)].promptPrice;
        QVERIFY(!last || !price || *last <= *price);
        last = price;
    }
}

QTEST_APPLESS_MAIN(ModelQueryTest)
#include "tst_model_query.moc"
