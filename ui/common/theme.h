#pragma once

#include <QColor>
#include <QIcon>
#include <QList>
#include <QObject>
#include <QString>

namespace ui {

enum class ColorScheme { System, Light, Dark };

/// The colour tokens that everything is painted with: palette, style sheet, icons, Markdown and charts.
struct Colors {
    QColor window;      ///< Behind everything.
    QColor sidebar;
    QColor surface;     ///< Cards, tables, fields.
    QColor raised;      ///< Hover, selected tab, code background.
    QColor border;
    QColor text;
    QColor textMuted;
    QColor accent;
    QColor accentText;  ///< On accent.
    QColor selection;   ///< Background of selected rows.
    QColor link;
    QColor success;
    QColor warning;
    QColor danger;
    QList<QColor> series; ///< For charts and column marks, in order; readable on surface.
};

/// Light and dark looks of the application. Owned by the application, handed to the windows.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    /// Applies fonts, style, palette and style sheet to the QApplication, and again at each change.
    void apply(ColorScheme scheme);
    ColorScheme scheme() const { return m_scheme; }
    bool isDark() const { return m_dark; }
    const Colors &colors() const { return m_colors; }
    /// An icon of resources/icons by file name without `.svg`, in the text colour; or in another one.
    QIcon icon(const QString &name) const;
    QIcon icon(const QString &name, const QColor &color) const;
    /// Family of the fixed-width font.
    QString codeFontFamily() const;

signals:
    void changed();

private:
    void applyColors();
    void followSystem();

    ColorScheme m_scheme = ColorScheme::System;
    bool m_dark = false;
    Colors m_colors;
};

} // namespace ui
