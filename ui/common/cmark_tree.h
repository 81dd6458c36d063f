#pragma once

#include <QByteArray>

#include <cmark-gfm.h>

#include <memory>

// The table and strikethrough extensions set these when they are registered; their headers are not installed.
extern "C" {
extern cmark_node_type CMARK_NODE_TABLE;
extern cmark_node_type CMARK_NODE_TABLE_ROW;
extern cmark_node_type CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;
}

namespace ui {

struct CmarkDeleter {
    void operator()(cmark_node *node) const { cmark_node_free(node); }
};
using CmarkTree = std::unique_ptr<cmark_node, CmarkDeleter>;

/// Parses GitHub's Markdown: CommonMark with tables, strikethrough, task lists and bare addresses as links.
CmarkTree parseMarkdown(const QByteArray &utf8);

} // namespace ui
