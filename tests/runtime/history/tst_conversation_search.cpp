#include "core/conversation/search_text.h"
#include "core/history/conversation_store.h"
#include "core/history/database.h"

#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

Turn turn(qint64 id, const QString &question, const QString &answer)
{
    Turn made;
    made.id = id;
    made.parent = id - 1;
    made.questionId = id;
    made.question.text = question;
    made.state = Turn::State::Done;
    made.answer = answer;
    return made;
}

QString shown(QString excerpt)
{
    return excerpt.replace(QChar(kExcerptMarkBegin), u'[').replace(QChar(kExcerptMarkEnd), u']');
}

} // namespace

class TestConversationSearch : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConversationStore> m_store;
    int m_minutes = 0;
    QString path() const { return m_folder->filePath(QStringLiteral("conversations.sqlite")); }

    /// The later, the newer.
    void add(const char *id, const char *title, const std::vector<Turn> &turns = {}, bool pinned = false)
    {
        const QDateTime time(QDate(2026, 11, 1), QTime(8, 0).addSecs(60 * m_minutes++), Qt::UTC);
        m_store->saveInfo({.id = QLatin1String(id),
                           .title = QString::fromUtf8(title),
                           .created = time,
                           .changed = time,
                           .pinned = pinned});
        if (!turns.empty())
            m_store->saveTurns(QLatin1String(id), 1, turns, turns.back().id);
    }

    QList<ConversationHit> hits(const QString &text, int most = 500)
    {
        const auto found = m_store->find({.text = text, .most = most}).result();
        if (!found) {
            QTest::qFail(qPrintable(found.error().message), __FILE__, __LINE__);
            return {};
        }
        return *found;
    }

    QString ids(const QString &text, int most = 500)
    {
        QStringList all;
        const QList<ConversationHit> found = hits(text, most);
        for (const ConversationHit &hit : found)
            all << hit.info.id;
        return all.join(u' ');
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ConversationStore>(path());
        m_minutes = 0;
    }
    void cleanup() { m_store.reset(); }

    void wordsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char *text, const char *ids) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(ids);
        };
        row("zürich", "a");
        row("ZURICH", "a");
        row("zur", "a");
        row("uri", "a");
        row("lighthouse", "b a");
        row("ighthou", "b a");
        row("lighthouse zurich", "a"); // one in the title
        row("harbour keeper", "b"); // one in the question, one in the answer
        row("storm keeper", "b"); // in different turns
        row("storm zurich", "");
        row("天气", "c");
        row("天", "c");
        row("今天天气", "c");
        row("한", "c");
        row("한국", "c");
        row("е", "d"); // Cyrillic, as ё
        row("ё", "d");
        row("100%", "e");
        row("%", "e");
        row("0%_", "");
        row("_", "e");
        row("snake_case", "e");
        row("snakexcase", "");
        row("say \"hi\"", "e");
        row("\"", "e");
        row("hi\"*", "");
        row("*", "f");
        row("a*b", "f");
        row("ab*", "");
        row("NEAR", "f");
        row("NEAR(hi", "");
        row("AND", "f");
        row("OR NOT", "f");
        row("text:near", "");
        row("'", "f");
        row("); DROP", "f");
        row("{text}", "");
        row("^near", "");
        row("-", "f");
        row("😀", "f");
        row("zz", "");
        row("nowhere", "");
    }
    void wordsAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, ids);
        using S = QString;
        add("a", "Trip to Zürich", {turn(1, S(), QStringLiteral("No lighthouse there."))});
        add("b", "b",
            {turn(1, QStringLiteral("Which harbour?"), QStringLiteral("The Keeper of the LIGHTHOUSE knows.")),
             turn(2, QStringLiteral("Storm?"), QStringLiteral("Yes."))});
        add("c", "c", {turn(1, QStringLiteral("今天天气很好"), QStringLiteral("한국어"))});
        add("d", "d", {turn(1, QStringLiteral("ёжик"), S())});
        add("e", "e", {turn(1, QStringLiteral("100% snake_case"), QStringLiteral("say \"hi\""))});
        add("f", "f",
            {turn(1, QStringLiteral("a*b near and or not 'x'"), QStringLiteral("1); drop table - 😀"))});
        QCOMPARE(this->ids(text), ids);
    }

    void everyEndOfATextIsFound()
    {
        add("a", "pq",
            {turn(1, QStringLiteral("ab"), QStringLiteral("cd")), turn(2, {}, QStringLiteral("xyz"))});
        for (const char *text : {"a", "b", "ab", "c", "d", "cd", "z", "yz", "xyz", "p", "q", "pq", "ab z q"})
            QCOMPARE(ids(QString::fromLatin1(text)), QStringLiteral("a"));
        for (const char *text : {"bc", "dx", "qa", "abcd"})
            QCOMPARE(ids(QString::fromLatin1(text)), QString());
    }

    void partsThatDoNotMakeTheWordAreNoHit()
    {
        // All parts of three are there, the word is not.
        add("a", "a", {turn(1, QStringLiteral("abcd bcde"), {})});
        QCOMPARE(ids(QStringLiteral("abcde")), QString());
        add("b", "b", {turn(1, QStringLiteral("abcd bcde"), {}), turn(2, {}, QStringLiteral("xabcdex"))});
        QCOMPARE(ids(QStringLiteral("abcde")), QStringLiteral("b"));
        QCOMPARE(hits(QStringLiteral("abcde")).first().turnId, 2);
    }

    void theBestHitsComeFirst()
    {
        const auto lamp = [](const char *text) { return turn(1, QString::fromLatin1(text), {}); };
        add("oldtitle", "Lamp oil");
        add("one", "one", {lamp("oil for a lamp")});
        add("pinned", "pinned", {lamp("lamp oil")}, true);
        add("apart", "apart", {lamp("lamp"), turn(2, QStringLiteral("oil"), {})});
        add("two", "two", {lamp("lamp, oil")});
        add("newtitle", "oil lamp");
        add("apartnew", "Lamp", {lamp("oil")});
        QCOMPARE(ids(QStringLiteral("lamp oil")),
                 QStringLiteral("newtitle oldtitle pinned two one apartnew apart"));
        QCOMPARE(ids(QStringLiteral("lamp oil"), 3), QStringLiteral("newtitle oldtitle pinned"));
        QCOMPARE(ids(QStringLiteral("lamp oil"), 6).split(u' ').size(), 6);
    }

    void aHitSaysWhereItIs()
    {
        add("a", "a",
            {turn(1, QStringLiteral("first"), QStringLiteral("one")),
             turn(2, QStringLiteral("Über das Meer"), QStringLiteral("A Lámp, and another lamp."))});
        m_store->saveTurns(QStringLiteral("a"), 2,
                           {turn(1, QStringLiteral("first"), QStringLiteral("lantern"))}, 1);
        ConversationHit hit = hits(QStringLiteral("lamp")).first();
        QCOMPARE(shown(hit.excerpt), QStringLiteral("A [Lámp], and another [lamp]."));
        QCOMPARE(hit.columnId, 1);
        QCOMPARE(hit.turnId, 2);
        QCOMPARE(hit.columns, 2);
        QCOMPARE(hit.turns, 2);
        hit = hits(QStringLiteral("lantern")).first();
        QCOMPARE(hit.columnId, 2);
        QCOMPARE(hit.turnId, 1);
        hit = hits(QStringLiteral("meer uber")).first();
        QCOMPARE(shown(hit.excerpt), QStringLiteral("[Über] das [Meer]"));
        // Where the title has it, and where nothing was looked for.
        add("b", "A lamp", {turn(1, QStringLiteral("lamp"), {})});
        hit = hits(QStringLiteral("lamp")).first();
        QCOMPARE(hit.info.id, QStringLiteral("b"));
        QCOMPARE(hit.excerpt, QString());
        QCOMPARE(hit.turnId, 0);
        QCOMPARE(hits({}).first().excerpt, QString());
        // A part in the title, a part in the text.
        add("c", "Paper", {turn(1, {}, QStringLiteral("a lantern"))});
        hit = hits(QStringLiteral("paper lantern")).first();
        QCOMPARE(shown(hit.excerpt), QStringLiteral("a [lantern]"));
        QCOMPARE(hit.turnId, 1);
    }

    void renamingChangesWhatIsFound()
    {
        add("a", "Lighthouse");
        QCOMPARE(ids(QStringLiteral("lighthouse")), QStringLiteral("a"));
        add("a", "Waterfall");
        QCOMPARE(ids(QStringLiteral("lighthouse")), QString());
        QCOMPARE(ids(QStringLiteral("waterfall")), QStringLiteral("a"));
    }

    void commonShortWordsAreFound()
    {
        // More than the index is asked for.
        for (int i = 0; i < 40; ++i) {
            std::vector<Turn> turns;
            for (qint64 id = 1; id <= 30; ++id) {
                QString text;
                for (int k = 0; k < 26; ++k)
                    text += QStringLiteral("t%1 ").arg(QChar(u'a' + k));
                turns.push_back(turn(id, text, {}));
            }
            add(qPrintable(QStringLiteral("c%1").arg(i, 2, 10, QLatin1Char('0'))), "x", turns);
        }
        add("last", "last", {turn(1, QStringLiteral("tz"), {})});
        QCOMPARE(hits(QStringLiteral("t")).size(), 41);
        QCOMPARE(ids(QStringLiteral("t"), 2), QStringLiteral("last c39"));
        QCOMPARE(ids(QStringLiteral("t last")), QStringLiteral("last"));
        QCOMPARE(ids(QStringLiteral("t qq")), QString());
    }

    void aLongSearchTextIsNoTrouble()
    {
        const QString word = QStringLiteral("abcdefghij").repeated(2000);
        add("a", "a", {turn(1, word, {})});
        add("b", "b", {turn(1, QStringLiteral("abcdefghij").repeated(10), {})});
        QCOMPARE(ids(word), QStringLiteral("a"));
        QCOMPARE(
            ids(QStringLiteral("abcdefghij abc bcd cde def efg fgh ghi hij a b c d e f g h i j jab iab")),
            QStringLiteral("b a"));
    }

    void theIndexIsMadeAnewForOtherRulesOfFolding()
    {
        add("a", "Title", {turn(1, QStringLiteral("lighthouse"), {})});
        m_store.reset();
        {
            Database database(path(), QStringLiteral(":/conversations"), Database::Kind::Conversations);
            QCOMPARE(database.open().mode, HistoryState::Mode::ReadWrite);
            QVERIFY(
                database.execute(QStringLiteral("UPDATE notes SET value = '0' WHERE name = 'folding'")).ok());
            QVERIFY(
                database.execute(QStringLiteral("INSERT INTO search (search) VALUES ('delete-all')")).ok());
        }
        m_store = std::make_unique<ConversationStore>(path());
        QTRY_COMPARE(ids(QStringLiteral("lighthouse")), QStringLiteral("a"));
        QCOMPARE(ids(QStringLiteral("title")), QStringLiteral("a"));
        QVERIFY(m_store->remove({QStringLiteral("a")}).result().ok());
        QVERIFY(m_store->purge().result().ok());
        Database database(path(), QStringLiteral(":/conversations"), Database::Kind::Conversations);
        QCOMPARE(database.open().mode, HistoryState::Mode::ReadWrite);
        QVERIFY(
            database.execute(QStringLiteral("INSERT INTO search (search) VALUES ('integrity-check')")).ok());
    }
};

QTEST_GUILESS_MAIN(TestConversationSearch)
#include "tst_conversation_search.moc"
