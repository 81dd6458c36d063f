#include "tests/support/catalog_source.h"
#include "tests/support/controls.h"
#include "tests/support/mock_upstream.h"
#include "tests/support/real_window.h"
#include "ui/catalog/updates_dialog.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace {

bool hasNewModels(RealWindow &program)
{
    const core::CatalogPtr catalog = program.services().engine().catalog().result();
    return catalog->findModel(QStringLiteral("acme/model-7")) != nullptr;
}

} // namespace

/// The catalog's refresh in the whole program: windows in one thread, engine in another, merging in a third.
class RefreshCatalogTest : public QObject
{
    Q_OBJECT

private slots:
    void fromAClickToTheCatalog()
    {
        MockUpstream upstream;
        upstream.setDefault(MockScript::answer(200, sixtyModels()));
        RealWindow program(configFor(upstream));
        ui::UpdatesDialog dialog(&program.window());
        ui::connectUpdates(dialog, program.services().engine(), program.services().catalogUpdater());
        dialog.show();
        QVERIFY(!hasNewModels(program));
        QTest::mouseClick(control<QPushButton>(dialog, QStringLiteral("Refresh now")), Qt::LeftButton);
        auto *table = control<QTableView>(dialog, QStringLiteral("Changes of the catalog"));
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() >= 60, 20'000);
        QTRY_VERIFY(hasNewModels(program));
        QVERIFY(QFile::exists(program.profile().catalogFolder() + QStringLiteral("/merged.bin")));
    }

    void aRefreshThatHangsIsCalledOff()
    {
        MockUpstream upstream;
        upstream.setDefault(MockScript::streamHead("application/json").send(MockScript::chunk("{")).hold());
        RealWindow program(configFor(upstream));
        ui::UpdatesDialog dialog(&program.window());
        ui::connectUpdates(dialog, program.services().engine(), program.services().catalogUpdater());
        dialog.show();
        QTest::mouseClick(control<QPushButton>(dialog, QStringLiteral("Refresh now")), Qt::LeftButton);
        auto *cancel = control<QPushButton>(dialog, QStringLiteral("Cancel the refresh"));
        QTRY_VERIFY(cancel->isVisible() && cancel->isEnabled() && cancel->hasFocus());
        QTRY_COMPARE(upstream.requests().size(), 1);
        QTest::keyClick(cancel, Qt::Key_Space);
        auto *result = control<QLabel>(dialog, QStringLiteral("Result of the refresh"));
        QTRY_VERIFY(result->text().startsWith(QLatin1String("Called off")));
        QTRY_VERIFY(control<QPushButton>(dialog, QStringLiteral("Refresh now"))->hasFocus());
        QVERIFY(!hasNewModels(program));
    }

    void theProgramEndsInTheMiddleOfOne()
    {
        for (const int wait : {0, 2, 10, 40, 100}) {
            MockUpstream upstream;
            upstream.setDefault(MockScript::answer(200, sixtyModels()));
            RealWindow program(configFor(upstream));
            const auto report = program.services().catalogUpdater().refresh();
            const auto changes = program.services().catalogUpdater().changes(10);
            QTest::qWait(wait);
        }
    }
};

QTEST_MAIN(RefreshCatalogTest)
#include "tst_refresh_catalog.moc"
