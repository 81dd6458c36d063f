#pragma once

#include "core/conversation/turn.h"

#include <QDialog>

namespace ui {

class Theme;

/// Shows what is in an attachment: the picture as large as it fits, the first lines of a text, of anything
/// else its name and size.
class AttachmentPreview : public QDialog
{
    Q_OBJECT

public:
    static constexpr int kMostLines = 200;

    /// Opens it over the window of `parent`; closed, it goes away.
    static void openFor(const core::Attachment &attachment, const Theme &theme, QWidget *parent);

    AttachmentPreview(const core::Attachment &attachment, const Theme &theme, QWidget *parent);

private:
    QWidget *createPicture(const core::Attachment &attachment);
    QWidget *createText(const core::Attachment &attachment, const Theme &theme);
};

} // namespace ui
