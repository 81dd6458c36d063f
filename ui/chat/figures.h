#pragma once

#include "core/conversation/conversation_tree.h"

#include <QString>

namespace ui {

/// One line of what an answer took: `TTFT 340 ms · 87 tok/s · 512 tokens · $0.0003 · Groq`. While it streams,
/// what is known so far, with the speed estimated from the length of the text and marked as such.
QString figuresText(const core::Turn &turn);
/// The long form for a tool tip: tokens one by one, where the cost comes from, each attempt and why it was
/// made.
QString figuresDetails(const core::Turn &turn);

} // namespace ui
