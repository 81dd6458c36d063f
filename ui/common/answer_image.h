#pragma once

#include "ui/common/image_decoder.h"
#include "ui/common/theme.h"

#include <QString>
#include <QWidget>

class QPushButton;

namespace ui {

/// A picture in an answer. One that the address itself holds (`data:image/…`) is decoded in another thread
/// and shown no wider than the widget; a click or Enter opens it large, and its menu copies and saves it. One
/// on the web is never fetched: a card tells what and where it is, with a button for the browser. Any other
/// address is only told.
///
/// Usable on its own: its height follows its width.
class AnswerImage : public QWidget
{
    Q_OBJECT

public:
    /// `description` is for people and may be empty.
    AnswerImage(const QString &address, const QString &description, const Theme &theme,
                QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    /// The picture, once it is decoded.
    const QImage &image() const { return m_decoded.image; }

signals:
    /// Its height for a width is another than before.
    void sizeChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void showDecoded(const DecodedImage &decoded);
    void openLarge();
    void save();
    QRect imageRect() const;
    QString message() const;
    int textWidth(int width) const;
    int messageHeight(int width) const;

    const Theme &m_theme;
    QString m_address;
    QString m_description;
    bool m_decoding = false;
    DecodedImage m_decoded;
    QPixmap m_scaled;
    QPushButton *m_browse = nullptr;
};

} // namespace ui
