#include "ui/common/markdown_view.h"

#include "ui/common/text_accessible.h"

#include <QAbstractTextDocumentLayout>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

constexpr int kCodePadding = 12;
constexpr int kBarHeight = 10;
constexpr int kRuleHeight = 1;
constexpr int kCopiedMs = 1500;
constexpr int kMinTableColumn = 84;

int headerHeight(const MarkdownStyle &style)
{
    return style.fontSize + 18;
}

} // namespace

MarkdownView::MarkdownView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_style(currentStyle())
{
    installTextAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(0);
    connect(&theme, &Theme::changed, this, &MarkdownView::restyle);
}

MarkdownView::~MarkdownView() = default;

MarkdownStyle MarkdownView::currentStyle() const
{
    MarkdownStyle style;
    style.colors = m_theme.colors();
    style.family = QApplication::font().family();
    style.codeFamily = m_theme.codeFontFamily();
    style.fontSize = m_theme.fontSize() + 1;
    return style;
}

void MarkdownView::appendMarkdown(const QString &text)
{
    m_markdown += text;
    m_pending += text;
}

void MarkdownView::flush()
{
    if (m_pending.isEmpty() || m_finished)
        return;
    const QList<MarkdownBlock> finals = m_blocks.append(std::exchange(m_pending, {}));
    replaceOpen(finals + m_blocks.open(), finals.size());
}

void MarkdownView::finish()
{
    if (m_finished)
        return;
    flush();
    m_finished = true;
    const QList<MarkdownBlock> finals = m_blocks.finish();
    replaceOpen(finals, finals.size());
    // References may be used long before they are defined; only now are all definitions known.
    if (!m_blocks.definitions().isEmpty())
        restyle();
}

void MarkdownView::setMarkdown(const QString &text)
{
    clear();
    appendMarkdown(text);
    finish();
    layOut(0);
}

void MarkdownView::setPlainText(const QString &text)
{
    clear();
    m_markdown = text;
    m_finished = true;
    MarkdownBlock block {text};
    block.plain = true;
    replaceOpen({block}, 1);
}

void MarkdownView::clear()
{
    m_blocks = {};
    m_pieces.clear();
    m_items.clear();
    m_finalPieces = 0;
    m_finished = false;
    m_anchor = m_end = {};
    m_markdown.clear();
    m_pending.clear();
}

QString MarkdownView::plainText() const
{
    QString text;
    for (size_t i = 0; i < m_pieces.size(); ++i) {
        const qsizetype end = i + 1 < m_pieces.size() ? m_pieces[i + 1].firstItem : qsizetype(m_items.size());
        for (qsizetype at = m_pieces[i].firstItem; at < end; ++at) {
            if (!text.isEmpty()) {
                const bool close = i > 0 && m_pieces[i].block.listItem && m_pieces[i - 1].block.listItem;
                text += close ? QStringLiteral("\n") : QStringLiteral("\n\n");
            }
            text += segmentText(m_items[size_t(at)].segment);
        }
    }
    return text;
}

void MarkdownView::restyle()
{
    m_style = currentStyle();
    std::vector<Piece> pieces = std::move(m_pieces);
    m_pieces.clear();
    m_items.clear();
    const QString definitions = m_finished ? m_blocks.definitions() : QString();
    std::vector<Item> none;
    for (const Piece &piece : pieces)
        renderPiece(piece.block, none, piece.block.source.contains(u'[') ? definitions : QString());
    layOut(0);
    update();
}

/// Puts `blocks`, of which the first `finals` are final, in place of everything that was not final.
void MarkdownView::replaceOpen(const QList<MarkdownBlock> &blocks, qsizetype finals)
{
    // Many an open piece only became final: what is drawn already can stay.
    qsizetype same = 0;
    while (same < blocks.size() && m_finalPieces + same < qsizetype(m_pieces.size())
           && m_pieces[size_t(m_finalPieces + same)].block == blocks.at(same))
        ++same;
    const qsizetype firstChanged = m_finalPieces + same;
    m_finalPieces += finals;
    if (same == blocks.size() && firstChanged == qsizetype(m_pieces.size()))
        return;

    std::vector<Item> old;
    if (firstChanged < qsizetype(m_pieces.size())) {
        const auto from = m_items.begin() + m_pieces[size_t(firstChanged)].firstItem;
        old.assign(std::make_move_iterator(from), std::make_move_iterator(m_items.end()));
        m_items.erase(from, m_items.end());
        m_pieces.erase(m_pieces.begin() + firstChanged, m_pieces.end());
    }
    for (qsizetype i = same; i < blocks.size(); ++i)
        renderPiece(blocks.at(i), old);
    const Place last {qsizetype(m_items.size()), 0};
    m_anchor = std::min(m_anchor, last);
    m_end = std::min(m_end, last);
    layOut(firstChanged);
}

void MarkdownView::renderPiece(const MarkdownBlock &block, std::vector<Item> &old, const QString &definitions)
{
    const size_t firstItem = m_items.size();
    m_pieces.push_back({block, qsizetype(firstItem)});
    std::vector<MarkdownSegment> segments = renderMarkdown(block, m_style, definitions);
    for (size_t i = 0; i < segments.size(); ++i) {
        if (i < old.size() && extendCode(old[i], segments[i])) {
            m_items.push_back(std::move(old[i]));
            continue;
        }
        Item item;
        item.segment = std::move(segments[i]);
        addControls(item);
        m_items.push_back(std::move(item));
    }
    old.erase(old.begin(), old.begin() + std::ptrdiff_t(std::min(old.size(), segments.size())));
}

/// Code that was shown before and only grew keeps its document, its highlighting and its scroll position.
bool MarkdownView::extendCode(Item &item, const MarkdownSegment &segment)
{
    if (item.segment.kind != MarkdownSegment::Kind::Code || segment.kind != MarkdownSegment::Kind::Code
        || item.segment.language != segment.language || !item.segment.document)
        return false;
    const QString before = codeText(*item.segment.document);
    const QString now = codeText(*segment.document);
    if (!now.startsWith(before))
        return false;
    QTextCursor cursor(item.segment.document.get());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(now.mid(before.size()));
    item.segment.indent = segment.indent;
    return true;
}

void MarkdownView::addControls(Item &item)
{
    if (item.segment.kind == MarkdownSegment::Kind::Code) {
        item.copyButton = std::make_unique<QToolButton>(this);
        QToolButton *button = item.copyButton.get();
        button->setIcon(m_theme.icon(QStringLiteral("copy")));
        button->setIconSize({15, 15});
        button->setCursor(Qt::ArrowCursor);
        button->setAccessibleName(tr("Copy code"));
        button->setToolTip(tr("Copy code"));
        const QTextDocument *document = item.segment.document.get();
        connect(button, &QToolButton::clicked, document, [this, button, document] {
            QApplication::clipboard()->setText(codeText(*document));
            button->setIcon(m_theme.icon(QStringLiteral("check"), m_theme.colors().success));
            QTimer::singleShot(kCopiedMs, button,
                               [this, button] { button->setIcon(m_theme.icon(QStringLiteral("copy"))); });
        });
        button->show();
    }
    if (item.segment.kind == MarkdownSegment::Kind::Code
        || item.segment.kind == MarkdownSegment::Kind::Table) {
        item.bar = std::make_unique<QScrollBar>(Qt::Horizontal, this);
        item.bar->setCursor(Qt::ArrowCursor);
        item.bar->hide();
        connect(item.bar.get(), &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    }
}

void MarkdownView::layOut(qsizetype fromPiece)
{
    const int width = this->width();
    m_layoutWidth = width;
    int y = 0;
    if (fromPiece > 0 && fromPiece <= qsizetype(m_pieces.size())) {
        const qsizetype firstItem = fromPiece < qsizetype(m_pieces.size())
                                        ? m_pieces[size_t(fromPiece)].firstItem
                                        : qsizetype(m_items.size());
        if (firstItem > 0)
            y = m_items[size_t(firstItem - 1)].frame.bottom() + 1;
    }
    const int firstY = y;
    for (size_t i = size_t(fromPiece); i < m_pieces.size(); ++i) {
        const Piece &piece = m_pieces[i];
        const bool listGoesOn = i > 0 && piece.block.listItem && m_pieces[i - 1].block.listItem;
        const size_t end = i + 1 < m_pieces.size() ? size_t(m_pieces[i + 1].firstItem) : m_items.size();
        for (size_t at = size_t(piece.firstItem); at < end; ++at) {
            Item &item = m_items[at];
            int space = item.segment.spaceBefore;
            if (at == size_t(piece.firstItem)) {
                if (i == 0)
                    space = 0;
                else if (piece.block.listItem)
                    space = qRound(m_style.fontSize * (listGoesOn ? 0.35 : 0.7));
            }
            placeItem(item, y + space, width);
            y = item.frame.bottom() + 1;
        }
    }
    if (y != m_height) {
        m_height = y;
        setFixedHeight(y);
    }
    update(0, firstY, width, std::max(height(), m_height) - firstY);
}

void MarkdownView::placeItem(Item &item, int y, int width)
{
    const int left = item.segment.indent;
    const int room = std::max(40, width - left);
    QTextDocument *document = item.segment.document.get();
    switch (item.segment.kind) {
    case MarkdownSegment::Kind::Text:
        document->setTextWidth(width);
        item.content = QRect(0, y, width, qCeil(document->size().height()));
        item.frame = item.content;
        return;
    case MarkdownSegment::Kind::Rule:
        item.frame = item.content = QRect(left, y, room, kRuleHeight);
        return;
    case MarkdownSegment::Kind::Table: {
        const int wanted = std::max(room, item.segment.columns * kMinTableColumn);
        document->setTextWidth(wanted);
        const int tall = qCeil(document->size().height());
        const bool wide = wanted > room;
        item.content = QRect(left, y, room, tall);
        item.frame = item.content.adjusted(0, 0, 0, wide ? kBarHeight : 0);
        item.bar->setRange(0, wanted - room);
        item.bar->setPageStep(room);
        break;
    }
    case MarkdownSegment::Kind::Code: {
        const int head = headerHeight(m_style);
        const QSizeF size = document->size();
        const int inner = room - 2 * kCodePadding;
        const int wanted = qCeil(document->idealWidth());
        item.content = QRect(left + kCodePadding, y + head, inner, qCeil(size.height()));
        item.frame = QRect(left, y, room, head + item.content.height() + kCodePadding);
        item.bar->setRange(0, std::max(0, wanted - inner));
        item.bar->setPageStep(inner);
        const QSize button(26, 26);
        item.copyButton->setGeometry(left + room - button.width() - 5, y + (head - button.height()) / 2,
                                     button.width(), button.height());
        break;
    }
    }
    item.bar->setSingleStep(24);
    item.bar->setGeometry(item.content.left(), item.frame.bottom() - kBarHeight + 1, item.content.width(),
                          kBarHeight);
    item.bar->setVisible(item.bar->maximum() > 0);
}

QSize MarkdownView::sizeHint() const
{
    return {320, m_height};
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    if (width() != m_layoutWidth)
        layOut(0);
    QWidget::resizeEvent(event);
}

void MarkdownView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const QRect exposed = event->rect();
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].frame.bottom() < exposed.top())
            continue;
        if (m_items[i].frame.top() > exposed.bottom())
            break;
        paintItem(painter, m_items[i], qsizetype(i), exposed);
    }
    paintLinkFocus(painter);
}

void MarkdownView::paintItem(QPainter &painter, const Item &item, qsizetype index, const QRect &exposed) const
{
    const Colors &colors = m_style.colors;
    painter.save();
    if (item.segment.kind == MarkdownSegment::Kind::Rule) {
        painter.fillRect(item.frame, colors.border);
    } else if (item.segment.kind == MarkdownSegment::Kind::Code) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.raised);
        painter.drawRoundedRect(item.frame, 9, 9);
        painter.setPen(colors.textMuted);
        QFont font(m_style.family);
        font.setPixelSize(m_style.fontSize - 2);
        font.setWeight(QFont::Medium);
        painter.setFont(font);
        painter.drawText(QRect(item.frame.left() + kCodePadding, item.frame.top(), item.frame.width() - 60,
                               headerHeight(m_style)),
                         Qt::AlignVCenter,
                         item.segment.language.isEmpty() ? tr("Code") : item.segment.language);
    }
    if (item.segment.document) {
        const int shift = item.bar ? item.bar->value() : 0;
        painter.setClipRect(item.content.intersected(exposed));
        painter.translate(item.content.left() - shift, item.content.top());
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, colors.text);
        context.clip = QRectF(
            item.content.intersected(exposed).translated(shift - item.content.left(), -item.content.top()));
        const Place from = std::min(m_anchor, m_end);
        const Place to = std::max(m_anchor, m_end);
        if (from != to && index >= from.item && index <= to.item) {
            QAbstractTextDocumentLayout::Selection selection;
            selection.cursor = QTextCursor(item.segment.document.get());
            selection.cursor.setPosition(index == from.item ? from.offset : 0);
            if (index == to.item)
                selection.cursor.setPosition(to.offset, QTextCursor::KeepAnchor);
            else
                selection.cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
            selection.format.setBackground(colors.accent);
            selection.format.setForeground(colors.accentText);
            context.selections.append(selection);
        }
        item.segment.document->documentLayout()->draw(&painter, context);
        if (item.segment.decorated)
            paintDecorations(painter, item);
    }
    painter.restore();
}

/// Bullets, numbers and the bars of quotes: they stand in the margin, where a text document can put nothing.
void MarkdownView::paintDecorations(QPainter &painter, const Item &item) const
{
    const QTextDocument &document = *item.segment.document;
    painter.setFont(document.defaultFont());
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextBlockFormat format = block.blockFormat();
        const QRectF area = document.documentLayout()->blockBoundingRect(block);
        for (const QVariant &bar : format.property(kQuoteProperty).toList()) {
            const bool goesOn = block.next().isValid()
                                && block.next().blockFormat().property(kQuoteProperty).toList().contains(bar);
            const qreal bottom =
                goesOn ? document.documentLayout()->blockBoundingRect(block.next()).top() : area.bottom();
            painter.fillRect(QRectF(bar.toInt(), area.top(), 3, bottom - area.top()), m_style.colors.border);
        }
        const QString marker = format.property(kMarkerProperty).toString();
        if (marker.isEmpty() || block.layout()->lineCount() == 0)
            continue;
        const QTextLine line = block.layout()->lineAt(0);
        const qreal baseline = area.top() + format.topMargin() + line.y() + line.ascent();
        const qreal right = format.leftMargin() - m_style.fontSize * 0.5;
        const qreal wide = QFontMetricsF(document.defaultFont()).horizontalAdvance(marker);
        painter.setPen(m_style.colors.textMuted);
        painter.drawText(QPointF(std::max(0.0, right - wide), baseline), marker);
    }
}

} // namespace ui
