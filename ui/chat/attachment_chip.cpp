#include "ui/chat/attachment_chip.h"

#include "ui/common/plain_tool_tip.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kPictureSide = 32;
constexpr int kIconSide = 20;
constexpr int kNameWidth = 150;

/// The middle of the picture as a square with round corners.
QPixmap squareOf(const QImage &image, qreal scale)
{
    const int side = qRound(kPictureSide * scale);
    const QImage filling = image.scaled(side, side, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QPixmap square(side, side);
    square.fill(Qt::transparent);
    QPainter painter(&square);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    constexpr int kRadius = 6;
    outline.addRoundedRect(QRectF(0, 0, side, side), kRadius * scale, kRadius * scale);
    painter.setClipPath(outline);
    painter.drawImage((side - filling.width()) / 2, (side - filling.height()) / 2, filling);
    painter.end();
    square.setDevicePixelRatio(scale);
    return square;
}

} // namespace

AttachmentChip::AttachmentChip(const QString &name, const Theme &theme, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_picture(new QLabel)
    , m_name(new QLabel)
    , m_about(new QLabel)
    , m_remove(new QToolButton)
{
    setRole(this, "attachment");
    setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 4, 4, 4);
    row->setSpacing(8);
    m_picture->setFixedSize(kPictureSide, kPictureSide);
    m_picture->setAlignment(Qt::AlignCenter);
    row->addWidget(m_picture);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_name->setTextFormat(Qt::PlainText);
    m_about->setTextFormat(Qt::PlainText);
    setRole(m_about, "small");
    words->addWidget(m_name);
    words->addWidget(m_about);
    row->addLayout(words);
    m_remove->setIcon(theme.icon(QStringLiteral("x")));
    m_remove->setIconSize({14, 14});
    m_remove->setFocusPolicy(Qt::NoFocus); // Delete does the same, and Tab has fewer stops
    row->addWidget(m_remove, 0, Qt::AlignVCenter);
    for (QLabel *label : {m_picture, m_name, m_about})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_remove, &QToolButton::clicked, this, &AttachmentChip::removeRequested);
    connect(this, &QPushButton::clicked, this, [this] {
        if (!m_reading)
            emit previewRequested();
    });
    connect(&theme, &Theme::changed, this, &AttachmentChip::showPicture);
    m_attachment.name = name;
    showPicture();
    showNames(name, tr("Reading…"));
}

void AttachmentChip::showNames(const QString &name, const QString &about)
{
    QString plain = name;
    plain.replace(u'\n', u' ');
    m_name->ensurePolished();
    m_name->setText(m_name->fontMetrics().elidedText(plain, Qt::ElideMiddle, kNameWidth));
    m_about->setText(about);
    // The button is as wide as what is on it, which a button does not find out for itself.
    layout()->activate();
    setFixedWidth(layout()->sizeHint().width());
    setAccessibleName(tr("%1, attached, %2", "name of a file, its size").arg(plain, about));
    setToolTip(plainToolTip(plain));
    const QString remove =
        m_reading ? tr("Cancel reading %1").arg(plain) : tr("Remove %1", "an attached file").arg(plain);
    m_remove->setAccessibleName(remove);
    m_remove->setToolTip(plainToolTip(remove));
}

void AttachmentChip::setReading(const AttachmentReading &reading)
{
    m_reading = false;
    m_attachment = reading.attachment;
    setThumbnail(reading.thumbnail);
    showNames(m_attachment.name,
              QLocale().formattedDataSize(m_attachment.bytes.size(), 1, QLocale::DataSizeTraditionalFormat));
    setAccessibleDescription(tr("Enter shows it, Delete removes it."));
}

void AttachmentChip::setThumbnail(const QImage &thumbnail)
{
    m_thumbnail = thumbnail;
    showPicture();
}

void AttachmentChip::showPicture()
{
    if (!m_thumbnail.isNull())
        m_picture->setPixmap(squareOf(m_thumbnail, devicePixelRatioF()));
    else
        m_picture->setPixmap(m_theme.icon(iconName()).pixmap(kIconSide));
}

QString AttachmentChip::iconName() const
{
    if (m_reading)
        return QStringLiteral("clock");
    return m_attachment.kind == core::Attachment::Kind::Image ? QStringLiteral("image")
                                                              : QStringLiteral("file-text");
}

void AttachmentChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        emit removeRequested();
        return;
    case Qt::Key_Left:
        emit neighbourRequested(isRightToLeft() ? 1 : -1);
        return;
    case Qt::Key_Right:
        emit neighbourRequested(isRightToLeft() ? -1 : 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QPushButton::keyPressEvent(event);
    }
}

} // namespace ui
