#pragma once

#include <QLabel>

namespace ui {

/// One line of plain text that takes the width it gets, and ends in "…" where that is too little.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
