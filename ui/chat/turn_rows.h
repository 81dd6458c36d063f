#pragma once

#include "core/conversation/conversation_tree.h"

#include <QList>

#include <vector>

namespace ui {

class TurnView;

/// How much text a turn has, for guessing its height.
struct TurnExtent {
    qsizetype questionLetters = 0;
    int questionLines = 0;
    qsizetype answerLetters = 0;
    int answerLines = 0;
    int cards = 0; ///< Tool calls and pictures.
};

TurnExtent extentOf(const core::Turn &turn);

/// How tall a turn will be, in pixels, at that width and size of text. A guess.
int guessedHeight(const TurnExtent &extent, int width, double fontSize);

/// Whether two states of a turn would look the same. Cheap for turns that share their text.
bool looksSame(const core::Turn &a, const core::Turn &b);

/// The turns of a conversation as rows below each other, of which most have no widget.
class TurnRows
{
public:
    struct Row {
        core::Turn turn; ///< Shares its text with the tree.
        QList<qint64> answerVariants = {}; ///< Empty if there is only one.
        QList<qint64> questionVariants = {};
        TurnExtent extent = {};
        TurnView *view = nullptr;
        int top = 0;
        int height = 0;
        bool measured = false; ///< The height is that of a widget at the present width.
    };
    /// A place in the conversation that stays where it is on screen while heights change: so many pixels of
    /// the row are above the edge of the view, or, where its height is a guess, such a part of it.
    struct Anchor {
        int row = 0;
        int offset = 0;
        double fraction = -1; ///< Below 0: the offset counts.
    };

    static constexpr int kAbove = 12;
    static constexpr int kBelow = 18;
    static constexpr int kBetween = 12;

    int size() const { return int(m_rows.size()); }
    bool isEmpty() const { return m_rows.empty(); }
    Row &at(int row) { return m_rows[size_t(row)]; }
    const Row &at(int row) const { return m_rows[size_t(row)]; }
    int rowOf(qint64 turn) const;

    void append(const core::Turn &turn);
    /// Takes rows off the end; their views are the caller's.
    void cut(int size) { m_rows.resize(size_t(size)); }
    void setTurn(int row, const core::Turn &turn);

    /// Guesses heights anew, for another width or size of text.
    void guess(int width, double fontSize);
    /// Puts the rows below each other.
    void place();
    int totalHeight() const;

    /// The row at that height, or the next below it; the last one beyond the end. -1 if there is none.
    int rowAt(int y) const;
    /// Holds on to what is at the top of a view: the first row in it whose height is known.
    Anchor anchorAt(int top, int viewHeight) const;
    int topOf(const Anchor &anchor) const;

private:
    std::vector<Row> m_rows;
    int m_width = 0;
    double m_fontSize = 14;
};

} // namespace ui
