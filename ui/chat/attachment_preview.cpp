#include "ui/chat/attachment_preview.h"

#include "core/async/after.h"
#include "ui/common/elided_label.h"
#include "ui/common/image_decoder.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr QSize kLargestShown(2'400, 2'400); ///< In pixels: no screen shows more, and pictures may be huge.

/// Fits its picture into whatever room it has, but does not blow it up.
class PictureView : public QWidget
{
public:
    using QWidget::QWidget;

    void setImage(const QImage &image)
    {
        m_image = image;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_image.isNull())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QSizeF shown = QSizeF(m_image.size()) / devicePixelRatioF();
        if (shown.width() > width() || shown.height() > height())
            shown.scale(size(), Qt::KeepAspectRatio);
        const QPointF corner((width() - shown.width()) / 2, (height() - shown.height()) / 2);
        painter.drawImage(QRectF(corner, shown), m_image);
    }

private:
    QImage m_image;
};

/// The first lines of a text, and whether there are more.
QString firstLines(const QByteArray &utf8, int most, bool *more)
{
    qsizetype end = 0;
    for (int line = 0; line < most && end < utf8.size(); ++line) {
        const qsizetype next = utf8.indexOf('\n', end);
        end = next < 0 ? utf8.size() : next + 1;
    }
    constexpr qsizetype kMostBytes = 200'000; // all of it may be a single line
    *more = end < utf8.size() || end > kMostBytes;
    return QString::fromUtf8(utf8.left(std::min(end, kMostBytes)));
}

} // namespace

void AttachmentPreview::openFor(const core::Attachment &attachment, const Theme &theme, QWidget *parent)
{
    auto *dialog = new AttachmentPreview(attachment, theme, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

AttachmentPreview::AttachmentPreview(const core::Attachment &attachment, const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(attachment.name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    auto *name = new ElidedLabel;
    name->setText(attachment.name);
    setRole(name, "heading");
    layout->addWidget(name);
    auto *facts =
        new QLabel(QLocale().formattedDataSize(attachment.bytes.size(), 1, QLocale::DataSizeTraditionalFormat)
                   + QStringLiteral(" · ") + attachment.mediaType);
    facts->setTextFormat(Qt::PlainText);
    setRole(facts, "small");
    layout->addWidget(facts);
    QSize wanted(440, 160);
    switch (attachment.kind) {
    case core::Attachment::Kind::Image:
        layout->addWidget(createPicture(attachment), 1);
        wanted = {820, 640};
        break;
    case core::Attachment::Kind::Text:
        layout->addWidget(createText(attachment, theme), 1);
        wanted = {820, 640};
        break;
    case core::Attachment::Kind::Pdf: {
        auto *note = new QLabel(tr("It goes to the models as it is."));
        note->setWordWrap(true);
        layout->addWidget(note);
        layout->addStretch();
        break;
    }
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &AttachmentPreview::reject);
    layout->addWidget(buttons);
    if (parent)
        wanted = wanted.boundedTo(parent->window()->size().expandedTo({320, 240}));
    resize(wanted);
}

QWidget *AttachmentPreview::createPicture(const core::Attachment &attachment)
{
    auto *frame = new QFrame;
    setRole(frame, "inset");
    auto *inside = new QVBoxLayout(frame);
    auto *view = new PictureView;
    view->setAccessibleName(tr("Picture %1", "name of a file").arg(attachment.name));
    auto *state = new QLabel(tr("Opening…"));
    setRole(state, "muted");
    state->setAlignment(Qt::AlignCenter);
    state->setWordWrap(true);
    inside->addWidget(state);
    inside->addWidget(view, 1);
    const auto decoding = decodeImageInPool(attachment.bytes, kLargestShown);
    core::after(decoding, this, [view, state](const DecodedImage &decoded) {
        view->setImage(decoded.image);
        state->setVisible(decoded.image.isNull());
        state->setText(
            tr("This kind of picture cannot be shown here. It goes to the models as it is all the same."));
    });
    return frame;
}

QWidget *AttachmentPreview::createText(const core::Attachment &attachment, const Theme &theme)
{
    auto *frame = new QWidget;
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(0, 0, 0, 0);
    auto *text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(QFont(theme.codeFontFamily()));
    text->setAccessibleName(tr("Text of %1", "name of a file").arg(attachment.name));
    bool more = false;
    text->setPlainText(firstLines(attachment.bytes, kMostLines, &more));
    inside->addWidget(text, 1);
    if (more) {
        auto *note = new QLabel(tr("These are the first lines. All of it goes to the models."));
        setRole(note, "small");
        inside->addWidget(note);
    }
    return frame;
}

} // namespace ui
