#include "ui/routing/candidate_table_model.h"
#include "ui/routing/exclusion_table_model.h"
#include "ui/routing/model_name_edit.h"
#include "ui/routing/privacy_card.h"
#include "ui/routing/seconds_box.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QCompleter>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using core::Milliseconds;

namespace {

core::RouteCandidate candidate(const QString &endpoint, const char *cost)
{
    core::RouteCandidate made;
    made.id = endpoint;
    made.modelId = QStringLiteral("test/model");
    made.endpoint = endpoint;
    made.keyName = QStringLiteral("main");
    made.estimatedCost = core::Money::fromDecimal(QString::fromLatin1(cost));
    made.worstCost = made.estimatedCost;
    made.place.of = 2;
    return made;
}

core::ModelInfo model(const char *id, const char *type)
{
    core::ModelInfo made;
    made.id = QString::fromLatin1(id);
    made.type = QString::fromLatin1(type);
    return made;
}

} // namespace

class RoutingModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void candidatesAreNumberedInTheirOrder()
    {
        ui::CandidateTableModel rows;
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.setList({candidate(QStringLiteral("groq"), "0.5"), candidate(QStringLiteral("together"), "2")});
        rows.setList({candidate(QStringLiteral("together"), "2"), candidate(QStringLiteral("groq"), "0.5")});
        using C = ui::CandidateTableModel;
        QCOMPARE(rows.index(0, C::Number).data().toInt(), 1);
        QCOMPARE(rows.index(0, C::Endpoint).data().toString(), QStringLiteral("together"));
        QCOMPARE(rows.index(0, C::Cost).data().toString(), QStringLiteral("$2.00"));
        QCOMPARE(rows.index(1, C::Number).data().toInt(), 2);
        QVERIFY(rows.index(1, C::Reason).data().toString().contains(QLatin1String("cheapest of 2")));
        rows.setList({});
        QCOMPARE(rows.rowCount(), 0);
    }

    void playMoneyIsMarkedAndAnUnknownPriceIsNot()
    {
        ui::CandidateTableModel rows;
        core::RouteCandidate simulated = candidate(QStringLiteral("simulator"), "1");
        simulated.simulated = true;
        simulated.keyName.clear();
        core::RouteCandidate unknown = candidate(QStringLiteral("local"), "1");
        unknown.simulated = true;
        unknown.estimatedCost.reset();
        rows.setList({simulated, unknown});
        QCOMPARE(rows.index(0, ui::CandidateTableModel::Cost).data().toString(),
                 QStringLiteral("$1.00 simulated"));
        QCOMPARE(rows.index(0, ui::CandidateTableModel::Key).data().toString(), QStringLiteral("—"));
        QCOMPARE(rows.index(1, ui::CandidateTableModel::Cost).data().toString(), QStringLiteral("—"));
    }

    void whyAModelIsAskedStandsInItsToolTip()
    {
        ui::CandidateTableModel rows;
        core::RouteCandidate chosen = candidate(QStringLiteral("groq"), "1");
        chosen.modelWhy = QStringLiteral("cheapest for short questions");
        rows.setList({chosen});
        QVERIFY(rows.index(0, ui::CandidateTableModel::Model)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(chosen.modelWhy));
    }

    void exclusionsHaveTheirReason()
    {
        ui::ExclusionTableModel rows;
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const core::Exclusion unknown {QStringLiteral("gone/model"),
                                       {},
                                       {},
                                       core::ExclusionReason::UnknownModel,
                                       QStringLiteral("is not in the catalog")};
        core::Exclusion ignored = unknown;
        ignored.endpoint = QStringLiteral("groq/fp8");
        rows.setList({unknown, ignored, ignored});
        QCOMPARE(rows.rowCount(), 3);
        QCOMPARE(rows.index(0, ui::ExclusionTableModel::Endpoint).data().toString(), QStringLiteral("—"));
        QCOMPARE(rows.index(0, ui::ExclusionTableModel::Model).data().toString(),
                 QStringLiteral("gone/model"));
        QCOMPARE(rows.index(1, ui::ExclusionTableModel::Endpoint).data().toString(),
                 QStringLiteral("groq/fp8"));
        QCOMPARE(rows.index(2, ui::ExclusionTableModel::Reason).data().toString(), unknown.text);
        rows.setList({ignored});
        QCOMPARE(rows.rowCount(), 1);
    }

    void namesToAskByAreRouterSetsPresetsAndChatModels()
    {
        core::Config config;
        config.modelSets.insert(QStringLiteral("cheap"), {});
        config.modelSets.insert(QStringLiteral("Best"), {});
        config.presets.insert(QStringLiteral("short"), {});
        const core::Catalog catalog(
            {model("b/two", "chat"), model("a/vectors", "embedding"), model("a/one", "chat")}, {});
        QCOMPARE(ui::requestableNames(catalog, config).join(u' '),
                 QStringLiteral("switchyard/auto set/Best set/cheap @preset/short b/two a/one"));
    }

    void aNameCountsWhenItIsEntered()
    {
        ui::ModelNameEdit field;
        const QSignalSpy entered(&field, &ui::ModelNameEdit::nameChanged);
        QTest::keyClicks(&field, QStringLiteral(" openai/gpt-4o:floor "));
        QCOMPARE(field.name(), QString());
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.name(), QStringLiteral("openai/gpt-4o:floor"));
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(entered.count(), 1);
    }

    void enterTakesTheNameAlsoWhileProposalsAreShown()
    {
        ui::ModelNameEdit field;
        field.setProposals({QStringLiteral("openai/gpt-4o"), QStringLiteral("openai/gpt-4o-mini")});
        field.show();
        field.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&field));
        field.setFocus();
        QTest::keyClicks(&field, QStringLiteral("GPT-4o"));
        QAbstractItemView *proposals = field.completer()->popup();
        QTRY_VERIFY(proposals->isVisible());
        QCOMPARE(proposals->model()->rowCount(), 2);
        QCOMPARE(field.name(), QString());
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.name(), QStringLiteral("GPT-4o"));
    }

    void regionsAreReadFromCommas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("regions");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("only commas") << " , ,," << QString();
        QTest::newRow("one") << "eu"
                             << "eu";
        QTest::newRow("capitals and spaces") << " EU ,us-East-1 "
                                             << "eu us-east-1";
        QTest::newRow("twice") << "eu,us,EU"
                               << "eu us";
    }

    void regionsAreReadFromCommas()
    {
        QFETCH(QString, text);
        QFETCH(QString, regions);
        QCOMPARE(ui::regionsFrom(text).join(u' '), regions);
    }

    void secondsHaveNoMoreDigitsThanTheyNeed_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("least") << qint64(100) << "0.1 s";
        QTest::newRow("below the least") << qint64(99) << "0.1 s";
        QTest::newRow("whole") << qint64(5000) << "5 s";
        QTest::newRow("to the millisecond") << qint64(1234) << "1.234 s";
        QTest::newRow("most") << qint64(86'400'000) << "86400 s";
        QTest::newRow("above the most") << qint64(86'400'001) << "86400 s";
    }

    void secondsHaveNoMoreDigitsThanTheyNeed()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(QString, text);
        ui::SecondsBox box(Milliseconds(100), Milliseconds(86'400'000), Milliseconds(1000));
        box.setLocale(QLocale::c());
        box.setTime(Milliseconds(milliseconds));
        QCOMPARE(box.text(), text);
        QCOMPARE(box.time(), Milliseconds(std::clamp(milliseconds, qint64(100), qint64(86'400'000))));
    }

    void typedSecondsAreTakenInTheLanguagesOwnForm()
    {
        ui::SecondsBox box(Milliseconds(100), Milliseconds(600'000), Milliseconds(1000));
        box.setLocale(QLocale(QLocale::German));
        box.selectAll();
        QTest::keyClicks(&box, QStringLiteral("2,5"));
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(box.time(), Milliseconds(2500));
    }
};

QTEST_MAIN(RoutingModelsTest)
#include "routing_models_test.moc"
