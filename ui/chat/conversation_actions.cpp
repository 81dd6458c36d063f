#include "ui/chat/conversation_actions.h"

#include "ui/common/line_dialog.h"
#include "ui/common/plain_tool_tip.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace ui {

namespace {

constexpr int kLongestName = 60;

/// Tags that all of them have.
QStringList commonTags(const ConversationActions::Infos &infos)
{
    QStringList common = infos.isEmpty() ? QStringList() : infos.first().tags;
    for (const core::ComparisonInfo &info : infos)
        common.removeIf([&](const QString &tag) { return !info.tags.contains(tag); });
    return common;
}

/// Without blanks around them, the empty ones, and those that are there already.
QStringList tagsFromTyped(const QString &text)
{
    QStringList tags;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        QString tag = part.simplified().left(kLongestName);
        if (tag.startsWith(u'#'))
            tag = tag.mid(1).trimmed();
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive))
            tags << tag;
    }
    return tags;
}

} // namespace

ConversationActions::ConversationActions(std::function<Infos()> chosen, QWidget *list)
    : QObject(list)
    , m_chosen(std::move(chosen))
    , m_list(list)
    , m_open(addKey(tr("Open"), Qt::Key_Return, &ConversationActions::openRequested))
    , m_rename(addKey(tr("Rename"), Qt::Key_F2, &ConversationActions::renameRequested))
    , m_remove(addKey(tr("Delete"), QKeySequence::Delete, &ConversationActions::removeRequested))
{
    m_open->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
}

QAction *ConversationActions::addKey(const QString &text, const QKeySequence &key,
                                     void (ConversationActions::*signal)())
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    connect(action, &QAction::triggered, this, signal);
    return action;
}

void ConversationActions::setChangeable(bool changeable)
{
    m_changeable = changeable;
    m_rename->setEnabled(changeable);
    m_remove->setEnabled(changeable);
}

QMenu *ConversationActions::createMenu()
{
    const Infos infos = m_chosen();
    if (infos.isEmpty())
        return nullptr;
    auto *menu = new QMenu(m_list);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (infos.size() == 1)
        menu->addActions({m_open, m_rename});
    const auto all = [&](bool core::ComparisonInfo::*mark) {
        return std::all_of(infos.cbegin(), infos.cend(),
                           [mark](const core::ComparisonInfo &info) { return info.*mark; });
    };
    const bool pinned = all(&core::ComparisonInfo::pinned);
    const bool archived = all(&core::ComparisonInfo::archived);
    menu->addAction(pinned ? tr("Unpin") : tr("Pin"), this,
                    [this, pinned] { change([pinned](auto &info) { info.pinned = !pinned; }); });
    addFolders(menu->addMenu(tr("Move to folder")), infos);
    menu->addAction(tr("Tags…"), this, &ConversationActions::askForTags);
    menu->addAction(archived ? tr("Take out of the archive") : tr("Archive"), this,
                    [this, archived] { change([archived](auto &info) { info.archived = !archived; }); });
    menu->addSeparator();
    menu->addAction(m_remove);
    const QList<QAction *> actions = menu->actions();
    for (QAction *action : actions) {
        if (action != m_open)
            action->setEnabled(m_changeable);
    }
    return menu;
}

void ConversationActions::addFolders(QMenu *menu, const Infos &infos)
{
    const auto moveTo = [this](const QString &folder) {
        change([folder](auto &info) { info.folder = folder; });
    };
    const auto allIn = [&](const QString &folder) {
        return std::all_of(infos.cbegin(), infos.cend(),
                           [&](const core::ComparisonInfo &info) { return info.folder == folder; });
    };
    const auto add = [&](const QString &text, const QString &folder) {
        QAction *action = menu->addAction(text, this, [moveTo, folder] { moveTo(folder); });
        action->setCheckable(true);
        action->setChecked(allIn(folder));
    };
    for (const QString &folder : std::as_const(m_groups.folders))
        add(plainButtonText(folder), folder);
    if (!m_groups.folders.isEmpty())
        menu->addSeparator();
    add(tr("No folder"), QString());
    menu->addAction(tr("New folder…"), this, &ConversationActions::askForFolder);
}

void ConversationActions::change(const std::function<void(core::ComparisonInfo &)> &edit)
{
    Infos infos = m_chosen();
    for (core::ComparisonInfo &info : infos)
        edit(info);
    if (!infos.isEmpty())
        emit changed(infos);
}

void ConversationActions::askForFolder()
{
    auto *dialog = new LineDialog({.title = tr("Move to a new folder"),
                                   .label = tr("Name of the folder"),
                                   .action = tr("Move"),
                                   .longest = kLongestName},
                                  {}, m_list->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LineDialog::entered, this, [this](const QString &typed) {
        // A folder that is there already is meant, however it is written.
        QString folder = typed;
        for (const QString &known : std::as_const(m_groups.folders)) {
            if (known.compare(typed, Qt::CaseInsensitive) == 0)
                folder = known;
        }
        change([folder](auto &info) { info.folder = folder; });
    });
    dialog->open();
}

void ConversationActions::askForTags()
{
    const Infos infos = m_chosen();
    const QStringList before = commonTags(infos);
    const QString title = infos.size() == 1 ? tr("Tags of “%1”").arg(infos.first().title)
                                            : tr("Tags of %n conversation(s)", nullptr, int(infos.size()));
    auto *dialog = new LineDialog({.title = title,
                                   .label = tr("Tags"),
                                   .hint = tr("Your own words, parted by commas."),
                                   .action = tr("Save"),
                                   .mayBeEmpty = true,
                                   .suggestions = m_groups.tags},
                                  before.join(QLatin1String(", ")), m_list->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LineDialog::entered, this, [this, before](const QString &typed) {
        const QStringList wanted = tagsFromTyped(typed);
        change([&](core::ComparisonInfo &info) {
            // Of several, each keeps the tags that the others do not have.
            info.tags.removeIf([&](const QString &tag) { return before.contains(tag); });
            for (const QString &tag : wanted) {
                if (!info.tags.contains(tag, Qt::CaseInsensitive))
                    info.tags << tag;
            }
        });
    });
    dialog->open();
}

} // namespace ui
