#pragma once

#include "core/settings/preferences.h"
#include "ui/common/theme.h"

#include <QDialog>

class QLabel;

namespace ui {

/// What the user can set about the windows themselves. Everything takes effect at once, but for the language.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(core::Preferences &preferences, Theme &theme, QWidget *parent = nullptr);

private:
    core::Preferences &m_preferences;
    Theme &m_theme;
    QLabel *m_restart;
};

} // namespace ui
