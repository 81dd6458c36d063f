#include "ui/chat/figures.h"

#include <QTest>

using core::ConversationTree;
using core::Turn;

namespace {

core::CallProgress events(const QList<core::ChatEvent> &list)
{
    core::CallProgress news;
    news.events = list;
    return news;
}

core::CallProgress text(const QString &delta)
{
    return events({core::TextDelta {delta}});
}

core::CallProgress finished(const std::optional<core::Error> &error = {})
{
    core::CallProgress news;
    news.finished = core::RequestRecord {};
    news.finished->error = error;
    return news;
}

core::CallProgress attempt(const QString &provider)
{
    core::CallProgress news;
    news.attempt = core::CallProgress::Attempt {};
    news.attempt->provider = provider;
    return news;
}

core::Asked by(qint64 nowMs)
{
    return {.modelName = QStringLiteral("Model"), .nowMs = nowMs};
}

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT

private slots:
    void figuresOfAFinishedAnswer()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("q")}, by(0));
        tree.take(text(QStringLiteral("a")), 5);
        core::CallProgress end = finished();
        core::RequestRecord &record = *end.finished;
        record.ttftMs = 340;
        record.tokensPerSecond = 87;
        record.usage = core::Usage {};
        record.usage->completionTokens = 512;
        record.cost = core::Money::fromDecimal(u"0.0003");
        record.costSource = core::CostSource::Computed;
        record.providerName = QStringLiteral("Groq");
        tree.take(end, 9);
        const QString figures = ui::figuresText(*tree.head());
        for (const char *part : {"TTFT 340", "87", "512", "0.0003", "Groq"})
            QVERIFY2(figures.contains(QLatin1String(part)), qPrintable(figures));
        QVERIFY(!figures.contains(QLatin1String("fallback")));
        QVERIFY(!figures.contains(QLatin1String("simulated")));
    }

    void simulatedMoneyAndFallbackAreMarked()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("q")}, by(0));
        core::CallProgress end = finished();
        end.finished->cost = core::Money::fromDecimal(u"0.01");
        end.finished->costSource = core::CostSource::Simulated;
        core::AttemptRecord bad;
        bad.endpoint = QStringLiteral("one");
        bad.error = core::Error {core::ErrorKind::Overloaded, QStringLiteral("One is too busy.")};
        core::AttemptRecord good;
        good.ordinal = 2;
        good.endpoint = QStringLiteral("two");
        end.finished->attempts = {bad, good};
        tree.take(end, 9);
        const Turn &turn = *tree.head();
        QVERIFY(ui::figuresText(turn).contains(QLatin1String("simulated")));
        QVERIFY(ui::figuresText(turn).contains(QLatin1String("fallback")));
        QVERIFY(ui::figuresDetails(turn).contains(QLatin1String("One is too busy.")));
        QVERIFY(ui::figuresDetails(turn).contains(QLatin1String("two")));
    }

    void figuresWhileStreamingAreMarkedAsEstimates()
    {
        ConversationTree tree;
        tree.ask({QStringLiteral("q")}, by(1000));
        tree.take(attempt(QStringLiteral("Groq")), 1010);
        tree.take(text(QString(400, u'x')), 1200);
        tree.take(text(QString(400, u'x')), 3200);
        const QString figures = ui::figuresText(*tree.head());
        QVERIFY2(figures.contains(QLatin1String("200 ms")), qPrintable(figures));
        QVERIFY2(figures.contains(QStringLiteral("≈ 100")), qPrintable(figures));
        QVERIFY2(figures.contains(QLatin1String("Groq")), qPrintable(figures));
    }
};

QTEST_GUILESS_MAIN(TestFigures)
#include "figures_test.moc"
