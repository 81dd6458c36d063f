#include "ui/common/sort_proxy.h"
#include "ui/common/table_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

namespace {

struct Row {
    QString id;
    QVariant value;
};

class RowModel : public ui::ListTableModel<Row>
{
protected:
    int columns() const override { return 1; }
    QVariant header(int, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("Value")) : QVariant();
    }
    QVariant cell(int row, int, int role) const override
    {
        if (role == SortRole)
            return list().at(row).value;
        return role == Qt::DisplayRole ? QVariant(list().at(row).id) : QVariant();
    }
    QString idOf(const Row &row) const override { return row.id; }
};

QList<Row> rowsOf(const QString &letters)
{
    QList<Row> rows;
    for (const QChar letter : letters)
        rows.append({QString(letter), {}});
    return rows;
}

QString lettersOf(const QAbstractItemModel &model)
{
    QString letters;
    for (int row = 0; row < model.rowCount(); ++row)
        letters += model.index(row, 0).data().toString();
    return letters;
}

} // namespace

class TableModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void aFreshListIsMergedRowByRow_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("first rows") << ""
                                    << "abc";
        QTest::newRow("newest on top") << "abc"
                                       << "xabc";
        QTest::newRow("oldest falls off") << "abcd"
                                          << "xabc";
        QTest::newRow("all gone") << "abc"
                                  << "";
        QTest::newRow("all others") << "abc"
                                    << "xyz";
        QTest::newRow("turned round") << "abcde"
                                      << "edcba";
        QTest::newRow("some of everything") << "abcdef"
                                            << "fxbyad";
        QTest::newRow("the same id twice") << "ab"
                                           << "aab";
        QTest::newRow("no longer twice") << "aab"
                                         << "ab";
    }
    void aFreshListIsMergedRowByRow()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        RowModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setList(rowsOf(before));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setList(rowsOf(after));
        QCOMPARE(lettersOf(model), after);
        QCOMPARE(resets.count(), 0);
    }

    void rowsKeepTheirIdentity()
    {
        RowModel model;
        model.setList(rowsOf(QStringLiteral("abc")));
        const QPersistentModelIndex selected(model.index(1, 0));
        model.setList(rowsOf(QStringLiteral("zyb")));
        QVERIFY(selected.isValid());
        QCOMPARE(selected.row(), 2);
        model.setList(rowsOf(QStringLiteral("zy")));
        QVERIFY(!selected.isValid());
    }

    void nothingIsOutsideTheTable()
    {
        RowModel model;
        model.setList(rowsOf(QStringLiteral("ab")));
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
        QVERIFY(!model.headerData(1, Qt::Horizontal, Qt::DisplayRole).isValid());
        QVERIFY(!model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
    }

    void theUnknownComesLastInBothDirections()
    {
        RowModel model;
        model.setList({{QStringLiteral("u"), {}},
                       {QStringLiteral("b"), 20},
                       {QStringLiteral("a"), 3},
                       {QStringLiteral("v"), {}}});
        ui::SortProxy sorted;
        sorted.setSourceModel(&model);
        sorted.sort(0, Qt::AscendingOrder);
        QCOMPARE(lettersOf(sorted), QStringLiteral("abuv"));
        sorted.sort(0, Qt::DescendingOrder);
        QCOMPARE(lettersOf(sorted), QStringLiteral("bauv"));
    }
};

QTEST_GUILESS_MAIN(TableModelsTest)
#include "table_models_test.moc"
