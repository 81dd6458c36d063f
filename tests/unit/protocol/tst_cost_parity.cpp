#include "core/catalog/catalog_format.h"
#include "core/model/cost_reason.h"
#include "core/protocol/codec.h"
#include "tests/unit/protocol/capture.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace core;

// What the recorded answers say that they cost, beside what we compute from their tokens at the catalog's
// prices.

namespace {

struct Note {
    const char *capture;
    const char *why;
};

/// Off by more than half a percent, each with the reason.
const Note kExplained[] = {
    {"openai-chat/perplexity/chat-with-extended-thinking-perplexity-sonar-reasoning-pro-prese-1",
     "0.006 of it is the fee of a request by the size of its search context, which the answer does not count "
     "and the catalog does not price; the tokens agree (0.00019)"},
    {"openai-chat/perplexity/generate-text-with-a-prompt-1",
     "Perplexity charged only the fee of the request (0.005, small search context) and nothing for the "
     "tokens"},
    {"openai-chat/vercel-gateway/gpt-5-multi-tool",
     "113 x 1.25 + (327 + 256) x 10: the gateway charges the 256 reasoning tokens beside the 327 of the "
     "answer, although its own total of 440 has them in it"},
};

/// The catalog has no price for them (any more), so there is nothing to compare with.
const Note kUnpriced[] = {
    {"openai-chat/avian/avian-kimi-thinking-streaming", "Avian is not in the catalog"},
    {"openai-chat/xai/xai-grok-3-mini-thinking-1", "xAI has taken the model off its list"},
    {"openai-chat/xai/xai-grok-4-fast-tool-streaming-1", "xAI has taken the model off its list"},
    {"openai-chat/xai/xai-grok-code-fast-multi-tool-streaming", "xAI has taken the model off its list"},
    {"openai-chat/openrouter/openrouter-stream-error", "OpenRouter has no free offer of this model any more"},
};

template<std::size_t Size>
const Note *noteOf(const Note (&notes)[Size], const QString &capture)
{
    const auto *found = std::find_if(std::begin(notes), std::end(notes), [&](const Note &note) {
        return capture == QLatin1String(note.capture);
    });
    return found == std::end(notes) ? nullptr : found;
}

QByteArray shippedFile(const char *name)
{
    QFile file(QStringLiteral(CATALOG_DIR "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The fixtures' name of a provider in the words of the catalog.
QString providerIdOf(const QString &provider)
{
    const QMap<QString, QString> names {
        {QStringLiteral("vercel-gateway"), QStringLiteral("vercel")},
        {QStringLiteral("pydantic-gateway"), QStringLiteral("openai")}, // has no prices of its own
    };
    return names.value(provider, provider);
}

const Pricing *pricingOf(const Catalog &catalog, const QString &provider, const QString &model)
{
    if (model.isEmpty())
        return nullptr;
    for (const ModelInfo &row : catalog.models()) {
        for (const EndpointInfo &endpoint : row.endpoints) {
            const bool named = endpoint.providerModelId == model || row.id == model;
            if (named && endpoint.providerId == provider && endpoint.tag.isEmpty()
                && endpoint.pricing.isKnown())
                return &endpoint.pricing;
        }
    }
    return nullptr;
}

/// What the provider says that it charged. Pydantic's gateway only estimates, so our readers leave it alone.
std::optional<Money> ownCostOf(const Usage &usage)
{
    if (usage.reportedCost)
        return usage.reportedCost;
    const QJsonValue estimate = usage.native.value(QLatin1String("pydantic_ai_gateway"))
                                    .toObject()
                                    .value(QLatin1String("cost_estimate"));
    return estimate.isDouble() ? Money::fromJsonNumber(estimate.toDouble()) : std::nullopt;
}

bool differs(Money own, Money computed)
{
    constexpr qint64 kOneOf = 200; // half a percent
    const Money gap = own > computed ? own - computed : computed - own;
    return gap * kOneOf > own;
}

} // namespace

class TestCostParity : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void computedCostIsThatOfTheProvider_data();
    void computedCostIsThatOfTheProvider();
    void everyNoteIsOfARecording();

private:
    Catalog m_catalog;
    QList<Capture> m_captures;
    QList<Usage> m_usages;
};

void TestCostParity::initTestCase()
{
    const QJsonObject quirks = QJsonDocument::fromJson(shippedFile("quirks.json")).object();
    const Result<Catalog> catalog = catalogFromJson(shippedFile("catalog.json"), quirks);
    QVERIFY(catalog.ok());
    m_catalog = *catalog;
    for (const char *protocol : {"openai-chat", "openai-responses", "anthropic-messages", "cohere-v2"}) {
        const QString name = QLatin1String(protocol);
        for (Capture capture : capturesOf(name)) {
            if (capture.status != 200)
                continue;
            capture.id = name + u'/' + capture.id;
            EndpointTarget target = capture.target(name);
            if (const ProviderInfo *provider = m_catalog.findProvider(providerIdOf(capture.provider)))
                target.quirks = provider->quirks;
            QList<ChatEvent> events;
            const auto decoder =
                codecFor(name)->makeDecoder(capture.framing != QLatin1String("json"), target);
            decoder->feed(capture.body, events);
            decoder->end(events);
            const Answer answer = collect(events);
            if (!answer.usage || !ownCostOf(*answer.usage))
                continue;
            // Several models may go by one native name, so the name that was asked for goes before.
            if (answer.info && !pricingOf(m_catalog, providerIdOf(capture.provider), capture.model))
                capture.model = answer.info->model;
            m_captures << capture;
            m_usages << *answer.usage;
        }
    }
    QVERIFY(m_captures.size() >= 19);
}

void TestCostParity::computedCostIsThatOfTheProvider_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_captures.size(); ++i)
        QTest::newRow(qPrintable(m_captures.at(i).id)) << i;
}

void TestCostParity::computedCostIsThatOfTheProvider()
{
    QFETCH(int, index);
    const Capture &capture = m_captures.at(index);
    const Usage &usage = m_usages.at(index);
    const Money own = *ownCostOf(usage);
    const Pricing *pricing = pricingOf(m_catalog, providerIdOf(capture.provider), capture.model);
    const Note *unpriced = noteOf(kUnpriced, capture.id);
    if (!pricing) {
        QVERIFY2(unpriced, "the catalog has no price, and no note says why");
        qInfo("own %-12s ours %-12s: %s", qPrintable(own.toDecimal()), "none", unpriced->why);
        return;
    }
    QVERIFY2(!unpriced, "the catalog has a price, so the note is wrong");

    const Charge charge = chargeFor(usage, *pricing, {});
    QVERIFY(charge.computed);
    const std::optional<qint64> perMille = costDifferencePerMille(own, *charge.computed);
    const Note *explained = noteOf(kExplained, capture.id);
    qInfo("own %-12s ours %-12s %s per mille %s", qPrintable(own.toDecimal()),
          qPrintable(charge.computed->toDecimal()), perMille ? qPrintable(QString::number(*perMille)) : "?",
          explained ? explained->why : "");
    if (usage.reportedCost) { // what the provider says goes before, and ours stays beside it
        QCOMPARE(charge.cost, usage.reportedCost);
        QCOMPARE(charge.reason, CostReason::Provider);
    }
    if (differs(own, *charge.computed))
        QVERIFY2(explained, "off by more than half a percent, and no note says why");
    else
        QVERIFY2(!explained, "no difference, so the note is wrong");
}

void TestCostParity::everyNoteIsOfARecording()
{
    QSet<QString> ids;
    for (const Capture &capture : m_captures)
        ids << capture.id;
    for (const Note &note : kExplained)
        QVERIFY2(ids.contains(QLatin1String(note.capture)), note.capture);
    for (const Note &note : kUnpriced)
        QVERIFY2(ids.contains(QLatin1String(note.capture)), note.capture);
}

QTEST_GUILESS_MAIN(TestCostParity)
#include "tst_cost_parity.moc"
