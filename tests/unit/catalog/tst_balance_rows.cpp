#include "core/catalog/balance_rows.h"
#include "tests/unit/catalog/real_catalog.h"

#include <QTest>

using namespace core;

namespace {

QList<BalanceRow> shippedRows()
{
    const auto rows = balanceRowsFromJson(shippedFile(QStringLiteral("balances.json")));
    return rows ? rows.value() : QList<BalanceRow>();
}

BalanceAsk askOf(const QString &provider, int index = 0)
{
    for (const BalanceRow &row : shippedRows()) {
        if (row.provider == provider)
            return row.asks.value(index);
    }
    return {};
}

const BalanceAsk kPlain {
    .path = QStringLiteral("/balance"), .amount = QStringLiteral("/left"), .currency = QStringLiteral("USD")};

} // namespace

class BalanceRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyRowNamesAProviderOfTheCatalogAndItsSource();
    void documentedAnswersAreRead_data();
    void documentedAnswersAreRead();
    void figuresAreExact_data();
    void figuresAreExact();
    void otherAnswersAreRefused_data();
    void otherAnswersAreRefused();
    void anAnswerIsNeverRepeated();
    void theHostOfTheBaseUrlIsAsked_data();
    void theHostOfTheBaseUrlIsAsked();
    void aWrongRowIsNamed_data();
    void aWrongRowIsNamed();
};

void BalanceRowsTest::everyRowNamesAProviderOfTheCatalogAndItsSource()
{
    const Result<Catalog> catalog = shippedCatalog();
    QVERIFY(catalog.ok());
    QVERIFY(!shippedRows().isEmpty());
    for (const BalanceRow &row : shippedRows()) {
        const ProviderInfo *provider = catalog->findProvider(row.provider);
        QVERIFY2(provider, qPrintable(row.provider));
        QVERIFY2(row.source.startsWith(QLatin1String("https://")), qPrintable(row.provider));
        QVERIFY2(!row.asOf.isEmpty(), qPrintable(row.provider));
        for (const BalanceAsk &ask : row.asks)
            QVERIFY2(balanceAddress(ask, provider->baseUrl), qPrintable(row.provider));
    }
}

void BalanceRowsTest::documentedAnswersAreRead_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<int>("ask");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QStringList>("figures"); // amount, currency, used, limit
    const auto row = [](const char *provider, int ask, const char *answer, const QStringList &figures) {
        QTest::addRow("%s %d %s", provider, ask, qPrintable(figures.join(u' ')))
            << QString::fromLatin1(provider) << ask << QByteArray(answer) << figures;
    };
    const QString none;
    const auto word = [](const char *text) { return QString::fromLatin1(text); };
    row("deepseek", 0,
        R"({"is_available":true,"balance_infos":[{"currency":"CNY","total_balance":"110.00","granted_balance":"10.00","topped_up_balance":"100.00"}]})",
        {word("110"), word("CNY"), none, none});
    row("deepseek", 0,
        R"({"balance_infos":[{"currency":"CNY","total_balance":"0.00"},{"currency":"USD","total_balance":"5.25"}]})",
        {word("5.25"), word("USD"), none, none});
    row("deepseek", 0,
        R"({"balance_infos":[{"currency":"USD","total_balance":"0.00"},{"currency":"CNY","total_balance":"0.00"}]})",
        {word("0"), word("USD"), none, none});
    row("moonshotai", 0,
        R"({"code":0,"data":{"available_balance":49.58894,"voucher_balance":46.58893,"cash_balance":3.00001},"scode":"0x0","status":true})",
        {word("49.58894"), word("USD"), none, none});
    row("moonshotai-cn", 0, R"({"code":0,"data":{"available_balance":-0.5},"status":true})",
        {word("-0.5"), word("CNY"), none, none});
    row("novita", 0,
        R"({"availableBalance":"1000000","cashBalance":"800000","creditLimit":"200000","pendingCharges":"0","outstandingInvoices":"0"})",
        {word("100"), word("USD"), none, word("20")});
    row("openrouter", 0, R"({"data":{"total_credits":100.5,"total_usage":25.75}})",
        {word("74.75"), word("USD"), word("25.75"), word("100.5")});
    row("openrouter", 1, R"({"data":{"limit":10,"limit_remaining":7.5,"usage":2.5,"is_free_tier":false}})",
        {word("7.5"), word("USD"), word("2.5"), word("10")});
    row("openrouter", 1, R"({"data":{"limit":null,"limit_remaining":null,"usage":2.5}})",
        {none, word("USD"), word("2.5"), none});
    row("siliconflow", 0,
        R"({"code":20000,"status":true,"data":{"balance":"0.88","chargeBalance":"88.00","totalBalance":"88.88"}})",
        {word("88.88"), word("USD"), none, none});
    row("siliconflow-cn", 0, R"({"data":{"balance":"0.88","chargeBalance":"88.00","totalBalance":"88.88"}})",
        {word("88.88"), word("CNY"), none, none});
    row("venice", 0, R"({"data":{"accessPermitted":true,"balances":{"USD":50.23,"DIEM":100.023}}})",
        {word("50.23"), word("USD"), none, none});
    row("vercel", 0, R"({"balance":"95.50","total_used":"4.50"})",
        {word("95.5"), word("USD"), word("4.5"), none});
}

void BalanceRowsTest::documentedAnswersAreRead()
{
    QFETCH(QString, provider);
    QFETCH(int, ask);
    QFETCH(QByteArray, answer);
    const Result<BalanceReading> reading = readBalance(askOf(provider, ask), answer, provider);
    QVERIFY2(reading.ok(), reading ? "" : qPrintable(reading.error().message));
    const QStringList figures {reading->amount, reading->currency, reading->used, reading->limit};
    QTEST(figures, "figures");
}

void BalanceRowsTest::figuresAreExact_data()
{
    QTest::addColumn<QByteArray>("figure");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("amount");
    QTest::newRow("a tenth") << QByteArray("0.1") << 0 << QStringLiteral("0.1");
    QTest::newRow("three tenths as text") << QByteArray(R"("0.3")") << 0 << QStringLiteral("0.3");
    QTest::newRow("small") << QByteArray("1e-7") << 0 << QStringLiteral("0.0000001");
    QTest::newRow("large") << QByteArray("1e+06") << 0 << QStringLiteral("1000000");
    QTest::newRow("in ten-thousandths") << QByteArray(R"("12345")") << 4 << QStringLiteral("1.2345");
    QTest::newRow("many ten-thousandths") << QByteArray(R"("50000000000")") << 4 << QStringLiteral("5000000");
    QTest::newRow("a number of ten-thousandths") << QByteArray("12345") << 4 << QStringLiteral("1.2345");
    QTest::newRow("a debt") << QByteArray(R"("-3.5")") << 0 << QStringLiteral("-3.5");
    QTest::newRow("with a plus") << QByteArray(R"("+3.5")") << 0 << QStringLiteral("3.5");
    QTest::newRow("blanks around") << QByteArray(R"(" 3.5 ")") << 0 << QStringLiteral("3.5");
}

void BalanceRowsTest::figuresAreExact()
{
    QFETCH(QByteArray, figure);
    QFETCH(int, decimals);
    BalanceAsk ask = kPlain;
    ask.decimals = decimals;
    const auto reading = readBalance(ask, "{\"left\":" + figure + '}', {});
    QVERIFY(reading.ok());
    QTEST(reading->amount, "amount");
}

void BalanceRowsTest::otherAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html><body>Sign in</body></html>");
    QTest::newRow("half") << QByteArray(R"({"left":"3.)");
    QTest::newRow("an error") << QByteArray(R"({"error":{"message":"no"}})");
    QTest::newRow("an empty list") << QByteArray("[]");
    QTest::newRow("null") << QByteArray(R"({"left":null})");
    QTest::newRow("yes") << QByteArray(R"({"left":true})");
    QTest::newRow("an object") << QByteArray(R"({"left":{"left":3}})");
    QTest::newRow("words") << QByteArray(R"({"left":"plenty"})");
    QTest::newRow("two points") << QByteArray(R"({"left":"3.5.1"})");
    QTest::newRow("an infinity") << QByteArray(R"({"left":"inf"})");
    QTest::newRow("more than there is") << QByteArray(R"({"left":"1e300"})");
    QTest::newRow("an exponent of many digits") << QByteArray(R"({"left":"1e999999999"})");
    QTest::newRow("ten thousand digits") << QByteArray(R"({"left":")" + QByteArray(10'000, '9') + R"("})");
    QTest::newRow("deeply nested") << QByteArray(2'000, '[') + QByteArray(2'000, ']');
    QTest::newRow("mark-up") << QByteArray(R"({"left":"<b>3</b>"})");
}

void BalanceRowsTest::otherAnswersAreRefused()
{
    QFETCH(QByteArray, answer);
    const auto reading = readBalance(kPlain, answer, QStringLiteral("Alpha"));
    QVERIFY(!reading.ok());
    QCOMPARE(reading.error().kind, ErrorKind::BadReply);
    QVERIFY(reading.error().message.contains(QStringLiteral("Alpha")));
}

void BalanceRowsTest::anAnswerIsNeverRepeated()
{
    BalanceAsk ask = kPlain;
    ask.currency.clear();
    ask.currencyAt = QStringLiteral("/currency");
    for (const char *currency : {"\"<b>sk-canary</b>\"", "\"usd\"", "\"US\"", "7", "null"}) {
        const auto reading = readBalance(ask, QByteArray("{\"left\":\"3\",\"currency\":") + currency + '}',
                                         QStringLiteral("A"));
        QVERIFY2(!reading.ok(), currency);
        QVERIFY(!reading.error().message.contains(QStringLiteral("canary")));
    }
}

void BalanceRowsTest::theHostOfTheBaseUrlIsAsked_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *baseUrl, const char *address) {
        QTest::newRow(baseUrl) << QString::fromLatin1(baseUrl) << QString::fromLatin1(address);
    };
    row("https://api.example.com", "https://api.example.com/balance");
    row("https://api.example.com/v1/", "https://api.example.com/balance");
    row("http://127.0.0.1:9101/openai/v1", "http://127.0.0.1:9101/balance");
    row("https://api.example.com/v1?x=1#y", "https://api.example.com/balance");
    row("https://${HOST}/v1", "");
    row("ftp://api.example.com", "");
    row("file:///etc/passwd", "");
    row("", "");
}

void BalanceRowsTest::theHostOfTheBaseUrlIsAsked()
{
    QFETCH(QString, baseUrl);
    QTEST(balanceAddress(kPlain, baseUrl).value_or(QUrl()).toString(), "address");
}

void BalanceRowsTest::aWrongRowIsNamed_data()
{
    QTest::addColumn<QByteArray>("ask");
    QTest::addColumn<QString>("word");
    QTest::newRow("an address for a path")
        << QByteArray(R"({"path":"https://evil.org","amount":"/a","currency":"USD"})")
        << QStringLiteral("path");
    QTest::newRow("a host for a path")
        << QByteArray(R"({"path":"//evil.org/x","amount":"/a","currency":"USD"})") << QStringLiteral("path");
    QTest::newRow("no amount") << QByteArray(R"({"path":"/x","currency":"USD"})") << QStringLiteral("amount");
    QTest::newRow("no currency") << QByteArray(R"({"path":"/x","amount":"/a"})")
                                 << QStringLiteral("currency");
    QTest::newRow("two currencies") << QByteArray(
        R"({"path":"/x","amount":"/a","currency":"USD","currency_at":"/c"})")
                                    << QStringLiteral("currency");
    QTest::newRow("a pointer without its slash")
        << QByteArray(R"({"path":"/x","amount":"/a","currency":"USD","used":"spent"})")
        << QStringLiteral("spent");
    QTest::newRow("too many decimals")
        << QByteArray(R"({"path":"/x","amount":"/a","currency":"USD","decimals":13})")
        << QStringLiteral("decimals");
}

void BalanceRowsTest::aWrongRowIsNamed()
{
    QFETCH(QByteArray, ask);
    QFETCH(QString, word);
    const auto rows = balanceRowsFromJson(R"({"balances":[{"provider":"alpha","asks":[)" + ask + "]}]}");
    QVERIFY(!rows.ok());
    QVERIFY(rows.error().message.contains(QStringLiteral("alpha")));
    QVERIFY2(rows.error().message.contains(word), qPrintable(rows.error().message));
}

QTEST_APPLESS_MAIN(BalanceRowsTest)
#include "tst_balance_rows.moc"
