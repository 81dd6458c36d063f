#pragma once

#include <QIcon>
#include <QStyledItemDelegate>

namespace ui {

class Theme;

/// Paints a row of the list of conversations: title above, below it what was found or when it was; headings
/// small. The title is edited in its place.
class ConversationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ConversationDelegate(const Theme &theme, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTitle(QPainter *painter, const QFont &font, QRect line, const QModelIndex &index) const;
    void paintBelow(QPainter *painter, const QFont &font, const QRect &line, const QModelIndex &index) const;
    void makeIcons();

    const Theme &m_theme;
    QIcon m_pinned;
    QIcon m_archived;
};

} // namespace ui
