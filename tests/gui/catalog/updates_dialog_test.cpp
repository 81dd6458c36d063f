#include "core/catalog/price_effect.h"
#include "core/net/qnam_transport.h"
#include "tests/support/catalog_source.h"
#include "tests/support/controls.h"
#include "tests/support/engine_harness.h"
#include "tests/support/mock_upstream.h"
#include "ui/catalog/change_table_model.h"
#include "ui/catalog/updates_dialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using core::CatalogChange;
using core::CatalogUpdateState;
using core::Money;
using Kind = core::CatalogChange::Kind;

namespace {

const QDateTime kNow = QDateTime::currentDateTimeUtc();

Money dollars(const char *text)
{
    return Money::fromDecimal(QString::fromLatin1(text)).value_or(Money::max());
}

CatalogChange change(Kind kind, const char *model, const char *provider = "")
{
    CatalogChange made;
    made.kind = kind;
    made.time = kNow;
    made.source = QStringLiteral("openrouter");
    made.model = QString::fromLatin1(model);
    made.modelName = made.model.mid(made.model.indexOf(u'/') + 1);
    made.provider = made.endpoint = QString::fromLatin1(provider);
    return made;
}

CatalogChange repriced(const char *model, const char *provider, const char *from, const char *to)
{
    CatalogChange made = change(Kind::Repriced, model, provider);
    made.before.prompt = dollars(from);
    made.before.completion = dollars("0.000015");
    made.after = made.before;
    made.after.prompt = dollars(to);
    return made;
}

core::EndpointRecord used(const char *model, const char *provider, qint64 prompt, qint64 completion = 0)
{
    core::EndpointRecord record;
    record.model = QString::fromLatin1(model);
    record.provider = record.endpoint = QString::fromLatin1(provider);
    record.promptTokens = prompt;
    record.completionTokens = completion;
    record.requests = 2;
    record.cost = dollars("45.67");
    return record;
}

QList<CatalogChange> sample()
{
    return {repriced("acme/one", "acme", "0.000003", "0.0000042"),
            repriced("acme/two", "acme", "0.000003", "0.000001"),
            change(Kind::NewModel, "acme/three"),
            change(Kind::RetiredModel, "other/old"),
            change(Kind::NewEndpoint, "acme/one", "groq"),
            change(Kind::RetiredEndpoint, "acme/one", "hyper")};
}

CatalogUpdateState idle()
{
    CatalogUpdateState state;
    state.sources = {{QStringLiteral("openrouter"), kNow.addSecs(-7200), {}},
                     {QStringLiteral("models.dev"), {}, QStringLiteral("models.dev answered 500.")}};
    state.dataAsOf = QStringLiteral("2026-08-22");
    return state;
}

QString labelText(const QWidget &root, const char *name)
{
    const auto *label = control<QLabel>(root, QString::fromLatin1(name));
    return label && !label->isHidden() ? label->text() : QString();
}

} // namespace

class UpdatesDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void anEffectIsWhatTheDifferenceWouldHaveCost_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<qint64>("tokens");
        QTest::addColumn<QString>("effect");
        QTest::newRow("dearer") << QByteArray("acme/one") << QByteArray("acme") << qint64(1'000'000) << "1.2";
        QTest::newRow("never used") << QByteArray("acme/one") << QByteArray("acme") << qint64(0) << "0";
        QTest::newRow("elsewhere") << QByteArray("acme/one") << QByteArray("groq") << qint64(1'000'000)
                                   << "0";
        QTest::newRow("another model")
            << QByteArray("acme/two") << QByteArray("acme") << qint64(1'000'000) << "0";
        QTest::newRow("absurdly much")
            << QByteArray("acme/one") << QByteArray("acme") << qint64(1) << "0.0000012";
    }
    void anEffectIsWhatTheDifferenceWouldHaveCost()
    {
        QFETCH(QByteArray, model);
        QFETCH(QByteArray, provider);
        QFETCH(qint64, tokens);
        QFETCH(QString, effect);
        const CatalogChange dearer = repriced("acme/one", "acme", "0.000003", "0.0000042");
        QCOMPARE(core::effectOf(dearer, {used(model, provider, tokens)}).toDecimal(), effect);
        CatalogChange other = dearer;
        other.kind = Kind::NewEndpoint;
        QVERIFY(core::effectOf(other, {used(model, provider, tokens)}).isZero());
    }

    void anEffectCountsEveryPart()
    {
        CatalogChange priced = change(Kind::Repriced, "a/b", "p");
        priced.before.prompt = priced.before.completion = dollars("0.000001");
        priced.before.cacheRead = dollars("0.0000001");
        priced.before.request = dollars("0.5");
        priced.after = priced.before;
        priced.after.completion = dollars("0.0000014");
        priced.after.cacheRead = dollars("0.0000004");
        priced.after.request = dollars("0.25");
        core::EndpointRecord record = used("a/b", "p", 2'000'000, 1'000'000);
        record.cachedTokens = 1'000'000;
        record.requests = 3;
        record.failures = 1;
        // +0.4 for answers, +0.3 for the cache, 2 × −0.25 for requests that were answered
        QCOMPARE(core::effectOf(priced, {record}).toDecimal(), QStringLiteral("0.2"));
        record.endpoint.clear(); // from before endpoints were written down
        QCOMPARE(core::effectOf(priced, {record, record}).toDecimal(), QStringLiteral("0.4"));
        priced.after.cacheRead.reset(); // what is read from the cache costs as much as the rest then
        QCOMPARE(core::effectOf(priced, {record}).toDecimal(), QStringLiteral("0.8"));
    }

    void theModelIsOne()
    {
        ui::ChangeTableModel model;
        ui::ChangeFilter filter;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);
        QAbstractItemModelTester filterTester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setChanges(sample());
        model.setRecords({used("acme/one", "acme", 1'000'000)});
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.index(0, ui::ChangeTableModel::Prices).data().toString(),
                 QStringLiteral("in $3.00 → $4.20"));
        QCOMPARE(model.index(0, ui::ChangeTableModel::Effect).data().toString(), QStringLiteral("+$1.20"));
        QCOMPARE(model.index(1, ui::ChangeTableModel::Effect).data().toString(), QString());
        filter.setKind(Kind::Repriced);
        QCOMPARE(filter.rowCount(), 2);
        filter.setSearch(QStringLiteral("ACME two"));
        QCOMPARE(filter.rowCount(), 1);
        filter.setKind(std::nullopt);
        filter.setSearch(QStringLiteral("groq"));
        QCOMPARE(filter.rowCount(), 1);
        model.setChanges({});
        QCOMPARE(filter.rowCount(), 0);
    }

    void everyControlHasAName()
    {
        ui::UpdatesDialog dialog;
        dialog.showChanges(sample());
        QCOMPARE(unnamedControls(dialog), QStringList());
    }

    void anEmptyFeedSaysWhatItIsAndOffersARefresh()
    {
        ui::UpdatesDialog dialog;
        dialog.showState(idle());
        dialog.show();
        QSignalSpy asked(&dialog, &ui::UpdatesDialog::refreshRequested);
        QVERIFY(!control<QTableView>(dialog, QStringLiteral("Changes of the catalog"))->isVisible());
        QVERIFY(labelText(dialog, "Effect on last month").isEmpty());
        QVERIFY(labelText(dialog, "Sources").contains(QLatin1String("OpenRouter: refreshed 2 h")));
        QVERIFY(labelText(dialog, "Sources").contains(QLatin1String("models.dev answered 500")));
        QTest::mouseClick(control<QPushButton>(dialog, QStringLiteral("Refresh now")), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void aRunningRefreshShowsItsProgressAndCanBeCancelled()
    {
        ui::UpdatesDialog dialog;
        dialog.showState(idle());
        dialog.show();
        auto *refresh = control<QPushButton>(dialog, QStringLiteral("Refresh now"));
        auto *cancel = control<QPushButton>(dialog, QStringLiteral("Cancel the refresh"));
        auto *progress = control<QProgressBar>(dialog, QStringLiteral("Progress of the refresh"));
        QVERIFY(refresh->isVisible() && !cancel->isVisible() && !progress->isVisible());
        CatalogUpdateState running = idle();
        running.phase = CatalogUpdateState::Phase::Asking;
        running.asked = 2;
        running.answered = 1;
        running.received = 2'500'000;
        dialog.showState(running);
        QVERIFY(!refresh->isVisible() && cancel->isVisible() && progress->isVisible());
        QVERIFY(labelText(dialog, "What the refresh does").contains(QLatin1String("1 of 2")));
        QVERIFY(progress->value() > 0 && progress->value() < progress->maximum());
        QSignalSpy cancelled(&dialog, &ui::UpdatesDialog::cancelRequested);
        QTest::keyClick(cancel, Qt::Key_Space);
        QCOMPARE(cancelled.size(), 1);
        running.phase = CatalogUpdateState::Phase::Merging;
        dialog.showState(running);
        QVERIFY(!cancel->isEnabled()); // too late
        dialog.showState(idle());
        dialog.showResult(core::Error {core::ErrorKind::Cancelled, QStringLiteral("x")});
        QVERIFY(labelText(dialog, "Result of the refresh").startsWith(QLatin1String("Called off")));
    }

    void theFeedIsFilteredAndSummedUp()
    {
        ui::UpdatesDialog dialog;
        dialog.showChanges(sample());
        dialog.showSpend({used("acme/one", "acme", 1'000'000)});
        dialog.show();
        auto *table = control<QTableView>(dialog, QStringLiteral("Changes of the catalog"));
        QCOMPARE(table->model()->rowCount(), 6);
        QCOMPARE(labelText(dialog, "Effect on last month"),
                 QStringLiteral("Together these changes would have meant +$1.20 on last month's $45.67."));
        auto *kind = control<QComboBox>(dialog, QStringLiteral("Kind of change"));
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down); // prices
        QCOMPARE(table->model()->rowCount(), 2);
        auto *search = control<QLineEdit>(dialog, QStringLiteral("Search changes"));
        QTest::keyClicks(search, QStringLiteral("two"));
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(labelText(dialog, "Effect on last month").startsWith(QLatin1String("None of these")));
        QTest::keyClicks(search, QStringLiteral("xyz"));
        QVERIFY(!table->isVisible());
        QPushButton *all = nullptr;
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("Show all"))
                all = button;
        }
        QVERIFY(all);
        QTest::mouseClick(all, Qt::LeftButton);
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 6);
    }

    void aRowOpensItsModel()
    {
        ui::UpdatesDialog dialog;
        dialog.showChanges({change(Kind::NewModel, "acme/three")});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto *table = control<QTableView>(dialog, QStringLiteral("Changes of the catalog"));
        QSignalSpy wanted(&dialog, &ui::UpdatesDialog::modelRequested);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 2)).center());
        QVERIFY(!wanted.isEmpty());
        QCOMPARE(wanted.constFirst().constFirst().toString(), QStringLiteral("acme/three"));
        wanted.clear();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 1));
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(!wanted.isEmpty());
        QVERIFY(dialog.isVisible()); // Enter is no button's
    }

    void aResultIsTold()
    {
        ui::UpdatesDialog dialog;
        dialog.show();
        core::CatalogRefreshReport report;
        report.repriced = 3;
        report.newModels = 1;
        report.failures.append({QStringLiteral("models.dev"),
                                {core::ErrorKind::BadReply, QStringLiteral("models.dev is ill.")}});
        dialog.showResult(report);
        QCOMPARE(labelText(dialog, "Result of the refresh"),
                 QStringLiteral("Refreshed: 3 price(s) changed, 1 new model(s).\nmodels.dev is ill."));
        dialog.showResult(core::CatalogRefreshReport());
        QVERIFY(labelText(dialog, "Result of the refresh").startsWith(QLatin1String("Nothing has changed")));
    }

    void aWholeRefreshFromAClick()
    {
        MockUpstream upstream;
        upstream.setDefault(MockScript::answer(200, sixtyModels()));
        EngineHarness harness({{QStringLiteral("alpha"), upstream.url(u"/v1").toString()}},
                              configFor(upstream));
        core::QnamTransport transport;
        core::CatalogUpdater updater(
            {.folder = harness.path(QStringLiteral("catalog")), .transport = &transport});
        updater.attach(harness.engine());
        ui::UpdatesDialog dialog;
        ui::connectUpdates(dialog, harness.engine(), updater);
        dialog.show();
        QTRY_VERIFY(labelText(dialog, "Sources").contains(QLatin1String("never asked")));
        QTest::mouseClick(control<QPushButton>(dialog, QStringLiteral("Refresh now")), Qt::LeftButton);
        auto *table = control<QTableView>(dialog, QStringLiteral("Changes of the catalog"));
        QTRY_VERIFY(table->model()->rowCount() >= 60);
        QTRY_VERIFY(labelText(dialog, "Result of the refresh").startsWith(QLatin1String("Refreshed: ")));
        QVERIFY(labelText(dialog, "Sources").contains(QLatin1String("just now")));
        auto *daily = control<QCheckBox>(dialog, QStringLiteral("Refresh daily"));
        QVERIFY(!daily->isChecked());
        QTest::keyClick(daily, Qt::Key_Space);
        QTRY_VERIFY(harness.engine().config().result().catalog.daily);
        QTRY_VERIFY(daily->isChecked());
        updater.stop();
    }
};

QTEST_MAIN(UpdatesDialogTest)
#include "updates_dialog_test.moc"
