#pragma once

namespace ui {

/// Makes assistive tools read a MarkdownView as a text: its whole plain text at once, under the view's
/// accessible name. Safe to call again.
void installTextAccessibility();

} // namespace ui
