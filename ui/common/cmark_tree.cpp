#include "ui/common/cmark_tree.h"

#include <cmark-gfm-core-extensions.h>

namespace ui {

CmarkTree parseMarkdown(const QByteArray &utf8)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (const char *name : {"table", "strikethrough", "tasklist", "autolink"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, utf8.constData(), static_cast<size_t>(utf8.size()));
    CmarkTree tree(cmark_parser_finish(parser));
    cmark_parser_free(parser);
    return tree;
}

} // namespace ui
