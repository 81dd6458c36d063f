#include "ui/common/theme.h"

#include "ui/common/svg_icon_engine.h"
#include "ui/common/system_scheme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>

#include <algorithm>

namespace ui {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

/// `share` of `over` laid on `under`, opaque.
QColor blend(const QColor &under, const QColor &over, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()),
                  mix(under.blue(), over.blue()));
}

QString loadFont(const QString &file)
{
    const int id = QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/%1").arg(file));
    const QStringList families = QFontDatabase::applicationFontFamilies(id);
    return families.value(0);
}

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.surface);
    palette.setColor(QPalette::AlternateBase, colors.raised);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, colors.surface);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.danger);
    palette.setColor(QPalette::PlaceholderText, colors.textMuted);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.accentText);
    palette.setColor(QPalette::Link, colors.link);
    palette.setColor(QPalette::LinkVisited, colors.link);
    palette.setColor(QPalette::ToolTipBase, colors.text);
    palette.setColor(QPalette::ToolTipText, colors.surface);
    palette.setColor(QPalette::Light, colors.raised);
    palette.setColor(QPalette::Midlight, colors.border);
    palette.setColor(QPalette::Mid, colors.border);
    palette.setColor(QPalette::Dark, colors.border);
    palette.setColor(QPalette::Shadow, colors.border);
    const QColor disabled = blend(colors.surface, colors.textMuted, 0.7);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

/// The tokens of the style sheet: the theme's own colours and shades made from them.
QList<QPair<QString, QString>> styleTokens(const Colors &colors, bool dark, int fontSize)
{
    const QColor hover = blend(colors.surface, colors.raised, 0.6);
    const QList<QPair<QString, QColor>> shades = {
        {QStringLiteral("window"), colors.window},
        {QStringLiteral("sidebar"), colors.sidebar},
        {QStringLiteral("surface"), colors.surface},
        {QStringLiteral("raised"), colors.raised},
        {QStringLiteral("pressed"), blend(colors.raised, colors.text, 0.08)},
        {QStringLiteral("hover"), hover},
        {QStringLiteral("hairline"), blend(colors.surface, colors.border, 0.55)},
        {QStringLiteral("border"), colors.border},
        {QStringLiteral("borderStrong"), blend(colors.border, colors.text, 0.12)},
        {QStringLiteral("control"), blend(colors.surface, colors.textMuted, 0.85)},
        {QStringLiteral("field"), dark ? blend(colors.surface, colors.window, 0.5) : colors.surface},
        {QStringLiteral("menu"), dark ? colors.raised : colors.surface},
        {QStringLiteral("text"), colors.text},
        {QStringLiteral("textMuted"), colors.textMuted},
        {QStringLiteral("disabled"), blend(colors.surface, colors.textMuted, 0.7)},
        {QStringLiteral("accent"), colors.accent},
        {QStringLiteral("accentHover"), blend(colors.accent, QColor(Qt::black), 0.1)},
        {QStringLiteral("accentPressed"), blend(colors.accent, QColor(Qt::black), 0.22)},
        {QStringLiteral("accentText"), colors.accentText},
        {QStringLiteral("selection"), colors.selection},
        {QStringLiteral("bubble"), blend(colors.surface, colors.accent, dark ? 0.22 : 0.1)},
        {QStringLiteral("link"), colors.link},
        {QStringLiteral("success"), colors.success},
        {QStringLiteral("warning"), colors.warning},
        {QStringLiteral("warningSoft"), blend(colors.surface, colors.warning, 0.1)},
        {QStringLiteral("warningBorder"), blend(colors.surface, colors.warning, 0.4)},
        {QStringLiteral("danger"), colors.danger},
        {QStringLiteral("dangerSoft"), blend(colors.surface, colors.danger, 0.08)},
        {QStringLiteral("dangerBorder"), blend(colors.surface, colors.danger, 0.4)},
        {QStringLiteral("scroll"), blend(colors.surface, colors.textMuted, 0.35)},
        {QStringLiteral("scrollHover"), blend(colors.surface, colors.textMuted, 0.7)},
        {QStringLiteral("tooltip"), dark ? colors.text : blend(colors.text, colors.surface, 0.08)},
        {QStringLiteral("tooltipText"), dark ? colors.window : colors.surface},
    };
    QList<QPair<QString, QString>> tokens;
    for (const auto &[name, color] : shades)
        tokens.append({name, color.name()});
    tokens.append({QStringLiteral("font"), QString::number(fontSize)});
    tokens.append({QStringLiteral("fontSmall"), QString::number(fontSize - 1)});
    tokens.append({QStringLiteral("fontHeading"), QString::number(qRound(fontSize * 1.23))});
    tokens.append({QStringLiteral("fontTitle"), QString::number(qRound(fontSize * 1.6))});
    tokens.append({QStringLiteral("fontFigure"), QString::number(qRound(fontSize * 1.75))});
    return tokens;
}

QString styleSheet(const QList<QPair<QString, QString>> &tokens)
{
    QFile file(QStringLiteral(":/theme/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    for (const auto &[name, value] : tokens)
        sheet.replace(u'@' + name + u'@', value);
    return sheet;
}

} // namespace

Colors lightColors()
{
    Colors colors;
    colors.window = rgb(0xf6f7f9);
    colors.sidebar = rgb(0xeff1f4);
    colors.surface = rgb(0xffffff);
    colors.raised = rgb(0xf0f2f5);
    colors.border = rgb(0xe1e5ea);
    colors.text = rgb(0x1b1f24);
    colors.textMuted = rgb(0x5a6472);
    colors.accent = rgb(0x3d5bd9);
    colors.accentText = rgb(0xffffff);
    colors.selection = rgb(0xe3e9fc);
    colors.link = rgb(0x2c4bc6);
    colors.success = rgb(0x18794e);
    colors.warning = rgb(0x8f5600);
    colors.danger = rgb(0xc22f2f);
    colors.series = {rgb(0x3d5bd9), rgb(0x0f8a6d), rgb(0xc2620e), rgb(0x9a3fb5),
                     rgb(0x0d83a8), rgb(0xc23a6b), rgb(0x6b7a12), rgb(0x6b5bd6)};
    return colors;
}

Colors darkColors()
{
    Colors colors;
    colors.window = rgb(0x14161a);
    colors.sidebar = rgb(0x101215);
    colors.surface = rgb(0x1b1e24);
    colors.raised = rgb(0x262a32);
    colors.border = rgb(0x2c313a);
    colors.text = rgb(0xe8ebef);
    colors.textMuted = rgb(0x9ca5b2);
    colors.accent = rgb(0x5069e0);
    colors.accentText = rgb(0xffffff);
    colors.selection = rgb(0x2a3350);
    colors.link = rgb(0x93a7ff);
    colors.success = rgb(0x5cc994);
    colors.warning = rgb(0xe5b35a);
    colors.danger = rgb(0xff8a80);
    colors.series = {rgb(0x7c93ff), rgb(0x45c4a0), rgb(0xf0a050), rgb(0xcb86e6),
                     rgb(0x4fb9dd), rgb(0xf07ba3), rgb(0xb4c24a), rgb(0xa598ff)};
    return colors;
}

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_colors(lightColors())
    , m_iconColors(std::make_shared<Colors>(m_colors))
{ }

Theme::~Theme() = default;

void Theme::apply(ColorScheme scheme)
{
    m_scheme = scheme;
    if (!m_applied) {
        m_applied = true;
        // Before our palette replaces it, the platform's tells whether the desktop is dark.
        m_system = std::make_unique<SystemScheme>();
        connect(m_system.get(), &SystemScheme::changed, this, &Theme::followSystem);
        loadFont(QStringLiteral("Inter-Medium.otf"));
        loadFont(QStringLiteral("Inter-SemiBold.otf"));
        loadFont(QStringLiteral("Inter-Bold.otf"));
        QFont font(loadFont(QStringLiteral("Inter-Regular.otf")));
        font.setHintingPreference(QFont::PreferNoHinting);
        font.setPixelSize(m_fontSize);
        QApplication::setFont(font);
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    }
    applyColors();
}

void Theme::setFontSize(int pixels)
{
    pixels = std::clamp(pixels, 11, 20);
    if (pixels == m_fontSize)
        return;
    m_fontSize = pixels;
    if (!m_applied)
        return;
    QFont font = QApplication::font();
    font.setPixelSize(m_fontSize);
    QApplication::setFont(font);
    applyColors();
}

QIcon Theme::icon(const QString &name) const
{
    return QIcon(new SvgIconEngine(name, m_iconColors, {}));
}

QIcon Theme::icon(const QString &name, const QColor &color) const
{
    return QIcon(new SvgIconEngine(name, m_iconColors, color));
}

QString Theme::codeFontFamily() const
{
    static const QString family = loadFont(QStringLiteral("NotoSansMono-Regular.ttf"));
    return family;
}

void Theme::applyColors()
{
    m_dark = m_scheme == ColorScheme::Dark || (m_scheme == ColorScheme::System && m_system->isDark());
    m_colors = m_dark ? darkColors() : lightColors();
    *m_iconColors = m_colors;
    QApplication::setPalette(paletteOf(m_colors));
    qApp->setStyleSheet(styleSheet(styleTokens(m_colors, m_dark, m_fontSize)));
    emit changed();
}

void Theme::followSystem()
{
    if (m_scheme == ColorScheme::System)
        applyColors();
}

} // namespace ui
