#pragma once

#include <QColor>
#include <QIcon>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace ui {

enum class ColorScheme { System, Light, Dark };

/// The colour tokens that everything is painted with: palette, style sheet, icons, Markdown and charts.
struct Colors {
    QColor window; ///< Behind everything.
    QColor sidebar;
    QColor surface; ///< Cards, tables, fields.
    QColor raised; ///< Hover, selected tab, code background.
    QColor border;
    QColor text;
    QColor textMuted;
    QColor accent;
    QColor accentText; ///< On accent.
    QColor selection; ///< Background of selected rows.
    QColor link;
    QColor success;
    QColor warning;
    QColor danger;
    QList<QColor> series; ///< For charts and column marks, in order; readable on surface.
};

Colors lightColors();
Colors darkColors();

class SystemScheme;

/// Light and dark looks of the application. Owned by the application, handed to the windows.
///
/// Widgets choose a look of resources/theme/style.qss by the dynamic property `role`, set before they are
/// shown: QLabel `title heading subheading muted small error success warning badge figure`; QFrame `card
/// error-card warning-card inset separator bubble composer`; QGroupBox `card section column`; QPushButton
/// `primary danger link suggestion model summary jump jump-news folded attachment`; QToolButton `nav chip
/// disclosure strip`; QPlainTextEdit `bare`; QWidget `page popup`.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    /// Applies fonts, style, palette and style sheet to the QApplication, and again at each change.
    void apply(ColorScheme scheme);
    ColorScheme scheme() const { return m_scheme; }
    bool isDark() const { return m_dark; }
    const Colors &colors() const { return m_colors; }

    /// Size of plain text in pixels, 11 to 20; headings and small print follow it.
    void setFontSize(int pixels);
    int fontSize() const { return m_fontSize; }

    /// An icon of resources/icons by file name without `.svg`, in the text colour, which follows the theme,
    /// and in the accent colour where it is checked.
    QIcon icon(const QString &name) const;
    /// The same in one colour that stays.
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
    bool m_applied = false;
    int m_fontSize = 13;
    Colors m_colors;
    std::shared_ptr<Colors> m_iconColors; ///< Shared with the icons, so that they change with the theme.
    std::unique_ptr<SystemScheme> m_system;
};

} // namespace ui
