#include "core/model/preset_mention.h"

namespace core {

PresetMention splitPresetMention(const QString &modelName)
{
    const QLatin1String mark("@preset/");
    const qsizetype at = modelName.indexOf(mark, 0, Qt::CaseInsensitive);
    if (at < 0)
        return {modelName};
    const QString behind = modelName.mid(at + mark.size());
    const qsizetype end = behind.indexOf(u':');
    if (end < 0)
        return {modelName.left(at), behind};
    return {modelName.left(at) + behind.mid(end), behind.left(end)};
}

} // namespace core
