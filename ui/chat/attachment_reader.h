#pragma once

#include "core/base/result.h"
#include "core/conversation/turn.h"

#include <QFuture>
#include <QImage>
#include <QList>
#include <QString>

#include <functional>
#include <variant>

class QMimeData;

namespace ui {

/// What can become an attachment: a file by its path, a picture, a text.
struct AttachmentSource {
    QString name; ///< As people know it; no folder.
    std::variant<QString, QImage, QByteArray> content; ///< Path; picture; UTF-8 text.
};

struct AttachmentReading {
    core::Attachment attachment;
    QImage thumbnail = {}; ///< Of a picture, where it can be drawn here.
    QString note = {}; ///< What was changed on the way, for people; mostly nothing.
};

constexpr qint64 kMostAttachmentBytes = 32LL * 1024 * 1024;
constexpr qint64 kMostTextBytes = 2LL * 1024 * 1024;
/// Pictures beyond these are made smaller.
constexpr qint64 kMostImageBytes = 8LL * 1024 * 1024;
constexpr int kLongestImageSide = 8'000; ///< In pixels.
constexpr int kThumbnailSide = 64; ///< In pixels, before the screen's scale.

/// Whether attachmentSources() finds anything; cheap.
bool hasAttachmentSources(const QMimeData &mime);
/// What a paste or a drop offers: files of this machine, else a picture unless there are words beside it, for
/// then the picture only shows them. Empty for everything else.
QList<AttachmentSource> attachmentSources(const QMimeData &mime);

/// Reads, recognises by content and converts. Pictures stay as they are where providers take them (PNG, JPEG,
/// GIF, WebP) and they are not too large, else they become PNG or JPEG; text becomes UTF-8. An error's
/// message names the file, what is wrong and what to do. `cancelled` is asked now and then; Cancelled follows
/// it.
core::Result<AttachmentReading> readAttachment(const AttachmentSource &source,
                                               const std::function<bool()> &cancelled);
/// The same in a thread of the pool. Cancelling the future ends the work.
QFuture<core::Result<AttachmentReading>> readAttachmentInPool(const AttachmentSource &source);

} // namespace ui
