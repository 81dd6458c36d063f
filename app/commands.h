#pragma once

#include "app/command_line.h"

#include <QFuture>

namespace app {

class Services;

// One function a verb. Each gives the exit status of the program, and is called with a running event loop in
// the main thread, so it may wait for futures of the engine's thread.

QFuture<int> serve(Services &services, const CommandLine &line);
QFuture<int> ask(Services &services, const CommandLine &line);
int listModels(Services &services, const CommandLine &line);
int showRoute(Services &services, const CommandLine &line);
int manageKeys(Services &services, const CommandLine &line);
int manageSecrets(Services &services, const CommandLine &line);
int check(Services &services, const CommandLine &line);

} // namespace app
