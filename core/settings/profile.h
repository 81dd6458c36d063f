#pragma once

#include "core/base/result.h"

#include <QString>

namespace core {

/// The folder that holds everything of one user of Switchyard (contract §1).
struct Profile {
    QString folder; ///< Absolute; exists.
    bool isPortable = false; ///< It lies beside the binary.

    QString configFile() const { return folder + QStringLiteral("/config.json"); }
    QString historyFile() const { return folder + QStringLiteral("/history.sqlite"); }
    QString apiKeysFile() const { return folder + QStringLiteral("/api_keys.json"); }
    QString spendJournal() const { return folder + QStringLiteral("/spend.journal"); }
    QString conversationsFile() const { return folder + QStringLiteral("/conversations.sqlite"); }
    QString columnSetsFile() const { return folder + QStringLiteral("/column_sets.json"); }
    QString promptsFile() const { return folder + QStringLiteral("/prompts.json"); }
    QString modelMarksFile() const { return folder + QStringLiteral("/models.json"); }
    QString catalogFolder() const { return folder + QStringLiteral("/catalog"); }
    QString preferencesFile() const { return folder + QStringLiteral("/preferences.ini"); }
};

/// What decides where the profile is, in order of precedence.
struct ProfileChoice {
    QString option; ///< `--profile`; empty if not given.
    QString variable; ///< `$SWITCHYARD_PROFILE`; empty if not set.
    QString binaryFolder; ///< Where the program lies; a folder `profile` in it makes it portable.
    QString dataFolder; ///< The platform's place for the data of this application.
};

/// The choice of this process. Needs the application's name to be set.
ProfileChoice profileChoice(const QString &option);

/// Finds the folder and makes it, for its owner only, where it is missing. BadConfig names the folder and
/// what chose it.
Result<Profile> openProfile(const ProfileChoice &choice);

} // namespace core
