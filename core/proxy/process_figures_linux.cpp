#include "core/proxy/process_figures.h"

#include <QFile>
#include <QList>

#include <dirent.h>
#include <unistd.h>

namespace core {

namespace {

std::optional<qint64> residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // Sizes in pages, see proc(5): the whole, then what is resident.
    const QList<QByteArray> sizes = file.readAll().split(' ');
    bool isNumber = false;
    const qint64 pages = sizes.value(1).toLongLong(&isNumber);
    return isNumber ? std::optional(pages * sysconf(_SC_PAGESIZE)) : std::nullopt;
}

std::optional<qint64> openFiles()
{
    // Not by QDir, which asks the system about each entry.
    DIR *folder = opendir("/proc/self/fd");
    if (!folder)
        return {};
    qint64 entries = 0;
    while (readdir(folder))
        ++entries;
    closedir(folder);
    constexpr qint64 kNotFiles = 3; // the folder, its parent, and the descriptor of this reading
    return entries - kNotFiles;
}

} // namespace

ProcessFigures processFigures()
{
    return {.residentBytes = residentBytes(), .openFiles = openFiles()};
}

} // namespace core
