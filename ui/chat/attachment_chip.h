#pragma once

#include "core/conversation/turn.h"
#include "ui/chat/attachment_reader.h"

#include <QPushButton>

class QLabel;
class QToolButton;

namespace ui {

class ElidedLabel;
class Theme;

/// One attachment as a small plate: picture, name and size, and a button that takes it away. A click shows
/// what is in it; Delete takes it away; Left and Right go to its neighbours.
class AttachmentChip : public QPushButton
{
    Q_OBJECT

public:
    /// Stands for a file that is still being read.
    AttachmentChip(const QString &name, const Theme &theme, QWidget *parent = nullptr);

    bool isReading() const { return m_reading; }
    const core::Attachment &attachment() const { return m_attachment; }
    void setReading(const AttachmentReading &reading);
    void setThumbnail(const QImage &thumbnail);

signals:
    void removeRequested();
    void previewRequested();
    /// -1 to the one before, 1 to the next one.
    void neighbourRequested(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showPicture();
    QString iconName() const;
    void showNames(const QString &name, const QString &about);

    const Theme &m_theme;
    bool m_reading = true;
    core::Attachment m_attachment;
    QImage m_thumbnail; ///< Null where there is none.
    QLabel *m_picture;
    QLabel *m_name;
    QLabel *m_about;
    QToolButton *m_remove;
};

} // namespace ui
