#include "ui/chat/conversation_delegate.h"

#include "ui/chat/conversation_list_model.h"
#include "ui/chat/conversation_words.h"
#include "ui/common/theme.h"

#include <QLineEdit>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace ui {

namespace {

using Model = ConversationListModel;

constexpr int kSide = 10;
constexpr int kAbove = 7;
constexpr int kIcon = 13;
constexpr int kDot = 7;
constexpr int kGap = 6;
constexpr const char *kFilled = "filled";

QFont smallFont(const QFont &font)
{
    QFont small = font;
    small.setPixelSize(std::max(9, font.pixelSize() - 1));
    return small;
}

} // namespace

ConversationDelegate::ConversationDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &ConversationDelegate::makeIcons);
    makeIcons();
}

void ConversationDelegate::makeIcons()
{
    m_pinned = m_theme.icon(QStringLiteral("pin"), m_theme.colors().textMuted);
    m_archived = m_theme.icon(QStringLiteral("archive"), m_theme.colors().textMuted);
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool heading = index.data(Model::IdRole).toString().isEmpty();
    const int line = option.fontMetrics.height();
    return {120, heading ? line + 16 : 2 * line + 2 * kAbove + 2};
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(Model::IdRole).toString().isEmpty()) {
        paintHeading(painter, option, index);
        painter->restore();
        return;
    }
    const Colors &colors = m_theme.colors();
    const QRect back = option.rect.adjusted(0, 1, 0, -1);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? colors.selection : colors.raised);
        painter->drawRoundedRect(back, 7, 7);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(colors.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(back).adjusted(1, 1, -1, -1), 7, 7);
    }
    if (index.data(Model::OpenRole).toBool()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.accent);
        painter->drawRoundedRect(QRectF(back.left() + 2, back.top() + 8, 3, back.height() - 16), 1.5, 1.5);
    }
    const QRect area = option.rect.adjusted(kSide, kAbove, -kSide, -kAbove);
    const int line = option.fontMetrics.height();
    paintTitle(painter, option.font, {area.left(), area.top(), area.width(), line}, index);
    paintBelow(painter, smallFont(option.font), {area.left(), area.bottom() + 1 - line, area.width(), line},
               index);
    painter->restore();
}

void ConversationDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    QFont font = smallFont(option.font);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(m_theme.colors().textMuted);
    const QRect area = option.rect.adjusted(kSide, 0, -kSide, -4);
    painter->drawText(area, Qt::AlignLeft | Qt::AlignBottom,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, area.width()));
}

void ConversationDelegate::paintTitle(QPainter *painter, const QFont &font, QRect line,
                                      const QModelIndex &index) const
{
    const auto paintIcon = [&](const QIcon &icon) {
        const QRect place(line.right() + 1 - kIcon, line.top() + (line.height() - kIcon) / 2, kIcon, kIcon);
        icon.paint(painter, place);
        line.setRight(place.left() - kGap);
    };
    if (index.data(Model::PinnedRole).toBool())
        paintIcon(m_pinned);
    if (index.data(Model::ArchivedRole).toBool())
        paintIcon(m_archived);
    if (index.data(Model::RunningRole).toBool()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.colors().success);
        const QRectF dot(line.left(), line.top() + (line.height() - kDot) / 2.0, kDot, kDot);
        painter->drawEllipse(dot);
        line.setLeft(line.left() + kDot + kGap);
    }
    QFont title = font;
    title.setWeight(index.data(Model::OpenRole).toBool() ? QFont::Bold : QFont::Medium);
    painter->setFont(title);
    painter->setPen(m_theme.colors().text);
    const QString text = index.data().toString().simplified();
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(title).elidedText(text, Qt::ElideRight, line.width()));
}

void ConversationDelegate::paintBelow(QPainter *painter, const QFont &font, const QRect &line,
                                      const QModelIndex &index) const
{
    const Colors &colors = m_theme.colors();
    const QFontMetrics metrics(font);
    const QString excerpt = index.data(Model::ExcerptRole).toString();
    if (excerpt.isEmpty()) {
        painter->setFont(font);
        painter->setPen(colors.textMuted);
        const QString detail = index.data(Model::DetailRole).toString();
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          metrics.elidedText(detail, Qt::ElideRight, line.width()));
        return;
    }
    const MarkedText marked = markedExcerpt(excerpt);
    // Bold letters are wider than those that are measured.
    const QString text = metrics.elidedText(marked.text, Qt::ElideRight, line.width() - kGap);
    QList<QTextLayout::FormatRange> formats;
    for (const MarkedText::Part &part : marked.marks) {
        if (part.from >= text.size())
            continue;
        QTextLayout::FormatRange range;
        range.start = int(part.from);
        range.length = int(std::min(part.length, text.size() - part.from));
        range.format.setFontWeight(QFont::DemiBold);
        range.format.setForeground(colors.text);
        formats << range;
    }
    QTextLayout layout(text, font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine only = layout.createLine();
    if (only.isValid())
        only.setNumColumns(int(text.size()));
    layout.endLayout();
    painter->setPen(colors.textMuted);
    painter->setClipRect(line);
    layout.draw(painter, QPointF(line.left(), line.top() + (line.height() - metrics.height()) / 2.0));
}

QWidget *ConversationDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                            const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    constexpr int kLongestTitle = 200;
    editor->setMaxLength(kLongestTitle);
    editor->setAccessibleName(tr("Title"));
    return editor;
}

void ConversationDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // Once only: news of the conversation must not take away what is being typed.
    if (editor->property(kFilled).toBool())
        return;
    editor->setProperty(kFilled, true);
    QStyledItemDelegate::setEditorData(editor, index);
}

void ConversationDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                                const QModelIndex &) const
{
    const int height = std::min(editor->sizeHint().height(), option.rect.height());
    editor->setGeometry(option.rect.left(), option.rect.top() + (option.rect.height() - height) / 2,
                        option.rect.width(), height);
}

} // namespace ui
