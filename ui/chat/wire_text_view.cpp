#include "ui/chat/wire_text_view.h"

#include "core/async/after.h"
#include "core/async/in_pool.h"
#include "ui/common/code_highlighter.h"

#include <QElapsedTimer>
#include <QFontDatabase>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace ui {

namespace {

/// Laying out a line takes time in proportion to its length, and more of them than are seen at once are laid
/// out.
constexpr qsizetype kLongestLine = 1'000;
/// What stands at the end of a line that goes on in the next: two letters without width that nobody writes
/// so.
const QString kGoesOn = QStringLiteral("\u2060\u200B");
constexpr qsizetype kPiece = 4'096;
constexpr qint64 kBudgetMs = 4;

struct Prepared {
    QString text;
    QString display;
};

/// Where a line may be broken, at best behind a mark.
qsizetype breakIn(QStringView line)
{
    constexpr qsizetype kSearched = 100;
    for (qsizetype i = kLongestLine; i > kLongestLine - kSearched; --i) {
        const QChar c = line.at(i - 1);
        if (c == u' ' || c == u',' || c == u';')
            return i;
    }
    return line.at(kLongestLine - 1).isHighSurrogate() ? kLongestLine - 1 : kLongestLine;
}

Prepared prepared(QString text)
{
    QString display;
    display.reserve(text.size() + text.size() / 100);
    qsizetype at = 0;
    while (at <= text.size()) {
        const qsizetype found = text.indexOf(u'\n', at);
        const qsizetype end = found < 0 ? text.size() : found;
        QStringView line = QStringView(text).sliced(at, end - at);
        // QPlainTextEdit would take each of the two for the end of a line.
        while (found >= 0 && line.endsWith(u'\r'))
            line.chop(1);
        while (line.size() > kLongestLine) {
            const qsizetype size = breakIn(line);
            display += line.first(size);
            display += kGoesOn;
            display += u'\n';
            line = line.sliced(size);
        }
        display += line;
        if (found >= 0)
            display += u'\n';
        at = end + 1;
    }
    return {std::move(text), std::move(display)};
}

/// Colours header fields up to the first empty line, and what follows as JSON.
class MessageHighlighter : public CodeHighlighter
{
public:
    MessageHighlighter(QTextDocument *document, const CodeLanguage &language, const Colors &colors)
        : CodeHighlighter(document, language, colors)
    {
        m_name.setForeground(colors.link);
        m_first.setFontWeight(QFont::DemiBold);
    }

protected:
    void highlightBlock(const QString &line) override
    {
        constexpr int kInHead = 1'000; // behind all states of the language
        const bool first = currentBlock().blockNumber() == 0;
        const bool inHead = first || previousBlockState() == kInHead;
        if (!inHead || line.isEmpty()) {
            if (inHead)
                setCurrentBlockState(-1);
            else
                CodeHighlighter::highlightBlock(line);
            return;
        }
        if (first)
            setFormat(0, int(line.size()), m_first);
        else
            setFormat(0, int(line.indexOf(u':') + 1), m_name);
        setCurrentBlockState(kInHead);
    }

private:
    QTextCharFormat m_name;
    QTextCharFormat m_first;
};

} // namespace

WireTextView::WireTextView(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    renewDocument();
    connect(&theme, &Theme::changed, this, &WireTextView::reload);
}

WireTextView::~WireTextView()
{
    // It goes after the parts that look at it.
    m_document.release()->setParent(this);
}

/// To empty a document of many lines takes longer than to make a new one; the old one is taken apart in
/// another thread.
void WireTextView::renewDocument()
{
    auto fresh = std::make_unique<QTextDocument>();
    fresh->setDocumentLayout(new QPlainTextDocumentLayout(fresh.get()));
    fresh->setUndoRedoEnabled(false);
    setDocument(fresh.get());
    if (m_document && m_document->blockCount() > 1) {
        m_document->moveToThread(nullptr);
        QThreadPool::globalInstance()->start([old = m_document.release()] { delete old; });
    }
    m_document = std::move(fresh);
}

void WireTextView::load(std::function<QString()> make, Colouring colouring)
{
    m_make = std::move(make);
    m_colouring = colouring;
    reload();
}

void WireTextView::reload()
{
    if (!m_make)
        return;
    m_loaded = false;
    m_text.clear();
    const int load = ++m_load;
    const auto preparing = core::runInPool([make = m_make] { return prepared(make()); });
    core::after(preparing, this, [this, load](const Prepared &made) {
        if (load != m_load)
            return;
        m_display = made.display;
        take(made.text);
    });
}

void WireTextView::take(const QString &text)
{
    m_text = text;
    renewDocument();
    QFont font(m_theme.codeFontFamily());
    font.setPixelSize(std::max(m_theme.fontSize() - 1, 9));
    document()->setDefaultFont(font);
    const CodeLanguage *language =
        findCodeLanguage(m_colouring == Colouring::Command ? QStringLiteral("sh") : QStringLiteral("json"));
    if (language && m_colouring != Colouring::None) {
        // The document takes it along when it goes.
        if (m_colouring == Colouring::Message)
            new MessageHighlighter(document(), *language, m_theme.colors());
        else
            new CodeHighlighter(document(), *language, m_theme.colors());
    }
    m_shown = 0;
    m_wantedAt = -1;
    showMore(m_load);
}

void WireTextView::showMore(int load)
{
    if (load != m_load)
        return;
    QElapsedTimer clock;
    clock.start();
    QTextCursor end(document());
    while (m_shown < m_display.size() && clock.elapsed() < kBudgetMs) {
        const qsizetype lineEnd = m_display.indexOf(u'\n', std::min(m_shown + kPiece, m_display.size() - 1));
        const qsizetype size = (lineEnd < 0 ? m_display.size() : lineEnd + 1) - m_shown;
        end.movePosition(QTextCursor::End);
        end.insertText(m_display.sliced(m_shown, size));
        m_shown += size;
    }
    if (m_wantedAt >= 0)
        select(m_wantedAt, m_wantedSize);
    if (m_shown < m_display.size()) {
        QTimer::singleShot(0, this, [this, load] { showMore(load); });
        return;
    }
    m_loaded = true;
    emit loaded();
}

qsizetype WireTextView::count(const QString &words) const
{
    return words.isEmpty() ? 0 : m_text.count(words, Qt::CaseInsensitive);
}

bool WireTextView::findNext(const QString &words, bool backwards)
{
    const QTextCursor cursor = textCursor();
    if (!backwards)
        return findFrom(words, cursor.selectionEnd());
    if (words.isEmpty())
        return false;
    qsizetype at = -1;
    if (cursor.selectionStart() > 0)
        at = m_display.lastIndexOf(words, cursor.selectionStart() - 1, Qt::CaseInsensitive);
    if (at < 0)
        at = m_display.lastIndexOf(words, -1, Qt::CaseInsensitive);
    if (at >= 0)
        select(at, words.size());
    return at >= 0;
}

bool WireTextView::findHere(const QString &words)
{
    return findFrom(words, textCursor().selectionStart());
}

/// The document's own search takes tens of milliseconds for a megabyte.
bool WireTextView::findFrom(const QString &words, qsizetype from)
{
    if (words.isEmpty())
        return false;
    qsizetype at = m_display.indexOf(words, from, Qt::CaseInsensitive);
    if (at < 0)
        at = m_display.indexOf(words, 0, Qt::CaseInsensitive);
    if (at >= 0)
        select(at, words.size());
    return at >= 0;
}

void WireTextView::select(qsizetype at, qsizetype size)
{
    const bool there = at + size <= m_shown;
    m_wantedAt = there ? -1 : at;
    m_wantedSize = size;
    if (!there)
        return;
    QTextCursor cursor(document());
    cursor.setPosition(int(at));
    cursor.setPosition(int(at + size), QTextCursor::KeepAnchor);
    // What is seen already does not move.
    const bool seen = viewport()->rect().contains(cursorRect(cursor));
    const int scrolled = verticalScrollBar()->value();
    setTextCursor(cursor);
    if (seen)
        verticalScrollBar()->setValue(scrolled);
    else
        centerCursor();
}

QMimeData *WireTextView::createMimeDataFromSelection() const
{
    auto *data = new QMimeData;
    QString text = textCursor().selectedText();
    text.replace(QChar(QChar::ParagraphSeparator), u'\n');
    text.replace(kGoesOn + u'\n', QString());
    text.remove(kGoesOn);
    data->setText(text);
    return data;
}

} // namespace ui
