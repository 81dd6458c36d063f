#include "core/model/chat.h"
#include "core/model/chat_event.h"
#include "core/model/model_info.h"
#include "core/model/route_plan.h"
#include "core/model/wire.h"

#include <QSet>
#include <QTest>

using namespace core;

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

std::optional<Money> money(const char *text)
{
    return Money::fromDecimal(QString::fromLatin1(text));
}

} // namespace

class TestChat : public QObject
{
    Q_OBJECT

private slots:
    void allowlistsAreIntersected_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QStringList>("request");
        QTest::addColumn<QStringList>("both");
        const auto row = [](const char *name, const char *settings, const char *request, const char *both) {
            QTest::newRow(name) << words(settings) << words(request) << words(both);
        };
        row("neither", "", "", "");
        row("settings alone", "a b", "", "a b");
        row("request alone", "", "b a", "b a");
        row("both", "a b c", "c a", "c a");
        row("request names one offer", "vertex", "vertex/us", "vertex/us");
        row("settings name one offer", "vertex/us vertex/eu b", "vertex", "vertex/us vertex/eu");
        row("part of a word is no offer", "vert", "vertex vert", "vert");
    }
    void allowlistsAreIntersected()
    {
        QFETCH(QStringList, settings);
        QFETCH(QStringList, request);
        QFETCH(QStringList, both);
        const RoutingPreferences ours {.only = settings};
        QCOMPARE(ours.restrictedBy({.only = request}).only, both);
    }

    void emptyIntersectionAllowsNobody()
    {
        const RoutingPreferences ours {.only = words("a"), .quantizations = words("fp8")};
        const RoutingPreferences theirs {.only = words("b"), .quantizations = words("bf16")};
        const RoutingPreferences merged = ours.restrictedBy(theirs);
        // An empty list would mean that anybody will do.
        QVERIFY(!merged.only.isEmpty());
        QVERIFY(!merged.only.contains(QStringLiteral("a")) && !merged.only.contains(QStringLiteral("b")));
        QVERIFY(!merged.quantizations.isEmpty());
    }

    void stricterWinsOnBothSides()
    {
        const RoutingPreferences strict {.allowFallbacks = false,
                                         .denyDataCollection = true,
                                         .zeroDataRetention = true,
                                         .maxPromptPrice = money("1"),
                                         .maxCompletionPrice = money("2"),
                                         .maxRequestPrice = money("3")};
        const RoutingPreferences lax {.maxPromptPrice = money("10"), .maxCompletionPrice = money("20")};
        for (const RoutingPreferences &merged : {strict.restrictedBy(lax), lax.restrictedBy(strict)}) {
            QVERIFY(!merged.allowFallbacks);
            QVERIFY(merged.denyDataCollection);
            QVERIFY(merged.zeroDataRetention);
            QCOMPARE(merged.maxPromptPrice, money("1"));
            QCOMPARE(merged.maxCompletionPrice, money("2"));
            QCOMPARE(merged.maxRequestPrice, money("3"));
        }
        QVERIFY(lax.restrictedBy(lax).allowFallbacks);
        QVERIFY(!lax.restrictedBy(lax).zeroDataRetention);
    }

    void ignoredProvidersAddUp()
    {
        const RoutingPreferences ours {.ignore = words("a b")};
        QCOMPARE(ours.restrictedBy({.ignore = words("b c")}).ignore, words("a b c"));
    }

    void requestDecidesOrderAndSort()
    {
        const RoutingPreferences ours {.order = words("a b"), .sort = SortBy::Price};
        QCOMPARE(ours.restrictedBy({.order = words("c")}).order, words("c"));
        QCOMPARE(ours.restrictedBy({}).order, words("a b"));
        QCOMPARE(ours.restrictedBy({.sort = SortBy::Latency}).sort, SortBy::Latency);
        QCOMPARE(ours.restrictedBy({}).sort, SortBy::Price);
    }

    void plainTextLeavesOutWhatIsNoText()
    {
        Message message = Message::text(Role::User, QStringLiteral("one"));
        message.content << ImagePart {QStringLiteral("https://example/cat.png")}
                        << TextPart {QStringLiteral("two")};
        QCOMPARE(message.plainText(), QStringLiteral("one\ntwo"));
        QCOMPARE(Message().plainText(), QString());
    }

    void contentIsWhatAReaderWouldSee()
    {
        const QString word = QStringLiteral("word");
        QVERIFY(isContent(TextDelta {word}));
        QVERIFY(isContent(ReasoningDelta {.text = word}));
        QVERIFY(isContent(ReasoningDelta {.details = {word}}));
        QVERIFY(isContent(RefusalDelta {word}));
        QVERIFY(isContent(ToolCallDelta {.name = word}));
        // From these on there could still be a fallback that nobody notices.
        QVERIFY(!isContent(ReplyInfo {.id = word}));
        QVERIFY(!isContent(TextDelta {QString()}));
        QVERIFY(!isContent(ReasoningDelta {}));
        QVERIFY(!isContent(UsageReport {}));
        QVERIFY(!isContent(Finished {}));
        QVERIFY(!isContent(Error {.kind = ErrorKind::Overloaded, .message = word}));
    }

    void headerNamesHaveNoCase()
    {
        const HeaderList headers {{"Retry-After", "5"}, {"retry-after", "9"}};
        QCOMPARE(headerValue(headers, "RETRY-AFTER"), QByteArray("5"));
        QVERIFY(headerValue(headers, "Retry").isEmpty());
    }

    void endpointSlugNamesTheOffer()
    {
        EndpointInfo endpoint;
        endpoint.providerId = QStringLiteral("google-vertex");
        QCOMPARE(endpointSlug(endpoint), QStringLiteral("google-vertex"));
        endpoint.region = QStringLiteral("us-east5");
        endpoint.quantization = QStringLiteral("fp8");
        QCOMPARE(endpointSlug(endpoint), QStringLiteral("google-vertex/us-east5/fp8"));
    }

    void everyExclusionHasANameOfItsOwn()
    {
        QSet<QString> names;
        for (int i = 0; i <= int(ExclusionReason::UnknownModel); ++i)
            names << exclusionName(ExclusionReason(i));
        QCOMPARE(names.size(), int(ExclusionReason::UnknownModel) + 1);
    }

    void unknownPolicyCountsAsTheWorstAndDaysSayItToo()
    {
        QVERIFY(DataPolicy().retains());
        QVERIFY(DataPolicy().allowsTraining());
        QVERIFY(!DataPolicy {.retentionDays = 0}.retains());
        QVERIFY(DataPolicy {.retentionDays = 1}.retains());
        const DataPolicy saysBoth {.retainsPrompts = true, .retentionDays = 0};
        QVERIFY(saysBoth.retains());
    }
};

QTEST_APPLESS_MAIN(TestChat)
#include "tst_chat.moc"
