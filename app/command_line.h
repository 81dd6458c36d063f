#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

class QCommandLineParser;

namespace app {

/// What the first words of the command line ask for.
struct CommandLine {
    QString verb; ///< Empty: the desktop application.
    bool help = false;
    bool version = false;
    bool verbose = false;
    bool demo = false;
    QString profile; ///< --profile
    QString config; ///< --config
    QString link; ///< To be shown in the desktop application; see catalog_link.h.
    QStringList rest; ///< What is left for the verb, without the options above.
};

/// Splits the arguments (without the program's name). Options of all faces may stand anywhere.
/// BadRequest for an option without its value.
core::Result<CommandLine> readCommandLine(const QStringList &arguments);

/// The known verbs, in the order of the help.
QStringList verbs();
QString helpText();

/// Parses a verb's own options. False after telling what is wrong.
bool parseOptions(QCommandLineParser &parser, const CommandLine &line);

} // namespace app
