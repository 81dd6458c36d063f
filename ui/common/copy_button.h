#pragma once

#include <QPushButton>
#include <QString>

#include <functional>

class QTimer;

namespace ui {

class Theme;

/// Copies a text to the clipboard and says so for a moment.
class CopyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit CopyButton(const Theme &theme, QWidget *parent = nullptr);

    /// What stands on it and what it is called.
    void setLabel(const QString &label);
    /// Where the text comes from, asked at each click.
    void setSource(std::function<QString()> source) { m_source = std::move(source); }

private:
    void copy();
    void showIcon(const QString &name);

    const Theme &m_theme;
    std::function<QString()> m_source;
    QTimer *m_reset;
};

} // namespace ui
