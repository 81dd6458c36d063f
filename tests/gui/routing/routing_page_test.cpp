#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/mock_upstream.h"
#include "ui/routing/routing_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>

class RoutingPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_upstream = std::make_unique<MockUpstream>(); }
    void cleanup()
    {
        m_page.reset();
        m_harness.reset();
        m_upstream.reset();
    }

    void whatTheFileSaysIsShown()
    {
        open(R"({"routing": {"strategy": "balanced", "sort": "latency", "keys": "least-loaded",
                 "default_model": "test/model", "allow_fallbacks": false, "hedge_after_ms": 2500,
                 "deadline_ms": 60000, "data_collection": "deny", "training": "deny", "zdr": true,
                 "regions": ["eu", "us-east-1"]}})");
        QVERIFY(radio("Balanced")->isChecked());
        QCOMPARE(combo("Sort")->currentText(), QStringLiteral("Latency"));
        QCOMPARE(combo("Several keys of one provider")->currentText(), QStringLiteral("Least loaded"));
        QCOMPARE(field("Default model")->text(), QStringLiteral("test/model"));
        QVERIFY(!box("Try the next endpoint when one fails")->isChecked());
        QVERIFY(box("Ask a second endpoint when the first token is late")->isChecked());
        QCOMPARE(seconds("Seconds until a second endpoint is asked")->value(), 2.5);
        QVERIFY(box("Start no new attempt after")->isChecked());
        QCOMPARE(seconds("Deadline in seconds")->value(), 60.0);
        QVERIFY(box("Deny data collection")->isChecked());
        QVERIFY(box("Deny training")->isChecked());
        QVERIFY(box("Zero retention only")->isChecked());
        QCOMPARE(field("Regions")->text(), QStringLiteral("eu, us-east-1"));
    }

    void showingThePageWritesNothing()
    {
        open(R"({"routing": {"regions": ["EU"], "hedge_after_ms": 1234}})");
        const QByteArray before = fileText();
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(m_page->windowHandle(), Qt::Key_Tab);
        QCOMPARE(fileText(), before);
    }

    void aStrategyThatIsClickedIsWritten()
    {
        open();
        QVERIFY(radio("Price-weighted")->isChecked());
        QTest::mouseClick(radio("Balanced"), Qt::LeftButton, {}, QPoint(12, 12));
        QTRY_COMPARE(routing().value(QLatin1String("strategy")).toString(), QStringLiteral("balanced"));
        QTest::keyClick(radio("Balanced"), Qt::Key_Up);
        QVERIFY(radio("Price-weighted")->isChecked());
        QTRY_VERIFY(!routing().contains(QLatin1String("strategy")));
    }

    void aChoiceByKeyboardIsWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("steps");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("price") << "Sort" << 1 << "sort"
                               << "price";
        QTest::newRow("throughput") << "Sort" << 2 << "sort"
                                    << "throughput";
        QTest::newRow("latency") << "Sort" << 3 << "sort"
                                 << "latency";
        QTest::newRow("tool quality") << "Sort" << 4 << "sort"
                                      << "exacto";
        QTest::newRow("round-robin") << "Several keys of one provider" << 1 << "keys"
                                     << "round-robin";
        QTest::newRow("least loaded") << "Several keys of one provider" << 2 << "keys"
                                      << "least-loaded";
    }

    void aChoiceByKeyboardIsWritten()
    {
        QFETCH(QString, name);
        QFETCH(int, steps);
        QFETCH(QString, key);
        QFETCH(QString, value);
        open();
        auto *choice = control<QComboBox>(*m_page, name);
        for (int i = 0; i < steps; ++i)
            QTest::keyClick(choice, Qt::Key_Down);
        QTRY_COMPARE(routing().value(key).toString(), value);
    }

    void anOptionIsWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("fallbacks") << "Try the next endpoint when one fails"
                                   << "allow_fallbacks" << QJsonValue(false);
        QTest::newRow("hedging") << "Ask a second endpoint when the first token is late"
                                 << "hedge_after_ms" << QJsonValue(5000);
        QTest::newRow("deadline") << "Start no new attempt after"
                                  << "deadline_ms" << QJsonValue(120'000);
        QTest::newRow("collection") << "Deny data collection"
                                    << "data_collection" << QJsonValue(QStringLiteral("deny"));
        QTest::newRow("training") << "Deny training"
                                  << "training" << QJsonValue(QStringLiteral("deny"));
        QTest::newRow("retention") << "Zero retention only"
                                   << "zdr" << QJsonValue(true);
    }

    void anOptionIsWritten()
    {
        QFETCH(QString, name);
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        open();
        auto *option = control<QCheckBox>(*m_page, name);
        option->setFocus();
        QTest::keyClick(option, Qt::Key_Space);
        QTRY_COMPARE(routing().value(key), value);
        QTest::mouseClick(option, Qt::LeftButton, {}, QPoint(12, option->height() / 2));
        QTRY_VERIFY(!routing().contains(key));
    }

    void secondsAreTypedAndWritten()
    {
        open();
        auto *late = seconds("Seconds until a second endpoint is asked");
        QVERIFY(!late->isEnabled());
        box("Ask a second endpoint when the first token is late")->click();
        QVERIFY(late->isEnabled());
        late->setFocus();
        late->selectAll();
        QTest::keyClicks(late, QStringLiteral("0.8"));
        QCOMPARE(routing().value(QLatin1String("hedge_after_ms")), QJsonValue(5000));
        QTest::keyClick(late, Qt::Key_Return);
        QTRY_COMPARE(routing().value(QLatin1String("hedge_after_ms")), QJsonValue(800));
    }

    void regionsAndDefaultModelAreWrittenWhenEntered()
    {
        open();
        type(field("Regions"), QStringLiteral("EU, us-east-1"));
        const QJsonArray regions {QStringLiteral("eu"), QStringLiteral("us-east-1")};
        QTRY_COMPARE(routing().value(QLatin1String("regions")).toArray(), regions);
        QCOMPARE(field("Regions")->text(), QStringLiteral("eu, us-east-1"));
        type(field("Default model"), QStringLiteral("test/model:floor"));
        QTRY_COMPARE(routing().value(QLatin1String("default_model")).toString(),
                     QStringLiteral("test/model:floor"));
        type(field("Default model"), QString());
        QTRY_VERIFY(!routing().contains(QLatin1String("default_model")));
    }

    void settingsThatThePageDoesNotShowStay()
    {
        open(R"({"routing": {"order": ["together"], "auto_models": ["test/model"], "quantizations": ["fp8"],
                 "sort": {"by": "price", "partition": "none"}, "max_price": {"prompt": "1"}}})");
        QJsonObject wanted = routing();
        wanted.insert(QLatin1String("zdr"), true);
        box("Zero retention only")->click();
        QTRY_COMPARE(routing(), wanted);
    }

    void aChangeOnDiskShowsUp()
    {
        open();
        QJsonObject json = QJsonDocument::fromJson(fileText()).object();
        json.insert(QLatin1String("routing"),
                    QJsonObject {{QStringLiteral("strategy"), QStringLiteral("balanced")},
                                 {QStringLiteral("regions"), QJsonArray {QStringLiteral("us")}}});
        writeFile(QJsonDocument(json).toJson());
        QTRY_VERIFY(radio("Balanced")->isChecked());
        QCOMPARE(field("Regions")->text(), QStringLiteral("us"));
    }

    void aChangeOnDiskLeavesWhatIsBeingTyped()
    {
        open();
        auto *model = field("Default model");
        model->setFocus();
        QTest::keyClicks(model, QStringLiteral("half"));
        QJsonObject json = QJsonDocument::fromJson(fileText()).object();
        json.insert(QLatin1String("routing"), QJsonObject {{QStringLiteral("zdr"), true}});
        writeFile(QJsonDocument(json).toJson());
        QTRY_VERIFY(box("Zero retention only")->isChecked());
        QCOMPARE(model->text(), QStringLiteral("half"));
    }

    void aFailedWriteIsSaidAndTakenBack()
    {
        open();
        auto *problem = m_page->findChild<QLabel *>(QStringLiteral("routingProblem"));
        QVERIFY(!problem->isVisible());
        const QByteArray good = fileText();
        writeFile("{ broken");
        radio("Balanced")->click();
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QLatin1String("config.json")));
        QVERIFY(radio("Price-weighted")->isChecked());
        QCOMPARE(fileText(), QByteArray("{ broken"));
        writeFile(good);
        radio("Balanced")->click();
        QTRY_VERIFY(!problem->isVisible());
        QVERIFY(radio("Balanced")->isChecked());
    }

    void theWheelScrollsPastFieldsWithoutFocus()
    {
        open();
        auto *sort = combo("Sort");
        field("Regions")->setFocus();
        turnWheel(sort);
        QCOMPARE(sort->currentIndex(), 0);
        sort->setFocus();
        turnWheel(sort);
        QCOMPARE(sort->currentIndex(), 1);
    }

    void theCardsStandBelowEachOtherWhereRoomIsScarce()
    {
        open();
        const auto left = [this](const char *name) { return box(name)->mapTo(m_page.get(), QPoint()).x(); };
        const int strategy = radio("Balanced")->mapTo(m_page.get(), QPoint()).x();
        QVERIFY(left("Deny training") > strategy);
        m_page->resize(800, 500);
        QTRY_COMPARE(left("Deny training"), strategy);
        // Nothing is cut off at the right: the only way to scroll is down.
        QVERIFY(m_page->minimumSizeHint().width() <= 800);
    }

    void anExplanationNamesCandidatesAndExcluded()
    {
        open(R"({"routing": {"sort": "price", "ignore": ["sambanova"]}})");
        explain(QStringLiteral("test/model"), QStringLiteral("What is a switch?"));
        QCOMPARE(rowOf("Candidates", 0).mid(0, 4),
                 QStringList({QStringLiteral("1"), QStringLiteral("groq"), QStringLiteral("test/model"),
                              QStringLiteral("main")}));
        QCOMPARE(rowOf("Candidates", 1).value(1), QStringLiteral("together"));
        QVERIFY(rowOf("Candidates", 0).value(4).startsWith(u'$'));
        QVERIFY(rowOf("Candidates", 0).value(5).contains(QLatin1String("cheapest of 2")));
        QCOMPARE(table("Excluded")->model()->rowCount(), 1);
        QCOMPARE(rowOf("Excluded", 0).value(0), QStringLiteral("sambanova"));
        QVERIFY(!rowOf("Excluded", 0).value(2).isEmpty());
        QVERIFY(!m_page->findChild<QLabel *>(QStringLiteral("explainProblem"))->isVisible());
        QVERIFY(m_upstream->requests().isEmpty());
    }

    void whereNobodyIsLeftTheErrorSaysSo()
    {
        open(R"({"routing": {"only": ["cerebras"]}})");
        explain(QStringLiteral("test/model"));
        auto *problem = m_page->findChild<QLabel *>(QStringLiteral("explainProblem"));
        QVERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QLatin1String("test/model")));
        QVERIFY(!table("Candidates")->isVisible());
        QCOMPARE(table("Excluded")->model()->rowCount(), 3);
    }

    void anUnknownModelIsAnsweredWithTheNearest()
    {
        open();
        explain(QStringLiteral("test/modle"));
        auto *problem = m_page->findChild<QLabel *>(QStringLiteral("explainProblem"));
        QVERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QLatin1String("test/model")));
        QVERIFY(!table("Excluded")->isVisible());
    }

    void anExplanationFollowsTheSettings()
    {
        open(R"({"routing": {"sort": "price"}})");
        explain(QStringLiteral("test/model"));
        QCOMPARE(table("Candidates")->model()->rowCount(), 3);
        box("Try the next endpoint when one fails")->click();
        QTRY_COMPARE(table("Candidates")->model()->rowCount(), 1);
        QCOMPARE(table("Excluded")->model()->rowCount(), 2);
    }

    void everyControlHasAName()
    {
        open();
        QCOMPARE(unnamedControls(*m_page), QStringList());
        explain(QStringLiteral("test/model"));
        QCOMPARE(unnamedControls(*m_page), QStringList());
    }

private:
    void open(const QByteArray &config = R"({"routing": {}})")
    {
        const QString address = m_upstream->url(u"/v1").toString();
        m_harness = std::make_unique<EngineHarness>(
            QList<HarnessProvider> {
                {QStringLiteral("groq"), address, QStringLiteral("0.000001")},
                {QStringLiteral("together"), address, QStringLiteral("0.000002")},
                {QStringLiteral("sambanova"), address, QStringLiteral("0.000003")},
            },
            config);
        const QFuture<core::CatalogPtr> asked = m_harness->engine().catalog();
        QTRY_VERIFY(asked.isFinished());
        QTRY_COMPARE(m_harness->engine().usableProviders().result().size(), 3);
        m_page = std::make_unique<ui::RoutingPage>(m_harness->engine(), asked.result());
        m_page->resize(1084, 740);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY(radio("Balanced")->isEnabled());
    }

    void explain(const QString &model, const QString &prompt = {})
    {
        m_page->findChild<QTabWidget *>()->setCurrentIndex(1);
        QTest::keyClicks(field("Model"), model);
        QTest::keyClicks(field("Example prompt"), prompt);
        QTest::mouseClick(control<QPushButton>(*m_page, QStringLiteral("Explain")), Qt::LeftButton);
    }

    void type(QLineEdit *into, const QString &text)
    {
        into->setFocus();
        into->selectAll();
        QTest::keyClick(into, Qt::Key_Backspace);
        QTest::keyClicks(into, text);
        QTest::keyClick(into, Qt::Key_Return);
    }

    static void turnWheel(QWidget *over)
    {
        constexpr int kNotch = -120;
        const QPointF middle = over->rect().center();
        QWheelEvent event(middle, over->mapToGlobal(middle), {}, QPoint(0, kNotch), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(over, &event);
    }

    QByteArray fileText() const
    {
        QFile file(m_harness->path(QStringLiteral("config.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void writeFile(const QByteArray &text) const
    {
        QFile file(m_harness->path(QStringLiteral("config.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    QJsonObject routing() const
    {
        return QJsonDocument::fromJson(fileText()).object().value(QLatin1String("routing")).toObject();
    }

    template<typename Control>
    Control *named(const char *name) const
    {
        return control<Control>(*m_page, QString::fromLatin1(name));
    }
    QRadioButton *radio(const char *name) const { return named<QRadioButton>(name); }
    QCheckBox *box(const char *name) const { return named<QCheckBox>(name); }
    QComboBox *combo(const char *name) const { return named<QComboBox>(name); }
    QLineEdit *field(const char *name) const { return named<QLineEdit>(name); }
    QDoubleSpinBox *seconds(const char *name) const { return named<QDoubleSpinBox>(name); }
    QTableView *table(const char *name) const { return named<QTableView>(name); }
    QStringList rowOf(const char *name, int row) const
    {
        const QAbstractItemModel *model = table(name)->model();
        QStringList texts;
        for (int column = 0; column < model->columnCount(); ++column)
            texts << model->index(row, column).data().toString();
        return texts;
    }

    std::unique_ptr<MockUpstream> m_upstream;
    std::unique_ptr<EngineHarness> m_harness;
    std::unique_ptr<ui::RoutingPage> m_page;
};

QTEST_MAIN(RoutingPageTest)
#include "routing_page_test.moc"
