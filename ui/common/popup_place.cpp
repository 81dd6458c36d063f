#include "ui/common/popup_place.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace ui {

namespace {

constexpr int kGap = 4;

QRect globalRect(const QWidget *anchor)
{
    return {anchor->mapToGlobal(QPoint(0, 0)), anchor->size()};
}

} // namespace

void placePopup(QWidget *popup, const QWidget *anchor, Qt::Edge preferred)
{
    const QRect screen = anchor->screen()->availableGeometry();
    const QRect button = globalRect(anchor);
    const int below = button.bottom() + 1 + kGap;
    const int above = button.top() - kGap - popup->height();
    const bool fitsBelow = below + popup->height() <= screen.bottom() + 1;
    const bool fitsAbove = above >= screen.top();
    const bool moreAbove = button.top() - screen.top() > screen.bottom() - button.bottom();
    const bool goesAbove =
        preferred == Qt::TopEdge ? fitsAbove || (!fitsBelow && moreAbove) : !fitsBelow && moreAbove;
    const int y = goesAbove ? above : below;
    // Where the screen is too small, the beginning is what must be seen.
    const auto within = [](int wanted, int least, int most) {
        return std::max(least, std::min(wanted, most));
    };
    popup->move(within(button.left(), screen.left(), screen.right() + 1 - popup->width()),
                within(y, screen.top(), screen.bottom() + 1 - popup->height()));
}

int roomForPopup(const QWidget *anchor)
{
    const QRect screen = anchor->screen()->availableGeometry();
    const QRect button = globalRect(anchor);
    return std::max(screen.bottom() - button.bottom(), button.top() - screen.top()) - 2 * kGap;
}

} // namespace ui
