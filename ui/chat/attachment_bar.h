#pragma once

#include "core/conversation/turn.h"
#include "ui/chat/attachment_reader.h"

#include <QHash>
#include <QList>
#include <QScrollArea>

namespace ui {

class AttachmentChip;
class Theme;

/// The files that go along with the question, as plates in lines; many of them scroll. Reads them beside this
/// thread, and hides where there are none.
class AttachmentBar : public QScrollArea
{
    Q_OBJECT

public:
    static constexpr int kMostAttachments = 20;

    explicit AttachmentBar(const Theme &theme, QWidget *parent = nullptr);
    ~AttachmentBar() override;

    /// Those that are read, in order.
    QList<core::Attachment> attachments() const;
    bool isReading() const;
    bool isEmpty() const { return m_chips.isEmpty(); }
    /// Begins to read; those beyond kMostAttachments are refused with refused().
    void add(const QList<AttachmentSource> &sources);
    /// Replaces all.
    void setAttachments(const QList<core::Attachment> &attachments);
    /// Those that are read, without them from now on; what is still being read stays.
    QList<core::Attachment> take();

signals:
    /// What attachments() or isReading() says.
    void changed();
    /// Something about one file that was not taken, for people.
    void refused(const QString &message);
    /// Likewise about one that was changed on the way.
    void noted(const QString &message);
    void previewRequested(const core::Attachment &attachment);
    /// The last one went away by keyboard.
    void focusLeft();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    AttachmentChip *addChip(const QString &name);
    void read(const AttachmentSource &source);
    void remove(AttachmentChip *chip);
    void discard(AttachmentChip *chip);
    void focusNeighbour(const AttachmentChip *chip, int step);
    QString freeName(const QString &name) const;

    const Theme &m_theme;
    QWidget *m_canvas;
    int m_end = 0; ///< How far it could be scrolled last.
    QList<AttachmentChip *> m_chips;
    QHash<const AttachmentChip *, QFuture<core::Result<AttachmentReading>>> m_readings;
};

} // namespace ui
