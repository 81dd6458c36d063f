#include "ui/chat/turn_rows.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int kActions = 30; ///< A row of buttons with the space around it.
constexpr int kBubble = 18;
constexpr int kIndent = 48; ///< Of the question's text.
constexpr int kCard = 120;
constexpr int kMostQuestionLines = 14; ///< Longer ones are folded.

int linesOf(qsizetype letters, int lines, int width, double fontSize)
{
    const double perLine = std::max(8.0, width / (fontSize * 0.52));
    // Each line that the text has itself ends half full.
    return lines / 2 + int(double(letters) / perLine) + 1;
}

/// Without what is not shown here, and is by far the greatest part of it.
core::Turn shownOf(core::Turn turn)
{
    turn.exchanges.clear();
    return turn;
}

} // namespace

TurnExtent extentOf(const core::Turn &turn)
{
    TurnExtent extent;
    extent.questionLetters = turn.question.text.size();
    extent.questionLines = int(turn.question.text.count(u'\n'));
    extent.answerLetters = turn.answer.size();
    extent.answerLines = int(turn.answer.count(u'\n'));
    extent.cards = int(turn.toolCalls.size() + turn.images.size());
    return extent;
}

int guessedHeight(const TurnExtent &extent, int width, double fontSize)
{
    const double line = fontSize * 1.5;
    const int question = std::min(
        kMostQuestionLines, linesOf(extent.questionLetters, extent.questionLines, width - kIndent, fontSize));
    const int answer = linesOf(extent.answerLetters, extent.answerLines, width, fontSize);
    return kBubble + 2 * kActions + int((question + answer) * line) + extent.cards * kCard;
}

bool looksSame(const core::Turn &a, const core::Turn &b)
{
    const auto sameText = [](const QString &x, const QString &y) {
        return x.constData() == y.constData() ? x.size() == y.size() : x == y;
    };
    return a.id == b.id && a.state == b.state && a.images.size() == b.images.size()
           && a.attempts.size() == b.attempts.size() && a.toolCalls.size() == b.toolCalls.size()
           && a.record.has_value() == b.record.has_value() && a.error.has_value() == b.error.has_value()
           && a.reasoningMs == b.reasoningMs && sameText(a.answer, b.answer)
           && sameText(a.reasoning, b.reasoning) && sameText(a.refusal, b.refusal)
           && sameText(a.question.text, b.question.text) && sameText(a.modelName, b.modelName)
           && a.toolCalls == b.toolCalls;
}

int TurnRows::rowOf(qint64 turn) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [turn](const Row &row) { return row.turn.id == turn; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void TurnRows::append(const core::Turn &turn)
{
    Row row {.turn = shownOf(turn), .extent = extentOf(turn)};
    row.height = guessedHeight(row.extent, m_width, m_fontSize);
    m_rows.push_back(std::move(row));
}

void TurnRows::setTurn(int index, const core::Turn &turn)
{
    Row &row = at(index);
    row.turn = shownOf(turn);
    row.measured = false;
    // A view will tell; a text that nobody sees is not counted while it grows.
    if (row.view)
        return;
    row.extent = extentOf(turn);
    row.height = guessedHeight(row.extent, m_width, m_fontSize);
}

void TurnRows::guess(int width, double fontSize)
{
    m_width = width;
    m_fontSize = fontSize;
    for (Row &row : m_rows) {
        row.measured = false;
        if (!row.view)
            row.height = guessedHeight(row.extent, width, fontSize);
    }
}

void TurnRows::place()
{
    int y = kAbove;
    for (Row &row : m_rows) {
        row.top = y;
        y += row.height + kBetween;
    }
}

int TurnRows::totalHeight() const
{
    return isEmpty() ? 0 : m_rows.back().top + m_rows.back().height + kBelow;
}

int TurnRows::rowAt(int y) const
{
    const auto found = std::partition_point(m_rows.begin(), m_rows.end(),
                                            [y](const Row &row) { return row.top + row.height <= y; });
    return found == m_rows.end() ? size() - 1 : int(found - m_rows.begin());
}

TurnRows::Anchor TurnRows::anchorAt(int top, int viewHeight) const
{
    const int first = rowAt(top);
    if (first < 0)
        return {};
    for (int row = first; row < size() && at(row).top < top + viewHeight; ++row) {
        if (at(row).measured)
            return {row, top - at(row).top, -1};
    }
    const Row &row = at(first);
    const double part = row.height > 0 ? double(top - row.top) / row.height : 0;
    return {first, top - row.top, part >= 0 ? part : -1};
}

int TurnRows::topOf(const Anchor &anchor) const
{
    if (isEmpty())
        return 0;
    const Row &row = at(std::clamp(anchor.row, 0, size() - 1));
    return row.top
           + (anchor.fraction >= 0 ? int(anchor.fraction * row.height) : std::min(anchor.offset, row.height));
}

} // namespace ui
