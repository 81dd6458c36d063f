#include "core/proxy/metrics.h"
#include "tests/runtime/proxy/prometheus_text.h"

#include <QFile>
#include <QTest>

using namespace core;

namespace {

AttemptRecord attempt(const QString &provider, std::optional<ErrorKind> error = {})
{
    AttemptRecord attempt;
    attempt.provider = provider;
    attempt.model = QStringLiteral("acme/large");
    if (error)
        attempt.error = Error {.kind = *error, .message = {}};
    return attempt;
}

RequestRecord record(const QString &provider = QStringLiteral("acme"), int status = 200)
{
    RequestRecord record;
    record.provider = provider;
    record.model = QStringLiteral("acme/large");
    record.status = status;
    record.usage = Usage {.promptTokens = 10, .completionTokens = 4};
    record.cost = Money::fromDecimal(u"0.0000015");
    record.costSource = CostSource::Computed;
    record.attempts << attempt(provider);
    record.ttftMs = 100;
    record.durationMs = 1'250;
    return record;
}

QString onAcme(const char *name, const char *more = "")
{
    return QStringLiteral("switchyard_%1{provider=\"acme\",model=\"acme/large\"%2}")
        .arg(QLatin1String(name), QLatin1String(more));
}

} // namespace

class TestMetrics : public QObject
{
    Q_OBJECT

private slots:
    void nothingHappenedYet()
    {
        const PrometheusText text(metricsText(Metrics(), {.startedAt = 1'700'000'000}));
        QCOMPARE(text.error(), QString());
        QCOMPARE(text.value(QStringLiteral("switchyard_running_requests")), QStringLiteral("0"));
        QCOMPARE(text.value(QStringLiteral("process_start_time_seconds")), QStringLiteral("1700000000"));
        QVERIFY(text.value(QStringLiteral("process_open_fds")).isEmpty());
        QVERIFY(text.seriesOf(QStringLiteral("switchyard_requests_total")).isEmpty());
    }

    void requestsAreCountedByWhoAnswered()
    {
        Metrics metrics;
        metrics.count(record());
        metrics.count(record());
        metrics.count(record(QStringLiteral("acme"), 499));
        metrics.count(record(QStringLiteral("acme"), 502));
        metrics.count(record(QStringLiteral("groq")));
        const PrometheusText text(metricsText(metrics, {}));
        QCOMPARE(text.error(), QString());
        QCOMPARE(text.value(onAcme("requests_total", ",status=\"2xx\"")), QStringLiteral("2"));
        QCOMPARE(text.value(onAcme("requests_total", ",status=\"4xx\"")), QStringLiteral("1"));
        QCOMPARE(text.value(onAcme("requests_total", ",status=\"5xx\"")), QStringLiteral("1"));
        QCOMPARE(text.seriesOf(QStringLiteral("switchyard_requests_total")).size(), 4);
        QCOMPARE(text.value(onAcme("prompt_tokens_total")), QStringLiteral("40"));
        QCOMPARE(text.value(onAcme("completion_tokens_total")), QStringLiteral("16"));
        QCOMPARE(text.value(onAcme("cost_dollars_total")), QStringLiteral("0.000006"));
    }

    void whoStandsInTheLabels_data()
    {
        QTest::addColumn<RequestRecord>("request");
        QTest::addColumn<QString>("labels");
        const auto row = [](const char *name, const RequestRecord &request, const char *labels) {
            QTest::newRow(name) << request << QString::fromLatin1(labels);
        };
        RequestRecord one = record();
        row("answered", one, "provider=\"acme\",model=\"acme/large\"");
        one.provider.clear();
        one.model.clear();
        one.attempts = {attempt(QStringLiteral("groq"), ErrorKind::Overloaded),
                        attempt(QStringLiteral("acme"), ErrorKind::Overloaded)};
        one.error = Error {};
        row("nobody answered: who was asked last", one, "provider=\"acme\",model=\"acme/large\"");
        one.attempts.clear();
        one.modelAsked = QStringLiteral("what a client made up");
        row("nobody was asked", one, "provider=\"none\",model=\"none\"");
        one.error.reset();
        one.model = QStringLiteral("acme/large");
        row("from the cache", one, "provider=\"cache\",model=\"acme/large\"");
    }
    void whoStandsInTheLabels()
    {
        QFETCH(RequestRecord, request);
        QFETCH(QString, labels);
        Metrics metrics;
        metrics.count(request);
        const PrometheusText text(metricsText(metrics, {}));
        QCOMPARE(text.error(), QString());
        QCOMPARE(text.seriesOf(QStringLiteral("switchyard_requests_total")),
                 QStringList {QStringLiteral("switchyard_requests_total{%1,status=\"2xx\"}").arg(labels)});
    }

    void everyStatusHasAClass_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("inClass");
        QTest::newRow("unknown") << 0 << QStringLiteral("1xx");
        QTest::newRow("100") << 100 << QStringLiteral("1xx");
        QTest::newRow("199") << 199 << QStringLiteral("1xx");
        QTest::newRow("200") << 200 << QStringLiteral("2xx");
        QTest::newRow("499") << 499 << QStringLiteral("4xx");
        QTest::newRow("500") << 500 << QStringLiteral("5xx");
        QTest::newRow("599") << 599 << QStringLiteral("5xx");
        QTest::newRow("nonsense") << 9999 << QStringLiteral("5xx");
    }
    void everyStatusHasAClass()
    {
        QFETCH(int, status);
        QFETCH(QString, inClass);
        Metrics metrics;
        metrics.count(record(QStringLiteral("acme"), status));
        const PrometheusText text(metricsText(metrics, {}));
        QCOMPARE(
            text.value(onAcme("requests_total", qPrintable(QStringLiteral(",status=\"%1\"").arg(inClass)))),
            QStringLiteral("1"));
    }

    void moneyIsExactAndReal()
    {
        Metrics metrics;
        RequestRecord paid = record();
        paid.cost = Money::fromPicoDollars(1);
        metrics.count(paid);
        paid.cost = Money::fromDecimal(u"123456.1");
        metrics.count(paid);
        paid.costSource = CostSource::Simulated;
        metrics.count(paid);
        paid.costSource = CostSource::Computed;
        paid.cost = Money::fromPicoDollars(-7); // what a provider reported
        metrics.count(paid);
        paid.cost.reset();
        paid.usage = Usage {.promptTokens = -5};
        metrics.count(paid);
        const PrometheusText text(metricsText(metrics, {}));
        QCOMPARE(text.error(), QString());
        QCOMPARE(text.value(onAcme("cost_dollars_total")), QStringLiteral("123456.100000000001"));
        QCOMPARE(text.value(onAcme("prompt_tokens_total")), QStringLiteral("40"));
    }

    void attemptsAndFallbacks()
    {
        Metrics metrics;
        RequestRecord fellBack = record();
        fellBack.attempts = {attempt(QStringLiteral("groq"), ErrorKind::RateLimited),
                             attempt(QStringLiteral("groq"), ErrorKind::Cancelled),
                             attempt(QStringLiteral("acme"))};
        metrics.count(fellBack);
        metrics.count(record());
        const PrometheusText text(metricsText(metrics, {}));
        QCOMPARE(text.error(), QString());
        const auto attempts = [&](const char *provider, const char *outcome) {
            return text
                .value(QStringLiteral("switchyard_attempts_total{provider=\"%1\",outcome=\"%2\"}")
                           .arg(QLatin1String(provider), QLatin1String(outcome)))
                .toInt();
        };
        QCOMPARE(attempts("groq", "failed"), 1);
        QCOMPARE(attempts("groq", "cancelled"), 1);
        QCOMPARE(attempts("groq", "answered"), 0);
        QCOMPARE(attempts("acme", "answered"), 2);
        QCOMPARE(text.value(QStringLiteral("switchyard_fallbacks_total{provider=\"acme\"}")),
                 QStringLiteral("1"));
        QCOMPARE(text.value(QStringLiteral("switchyard_fallbacks_total{provider=\"groq\"}")),
                 QStringLiteral("0"));
    }

    void timesFallIntoBuckets_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<int>("upTo50ms");
        QTest::addColumn<int>("upTo100ms");
        QTest::addColumn<int>("upTo120s");
        QTest::addColumn<QString>("sum");
        QTest::newRow("none") << qint64(0) << 1 << 1 << 1 << QStringLiteral("0");
        QTest::newRow("at a bound") << qint64(50) << 1 << 1 << 1 << QStringLiteral("0.05");
        QTest::newRow("just after it") << qint64(51) << 0 << 1 << 1 << QStringLiteral("0.051");
        QTest::newRow("at the last") << qint64(120'000) << 0 << 0 << 1 << QStringLiteral("120");
        QTest::newRow("after the last") << qint64(120'001) << 0 << 0 << 0 << QStringLiteral("120.001");
    }
    void timesFallIntoBuckets()
    {
        QFETCH(qint64, milliseconds);
        RequestRecord request = record();
        request.ttftMs = milliseconds;
        Metrics metrics;
        metrics.count(request);
        request.ttftMs.reset(); // an answer that came as a whole
        metrics.count(request);
        const PrometheusText text(metricsText(metrics, {}));
        QCOMPARE(text.error(), QString());
        const QString name = QStringLiteral("switchyard_time_to_first_token_seconds");
        const auto upTo = [&](const char *bound) {
            return text
                .value(name
                       + QStringLiteral("_bucket{provider=\"acme\",le=\"%1\"}").arg(QLatin1String(bound)))
                .toInt();
        };
        QTEST(upTo("0.05"), "upTo50ms");
        QTEST(upTo("0.1"), "upTo100ms");
        QTEST(upTo("120"), "upTo120s");
        QCOMPARE(upTo("+Inf"), 1);
        QTEST(text.value(name + QStringLiteral("_sum{provider=\"acme\"}")), "sum");
        QCOMPARE(text.value(name + QStringLiteral("_count{provider=\"acme\"}")), QStringLiteral("1"));
        QCOMPARE(text.value(QStringLiteral("switchyard_request_duration_seconds_sum{provider=\"acme\"}")),
                 QStringLiteral("2.5"));
    }

    void labelsAreEscaped()
    {
        EngineFigures engine;
        BudgetStatus status;
        status.budget.name = QStringLiteral("a \"b\"\\c\nd ü} e=\"f\"");
        status.budget.limit = Money::fromDecimal(u"10").value();
        status.spent = Money::fromDecimal(u"2.5").value();
        engine.budgets << status;
        const QByteArray text = metricsText(Metrics(), {.engine = engine});
        QVERIFY(text.contains(
            "switchyard_budget_spent_dollars{budget=\"a \\\"b\\\"\\\\c\\nd ü} e=\\\"f\\\"\"} 2.5\n"));
        QVERIFY(text.contains("\"} 10\n"));
        QCOMPARE(PrometheusText(text).error(), QString());
    }

    void whatIsSoNowIsTold()
    {
        EngineFigures engine {.runningCalls = 3, .runningAttempts = 4, .waitingRows = 5};
        const QString model = QStringLiteral("acme/large");
        for (const auto state :
             {CircuitFigure::State::Closed, CircuitFigure::State::HalfOpen, CircuitFigure::State::Open})
            engine.circuits << CircuitFigure {.provider = QStringLiteral("acme"),
                                              .keyName = QStringLiteral("work"),
                                              .model = model,
                                              .endpoint = QStringLiteral("e%1").arg(int(state)),
                                              .state = state};
        const PrometheusText text(metricsText(Metrics(), {.engine = engine,
                                                          .process = {.residentBytes = 4096, .openFiles = 7},
                                                          .openConnections = 6,
                                                          .version = QStringLiteral("1.2")}));
        QCOMPARE(text.error(), QString());
        for (const auto &[name, value] :
             QList<QPair<const char *, const char *>> {{"switchyard_running_requests", "3"},
                                                       {"switchyard_upstream_exchanges", "4"},
                                                       {"switchyard_history_queue_length", "5"},
                                                       {"switchyard_open_connections", "6"},
                                                       {"process_resident_memory_bytes", "4096"},
                                                       {"process_open_fds", "7"},
                                                       {"switchyard_build_info{version=\"1.2\"}", "1"}})
            QCOMPARE(text.value(QLatin1String(name)), QLatin1String(value));
        for (const char *state : {"0", "1", "2"})
            QCOMPARE(text.value(QStringLiteral(
                                    "switchyard_circuit_state{provider=\"acme\",key=\"work\",model=\"acme/"
                                    "large\",endpoint=\"e%1\"}")
                                    .arg(QLatin1String(state))),
                     QLatin1String(state));
    }

    void whoeverComesTooLateIsOther()
    {
        constexpr int kMost = 400;
        Metrics metrics(kMost);
        for (int i = 0; i < 500; ++i) {
            RequestRecord request = record(QStringLiteral("provider %1").arg(i));
            request.status = i % 5 * 100 + 100;
            metrics.count(request);
        }
        metrics.count(record(QStringLiteral("provider 0")));
        const PrometheusText text(metricsText(metrics, {}));
        QCOMPARE(text.error(), QString());
        constexpr int kOfOther = 60; // and what is told once
        QVERIFY2(text.size() <= kMost + kOfOther, qPrintable(QString::number(text.size())));
        const auto requests = [&](const char *provider, const char *model, const char *status) {
            return text
                .value(QStringLiteral("switchyard_requests_total{provider=\"%1\",model=\"%2\",status=\"%3\"}")
                           .arg(QLatin1String(provider), QLatin1String(model), QLatin1String(status)))
                .toInt();
        };
        QCOMPARE(requests("provider 0", "acme/large", "1xx"), 1);
        QCOMPARE(requests("provider 0", "acme/large", "2xx"), 1);
        QVERIFY(requests("other", "other", "3xx") > 50);
        // Nothing is lost.
        int sum = 0;
        for (const QString &series : text.seriesOf(QStringLiteral("switchyard_requests_total")))
            sum += text.value(series).toInt();
        QCOMPARE(sum, 501);
        int tokens = 0;
        for (const QString &series : text.seriesOf(QStringLiteral("switchyard_prompt_tokens_total")))
            tokens += text.value(series).toInt();
        QCOMPARE(tokens, 5010);
    }

    void circuitsAndBudgetsAreToldUpToALimit()
    {
        EngineFigures engine;
        for (int i = 0; i < 501; ++i) {
            BudgetStatus status;
            status.budget.name = QString::number(i);
            engine.budgets << status;
            CircuitFigure circuit;
            circuit.endpoint = QString::number(i);
            engine.circuits << circuit;
        }
        const PrometheusText text(metricsText(Metrics(), {.engine = engine}));
        QCOMPARE(text.error(), QString());
        QCOMPARE(text.seriesOf(QStringLiteral("switchyard_circuit_state")).size(), 500);
        QCOMPARE(text.seriesOf(QStringLiteral("switchyard_budget_limit_dollars")).size(), 500);
    }

    void theReaderOfThisTestIsStrict_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray head = "# HELP a_total Help.\n# TYPE a_total counter\n";
        QTest::newRow("no end") << head + "a_total 1";
        QTest::newRow("no description") << QByteArray("a_total 1\n");
        QTest::newRow("twice") << head + "a_total 1\na_total 1\n";
        QTest::newRow("described twice") << head + head;
        QTest::newRow("not escaped") << head + "a_total{b=\"\"\"} 1\n";
        QTest::newRow("wrong escape") << head + "a_total{b=\"\\t\"} 1\n";
        QTest::newRow("a label twice") << head + "a_total{b=\"1\",b=\"2\"} 1\n";
        QTest::newRow("no number") << head + "a_total NaN\n";
        QTest::newRow("exponent") << head + "a_total 1e-5\n";
        QTest::newRow("empty line") << head + "\n";
        QTest::newRow("another family") << head + "b_total 1\n";
        QTest::newRow("half a histogram")
            << QByteArray("# HELP h Help.\n# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_sum 1\nh_count 1\n");
        QTest::newRow("buckets that shrink") << QByteArray(
            "# HELP h Help.\n# TYPE h histogram\nh_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\n"
            "h_sum 1\nh_count 1\n");
    }
    void theReaderOfThisTestIsStrict()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!PrometheusText(text).error().isEmpty());
        QVERIFY(!PrometheusText("# HELP h Help.\n# TYPE h histogram\nh_bucket{le=\"1\"} 1\n"
                                "h_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n")
                     .value(QStringLiteral("h_count"))
                     .isEmpty());
    }

    void thisProcessHasMemoryAndFiles()
    {
        const ProcessFigures figures = processFigures();
#ifdef Q_OS_LINUX
        QVERIFY(figures.residentBytes.value_or(0) > 1'000'000);
        const qint64 before = figures.openFiles.value_or(0);
        QVERIFY(before >= 3);
        QFile file(QStringLiteral("/dev/null"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(processFigures().openFiles, before + 1);
#else
        QVERIFY(!figures.residentBytes && !figures.openFiles);
#endif
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
