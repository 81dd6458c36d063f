#include "ui/common/answer_image.h"

#include "core/async/after.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QDialog>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QScrollArea>
#include <QToolTip>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kCardHeight = 64;
constexpr int kPadding = 12;
constexpr int kSign = 20;
constexpr int kBetween = 4; ///< The two lines of a card.
constexpr int kMostLines = 3; ///< Of what a card tells.
/// A tall picture is not shown taller than this many times its width.
constexpr double kTallest = 2;
/// Of the screen, for the large view.
constexpr double kLargeShare = 0.85;

} // namespace

AnswerImage::AnswerImage(const QString &address, const QString &description, const Theme &theme,
                         QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_address(address)
    , m_description(description.isEmpty() ? tr("Image") : description)
{
    setAccessibleName(description.isEmpty() ? m_description : tr("Image: %1").arg(description));
    setCursor(Qt::ArrowCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    const QUrl url(address);
    if (isImageData(address)) {
        setFocusPolicy(Qt::StrongFocus);
        m_decoding = true;
        core::after(decodeDataUrlInPool(address), this,
                    [this](const DecodedImage &decoded) { showDecoded(decoded); });
        m_address.clear();
    } else if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http")) {
        m_browse = new QPushButton(theme.icon(QStringLiteral("external-link")), tr("Open in browser"), this);
        m_browse->setAccessibleName(tr("Open image in browser: %1").arg(m_description));
        m_browse->setToolTip(address.toHtmlEscaped());
        connect(m_browse, &QPushButton::clicked, this,
                [this] { QDesktopServices::openUrl(QUrl(m_address)); });
    }
}

void AnswerImage::showDecoded(const DecodedImage &decoded)
{
    m_decoding = false;
    m_decoded = decoded;
    m_scaled = {};
    if (!m_decoded.image.isNull())
        setCursor(Qt::PointingHandCursor);
    setAccessibleDescription(m_decoded.error);
    setToolTip(m_decoded.error.toHtmlEscaped());
    updateGeometry();
    update();
    emit sizeChanged();
}

int AnswerImage::heightForWidth(int width) const
{
    if (m_decoded.image.isNull())
        return std::max(kCardHeight, fontMetrics().height() + kBetween + messageHeight(width) + 2 * kPadding);
    const QSize size = m_decoded.image.size();
    const int wide = std::clamp(width, 1, std::max(1, size.width()));
    return std::max(1, qRound(std::min(double(size.height()) * wide / size.width(), wide * kTallest)));
}

QSize AnswerImage::sizeHint() const
{
    return {320, heightForWidth(width())};
}

QRect AnswerImage::imageRect() const
{
    const QSize fitting = m_decoded.image.size().scaled(std::min(width(), m_decoded.image.width()), height(),
                                                        Qt::KeepAspectRatio);
    return {QPoint(0, 0), fitting};
}

QString AnswerImage::message() const
{
    if (m_decoding)
        return tr("Reading the image…");
    if (!m_decoded.error.isEmpty())
        return tr("The image cannot be shown. %1").arg(m_decoded.error);
    if (m_browse)
        return tr("On %1, not loaded").arg(QUrl(m_address).host());
    return tr("Not shown: its address leads to no picture on the web.");
}

/// Beside the sign of a card and its button.
int AnswerImage::textWidth(int width) const
{
    const int button = m_browse ? m_browse->sizeHint().width() + kPadding : 0;
    return std::max(1, width - 3 * kPadding - kSign - button);
}

int AnswerImage::messageHeight(int width) const
{
    const QRect room(0, 0, textWidth(width), QWIDGETSIZE_MAX);
    const int wanted = fontMetrics().boundingRect(room, Qt::TextWordWrap, message()).height();
    return std::min(wanted, kMostLines * fontMetrics().lineSpacing());
}

void AnswerImage::resizeEvent(QResizeEvent *event)
{
    m_scaled = {};
    if (m_browse) {
        const QSize wanted = m_browse->sizeHint();
        m_browse->setGeometry(width() - wanted.width() - kPadding, (height() - wanted.height()) / 2,
                              wanted.width(), wanted.height());
    }
    QWidget::resizeEvent(event);
}

void AnswerImage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &colors = m_theme.colors();
    if (!m_decoded.image.isNull()) {
        const QRect area = imageRect();
        if (m_scaled.isNull()) {
            const qreal ratio = devicePixelRatioF();
            m_scaled = QPixmap::fromImage(
                m_decoded.image.scaled(area.size() * ratio, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
            m_scaled.setDevicePixelRatio(ratio);
        }
        QPainterPath frame;
        frame.addRoundedRect(area, 8, 8);
        painter.setClipPath(frame);
        painter.drawPixmap(area.topLeft(), m_scaled);
        painter.setClipping(false);
        if (hasFocus()) {
            painter.setPen(QPen(colors.accent, 2));
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 8, 8);
        }
        return;
    }
    painter.setPen(hasFocus() ? QPen(colors.accent, 2) : QPen(colors.border, 1));
    painter.setBrush(colors.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    const QPixmap icon = m_theme.icon(QStringLiteral("image"), colors.textMuted).pixmap(kSign, kSign);
    painter.drawPixmap(kPadding, (height() - kSign) / 2, icon);
    const QFontMetrics metrics = fontMetrics();
    const int below = messageHeight(width());
    QRect line(kPadding * 2 + kSign, (height() - metrics.height() - kBetween - below) / 2, textWidth(width()),
               metrics.height());
    painter.setPen(colors.text);
    painter.drawText(line, 0, metrics.elidedText(m_description, Qt::ElideRight, line.width()));
    line.setRect(line.x(), line.bottom() + 1 + kBetween, line.width(), below);
    painter.setPen(colors.textMuted);
    painter.drawText(line, Qt::TextWordWrap, message());
}

void AnswerImage::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_decoded.image.isNull()
        && imageRect().contains(event->position().toPoint()))
        openLarge();
    else
        event->ignore();
}

void AnswerImage::keyPressEvent(QKeyEvent *event)
{
    if (m_decoded.image.isNull())
        event->ignore();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        openLarge();
    else if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setImage(m_decoded.image);
    else
        event->ignore();
}

void AnswerImage::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!m_decoded.image.isNull()) {
        menu->addAction(m_theme.icon(QStringLiteral("eye")), tr("Open large"), this, &AnswerImage::openLarge);
        menu->addAction(m_theme.icon(QStringLiteral("copy")), tr("Copy image"), this,
                        [this] { QApplication::clipboard()->setImage(m_decoded.image); });
        menu->addAction(m_theme.icon(QStringLiteral("download")), tr("Save image…"), this,
                        &AnswerImage::save);
    } else if (m_browse) {
        menu->addAction(m_theme.icon(QStringLiteral("link")), tr("Copy address"), this,
                        [this] { QApplication::clipboard()->setText(m_address); });
    }
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(event->globalPos());
}

void AnswerImage::openLarge()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("largeImage"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(m_description);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setAlignment(Qt::AlignCenter);
    auto *picture = new QLabel;
    picture->setAccessibleName(m_description);
    picture->setPixmap(QPixmap::fromImage(m_decoded.image));
    area->setWidget(picture);
    layout->addWidget(area);
    const QSize most = screen()->availableSize() * kLargeShare;
    dialog->resize((m_decoded.image.size() + QSize(4, 4)).boundedTo(most).expandedTo({240, 160}));
    dialog->open();
}

void AnswerImage::save()
{
    auto *dialog = new QFileDialog(this, tr("Save image"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = QString::fromLatin1(m_decoded.format);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(tr("image") + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(m_decoded.bytes) < 0 || !file.commit())
            QToolTip::showText(
                mapToGlobal(QPoint(0, 0)),
                tr("%1 could not be written: %2. Choose another place.").arg(path, file.errorString()), this);
    });
    dialog->open();
}

} // namespace ui
