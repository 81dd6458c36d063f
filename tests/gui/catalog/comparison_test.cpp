#include "tests/gui/catalog/sample_catalog.h"
#include "tests/support/context_menu.h"
#include "tests/support/controls.h"
#include "ui/catalog/comparison_table_model.h"
#include "ui/catalog/comparison_view.h"
#include "ui/common/empty_state.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextDocument>

using ui::ComparisonTableModel;

namespace {

const QStringList kThree {QStringLiteral("acme/big"), QStringLiteral("acme/small"),
                          QStringLiteral("open/vision")};

} // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_view = std::make_unique<ui::ComparisonView>(m_theme);
        m_view->resize(1080, 700);
        m_view->showModels(sampleCatalog(), kThree);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_table = control<QTableView>(*m_view, QStringLiteral("Comparison of models"));
        QVERIFY(m_table);
    }
    void cleanup() { m_view.reset(); }

    void modelsAreColumnsAndAttributesRows()
    {
        QCOMPARE(headers(), QStringLiteral("BIG SMALL VISION"));
        QCOMPARE(row(QStringLiteral("Id")), QStringList(kThree));
        QCOMPARE(
            row(QStringLiteral("Context (tokens)")),
            QStringList({QStringLiteral("1,000,000"), QStringLiteral("128,000"), QStringLiteral("64,000")}));
        QCOMPARE(row(QStringLiteral("Prompt ($ per million tokens)")),
                 QStringList({QStringLiteral("10.00"), QStringLiteral("0.50"), QStringLiteral("2.00")}));
    }

    void whatDiffersAndWhatIsBestIsToldWithoutColour()
    {
        const QModelIndex context = find(QStringLiteral("Context (tokens)"));
        QCOMPARE(attribute(context), QChar(0x2260) + QStringLiteral(" Context (tokens)"));
        QCOMPARE(attribute(context, Qt::AccessibleTextRole), QStringLiteral("Context (tokens): differs"));
        QCOMPARE(context.data(Qt::AccessibleTextRole).toString(), QStringLiteral("1,000,000 (best)"));
        QVERIFY(context.data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!context.siblingAtColumn(1).data(Qt::FontRole).isValid());
        QCOMPARE(attribute(find(QStringLiteral("Writes"))), QStringLiteral("Writes"));
        QCOMPARE(find(QStringLiteral("Regions")).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("not known"));
    }

    void numbersStandAsInTheUsersLanguage()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const QStringList context = row(QStringLiteral("Context (tokens)"));
        const QStringList price = row(QStringLiteral("Prompt ($ per million tokens)"));
        const QStringList released = row(QStringLiteral("Released"));
        QLocale::setDefault(before);
        QCOMPARE(context.at(0), QStringLiteral("1.000.000"));
        QCOMPARE(price.at(0), QStringLiteral("10,00"));
        QCOMPARE(released.at(0), QStringLiteral("2026-05-01"));
    }

    void onlyDifferencesOnRequest()
    {
        const int all = m_table->model()->rowCount();
        auto *only = control<QCheckBox>(*m_view, QStringLiteral("Only differences"));
        only->setFocus();
        QTest::keyClick(only, Qt::Key_Space);
        QVERIFY(m_table->model()->rowCount() < all);
        QVERIFY(!find(QStringLiteral("Writes")).isValid());
        QVERIFY(find(QStringLiteral("Context (tokens)")).isValid());
        QTest::keyClick(only, Qt::Key_Space);
        QCOMPARE(m_table->model()->rowCount(), all);
    }

    void aColumnIsTakenAwayByItsButtonAndByTheMenu()
    {
        QSignalSpy changes(m_view.get(), &ui::ComparisonView::modelsChanged);
        QTest::mouseClick(control<QPushButton>(*m_view, QStringLiteral("Remove SMALL")), Qt::LeftButton);
        QCOMPARE(headers(), QStringLiteral("BIG VISION"));
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
        choose(QStringLiteral("Remove this column"));
        QCOMPARE(headers(), QStringLiteral("VISION"));
        QCOMPARE(changes.count(), 2);
        QCOMPARE(changes.constLast().value(0).toStringList(), QStringList {kThree.at(2)});
        // The last one leaves a way out.
        QTest::mouseClick(control<QPushButton>(*m_view, QStringLiteral("Remove VISION")), Qt::LeftButton);
        auto *empty = m_view->findChild<ui::EmptyState *>();
        QVERIFY(empty->isVisible());
        QSignalSpy back(m_view.get(), &ui::ComparisonView::backRequested);
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(back.count(), 1);
    }

    void itIsCopiedAsMarkdownAndCsv()
    {
        QTest::mouseClick(control<QPushButton>(*m_view, QStringLiteral("Copy as Markdown")), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(
            QLatin1String("| Attribute | BIG | SMALL | VISION |\n")));
        QTest::mouseClick(control<QPushButton>(*m_view, QStringLiteral("Copy as CSV")), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QLatin1String("Attribute,BIG,SMALL,VISION")));
    }

    void wishesGoOut()
    {
        QSignalSpy chat(m_view.get(), &ui::ComparisonView::compareRequested);
        QSignalSpy opened(m_view.get(), &ui::ComparisonView::modelRequested);
        QSignalSpy back(m_view.get(), &ui::ComparisonView::backRequested);
        for (QPushButton *button : m_view->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("Compare in chat"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(chat.value(0).value(0).toStringList(), kThree);
        m_table->setFocus();
        m_table->setCurrentIndex(m_table->model()->index(2, 1));
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(opened.value(0).value(0).toString(), kThree.at(1));
        QTest::keyClick(m_table, Qt::Key_Escape);
        QTest::keyClick(m_table, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(back.count(), 2);
    }

    void ownFiguresCanComeLater()
    {
        m_table->setCurrentIndex(m_table->model()->index(3, 2));
        m_view->setRecords({{.model = kThree.at(0),
                             .provider = QStringLiteral("acme"),
                             .endpoint = QStringLiteral("acme"),
                             .requests = 4,
                             .failures = 1,
                             .ttftMs = 400}});
        QCOMPARE(row(QStringLiteral("Failed there (% of requests)")),
                 QStringList({QStringLiteral("25.0"), QStringLiteral("—"), QStringLiteral("—")}));
        QCOMPARE(m_table->currentIndex().row(), 3);
        QCOMPARE(m_table->currentIndex().column(), 2);
    }

    void noMoreThanEightAndNoneTwice()
    {
        QStringList many;
        for (int i = 0; i < 12; ++i)
            many << QStringLiteral("gone/model-%1").arg(i / 2 * 2);
        for (int i = 0; i < 6; ++i)
            many << QStringLiteral("gone/other-%1").arg(i);
        m_view->showModels(sampleCatalog(), many);
        QCOMPARE(m_view->modelIds().size(), 8);
        QCOMPARE(m_table->model()->columnCount(), 8);
    }

    void hostileNamesAreWords_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("markup") << QStringLiteral("<b>Best</b><img src=x> & co");
        QTest::newRow("one endless word") << QString(5'000, u'W');
        QTest::newRow("right to left") << QString::fromUtf8("نموذج \u202Etxt");
    }
    void hostileNamesAreWords()
    {
        QFETCH(QString, name);
        core::ModelInfo model = sampleCatalog()->models().constFirst();
        model.id = QStringLiteral("evil/model");
        model.name = model.authorName = name;
        m_view->showModels(std::make_shared<const core::Catalog>(QList<core::ModelInfo> {model},
                                                                 QList<core::ProviderInfo>()),
                           {model.id});
        QCOMPARE(m_table->model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), name);
        for (int i = 0; i < m_table->model()->rowCount(); ++i) {
            const QString tip = m_table->model()->index(i, 0).data(Qt::ToolTipRole).toString();
            QVERIFY(!tip.contains(QLatin1String("<img")));
        }
        QVERIFY(m_view->minimumSizeHint().width() <= 1080);
        m_view->grab();
    }

    void itFitsIntoASmallWindow()
    {
        m_view->resize(620, 480);
        QCOMPARE(m_view->size(), QSize(620, 480));
    }

    void theModelKeepsItsPromises()
    {
        ComparisonTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(core::compareModels(*sampleCatalog(), kThree));
        model.setOnlyDifferences(true);
        model.setComparison(core::compareModels(*sampleCatalog(), {kThree.at(0)}));
        QCOMPARE(model.rowCount(), 0);
        model.setComparison({});
        QCOMPARE(model.columnCount(), 0);
    }

    void everyControlHasAName()
    {
        QCOMPARE(unnamedControls(*m_view), QStringList());
        m_view->showModels(sampleCatalog(), {});
        QCOMPARE(unnamedControls(*m_view), QStringList());
    }

private:
    QString headers() const
    {
        QStringList names;
        for (int column = 0; column < m_table->model()->columnCount(); ++column)
            names << m_table->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return names.join(u' ');
    }
    QModelIndex find(const QString &attribute) const
    {
        for (int row = 0; row < m_table->model()->rowCount(); ++row) {
            const QModelIndex index = m_table->model()->index(row, 0);
            if (index.data(ComparisonTableModel::IdRole).toString() == attribute)
                return index;
        }
        return {};
    }
    QString attribute(const QModelIndex &index, int role = Qt::DisplayRole) const
    {
        return m_table->model()->headerData(index.row(), Qt::Vertical, role).toString();
    }
    QStringList row(const QString &attribute) const
    {
        QStringList values;
        const QModelIndex first = find(attribute);
        for (int column = 0; column < m_table->model()->columnCount(); ++column)
            values << first.siblingAtColumn(column).data().toString();
        return values;
    }
    /// By the context menu of the current cell.
    void choose(const QString &name) { chooseFromContextMenu(*m_table, name); }

    ui::Theme m_theme;
    std::unique_ptr<ui::ComparisonView> m_view;
    QTableView *m_table = nullptr;
};

QTEST_MAIN(ComparisonTest)
#include "comparison_test.moc"
