#include "ui/common/search_combo.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace ui {

SearchCombo::SearchCombo(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMaxVisibleItems(14);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &SearchCombo::settleText);
    // A click into the field is the start of a search, not of correcting the name that stands there.
    connect(this, &QComboBox::currentIndexChanged, lineEdit(), [this] { lineEdit()->setCursorPosition(0); });
}

void SearchCombo::setEntries(const QList<QPair<QString, QString>> &entries)
{
    const QString before = chosen();
    {
        const QSignalBlocker blocker(this);
        clear();
        for (const auto &[text, data] : entries)
            addItem(text, data);
        setCurrentIndex(std::max(0, findData(before)));
    }
    lineEdit()->setCursorPosition(0);
    if (chosen() != before)
        emit currentIndexChanged(currentIndex());
}

void SearchCombo::choose(const QString &data)
{
    if (const int index = findData(data); index >= 0)
        setCurrentIndex(index);
}

void SearchCombo::clearChoice(const QString &hint)
{
    setCurrentIndex(-1);
    lineEdit()->setPlaceholderText(hint);
}

void SearchCombo::settleText()
{
    const QString typed = currentText().trimmed();
    int index = findText(typed, Qt::MatchFixedString);
    if (index < 0 && !typed.isEmpty()) {
        // One entry left is what the user means; several are not a choice.
        const auto contains = [this, &typed](int i) {
            return itemText(i).contains(typed, Qt::CaseInsensitive);
        };
        int hits = 0;
        for (int i = 0; i < count(); ++i) {
            if (contains(i) && ++hits == 1)
                index = i;
        }
        if (hits != 1)
            index = -1;
    }
    if (index >= 0)
        setCurrentIndex(index);
    setEditText(itemText(currentIndex()));
}

} // namespace ui
