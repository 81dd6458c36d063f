#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "ui/catalog/price_dialog.h"
#include "ui/catalog/price_fields.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using core::Money;

namespace {

constexpr int kPatienceMs = 20'000;

QPushButton *button(const QWidget &root, const QString &text)
{
    for (QPushButton *candidate : root.findChildren<QPushButton *>()) {
        if (candidate->text() == text)
            return candidate;
    }
    return nullptr;
}

} // namespace

class PriceDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_harness = std::make_unique<EngineHarness>(
            QList<HarnessProvider> {{.id = QStringLiteral("acme"),
                                     .baseUrl = QStringLiteral("http://127.0.0.1:9/v1"),
                                     .promptPrice = QStringLiteral("0.0000025")}});
    }
    void cleanup()
    {
        delete m_dialog;
        m_harness.reset();
    }

    void pricesPerMillionAreExact_data()
    {
        QTest::addColumn<QString>("perMillion");
        QTest::addColumn<QString>("perToken"); // empty: too fine
        QTest::newRow("three dollars") << "3"
                                       << "0.000003";
        QTest::newRow("cents") << "0.15"
                               << "0.00000015";
        QTest::newRow("finest") << "0.000001"
                                << "0.000000000001";
        QTest::newRow("free") << "0"
                              << "0";
        QTest::newRow("dear") << "600"
                              << "0.0006";
        QTest::newRow("too fine") << "0.0000001"
                                  << "";
    }
    void pricesPerMillionAreExact()
    {
        QFETCH(QString, perMillion);
        QFETCH(QString, perToken);
        const Money typed = *Money::fromDecimal(perMillion);
        const std::optional<Money> price = ui::perTokenFrom(typed);
        QCOMPARE(price ? price->toDecimal() : QString(), perToken);
        if (price)
            QCOMPARE(ui::perMillionFrom(*price), typed);
        QVERIFY(!ui::perMillionFrom(Money::max()));
    }

    void theCatalogsPriceStandsBeside()
    {
        open();
        QCOMPARE(unnamedControls(*m_dialog), QStringList());
        QTRY_COMPARE(field("Input price")->placeholderText(), QStringLiteral("$2.50"));
        QVERIFY(field("Input price")->text().isEmpty());
        QCOMPARE(field("Cached read price")->placeholderText(), QStringLiteral("not priced"));
        QVERIFY(!source().isEmpty());
        QVERIFY(!button(*m_dialog, QStringLiteral("Use the catalog's price"))->isEnabled());
    }

    void aPriceIsTypedAndSaved()
    {
        open();
        QTest::keyClicks(field("Input price"), QStringLiteral("1.25"));
        QTest::keyClicks(field("Price per request"), QStringLiteral("0.01"));
        QTest::keyClicks(field("Note"), QStringLiteral("contract"));
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Save")), Qt::LeftButton);
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        const core::PriceEdit edit = prices().first();
        QCOMPARE(edit.model, QStringLiteral("test/model"));
        QCOMPARE(edit.endpoint, QStringLiteral("acme"));
        QCOMPARE(edit.prices.prompt, Money::fromDecimal(u"0.00000125"));
        QCOMPARE(edit.prices.request, Money::fromDecimal(u"0.01"));
        QVERIFY(!edit.prices.completion); // the catalog's stays
        QCOMPARE(edit.note, QStringLiteral("contract"));
        QVERIFY(!edit.changed.isEmpty());
    }

    void aPriceOfOnesOwnIsShownAndChanged()
    {
        core::PriceEdit edit {.model = QStringLiteral("test/model"), .endpoint = QStringLiteral("acme")};
        edit.prices.prompt = Money::fromDecimal(u"0.000001");
        edit.prices.reasoning = Money::fromDecimal(u"0.000009"); // has no field
        edit.changed = QStringLiteral("2026-01-02");
        QVERIFY(m_harness->engine().savePrice(edit).result().ok());
        open();
        QTRY_COMPARE(field("Input price")->text(), QStringLiteral("1"));
        // The catalog's own price stands beside, and not the one that is in force.
        QTRY_COMPARE(field("Input price")->placeholderText(), QStringLiteral("$2.50"));
        QVERIFY(source().contains(QLatin1String("You set this price on")));
        field("Input price")->selectAll();
        QTest::keyClicks(field("Input price"), QStringLiteral("0"));
        QTest::keyClick(field("Input price"), Qt::Key_Return);
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        QCOMPARE(prices().size(), 1);
        QCOMPARE(prices().first().prices.prompt, Money());
        QCOMPARE(prices().first().prices.reasoning, edit.prices.reasoning);
        QVERIFY(prices().first().changed != edit.changed);
    }

    void aPriceUnderAnotherNameOfTheModelIsThisOne()
    {
        core::PriceEdit edit {.model = QStringLiteral("model"), .endpoint = QStringLiteral("acme")};
        edit.prices.prompt = Money::fromDecimal(u"0.000004");
        QVERIFY(m_harness->engine().savePrice(edit).result().ok());
        open();
        QTRY_COMPARE(field("Input price")->text(), QStringLiteral("4"));
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Use the catalog's price")), Qt::LeftButton);
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        QVERIFY(prices().isEmpty());
    }

    void theCatalogsPriceComesBack()
    {
        core::PriceEdit edit {.model = QStringLiteral("test/model"), .endpoint = QStringLiteral("acme")};
        edit.prices.prompt = Money();
        QVERIFY(m_harness->engine().savePrice(edit).result().ok());
        open();
        QPushButton *reset = button(*m_dialog, QStringLiteral("Use the catalog's price"));
        QTRY_VERIFY(reset->isEnabled());
        QTest::mouseClick(reset, Qt::LeftButton);
        QTRY_VERIFY(m_dialog->result() == QDialog::Accepted);
        QVERIFY(prices().isEmpty());
    }

    void whatIsWrongIsSaidAndNothingIsLost_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        QTest::newRow("a word") << "Output price"
                                << "cheap"
                                << "Output price";
        QTest::newRow("negative") << "Input price"
                                  << "-1"
                                  << "Input price";
        QTest::newRow("too fine") << "Cached read price"
                                  << "0.0000001"
                                  << "six digits";
        QTest::newRow("two points") << "Price per request"
                                    << "1.2.3"
                                    << "Price per request";
        QTest::newRow("nothing") << "Note"
                                 << "only a note"
                                 << "at least one price";
    }
    void whatIsWrongIsSaidAndNothingIsLost()
    {
        QFETCH(QString, name);
        QFETCH(QString, typed);
        QFETCH(QString, said);
        open();
        QTest::keyClicks(field(name.toLatin1().constData()), typed);
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Save")), Qt::LeftButton);
        auto *problem = m_dialog->findChild<QLabel *>(QStringLiteral("problem"));
        QVERIFY2(problem->text().contains(said), qPrintable(problem->text()));
        QVERIFY(problem->isVisible());
        QCOMPARE(field(name.toLatin1().constData())->text(), typed);
        QVERIFY(m_dialog->isVisible());
        QVERIFY(prices().isEmpty());
    }

    void aPriceThatCannotBeSavedStaysInTheDialog()
    {
        open();
        QTest::keyClicks(field("Input price"), QStringLiteral("7"));
        QFile file(m_harness->path(QStringLiteral("config.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ no json");
        file.close();
        QTest::mouseClick(button(*m_dialog, QStringLiteral("Save")), Qt::LeftButton);
        auto *problem = m_dialog->findChild<QLabel *>(QStringLiteral("problem"));
        QTRY_VERIFY(problem->text().contains(QLatin1String("config.json")));
        QCOMPARE(field("Input price")->text(), QStringLiteral("7"));
        QVERIFY(button(*m_dialog, QStringLiteral("Save"))->isEnabled());
    }

    void furtherPricesAreMentioned_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("asOf");
        QTest::addColumn<QString>("said");
        QTest::newRow("refreshed") << "models.dev"
                                   << "2026-08-22"
                                   << "From models.dev, as of";
        QTest::newRow("a row of one's own") << "config.json"
                                            << "2026-08-22"
                                            << "From config.json.";
        QTest::newRow("one's own") << "you, 2026-11-22"
                                   << "2026-08-22"
                                   << "Your own price, of";
        QTest::newRow("undated") << "you"
                                 << "2026-08-22"
                                 << "Your own price.";
        QTest::newRow("none") << ""
                              << "2026-08-22"
                              << "No price is known";
    }
    void furtherPricesAreMentioned()
    {
        QFETCH(QString, source);
        QFETCH(QString, asOf);
        QFETCH(QString, said);
        core::EndpointInfo endpoint;
        endpoint.pricingSource = source;
        const QString text = ui::priceSourceText(endpoint, asOf);
        QVERIFY2(text.contains(said), qPrintable(text));
    }

    void closedBeforeTheAnswerNothingHappens()
    {
        open();
        delete m_dialog;
        QTest::qWait(50);
    }

private:
    void open()
    {
        const core::CatalogPtr catalog = m_harness->engine().catalog().result();
        m_dialog = new ui::PriceDialog(m_harness->engine(), catalog, QStringLiteral("test/model"),
                                       QStringLiteral("acme"));
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
        QTRY_VERIFY_WITH_TIMEOUT(button(*m_dialog, QStringLiteral("Save"))->isEnabled(), kPatienceMs);
    }
    QLineEdit *field(const char *name) const
    {
        return control<QLineEdit>(*m_dialog, QString::fromLatin1(name));
    }
    QString source() const { return m_dialog->findChild<QLabel *>(QStringLiteral("source"))->text(); }
    QList<core::PriceEdit> prices() const { return m_harness->engine().config().result().prices; }

    std::unique_ptr<EngineHarness> m_harness;
    QPointer<ui::PriceDialog> m_dialog;
};

QTEST_MAIN(PriceDialogTest)
#include "price_dialog_test.moc"
