#include "core/model/preset_mention.h"
#include "core/routing/model_name.h"

#include <QTest>

using namespace core;

namespace {

/// What a catalog with a few models, among them a local server's with a colon, and one set would say.
bool isKnown(const QString &name)
{
    const QStringList known {QStringLiteral("openai/gpt-5"), QStringLiteral("gpt-5"),
                             QStringLiteral("llama3:8b"), QStringLiteral("x/y:free"),
                             QStringLiteral("set/a:b")};
    return known.contains(name, Qt::CaseInsensitive);
}

} // namespace

class TestModelName : public QObject
{
    Q_OBJECT

private slots:
    void nameIsTakenApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ModelName>("expected");
        const auto row = [](const char *title, const QString &text, const ModelName &expected) {
            QTest::newRow(title) << text << expected;
        };
        const QString gpt = QStringLiteral("openai/gpt-5");
        const QString free = QStringLiteral("free");
        row("plain", gpt, {.base = gpt});
        row("with blanks around", QStringLiteral(" openai/gpt-5\n"), {.base = gpt});
        row("bare", QStringLiteral("gpt-5"), {.base = QStringLiteral("gpt-5")});
        row("free", QStringLiteral("openai/gpt-5:free"), {.base = gpt, .catalogueVariant = free});
        row("batch", QStringLiteral("openai/gpt-5:batch"),
            {.base = gpt, .catalogueVariant = QStringLiteral("batch")});
        row("thinking", QStringLiteral("openai/gpt-5:thinking"),
            {.base = gpt, .catalogueVariant = QStringLiteral("thinking")});
        row("extended", QStringLiteral("openai/gpt-5:extended"),
            {.base = gpt, .catalogueVariant = QStringLiteral("extended")});
        row("nitro", QStringLiteral("openai/gpt-5:nitro"),
            {.base = gpt, .sort = SortBy::Throughput, .admitsPriority = true});
        row("floor", QStringLiteral("openai/gpt-5:floor"),
            {.base = gpt, .sort = SortBy::Price, .admitsFlex = true});
        row("exacto", QStringLiteral("openai/gpt-5:exacto"), {.base = gpt, .sort = SortBy::Exacto});
        row("online", QStringLiteral("openai/gpt-5:online"), {.base = gpt, .online = true});
        row("upper case", QStringLiteral("OpenAI/GPT-5:Free:NITRO"),
            {.base = QStringLiteral("OpenAI/GPT-5"),
             .catalogueVariant = free,
             .sort = SortBy::Throughput,
             .admitsPriority = true});
        row("offer before sort", QStringLiteral("openai/gpt-5:free:floor:online"),
            {.base = gpt,
             .catalogueVariant = free,
             .sort = SortBy::Price,
             .admitsFlex = true,
             .online = true});
        row("offer after sort", QStringLiteral("openai/gpt-5:online:floor:free"),
            {.base = gpt,
             .catalogueVariant = free,
             .sort = SortBy::Price,
             .admitsFlex = true,
             .online = true});
        row("same offer twice", QStringLiteral("openai/gpt-5:free:free"),
            {.base = gpt, .catalogueVariant = free});
        row("last sort wins, and its tier with it", QStringLiteral("openai/gpt-5:nitro:floor"),
            {.base = gpt, .sort = SortBy::Price, .admitsFlex = true});
        row("last sort wins the other way round", QStringLiteral("openai/gpt-5:floor:nitro"),
            {.base = gpt, .sort = SortBy::Throughput, .admitsPriority = true});
        row("exacto last has no tier", QStringLiteral("openai/gpt-5:floor:nitro:exacto"),
            {.base = gpt, .sort = SortBy::Exacto});
        row("latest", QStringLiteral("~openai/gpt-latest"), {.base = QStringLiteral("~openai/gpt-latest")});
        row("latest with suffix", QStringLiteral("~openai/gpt-latest:free"),
            {.base = QStringLiteral("~openai/gpt-latest"), .catalogueVariant = free});
        row("preset alone", QStringLiteral("@preset/work"), {.base = {}, .preset = QStringLiteral("work")});
        row("preset behind", QStringLiteral("openai/gpt-5@preset/work"),
            {.base = gpt, .preset = QStringLiteral("work")});
        row("preset behind suffix", QStringLiteral("openai/gpt-5:free@preset/work"),
            {.base = gpt, .catalogueVariant = free, .preset = QStringLiteral("work")});
        row("suffix behind preset", QStringLiteral("openai/gpt-5@Preset/work:free"),
            {.base = gpt, .catalogueVariant = free, .preset = QStringLiteral("work")});
        row("set", QStringLiteral("set/cheap"), {.base = {}, .set = QStringLiteral("cheap")});
        row("set with sort", QStringLiteral("Set/cheap:nitro"),
            {.base = {}, .sort = SortBy::Throughput, .admitsPriority = true, .set = QStringLiteral("cheap")});
        row("set with colon", QStringLiteral("set/a:b:floor"),
            {.base = {}, .sort = SortBy::Price, .admitsFlex = true, .set = QStringLiteral("a:b")});
        row("colon in the name", QStringLiteral("llama3:8b"), {.base = QStringLiteral("llama3:8b")});
        row("colon in the name, then suffix", QStringLiteral("llama3:8b:floor"),
            {.base = QStringLiteral("llama3:8b"), .sort = SortBy::Price, .admitsFlex = true});
        row("a suffix that is a model's own", QStringLiteral("x/y:free"),
            {.base = QStringLiteral("x/y:free")});
        row("nobody's name keeps its colon", QStringLiteral("llama3:7b"),
            {.base = QStringLiteral("llama3:7b")});
        row("nobody's name loses what is a suffix", QStringLiteral("llama3:7b:nitro"),
            {.base = QStringLiteral("llama3:7b"), .sort = SortBy::Throughput, .admitsPriority = true});
    }
    void nameIsTakenApart()
    {
        QFETCH(QString, text);
        QFETCH(ModelName, expected);
        const auto name = parseModelName(text, isKnown);
        QVERIFY2(name.ok(), name ? "" : qPrintable(name.error().message));
        QCOMPARE(name->base, expected.base);
        QCOMPARE(name->catalogueVariant, expected.catalogueVariant);
        QCOMPARE(sortName(name->sort), sortName(expected.sort));
        QVERIFY(*name == expected);
    }

    void badNameIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QString() << QStringLiteral("names no model");
        QTest::newRow("suffix alone") << QStringLiteral(":nitro") << QStringLiteral("names no model");
        QTest::newRow("preset without name")
            << QStringLiteral("@preset/") << QStringLiteral("names no preset");
        QTest::newRow("preset without name behind a model")
            << QStringLiteral("openai/gpt-5@preset/") << QStringLiteral("names no preset");
        QTest::newRow("set without name") << QStringLiteral("set/") << QStringLiteral("names no set");
        QTest::newRow("history") << QStringLiteral("openai/gpt-5:beta")
                                 << QStringLiteral("'openai/gpt-5' has no variant ':beta'. The variants are "
                                                   ":free, :batch, :thinking, :extended, :nitro, :floor, "
                                                   ":exacto, :online.");
        QTest::newRow("slip") << QStringLiteral("openai/gpt-5:flor")
                              << QStringLiteral("Did you mean ':floor'?");
        QTest::newRow("empty suffix") << QStringLiteral("openai/gpt-5:") << QStringLiteral("no variant ':'");
        QTest::newRow("wrong between right ones")
            << QStringLiteral("openai/gpt-5:free:beta:nitro") << QStringLiteral("no variant ':beta'");
        QTest::newRow("two offers") << QStringLiteral("openai/gpt-5:free:batch")
                                    << QStringLiteral("cannot be both ':free' and ':batch'");
        QTest::newRow("offer of a set")
            << QStringLiteral("set/cheap:free") << QStringLiteral("A set has no variant ':free'");
    }
    void badNameIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto name = parseModelName(text, isKnown);
        QVERIFY(!name.ok());
        QCOMPARE(name.error().kind, ErrorKind::BadRequest);
        QCOMPARE(name.error().parameter, QStringLiteral("model"));
        QVERIFY2(name.error().message.contains(says), qPrintable(name.error().message));
    }

    void withoutACatalogTheNameEndsAtTheFirstColon()
    {
        QCOMPARE(parseModelName(QStringLiteral("a/b:free"))->base, QStringLiteral("a/b"));
        QVERIFY(!parseModelName(QStringLiteral("llama3:8b")).ok());
    }

    void latestAliasIsTold()
    {
        QVERIFY(parseModelName(QStringLiteral("~openai/gpt-latest"))->isLatestAlias());
        QVERIFY(!parseModelName(QStringLiteral("openai/gpt-latest"))->isLatestAlias());
    }

    void explicitSortGoesBeforeASuffix_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<SortBy>("asked");
        QTest::addColumn<SortBy>("expected");
        QTest::newRow("exacto alone") << ":exacto" << SortBy::Default << SortBy::Exacto;
        QTest::newRow("exacto and price") << ":exacto" << SortBy::Price << SortBy::Price;
        QTest::newRow("nitro alone") << ":nitro" << SortBy::Default << SortBy::Throughput;
        QTest::newRow("nitro and latency") << ":nitro" << SortBy::Latency << SortBy::Latency;
        QTest::newRow("neither") << "" << SortBy::Default << SortBy::Default;
    }
    void explicitSortGoesBeforeASuffix()
    {
        QFETCH(QString, suffix);
        QFETCH(SortBy, asked);
        QFETCH(SortBy, expected);
        const auto name = parseModelName(QStringLiteral("openai/gpt-5") + suffix);
        QVERIFY(name.ok());
        QVERIFY(sortFor(*name, {.sort = asked}) == expected);
    }

    void tiersAreCancelledByOrderOrDefaultTier_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QStringList>("order");
        QTest::addColumn<QString>("tier");
        QTest::addColumn<bool>("priority");
        QTest::addColumn<bool>("flex");
        const QStringList order {QStringLiteral("openai")};
        QTest::newRow("nitro admits priority") << ":nitro" << QStringList() << "" << true << false;
        QTest::newRow("floor admits flex") << ":floor" << QStringList() << "" << false << true;
        QTest::newRow("exacto admits none") << ":exacto" << QStringList() << "" << false << false;
        QTest::newRow("order cancels nitro") << ":nitro" << order << "" << false << false;
        QTest::newRow("order cancels floor") << ":floor" << order << "" << false << false;
        QTest::newRow("default tier cancels nitro")
            << ":nitro" << QStringList() << "default" << false << false;
        QTest::newRow("default tier cancels floor")
            << ":floor" << QStringList() << "default" << false << false;
        QTest::newRow("auto tier does not") << ":nitro" << QStringList() << "auto" << true << false;
    }
    void tiersAreCancelledByOrderOrDefaultTier()
    {
        QFETCH(QString, suffix);
        QFETCH(QStringList, order);
        QFETCH(QString, tier);
        QFETCH(bool, priority);
        QFETCH(bool, flex);
        const auto name = parseModelName(QStringLiteral("openai/gpt-5") + suffix);
        QVERIFY(name.ok());
        QVERIFY(tiersFor(*name, order, tier) == (TierAdmission {priority, flex}));
    }

    void presetIsFoundWhereverItStands()
    {
        using Mention = PresetMention;
        QVERIFY(splitPresetMention(QStringLiteral("a/b:free")) == (Mention {QStringLiteral("a/b:free"), {}}));
        QVERIFY(splitPresetMention(QStringLiteral("a/b@preset/p:free"))
                == (Mention {QStringLiteral("a/b:free"), QStringLiteral("p")}));
        QVERIFY(splitPresetMention(QStringLiteral("@preset/p")) == (Mention {{}, QStringLiteral("p")}));
    }
};

QTEST_APPLESS_MAIN(TestModelName)
#include "tst_model_name.moc"
