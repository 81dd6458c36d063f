#include "tests/gui/catalog/sample_catalog.h"
#include "tests/support/controls.h"
#include "ui/catalog/catalog_page.h"
#include "ui/catalog/facet_list_model.h"
#include "ui/catalog/facet_panel.h"
#include "ui/catalog/model_cell_delegate.h"
#include "ui/catalog/model_table_model.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using ui::ModelTableModel;

/// The catalog page is narrowed, linked to, and models on it are marked.
class CatalogFacetsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_page = std::make_unique<ui::CatalogPage>(sampleCatalog(), m_theme);
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_table = control<QTableView>(*m_page, QStringLiteral("Models"));
        m_search = control<QLineEdit>(*m_page, QStringLiteral("Search models"));
        QVERIFY(m_table && m_search);
    }
    void cleanup() { m_page.reset(); }

    void facetsCompose_data()
    {
        QTest::addColumn<QStringList>("lines"); // LIST/LINE
        QTest::addColumn<QString>("left");
        const auto row = [](const char *name, const QStringList &lines, const char *left) {
            QTest::newRow(name) << lines << QString::fromLatin1(left);
        };
        row("tools", {QStringLiteral("Abilities/Tools")}, "acme/small acme/big open/vision");
        row("reads images", {QStringLiteral("Reads/Images")}, "acme/big open/vision");
        row("open, reads images", {QStringLiteral("Reads/Images"), QStringLiteral("Abilities/Open weights")},
            "open/vision");
        row("free", {QStringLiteral("Price/Free")}, "open/free");
        row("with a key", {QStringLiteral("Mine/I have a key")}, "open/vision");
        row("provider", {QStringLiteral("Provider/Relay")}, "open/vision");
        row("two providers", {QStringLiteral("Provider/Relay"), QStringLiteral("Provider/Cloud")},
            "acme/big open/vision open/free");
        row("author", {QStringLiteral("Author/open")}, "open/vision open/free open/unpriced");
        row("another kind too", {QStringLiteral("Kind of model/Embeddings")},
            "acme/small acme/big open/vision open/free acme/embed open/unpriced");
        row("another kind alone",
            {QStringLiteral("Kind of model/Embeddings"), QStringLiteral("Kind of model/Chat")}, "acme/embed");
        row("no training", {QStringLiteral("Your data/No training on prompts")},
            "acme/small acme/big open/unpriced");
        row("there and back", {QStringLiteral("Abilities/Tools"), QStringLiteral("Abilities/Tools")},
            "acme/small acme/big open/vision open/free open/unpriced");
    }
    void facetsCompose()
    {
        QFETCH(QStringList, lines);
        m_page->setUsableProviders({QStringLiteral("relay")});
        for (const QString &line : lines)
            click(line);
        QTEST(shown(), "left");
    }

    void countsSayWhatATickWouldLeave()
    {
        QCOMPARE(count("Abilities/Tools"), 3);
        QCOMPARE(count("Abilities/Open weights"), 3);
        QCOMPARE(count("Provider/Cloud"), 3);
        QCOMPARE(count("Kind of model/Embeddings"), 1);
        click(QStringLiteral("Abilities/Open weights"));
        QCOMPARE(count("Abilities/Tools"), 1);
        QCOMPARE(count("Provider/Acme"), 1);
        QCOMPARE(count("Author/acme"), 0);
        QTest::keyClicks(m_search, QStringLiteral("free"));
        QCOMPARE(count("Abilities/Tools"), 0);
        QCOMPARE(count("Price/Free"), 1);
    }

    void theKeyboardTicksALine()
    {
        auto *list = control<QListView>(*m_page, QStringLiteral("Abilities"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(shown(), QStringLiteral("acme/small acme/big open/vision"));
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(shown(), QStringLiteral("open/vision"));
    }

    void limitsAreSlidAndChosen()
    {
        auto *context = control<QSlider>(*m_page, QStringLiteral("Shortest context"));
        context->setFocus();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(context, Qt::Key_Right);
        QCOMPARE(shown(), QStringLiteral("acme/small acme/big open/vision")); // from 64K
        QTest::keyClick(context, Qt::Key_Home);
        auto *price = control<QSlider>(*m_page, QStringLiteral("Highest price"));
        price->setFocus();
        QTest::keyClick(price, Qt::Key_Home);
        QCOMPARE(shown(), QStringLiteral("open/free"));
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(price, Qt::Key_Right);
        QCOMPARE(shown(), QStringLiteral("acme/small open/free")); // up to 0.5
        auto *priceOf = control<QComboBox>(*m_page, QStringLiteral("Price of what"));
        auto *blend =
            control<QSpinBox>(*m_page, QStringLiteral("Prompt tokens for each token of the answer"));
        QVERIFY(blend->isVisible());
        priceOf->setFocus();
        QTest::keyClick(priceOf, Qt::Key_Down);
        QVERIFY(!blend->isVisible());
        QCOMPARE(shown(), QStringLiteral("acme/small open/free"));
        QVERIFY(chip(QStringLiteral("Prompt up to $0.50/M")));
        QTest::keyClick(price, Qt::Key_End);
        QCOMPARE(shown().count(u' '), 4);
    }

    void theBlendDecidesWhatIsCheapEnough()
    {
        core::Catalog two = *sampleCatalog();
        QList<core::ModelInfo> models = two.models();
        models[0].endpoints[1].pricing.base.completion = core::Money::fromDecimal(u"0.00005");
        m_page->setCatalog(std::make_shared<const core::Catalog>(models, two.providers()));
        auto *price = control<QSlider>(*m_page, QStringLiteral("Highest price"));
        price->setValue(price->maximum() - 3); // 15
        QVERIFY(shown().contains(QLatin1String("acme/big"))); // cloud: 12 and 12
        m_page->setUsableProviders({QStringLiteral("acme")});
        click(QStringLiteral("Mine/I have a key"));
        QVERIFY(!shown().contains(QLatin1String("acme/big"))); // acme: 10 and 50, 20 by three to one
        auto *blend =
            control<QSpinBox>(*m_page, QStringLiteral("Prompt tokens for each token of the answer"));
        blend->setFocus();
        blend->selectAll();
        QTest::keyClicks(blend, QStringLiteral("10"));
        QTest::keyClick(blend, Qt::Key_Return);
        QVERIFY(shown().contains(QLatin1String("acme/big"))); // 13.6
    }

    void aChipTakesItsFilterAway()
    {
        click(QStringLiteral("Abilities/Tools"));
        click(QStringLiteral("Abilities/Open weights"));
        QCOMPARE(shown(), QStringLiteral("open/vision"));
        QTest::mouseClick(chip(QStringLiteral("Tools")), Qt::LeftButton);
        QCOMPARE(shown(), QStringLiteral("open/vision open/free open/unpriced"));
        QVERIFY(!chip(QStringLiteral("Tools")));
        QTest::mouseClick(button(QStringLiteral("Clear filters")), Qt::LeftButton);
        QCOMPARE(shown().count(u' '), 4);
        QTRY_VERIFY(!chip(QStringLiteral("Open weights")));
        QVERIFY(m_page->link().query == ui::CatalogPage::usualQuery());
    }

    void pricesAreThoseOfTheEndpointsThatFit()
    {
        QCOMPARE(cell("acme/big", ModelTableModel::PriceIn), QStringLiteral("$10.00"));
        click(QStringLiteral("Provider/Cloud"));
        QCOMPARE(cell("acme/big", ModelTableModel::PriceIn), QStringLiteral("$12.00"));
        QCOMPARE(cell("acme/big", ModelTableModel::Providers), QStringLiteral("1"));
    }

    void aLinkBringsEverythingBack()
    {
        click(QStringLiteral("Abilities/Tools"));
        click(QStringLiteral("Provider/Cloud"));
        QTest::keyClicks(m_search, QStringLiteral("open"));
        m_table->sortByColumn(ModelTableModel::PriceIn, Qt::AscendingOrder);
        QGuiApplication::clipboard()->clear();
        trigger(QStringLiteral("Views"), QStringLiteral("Copy link to this view"));
        const QString link = QGuiApplication::clipboard()->text();
        QVERIFY2(link.startsWith(QLatin1String("switchyard://catalog?")), qPrintable(link));

        ui::CatalogPage other(sampleCatalog(), m_theme);
        auto *search = control<QLineEdit>(other, QStringLiteral("Search models"));
        search->setText(link); // as by pasting
        QCOMPARE(search->text(), QStringLiteral("open"));
        QVERIFY(other.link() == m_page->link());
        QCOMPARE(control<QTableView>(other, QStringLiteral("Models"))->model()->rowCount(), 1);
    }

    void aBrokenLinkIsExplained()
    {
        m_search->setText(QStringLiteral("switchyard://catalog?colour=red"));
        QVERIFY(says(QStringLiteral("colour")));
        QCOMPARE(m_search->text(), QStringLiteral("switchyard://catalog?colour=red"));
    }

    void savedViewsAreChosenFromTheMenu()
    {
        QSignalSpy saves(m_page.get(), &ui::CatalogPage::viewSaveRequested);
        click(QStringLiteral("Price/Free"));
        trigger(QStringLiteral("Views"), QStringLiteral("Save this view…"));
        QCOMPARE(saves.count(), 1);
        m_page->setViews({{QStringLiteral("R&D, free"), saves.value(0).value(0).toString()}});
        QTest::mouseClick(button(QStringLiteral("Clear filters")), Qt::LeftButton);
        QCOMPARE(shown().count(u' '), 4);
        trigger(QStringLiteral("Views"), QStringLiteral("R&&D, free"));
        QCOMPARE(shown(), QStringLiteral("open/free"));
        QSignalSpy removals(m_page.get(), &ui::CatalogPage::viewRemoveRequested);
        trigger(QStringLiteral("Views"), QStringLiteral("Remove a view"), QStringLiteral("R&&D, free"));
        QCOMPARE(removals.value(0).value(0).toString(), QStringLiteral("R&D, free"));
    }

    void marksShowAndFilter()
    {
        core::ModelMarks marks;
        marks.favourites = {QStringLiteral("open/free")};
        marks.hidden = {QStringLiteral("acme/small")};
        marks.tags = {{QStringLiteral("acme/big"), {QStringLiteral("work")}}};
        m_page->setMarks(marks);
        core::EndpointRecord record;
        record.model = QStringLiteral("open/vision");
        record.requests = 3;
        core::EndpointRecord failed = record;
        failed.model = QStringLiteral("acme/big");
        failed.failures = 3;
        m_page->setRecords({record, failed});
        QCOMPARE(shown(), QStringLiteral("acme/big open/vision open/free open/unpriced"));
        click(QStringLiteral("Mine/Favourites"));
        QCOMPARE(shown(), QStringLiteral("open/free"));
        QVERIFY(index("open/free").data(ModelTableModel::FavouriteRole).toBool());
        QVERIFY(
            index("open/free").data(Qt::AccessibleTextRole).toString().contains(QLatin1String("favourite")));
        click(QStringLiteral("Mine/Favourites"));
        click(QStringLiteral("Mine/Recently used"));
        QCOMPARE(shown(), QStringLiteral("open/vision"));
        click(QStringLiteral("Mine/Recently used"));
        click(QStringLiteral("Tags/work"));
        QCOMPARE(shown(), QStringLiteral("acme/big"));
        click(QStringLiteral("Tags/work"));
        trigger(QStringLiteral("More"), QStringLiteral("Show hidden models"));
        QCOMPARE(shown(), QStringLiteral("acme/small"));
        QVERIFY(chip(QStringLiteral("Hidden ones")));
    }

    void aStarIsSetByKeyAndByMouse()
    {
        QSignalSpy stars(m_page.get(), &ui::CatalogPage::favouriteToggled);
        m_table->setCurrentIndex(index("acme/big"));
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_F);
        QCOMPARE(stars.value(0).value(0).toString(), QStringLiteral("acme/big"));
        QVERIFY(stars.value(0).value(1).toBool());
        core::ModelMarks marks;
        marks.favourites = {QStringLiteral("acme/big")};
        m_page->setMarks(marks);
        const QRect star = ui::ModelCellDelegate::starArea(m_table->visualRect(index("acme/big")));
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, star.center());
        QCOMPARE(stars.count(), 2);
        QVERIFY(!stars.value(1).value(1).toBool());
    }

    void ownFiguresHaveColumns()
    {
        core::EndpointRecord seldom;
        seldom.model = QStringLiteral("acme/big");
        seldom.provider = QStringLiteral("cloud");
        seldom.requests = 2;
        seldom.ttftMs = 5000;
        core::EndpointRecord often = seldom;
        often.provider = QStringLiteral("acme");
        often.requests = 9;
        often.ttftMs = 340.4;
        often.throughput = 87.2;
        m_page->setRecords({seldom, often});
        QCOMPARE(cell("acme/big", ModelTableModel::OwnTtft), QStringLiteral("340 ms"));
        QCOMPARE(cell("acme/big", ModelTableModel::OwnThroughput), QStringLiteral("87 tok/s"));
        QCOMPARE(cell("acme/small", ModelTableModel::OwnTtft), QStringLiteral("—"));
        m_table->sortByColumn(ModelTableModel::OwnThroughput, Qt::AscendingOrder);
        QCOMPARE(shown().section(u' ', 0, 0), QStringLiteral("acme/big"));
    }

    void aLongListIsOpenedAndSearched()
    {
        QList<core::ProviderInfo> providers = sampleCatalog()->providers();
        QList<core::ModelInfo> models = sampleCatalog()->models();
        for (int i = 0; i < 40; ++i) {
            core::ProviderInfo provider;
            provider.id = QStringLiteral("host-%1").arg(i, 2, 10, QLatin1Char('0'));
            provider.name = QStringLiteral("Host %1").arg(i);
            providers << provider;
            core::EndpointInfo endpoint = models[1].endpoints.constFirst();
            endpoint.providerId = provider.id;
            models[1].endpoints << endpoint;
        }
        m_page->setCatalog(std::make_shared<const core::Catalog>(models, providers));
        auto *list = control<QListView>(*m_page, QStringLiteral("Provider"));
        QCOMPARE(list->model()->rowCount(), int(ui::FacetListModel::kShort));
        QTest::mouseClick(button(QStringLiteral("Show all 43")), Qt::LeftButton);
        QCOMPARE(list->model()->rowCount(), 43);
        QVERIFY(list->height() > 43 * 15);
        QTest::mouseClick(button(QStringLiteral("Show fewer")), Qt::LeftButton);
        auto *search = control<QLineEdit>(*m_page, QStringLiteral("Search in Provider"));
        QTest::keyClicks(search, QStringLiteral("host 33"));
        QCOMPARE(list->model()->rowCount(), 1);
        click(QStringLiteral("Provider/Host 33"));
        QCOMPARE(shown(), QStringLiteral("acme/small"));
        search->clear();
        // What was ticked stays in sight.
        QCOMPARE(list->model()->rowCount(), int(ui::FacetListModel::kShort) + 1);
    }

    void theListKeepsItsPromises()
    {
        ui::FacetListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<ui::FacetListModel::Entry> entries;
        for (int i = 0; i < 30; ++i)
            entries << ui::FacetListModel::Entry {core::Facet::Tag, QString::number(i), QString::number(i)};
        model.setEntries(entries);
        model.setOpen(true);
        core::ModelQuery query;
        query.tags = QStringList {QStringLiteral("29")};
        model.setState(query, {});
        model.setOpen(false);
        QCOMPARE(model.rowCount(), int(ui::FacetListModel::kShort) + 1);
        model.setSearch(QStringLiteral("2"));
        QCOMPARE(model.rowCount(), 12);
        QSignalSpy chosen(&model, &ui::FacetListModel::chosen);
        QVERIFY(model.setData(model.index(0), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(chosen.value(0).value(1).toString(), QStringLiteral("2"));
        model.setEntries({});
        QCOMPARE(model.rowCount(), 0);
    }

    void noControlOfTheFiltersIsCutOff()
    {
        auto *panel = m_page->findChild<ui::FacetPanel *>();
        auto *row = control<QSpinBox>(*m_page, QStringLiteral("Prompt tokens for each token of the answer"));
        row->setSuffix(QStringLiteral(" of a language with long words")); // and wider than the panel was
        m_page->hide();
        m_page->show();
        QTRY_VERIFY(panel->viewport()->width() >= panel->widget()->width());
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
    QModelIndex index(const char *id, int column = 0) const
    {
        const int row = int(shown().split(u' ').indexOf(QString::fromLatin1(id)));
        return m_table->model()->index(row, column);
    }
    QString cell(const char *id, int column) const { return index(id, column).data().toString(); }
    QModelIndex line(const QString &path) const
    {
        const auto *list = control<QListView>(*m_page, path.section(u'/', 0, 0));
        for (int row = 0; list && row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data().toString() == path.section(u'/', 1))
                return index;
        }
        return {};
    }
    int count(const char *path) const
    {
        return line(QString::fromLatin1(path)).data(ui::FacetListModel::CountRole).toInt();
    }
    void click(const QString &path)
    {
        const QModelIndex index = line(path);
        QVERIFY2(index.isValid(), qPrintable(path));
        auto *list = control<QListView>(*m_page, path.section(u'/', 0, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
    }
    QToolButton *chip(const QString &text) const
    {
        return control<QToolButton>(*m_page, QStringLiteral("Remove filter: ") + text);
    }
    QPushButton *button(const QString &text) const
    {
        const QList<QPushButton *> all = m_page->findChildren<QPushButton *>();
        const auto found = std::find_if(all.cbegin(), all.cend(),
                                        [&](const QPushButton *one) { return one->text() == text; });
        return found == all.cend() ? nullptr : *found;
    }
    /// Of the menu that the button of that name opens.
    void trigger(const QString &name, const QString &text, const QString &below = {})
    {
        QMenu *menu = control<QToolButton>(*m_page, name)->menu();
        emit menu->aboutToShow();
        for (const QString &wanted : {text, below}) {
            if (wanted.isEmpty())
                return;
            const QList<QAction *> actions = menu->actions();
            const auto found = std::find_if(actions.cbegin(), actions.cend(),
                                            [&](const QAction *one) { return one->text() == wanted; });
            QVERIFY2(found != actions.cend(), qPrintable(wanted));
            if (!(*found)->menu()) {
                (*found)->trigger();
                return;
            }
            menu = (*found)->menu();
        }
    }
    bool says(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    }

    ui::Theme m_theme;
    std::unique_ptr<ui::CatalogPage> m_page;
    QTableView *m_table = nullptr;
    QLineEdit *m_search = nullptr;
};

QTEST_MAIN(CatalogFacetsTest)
#include "catalog_facets_test.moc"
