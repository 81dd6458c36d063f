#include "ui/chat/attachment_chips.h"

#include "core/async/after.h"
#include "ui/chat/attachment_preview.h"
#include "ui/common/flow_layout.h"
#include "ui/common/image_decoder.h"
#include "ui/common/plain_tool_tip.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QToolButton>

namespace ui {

AttachmentChips::AttachmentChips(const QList<core::Attachment> &attachments, const Theme &theme,
                                 QWidget *parent)
    : QWidget(parent)
{
    constexpr int kLongestName = 100;
    constexpr QSize kThumbnail(96, 64);
    auto *layout = new FlowLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (const core::Attachment &attachment : attachments) {
        const bool isImage = attachment.kind == core::Attachment::Kind::Image;
        auto *chip = new QToolButton;
        setRole(chip, "chip");
        chip->setToolButtonStyle(isImage ? Qt::ToolButtonTextUnderIcon : Qt::ToolButtonTextBesideIcon);
        chip->setIcon(theme.icon(isImage ? QStringLiteral("image") : QStringLiteral("file-text")));
        const QString size = QLocale().formattedDataSize(attachment.bytes.size());
        const QString name = chip->fontMetrics().elidedText(attachment.name, Qt::ElideMiddle, kLongestName);
        // Icon and text of a styled button touch each other but for this space.
        const QString space = isImage ? QString() : QString(QChar(QChar::Nbsp));
        chip->setText(space + plainButtonText(name + u'\n' + size));
        chip->setAccessibleName(tr("%1, %2").arg(attachment.name, size));
        chip->setToolTip(plainToolTip(attachment.name));
        chip->setFocusPolicy(isImage ? Qt::StrongFocus : Qt::NoFocus);
        layout->addWidget(chip);
        if (!isImage)
            continue;
        core::after(decodeImageInPool(attachment.bytes, kThumbnail), chip,
                    [chip](const DecodedImage &decoded) {
                        if (decoded.image.isNull())
                            return;
                        chip->setIconSize(decoded.image.size());
                        chip->setIcon(QIcon(QPixmap::fromImage(decoded.image)));
                    });
        connect(chip, &QToolButton::clicked, this,
                [this, attachment, &theme] { AttachmentPreview::openFor(attachment, theme, this); });
    }
}

} // namespace ui
