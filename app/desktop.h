#pragma once

#include "app/command_line.h"

#include <functional>

namespace app {

/// Runs the desktop application until its last window closes. `installTranslations` takes the chosen
/// language.
int runDesktop(int &argc, char **argv, const CommandLine &line,
               const std::function<void(const QString &language)> &installTranslations);

} // namespace app
