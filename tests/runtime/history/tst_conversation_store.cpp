#include "core/history/conversation_store.h"
#include "core/history/database.h"
#include "tests/support/file_content.h"
#include "tests/support/full_exchange.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using namespace core;
using Mode = HistoryState::Mode;

namespace {

const QString kId = QStringLiteral("0b0c8a3e-5a0f-4d6e-8d0e-3f1f0a7c9b11");

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

ComparisonInfo info(const QString &id = kId, const QString &title = QStringLiteral("Trip to Zürich"))
{
    return {.id = id,
            .title = title,
            .created = utc(QStringLiteral("2026-11-01T10:00:00.123Z")),
            .changed = utc(QStringLiteral("2026-11-02T10:00:00.456Z"))};
}

Turn turn(qint64 id, const QString &question, const QString &answer, qint64 parent = 0)
{
    Turn made;
    made.id = id;
    made.parent = parent;
    made.questionId = id;
    made.question.text = question;
    made.state = Turn::State::Done;
    made.answer = answer;
    return made;
}

Attachment image(const QByteArray &bytes, const QString &name = QStringLiteral("a.png"))
{
    return {Attachment::Kind::Image, name, QStringLiteral("image/png"), bytes};
}

Comparison layoutOf(const QList<qint64> &columns)
{
    Comparison comparison;
    for (qint64 id : columns) {
        ComparisonColumn column;
        column.id = id;
        column.settings.model = QStringLiteral("acme/model-%1").arg(id);
        comparison.columns << column;
    }
    return comparison;
}

QStringList idsOf(const QList<ConversationHit> &hits)
{
    QStringList ids;
    for (const ConversationHit &hit : hits)
        ids << hit.info.id;
    return ids;
}

} // namespace

class TestConversationStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("conversations.sqlite")); }

    QVariant ask(const QString &statement) const
    {
        Database database(path(), QStringLiteral(":/conversations"), Database::Kind::Conversations);
        if (database.open().mode != Mode::ReadWrite)
            return {};
        QSqlQuery query(database.handle());
        return query.exec(statement) && query.next() ? query.value(0) : QVariant();
    }

    void change(const QString &statement) const
    {
        Database database(path(), QStringLiteral(":/conversations"), Database::Kind::Conversations);
        QCOMPARE(database.open().mode, Mode::ReadWrite);
        QVERIFY(database.execute(statement).ok());
    }

    static QStringList list(ConversationStore &store, const ConversationQuery &query = {})
    {
        const auto found = store.find(query).result();
        return found ? idsOf(*found) : QStringList {found.error().message};
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aNewFileIsForTheOwnerOnly()
    {
        ConversationStore store(path());
        QCOMPARE(store.open().result().mode, Mode::ReadWrite);
        store.saveInfo(info());
        QVERIFY(store.flush().result().ok());
        const auto others = QFile::ReadGroup | QFile::ReadOther;
        for (const QString &suffix : {QString(), QStringLiteral("-wal")})
            QCOMPARE(QFile::permissions(path() + suffix) & others, QFile::Permissions());
    }

    void aConversationComesBackWhole()
    {
        ComparisonInfo saved = info();
        saved.titleIsOwn = true;
        saved.pinned = true;
        saved.archived = true;
        saved.folder = QStringLiteral("Travel/Süd");
        saved.tags = {QStringLiteral("b, \"quoted\""), QStringLiteral("工作")};
        Comparison layout = layoutOf({3, 1});
        layout.layout = {.arrangement = ComparisonLayout::Arrangement::Grid,
                         .inView = 4,
                         .sequential = true,
                         .syncTurns = true};
        layout.policy = {.zeroDataRetention = true, .denyDataCollection = true};
        layout.columns[0].settings.systemPrompt = QStringLiteral("Be brief.");
        layout.columns[0].settings.sampling.temperature = 0.25;
        layout.columns[1].settings.takesPart = false;
        Turn first = turn(1, QStringLiteral("Where to? 🏔"), QStringLiteral("To the lake."));
        first.reasoning = QStringLiteral("Hm.");
        first.question.attachments = {
            image("png"),
            {Attachment::Kind::Pdf, QStringLiteral("b.pdf"), QStringLiteral("application/pdf"), "%PDF"}};
        first.modelName = QStringLiteral("One");
        first.record = RequestRecord {.id = QStringLiteral("gen-1")};
        first.exchanges = {fullExchange(1), fullExchange(2)};
        Turn second = turn(2, QStringLiteral("And then?"), {}, 1);
        second.state = Turn::State::Failed;
        second.error = Error {ErrorKind::Overloaded, QStringLiteral("Acme is busy.")};
        Turn variant = turn(3, QStringLiteral("And then?"), QStringLiteral("Home."), 1);
        variant.questionId = 2;
        const Question draft {QStringLiteral("Perhaps"), {image("draft")}};
        {
            ConversationStore store(path());
            store.saveInfo(saved);
            store.saveColumns(kId, layout);
            store.saveTurns(kId, 3, {first, second, variant}, 2);
            store.saveDraft(kId, draft);
        }
        ConversationStore store(path());
        const auto loaded = store.load(kId).result();
        QVERIFY(loaded.ok());
        QVERIFY(loaded->has_value());
        const Comparison &comparison = **loaded;
        QVERIFY(comparison.info == saved);
        QCOMPARE(comparison.info.changed.timeSpec(), Qt::UTC);
        QVERIFY(comparison.layout == layout.layout);
        QVERIFY(comparison.policy == layout.policy);
        QVERIFY(comparison.draft == draft);
        QCOMPARE(comparison.columns.size(), 2);
        QCOMPARE(comparison.columns.at(0).id, 3);
        QCOMPARE(comparison.columns.at(1).id, 1);
        QVERIFY(comparison.columns.at(0).settings == layout.columns.at(0).settings);
        QVERIFY(comparison.columns.at(1).settings == layout.columns.at(1).settings);
        const ConversationTree &tree = comparison.columns.at(0).tree;
        QCOMPARE(tree.turns().size(), size_t(3));
        QCOMPARE(tree.path(), (QList<qint64> {1, 2}));
        QCOMPARE(tree.answerVariants(2), (QList<qint64> {2, 3}));
        const Turn &read = *tree.find(1);
        QVERIFY(read.question == first.question);
        QCOMPARE(read.answer, first.answer);
        QCOMPARE(read.reasoning, first.reasoning);
        QCOMPARE(read.state, Turn::State::Done);
        QCOMPARE(read.modelName, first.modelName);
        QCOMPARE(read.record->id, QStringLiteral("gen-1"));
        QCOMPARE(tree.find(2)->state, Turn::State::Failed);
        QVERIFY(tree.find(2)->error == second.error);
        QVERIFY(comparison.columns.at(1).tree.isEmpty());
        // The exchanges are asked for by themselves.
        QVERIFY(read.exchanges.isEmpty());
        QVERIFY(store.exchanges(kId, 3, 1).result().value() == first.exchanges);
        QVERIFY(store.exchanges(kId, 3, 2).result().value().isEmpty());
    }

    void whatIsNotThereIsNothing()
    {
        ConversationStore store(path());
        QVERIFY(store.load(kId).result().ok());
        QVERIFY(!store.load(kId).result()->has_value());
        QVERIFY(store.draft(kId).result()->isEmpty());
        QVERIFY(store.find({}).result()->isEmpty());
        QVERIFY(store.purge().result().ok());
        QVERIFY(store.remove({kId}).result().ok());
        const ConversationGroups groups = store.groups().result().value();
        QVERIFY(groups.folders.isEmpty() && groups.tags.isEmpty() && groups.archived == 0);
    }

    void turnsAreReplacedAndOthersStay()
    {
        ConversationStore store(path());
        store.saveTurns(kId, 1,
                        {turn(1, QStringLiteral("q1"), QStringLiteral("a1")),
                         turn(2, QStringLiteral("q2"), QStringLiteral("a2"), 1)},
                        2);
        QVERIFY(store.flush().result().ok());
        Turn grown = turn(2, QStringLiteral("q2"), QStringLiteral("a2 and more"), 1);
        grown.state = Turn::State::Streaming;
        store.saveTurns(kId, 1, {grown}, 2);
        grown.answer += QStringLiteral(", and more");
        store.saveTurns(kId, 1, {grown}, 1); // both in one batch
        const Comparison comparison = **store.load(kId).result();
        const ConversationTree &tree = comparison.columns.first().tree;
        QCOMPARE(tree.turns().size(), size_t(2));
        QCOMPARE(tree.find(1)->answer, QStringLiteral("a1"));
        QCOMPARE(tree.find(2)->answer, QStringLiteral("a2 and more, and more"));
        QCOMPARE(tree.find(2)->state, Turn::State::Interrupted);
        QCOMPARE(tree.headId(), 1);
        QCOMPARE(store.find({}).result()->first().turns, 2);
    }

    void exchangesAreAddedAndNeverLost()
    {
        ConversationStore store(path());
        Turn answered = turn(1, QStringLiteral("q"), QStringLiteral("a"));
        answered.exchanges = {fullExchange(1)};
        store.saveTurns(kId, 1, {answered}, 1);
        QVERIFY(store.flush().result().ok());
        // As after loading, where they are not there, and then one more.
        answered.exchanges.clear();
        store.saveTurns(kId, 1, {answered}, 1);
        WireExchange later = fullExchange(1);
        later.started = later.started.addSecs(60);
        answered.exchanges = {later};
        QVERIFY(store.flush().result().ok());
        store.saveTurns(kId, 1, {answered}, 1);
        const QList<WireExchange> expected {fullExchange(1), later};
        QVERIFY(store.exchanges(kId, 1, 1).result().value() == expected);
    }

    void theNewestExchangesAreKept()
    {
        ConversationStore store(path());
        QRandomGenerator random(1);
        QByteArray body(1'000'000, Qt::Uninitialized); // that no compression makes smaller
        constexpr int kTurns = 24;
        for (int i = 1; i <= kTurns; ++i) {
            random.fillRange(reinterpret_cast<quint32 *>(body.data()), body.size() / 4);
            Turn answered = turn(i, QStringLiteral("q"), QStringLiteral("a"), i - 1);
            WireExchange made = fullExchange(1);
            made.started = made.started.addSecs(i);
            made.responseBody = body;
            answered.exchanges = {made};
            store.saveTurns(kId, 1, {answered}, i);
            QVERIFY(store.flush().result().ok());
        }
        QVERIFY(store.exchanges(kId, 1, 1).result()->isEmpty());
        QCOMPARE(store.exchanges(kId, 1, kTurns).result()->size(), 1);
        const qint64 kept = ask(QStringLiteral("SELECT SUM(length(content)) FROM exchanges")).toLongLong();
        QVERIFY(kept <= ConversationStore::kMostExchangeBytes);
        QVERIFY(kept > ConversationStore::kMostExchangeBytes - 2 * body.size());
    }

    void columnsThatAreMissingGoWithTheirTurns()
    {
        ConversationStore store(path());
        store.saveColumns(kId, layoutOf({1, 2}));
        store.saveTurns(kId, 1, {turn(1, QStringLiteral("q"), QStringLiteral("lighthouse"))}, 1);
        store.saveTurns(kId, 2, {turn(1, QStringLiteral("q"), QStringLiteral("waterfall"))}, 1);
        QVERIFY(store.flush().result().ok());
        store.saveTurns(kId, 1, {turn(2, QStringLiteral("q"), QStringLiteral("lighthouse"), 1)}, 2);
        store.saveColumns(kId, layoutOf({2, 3})); // in the same batch as the last word of the first
        Comparison comparison = **store.load(kId).result();
        QCOMPARE(comparison.columns.size(), 2);
        QCOMPARE(comparison.columns.at(0).id, 2);
        QCOMPARE(comparison.columns.at(0).tree.turns().size(), size_t(1));
        QCOMPARE(comparison.columns.at(1).id, 3);
        QCOMPARE(store.find({}).result()->first().columns, 2);
        QVERIFY(list(store, {.text = QStringLiteral("lighthouse")}).isEmpty());
        QCOMPARE(list(store, {.text = QStringLiteral("waterfall")}), QStringList {kId});

        // One that only turns speak of comes last.
        store.saveTurns(kId, 7, {turn(1, QStringLiteral("q"), QStringLiteral("a"))}, 1);
        comparison = **store.load(kId).result();
        QCOMPARE(comparison.columns.last().id, 7);
        QCOMPARE(comparison.columns.last().tree.turns().size(), size_t(1));
    }

    void oddTextComesBackAsFarAsItIsText()
    {
        ConversationStore store(path());
        const QString halved = QStringLiteral("cut ") + QString(QChar(0xd83d)); // in the middle of an emoji
        const QString withNull = QStringLiteral("a") + QChar(0) + QStringLiteral("b");
        store.saveInfo(info(kId, QString()));
        store.saveTurns(kId, 1, {turn(1, withNull, halved)}, 1);
        QVERIFY(store.flush().result().ok());
        store.saveTurns(kId, 1, {turn(1, withNull, QStringLiteral("cut 😀"))}, 1);
        QVERIFY(store.flush().result().ok());
        const Comparison comparison = **store.load(kId).result();
        QCOMPARE(comparison.columns.first().tree.find(1)->question.text, withNull);
        QCOMPARE(comparison.columns.first().tree.find(1)->answer, QStringLiteral("cut 😀"));
        QCOMPARE(list(store, {.text = QStringLiteral("cut 😀")}), QStringList {kId});
    }

    void turnsKeepTheirNumbersWhereOneIsMissing()
    {
        ConversationStore store(path());
        store.saveTurns(kId, 1, {turn(1, QStringLiteral("q1"), QStringLiteral("a1"))}, 1);
        store.saveTurns(kId, 1, {turn(3, QStringLiteral("q3"), QStringLiteral("a3"), 1)}, 3);
        const Comparison comparison = **store.load(kId).result();
        QCOMPARE(comparison.columns.first().tree.find(3)->answer, QStringLiteral("a3"));
        QCOMPARE(comparison.columns.first().tree.path(), (QList<qint64> {1, 3}));
    }

    void theListHasPinnedOnesFirstThenTheNewest()
    {
        ConversationStore store(path());
        const auto add = [&](const char *id, int hour, bool pinned) {
            ComparisonInfo one = info(QLatin1String(id));
            one.changed = utc(QStringLiteral("2026-11-02T1%1:00:00.000Z").arg(hour));
            one.pinned = pinned;
            store.saveInfo(one);
        };
        add("a", 1, false);
        add("b", 3, false);
        add("c", 0, true);
        add("d", 2, true);
        QCOMPARE(list(store), (QStringList {QStringLiteral("d"), QStringLiteral("c"), QStringLiteral("b"),
                                            QStringLiteral("a")}));
        QCOMPARE(list(store, {.most = 2}), (QStringList {QStringLiteral("d"), QStringLiteral("c")}));
        add("d", 2, false);
        QCOMPARE(list(store).first(), QStringLiteral("c"));
    }

    void foldersTagsAndTheArchiveNarrowTheList()
    {
        ConversationStore store(path());
        const auto add = [&](const char *id, const char *folder, const QStringList &tags, bool archived) {
            ComparisonInfo one = info(QLatin1String(id), QStringLiteral("same words"));
            one.folder = QLatin1String(folder);
            one.tags = tags;
            one.archived = archived;
            store.saveInfo(one);
        };
        const QString work = QStringLiteral("work");
        const QString home = QStringLiteral("home");
        add("a", "Box", {work, home}, false);
        add("b", "Box", {home}, false);
        add("c", "", {work}, false);
        add("d", "Attic", {work}, true);
        for (const QString &text : {QString(), QStringLiteral("words")}) {
            QCOMPARE(list(store, {.text = text}).size(), 3);
            QCOMPARE(list(store, {.text = text, .folder = QStringLiteral("Box")}).size(), 2);
            QCOMPARE(list(store, {.text = text, .tag = work}).size(), 2);
            QCOMPARE(list(store, {.text = text, .tag = QStringLiteral("wor")}).size(), 0);
            QCOMPARE(list(store, {.text = text, .folder = QStringLiteral("Box"), .tag = work}),
                     QStringList {QStringLiteral("a")});
            QCOMPARE(list(store, {.text = text, .archived = true}), QStringList {QStringLiteral("d")});
        }
        ConversationGroups groups = store.groups().result().value();
        QCOMPARE(groups.folders, (QStringList {QStringLiteral("Attic"), QStringLiteral("Box")}));
        QCOMPARE(groups.tags, (QStringList {home, work}));
        QCOMPARE(groups.archived, 1);
        QVERIFY(store.remove({QStringLiteral("d")}).result().ok());
        groups = store.groups().result().value();
        QCOMPARE(groups.folders, QStringList {QStringLiteral("Box")});
        QCOMPARE(groups.archived, 0);
    }

    void removedOnesComeBackUntilTheyArePurged()
    {
        ConversationStore store(path());
        store.saveInfo(info());
        store.saveTurns(kId, 1, {turn(1, QStringLiteral("lighthouse"), QStringLiteral("a"))}, 1);
        store.saveInfo(info(QStringLiteral("other")));
        QVERIFY(store.remove({kId}).result().ok());
        QCOMPARE(list(store), QStringList {QStringLiteral("other")});
        QVERIFY(list(store, {.text = QStringLiteral("lighthouse")}).isEmpty());
        QVERIFY(!store.load(kId).result()->has_value());
        // A late answer does not bring it back.
        store.saveTurns(kId, 1, {turn(1, QStringLiteral("lighthouse"), QStringLiteral("late"))}, 1);
        QVERIFY(!store.load(kId).result()->has_value());

        QVERIFY(store.restore({kId}).result().ok());
        QCOMPARE(list(store, {.text = QStringLiteral("lighthouse")}), QStringList {kId});
        QCOMPARE((**store.load(kId).result()).columns.first().tree.find(1)->answer, QStringLiteral("late"));

        QVERIFY(store.remove({kId}).result().ok());
        QVERIFY(store.purge().result().ok());
        QVERIFY(store.restore({kId}).result().ok());
        QCOMPARE(list(store), QStringList {QStringLiteral("other")});
        QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM turns")).toInt(), 0);
    }

    void removedOnesGoWhenTheFileIsOpenedADayLater()
    {
        {
            ConversationStore store(path());
            for (const char *id : {"old", "young", "there"})
                store.saveInfo(info(QLatin1String(id)));
            QVERIFY(store.remove({QStringLiteral("old"), QStringLiteral("young")}).result().ok());
        }
        const QString old = QDateTime::currentDateTimeUtc().addSecs(-86'460).toString(Qt::ISODateWithMs);
        change(QStringLiteral("UPDATE conversations SET removed_at = '%1' WHERE id = 'old'").arg(old));
        ConversationStore store(path());
        QVERIFY(store.restore({QStringLiteral("old"), QStringLiteral("young")}).result().ok());
        QStringList found = list(store);
        found.sort();
        QCOMPARE(found, (QStringList {QStringLiteral("there"), QStringLiteral("young")}));
        QTRY_COMPARE(ask(QStringLiteral("SELECT count(*) FROM conversations")).toInt(), 2);
    }

    void whatIsPurgedIsNowhereInTheFile()
    {
        const QByteArray secret = "xylophonequartet";
        const QString text = QString::fromLatin1(secret).repeated(3);
        ConversationStore store(path());
        store.saveInfo(info(QStringLiteral("stays"), QStringLiteral("kept title")));
        QVERIFY(store.flush().result().ok());
        store.saveInfo(info(kId, text));
        Turn asked = turn(1, text, text);
        asked.reasoning = text;
        asked.modelName = text;
        asked.question.attachments = {image(secret.repeated(500))};
        store.saveTurns(kId, 1, {asked}, 1);
        store.saveDraft(kId, {text, {image(secret.repeated(600))}});
        QVERIFY(store.flush().result().ok());
        QVERIFY(contentOf(path()).contains(secret)
                || contentOf(path() + QStringLiteral("-wal")).contains(secret));
        QVERIFY(store.remove({kId}).result().ok());
        QVERIFY(store.purge().result().ok());
        for (const QString &suffix : {QString(), QStringLiteral("-wal")})
            QVERIFY(!contentOf(path() + suffix).contains(secret));
        // The index forgets its parts a moment later; "xyl" begins one, "uar" is in the middle.
        QTRY_VERIFY(!contentOf(path()).contains("xyl") && !contentOf(path()).contains("uart"));
        QCOMPARE(list(store, {.text = QStringLiteral("kept")}), QStringList {QStringLiteral("stays")});
    }

    void aFileOfTwoTurnsStaysUntilBothAreGone()
    {
        const QString files = QStringLiteral("SELECT count(*) FROM attachments");
        ConversationStore store(path());
        for (const char *id : {"one", "two"}) {
            Turn asked = turn(1, QStringLiteral("what is this"), QStringLiteral("a cat"));
            asked.question.attachments = {
                image("catcatcat", QStringLiteral("%1.png").arg(QLatin1String(id)))};
            store.saveTurns(QLatin1String(id), 1, {asked}, 1);
        }
        QVERIFY(store.flush().result().ok());
        QCOMPARE(ask(files).toInt(), 1);
        QVERIFY(store.remove({QStringLiteral("one")}).result().ok());
        QVERIFY(store.purge().result().ok());
        QCOMPARE(ask(files).toInt(), 1);
        const Comparison two = **store.load(QStringLiteral("two")).result();
        const QList<Attachment> read = two.columns.first().tree.find(1)->question.attachments;
        QVERIFY(read == QList<Attachment> {image("catcatcat", QStringLiteral("two.png"))});
        QVERIFY(store.remove({QStringLiteral("two")}).result().ok());
        QVERIFY(store.purge().result().ok());
        QCOMPARE(ask(files).toInt(), 0);
    }

    void draftsAreKeptAndForgotten()
    {
        const Question draft {QStringLiteral("half a thou"), {image("png"), image("other")}};
        {
            ConversationStore store(path());
            store.saveDraft({}, draft);
            store.saveDraft(kId, {QStringLiteral("of a conversation"), {}});
        }
        ConversationStore store(path());
        QVERIFY(store.draft({}).result().value() == draft);
        QCOMPARE(store.draft(kId).result()->text, QStringLiteral("of a conversation"));
        QVERIFY(list(store).isEmpty()); // a draft alone makes no conversation
        store.saveDraft({}, {QStringLiteral("other"), {image("other")}});
        QCOMPARE(store.draft({}).result()->attachments.size(), 1);
        QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM attachments")).toInt(), 1);
        store.saveDraft({}, {QStringLiteral("  "), {}});
        QVERIFY(store.draft({}).result()->isEmpty());
        QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM attachments")).toInt(), 0);
        QCOMPARE(store.draft(kId).result()->text, QStringLiteral("of a conversation"));
    }

    void changesAreOnTheDiskSoonAndTheListIsTold()
    {
        ConversationStore store(path());
        QCOMPARE(store.open().result().mode, Mode::ReadWrite);
        QSignalSpy changes(&store, &ConversationStore::listChanged);
        store.saveInfo(info());
        QTRY_COMPARE(ask(QStringLiteral("SELECT count(*) FROM conversations")).toInt(), 1);
        QTRY_COMPARE(changes.count(), 1);
        Turn running = turn(1, QStringLiteral("q"), QStringLiteral("a"));
        running.state = Turn::State::Streaming;
        store.saveTurns(kId, 1, {running}, 1);
        QTRY_COMPARE(changes.count(), 2); // a turn more
        running.answer = QStringLiteral("a word");
        store.saveTurns(kId, 1, {running}, 1);
        QVERIFY(store.flush().result().ok());
        store.saveDraft(kId, {QStringLiteral("x"), {}});
        QVERIFY(store.flush().result().ok());
        QTest::qWait(700);
        QCOMPARE(changes.count(), 2); // neither of these is in the list
        QVERIFY(store.remove({kId}).result().ok());
        QTRY_COMPARE(changes.count(), 3);
    }

    void anAnswerIsFoundOnceItIsComplete()
    {
        ConversationStore store(path());
        const ConversationQuery query {.text = QStringLiteral("lighthouse")};
        Turn running = turn(1, QStringLiteral("q"), QStringLiteral("a lighthouse"));
        running.state = Turn::State::Streaming;
        store.saveTurns(kId, 1, {running}, 1);
        QVERIFY(list(store, query).isEmpty());
        running.state = Turn::State::Done;
        store.saveTurns(kId, 1, {running}, 1);
        QCOMPARE(list(store, query), QStringList {kId});
        // Gone on with, and then something else.
        running.state = Turn::State::Streaming;
        store.saveTurns(kId, 1, {running}, 1);
        QCOMPARE(list(store, query), QStringList {kId});
        running.answer = QStringLiteral("a waterfall");
        store.saveTurns(kId, 1, {running}, 1);
        QVERIFY(list(store, query).isEmpty());
        running.state = Turn::State::Stopped;
        store.saveTurns(kId, 1, {running}, 1);
        QVERIFY(list(store, query).isEmpty());
        QCOMPARE(list(store, {.text = QStringLiteral("waterfall")}), QStringList {kId});
    }

    void anAnswerThatACrashCutOffIsFoundTheNextTime()
    {
        {
            ConversationStore store(path());
            Turn running = turn(1, QStringLiteral("q"), QStringLiteral("a lighthouse"));
            running.state = Turn::State::Streaming;
            store.saveTurns(kId, 1, {running}, 1);
        }
        ConversationStore store(path());
        QCOMPARE(store.open().result().mode, Mode::ReadWrite);
        QTRY_COMPARE(list(store, {.text = QStringLiteral("lighthouse")}), QStringList {kId});
    }

    void twoStoresOnOneFileLoseNothing()
    {
        ConversationStore first(path());
        ConversationStore second(path());
        QCOMPARE(first.open().result().mode, Mode::ReadWrite);
        QCOMPARE(second.open().result().mode, Mode::ReadWrite);
        QList<QFuture<Status>> written;
        for (qint64 i = 1; i <= 40; ++i) {
            const QString one = QStringLiteral("first-%1").arg(i);
            const QString two = QStringLiteral("second-%1").arg(i);
            first.saveInfo(info(one));
            first.saveTurns(one, 1, {turn(1, one, QStringLiteral("lighthouse"))}, 1);
            second.saveInfo(info(two));
            second.saveTurns(two, 1, {turn(1, two, QStringLiteral("lighthouse"))}, 1);
            first.saveTurns(kId, 1, {turn(i, QStringLiteral("q"), QStringLiteral("a"), i - 1)}, i);
            second.saveTurns(kId, 2, {turn(i, QStringLiteral("q"), QStringLiteral("a"), i - 1)}, i);
            written << first.flush() << second.flush();
        }
        for (const QFuture<Status> &one : written)
            QVERIFY(one.result().ok());
        for (ConversationStore *store : {&first, &second}) {
            QCOMPARE(list(*store).size(), 81);
            QCOMPARE(list(*store, {.text = QStringLiteral("lighthouse")}).size(), 80);
            const Comparison both = **store->load(kId).result();
            QCOMPARE(both.columns.size(), 2);
            for (const ComparisonColumn &column : both.columns)
                QCOMPARE(column.tree.path().size(), 40);
        }
    }

    void aNewerFileIsReadAndNotChanged()
    {
        {
            ConversationStore store(path());
            store.saveInfo(info());
        }
        change(QStringLiteral("PRAGMA user_version = 99"));
        const QByteArray before = contentOf(path());
        {
            ConversationStore store(path());
            QCOMPARE(store.open().result().mode, Mode::ReadOnlyNewer);
            QCOMPARE(list(store), QStringList {kId});
            store.saveInfo(info(QStringLiteral("new")));
            QVERIFY(!store.flush().result().ok());
            QVERIFY(!store.remove({kId}).result().ok());
            QVERIFY(!store.purge().result().ok());
            QVERIFY(store.load(kId).result()->has_value());
        }
        QCOMPARE(contentOf(path()), before);
    }

    void aFileThatCannotBeUsedIsKept_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("no database\n").repeated(99);
        QTest::newRow("rubbish") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\x5a');
        QTemporaryDir folder;
        const QString history = folder.filePath(QStringLiteral("history.sqlite"));
        {
            Database database(history);
            QCOMPARE(database.open().mode, Mode::ReadWrite);
        }
        QTest::newRow("the history of requests") << contentOf(history);
    }
    void aFileThatCannotBeUsedIsKept()
    {
        QFETCH(QByteArray, content);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        {
            ConversationStore store(path());
            QSignalSpy states(&store, &ConversationStore::stateChanged);
            const HistoryState state = store.open().result();
            QCOMPARE(state.mode, Mode::Unavailable);
            QVERIFY2(state.message.contains(path()), qUtf8Printable(state.message));
            QCOMPARE(states.count(), 1);
            store.saveInfo(info());
            QVERIFY(!store.flush().result().ok());
            QVERIFY(!store.find({}).result().ok());
            QVERIFY(!store.load(kId).result().ok());
        }
        QCOMPARE(contentOf(path()), content);
    }

    void aFolderThatCannotBeWrittenIsToldAndTriedAgain()
    {
        const QString blocked = m_folder->filePath(QStringLiteral("blocked"));
        QFile inTheWay(blocked); // where the folder should be: keeps out even the superuser
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        ConversationStore store(blocked + QStringLiteral("/conversations.sqlite"));
        QCOMPARE(store.open().result().mode, Mode::Unavailable);
        store.saveInfo(info());
        store.saveTurns(kId, 1, {turn(1, QStringLiteral("q"), QStringLiteral("a"))}, 1);
        QVERIFY(!store.flush().result().ok());
        QVERIFY(inTheWay.remove());
        QTRY_COMPARE_WITH_TIMEOUT(list(store), QStringList {kId}, 20'000);
        QCOMPARE((**store.load(kId).result()).columns.first().tree.find(1)->answer, QStringLiteral("a"));
        QCOMPARE(store.open().result().mode, Mode::ReadWrite);
    }

    void whatALockedFileDidNotTakeIsWrittenLater()
    {
        ConversationStore store(path());
        QCOMPARE(store.open().result().mode, Mode::ReadWrite);
        QSignalSpy states(&store, &ConversationStore::stateChanged);
        {
            Database other(path(), QStringLiteral(":/conversations"), Database::Kind::Conversations);
            QCOMPARE(other.open().mode, Mode::ReadWrite);
            QVERIFY(other.execute(QStringLiteral("BEGIN EXCLUSIVE")).ok());
            store.saveInfo(info());
            const Status flushed = store.flush().result();
            QVERIFY(!flushed.ok());
            QVERIFY2(flushed.error().message.contains(path()), qPrintable(flushed.error().message));
            QTRY_COMPARE(states.count(), 1);
            store.saveTurns(kId, 1, {turn(1, QStringLiteral("q"), QStringLiteral("a"))}, 1);
        }
        QTRY_COMPARE_WITH_TIMEOUT(states.count(), 2, 20'000);
        QCOMPARE(states.last().first().value<HistoryState>().mode, Mode::ReadWrite);
        QCOMPARE((**store.load(kId).result()).columns.first().tree.find(1)->answer, QStringLiteral("a"));
    }

    void aDamagedRowDoesNotHideTheOthers()
    {
        {
            ConversationStore store(path());
            store.saveTurns(kId, 1,
                            {turn(1, QStringLiteral("q1"), QStringLiteral("a1")),
                             turn(2, QStringLiteral("q2"), QStringLiteral("a2"), 1)},
                            2);
        }
        change(QStringLiteral(
            "UPDATE turns SET facts = '{broken', state = 'dreaming', parent = 77 WHERE id = 2"));
        change(QStringLiteral("UPDATE columns SET settings = '[]', head = 99"));
        change(
            QStringLiteral("UPDATE conversations SET layout = '', policy = '7', tags = '{', created = 'x'"));
        ConversationStore store(path());
        const Comparison comparison = **store.load(kId).result();
        QCOMPARE(comparison.columns.first().tree.turns().size(), size_t(2));
        QCOMPARE(comparison.columns.first().tree.find(2)->answer, QStringLiteral("a2"));
        QVERIFY(comparison.layout == ComparisonLayout {});
        ComparisonInfo other = info(QStringLiteral("other"));
        other.tags = {QStringLiteral("work")};
        store.saveInfo(other);
        QCOMPARE(list(store, {.tag = QStringLiteral("work")}), QStringList {QStringLiteral("other")});
        QCOMPARE(store.groups().result()->tags, QStringList {QStringLiteral("work")});
    }
};

QTEST_GUILESS_MAIN(TestConversationStore)

#include "tst_conversation_store.moc"
