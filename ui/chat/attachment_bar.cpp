#include "ui/chat/attachment_bar.h"

#include "core/async/after.h"
#include "ui/chat/attachment_chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/image_decoder.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QFileInfo>
#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostHeight = 128; ///< Of two lines and a half, so that one sees that there is more.

} // namespace

AttachmentBar::AttachmentBar(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_canvas(new QWidget)
{
    setRole(m_canvas, "canvas");
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // its plates take it, and scroll it along
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *layout = new FlowLayout(m_canvas);
    layout->setContentsMargins(0, 2, 0, 2);
    setWidget(m_canvas);
    // A new plate below the others is what the reader looks for.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int end) {
        if (end > m_end)
            verticalScrollBar()->setValue(end);
        m_end = end;
    });
    hide();
}

AttachmentBar::~AttachmentBar()
{
    for (auto &reading : m_readings)
        reading.cancel();
}

QList<core::Attachment> AttachmentBar::attachments() const
{
    QList<core::Attachment> all;
    for (const AttachmentChip *chip : m_chips) {
        if (!chip->isReading())
            all << chip->attachment();
    }
    return all;
}

void AttachmentBar::fitHeight()
{
    setVisible(!m_chips.isEmpty());
    if (m_chips.isEmpty())
        return;
    const int needed = m_canvas->layout()->heightForWidth(viewport()->width());
    setFixedHeight(std::min(needed, kMostHeight));
}

void AttachmentBar::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitHeight();
}

bool AttachmentBar::isReading() const
{
    return !m_readings.isEmpty();
}

void AttachmentBar::add(const QList<AttachmentSource> &sources)
{
    const qsizetype room = kMostAttachments - m_chips.size();
    for (const AttachmentSource &source : sources.mid(0, std::max<qsizetype>(room, 0)))
        read(source);
    if (sources.size() > room) {
        QStringList left;
        for (const AttachmentSource &source : sources.mid(std::max<qsizetype>(room, 0)))
            left << source.name;
        constexpr qsizetype kNamed = 3;
        const QString names = left.mid(0, kNamed).join(QStringLiteral(", "))
                              + (left.size() > kNamed ? QStringLiteral(", …") : QString());
        emit refused(tr("Not attached: %1. A question can have %n attachment(s); remove some first.", nullptr,
                        kMostAttachments)
                         .arg(names));
    }
    emit changed();
}

QString AttachmentBar::freeName(const QString &name) const
{
    const auto taken = [this](const QString &wanted) {
        return std::any_of(m_chips.begin(), m_chips.end(),
                           [&](const AttachmentChip *chip) { return chip->attachment().name == wanted; });
    };
    const QFileInfo info(name);
    const QString suffix = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    QString wanted = name;
    for (int number = 2; taken(wanted); ++number)
        wanted = info.completeBaseName() + QStringLiteral(" %1").arg(number) + suffix;
    return wanted;
}

AttachmentChip *AttachmentBar::addChip(const QString &name)
{
    auto *chip = new AttachmentChip(name, m_theme, m_canvas);
    m_canvas->layout()->addWidget(chip);
    setTabOrder(m_chips.isEmpty() ? m_canvas : m_chips.constLast(), chip);
    m_chips << chip;
    connect(chip, &AttachmentChip::removeRequested, this, [this, chip] { remove(chip); });
    connect(chip, &AttachmentChip::previewRequested, this,
            [this, chip] { emit previewRequested(chip->attachment()); });
    connect(chip, &AttachmentChip::neighbourRequested, this,
            [this, chip](int step) { focusNeighbour(chip, step); });
    chip->show();
    fitHeight();
    return chip;
}

void AttachmentBar::read(const AttachmentSource &source)
{
    AttachmentSource named = source;
    named.name = freeName(source.name); // else two of them could not be told apart
    AttachmentChip *chip = addChip(named.name);
    const QFuture<core::Result<AttachmentReading>> reading = readAttachmentInPool(named);
    m_readings.insert(chip, reading);
    core::after(reading, chip, [this, chip](const core::Result<AttachmentReading> &result) {
        m_readings.remove(chip);
        if (!result) {
            remove(chip);
            emit refused(result.error().message);
            return;
        }
        chip->setReading(*result);
        fitHeight();
        if (!result->note.isEmpty())
            emit noted(result->note);
        emit changed();
    });
}

void AttachmentBar::discard(AttachmentChip *chip)
{
    m_readings.take(chip).cancel();
    m_chips.removeOne(chip);
    m_canvas->layout()->removeWidget(chip);
    chip->hide();
    chip->deleteLater();
}

QList<core::Attachment> AttachmentBar::take()
{
    const QList<core::Attachment> taken = attachments();
    for (const QList<AttachmentChip *> before = m_chips; AttachmentChip * chip : before) {
        if (!chip->isReading())
            discard(chip);
    }
    fitHeight();
    emit changed();
    return taken;
}

void AttachmentBar::setAttachments(const QList<core::Attachment> &attachments)
{
    while (!m_chips.isEmpty())
        discard(m_chips.constLast());
    for (const core::Attachment &attachment : attachments) {
        AttachmentChip *chip = addChip(attachment.name);
        chip->setReading({.attachment = attachment});
        if (attachment.kind != core::Attachment::Kind::Image)
            continue;
        constexpr int kSide = kThumbnailSide * 2; // sharp on fine screens too
        core::after(decodeImageInPool(attachment.bytes, {kSide, kSide}), chip,
                    [chip](const DecodedImage &decoded) { chip->setThumbnail(decoded.image); });
    }
    fitHeight();
    emit changed();
}

void AttachmentBar::remove(AttachmentChip *chip)
{
    const qsizetype at = m_chips.indexOf(chip);
    if (at < 0)
        return;
    const bool hadFocus = chip->hasFocus();
    discard(chip);
    if (hadFocus) {
        if (m_chips.isEmpty())
            emit focusLeft();
        else
            (at < m_chips.size() ? m_chips.at(at) : m_chips.constLast())->setFocus(Qt::OtherFocusReason);
    }
    fitHeight();
    emit changed();
}

void AttachmentBar::focusNeighbour(const AttachmentChip *chip, int step)
{
    const qsizetype wanted = m_chips.indexOf(chip) + step;
    if (wanted < 0 || wanted >= m_chips.size())
        return;
    m_chips.at(wanted)->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(m_chips.at(wanted));
}

} // namespace ui
