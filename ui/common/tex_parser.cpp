#include "ui/common/tex_parser.h"

#include "ui/common/tex_reader.h"

namespace ui {

std::optional<TexNode> parseTex(QStringView source)
{
    return TexReader(source).run();
}

} // namespace ui
