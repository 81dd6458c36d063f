#include "core/settings/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::Profile)
};

Error profileError(const QString &message)
{
    return {ErrorKind::BadConfig, message};
}

} // namespace

ProfileChoice profileChoice(const QString &option)
{
    return {option, qEnvironmentVariable("SWITCHYARD_PROFILE"), QCoreApplication::applicationDirPath(),
            QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)};
}

Result<Profile> openProfile(const ProfileChoice &choice)
{
    const QString beside = choice.binaryFolder + QLatin1String("/profile");
    Profile profile;
    QString wayOut;
    if (!choice.option.isEmpty()) {
        profile.folder = choice.option;
        wayOut = Text::tr("Give another folder with --profile.");
    } else if (!choice.variable.isEmpty()) {
        profile.folder = choice.variable;
        wayOut = Text::tr("Set the environment variable SWITCHYARD_PROFILE to another folder.");
    } else if (!choice.binaryFolder.isEmpty() && QFileInfo(beside).isDir()) {
        profile.folder = beside;
        profile.isPortable = true;
        wayOut =
            Text::tr("Move Switchyard to a place where it may write, or give another folder with --profile.");
    } else {
        profile.folder = choice.dataFolder;
        wayOut = Text::tr("Check its permissions, or give another folder with --profile.");
    }
    if (profile.folder.isEmpty())
        return profileError(Text::tr("This system names no place for the data of programs. %1").arg(wayOut));

    profile.folder = QDir::cleanPath(QDir(profile.folder).absolutePath());
    const QString shown = QDir::toNativeSeparators(profile.folder);
    const QFileInfo info(profile.folder);
    if (info.exists() && !info.isDir())
        return profileError(
            Text::tr("The profile %1 is a file, but must be a folder. %2").arg(shown, wayOut));
    if (!info.exists()) {
        if (!QDir().mkpath(profile.folder))
            return profileError(Text::tr("The profile folder %1 cannot be made. %2").arg(shown, wayOut));
        // The history is in here, and it is nobody else's business.
        QFile::setPermissions(profile.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    if (!QFileInfo(profile.folder).isWritable())
        return profileError(Text::tr("The profile folder %1 cannot be written to. %2").arg(shown, wayOut));
    return profile;
}

} // namespace core
