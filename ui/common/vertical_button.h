#pragma once

#include <QToolButton>

namespace ui {

/// A button whose text runs from bottom to top, for strips too narrow for it otherwise.
class VerticalButton : public QToolButton
{
    Q_OBJECT

public:
    explicit VerticalButton(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
