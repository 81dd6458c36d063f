#include "tests/gui/catalog/sample_catalog.h"
#include "tests/support/context_menu.h"
#include "tests/support/controls.h"
#include "ui/catalog/model_page.h"
#include "ui/catalog/offer_table_model.h"
#include "ui/catalog/task_price_model.h"
#include "ui/common/empty_state.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>

using ui::OfferTableModel;

namespace {

const auto kVision = QStringLiteral("open/vision");

core::CatalogPtr catalogWith(const core::ModelInfo &model)
{
    QList<core::ModelInfo> models = sampleCatalog()->models();
    models << model;
    return std::make_shared<const core::Catalog>(models, sampleCatalog()->providers());
}

core::EndpointRecord record(const QString &endpoint)
{
    return {.model = kVision,
            .provider = endpoint,
            .endpoint = endpoint,
            .requests = 8,
            .failures = 2,
            .promptTokens = 1'000,
            .cachedTokens = 250,
            .completionTokens = 400,
            .cost = core::Money::fromPicoDollars(2'000'000'000),
            .ttftMs = 340,
            .ttftP90Ms = 2'100,
            .throughput = 87,
            .throughputP10 = 40,
            .lastUsed = QDateTime::currentDateTimeUtc()};
}

} // namespace

class ModelPageTest : public QObject
{
    Q_OBJECT

public slots:
    void keepAddress(const QUrl &address) { m_opened << address; }

private slots:
    void init()
    {
        m_opened.clear();
        m_page = std::make_unique<ui::ModelPage>(m_theme);
        m_page->resize(1080, 700);
        m_page->setUsableProviders({QStringLiteral("cloud")});
        m_page->showModel(sampleCatalog(), kVision);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_table = control<QTableView>(*m_page, QStringLiteral("Endpoints of the model"));
        QVERIFY(m_table);
    }
    void cleanup() { m_page.reset(); }

    void itTellsWhoItIs()
    {
        QCOMPARE(label("pageModelName")->text(), QStringLiteral("VISION"));
        const QString facts = label("pageModelFacts")->text();
        for (const char *fact :
             {"released 2025-06-01", "64K tokens of context", "text, image → text", "tools", "open weights"})
            QVERIFY2(facts.contains(QString::fromUtf8(fact)), fact);
        click("Copy id");
        QCOMPARE(QGuiApplication::clipboard()->text(), kVision);
    }

    void eachEndpointHasItsPriceAndKey()
    {
        QCOMPARE(m_table->model()->rowCount(), 2);
        QCOMPARE(cell(0, OfferTableModel::Provider), QStringLiteral("Relay"));
        QCOMPARE(cell(0, OfferTableModel::PriceIn), QStringLiteral("$2.00"));
        QCOMPARE(cell(0, OfferTableModel::Key), QStringLiteral("no key"));
        QCOMPARE(cell(1, OfferTableModel::Key), QStringLiteral("your key"));
        m_page->setUsableProviders({QStringLiteral("relay")});
        QCOMPARE(cell(0, OfferTableModel::Key), QStringLiteral("your key"));
        QCOMPARE(cell(1, OfferTableModel::Key), QStringLiteral("no key"));
    }

    void ownFiguresStandBesideThem()
    {
        QCOMPARE(cell(1, OfferTableModel::FirstToken), QStringLiteral("—"));
        core::EndpointRecord foreign = record(QStringLiteral("relay"));
        foreign.model = QStringLiteral("acme/big");
        m_page->setRecords({record(QStringLiteral("cloud")), foreign});
        QCOMPARE(cell(1, OfferTableModel::FirstToken), QStringLiteral("340 ms"));
        QCOMPARE(cell(1, OfferTableModel::Speed), QStringLiteral("87 tok/s"));
        QCOMPARE(cell(1, OfferTableModel::Errors), QStringLiteral("25.0 %"));
        QCOMPARE(cell(1, OfferTableModel::CacheShare), QStringLiteral("25.0 %"));
        QCOMPARE(cell(1, OfferTableModel::Requests), QStringLiteral("8"));
        QCOMPARE(cell(1, OfferTableModel::Paid), QStringLiteral("$1.43")); // 0.002 for 1,400
        QCOMPARE(cell(0, OfferTableModel::Requests), QStringLiteral("—"));
        const QModelIndex wait = m_table->model()->index(1, OfferTableModel::FirstToken);
        QCOMPARE(wait.data(Qt::ToolTipRole).toString(),
                 QStringLiteral("Half of your answers began within 340 ms, nine of ten within 2.1 s"));
        sortBy(OfferTableModel::Requests);
        QCOMPARE(cell(0, OfferTableModel::Provider), QStringLiteral("Cloud")); // the unknown comes last
    }

    void recordsAreAskedForOncePerModel()
    {
        ui::ModelPage page(m_theme);
        QSignalSpy requests(&page, &ui::ModelPage::recordsRequested);
        page.showModel(sampleCatalog(), kVision);
        QCOMPARE(requests.count(), 0); // nobody sees it yet
        page.show();
        QCOMPARE(requests.count(), 1);
        page.showModel(sampleCatalog(), kVision); // a newer catalog
        page.hide();
        page.show();
        QCOMPARE(requests.count(), 1);
        page.showModel(sampleCatalog(), QStringLiteral("acme/big"));
        QCOMPARE(requests.count(), 2);
        QCOMPARE(requests.constLast().value(0).toString(), QStringLiteral("acme/big"));
    }

    void anotherModelComesWithoutTheFormersFigures()
    {
        m_page->setRecords({record(QStringLiteral("cloud"))});
        m_page->setTicked(true);
        m_page->showModel(sampleCatalog(), QStringLiteral("acme/big"));
        QCOMPARE(cell(0, OfferTableModel::Requests), QStringLiteral("—"));
        QVERIFY(control<QToolButton>(*m_page, QStringLiteral("Add to comparison")));
    }

    void aNewerCatalogKeepsThePlaceAndTheFigures()
    {
        m_page->setRecords({record(QStringLiteral("cloud"))});
        QScrollBar *bar = m_page->findChild<QScrollArea *>()->verticalScrollBar();
        bar->setValue(120);
        m_table->selectRow(1);
        m_page->showModel(sampleCatalog(), kVision);
        QCOMPARE(bar->value(), 120);
        QCOMPARE(m_table->currentIndex().row(), 1);
        QCOMPARE(cell(1, OfferTableModel::Requests), QStringLiteral("8"));
    }

    void wishesOfTheHeadGoOut()
    {
        QSignalSpy back(m_page.get(), &ui::ModelPage::backRequested);
        QSignalSpy chat(m_page.get(), &ui::ModelPage::compareRequested);
        QSignalSpy tick(m_page.get(), &ui::ModelPage::tickToggled);
        QSignalSpy filter(m_page.get(), &ui::ModelPage::filterRequested);
        click("Back");
        click("Chat with it");
        click("More by open");
        QTest::mouseClick(control<QToolButton>(*m_page, QStringLiteral("Add to comparison")), Qt::LeftButton);
        QTest::mouseClick(control<QToolButton>(*m_page, QStringLiteral("In comparison")), Qt::LeftButton);
        QCOMPARE(back.count(), 1);
        QCOMPARE(chat.value(0).value(0).toStringList(), QStringList {kVision});
        QCOMPARE(filter.value(0).value(0).toString(), QStringLiteral("author=open"));
        QCOMPARE(tick.value(0).value(1).toBool(), true);
        QCOMPARE(tick.value(1).value(1).toBool(), false);
    }

    void keysLeadBack_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("Esc") << int(Qt::Key_Escape) << Qt::KeyboardModifiers();
        QTest::newRow("Alt+Left") << int(Qt::Key_Left) << Qt::KeyboardModifiers(Qt::AltModifier);
    }
    void keysLeadBack()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QSignalSpy back(m_page.get(), &ui::ModelPage::backRequested);
        m_page->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key(key), modifiers);
        QCOMPARE(back.count(), 2);
    }

    void marksAreShownAndChanged()
    {
        core::ModelMarks marks;
        marks.favourites = {kVision};
        marks.tags.insert(kVision, {QStringLiteral("ocr"), QStringLiteral("cheap")});
        m_page->setMarks(marks);
        auto *favourite = control<QToolButton>(*m_page, QStringLiteral("Favourite"));
        auto *hidden = control<QToolButton>(*m_page, QStringLiteral("Hidden"));
        auto *tags = control<QLineEdit>(*m_page, QStringLiteral("Your tags"));
        QVERIFY(favourite->isChecked() && !hidden->isChecked());
        QCOMPARE(tags->text(), QStringLiteral("ocr, cheap"));

        QSignalSpy star(m_page.get(), &ui::ModelPage::favouriteToggled);
        QSignalSpy hide(m_page.get(), &ui::ModelPage::hiddenToggled);
        QSignalSpy edited(m_page.get(), &ui::ModelPage::tagsEdited);
        QTest::mouseClick(favourite, Qt::LeftButton);
        hidden->setFocus();
        QTest::keyClick(hidden, Qt::Key_Space);
        QCOMPARE(star.value(0).value(1).toBool(), false);
        QCOMPARE(hide.value(0).value(1).toBool(), true);
        tags->setFocus();
        QTest::keyClick(tags, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(tags, QStringLiteral("scan,, OCR ,ocr, a  b"));
        QTest::keyClick(tags, Qt::Key_Return);
        m_table->setFocus(); // leaving the field is no second edit
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited.value(0).value(0).toString(), kVision);
        QCOMPARE(edited.value(0).value(1).toStringList(),
                 QStringList({QStringLiteral("scan"), QStringLiteral("OCR"), QStringLiteral("a b")}));
    }

    void halfTypedTagsStayWithTheirModel()
    {
        QSignalSpy edited(m_page.get(), &ui::ModelPage::tagsEdited);
        auto *tags = control<QLineEdit>(*m_page, QStringLiteral("Your tags"));
        tags->setFocus();
        QTest::keyClicks(tags, QStringLiteral("mine"));
        m_page->setMarks({}); // somebody else's mark must not wipe what is typed
        QCOMPARE(tags->text(), QStringLiteral("mine"));
        m_page->showModel(sampleCatalog(), QStringLiteral("acme/big"));
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited.value(0).value(0).toString(), kVision);
    }

    void weightsOpenOnlyOnAClickAndOnlyAtHuggingFace()
    {
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "keepAddress");
        core::ModelInfo model = sampleCatalog()->models().at(3);
        model.id = QStringLiteral("open/weights");
        model.huggingFaceId = QStringLiteral("open/weights-7B");
        m_page->showModel(catalogWith(model), model.id);
        QVERIFY(m_opened.isEmpty());
        click("Weights on Hugging Face");
        for (const char *hostile :
             {"../evil", "@evil.com/x", "a/b?c", "//evil.com", "javascript:alert(1)", "a"}) {
            model.huggingFaceId = QString::fromLatin1(hostile);
            m_page->showModel(catalogWith(model), model.id);
            QVERIFY2(!button("Weights on Hugging Face")->isVisible(), hostile);
        }
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
        QCOMPARE(m_opened, QList<QUrl> {QUrl(QStringLiteral("https://huggingface.co/open/weights-7B"))});
    }

    void aDoubleClickOrEnterSetsAPrice()
    {
        QSignalSpy edits(m_page.get(), &ui::ModelPage::priceEditRequested);
        const QPoint middle = m_table->visualRect(m_table->model()->index(1, 0)).center();
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, middle);
        QCOMPARE(edits.count(), 0);
        QTest::mouseDClick(m_table->viewport(), Qt::LeftButton, {}, middle);
        m_table->setFocus();
        m_table->selectRow(0);
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(edits.count(), 2);
        QCOMPARE(edits.value(0).value(0).toString(), kVision);
        QCOMPARE(edits.value(0).value(1).toString(), QStringLiteral("cloud"));
        QCOMPARE(edits.value(1).value(1).toString(), QStringLiteral("relay"));
    }

    void theMenuOfAnEndpoint()
    {
        QSignalSpy edits(m_page.get(), &ui::ModelPage::priceEditRequested);
        QSignalSpy filters(m_page.get(), &ui::ModelPage::filterRequested);
        m_table->selectRow(1);
        QSignalSpy chats(m_page.get(), &ui::ModelPage::compareRequested);
        choose(QStringLiteral("Chat with this endpoint only"));
        QCOMPARE(chats.value(0).value(0).toStringList(), QStringList {kVision + QStringLiteral("@cloud")});
        choose(QStringLiteral("Set your own price…"));
        choose(QStringLiteral("Copy endpoint name"));
        QSignalSpy lists(m_page.get(), &ui::ModelPage::listRequested);
        choose(QStringLiteral("Ask this provider for its models"));
        QCOMPARE(lists.value(0).value(0).toString(), QStringLiteral("cloud"));
        choose(QStringLiteral("Show all models of this provider"));
        QCOMPARE(edits.value(0).value(1).toString(), QStringLiteral("cloud"));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("cloud"));
        QCOMPARE(filters.value(0).value(0).toString(), QStringLiteral("provider=cloud"));
    }

    void onlyAnEndpointOfOnesOwnIsEditedAndRemoved()
    {
        QSignalSpy edits(m_page.get(), &ui::ModelPage::editRequested);
        QSignalSpy removals(m_page.get(), &ui::ModelPage::removeRequested);
        m_page->setOwnModels({QStringLiteral("cloud\nnative")});
        m_table->selectRow(1);
        choose(QStringLiteral("Edit this model of yours…"));
        choose(QStringLiteral("Remove this model of yours…"));
        QCOMPARE(edits.value(0).value(0).toString(), QStringLiteral("cloud"));
        QCOMPARE(removals.value(0).value(1).toString(), QStringLiteral("native"));
        m_table->selectRow(0);
        QVERIFY(!contextMenuHas(*m_table, QStringLiteral("Remove this model of yours…")));
    }

    void figuresOfOthersStandBesideOnesOwn()
    {
        core::PublicFiguresList figures;
        figures.taken = QDateTime::currentDateTimeUtc();
        figures.endpoints = {{QStringLiteral("cloud"), 904, 34, 99.52}, {QStringLiteral("gone"), 1, 1, 1}};
        m_page->setPublicFigures(figures);
        QCOMPARE(cell(1, OfferTableModel::PublicFirstToken), QStringLiteral("904 ms"));
        QCOMPARE(cell(1, OfferTableModel::PublicSpeed), QStringLiteral("34 tok/s"));
        QCOMPARE(cell(1, OfferTableModel::Uptime), QStringLiteral("99.5 %"));
        QCOMPARE(cell(0, OfferTableModel::Uptime), QStringLiteral("—"));
        m_page->showModel(sampleCatalog(), QStringLiteral("acme/big"));
        m_page->showModel(sampleCatalog(), kVision);
        QCOMPARE(cell(1, OfferTableModel::Uptime), QStringLiteral("—"));
    }

    void endpointsAreRefreshedByAButton()
    {
        QSignalSpy refreshes(m_page.get(), &ui::ModelPage::refreshRequested);
        QTest::mouseClick(control<QToolButton>(*m_page, QStringLiteral("Refresh the endpoints")),
                          Qt::LeftButton);
        QCOMPARE(refreshes.value(0).value(0).toString(), kVision);
        const auto says = [this](const QString &text) {
            const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
                return label->isVisible() && label->text() == text;
            });
        };
        m_page->showOutcome(QStringLiteral("Nobody answers."));
        QVERIFY(says(QStringLiteral("Nobody answers.")));
        m_page->showModel(sampleCatalog(), QStringLiteral("acme/big"));
        QVERIFY(!says(QStringLiteral("Nobody answers.")));
    }

    void columnsAreRemembered()
    {
        QHeaderView *header = m_table->horizontalHeader();
        QVERIFY(header->isSectionHidden(OfferTableModel::Parameters));
        QSignalSpy changes(m_page.get(), &ui::ModelPage::columnsChanged);
        QMenu *menu = control<QToolButton>(*m_page, QStringLiteral("Columns of the endpoints"))->menu();
        emit menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == QLatin1String("Parameters"))
                action->trigger();
        }
        QVERIFY(!header->isSectionHidden(OfferTableModel::Parameters));
        QVERIFY(changes.count() > 0);
        ui::ModelPage other(m_theme);
        other.restoreColumns(m_page->columns());
        QVERIFY(!control<QTableView>(other, QStringLiteral("Endpoints of the model"))
                     ->isColumnHidden(OfferTableModel::Parameters));
    }

    void tasksArePricedAtEveryEndpoint()
    {
        auto *prices = control<QTableView>(*m_page, QStringLiteral("Price of the task"));
        const auto row = [prices](int row) {
            QStringList cells;
            for (int column = 0; column < ui::TaskPriceModel::ColumnCount; ++column)
                cells << prices->model()->index(row, column).data().toString();
            return cells.join(u'|');
        };
        setNumber("Prompt tokens", 100'000);
        setNumber("Answer tokens", 0);
        setNumber("Runs", 10);
        QCOMPARE(row(0), QStringLiteral("Relay|$2.00|cheapest; no key"));
        QCOMPARE(row(1), QStringLiteral("Cloud|$3.00|cheapest with your key"));
        m_page->setUsableProviders({QStringLiteral("cloud"), QStringLiteral("relay")});
        QCOMPARE(row(0), QStringLiteral("Relay|$2.00|cheapest, and with your key"));
        QCOMPARE(row(1), QStringLiteral("Cloud|$3.00|your key"));
    }

    void theTaskIsRemembered()
    {
        QSignalSpy changes(m_page.get(), &ui::ModelPage::taskChanged);
        click("Agent run");
        QCOMPARE(changes.count(), 1);
        QCOMPARE(number("Of them cached")->value(), 80);
        const QByteArray state = m_page->taskState();
        ui::ModelPage other(m_theme);
        other.restoreTask(state);
        QCOMPARE(other.taskState(), state);
        for (const char *rubbish : {"", "1 2 3", "a b c d e", "-1 0 0 0 0", "1 2 3 4 5 6"}) {
            other.restoreTask(rubbish);
            QCOMPARE(other.taskState(), state);
        }
        other.restoreTask("999999999999 900 0 0 999999999999"); // no more than the fields take
        QCOMPARE(other.taskState(), QByteArray("100000000 100 0 0 1000000"));
    }

    void alternativesOpenAndAreTicked()
    {
        const QString own = QStringLiteral("acme/big");
        m_page->showModel(sampleCatalog(), own);
        auto *similar = control<QTableView>(*m_page, QStringLiteral("Similar models"));
        auto *cheaper = control<QTableView>(*m_page, QStringLiteral("Cheaper models that can do as much"));
        QSignalSpy opened(m_page.get(), &ui::ModelPage::modelRequested);
        QSignalSpy tables(m_page.get(), &ui::ModelPage::tableRequested);
        auto *compare = control<QPushButton>(*m_page, QStringLiteral("Compare ticked models in a table"));
        QVERIFY(!compare->isEnabled());
        QVERIFY(similar->model()->rowCount() + cheaper->model()->rowCount() > 0);
        QTableView *table = similar->model()->rowCount() > 0 ? similar : cheaper;
        m_page->findChild<QScrollArea *>()->ensureWidgetVisible(table);
        const QString id = table->model()->index(0, 0).data(ui::TableModel::IdRole).toString();

        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 2));
        QTest::keyClick(table, Qt::Key_Space);
        QVERIFY(compare->isEnabled());
        QTest::mouseClick(compare, Qt::LeftButton);
        QCOMPARE(tables.value(0).value(0).toStringList(), QStringList({own, id}));
        // A click into the box takes the tick away and opens nothing.
        const QRect cell = table->visualRect(table->model()->index(0, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, {cell.left() + 15, cell.center().y()});
        QVERIFY(!compare->isEnabled());
        QCOMPARE(opened.count(), 0);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        const QPoint words = table->visualRect(table->model()->index(0, 2)).center();
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, words);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, words);
        QCOMPARE(opened.count(), 2); // the second click of a double click opens nothing further
        QCOMPARE(opened.constLast().value(0).toString(), id);
    }

    void alternativesAreThoseThatTheUserWantsToSee()
    {
        m_page->showModel(sampleCatalog(), QStringLiteral("acme/big"));
        auto *cheaper = control<QTableView>(*m_page, QStringLiteral("Cheaper models that can do as much"));
        QCOMPARE(cheaper->model()->rowCount(), 1);
        QCOMPARE(cheaper->model()->index(0, 0).data(ui::TableModel::IdRole).toString(), kVision);
        auto *only = control<QCheckBox>(*m_page, QStringLiteral("Only models that I have a key for"));
        only->setFocus();
        QTest::keyClick(only, Qt::Key_Space);
        QCOMPARE(cheaper->model()->rowCount(), 1);
        m_page->setUsableProviders({QStringLiteral("acme")});
        QCOMPARE(cheaper->model()->rowCount(), 0);
        QVERIFY(says(QStringLiteral("No other model can do as much for less money.")));
        QTest::keyClick(only, Qt::Key_Space);
        QCOMPARE(cheaper->model()->rowCount(), 1);
        core::ModelMarks marks;
        marks.hidden = {kVision};
        m_page->setMarks(marks);
        QCOMPARE(cheaper->model()->rowCount(), 0);
    }

    void ticksAreForgottenWithTheirModel()
    {
        m_page->showModel(sampleCatalog(), QStringLiteral("acme/big"));
        auto *compare = control<QPushButton>(*m_page, QStringLiteral("Compare ticked models in a table"));
        auto *cheaper = control<QTableView>(*m_page, QStringLiteral("Cheaper models that can do as much"));
        cheaper->setFocus();
        cheaper->setCurrentIndex(cheaper->model()->index(0, 0));
        QTest::keyClick(cheaper, Qt::Key_Space);
        QVERIFY(compare->isEnabled());
        m_page->showModel(sampleCatalog(), QStringLiteral("acme/big")); // a newer catalog
        QVERIFY(compare->isEnabled());
        m_page->showModel(sampleCatalog(), QStringLiteral("acme/small"));
        m_page->showModel(sampleCatalog(), QStringLiteral("acme/big"));
        QVERIFY(!compare->isEnabled());
    }

    void aModelThatLeftTheCatalogLeavesAWayOut()
    {
        QSignalSpy back(m_page.get(), &ui::ModelPage::backRequested);
        m_page->showModel(std::make_shared<const core::Catalog>(), kVision);
        auto *empty = m_page->findChild<ui::EmptyState *>();
        QVERIFY(empty->isVisible());
        QVERIFY(!button("Chat with it")->isEnabled());
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(back.count(), 1);
        m_page->showModel(sampleCatalog(), kVision);
        QVERIFY(!empty->isVisible());
        QVERIFY(m_table->isVisible());
    }

    void aModelWithoutEndpointsOrPrices()
    {
        core::ModelInfo model;
        model.id = QStringLiteral("new/nowhere");
        m_page->showModel(catalogWith(model), model.id);
        QVERIFY(!m_table->isVisible());
        QVERIFY(says(QStringLiteral("No provider offers this model")));
        QVERIFY(says(QStringLiteral("The catalog does not say which parameters it takes.")));
        QCOMPARE(label("pageModelName")->text(), model.id);
        m_page->showModel(sampleCatalog(), QStringLiteral("open/unpriced"));
        QVERIFY(m_table->isVisible());
        QCOMPARE(cell(0, OfferTableModel::PriceIn), QStringLiteral("—"));
        QCOMPARE(control<QTableView>(*m_page, QStringLiteral("Price of the task"))
                     ->model()
                     ->index(0, ui::TaskPriceModel::Note)
                     .data()
                     .toString(),
                 QStringLiteral("price not known"));
    }

    void sixtyEndpointsAreScrolledTo()
    {
        core::ModelInfo model = sampleCatalog()->models().at(3);
        model.id = QStringLiteral("open/everywhere");
        for (int i = 0; i < 58; ++i) {
            model.endpoints << model.endpoints.at(0);
            model.endpoints.last().tag = QStringLiteral("offer-%1").arg(i);
        }
        m_page->showModel(catalogWith(model), model.id);
        QCOMPARE(m_table->model()->rowCount(), 60);
        QVERIFY(m_table->height() < 600);
        m_table->scrollToBottom();
        QVERIFY(m_table->viewport()->rect().intersects(m_table->visualRect(m_table->model()->index(59, 0))));
    }

    void hostileNamesAreWords_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("markup") << QStringLiteral("<img src='file:///etc/passwd'><b>Best</b> model & co");
        QTest::newRow("one endless word") << QString(5'000, u'W');
        QTest::newRow("right to left") << QString::fromUtf8("نموذج كبير جدا \u202Etxt");
        QTest::newRow("lines") << QStringLiteral("a\nb\r\nc\td");
    }
    void hostileNamesAreWords()
    {
        QFETCH(QString, name);
        core::ModelInfo model = sampleCatalog()->models().at(3);
        model.id = QStringLiteral("evil/") + name;
        model.name = model.authorName = model.family = name;
        model.author = name;
        model.supportedParameters = {name};
        model.endpoints[0].providerId = name;
        model.endpoints[0].tag = name;
        model.endpoints[0].supportedParameters = {name};
        m_page->showModel(catalogWith(model), model.id);
        core::CatalogChange change;
        change.model = model.id;
        change.source = change.endpoint = name;
        change.time = QDateTime::currentDateTimeUtc();
        m_page->setChanges({change});
        QCoreApplication::processEvents();

        QCOMPARE(label("pageModelName")->text(), name);
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->text().contains(name))
                QCOMPARE(label->textFormat(), Qt::PlainText);
            if (label->toolTip().contains(name))
                QVERIFY(!Qt::mightBeRichText(label->toolTip()));
        }
        for (int row = 0; row < m_table->model()->rowCount(); ++row) {
            for (int column = 0; column < m_table->model()->columnCount(); ++column) {
                const QString tip = m_table->model()->index(row, column).data(Qt::ToolTipRole).toString();
                QVERIFY(!tip.contains(QLatin1String("<img")));
            }
        }
        QCOMPARE(m_page->size(), QSize(1080, 700)); // nothing pushes the window apart
        QVERIFY(m_page->minimumSizeHint().width() <= 1080);
        m_page->grab();
    }

    void itFitsIntoASmallWindowAndTheOtherDirection()
    {
        m_page->resize(620, 480);
        QCOMPARE(m_page->size(), QSize(620, 480));
        m_page->setLayoutDirection(Qt::RightToLeft);
        QCoreApplication::processEvents();
        QVERIFY(button("Back")->mapTo(m_page.get(), QPoint()).x()
                > button("Chat with it")->mapTo(m_page.get(), QPoint()).x());
        m_page->grab();
    }

    void everyControlHasAName()
    {
        QCOMPARE(unnamedControls(*m_page), QStringList());
        m_page->showModel(std::make_shared<const core::Catalog>(), kVision);
        QCOMPARE(unnamedControls(*m_page), QStringList());
    }

    void tabReachesEveryPart()
    {
        QSet<QWidget *> reached;
        m_page->setFocus();
        for (int i = 0; i < 60; ++i) {
            reached.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (QWidget *wanted :
             {static_cast<QWidget *>(m_table), static_cast<QWidget *>(number("Runs")),
              static_cast<QWidget *>(button("Chat with it")), static_cast<QWidget *>(button("Agent run"))})
            QVERIFY2(reached.contains(wanted), qPrintable(wanted->accessibleName()));
    }

private:
    QString cell(int row, int column) const { return m_table->model()->index(row, column).data().toString(); }
    QLabel *label(const char *name) const { return m_page->findChild<QLabel *>(QString::fromLatin1(name)); }
    QPushButton *button(const char *text) const
    {
        for (QPushButton *one : m_page->findChildren<QPushButton *>()) {
            if (one->text() == QLatin1String(text) || one->accessibleName() == QLatin1String(text))
                return one;
        }
        return nullptr;
    }
    void click(const char *text)
    {
        QVERIFY2(button(text), text);
        QTest::mouseClick(button(text), Qt::LeftButton);
    }
    QSpinBox *number(const char *name) const { return control<QSpinBox>(*m_page, QString::fromLatin1(name)); }
    void setNumber(const char *name, int value)
    {
        QSpinBox *box = number(name);
        QVERIFY2(box, name);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QString::number(value));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(box->value(), value);
    }
    void sortBy(int column)
    {
        QHeaderView *header = m_table->horizontalHeader();
        m_table->scrollTo(m_table->model()->index(0, column));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                           header->height() / 2});
    }
    /// By the context menu of the chosen row.
    void choose(const QString &name) { chooseFromContextMenu(*m_table, name); }
    bool says(const QString &text) const
    {
        const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisibleTo(m_page.get()) && label->text() == text;
        });
    }

    ui::Theme m_theme;
    std::unique_ptr<ui::ModelPage> m_page;
    QTableView *m_table = nullptr;
    QList<QUrl> m_opened;
};

QTEST_MAIN(ModelPageTest)
#include "model_page_test.moc"
