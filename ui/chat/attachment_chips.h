#pragma once

#include "core/conversation/turn.h"

#include <QWidget>

namespace ui {

class Theme;

/// The files that went along with a question: name and size, of images a small picture. A click shows an
/// image large.
class AttachmentChips : public QWidget
{
    Q_OBJECT

public:
    AttachmentChips(const QList<core::Attachment> &attachments, const Theme &theme,
                    QWidget *parent = nullptr);
};

} // namespace ui
