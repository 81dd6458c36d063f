// Words that are looked for in a Transcript, turns without a widget included.

#include "ui/chat/find_bar.h"
#include "ui/chat/transcript.h"

#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

/// Roughly what of Markdown is read as text: words may go over a change of emphasis.
QString withoutMarks(QString text)
{
    text.removeIf([](QChar letter) {
        return letter == u'*' || letter == u'_' || letter == u'`' || letter == u'~' || letter == u'\\';
    });
    return text;
}

int countIn(const core::Turn &turn, const QString &words)
{
    const QString bare = withoutMarks(words);
    int count = int(turn.question.text.count(words, Qt::CaseInsensitive));
    if (!bare.isEmpty())
        count += int(withoutMarks(turn.answer + turn.refusal).count(bare, Qt::CaseInsensitive));
    return count;
}

} // namespace

void Transcript::createFindBar()
{
    m_findBar = new FindBar(m_theme, this);
    connect(m_findBar, &FindBar::wordsChanged, this, &Transcript::find);
    connect(m_findBar, &FindBar::stepRequested, this, &Transcript::stepFind);
    connect(m_findBar, &FindBar::closed, this, &Transcript::closeFind);
    m_viewsChanged = true; // so that it gets its place in the tab order
}

void Transcript::showFind()
{
    if (!m_findBar)
        createFindBar();
    placeFindBar();
    m_findBar->begin();
    setViewportMargins(0, m_findBar->height(), 0, 0);
    find(m_findBar->words());
}

void Transcript::placeFindBar()
{
    if (m_findBar)
        m_findBar->setGeometry(0, 0, width(), m_findBar->sizeHint().height());
}

void Transcript::closeFind()
{
    m_findBar->hide();
    setViewportMargins(0, 0, 0, 0);
    markEverywhere({});
    m_found = {};
    setFocus(Qt::OtherFocusReason);
}

void Transcript::markEverywhere(const QString &words)
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (TurnView *view = m_rows.at(row).view)
            view->markWords(words, row == m_found.row ? m_found.index : -1);
    }
}

void Transcript::find(const QString &words)
{
    m_unmark.stop();
    m_found = {words, {}, -1, 0};
    if (!words.isEmpty()) {
        for (int row = 0; row < m_rows.size(); ++row)
            m_found.counts << countIn(m_rows.at(row).turn, words);
    }
    markEverywhere(words);
    m_findBar->showPlace(-1, -1);
    if (words.isEmpty())
        return;
    m_found.row = std::max(0, topTurn()) - 1;
    m_found.index = -1;
    stepFind(1);
}

/// Goes to the next place, or the one before. Rows whose view turns out to show no such place are passed.
void Transcript::stepFind(int step)
{
    // Turns may have come since, and the last one may have grown.
    if (!m_found.counts.isEmpty() && m_running != 0)
        m_found.counts.removeLast();
    while (m_found.counts.size() < m_rows.size() && !m_found.words.isEmpty())
        m_found.counts << countIn(m_rows.at(int(m_found.counts.size())).turn, m_found.words);
    const int rows = std::min(m_rows.size(), int(m_found.counts.size()));
    int row = std::min(m_found.row, rows - 1);
    int index = m_found.index + step;
    for (int tried = 0; tried <= rows && rows > 0; ++tried) {
        if (row >= 0 && index >= 0 && index < m_found.counts.at(row)) {
            m_found.row = row;
            m_found.index = index;
            showFound();
            if (m_found.counts.at(row) > 0)
                return;
        }
        row = (row + step + rows) % rows;
        index = step > 0 ? 0 : m_found.counts.at(row) - 1;
    }
    m_findBar->showPlace(0, 0);
}

void Transcript::showFound()
{
    const int row = m_found.row;
    settleRow(row);
    TurnView *view = m_rows.at(row).view;
    view->openAll();
    m_folds[view->turnId()] = view->fold();
    m_rows.at(row).measured = false;
    view->markWords(m_found.words, m_found.index);
    m_found.counts[row] = view->markCount();
    if (view->markCount() == 0)
        return;
    m_found.index = std::clamp(m_found.index, 0, view->markCount() - 1);
    settleRow(row);
    constexpr int kFromTop = 3; // a third of the view
    goToRow(row, view->markRect(m_found.index).top() - viewport()->height() / kFromTop);
    markEverywhere(m_found.words);
    int before = 0;
    int all = 0;
    for (int i = 0; i < m_found.counts.size(); ++i) {
        before += i < row ? m_found.counts.at(i) : 0;
        all += m_found.counts.at(i);
    }
    if (m_findBar)
        m_findBar->showPlace(before + m_found.index + 1, all);
}

void Transcript::revealTurn(qint64 id, const QString &words)
{
    const int row = m_rows.rowOf(id);
    if (row < 0)
        return;
    goToRow(row, -TurnRows::kAbove);
    TurnView *view = m_rows.at(row).view;
    if (words.isEmpty() || !view)
        return;
    view->openAll();
    m_folds[id] = view->fold();
    view->markWords(words, 0);
    if (view->markCount() == 0 && m_rows.at(row).turn.reasoning.contains(words, Qt::CaseInsensitive)) {
        view->openReasoning();
        view->markWords(words, 0);
    }
    m_rows.at(row).measured = false;
    layOut();
    if (view->markCount() > 0)
        goToRow(row, view->markRect(0).top() - viewport()->height() / 3);
    m_unmark.start();
}

} // namespace ui
