// What a new user wants of the catalog, through the real window: the cheapest model with tools, a long
// context and no retention that can be asked, compared with two others; its page, a price of one's own, and
// what is kept after all that.
#include "core/engine/engine.h"
#include "tests/support/controls.h"
#include "tests/support/real_window.h"
#include "ui/catalog/model_page.h"
#include "ui/catalog/model_table_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

using ui::ModelTableModel;

class FindModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_real = std::make_unique<RealWindow>();
        QVERIFY(QTest::qWaitForWindowExposed(&m_real->window()));
        openCatalog();
    }
    void cleanup() { m_real.reset(); }

    void theCheapestThatFitsIsFoundAndCompared()
    {
        click("Mine", "I have a key");
        click("Abilities", "Tools");
        click("Your data", "Zero retention");
        auto *context = m_real->named<QSlider>(QStringLiteral("Shortest context")).value(0);
        context->setFocus();
        for (int i = 0; i < 5; ++i) // 8K, 16K, 32K, 64K, 128K
            QTest::keyClick(context, Qt::Key_Right);
        sortBy(ModelTableModel::PriceIn);
        const int rows = m_table->model()->rowCount();
        QVERIFY2(rows >= 2, qPrintable(QString::number(rows)));
        std::optional<qlonglong> before;
        for (int row = 0; row < rows; ++row) {
            const qlonglong price = m_table->model()
                                        ->index(row, ModelTableModel::PriceIn)
                                        .data(ModelTableModel::SortRole)
                                        .toLongLong();
            QVERIFY(!before || *before <= price);
            before = price;
        }
        m_table->selectRow(0);
        const QString cheapest = currentId();
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Space);
        QTest::keyClick(m_table, Qt::Key_Down);
        QTest::keyClick(m_table, Qt::Key_Space);
        QTest::keyClick(m_table, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_real->named<QWidget>(QStringLiteral("Remove")).size(), 2);
        QVERIFY2(!m_real->named<QWidget>(nameOf(cheapest)).isEmpty(), qPrintable(cheapest)); // a column
    }

    void aModelsPageOpensAndGoesBack()
    {
        click("Provider", "Simulator");
        m_table->selectRow(0);
        const QString id = currentId();
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Return);
        auto *page = m_real->window().findChild<ui::ModelPage *>();
        QVERIFY(page && page->isVisible());
        QCOMPARE(page->modelId(), id);
        QTest::keyClick(page, Qt::Key_Escape);
        QVERIFY(!page->isVisible());
        QVERIFY(m_table->isVisible());
        QCOMPARE(currentId(), id);
    }

    void severalModelsStandSideBySide()
    {
        m_table->setFocus();
        m_table->selectRow(0);
        QTest::keyClick(m_table, Qt::Key_Space);
        QTest::keyClick(m_table, Qt::Key_Down);
        QTest::keyClick(m_table, Qt::Key_Space);
        QTest::mouseClick(m_real->window().findChild<QPushButton *>(QStringLiteral("sideBySide")),
                          Qt::LeftButton);
        QVERIFY(!m_table->isVisible());
        const QList<QTableView *> tables = m_real->window().findChildren<QTableView *>();
        const auto shown = std::find_if(tables.cbegin(), tables.cend(), [](const QTableView *table) {
            return table->isVisible() && table->model()->columnCount() >= 2;
        });
        QVERIFY(shown != tables.cend());
        QVERIFY((*shown)->model()->rowCount() > 15);
    }

    void theUsersOwnAnswersShowInTheTable()
    {
        // Figures are read when the catalog is looked at; here that is for the first time behind the answers.
        m_real = std::make_unique<RealWindow>();
        QVERIFY(QTest::qWaitForWindowExposed(&m_real->window()));
        QTest::keyClick(&m_real->window(), Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(m_real->named<QWidget>(QStringLiteral("Remove")).size(), 3);
        auto *prompt = m_real->named<QPlainTextEdit>(QStringLiteral("Prompt")).value(0);
        prompt->setFocus();
        QTest::keyClicks(prompt, QStringLiteral("One word, please."));
        QTest::keyClick(prompt, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(answered() >= 1, 60'000);
        openCatalog();
        QTRY_VERIFY_WITH_TIMEOUT(count("Mine", "Recently used") >= 1, 20'000);
        click("Mine", "Recently used");
        QVERIFY(
            m_table->model()->index(0, ModelTableModel::OwnTtft).data(ModelTableModel::SortRole).isValid());
    }

private:
    void openCatalog()
    {
        QTest::keyClick(&m_real->window(), Qt::Key_1, Qt::ControlModifier);
        m_table = m_real->named<QTableView>(QStringLiteral("Models")).value(0);
        QVERIFY(m_table && m_table->model()->rowCount() > 500);
    }
    QModelIndex line(const char *list, const char *label) const
    {
        const auto *view = m_real->named<QListView>(QString::fromLatin1(list)).value(0);
        for (int row = 0; view && row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            if (index.data().toString() == QLatin1String(label))
                return index;
        }
        return {};
    }
    int count(const char *list, const char *label) const
    {
        return line(list, label).data(Qt::UserRole + 1).toInt();
    }
    void click(const char *list, const char *label)
    {
        auto *view = m_real->named<QListView>(QString::fromLatin1(list)).value(0);
        QModelIndex index = line(list, label);
        if (view && !index.isValid()) {
            // One of many: searched for, as people do.
            const QString name = QStringLiteral("Search in ") + QString::fromLatin1(list);
            auto *search = m_real->named<QLineEdit>(name).value(0);
            QVERIFY2(search, label);
            search->setFocus();
            QTest::keyClicks(search, QString::fromLatin1(label));
            index = line(list, label);
        }
        QVERIFY2(index.isValid(), label);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    void sortBy(int column)
    {
        QHeaderView *header = m_table->horizontalHeader();
        const QPoint middle(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                            header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
    }
    QString currentId() const { return m_table->currentIndex().data(ModelTableModel::IdRole).toString(); }
    QString nameOf(const QString &id) const
    {
        const core::ModelInfo *model = m_real->services().catalog()->findModel(id);
        return model ? model->name : QString();
    }
    int answered() const
    {
        const QDateTime from = QDateTime::currentDateTimeUtc().addDays(-1);
        const auto records = m_real->services().engine().endpointRecords({.from = from}).result();
        int answers = 0;
        for (const core::EndpointRecord &record : records ? *records : QList<core::EndpointRecord>())
            answers += int(record.requests - record.failures);
        return answers;
    }

    std::unique_ptr<RealWindow> m_real;
    QTableView *m_table = nullptr;
};

QTEST_MAIN(FindModel)
#include "tst_find_model.moc"
