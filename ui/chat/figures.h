#pragma once

#include "ui/chat/column_session.h"

#include <QString>

namespace ui {

/// One line of what an answer took: `TTFT 340 ms · 87 tok/s · 1,204 in (800 cached) · 512 out (96 reasoning)
/// · $0.0003 · Groq`. While it streams, what is known so far, with speed, tokens and cost estimated from the
/// length of the texts and marked as such.
QString figuresText(const core::Turn &turn, const std::optional<ColumnSession::Estimate> &estimate = {});
/// The long form for a tool tip: tokens one by one, where the cost comes from, each attempt and why it was
/// made.
QString figuresDetails(const core::Turn &turn);

} // namespace ui
