#include "core/routing/auto_options.h"
#include "core/routing/auto_router.h"
#include "tests/unit/routing/routing_models.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <optional>

using namespace core;

namespace {

const QString kAuto = QStringLiteral("switchyard/auto");

/// Ten models `m/0` … `m/9`, each one dollar dearer than the one before, all from the same day.
struct World {
    QList<ModelInfo> models;
    ChatRequest request;
    RoutingSettings settings;
    QStringList noKeyFor = {};
    qint64 promptTokens = 100;
    double random = 0;

    World()
    {
        for (int i = 0; i < 10; ++i)
            models << modelOf(QStringLiteral("m/%1").arg(i),
                              {endpointAt(QStringLiteral("p"), QString::number(i + 1))});
        request.messages = {Message::text(Role::User, QStringLiteral("Hello there"))};
    }

    ModelInfo &model(const QString &id)
    {
        for (ModelInfo &one : models) {
            if (one.id == id)
                return one;
        }
        Q_UNREACHABLE();
    }

    void setPlugin(const QString &id, const QJsonObject &options, bool enabled = true)
    {
        request.plugins = {PluginUse {id, enabled, options}};
    }

    QStringList chosen(const QString &name = kAuto) const
    {
        const Catalog catalog = snapshot();
        const auto picks = routerModel(name) == RouterModel::Free ? chooseFreeModels(input(catalog))
                                                                  : chooseAutoModels(input(catalog), name);
        QStringList found;
        if (!picks)
            return {picks.error().message};
        for (const AutoPick &pick : *picks)
            found << (pick.variant.isEmpty() ? pick.model->id : pick.model->id + u':' + pick.variant);
        return found;
    }

    QString firstReason(const QString &name = kAuto) const
    {
        const Catalog catalog = snapshot();
        const auto picks = chooseAutoModels(input(catalog), name);
        return picks ? picks->first().why : picks.error().message;
    }

    std::optional<Error> error(const QString &name = kAuto) const
    {
        const Catalog catalog = snapshot();
        const auto picks = routerModel(name) == RouterModel::Free ? chooseFreeModels(input(catalog))
                                                                  : chooseAutoModels(input(catalog), name);
        return picks ? std::nullopt : std::optional(picks.error());
    }

private:
    Catalog snapshot() const
    {
        return Catalog(models,
                       {providerOf(QStringLiteral("p")), providerOf(QStringLiteral("q")),
                        providerOf(QStringLiteral("sim"), QStringLiteral("simulator"))},
                       {}, QStringLiteral("2026-07-01"));
    }
    AutoInput input(const Catalog &catalog) const
    {
        return {.request = request,
                .catalog = catalog,
                .settings = settings,
                .isUsable =
                    [this](const ModelInfo &model, const EndpointInfo &endpoint) {
                        return !noKeyFor.contains(model.id) && !noKeyFor.contains(endpoint.providerId);
                    },
                .promptTokens = promptTokens,
                .random = random};
    }
};

QStringList names(int from, int to)
{
    QStringList ids;
    const int step = from <= to ? 1 : -1;
    for (int i = from; i != to + step; i += step)
        ids << QStringLiteral("m/%1").arg(i);
    return ids;
}

QJsonObject tier(const char *name)
{
    return {{QStringLiteral("cost_tier"), QString::fromLatin1(name)}};
}

} // namespace

class TestAutoRouter : public QObject
{
    Q_OBJECT

private slots:
    void promptIsClassified_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<TaskKind>("task");
        const auto row = [](const char *prompt, TaskKind task) {
            QTest::newRow(prompt) << QString::fromUtf8(prompt) << task;
        };
        row("Hello, how are you?", TaskKind::Chat);
        row("What is the capital of France?", TaskKind::Chat);
        row("Who was Ada Lovelace?", TaskKind::Chat);
        row("Improve my mood with a joke", TaskKind::Chat);
        row("Wie wird das Wetter morgen?", TaskKind::Chat);
        row("你好，今天过得怎么样？", TaskKind::Chat);

        row("Write a Python function that reverses a list", TaskKind::Code);
        row("Why does this segfault?\n#include <vector>\nint main() {}", TaskKind::Code);
        row("Refactor this class to use dependency injection", TaskKind::Code);
        row("Traceback (most recent call last):\n  File \"a.py\", line 3", TaskKind::Code);
        row("Translate this Python code to Rust, it should compile: ```def f(): return 1```", TaskKind::Code);
        row("SELECT * FROM users WHERE id = 1; why is this slow?", TaskKind::Code);
        row("Warum kommt diese Fehlermeldung beim Kompilieren?", TaskKind::Code);
        row("Schreibe ein Programm, das Primzahlen ausgibt", TaskKind::Code);
        row("用Python编程实现快速排序", TaskKind::Code);
        row("这段代码为什么报错？", TaskKind::Code);

        row("Prove that the square root of 2 is irrational", TaskKind::Math);
        row("Solve the equation 3x + 4 = 19", TaskKind::Math);
        row("What is the derivative of x^2 sin x?", TaskKind::Math);
        row("Evaluate $\\int_0^1 x^2 dx$", TaskKind::Math);
        row("Berechne die Wahrscheinlichkeit, zweimal eine Sechs zu würfeln", TaskKind::Math);
        row("求解方程 x^2 - 5x + 6 = 0", TaskKind::Math);

        row("Write a poem about autumn", TaskKind::Writing);
        row("Write an email to my landlord about the heating", TaskKind::Writing);
        row("Schreibe ein Gedicht über den Herbst", TaskKind::Writing);
        row("写一首关于春天的诗", TaskKind::Writing);

        row("Translate into French: good morning", TaskKind::Translation);
        row("Übersetze den folgenden Satz ins Englische", TaskKind::Translation);
        row("把这句话翻译成英文", TaskKind::Translation);

        row("Summarise the following article in three sentences", TaskKind::Summary);
        row("tl;dr please", TaskKind::Summary);
        row("Fasse den Text in Stichpunkten zusammen.", TaskKind::Summary);
        row("请总结下面的文章", TaskKind::Summary);

        row("Extract all names and dates from this letter", TaskKind::Extraction);
        row("Classify the sentiment of this review", TaskKind::Extraction);
        row("Extrahiere alle Adressen aus dem Text", TaskKind::Extraction);
        row("从文本中提取所有日期", TaskKind::Extraction);
    }
    void promptIsClassified()
    {
        QFETCH(QString, prompt);
        QFETCH(TaskKind, task);
        ChatRequest request;
        request.messages = {Message::text(Role::User, prompt)};
        QCOMPARE(taskName(classifyTask(request, 0)), taskName(task));
    }

    void theLastQuestionCounts()
    {
        ChatRequest request;
        request.messages = {Message::text(Role::System, QStringLiteral("You write poems.")),
                            Message::text(Role::User, QStringLiteral("Write a poem")),
                            Message::text(Role::Assistant, QStringLiteral("A poem.")),
                            Message::text(Role::User, QStringLiteral("Now solve the equation x = 2x"))};
        QCOMPARE(taskName(classifyTask(request, 0)), QStringLiteral("math"));
    }

    void theWishBehindALongTextIsSeen()
    {
        ChatRequest request;
        const QString text = QStringLiteral("lorem ipsum ").repeated(2000);
        request.messages = {Message::text(Role::User, text + QStringLiteral("\nPlease summarise this."))};
        QCOMPARE(taskName(classifyTask(request, 0)), QStringLiteral("summary"));
    }

    void toolsMakeItAgentic()
    {
        ChatRequest request;
        request.messages = {Message::text(Role::User, QStringLiteral("Write a poem"))};
        request.tools = {ToolDefinition {.name = QStringLiteral("search")}};
        QCOMPARE(taskName(classifyTask(request, 0)), QStringLiteral("agentic"));
        request.toolChoice = ToolChoice {.mode = ToolChoice::Mode::None};
        QCOMPARE(taskName(classifyTask(request, 0)), QStringLiteral("writing"));
    }

    void pictureMakesItVision()
    {
        ChatRequest request;
        Message message = Message::text(Role::User, QStringLiteral("Summarise this"));
        message.content << ImagePart {QStringLiteral("data:image/png;base64,AA==")};
        request.messages = {message};
        QCOMPARE(taskName(classifyTask(request, 0)), QStringLiteral("vision"));
    }

    void wantedFormMakesItExtraction()
    {
        ChatRequest request;
        request.messages = {Message::text(Role::User, QStringLiteral("Ada was born in 1815"))};
        QCOMPARE(taskName(classifyTask(request, 0)), QStringLiteral("chat"));
        request.responseFormat = ResponseFormat {.kind = ResponseFormat::Kind::JsonSchema};
        QCOMPARE(taskName(classifyTask(request, 0)), QStringLiteral("extraction"));
    }

    void longPromptIsATaskOfItsOwn()
    {
        ChatRequest request;
        request.messages = {Message::text(Role::User, QStringLiteral("What happens to the captain?"))};
        QCOMPARE(taskName(classifyTask(request, kLongPromptTokens - 1)), QStringLiteral("chat"));
        QCOMPARE(taskName(classifyTask(request, kLongPromptTokens)), QStringLiteral("long_context"));
        request.messages = {Message::text(Role::User, QStringLiteral("Summarise this"))};
        QCOMPARE(taskName(classifyTask(request, kLongPromptTokens)), QStringLiteral("summary"));
    }

    void routerModelsHaveTheirNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<RouterModel>("router");
        QTest::newRow("own auto") << "switchyard/auto" << RouterModel::Auto;
        QTest::newRow("OpenRouter's auto") << "openrouter/auto" << RouterModel::Auto;
        QTest::newRow("beta") << "openrouter/auto-beta" << RouterModel::Auto;
        QTest::newRow("upper case") << "OpenRouter/Auto" << RouterModel::Auto;
        QTest::newRow("own free") << "switchyard/free" << RouterModel::Free;
        QTest::newRow("OpenRouter's free") << "openrouter/free" << RouterModel::Free;
        QTest::newRow("code") << "openrouter/pareto-code" << RouterModel::Code;
        QTest::newRow("another") << "openrouter/fusion" << RouterModel::None;
    }
    void routerModelsHaveTheirNames()
    {
        QFETCH(QString, name);
        QFETCH(RouterModel, router);
        QVERIFY(routerModel(name) == router);
    }

    void bandKeepsItsFifth_data()
    {
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QStringList>("expected");
        // Of equal age, the dearer one of a band is taken to be the stronger.
        QTest::newRow("nothing said is low") << QJsonObject() << names(1, 0);
        QTest::newRow("low") << tier("low") << names(1, 0);
        QTest::newRow("medium") << tier("medium") << names(3, 2);
        QTest::newRow("high") << tier("high") << names(5, 4);
        QTest::newRow("xhigh") << tier("xhigh") << names(7, 6);
        QTest::newRow("max") << tier("max") << names(9, 8);
    }
    void bandKeepsItsFifth()
    {
        QFETCH(QJsonObject, options);
        QFETCH(QStringList, expected);
        World world;
        world.setPlugin(QStringLiteral("auto-router"), options);
        QCOMPARE(world.chosen(), expected);
    }

    void emptyBandTakesTheNearest()
    {
        World world;
        world.models = world.models.mid(0, 2); // at 0 % and 50 %
        world.setPlugin(QStringLiteral("auto-router"), tier("medium"));
        QCOMPARE(world.chosen(), names(1, 1));
        QVERIFY(world.firstReason().contains(QStringLiteral("nearest to the price band 'medium'")));
    }

    void bandCountsAllUsableModels()
    {
        World world;
        // Nobody in the middle may be chosen, but the percentiles stay those of all ten.
        world.setPlugin(
            QStringLiteral("auto-router"),
            {{QStringLiteral("cost_tier"), QStringLiteral("max")},
             {QStringLiteral("allowed_models"), QJsonArray {QStringLiteral("m/0"), QStringLiteral("m/8")}}});
        QCOMPARE(world.chosen(), names(8, 8));
    }

    void unusableModelsAreNotChosen()
    {
        World world;
        world.noKeyFor = names(0, 7);
        QCOMPARE(world.chosen(), names(8, 8));
        world.noKeyFor = {QStringLiteral("p")};
        QCOMPARE(world.error()->kind, ErrorKind::NoRoute);
    }

    void atMostFiveAreTried()
    {
        World world;
        for (ModelInfo &model : world.models)
            model.endpoints = {endpointAt(QStringLiteral("p"))};
        QCOMPARE(world.chosen().size(), kMostAutoPicks);
    }

    void allowedAndExcludedModels_data()
    {
        QTest::addColumn<QStringList>("allowed");
        QTest::addColumn<QStringList>("excluded");
        QTest::addColumn<QString>("first");
        const QStringList none;
        const QStringList all {QStringLiteral("m/*")};
        QTest::newRow("no lists") << none << none << "m/1";
        QTest::newRow("all allowed by pattern") << all << none << "m/1";
        QTest::newRow("one excluded") << none << names(1, 1) << "m/0";
        QTest::newRow("one allowed, in the band") << names(0, 0) << none << "m/0";
        QTest::newRow("exclusion wins") << names(0, 1) << names(1, 1) << "m/0";
        QTest::newRow("everything excluded")
            << none << all << "No models match your request and model restrictions.";
        QTest::newRow("another author allowed") << QStringList {QStringLiteral("n/*")} << none
                                                << "No models match your request and model restrictions.";
    }
    void allowedAndExcludedModels()
    {
        QFETCH(QStringList, allowed);
        QFETCH(QStringList, excluded);
        QFETCH(QString, first);
        World world;
        world.setPlugin(QStringLiteral("auto-router"),
                        {{QStringLiteral("allowed_models"), QJsonArray::fromStringList(allowed)},
                         {QStringLiteral("excluded_models"), QJsonArray::fromStringList(excluded)}});
        QCOMPARE(world.chosen().first(), first);
    }

    void nobodyLeftIsNotFound()
    {
        World world;
        world.models.clear();
        QCOMPARE(world.error()->kind, ErrorKind::NoRoute);
        QCOMPARE(httpStatusFor(*world.error()), 404);
    }

    void badOptionsAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<bool>("good");
        const auto allowed = [](int count, int length, int other = 0) {
            QJsonArray list;
            for (int i = 0; i < count; ++i)
                list << QString(length, u'm');
            QJsonObject json {{QStringLiteral("allowed_models"), list}};
            if (other > 0)
                json.insert(QStringLiteral("excluded_models"), QJsonArray {QString(other, u'n')});
            return json;
        };
        QTest::newRow("tier of another kind") << tier("cheapest") << false;
        QTest::newRow("pattern that is no text")
            << QJsonObject {{QStringLiteral("allowed_models"), QJsonArray {1}}} << false;
        QTest::newRow("no list") << QJsonObject {{QStringLiteral("excluded_models"), QStringLiteral("m/*")}}
                                 << false;
        QTest::newRow("pin that is no flag")
            << QJsonObject {{QStringLiteral("pin_model"), QStringLiteral("yes")}} << false;
        QTest::newRow("longest pattern") << allowed(1, 1024) << true;
        QTest::newRow("longer pattern") << allowed(1, 1025) << false;
        QTest::newRow("most patterns") << allowed(1024, 1) << true;
        QTest::newRow("more patterns") << allowed(1025, 1) << false;
        QTest::newRow("most text") << allowed(64, 1024) << true;
        QTest::newRow("more text over both lists") << allowed(64, 1024, 1) << false;
    }
    void badOptionsAreRefused()
    {
        QFETCH(QJsonObject, options);
        QFETCH(bool, good);
        World world;
        world.setPlugin(QStringLiteral("auto-router"), options);
        const auto read = autoOptions(world.request, kAuto);
        QCOMPARE(read.ok(), good);
        if (!good) {
            QCOMPARE(read.error().kind, ErrorKind::BadRequest);
            QCOMPARE(world.error()->parameter, QStringLiteral("plugins"));
        }
    }

    void eachRouterReadsItsOwnPlugin_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("plugin");
        QTest::addColumn<bool>("enabled");
        QTest::addColumn<bool>("read");
        QTest::newRow("own auto") << "switchyard/auto"
                                  << "auto-router" << true << true;
        QTest::newRow("auto") << "openrouter/auto"
                              << "auto-router" << true << true;
        QTest::newRow("beta") << "openrouter/auto-beta"
                              << "auto-beta-router" << true << true;
        QTest::newRow("code") << "openrouter/pareto-code"
                              << "pareto-router" << true << true;
        QTest::newRow("beta's at auto") << "openrouter/auto"
                                        << "auto-beta-router" << true << false;
        QTest::newRow("auto's at beta") << "openrouter/auto-beta"
                                        << "auto-router" << true << false;
        QTest::newRow("auto's at code") << "openrouter/pareto-code"
                                        << "auto-router" << true << false;
        QTest::newRow("switched off") << "openrouter/auto"
                                      << "auto-router" << false << false;
    }
    void eachRouterReadsItsOwnPlugin()
    {
        QFETCH(QString, name);
        QFETCH(QString, plugin);
        QFETCH(bool, enabled);
        QFETCH(bool, read);
        World world;
        world.setPlugin(plugin, tier("max"), enabled);
        QCOMPARE(world.chosen(name).first(), read ? QStringLiteral("m/9") : QStringLiteral("m/1"));
    }

    void paretoCodeSaysWhatItDoes()
    {
        World world;
        const QString why = world.firstReason(QStringLiteral("openrouter/pareto-code"));
        QVERIFY2(why.contains(QStringLiteral("chosen like switchyard/auto; task: code")), qPrintable(why));
    }

    void reasonNamesTaskBandAndFacts()
    {
        World world;
        world.request.messages = {Message::text(Role::User, QStringLiteral("Fix the bug in this code"))};
        world.model(QStringLiteral("m/1")).capabilities.reasoning = true;
        QCOMPARE(
            world.firstReason(),
            QStringLiteral("task: code; price band 'low' (0–20 % of the usable models); $2/M in, $8/M out, "
                           "released 2026-01-01, thinks"));
    }

    void needsAreHard_data()
    {
        QTest::addColumn<QString>("need");
        for (const char *need : {"tools", "schema", "json", "image", "file", "video", "length"})
            QTest::newRow(need) << QString::fromLatin1(need);
    }
    void needsAreHard()
    {
        QFETCH(QString, need);
        World world;
        ModelInfo &able = world.model(QStringLiteral("m/0"));
        Message &message = world.request.messages.last();
        if (need == QLatin1String("tools")) {
            world.request.tools = {ToolDefinition {.name = QStringLiteral("search")}};
            able.capabilities.tools = true;
        } else if (need == QLatin1String("schema")) {
            world.request.responseFormat = ResponseFormat {.kind = ResponseFormat::Kind::JsonSchema};
            able.endpoints.first().capabilities.structuredOutputs = true;
            world.model(QStringLiteral("m/1")).capabilities.jsonMode = true;
        } else if (need == QLatin1String("json")) {
            world.request.responseFormat = ResponseFormat {.kind = ResponseFormat::Kind::JsonObject};
            able.capabilities.jsonMode = true;
        } else if (need == QLatin1String("image")) {
            message.content << ImagePart {QStringLiteral("https://example.com/a.png")};
            able.inputModalities << QStringLiteral("image");
        } else if (need == QLatin1String("file")) {
            message.content << FilePart {.data = QStringLiteral("data:application/pdf;base64,AA==")};
            able.inputModalities << QStringLiteral("pdf");
        } else if (need == QLatin1String("video")) {
            message.content << OpaquePart {{{QStringLiteral("type"), QStringLiteral("video_url")}}};
            able.endpoints.first().inputModalities = {QStringLiteral("text"), QStringLiteral("video")};
        } else {
            world.promptTokens = 900;
            world.request.maxTokens = 100;
            for (ModelInfo &model : world.models)
                model.contextLength = 999;
            able.contextLength = 1000;
        }
        QCOMPARE(world.chosen(), names(0, 0));
    }

    void anEndpointThatSaysNoBeatsItsModelsYes()
    {
        World world;
        world.request.tools = {ToolDefinition {.name = QStringLiteral("search")}};
        world.model(QStringLiteral("m/0")).capabilities.tools = true;
        world.model(QStringLiteral("m/1")).capabilities.tools = true;
        world.model(QStringLiteral("m/1")).endpoints.first().capabilities.tools = false;
        QCOMPARE(world.chosen(), names(0, 0));
    }

    void userListGoesFirstInItsOrder()
    {
        World world;
        world.settings.autoModels = {QStringLiteral("m/7"), QStringLiteral("no/such"), QStringLiteral("m/2")};
        QCOMPARE(world.chosen(), (QStringList {QStringLiteral("m/7"), QStringLiteral("m/2")}));
        QVERIFY(world.firstReason().contains(QStringLiteral("number 1 on your list")));
    }

    void userListKeepsToNeedsAndRestrictions()
    {
        World world;
        world.settings.autoModels = names(7, 4);
        world.noKeyFor = names(7, 7);
        world.model(QStringLiteral("m/6")).contextLength = 10;
        world.setPlugin(QStringLiteral("auto-router"),
                        {{QStringLiteral("excluded_models"), QJsonArray {QStringLiteral("m/5")}}});
        QCOMPARE(world.chosen(), names(4, 4));
    }

    void userListIsNarrowedByABandThatWasAskedFor()
    {
        World world;
        world.settings.autoModels = {QStringLiteral("m/9"), QStringLiteral("m/4"), QStringLiteral("m/0"),
                                     QStringLiteral("m/1")};
        world.setPlugin(QStringLiteral("auto-router"), tier("low"));
        QCOMPARE(world.chosen(), names(0, 1));
    }

    void userListMayNameAnOffer()
    {
        World world;
        world.model(QStringLiteral("m/3")).endpoints
            << endpointAt(QStringLiteral("q"), QStringLiteral("0"), QStringLiteral("free"));
        world.settings.autoModels = {QStringLiteral("m/3:free"), QStringLiteral("m/4:free")};
        QCOMPARE(world.chosen(), QStringList {QStringLiteral("m/3:free")});
    }

    void pinnedModelComesFirstWhileItMayBeChosen()
    {
        World world;
        Message answer = Message::text(Role::Assistant, QStringLiteral("Hi"));
        answer.extra.insert(QStringLiteral("model"), QStringLiteral("m/8"));
        world.request.messages << answer << Message::text(Role::User, QStringLiteral("And now?"));
        QCOMPARE(world.chosen().first(), QStringLiteral("m/1"));

        const QJsonObject pin {{QStringLiteral("pin_model"), true}};
        world.setPlugin(QStringLiteral("auto-router"), pin);
        QCOMPARE(world.chosen(), names(8, 8) + names(1, 0));

        world.noKeyFor = names(8, 8);
        QCOMPARE(world.chosen().first(), QStringLiteral("m/1"));
        world.noKeyFor.clear();
        world.settings.autoModels = names(3, 3);
        QCOMPARE(world.chosen(), names(3, 3));
    }

    void oldModelsAreNotChosen()
    {
        World world; // Figures of 2026-07-01.
        world.model(QStringLiteral("m/1")).released = QStringLiteral("2024-12-30"); // 548 days
        QCOMPARE(world.chosen(), names(0, 1));
        world.model(QStringLiteral("m/1")).released = QStringLiteral("2024-12-29");
        QCOMPARE(world.chosen(), names(0, 0));
        for (ModelInfo &model : world.models)
            model.released = QStringLiteral("2020-01-01");
        QCOMPARE(world.chosen(), names(1, 0)); // rather old ones than nobody
    }

    void scoreIsTransparent()
    {
        ModelInfo model = modelOf(QStringLiteral("m/plain"), {});
        QCOMPARE(scoreOf(model, TaskKind::Chat, 1, 0).sum(), 4.5);
        QCOMPARE(scoreOf(model, TaskKind::Chat, 0, 548).sum(), 0.0);
        QCOMPARE(scoreOf(model, TaskKind::Chat, 0, 5000).age, 0.0);
        QCOMPARE(scoreOf(model, TaskKind::Chat, 0, {}).age, 0.75);
        model.capabilities.reasoning = true;
        QCOMPARE(scoreOf(model, TaskKind::Math, 0, 548).thinking, 1.0);
        QCOMPARE(scoreOf(model, TaskKind::Translation, 0, 548).thinking, 0.0);
        model.contextLength = 65'536;
        QCOMPARE(scoreOf(model, TaskKind::LongContext, 0, 548).context, 0.0);
        model.contextLength = 131'072;
        QCOMPARE(scoreOf(model, TaskKind::LongContext, 0, 548).context, 0.5);
        model.contextLength = 4'000'000;
        QCOMPARE(scoreOf(model, TaskKind::LongContext, 0, 548).context, 2.0);
        QCOMPARE(scoreOf(model, TaskKind::Chat, 0, 548).context, 0.0);
        model.id = QStringLiteral("m/some-coder");
        QCOMPARE(scoreOf(model, TaskKind::Code, 0, 548).purpose, 0.5);
        QCOMPARE(scoreOf(model, TaskKind::Writing, 0, 548).purpose, -0.5);
    }

    void simulatedModelsStandInOnlyForNobody()
    {
        World world;
        world.models << modelOf(QStringLiteral("sim/a"),
                                {endpointAt(QStringLiteral("sim"), QStringLiteral("0.5"))});
        QVERIFY(!world.chosen().contains(QStringLiteral("sim/a")));
        world.noKeyFor = {QStringLiteral("p")};
        QCOMPARE(world.chosen(), QStringList {QStringLiteral("sim/a")});
    }

    void whatIsNoPlainChatModelIsNotChosen_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"embedding", "pictures", "pictures too", "rolling", "expired", "deprecated",
                                 "free", "indirect"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void whatIsNoPlainChatModelIsNotChosen()
    {
        QFETCH(QString, what);
        World world;
        ModelInfo &model = world.model(QStringLiteral("m/1"));
        if (what == QLatin1String("embedding"))
            model.type = QStringLiteral("embedding");
        else if (what == QLatin1String("pictures"))
            model.outputModalities = {QStringLiteral("image")};
        else if (what == QLatin1String("pictures too"))
            model.outputModalities << QStringLiteral("image");
        else if (what == QLatin1String("rolling"))
            model.rolling = true;
        else if (what == QLatin1String("expired"))
            model.expirationDate = QStringLiteral("2026-07-01");
        else if (what == QLatin1String("deprecated"))
            model.endpoints.first().status = QStringLiteral("deprecated");
        else if (what == QLatin1String("free"))
            model.endpoints.first().variant = QStringLiteral("free");
        else
            model.endpoints.first().direct = false;
        QVERIFY(!world.chosen().contains(QStringLiteral("m/1")));
    }

    void askedForPicturesOnlyWhoPaintsIsChosen()
    {
        World world;
        world.request.extra.insert(QStringLiteral("modalities"),
                                   QJsonArray {QStringLiteral("image"), QStringLiteral("text")});
        QCOMPARE(world.error()->kind, ErrorKind::NoRoute);
        world.model(QStringLiteral("m/1")).outputModalities << QStringLiteral("image");
        QCOMPARE(world.chosen(), names(1, 1));
    }

    void modelsWithoutAPriceStandInOnlyForNobody()
    {
        World world;
        world.models << modelOf(QStringLiteral("m/x"), {endpointAt(QStringLiteral("p"), {})});
        QVERIFY(!world.chosen().contains(QStringLiteral("m/x")));
        world.noKeyFor = names(0, 9);
        QCOMPARE(world.chosen(), QStringList {QStringLiteral("m/x")});
        QVERIFY(world.firstReason().contains(QStringLiteral("no model with a known price")));
    }

    void freeModelIsDrawnEvenly()
    {
        World world;
        const QString free = QStringLiteral("switchyard/free");
        QCOMPARE(world.error(free)->kind, ErrorKind::NoRoute);
        const auto addFree = [&](const char *id, const QString &variant) {
            world.models << modelOf(QString::fromLatin1(id),
                                    {endpointAt(QStringLiteral("q"), QStringLiteral("0"), variant),
                                     endpointAt(QStringLiteral("p"), QStringLiteral("3"))});
        };
        addFree("f/a", QStringLiteral("free"));
        addFree("f/b", {});
        addFree("f/c", QStringLiteral("free"));
        const QStringList all {QStringLiteral("f/a:free"), QStringLiteral("f/b"), QStringLiteral("f/c:free")};
        const auto from = [&](int first) { return all.mid(first) + all.mid(0, first); };
        for (const auto &[random, first] :
             {std::pair(0.0, 0), {0.333, 0}, {0.334, 1}, {0.666, 1}, {0.667, 2}, {0.999999, 2}}) {
            world.random = random;
            QCOMPARE(world.chosen(free), from(first));
        }
        QCOMPARE(world.chosen(QStringLiteral("openrouter/free")), from(2));
    }

    void freeModelHasToFit()
    {
        World world;
        world.models = {
            modelOf(QStringLiteral("f/a"),
                    {endpointAt(QStringLiteral("q"), QStringLiteral("0"), QStringLiteral("free"))}),
            modelOf(QStringLiteral("f/b"),
                    {endpointAt(QStringLiteral("q"), QStringLiteral("0"), QStringLiteral("free"))})};
        world.models.last().capabilities.tools = true;
        world.request.tools = {ToolDefinition {.name = QStringLiteral("search")}};
        QCOMPARE(world.chosen(QStringLiteral("switchyard/free")), QStringList {QStringLiteral("f/b:free")});
    }
};

QTEST_APPLESS_MAIN(TestAutoRouter)
#include "tst_auto_router.moc"
