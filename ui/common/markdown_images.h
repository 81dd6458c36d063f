#pragma once

#include <QString>
#include <QStringList>

namespace ui {

/// Pictures that their address holds are taken out before a text is measured and parsed.
class TakenImages
{
public:
    /// The Markdown with a short address in place of each such picture's.
    QString takeOut(const QString &text);
    /// Puts the addresses back.
    QString restored(QString text) const;

private:
    QStringList m_addresses;
};

} // namespace ui
