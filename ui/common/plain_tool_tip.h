#pragma once

#include <QString>
#include <QTextDocument>

namespace ui {

/// For tool tips with words from outside: what looks like markup is shown as it is written.
inline QString plainToolTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

/// For buttons with words from outside: an ampersand is no mnemonic.
inline QString plainButtonText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace ui
