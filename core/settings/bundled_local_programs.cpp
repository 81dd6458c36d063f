#include "core/settings/bundled_local_programs.h"

#include <QResource>

namespace core {

QList<LocalProgram> bundledLocalPrograms()
{
    const QResource resource(QStringLiteral(":/catalog/local_servers.json"));
    Result<QList<LocalProgram>> programs = localProgramsFromJson(resource.uncompressedData());
    // The build put these bytes in and the tests read them; nobody else can change them.
    if (!programs)
        qFatal("%s", qPrintable(programs.error().message));
    return std::move(programs).value();
}

} // namespace core
