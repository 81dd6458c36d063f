#include "tests/gui/chat/conversation_samples.h"
#include "ui/chat/conversation_list_model.h"
#include "ui/chat/conversation_words.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using Model = ui::ConversationListModel;

namespace {

QStringList texts(const Model &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row).data().toString();
    return all;
}

QDateTime local(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

core::ConversationHit at(const char *id, const char *time)
{
    core::ConversationHit hit = conversation(id, QString::fromLatin1(id));
    hit.info.changed = local(time).toUTC();
    return hit;
}

} // namespace

class TestConversationList : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void periodsAreCountedInDays()
    {
        const QDateTime now = local("2026-11-22T00:10:00");
        QCOMPARE(ui::periodText(local("2026-11-22T00:05:00"), now), QStringLiteral("Today"));
        QCOMPARE(ui::periodText(local("2026-11-22T13:00:00"), now), QStringLiteral("Today"));
        QCOMPARE(ui::periodText(local("2026-11-21T23:59:00"), now), QStringLiteral("Yesterday"));
        QCOMPARE(ui::periodText(local("2026-11-20T23:59:00"), now), QStringLiteral("Last 7 days"));
        QCOMPARE(ui::periodText(local("2026-11-16T00:00:00"), now), QStringLiteral("Last 7 days"));
        QCOMPARE(ui::periodText(local("2026-11-15T23:00:00"), now), QStringLiteral("November"));
        QCOMPARE(ui::periodText(local("2026-01-02T00:00:00"), now), QStringLiteral("January"));
        QCOMPARE(ui::periodText(local("2025-11-22T00:00:00"), now), QStringLiteral("November 2025"));
    }

    void timesAreAsShortAsCanBeUnderstood()
    {
        const QDateTime now = local("2026-11-22T12:00:00");
        QVERIFY(ui::shortTimeText(local("2026-11-22T09:30:00"), now).startsWith(QLatin1String("9:30")));
        QCOMPARE(ui::shortTimeText(local("2026-11-18T09:30:00"), now), QStringLiteral("Wednesday"));
        QVERIFY(ui::shortTimeText(local("2026-10-01T09:30:00"), now).contains(QLatin1String("10/1")));
    }

    void marksOfTheStoreBecomeParts()
    {
        const ui::MarkedText text =
            ui::markedExcerpt(QStringLiteral("a \uE000heat\uE001\n pump and \uE000heat\uE001"));
        QCOMPARE(text.text, QStringLiteral("a heat pump and heat"));
        QCOMPARE(text.marks, (QList<ui::MarkedText::Part> {{2, 4}, {16, 4}}));
    }

    void aWordThatComesLateIsBroughtIntoView()
    {
        const ui::MarkedText text =
            ui::markedExcerpt(QStringLiteral("one two three four five six seven eight \uE000nine\uE001 ten"));
        QVERIFY2(text.text.startsWith(u'…'), qPrintable(text.text));
        QCOMPARE(text.marks.size(), 1);
        QVERIFY(text.marks.first().from <= 20);
        QCOMPARE(text.text.mid(text.marks.first().from, text.marks.first().length), QStringLiteral("nine"));
    }

    void brokenMarksDoNoHarm()
    {
        QCOMPARE(ui::markedExcerpt(QStringLiteral("\uE001a\uE000\uE001b\uE000")).text, QStringLiteral("ab"));
        QVERIFY(ui::markedExcerpt(QStringLiteral("\uE001a\uE000\uE001b\uE000")).marks.isEmpty());
        QVERIFY(ui::markedExcerpt({}).text.isEmpty());
    }

    void conversationsStandUnderHeadings()
    {
        Model model;
        QAbstractItemModelTester tester(&model);
        core::ConversationHit pinned = at("p", "2020-01-01T00:00:00");
        pinned.info.pinned = true;
        model.setHits({pinned, at("a", "2026-11-22T10:00:00"), at("b", "2026-11-22T09:00:00"),
                       at("c", "2026-10-02T10:00:00")},
                      false, local("2026-11-22T12:00:00"));
        QCOMPARE(texts(model),
                 (QStringList {QStringLiteral("Pinned"), QStringLiteral("p"), QStringLiteral("Today"),
                               QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("October"),
                               QStringLiteral("c")}));
        QCOMPARE(model.count(), 4);
        QCOMPARE(model.index(0).flags(), Qt::ItemFlags(Qt::NoItemFlags));
        QVERIFY(model.index(1).flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(model.index(1).data(Model::PinnedRole).toBool());
        QCOMPARE(model.first().row(), 1);
        model.setHits({pinned}, true, local("2026-11-22T12:00:00"));
        QCOMPARE(texts(model), QStringList {QStringLiteral("p")});
    }

    void rowsThatStayKeepTheirPlaces()
    {
        Model model;
        QAbstractItemModelTester tester(&model);
        const QDateTime now = local("2026-11-22T12:00:00");
        const core::ConversationHit a = at("a", "2026-11-22T11:00:00");
        const core::ConversationHit b = at("b", "2026-11-21T11:00:00");
        const core::ConversationHit c = at("c", "2026-11-20T11:00:00");
        model.setHits({a, b, c}, false, now);
        const QPersistentModelIndex last = model.indexOf(QStringLiteral("c"));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        core::ConversationHit newer = b;
        newer.info.changed = now.toUTC();
        model.setHits({newer, a, c}, false, now);
        QCOMPARE(texts(model).mid(0, 3),
                 (QStringList {QStringLiteral("Today"), QStringLiteral("b"), QStringLiteral("a")}));
        QVERIFY(last.isValid());
        QCOMPARE(last.data(Model::IdRole).toString(), QStringLiteral("c"));
        model.setHits({a, b, c}, false, now);
        model.setHits({}, false, now);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.size(), 0);
    }

    void aScreenReaderHearsWhatIsSeen()
    {
        Model model;
        core::ConversationHit hit = at("a", "2026-11-22T11:00:00");
        hit.info.pinned = true;
        hit.info.folder = QStringLiteral("Work");
        hit.info.tags = {QStringLiteral("rust")};
        hit.excerpt = QStringLiteral("some \uE000words\uE001");
        model.setHits({hit}, true, local("2026-11-22T12:00:00"));
        model.setOpen(QStringLiteral("a"));
        model.setRunning({QStringLiteral("a")});
        const QString text = model.index(0).data(Qt::AccessibleTextRole).toString();
        for (const char *part :
             {"a", "3 model", "Work", "#rust", "pinned", "still answering", "open", "some words"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
        QVERIFY(!text.contains(QChar(0xE000)));
    }

    void onlyARealTitleRenames()
    {
        Model model;
        QAbstractItemModelTester tester(&model);
        model.setHits({at("a", "2026-11-22T11:00:00")}, true, local("2026-11-22T12:00:00"));
        QSignalSpy renamed(&model, &Model::renamed);
        QVERIFY(!model.setData(model.index(0), QStringLiteral("  "), Qt::EditRole));
        QVERIFY(!model.setData(model.index(0), QStringLiteral("a"), Qt::EditRole));
        QVERIFY(model.setData(model.index(0), QStringLiteral(" new\nname "), Qt::EditRole));
        QCOMPARE(renamed.size(), 1);
        QCOMPARE(renamed.last().at(1).toString(), QStringLiteral("new name"));
        model.setChangeable(false);
        QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsEditable));
    }
};

QTEST_GUILESS_MAIN(TestConversationList)
#include "conversation_list_test.moc"
