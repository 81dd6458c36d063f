#include "core/settings/atomic_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace core {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(core::AtomicFile)
};

constexpr qint64 kLargestFile = qint64(16) * 1024 * 1024;

Error fileError(const QString &message)
{
    return {ErrorKind::StorageFailed, message};
}

// QSaveFile follows one link; a link to a link would be replaced by a file.
QString targetOf(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists())
        return info.canonicalFilePath();
    return info.isSymLink() ? info.symLinkTarget() : path;
}

} // namespace

Result<std::optional<QByteArray>> readWholeFile(const QString &path)
{
    using Content = std::optional<QByteArray>;
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return Content();
    if (info.isDir())
        return fileError(
            Text::tr("%1 is a folder; a file is expected there. Move the folder away.").arg(shown));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(Text::tr("%1 cannot be read: %2. Check the file and its permissions.")
                             .arg(shown, file.errorString()));
    QByteArray content = file.read(kLargestFile + 1);
    if (file.error() != QFile::NoError)
        return fileError(Text::tr("%1 cannot be read: %2. Check the disk.").arg(shown, file.errorString()));
    if (content.size() > kLargestFile)
        return fileError(
            Text::tr("%1 is larger than 16 MiB, so it cannot be what it should be. It was left as it is.")
                .arg(shown));
    content.squeeze(); // there was room for the largest
    return Content(content.isNull() ? QByteArray("") : content);
}

Status replaceFile(const QString &path, const QByteArray &content)
{
    const QString target = targetOf(path);
    const bool isNew = !QFileInfo::exists(target);
    QSaveFile file(target);
    const auto failed = [&file, &target] {
        return fileError(
            Text::tr("%1 cannot be written: %2. The file is as it was. Check its permissions and the "
                     "room on the disk.")
                .arg(QDir::toNativeSeparators(target), file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    if (isNew)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(content) != content.size() || !file.commit())
        return failed();
    return Done {};
}

} // namespace core
