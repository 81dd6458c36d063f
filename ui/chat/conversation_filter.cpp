#include "ui/chat/conversation_filter.h"

#include "ui/common/theme.h"

#include <QLocale>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui {

namespace {

constexpr int kNameRole = Qt::UserRole + 1;

} // namespace

ConversationFilter::ConversationFilter(const Theme &theme, QWidget *parent)
    : QComboBox(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Which conversations"));
    setToolTip(tr("Which conversations the list shows"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setMaxVisibleItems(16);
    setIconSize({16, 16});
    setItemDelegate(new QStyledItemDelegate(this)); // the usual one takes no part in the style
    fill();
    connect(this, &QComboBox::currentIndexChanged, this, &ConversationFilter::chosen);
    connect(&theme, &Theme::changed, this, &ConversationFilter::fill);
}

void ConversationFilter::add(Kind kind, const QString &text, const QString &name)
{
    const QString icon = kind == Kind::All      ? QStringLiteral("message-square")
                         : kind == Kind::Folder ? QStringLiteral("folder")
                         : kind == Kind::Tag    ? QStringLiteral("tag")
                                                : QStringLiteral("archive");
    addItem(m_theme.icon(icon, m_theme.colors().textMuted), text, int(kind));
    setItemData(count() - 1, name, kNameRole);
}

void ConversationFilter::setGroups(const core::ConversationGroups &groups)
{
    if (groups.folders == m_groups.folders && groups.tags == m_groups.tags
        && groups.archived == m_groups.archived)
        return;
    m_groups = groups;
    fill();
}

void ConversationFilter::fill()
{
    const QVariant kind = currentData();
    const QString name = currentData(kNameRole).toString();
    int again = -1;
    {
        const QSignalBlocker blocker(this);
        clear();
        add(Kind::All, tr("All conversations"));
        for (const QString &folder : std::as_const(m_groups.folders))
            add(Kind::Folder, folder, folder);
        for (const QString &tag : std::as_const(m_groups.tags))
            add(Kind::Tag, u'#' + tag, tag);
        add(Kind::Archived, tr("Archived (%1)").arg(QLocale().toString(m_groups.archived)));
        for (int i = 0; i < count(); ++i) {
            if (itemData(i) == kind && itemData(i, kNameRole).toString() == name)
                again = i;
        }
        setCurrentIndex(std::max(0, again));
    }
    if (again < 0 && kind.isValid())
        emit chosen();
}

core::ConversationQuery ConversationFilter::query() const
{
    core::ConversationQuery query;
    const Kind kind = Kind(currentData().toInt());
    const QString name = currentData(kNameRole).toString();
    if (kind == Kind::Folder)
        query.folder = name;
    if (kind == Kind::Tag)
        query.tag = name;
    query.archived = kind == Kind::Archived;
    return query;
}

} // namespace ui
