#include "tests/support/chat_stores.h"
#include "tests/support/fake_calls.h"
#include "ui/chat/comparison_session.h"

#include <QSignalSpy>
#include <QTest>

using ui::ColumnSession;
using ui::ComparisonSession;

namespace {

core::Comparison columns(int count)
{
    core::Comparison comparison;
    for (int i = 0; i < count; ++i) {
        core::ComparisonColumn column;
        column.id = i + 1;
        column.settings.model = QStringLiteral("lab/model-%1").arg(i + 1);
        comparison.columns << column;
    }
    return comparison;
}

} // namespace

class TestComparisonSession : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_calls = FakeCalls();
        m_stores = std::make_unique<ChatStores>();
        m_session = make(columns(3));
    }

    void cleanup()
    {
        m_session.reset();
        m_stores.reset();
    }

    void allColumnsAreAskedThatTakePart()
    {
        core::ColumnSettings out = m_session->columns().at(1)->settings();
        out.takesPart = false;
        m_session->columns().at(1)->setSettings(out);
        send("one");
        QCOMPARE(m_calls.requests.size(), 2);
        QCOMPARE(m_calls.requests.at(1).model, QStringLiteral("lab/model-3"));
        QVERIFY(m_session->columns().at(1)->tree().isEmpty());
        QCOMPARE(m_session->info().title, QStringLiteral("one"));
    }

    void oneAfterTheOther()
    {
        core::ComparisonLayout layout;
        layout.sequential = true;
        m_session->setLayout(layout);
        send("one");
        QCOMPARE(m_calls.requests.size(), 1);
        QVERIFY(m_session->columns().at(1)->isWaiting());
        m_calls.text(QStringLiteral("a"));
        QCOMPARE(m_calls.requests.size(), 1);
        m_calls.finish();
        QCOMPARE(m_calls.requests.size(), 2);
        QCOMPARE(m_calls.requests.last().model, QStringLiteral("lab/model-2"));
        // One that gives up lets the next one begin, too.
        m_session->columns().at(1)->stop();
        QCOMPARE(m_calls.requests.size(), 3);
        m_session->stopAll();
        QVERIFY(!m_session->isRunning());
        QCOMPARE(m_calls.requests.size(), 3);
    }

    void stopAllStartsNobody()
    {
        core::ComparisonLayout layout;
        layout.sequential = true;
        m_session->setLayout(layout);
        send("one");
        m_session->stopAll();
        QCOMPARE(m_calls.requests.size(), 1);
        QVERIFY(!m_session->isRunning());
    }

    void whoWaitsStartsWhenTheOrderIsLifted()
    {
        core::ComparisonLayout layout;
        layout.sequential = true;
        m_session->setLayout(layout);
        send("one");
        m_session->setLayout({});
        QCOMPARE(m_calls.requests.size(), 3);
    }

    void theWinnerGoesOnInAll()
    {
        send("one");
        for (int i = 0; i < 3; ++i) {
            m_calls.text(QStringLiteral("answer %1").arg(i + 1), i);
            m_calls.finish({}, i);
        }
        ColumnSession *second = m_session->columns().at(1);
        m_session->pick(second);
        const core::ChatRequest estimated = m_session->estimateRequest(
            *m_session->columns().at(0), core::Message::text(core::Role::User, QStringLiteral("two")));
        QCOMPARE(estimated.messages.at(1).plainText(), QStringLiteral("answer 2"));
        send("two");
        for (ColumnSession *column : m_session->columns()) {
            const core::ConversationTree &tree = column->tree();
            QCOMPARE(tree.path().size(), 2);
            QCOMPARE(tree.find(tree.path().first())->answer, QStringLiteral("answer 2"));
        }
        QVERIFY(!m_session->picked());
        // What the others had said is still there.
        QCOMPARE(m_session->columns().at(0)->tree().answerVariants(1).size(), 2);
    }

    void largeFilesAreEncodedAside()
    {
        core::Attachment picture {core::Attachment::Kind::Image, QStringLiteral("a.png"),
                                  QStringLiteral("image/png"), QByteArray(2'000'000, 'x')};
        m_session->send({QStringLiteral("see"), {picture}}, m_session->targets());
        QVERIFY(m_calls.requests.isEmpty());
        QVERIFY(!m_session->columns().at(0)->isWaiting());
        m_session->columns().at(1)->stop();
        QTRY_COMPARE(m_calls.requests.size(), 2);
        const QList<core::ContentPart> sent = m_calls.requests.first().messages.last().content;
        QCOMPARE(sent.size(), 2);
        QVERIFY(std::get<core::ImagePart>(sent.at(1)).url.size() > picture.bytes.size());
        // The estimate has only so much of it as tells its size.
        const core::ChatRequest next = m_session->estimateRequest(
            *m_session->columns().at(0), core::questionMessage({QStringLiteral("next"), {}}));
        QVERIFY(next.messages.size() == 1); // the first has no answer yet
        m_calls.text(QStringLiteral("seen"), 0);
        const core::ChatRequest more = m_session->estimateRequest(
            *m_session->columns().at(0), core::questionMessage({QStringLiteral("next"), {}}));
        QCOMPARE(more.messages.size(), 3);
        const auto &image = std::get<core::ImagePart>(more.messages.first().content.at(1));
        QVERIFY(image.url.size() < 400'000);
    }

    void policyGoesWithEachQuestion()
    {
        m_session->setPolicy({.zeroDataRetention = true, .denyDataCollection = false});
        send("one");
        QVERIFY(m_calls.requests.last().routing.zeroDataRetention);
        QVERIFY(!m_calls.requests.last().routing.denyDataCollection);
        ColumnSession *added = m_session->addColumn(core::ColumnSettings::fromKey(QStringLiteral("lab/new")));
        added->ask({QStringLiteral("two")});
        QVERIFY(m_calls.requests.last().routing.zeroDataRetention);
    }

    void everythingComesBackAfterARestart()
    {
        core::ColumnSettings settings = m_session->columns().at(0)->settings();
        settings.systemPrompt = QStringLiteral("Be brief.");
        settings.sampling.temperature = 0.25;
        m_session->columns().at(0)->setSettings(settings);
        core::ComparisonLayout layout;
        layout.arrangement = core::ComparisonLayout::Arrangement::Grid;
        layout.inView = 2;
        m_session->setLayout(layout);
        send("one");
        m_calls.text(QStringLiteral("first"), 0);
        m_calls.finish({}, 0);
        m_calls.text(QStringLiteral("half an"), 1);
        const QString id = m_session->info().id;
        m_session->save();
        const core::Comparison kept = load(id);
        QCOMPARE(kept.info.title, QStringLiteral("one"));
        QCOMPARE(kept.layout, layout);
        QCOMPARE(kept.columns.size(), 3);
        QCOMPARE(kept.columns.at(0).settings, settings);
        QCOMPARE(kept.columns.at(0).tree.head()->answer, QStringLiteral("first"));
        QCOMPARE(kept.columns.at(1).tree.head()->answer, QStringLiteral("half an"));
        QCOMPARE(kept.columns.at(1).tree.head()->state, core::Turn::State::Interrupted);
        QVERIFY(kept.columns.at(1).tree.head()->canContinue());
    }

    void streamingIsSavedWithinASecond()
    {
        send("one");
        m_calls.text(QStringLiteral("so far"), 0);
        const QString id = m_session->info().id;
        const auto answer = [&] {
            const core::Comparison kept = load(id);
            const core::Turn *turn = kept.columns.isEmpty() ? nullptr : kept.columns.first().tree.head();
            return turn ? turn->answer : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(answer(), QStringLiteral("so far"), 3000);
    }

    void whatIsTemporaryLeavesNoTrace()
    {
        m_session =
            std::make_unique<ComparisonSession>(columns(2), nullptr, m_calls.starter(), ui::PriceLookup());
        QVERIFY(m_session->isTemporary());
        send("secret");
        m_calls.text(QStringLiteral("hush"));
        m_session->save();
        m_session.reset();
        QVERIFY(m_stores->conversations->flush().result().ok());
        QVERIFY(m_stores->conversations->find({}).result()->isEmpty());
    }

    void anEmptyComparisonIsNotKept()
    {
        m_session->addColumn(core::ColumnSettings::fromKey(QStringLiteral("lab/new")));
        m_session->save();
        QVERIFY(m_stores->conversations->find({}).result()->isEmpty());
    }

    void aRemovedColumnComesBackWithItsTurns()
    {
        send("one");
        m_calls.text(QStringLiteral("first"), 0);
        m_calls.finish({}, 0);
        m_session->removeColumn(m_session->columns().at(0));
        m_session->save();
        QCOMPARE(load(m_session->info().id).columns.size(), 2);
        QVERIFY(m_session->restoreColumn());
        m_session->save();
        const core::Comparison kept = load(m_session->info().id);
        QCOMPARE(kept.columns.size(), 3);
        QCOMPARE(kept.columns.at(0).tree.head()->answer, QStringLiteral("first"));
        QVERIFY(!m_session->restoreColumn());
    }

    void aBranchIsAColumnOfItsOwn()
    {
        send("one");
        m_calls.text(QStringLiteral("first"), 0);
        m_calls.finish({}, 0);
        m_session->columns().at(0)->ask({QStringLiteral("two")});
        m_calls.text(QStringLiteral("second"));
        m_calls.finish();
        ColumnSession *branch = m_session->duplicate(m_session->columns().at(0), 1);
        QCOMPARE(m_session->columns().indexOf(branch), 1);
        QCOMPARE(branch->tree().path().size(), 1);
        QCOMPARE(branch->tree().head()->answer, QStringLiteral("first"));
        QCOMPARE(m_session->columns().at(0)->tree().path().size(), 2);
    }

    void thereAreAtMostTwentyFourColumns()
    {
        while (m_session->addColumn(core::ColumnSettings::fromKey(QStringLiteral("lab/more"))))
            continue;
        QCOMPARE(m_session->columns().size(), 24);
        QVERIFY(!m_session->duplicate(m_session->columns().first()));
    }

    void earlierPromptsAreRememberedOnce()
    {
        send("one");
        m_session->stopAll();
        send("two");
        m_session->stopAll();
        send("one");
        QCOMPARE(m_session->questions(), QStringList({QStringLiteral("two"), QStringLiteral("one")}));
    }

    void wireFormIsAskedOfTheStore()
    {
        send("one");
        core::CallProgress end;
        end.finished = core::RequestRecord {};
        core::WireExchange exchange;
        exchange.requestBody = "{}";
        end.exchanges = {exchange};
        m_calls.tell(end, 0);
        m_session->save();
        QVERIFY(m_session->columns().at(0)->tree().head()->exchanges.isEmpty());
        const auto kept = m_stores->conversations->exchanges(m_session->info().id, 1, 1).result();
        QVERIFY(kept.ok());
        QCOMPARE(kept->size(), 1);
        QCOMPARE(kept->first().requestBody, QByteArray("{}"));
    }

private:
    std::unique_ptr<ComparisonSession> make(const core::Comparison &comparison)
    {
        return std::make_unique<ComparisonSession>(comparison, m_stores->conversations.get(),
                                                   m_calls.starter(), ui::PriceLookup());
    }

    void send(const char *question)
    {
        m_session->send({QString::fromLatin1(question)}, m_session->targets());
    }

    core::Comparison load(const QString &id)
    {
        return m_stores->conversations->load(id).result()->value_or(core::Comparison());
    }

    FakeCalls m_calls;
    std::unique_ptr<ChatStores> m_stores;
    std::unique_ptr<ComparisonSession> m_session;
};

QTEST_GUILESS_MAIN(TestComparisonSession)
#include "comparison_session_test.moc"
