#include "ui/chat/sets_menu.h"

#include "ui/common/line_dialog.h"
#include "ui/common/plain_tool_tip.h"
#include "ui/common/prompter.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QMenu>
#include <QPointer>

#include <algorithm>

namespace ui {

namespace {

/// What differs is what would be lost or gained by an update; the name does not count.
bool sameColumns(const core::ColumnSet &one, const core::ColumnSet &other)
{
    return one.columns == other.columns && one.layout == other.layout && one.policy == other.policy;
}

} // namespace

SetsMenu::SetsMenu(std::function<core::ColumnSet()> current, const Theme &theme, Prompter &prompter,
                   QWidget *parent)
    : QToolButton(parent)
    , m_current(std::move(current))
    , m_theme(theme)
    , m_prompter(prompter)
    , m_menu(new QMenu(this))
{
    setAccessibleName(tr("Sets"));
    setToolTip(tr("Saved sets of columns"));
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    m_menu->setAccessibleName(tr("Sets"));
    m_menu->setToolTipsVisible(true);
    setMenu(m_menu);
    const auto showIcon = [this] { setIcon(m_theme.icon(QStringLiteral("layers"), m_theme.colors().text)); };
    connect(&theme, &Theme::changed, this, showIcon);
    // Only then: what is chosen there may change the sets at once, while the menu still has its event.
    connect(m_menu, &QMenu::aboutToShow, this, &SetsMenu::fill);
    showIcon();
    fill();
}

void SetsMenu::setSets(const QList<core::ColumnSet> &sets)
{
    m_sets = sets;
}

void SetsMenu::setOpened(const QString &name)
{
    m_opened = name;
}

const core::ColumnSet *SetsMenu::find(const QString &name) const
{
    const auto found = std::find_if(m_sets.cbegin(), m_sets.cend(),
                                    [&](const core::ColumnSet &set) { return set.name == name; });
    return found == m_sets.cend() ? nullptr : &*found;
}

void SetsMenu::fill()
{
    const QList<QMenu *> before = m_menu->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
    for (QMenu *menu : before)
        menu->deleteLater();
    m_menu->clear();
    for (const core::ColumnSet &set : std::as_const(m_sets)) {
        QAction *entry =
            m_menu->addAction(plainButtonText(set.name), this, [this, name = set.name] { open(name); });
        QStringList models;
        for (const core::ColumnSettings &column : set.columns)
            models << column.key();
        entry->setToolTip(plainToolTip(models.join(u'\n')));
        entry->setCheckable(true);
        entry->setChecked(set.name == m_opened);
    }
    if (m_sets.isEmpty())
        m_menu->addAction(tr("No sets yet"))->setEnabled(false);
    m_menu->addSeparator();
    const core::ColumnSet now = m_current ? m_current() : core::ColumnSet {};
    if (const core::ColumnSet *opened = find(m_opened)) {
        QAction *change = m_menu->addAction(tr("Update “%1”").arg(plainButtonText(opened->name)), this,
                                            [this, name = opened->name] { update(name); });
        change->setEnabled(!now.columns.isEmpty() && !sameColumns(now, *opened));
    }
    m_menu->addAction(tr("Save these columns as a set…"), this, &SetsMenu::saveAs)
        ->setEnabled(!now.columns.isEmpty());
    if (m_sets.isEmpty())
        return;
    QMenu *renaming = m_menu->addMenu(tr("Rename a set"));
    QMenu *removing = m_menu->addMenu(tr("Delete a set"));
    for (const core::ColumnSet &set : std::as_const(m_sets)) {
        const QString text = plainButtonText(set.name);
        renaming->addAction(text + u'…', this, [this, name = set.name] { rename(name); });
        removing->addAction(text + u'…', this, [this, name = set.name] { remove(name); });
    }
}

void SetsMenu::open(const QString &name)
{
    const core::ColumnSet *set = find(name);
    if (!set)
        return;
    m_opened = name;
    emit setChosen(core::ColumnSet(*set));
}

void SetsMenu::update(const QString &name)
{
    save(m_current(), name);
}

void SetsMenu::saveAs()
{
    askForName(tr("Save these columns"), tr("Save"), QString(), [this](const QString &name) {
        // What is on show when the name is there counts.
        save(m_current(), name);
    });
}

void SetsMenu::rename(const QString &name)
{
    askForName(tr("Rename the set “%1”").arg(name), tr("Rename"), name, [this, name](const QString &wanted) {
        const core::ColumnSet *set = find(name);
        if (!set || wanted == name)
            return;
        core::ColumnSet renamed = *set;
        renamed.name = wanted;
        const bool opened = m_opened == name;
        // The old name goes first: names that differ in case alone may be one to whoever keeps them.
        emit removeRequested(name);
        emit saveRequested(renamed);
        if (opened)
            setOpened(wanted);
    });
}

void SetsMenu::remove(const QString &name)
{
    m_prompter.confirm(window(), tr("Delete the set “%1”?").arg(name),
                       tr("The columns that are open stay as they are."), tr("Delete"),
                       [menu = QPointer(this), name](bool confirmed) {
                           if (!confirmed || !menu)
                               return;
                           if (menu->m_opened == name)
                               menu->setOpened({});
                           emit menu->removeRequested(name);
                       });
}

void SetsMenu::askForName(const QString &title, const QString &action, const QString &own,
                          std::function<void(const QString &name)> done)
{
    auto *dialog = new LineDialog({.title = title,
                                   .label = tr("Name of the set"),
                                   .hint = tr("A set keeps models, parameters, system prompts and layout."),
                                   .action = action,
                                   .longest = kLongestName},
                                  own, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LineDialog::entered, this, [this, own, done = std::move(done)](const QString &typed) {
        const QString name = typed.simplified();
        const auto taken = std::find_if(m_sets.cbegin(), m_sets.cend(), [&](const core::ColumnSet &set) {
            return set.name != own && set.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (taken == m_sets.cend()) {
            done(name);
            return;
        }
        const QString before = taken->name;
        m_prompter.confirm(window(), tr("Replace the set “%1”?").arg(before),
                           tr("What it has been until now is lost."), tr("Replace"),
                           [menu = QPointer(this), done, before, name](bool confirmed) {
                               if (!confirmed || !menu)
                                   return;
                               if (before != name)
                                   emit menu->removeRequested(before);
                               done(name);
                           });
    });
    dialog->open();
}

void SetsMenu::save(core::ColumnSet set, const QString &name)
{
    set.name = name;
    m_opened = name;
    emit saveRequested(set);
}

} // namespace ui
