#pragma once

#include "core/settings/column_set_store.h"

#include <QList>
#include <QString>
#include <QToolButton>

#include <functional>
#include <optional>

class QMenu;

namespace ui {

class Prompter;
class Theme;

/// A button with a menu of saved sets of columns: opens, saves, renames and deletes them. Keeps none itself:
/// it says what is wanted and is told what there is.
class SetsMenu : public QToolButton
{
    Q_OBJECT

public:
    /// A name may have so many characters.
    static constexpr int kLongestName = int(core::ColumnSetStore::kLongestName);

    /// `current` tells the columns as they are now, for saving; their name does not matter.
    SetsMenu(std::function<core::ColumnSet()> current, const Theme &theme, Prompter &prompter,
             QWidget *parent = nullptr);

    /// All there are, in the order to show them.
    void setSets(const QList<core::ColumnSet> &sets);
    /// The set that the columns came from: marked, and offered for update. Empty: none. Choosing and saving
    /// a set set it too.
    void setOpened(const QString &name);
    const QString &opened() const { return m_opened; }

signals:
    void setChosen(const core::ColumnSet &set);
    /// To be kept in place of the set of that name.
    void saveRequested(const core::ColumnSet &set);
    void removeRequested(const QString &name);

private:
    const core::ColumnSet *find(const QString &name) const;
    void fill();
    void open(const QString &name);
    void update(const QString &name);
    void saveAs();
    void rename(const QString &name);
    void remove(const QString &name);
    /// Asks for a name and then, where another set than `own` has it, whether that may go.
    void askForName(const QString &title, const QString &action, const QString &own,
                    std::function<void(const QString &name)> done);
    void save(core::ColumnSet set, const QString &name);

    std::function<core::ColumnSet()> m_current;
    const Theme &m_theme;
    Prompter &m_prompter;
    QMenu *m_menu;
    QList<core::ColumnSet> m_sets;
    QString m_opened;
};

} // namespace ui
