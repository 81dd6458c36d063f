#include "tests/gui/catalog/sample_catalog.h"
#include "tests/support/controls.h"
#include "ui/catalog/catalog_page.h"
#include "ui/catalog/facet_panel.h"
#include "ui/catalog/model_panel.h"
#include "ui/catalog/model_table_model.h"
#include "ui/common/empty_state.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using ui::ModelTableModel;

class CatalogPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_page = std::make_unique<ui::CatalogPage>(sampleCatalog(), m_theme);
        m_page->resize(1080, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_table = control<QTableView>(*m_page, QStringLiteral("Models"));
        m_search = control<QLineEdit>(*m_page, QStringLiteral("Search models"));
        m_compare = control<QPushButton>(*m_page, QStringLiteral("Compare selected"));
        QVERIFY(m_table && m_search && m_compare);
    }
    void cleanup() { m_page.reset(); }

    void newestModelsComeFirstAndOnlyChatModels()
    {
        QCOMPARE(shown(), QStringLiteral("acme/small acme/big open/vision open/free open/unpriced"));
    }

    void typingNarrowsTheTableAndSaysHowMany()
    {
        QTest::keyClicks(m_search, QStringLiteral("acme big"));
        QCOMPARE(shown(), QStringLiteral("acme/big"));
        QVERIFY(says(QStringLiteral("1 of 6")));
        QTest::keyClick(m_search, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_search, Qt::Key_Delete);
        QVERIFY(says(QStringLiteral("5 of 6")));
    }

    void aSlipOfTheFingersStillFinds()
    {
        QTest::keyClicks(m_search, QStringLiteral("visoin"));
        QCOMPARE(shown(), QStringLiteral("open/vision"));
        QVERIFY(says(QStringLiteral("No model is called that. 1 have a name like it.")));
        QTest::keyClicks(m_search, QStringLiteral("qqqq"));
        QCOMPARE(shown(), QString());
        QVERIFY(says(QStringLiteral("0 of 6")));
        m_search->clear();
        QVERIFY(says(QStringLiteral("5 of 6")));
    }

    void anEmptyResultOffersTheWayOut()
    {
        QTest::keyClicks(m_search, QStringLiteral("nothing has this name"));
        QVERIFY(!m_table->isVisible());
        auto *wayOut = m_page->findChild<ui::EmptyState *>()->findChild<QPushButton *>();
        QVERIFY(wayOut->isVisible());
        QTest::mouseClick(wayOut, Qt::LeftButton);
        QVERIFY(m_table->isVisible());
        QCOMPARE(m_table->model()->rowCount(), 5);
        QVERIFY(m_search->text().isEmpty());
    }

    void headersSortByValueWithTheUnknownLast()
    {
        sortBy(ModelTableModel::PriceIn);
        QCOMPARE(shown(), QStringLiteral("open/free acme/small open/vision acme/big open/unpriced"));
        sortBy(ModelTableModel::PriceIn);
        QCOMPARE(shown(), QStringLiteral("acme/big open/vision acme/small open/free open/unpriced"));
        sortBy(ModelTableModel::Context);
        QCOMPARE(shown().section(u' ', -1), QStringLiteral("open/unpriced"));
    }

    void columnsAreChosenFromTheMenu()
    {
        QHeaderView *header = m_table->horizontalHeader();
        QVERIFY(header->isSectionHidden(ModelTableModel::Family));
        QSignalSpy changes(m_page.get(), &ui::CatalogPage::columnsChanged);
        chooseColumn(QStringLiteral("Family"));
        QVERIFY(!header->isSectionHidden(ModelTableModel::Family));
        chooseColumn(QStringLiteral("Context"));
        QVERIFY(header->isSectionHidden(ModelTableModel::Context));
        QVERIFY(changes.count() >= 2);
        sortBy(ModelTableModel::PriceIn);
        chooseColumn(QStringLiteral("Usual columns"));
        QVERIFY(header->isSectionHidden(ModelTableModel::Family));
        QVERIFY(!header->isSectionHidden(ModelTableModel::Context));
        QCOMPARE(header->sortIndicatorSection(), int(ModelTableModel::PriceIn));
        QCOMPARE(shown().section(u' ', 0, 0), QStringLiteral("open/free"));
    }

    void theButtonOpensTheMenuOfColumns_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("mouse") << false;
        QTest::newRow("keyboard") << true;
    }
    void theButtonOpensTheMenuOfColumns()
    {
        QFETCH(bool, byKey);
        auto *button = control<QToolButton>(*m_page, QStringLiteral("Columns"));
        int shown = 0;
        // The menu has an event loop of its own.
        QTimer::singleShot(0, m_page.get(), [&shown] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return;
            if (menu->rect().contains(menu->actionGeometry(menu->actions().constLast())))
                shown = int(menu->actions().size());
            menu->close();
        });
        if (byKey) {
            m_search->setFocus();
            QTest::keyClick(m_search, Qt::Key_Tab);
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab); // past the views
            QVERIFY(button->hasFocus());
            QTest::keyClick(button, Qt::Key_Space);
        } else {
            QTest::mouseClick(button, Qt::LeftButton);
        }
        // All but the first, a line, and "Usual columns".
        QCOMPARE(shown, int(ModelTableModel::ColumnCount) + 1);
    }

    void columnsAndOrderAreRemembered()
    {
        chooseColumn(QStringLiteral("Context"));
        sortBy(ModelTableModel::PriceIn);
        QHeaderView *header = m_table->horizontalHeader();
        header->moveSection(header->visualIndex(ModelTableModel::Released), 1);
        const QByteArray state = m_page->columns();

        ui::CatalogPage other(sampleCatalog(), m_theme);
        auto *table = control<QTableView>(other, QStringLiteral("Models"));
        other.restoreColumns(state);
        QVERIFY(table->isColumnHidden(ModelTableModel::Context));
        QCOMPARE(table->horizontalHeader()->visualIndex(ModelTableModel::Released), 1);
        QCOMPARE(table->model()->index(0, 0).data(ModelTableModel::IdRole).toString(),
                 QStringLiteral("open/free"));
    }

    void whatIsNoStateOfTheTableChangesNothing()
    {
        const QString before = shown();
        const QByteArray columns = m_page->columns();
        const QByteArray ofFewer = "11" + columns.sliced(columns.indexOf(' '));
        for (const QByteArray &state : {QByteArray(), QByteArray("14 rubbish"), ofFewer, columns.first(20)}) {
            m_page->restoreColumns(state);
            QCOMPARE(shown(), before);
            QCOMPARE(m_page->columns(), columns);
        }
    }

    void ticksSurviveFilterOrderAndANewCatalog()
    {
        tick(QStringLiteral("acme/big"));
        tick(QStringLiteral("open/free"));
        QTest::keyClicks(m_search, QStringLiteral("vision"));
        tick(QStringLiteral("open/vision"));
        sortBy(ModelTableModel::Model);
        m_page->setCatalog(sampleCatalog());
        m_search->clear();
        QCOMPARE(checked(), QStringLiteral("acme/big open/free open/vision"));
        QSignalSpy requests(m_page.get(), &ui::CatalogPage::compareRequested);
        QTest::mouseClick(m_compare, Qt::LeftButton);
        QCOMPARE(requests.value(0).value(0).toStringList(),
                 QStringList({QStringLiteral("acme/big"), QStringLiteral("open/free"),
                              QStringLiteral("open/vision")}));
    }

    void aModelThatLeavesTheCatalogLosesItsTick()
    {
        tick(QStringLiteral("acme/big"));
        m_page->setCatalog(std::make_shared<const core::Catalog>());
        QVERIFY(!m_compare->isEnabled());
    }

    void comparingTakesOneToEightModels()
    {
        QVERIFY(!m_compare->isEnabled());
        QVERIFY(!m_compare->toolTip().isEmpty());
        QList<core::ModelInfo> many;
        for (int i = 0; i < 9; ++i) {
            core::ModelInfo model = sampleCatalog()->models().constFirst();
            model.id = QStringLiteral("acme/model-%1").arg(i);
            many << model;
        }
        m_page->setCatalog(std::make_shared<const core::Catalog>(many, sampleCatalog()->providers()));
        for (int i = 0; i < 8; ++i)
            tick(QStringLiteral("acme/model-%1").arg(i));
        QVERIFY(m_compare->isEnabled());
        QVERIFY(m_compare->text().contains(u'8'));
        tick(QStringLiteral("acme/model-8"));
        QVERIFY(!m_compare->isEnabled());
        tick(QStringLiteral("acme/model-0"));
        QVERIFY(m_compare->isEnabled());
    }

    void clickingTheBoxTicks()
    {
        const QRect cell = m_table->visualRect(m_table->model()->index(1, ModelTableModel::Model));
        for (int x = cell.left(); x < cell.left() + 40 && checked().isEmpty(); x += 4)
            QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, {x, cell.center().y()});
        QCOMPARE(checked(), QStringLiteral("acme/big"));
    }

    void theKeyboardAloneComparesModels()
    {
        m_search->setFocus();
        QTest::keyClicks(m_search, QStringLiteral("open"));
        QTest::keyClick(m_search, Qt::Key_Down);
        QVERIFY(m_table->hasFocus());
        QTest::keyClick(m_table, Qt::Key_Space);
        QTest::keyClick(m_table, Qt::Key_Down);
        QTest::keyClick(m_table, Qt::Key_Space);
        QCOMPARE(checked(), QStringLiteral("open/free open/vision"));
        QSignalSpy requests(m_page.get(), &ui::CatalogPage::compareRequested);
        QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(requests.count(), 1);
    }

    void theChosenModelStaysInThePanelWhileAFilterHidesIt()
    {
        QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("showDetails")), Qt::LeftButton);
        select(QStringLiteral("open/vision"));
        QCOMPARE(panelName(), QStringLiteral("VISION"));
        QTest::keyClicks(m_search, QStringLiteral("acme"));
        QCOMPARE(panelName(), QStringLiteral("VISION"));
        m_search->clear();
        QCOMPARE(m_table->currentIndex().data(ModelTableModel::IdRole).toString(),
                 QStringLiteral("open/vision"));
    }

    void aNarrowPageShowsDetailsOnlyWhenAsked()
    {
        auto *details = m_page->findChild<QPushButton *>(QStringLiteral("showDetails"));
        QVERIFY(!m_page->findChild<ui::ModelPanel *>());
        m_page->resize(1500, 600);
        QTRY_VERIFY(m_page->findChild<ui::ModelPanel *>());
        auto *panel = m_page->findChild<ui::ModelPanel *>();
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(!details->isVisible());
        m_page->resize(700, 600);
        QTRY_VERIFY(!panel->isVisible());
        QTest::mouseClick(details, Qt::LeftButton);
        QVERIFY(panel->isVisible());
        m_page->resize(680, 600);
        QVERIFY(panel->isVisible());
    }

    void filtersComeAndGoWithTheirButton()
    {
        auto *button = control<QToolButton>(*m_page, QStringLiteral("Filters"));
        auto *facets = m_page->findChild<ui::FacetPanel *>();
        QVERIFY(facets->isVisible() && button->isChecked());
        m_page->resize(700, 600);
        QTRY_VERIFY(!facets->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(facets->isVisible());
        m_page->resize(1080, 700);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!facets->isVisible());
    }

    void enterAndADoubleClickOpenThePageOfTheModel()
    {
        QSignalSpy opened(m_page.get(), &ui::CatalogPage::modelRequested);
        select(QStringLiteral("open/vision"));
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(opened.value(0).value(0).toString(), QStringLiteral("open/vision"));
        const QPoint price =
            m_table->visualRect(m_table->model()->index(0, ModelTableModel::PriceIn)).center();
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, price);
        QTest::mouseDClick(m_table->viewport(), Qt::LeftButton, {}, price);
        QCOMPARE(opened.value(1).value(0).toString(), QStringLiteral("acme/small"));
    }

    void aNarrowPageLeavesRoomToTheSearch()
    {
        auto *asTable = m_page->findChild<QPushButton *>(QStringLiteral("sideBySide"));
        QVERIFY(asTable->isVisible());
        m_page->resize(700, 600);
        QTRY_VERIFY(!asTable->isVisible());
        tick(QStringLiteral("acme/big"));
        tick(QStringLiteral("open/free"));
        QVERIFY(asTable->isVisible());
    }

    void severalTickedModelsGoSideBySide()
    {
        auto *asTable = m_page->findChild<QPushButton *>(QStringLiteral("sideBySide"));
        QSignalSpy asked(m_page.get(), &ui::CatalogPage::tableRequested);
        tick(QStringLiteral("acme/big"));
        QVERIFY(!asTable->isEnabled());
        tick(QStringLiteral("open/free"));
        QTest::mouseClick(asTable, Qt::LeftButton);
        QCOMPARE(asked.value(0).value(0).toStringList().join(u' '), QStringLiteral("acme/big open/free"));
    }

    void itFitsIntoASmallWindow()
    {
        m_page->resize(620, 480);
        QCOMPARE(m_page->size(), QSize(620, 480));
    }

    void theModelKeepsItsPromises()
    {
        ModelTableModel model(sampleCatalog());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(ModelTableModel::PriceOut, Qt::DescendingOrder);
        core::ModelQuery query;
        query.text = QStringLiteral("open");
        model.setQuery(query);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        model.setCatalog(sampleCatalog());
        QCOMPARE(model.ticked().size(), 1);
        model.clearTicks();
        QVERIFY(model.ticked().isEmpty());
    }

    void everyControlHasAName() { QCOMPARE(unnamedControls(*m_page), QStringList()); }

private:
    QString shown() const
    {
        QStringList ids;
        for (int row = 0; row < m_table->model()->rowCount(); ++row)
            ids << m_table->model()->index(row, 0).data(ModelTableModel::IdRole).toString();
        return ids.join(u' ');
    }
    QString checked() const
    {
        QStringList ids;
        for (int row = 0; row < m_table->model()->rowCount(); ++row) {
            const QModelIndex index = m_table->model()->index(row, 0);
            if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked)
                ids << index.data(ModelTableModel::IdRole).toString();
        }
        ids.sort();
        return ids.join(u' ');
    }
    void select(const QString &id) { m_table->selectRow(static_cast<int>(shown().split(u' ').indexOf(id))); }
    void tick(const QString &id)
    {
        select(id);
        QTest::keyClick(m_table, Qt::Key_Space);
    }
    void sortBy(int column)
    {
        QHeaderView *header = m_table->horizontalHeader();
        m_table->scrollTo(m_table->model()->index(0, column));
        const QPoint middle(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                            header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
    }
    /// By a right click on the header.
    void chooseColumn(const QString &name)
    {
        QWidget *header = m_table->horizontalHeader()->viewport();
        QContextMenuEvent event(QContextMenuEvent::Mouse, {10, 5}, header->mapToGlobal(QPoint(10, 5)));
        QCoreApplication::sendEvent(header, &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        const auto found = std::find_if(actions.cbegin(), actions.cend(),
                                        [&](const QAction *action) { return action->text() == name; });
        QVERIFY(found != actions.cend());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*found).center());
        QVERIFY(!menu->isVisible());
    }
    bool says(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    }
    QString panelName() const { return m_page->findChild<QLabel *>(QStringLiteral("modelName"))->text(); }

    ui::Theme m_theme;
    std::unique_ptr<ui::CatalogPage> m_page;
    QTableView *m_table = nullptr;
    QLineEdit *m_search = nullptr;
    QPushButton *m_compare = nullptr;
};

QTEST_MAIN(CatalogPageTest)
#include "catalog_page_test.moc"
