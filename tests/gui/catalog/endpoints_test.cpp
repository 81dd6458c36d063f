#include "tests/gui/catalog/sample_catalog.h"
#include "tests/support/controls.h"
#include "ui/catalog/endpoint_table_model.h"
#include "ui/catalog/model_panel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTableView>
#include <QTest>

using ui::EndpointTableModel;

class EndpointsTest : public QObject
{
    Q_OBJECT

private slots:
    void theCheapestEndpointStandsFirst()
    {
        ui::ModelPanel panel;
        panel.showModel(sampleCatalog(), QStringLiteral("acme/big"));
        const QAbstractItemModel *model = control<QTableView>(panel, QStringLiteral("Endpoints"))->model();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, EndpointTableModel::Provider).data().toString(), QStringLiteral("Acme"));
        QCOMPARE(model->index(0, EndpointTableModel::PriceIn).data().toString(), QStringLiteral("$10.00"));
        QCOMPARE(model->index(1, EndpointTableModel::Provider).data().toString(), QStringLiteral("Cloud"));
    }

    void itSaysWhoSaysWhatHappensToTheData()
    {
        EndpointTableModel model;
        model.setModel(sampleCatalog(), QStringLiteral("acme/small"));
        const QModelIndex policy = model.index(0, EndpointTableModel::Data);
        QVERIFY(policy.data().toString().startsWith(QLatin1String("no training, kept for 30")));
        QVERIFY(policy.data(Qt::ToolTipRole)
                    .toString()
                    .contains(QLatin1String("as listed by the directory, 2026-08-22")));
    }

    void dataPoliciesInWords_data()
    {
        QTest::addColumn<core::DataPolicy>("policy");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing known") << core::DataPolicy {} << "not known";
        QTest::newRow("the best") << core::DataPolicy {false, false, {}, {}}
                                  << "no training, prompts not kept";
        QTest::newRow("the worst") << core::DataPolicy {true, true, {}, {}}
                                   << "may train on prompts, prompts kept";
        QTest::newRow("only one known") << core::DataPolicy {{}, false, {}, {}} << "prompts not kept";
    }
    void dataPoliciesInWords()
    {
        QFETCH(core::DataPolicy, policy);
        QTEST(ui::dataPolicyText(policy), "text");
    }

    void anUnknownModelSaysSoAndShowsNoEndpoint()
    {
        ui::ModelPanel panel;
        panel.showModel(sampleCatalog(), QStringLiteral("acme/big"));
        panel.showModel(sampleCatalog(), QStringLiteral("no/such"));
        QCOMPARE(panel.findChild<QLabel *>(QStringLiteral("modelName"))->text(),
                 QStringLiteral("No model chosen"));
        QCOMPARE(control<QTableView>(panel, QStringLiteral("Endpoints"))->model()->rowCount(), 0);
    }

    void anEndpointWithoutOwnKeySaysSo()
    {
        core::ModelInfo model = sampleCatalog()->models().constFirst();
        model.endpoints[0].direct = false;
        const auto catalog = std::make_shared<const core::Catalog>(QList<core::ModelInfo> {model},
                                                                   sampleCatalog()->providers());
        EndpointTableModel table;
        table.setModel(catalog, model.id);
        QCOMPARE(table.index(0, EndpointTableModel::Access).data().toString(),
                 QStringLiteral("only via aggregator"));
        QCOMPARE(table.index(1, EndpointTableModel::Access).data().toString(),
                 QStringLiteral("with your key"));
    }

    void theModelKeepsItsPromises()
    {
        EndpointTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setModel(sampleCatalog(), QStringLiteral("open/vision"));
        model.setModel(sampleCatalog(), QStringLiteral("open/free"));
        QCOMPARE(model.rowCount(), 1);
    }
};

QTEST_MAIN(EndpointsTest)
#include "endpoints_test.moc"
