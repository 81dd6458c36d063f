#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace ui {

class Theme;

/// What most people do not need, folded behind a line that opens it.
class Disclosure : public QWidget
{
    Q_OBJECT

public:
    Disclosure(const QString &title, const Theme &theme, QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }
    bool isOpen() const;
    void setOpen(bool open);

signals:
    void toggled(bool open);

private:
    const Theme &m_theme;
    QToolButton *m_button;
    QWidget *m_content;
    QVBoxLayout *m_body;
};

} // namespace ui
