#pragma once

#include <QFont>
#include <QSize>
#include <QStyledItemDelegate>

namespace ui {

class Theme;

/// Draws an entry of a list one chooses from in two lines: what it is, and below in small what there is to
/// know about it. What does not fit is elided.
class TwoLineDelegate : public QStyledItemDelegate
{
public:
    struct Lines {
        QString title;
        QString about;
        QString mark = {}; ///< In small at the end of the upper line; mostly nothing.
        bool dimmed = false; ///< As what cannot be used.
    };

    /// `padding` is between the border of the entry and its text, `aboutRole` is what the model gives the
    /// lower line under.
    TwoLineDelegate(const Theme &theme, int aboutRole, const QSize &padding, QObject *parent);

    /// DemiBold unless told.
    void setTitleWeight(QFont::Weight weight) { m_titleWeight = weight; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    virtual Lines lines(const QModelIndex &index) const;

private:
    const Theme &m_theme;
    int m_aboutRole;
    QSize m_padding;
    QFont::Weight m_titleWeight = QFont::DemiBold;
};

} // namespace ui
