#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "ui/catalog/own_model_dialog.h"
#include "ui/common/search_combo.h"

#include <QCheckBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using core::Money;

class OwnModelDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_harness = std::make_unique<EngineHarness>(QList<HarnessProvider> {
            {.id = QStringLiteral("acme"), .baseUrl = QStringLiteral("http://127.0.0.1:9/v1")},
            {.id = QStringLiteral("other"), .baseUrl = QStringLiteral("http://127.0.0.1:9/v1")}});
    }
    void cleanup()
    {
        delete m_dialog;
        m_harness.reset();
    }

    void aModelIsAddedAtAProvider()
    {
        open();
        QCOMPARE(unnamedControls(*m_dialog), QStringList());
        QVERIFY(!field("Address")->isVisible());
        chooseProvider("acme");
        type("Name of the model there", "Lab/New-Model-V2");
        QCOMPARE(field("Id here")->text(), QStringLiteral("acme/new-model-v2"));
        type("Context, in tokens", "128K");
        type("Input price", "2.5");
        QTest::mouseClick(box("Sees pictures"), Qt::LeftButton, {},
                          QPoint(8, box("Sees pictures")->height() / 2));
        submit();
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        const core::ModelInfo *model = found("acme/new-model-v2");
        QVERIFY(model);
        QCOMPARE(model->name, QStringLiteral("New-Model-V2"));
        QCOMPARE(model->inputModalities, (QStringList {QStringLiteral("text"), QStringLiteral("image")}));
        QCOMPARE(model->capabilities.tools, std::optional(true));
        QCOMPARE(model->capabilities.vision, std::optional(true));
        const core::EndpointInfo &endpoint = model->endpoints.first();
        QCOMPARE(endpoint.providerModelId, QStringLiteral("Lab/New-Model-V2"));
        QCOMPARE(endpoint.contextLength, 128'000);
        QCOMPARE(endpoint.pricing.base.prompt, Money::fromDecimal(u"0.0000025"));
        QVERIFY(!endpoint.pricing.base.completion); // not known
    }

    void aModelIsAddedAtANewServer()
    {
        open();
        chooseProvider("+");
        QVERIFY(field("Address")->isVisible());
        QCOMPARE(field("Input price")->text(), QStringLiteral("0")); // one's own machine
        type("Name of the server", "In the Cellar!");
        type("Address", "http://10.0.0.5:8000/v1/");
        type("Name of the model there", "tuned");
        QCOMPARE(field("Id here")->text(), QStringLiteral("in-the-cellar/tuned"));
        submit();
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        const core::ModelInfo *model = found("in-the-cellar/tuned");
        QVERIFY(model);
        QVERIFY(model->endpoints.first().pricing.isFree());
        const core::ProviderInfo *provider = m_catalog->findProvider(QStringLiteral("in-the-cellar"));
        QCOMPARE(provider->name, QStringLiteral("In the Cellar!"));
        QCOMPARE(provider->baseUrl, QStringLiteral("http://10.0.0.5:8000/v1"));
        QVERIFY(!provider->needsKey());
    }

    void anIdOfOnesOwnIsKept()
    {
        open();
        chooseProvider("acme");
        type("Name of the model there", "one");
        field("Id here")->selectAll();
        type("Id here", "mine/favourite");
        type("Name of the model there", "-v2");
        QCOMPARE(field("Id here")->text(), QStringLiteral("mine/favourite"));
        // Emptied, it is suggested again.
        field("Id here")->selectAll();
        QTest::keyClick(field("Id here"), Qt::Key_Delete);
        type("Name of the model there", "x");
        QCOMPARE(field("Id here")->text(), QStringLiteral("acme/one-v2x"));
    }

    void whatIsWrongIsSaidAtItsField_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QStringList>("typed"); // field, text, …
        QTest::addColumn<QString>("said");
        const auto list = [](std::initializer_list<const char *> words) {
            QStringList texts;
            for (const char *word : words)
                texts << QString::fromLatin1(word);
            return texts;
        };
        QTest::newRow("no provider") << "" << list({"Name of the model there", "x"}) << "Choose a provider";
        QTest::newRow("no name") << "acme" << QStringList() << "Enter the name";
        QTest::newRow("no id") << "acme" << list({"Name of the model there", "x", "Id here", "oops "})
                               << "author/model";
        QTest::newRow("context") << "acme"
                                 << list({"Name of the model there", "x", "Context, in tokens", "many"})
                                 << "Context, in tokens";
        QTest::newRow("price") << "acme" << list({"Name of the model there", "x", "Output price", "free"})
                               << "Output price";
        QTest::newRow("no server") << "+" << list({"Name of the model there", "x"})
                                   << "Give the server a name";
        QTest::newRow("taken") << "+" << list({"Name of the server", "Acme"}) << "already";
        QTest::newRow("address") << "+" << list({"Name of the server", "Mine", "Address", "10.0.0.5:8000"})
                                 << "http://";
        QTest::newRow("secret in it")
            << "+" << list({"Name of the server", "Mine", "Address", "http://me:secret@10.0.0.5"})
            << "http://";
    }
    void whatIsWrongIsSaidAtItsField()
    {
        QFETCH(QString, provider);
        QFETCH(QStringList, typed);
        QFETCH(QString, said);
        open();
        if (!provider.isEmpty())
            chooseProvider(provider.toLatin1().constData());
        for (qsizetype i = 0; i < typed.size(); i += 2) {
            const QByteArray name = typed.at(i).toLatin1();
            field(name.constData())->clear();
            type(name.constData(), typed.at(i + 1).toLatin1().constData());
        }
        submit();
        QVERIFY2(problem()->text().contains(said), qPrintable(problem()->text()));
        QVERIFY(problem()->isVisible());
        for (qsizetype i = 0; i < typed.size(); i += 2)
            QCOMPARE(field(typed.at(i).toLatin1().constData())->text(), typed.at(i + 1));
        QVERIFY(m_harness->engine().config().result().providers.size() == 2);
    }

    void whatTheEngineRefusesLosesNothing()
    {
        open();
        chooseProvider("acme");
        type("Name of the model there", "one");
        QFile file(m_harness->path(QStringLiteral("config.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        file.close();
        const auto write = [&file](const QByteArray &text) {
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && (file.close(), true);
        };
        QVERIFY(write("{ no json"));
        submit();
        QTRY_VERIFY(problem()->isVisible());
        QCOMPARE(field("Name of the model there")->text(), QStringLiteral("one"));
        QVERIFY(write(good));
        submit();
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        QVERIFY(found("acme/one"));
    }

    void aModelIsChangedAndRenamed()
    {
        core::ProviderOverlay::ModelRow row;
        row.modelId = QStringLiteral("acme/old");
        row.modelName = QStringLiteral("Old");
        row.endpoint.providerModelId = QStringLiteral("old-1");
        row.endpoint.quantization = QStringLiteral("fp8");
        row.endpoint.contextLength = 4096;
        row.endpoint.pricing.base.prompt = Money::fromDecimal(u"0.000001");
        QVERIFY(m_harness->engine().saveOwnModel(QStringLiteral("acme"), row).result().ok());
        m_dialog = new ui::OwnModelDialog(m_harness->engine(), m_harness->engine().catalog().result(),
                                          QStringLiteral("acme"), row.modelId, QStringLiteral("old-1"));
        m_dialog->show();
        QTRY_COMPARE(field("Display name")->text(), QStringLiteral("Old"));
        QCOMPARE(field("Name of the model there")->text(), QStringLiteral("old-1"));
        QCOMPARE(field("Input price")->text(), QStringLiteral("1"));
        QVERIFY(!box("Calls tools")->isChecked());
        field("Id here")->selectAll();
        type("Id here", "acme/new");
        submit();
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        QVERIFY(!found("acme/old"));
        const core::ModelInfo *model = found("acme/new");
        QVERIFY(model);
        QCOMPARE(model->endpoints.size(), 1);
        // What the dialog has no field for stays, and so does what nobody said.
        QCOMPARE(model->endpoints.first().quantization, QStringLiteral("fp8"));
        QVERIFY(!model->endpoints.first().capabilities.tools);
        QCOMPARE(model->endpoints.first().contextLength, 4096);
    }

    void aModelThatIsGoneIsSaidSo()
    {
        m_dialog = new ui::OwnModelDialog(m_harness->engine(), m_harness->engine().catalog().result(),
                                          QStringLiteral("acme"), QStringLiteral("acme/gone"),
                                          QStringLiteral("gone"));
        m_dialog->show();
        QTRY_VERIFY(problem()->isVisible());
        submit();
        QVERIFY(m_dialog->result() != QDialog::Accepted);
    }

private:
    void open()
    {
        m_dialog = new ui::OwnModelDialog(m_harness->engine(), m_harness->engine().catalog().result());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    }
    void chooseProvider(const char *id)
    {
        m_dialog->findChild<ui::SearchCombo *>()->choose(QString::fromLatin1(id));
    }
    QLineEdit *field(const char *name) const
    {
        return control<QLineEdit>(*m_dialog, QString::fromLatin1(name));
    }
    QCheckBox *box(const char *name) const
    {
        return control<QCheckBox>(*m_dialog, QString::fromLatin1(name));
    }
    QLabel *problem() const { return m_dialog->findChild<QLabel *>(QStringLiteral("problem")); }
    void type(const char *name, const char *text)
    {
        QTest::keyClicks(field(name), QString::fromLatin1(text));
    }
    void submit()
    {
        for (QPushButton *candidate : m_dialog->findChildren<QPushButton *>()) {
            if (candidate->isDefault())
                QTest::mouseClick(candidate, Qt::LeftButton);
        }
    }
    const core::ModelInfo *found(const char *id)
    {
        m_catalog = m_harness->engine().catalog().result();
        return m_catalog->findModel(QString::fromLatin1(id));
    }

    std::unique_ptr<EngineHarness> m_harness;
    core::CatalogPtr m_catalog;
    QPointer<ui::OwnModelDialog> m_dialog;
};

QTEST_MAIN(OwnModelDialogTest)
#include "own_model_dialog_test.moc"
