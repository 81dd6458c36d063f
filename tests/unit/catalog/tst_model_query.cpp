#include "core/catalog/catalog_link.h"
#include "core/catalog/model_index.h"
#include "tests/unit/catalog/real_catalog.h"

#include <QRegularExpression>
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

QList<ProviderInfo> smallProviders()
{
    ProviderInfo acme {QStringLiteral("acme"), QStringLiteral("Acme")};
    ProviderInfo other {QStringLiteral("other"), QStringLiteral("Other")};
    other.datacenters = QStringList {QStringLiteral("SE"), QStringLiteral("FI")};
    other.dataPolicy = DataPolicy {.trainsOnData = false, .retainsPrompts = false};
    ProviderInfo gratis {QStringLiteral("gratis"), QStringLiteral("Gratis")};
    gratis.kind = QStringLiteral("local");
    gratis.datacenters = QStringList {QStringLiteral("US")};
    gratis.dataPolicy = DataPolicy {.trainsOnData = false, .retainsPrompts = true};
    return {acme, other, gratis};
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
        std::make_shared<const Catalog>(QList<ModelInfo> {big, small, unknown}, smallProviders()));
}

QueryFacts smallFacts()
{
    QueryFacts facts;
    facts.usableProviders = {QStringLiteral("acme")};
    facts.today = QDate(2026, 7, 20);
    facts.marks.favourites = {QStringLiteral("shop/mystery"), QStringLiteral("gone/away")};
    facts.marks.hidden = {QStringLiteral("shop/forgotten")};
    facts.recent = {QStringLiteral("lab/big")};
    facts.marks.tags = {{QStringLiteral("lab/big"), {QStringLiteral("work")}},
                        {QStringLiteral("shop/small"), {QStringLiteral("work"), QStringLiteral("home")}}};
    return facts;
}

QString ids(const ModelIndex &index, const std::vector<ModelMatch> &found)
{
    QStringList list;
    for (const ModelMatch &match : found)
        list << index.model(match).id;
    return list.join(u' ');
}

/// What there would be after a click on that value.
ModelQuery chosenToo(ModelQuery query, Facet facet, const QString &value)
{
    if (!isFlag(facet) && !needsAll(facet)) {
        for (const QString &other : QStringList(valuesOf(query, facet)))
            choose(query, facet, other, false);
    }
    choose(query, facet, value, true);
    return query;
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
    void theCheapestThatFitsIsShown();
    void countsSayWhatAClickWouldBring_data();
    void countsSayWhatAClickWouldBring();
    void aValueThatNobodyHasIsNotCounted();
    void linksBringBackWhatTheyWereMadeOf_data();
    void linksBringBackWhatTheyWereMadeOf();
    void linksOfOpenRouterAreUnderstood();
    void badLinksAreExplained_data();
    void badLinksAreExplained();
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
    QCOMPARE(ids(index, index.find(query, {}, ModelSort::Id)), found);
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
    row("provider=acme free=yes", ""); // Small is free elsewhere.
    row("provider=gratis free=yes", "shop/small");
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
    row("max_prompt_price=2.99", "lab/big shop/small"); // At the other provider.
    row("max_prompt_price=2.99 max_completion_price=19", "shop/small");
    row("max_blended_price=6", "lab/big shop/small");
    row("max_blended_price=6 blend=0", "shop/small");
    row("max_blended_price=5.9", "shop/small");
    row("max_completion_price=14.99", "shop/small");
    row("reasoning=true", "lab/big");
    row("reasoning=false", "shop/mystery shop/small");
    row("tools=1", "lab/big");
    row("open_weights=true", "shop/small");
    row("open_weights=false", "lab/big"); // Unknown is neither.
    row("free=no", "lab/big shop/mystery");
    row("tools=false", "shop/mystery shop/small");
    row("structured_output=true", "");
    row("region=eu", "lab/big");
    row("region=se", "");
    row("region=us", "shop/small");
    row("region=us,eu", "lab/big shop/small");
    row("region=eu provider=acme", "");
    row("zdr=true", "lab/big");
    row("zdr=true provider=acme", "");
    row("zdr=false", "shop/mystery shop/small");
    row("no_training=true", "lab/big shop/small");
    row("local=true", "shop/small");
    row("key=true", "lab/big shop/small");
    row("key=true max_prompt_price=2", "shop/small");
    row("key=false", "shop/mystery");
    row("favourite=true", "shop/mystery");
    row("favourite=false", "lab/big shop/small");
    row("recent=yes", "lab/big");
    row("tag=Work", "lab/big shop/small");
    row("tag=work,home tag=none", "lab/big shop/small");
    row("tag=home", "shop/small");
    row("hidden=true", "");
    row("max_age_days=30", "shop/small");
    row("max_age_days=365", "lab/big shop/small");
    row("max_age_days=0", "");
}

void ModelQueryTest::filtersKeepWhatTheyName()
{
    QFETCH(QStringList, filters);
    QFETCH(QString, found);
    const ModelIndex index = smallIndex();
    ModelQuery query;
    for (const QString &filter : filters)
        QVERIFY(addFilter(query, filter).ok());
    QCOMPARE(ids(index, index.find(query, smallFacts(), ModelSort::Id)), found);
}

void ModelQueryTest::theCheapestThatFitsIsShown()
{
    const ModelIndex index = smallIndex();
    ModelQuery query;
    const auto big = [&] { return index.find(query, smallFacts(), ModelSort::Id).front(); };
    QCOMPARE(big().promptPrice(), perMillion(3));
    QCOMPARE(big().providerCount, 2);
    query.zeroRetention = true;
    QCOMPARE(big().promptPrice(), perMillion(2));
    QCOMPARE(big().providerCount, 1);
    QCOMPARE(big().cheapest->providerId, QStringLiteral("other"));
    query = {};
    query.text = QStringLiteral("mystery");
    QCOMPARE(big().cheapest, nullptr);
}

void ModelQueryTest::countsSayWhatAClickWouldBring_data()
{
    QTest::addColumn<QStringList>("filters");
    for (const char *filters :
         {"", "type=chat", "provider=acme", "provider=openai,groq", "tools=true zdr=true", "free=true",
          "author=openai", "parameter=tools,seed", "input=image", "input=image output=text type=chat",
          "region=eu", "max_prompt_price=0.5 min_context=128k", "key=true tools=true", "zdr=false",
          "reasoning=true max_age_days=400", "open_weights=false provider=openai author=qwen",
          "structured_output=true no_training=true max_blended_price=2"})
        QTest::newRow(filters) << QString::fromLatin1(filters).split(u' ', Qt::SkipEmptyParts);
}

void ModelQueryTest::countsSayWhatAClickWouldBring()
{
    QFETCH(QStringList, filters);
    static const ModelIndex index(std::make_shared<const Catalog>(*shippedCatalog()));
    QueryFacts facts;
    facts.today = QDate(2026, 11, 22);
    facts.usableProviders = {QStringLiteral("openai"), QStringLiteral("groq"), QStringLiteral("deepinfra")};
    facts.marks.favourites = {QStringLiteral("openai/gpt-4o"), QStringLiteral("qwen/qwen3-32b")};
    facts.marks.tags = {{QStringLiteral("openai/gpt-4o"), {QStringLiteral("work")}}};
    facts.recent = {QStringLiteral("openai/gpt-4o")};
    ModelQuery query;
    for (const QString &filter : filters)
        QVERIFY(addFilter(query, filter).ok());
    const FacetCounts counts = index.matching(query, facts).counts;
    int asked = 0;
    for (int i = 0; i < kFacets; ++i) {
        const Facet facet = Facet(i);
        QStringList values = counts[size_t(i)].keys();
        std::sort(values.begin(), values.end());
        values = isFlag(facet) ? QStringList {QString()} : values.mid(0, 12);
        for (const QString &value : values) {
            ++asked;
            const size_t found = index.find(chosenToo(query, facet, value), facts).size();
            QVERIFY2(counts[size_t(i)].value(value) == int(found),
                     qPrintable(QStringLiteral("facet %1, %2: %3 counted, %4 found")
                                    .arg(i)
                                    .arg(value)
                                    .arg(counts[size_t(i)].value(value))
                                    .arg(found)));
        }
    }
    QVERIFY(asked > 20);
}

void ModelQueryTest::aValueThatNobodyHasIsNotCounted()
{
    const ModelIndex index = smallIndex();
    ModelQuery query;
    query.providers = QStringList {QStringLiteral("other")};
    const FacetCounts counts = index.matching(query, smallFacts()).counts;
    QVERIFY(!counts[size_t(Facet::Free)].contains(QString()));
    QCOMPARE(counts[size_t(Facet::Provider)].value(QStringLiteral("gratis")), 1); // instead of the other
    QCOMPARE(counts[size_t(Facet::Tag)], (QHash<QString, int> {{QStringLiteral("work"), 1}}));
}

void ModelQueryTest::linksBringBackWhatTheyWereMadeOf_data()
{
    QTest::addColumn<QString>("filters");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("words") << ""
                           << "claude 4.5 +thinking & more = 100%";
    QTest::newRow("other scripts") << "tag=für später,工作"
                                   << "通义 ∑";
    QTest::newRow("everything")
        << "author=openai,x-ai provider=groq type=chat,image tag=a tag=b input=image output=text "
           "parameter=tools,seed region=eu min_context=128k max_age_days=90 max_prompt_price=0.5 "
           "max_completion_price=12.25 max_blended_price=0.000001 blend=10 reasoning=true tools=false "
           "structured_output=true open_weights=false zdr=true no_training=true free=false key=true "
           "local=false favourite=true recent=true hidden=true"
        << "gpt";
}

void ModelQueryTest::linksBringBackWhatTheyWereMadeOf()
{
    QFETCH(QString, filters);
    QFETCH(QString, text);
    CatalogLink link;
    link.query.text = text;
    link.sort = QStringLiteral("-released");
    for (const QString &filter :
         filters.split(QRegularExpression(QStringLiteral(" (?=[a-z_]+=)")), Qt::SkipEmptyParts))
        QVERIFY(addFilter(link.query, filter).ok());
    const QString written = toText(link);
    QVERIFY2(written.startsWith(QLatin1String("switchyard://catalog")), qPrintable(written));
    QVERIFY2(!written.contains(u' '), qPrintable(written));
    QVERIFY(looksLikeCatalogLink(written));
    const Result<CatalogLink> read = catalogLinkFrom(written + u'\n');
    QVERIFY(read.ok());
    QCOMPARE(toText(*read), written);
    QVERIFY(*read == link);
}

void ModelQueryTest::linksOfOpenRouterAreUnderstood()
{
    const Result<CatalogLink> read = catalogLinkFrom(
        QStringLiteral("https://openrouter.ai/models?fmt=table&q=llama+3&context=128000&max_price=0.5&"
                       "input_modalities=text%2Cimage&supported_parameters=tools&zdr=true&order=newest"));
    QVERIFY(read.ok());
    ModelQuery query;
    query.text = QStringLiteral("llama 3");
    for (const char *filter :
         {"min_context=128000", "max_prompt_price=0.5", "input=text,image", "parameter=tools", "zdr=true"})
        QVERIFY(addFilter(query, QString::fromLatin1(filter)).ok());
    QVERIFY(read->query == query);
}

void ModelQueryTest::badLinksAreExplained_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("says");
    QTest::newRow("not one") << "claude"
                             << "switchyard://catalog";
    QTest::newRow("another place") << "switchyard://keys?q=a"
                                   << "switchyard://catalog";
    QTest::newRow("another site") << "https://example.org/models?q=a"
                                  << "switchyard://catalog";
    QTest::newRow("unknown filter") << "switchyard://catalog?colour=red"
                                    << "'colour'";
    QTest::newRow("bad value") << "switchyard://catalog?min_context=lots"
                               << "128k";
    QTest::newRow("endless") << (QStringLiteral("switchyard://catalog?q=") + QString(9000, u'a'))
                             << "too long";
}

void ModelQueryTest::badLinksAreExplained()
{
    QFETCH(QString, link);
    QFETCH(QString, says);
    const Result<CatalogLink> read = catalogLinkFrom(link);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, ErrorKind::BadRequest);
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
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
    QCOMPARE(ids(index, index.find({}, {}, order->first, order->second)), found);
}

void ModelQueryTest::matchingAgreesWithFind()
{
    const ModelIndex index = smallIndex();
    ModelQuery query;
    query.text = QStringLiteral("shop");
    query.free = true;
    const ModelMatches matches = index.matching(query, {});
    QVERIFY(!matches.nearNames);
    QCOMPARE(ids(index, matches.models), ids(index, index.find(query)));
    QCOMPARE(ids(index, matches.models), QStringLiteral("shop/small"));
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
    const ModelMatches matches = index.matching(query, {});
    QTEST(ids(index, matches.models), "found");
    QTEST(matches.nearNames, "nearNames");
}

void ModelQueryTest::aFilterThatHidesANameAsksForNoOther()
{
    const ModelIndex index = smallIndex();
    ModelQuery query;
    query.text = QStringLiteral("thinker");
    query.free = true;
    const ModelMatches matches = index.matching(query, {});
    QVERIFY(!matches.nearNames);
    QVERIFY(matches.models.empty());
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
    QCOMPARE(index.find({}).size(), size_t(676));
    ModelQuery query;
    query.text = QStringLiteral("claude haiku 4.5");
    QVERIFY(ids(index, index.find(query)).contains(QLatin1String("anthropic/claude-haiku-4.5")));
    query = {};
    query.providers = QStringList {QStringLiteral("groq")};
    query.tools = true;
    const std::vector<ModelMatch> found = index.find(query, {}, ModelSort::PromptPrice);
    QVERIFY(!found.empty());
    std::optional<Money> last;
    for (const ModelMatch &match : found) {
        const std::optional<Money> price = match.promptPrice();
        QVERIFY(!last || !price || *last <= *price);
        last = price;
    }
}

QTEST_APPLESS_MAIN(ModelQueryTest)
#include "tst_model_query.moc"
