#pragma once

#include <QWidget>

namespace ui {

/// First questions for who does not know what to ask.
class Suggestions : public QWidget
{
    Q_OBJECT

public:
    explicit Suggestions(QWidget *parent = nullptr);

signals:
    void chosen(const QString &prompt);
};

} // namespace ui
