#pragma once

#include <QToolButton>

namespace ui {

class Theme;

/// An icon button of a turn that shows only while its turn has the reader's attention. Quiet or not, it has
/// its place, its name and its turn in the tab order.
class QuietButton : public QToolButton
{
    Q_OBJECT

public:
    /// `name` is the accessible name and the tool tip.
    QuietButton(const QString &icon, const QString &name, const Theme &theme, QWidget *parent = nullptr);

    void setQuiet(bool quiet);
    bool isQuiet() const { return m_quiet; }
    /// Another icon and name, for a button that turns something back.
    void setMeaning(const QString &icon, const QString &name);
    /// Shows for a moment that it did what it is for.
    void confirm();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_icon;
    bool m_quiet = false;
};

} // namespace ui
