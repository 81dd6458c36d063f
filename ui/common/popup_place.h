#pragma once

#include <Qt>

class QWidget;

namespace ui {

/// Moves the popup below the anchor, or above it where it does not fit and there is more room; always within
/// the screen. With Qt::TopEdge above it, or else below. It has its size already.
void placePopup(QWidget *popup, const QWidget *anchor, Qt::Edge preferred = Qt::BottomEdge);
/// The height that a popup at this anchor can have without leaving the screen.
int roomForPopup(const QWidget *anchor);

} // namespace ui
