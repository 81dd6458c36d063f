// Files, pictures and long texts on their way into the composer: by paste, drop, dialog and clipboard.

#include "ui/chat/attachment_bar.h"
#include "ui/chat/attachment_preview.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_notice.h"
#include "ui/chat/prompt_editor.h"
#include "ui/common/elided_label.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QTextCursor>

#include <algorithm>

namespace ui {

bool Composer::takeMime(const QMimeData *mime)
{
    const QList<AttachmentSource> sources = mime ? attachmentSources(*mime) : QList<AttachmentSource>();
    if (sources.isEmpty())
        return false;
    m_notice->clear();
    m_attachments->add(sources);
    return true;
}

void Composer::attachFiles(const QStringList &paths)
{
    QList<AttachmentSource> sources;
    for (const QString &path : paths)
        sources << AttachmentSource {QFileInfo(path).fileName(), path};
    m_notice->clear();
    m_attachments->add(sources);
}

void Composer::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::attachFiles);
    connect(dialog, &QFileDialog::finished, this, &Composer::focusPrompt);
    dialog->open();
}

void Composer::attachClipboard()
{
    const QMimeData *mime = QApplication::clipboard()->mimeData();
    if (takeMime(mime))
        return;
    m_notice->clear();
    if (mime && mime->hasText() && !mime->text().isEmpty())
        m_attachments->add({{tr("Clipboard") + QStringLiteral(".txt"), mime->text().toUtf8()}});
    else
        m_notice->addNote(tr("The clipboard has no picture, file or text. Copy one first."));
}

void Composer::offerAsFile(int from, const QString &text)
{
    if (text.size() <= kLongPaste)
        return;
    m_notice->offer(tr("You pasted %L1 characters.").arg(text.size()), tr("Attach as a file"),
                    [this, from, text] {
                        const QString now = m_prompt->toPlainText();
                        // It may have moved since, by what was typed before it.
                        const qsizetype at =
                            QStringView(now).sliced(std::min<qsizetype>(from, now.size())).startsWith(text)
                                ? from
                                : now.indexOf(text);
                        if (at < 0)
                            return; // edited: it belongs to the prompt now
                        QTextCursor cursor(m_prompt->document());
                        cursor.setPosition(int(at));
                        cursor.setPosition(int(at + text.size()), QTextCursor::KeepAnchor);
                        cursor.removeSelectedText();
                        m_attachments->add({{tr("Pasted text") + QStringLiteral(".txt"), text.toUtf8()}});
                        focusPrompt();
                    });
}

void Composer::showPreview(const core::Attachment &attachment)
{
    AttachmentPreview::openFor(attachment, m_theme, this);
}

void Composer::setDropping(bool dropping)
{
    setLook("drop", dropping);
    if (dropping)
        m_hint->setText(tr("Drop to attach"));
    else
        updateControls();
}

void Composer::dragEnterEvent(QDragEnterEvent *event)
{
    if (!hasAttachmentSources(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction); // the file stays where it is
    event->accept();
    setDropping(true);
}

void Composer::dragMoveEvent(QDragMoveEvent *event)
{
    if (!hasAttachmentSources(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void Composer::dragLeaveEvent(QDragLeaveEvent *)
{
    setDropping(false);
}

void Composer::dropEvent(QDropEvent *event)
{
    setDropping(false);
    if (!takeMime(event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    focusPrompt();
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    // The editor takes words that are dropped on it; files belong to all of this.
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        if (!hasAttachmentSources(*drop->mimeData()))
            break;
        if (event->type() == QEvent::DragEnter)
            dragEnterEvent(static_cast<QDragEnterEvent *>(event));
        else if (event->type() == QEvent::DragMove)
            dragMoveEvent(static_cast<QDragMoveEvent *>(event));
        else
            dropEvent(drop);
        return true;
    }
    case QEvent::DragLeave:
        setDropping(false);
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace ui
