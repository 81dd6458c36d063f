#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>

class QMenu;
class QTableView;

namespace ui {

/// Lets people choose which columns of a table they see, and in which order: by a menu that a right click on
/// the header opens, and by dragging. The first column tells the rows apart, so it stays where it is.
class ColumnChooser : public QObject
{
    Q_OBJECT

public:
    /// `hiddenAtFirst`: columns that are there for those who ask. The table has its model and its widths.
    ColumnChooser(QTableView *table, const QList<int> &hiddenAtFirst);

    /// Of the table; filled anew each time it opens.
    QMenu *menu() const { return m_menu; }
    /// Columns, widths and order of the rows, for restore().
    QByteArray state() const;
    /// What another table has written, or one with other columns, changes nothing.
    void restore(const QByteArray &state);

signals:
    void changed();

private:
    void fillMenu();
    void showUsual();

    QTableView *m_table;
    QMenu *m_menu;
    QByteArray m_usual; ///< The header's state before anybody changed it.
};

} // namespace ui
