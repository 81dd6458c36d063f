#include "ui/common/markdown_view.h"

#include "ui/common/answer_image.h"
#include "ui/common/text_accessible.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

constexpr int kCopiedMs = 1500;
constexpr double kSmallestScale = 0.7;
constexpr double kLargestScale = 2;
/// From these sizes on an open block is shown again only after it grew by a part of itself.
constexpr qsizetype kLargeOpen = qsizetype(2) * 1024;
constexpr qsizetype kTextSteps = 48;
constexpr qsizetype kTableSteps = 16;
/// The longest code that is extended in place without being read again.
constexpr qsizetype kGrowingCode = 150'000;
/// More pieces than this are not shown. The longest answers of models have some hundreds.
constexpr size_t kMaxPieces = 8'000;

/// Fenced code that is not in a list or quote and, unless something follows, may still grow.
bool isOpenCode(const MarkdownBlock &block)
{
    return !block.listItem && !block.plain
           && (block.source.startsWith(QLatin1String("```"))
               || block.source.startsWith(QLatin1String("~~~")));
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

MarkdownView::Item::Item() = default;
MarkdownView::Item::Item(Item &&) noexcept = default;
MarkdownView::Item &MarkdownView::Item::operator=(Item &&) noexcept = default;
MarkdownView::Item::~Item() = default;

MarkdownStyle MarkdownView::currentStyle() const
{
    MarkdownStyle style;
    style.colors = m_theme.colors();
    style.family = QApplication::font().family();
    style.codeFamily = m_theme.codeFontFamily();
    style.fontSize = qRound((m_theme.fontSize() + 1) * m_textScale);
    return style;
}

void MarkdownView::setTextScale(double scale)
{
    scale = std::clamp(scale, kSmallestScale, kLargestScale);
    if (std::exchange(m_textScale, scale) != scale)
        restyle();
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
    const qsizetype size = m_blocks.openSize();
    const qsizetype grown = size - m_shownOpen;
    // A long open block is rendered as a whole each time: the longer it is, the more has to come first. Code
    // is not; its new lines are put behind those that are shown.
    if (finals.isEmpty() && grown >= 0 && size > kLargeOpen
        && m_finalPieces + 1 == qsizetype(m_pieces.size())) {
        const MarkdownBlock &shown = m_pieces.back().block;
        const bool code = isOpenCode(shown) && size < kGrowingCode;
        if (!code && grown < size / (shown.table || size > kGrowingCode ? kTableSteps : kTextSteps))
            return;
    }
    const QList<MarkdownBlock> open = m_blocks.open();
    m_shownOpen = size;
    replaceOpen(finals + open, finals.size());
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
    m_plain = true;
    MarkdownBlock block;
    block.source = text;
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
    m_plain = false;
    m_anchor = m_end = {};
    m_markdown.clear();
    m_pending.clear();
    m_shownOpen = 0;
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

QList<MarkdownView::Part> MarkdownView::parts() const
{
    QList<Part> parts;
    for (const Item &item : m_items)
        parts.append({item.segment.kind, segmentText(item.segment)});
    return parts;
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

    if (same + 1 == blocks.size() && firstChanged + 1 == qsizetype(m_pieces.size())
        && growCode(m_pieces.back(), blocks.last())) {
        layOut(firstChanged);
        return;
    }
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
    std::vector<MarkdownSegment> segments;
    if (m_pieces.size() < kMaxPieces) {
        segments = renderMarkdown(block, m_style, definitions, &m_formulas);
    } else if (m_pieces.size() == kMaxPieces) {
        MarkdownBlock notice;
        notice.source = tr("The rest is too long to be shown. “Copy all as Markdown” has all of it.");
        notice.plain = true;
        segments = renderMarkdown(notice, m_style);
    }
    for (size_t i = 0; i < segments.size(); ++i) {
        if (i < old.size() && (extendCode(old[i], segments[i]) || keepImage(old[i], segments[i]))) {
            old[i].firstOfPiece = false;
            m_items.push_back(std::move(old[i]));
            continue;
        }
        Item item;
        item.segment = std::move(segments[i]);
        addControls(item);
        m_items.push_back(std::move(item));
    }
    if (firstItem < m_items.size())
        m_items[firstItem].firstOfPiece = true;
    old.erase(old.begin(), old.begin() + std::ptrdiff_t(std::min(old.size(), segments.size())));
}

/// Puts new lines of a fenced block behind those that are shown, without reading it all again.
bool MarkdownView::growCode(Piece &piece, const MarkdownBlock &block)
{
    const QString &before = piece.block.source;
    const qsizetype body = before.indexOf(u'\n') + 1;
    Item *item = size_t(piece.firstItem) + 1 == m_items.size() ? &m_items.back() : nullptr;
    if (!isOpenCode(block) || body == 0 || !item || item->segment.kind != MarkdownSegment::Kind::Code
        || !item->segment.rest.isEmpty() || !block.source.startsWith(before)
        || block.source.contains(QChar(0)))
        return false;
    // A line that may close it changes more than its end.
    const QString mark = before.left(3);
    const auto text = [body](const QString &source) {
        return source.mid(body, source.size() - body - (source.endsWith(u'\n') ? 1 : 0));
    };
    if (QStringView(block.source).mid(std::max(body - 1, before.lastIndexOf(u'\n'))).contains(mark)
        || codeText(*item->segment.document).size() != text(before).size()
        || block.source.size() > kGrowingCode)
        return false;
    QTextCursor cursor(item->segment.document.get());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(harmlessMarkdown(text(block.source).mid(text(before).size())));
    piece.block = block;
    return true;
}

/// A picture that was shown before stays: it need not be decoded again.
bool MarkdownView::keepImage(Item &item, const MarkdownSegment &segment)
{
    if (item.segment.kind != MarkdownSegment::Kind::Image || segment.kind != MarkdownSegment::Kind::Image
        || item.segment.address != segment.address || item.segment.description != segment.description)
        return false;
    item.segment.spaceBefore = segment.spaceBefore;
    return true;
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
    item.segment.rest = segment.rest;
    return true;
}

void MarkdownView::addControls(Item &item)
{
    if (item.segment.kind == MarkdownSegment::Kind::Image) {
        item.image =
            std::make_unique<AnswerImage>(item.segment.address, item.segment.description, m_theme, this);
        connect(item.image.get(), &AnswerImage::sizeChanged, this, [this] { layOut(0); });
        item.image->show();
    }
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
            QString code = codeText(*document);
            for (const Item &shown : m_items)
                code += shown.segment.document.get() == document ? shown.segment.rest : QString();
            QApplication::clipboard()->setText(code);
            button->setIcon(m_theme.icon(QStringLiteral("check"), m_theme.colors().success));
            QTimer::singleShot(kCopiedMs, button,
                               [this, button] { button->setIcon(m_theme.icon(QStringLiteral("copy"))); });
        });
        button->show();
    }
}

} // namespace ui
