#include "ui/chat/prompt_list_model.h"

#include <algorithm>

namespace ui {

namespace {

QString firstLine(const QString &text)
{
    constexpr qsizetype kMost = 200;
    return text.trimmed().section(u'\n', 0, 0).left(kMost).simplified();
}

bool hasAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QString promptTitle(const core::SavedPrompt &prompt)
{
    const QString title = prompt.title.simplified();
    if (!title.isEmpty())
        return title;
    constexpr qsizetype kLongest = 60;
    const QString line = firstLine(prompt.text);
    if (line.isEmpty())
        return PromptListModel::tr("Untitled prompt");
    return line.size() <= kLongest ? line : line.left(kLongest - 1).trimmed() + QChar(0x2026);
}

void PromptListModel::setPrompts(const QList<core::SavedPrompt> &prompts)
{
    if (prompts == m_prompts)
        return;
    m_prompts = prompts;
    refill();
}

void PromptListModel::setUse(std::optional<core::SavedPrompt::Use> use)
{
    if (use == m_use)
        return;
    m_use = use;
    refill();
}

void PromptListModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    refill();
}

void PromptListModel::refill()
{
    beginResetModel();
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    m_shown.clear();
    QList<core::SavedPrompt> byText;
    for (const core::SavedPrompt &prompt : std::as_const(m_prompts)) {
        if (m_use && prompt.use != *m_use)
            continue;
        if (hasAll(promptTitle(prompt), words))
            m_shown << prompt;
        else if (hasAll(prompt.title + u' ' + prompt.text, words))
            byText << prompt;
    }
    m_shown << byText;
    endResetModel();
}

const core::SavedPrompt *PromptListModel::prompt(const QModelIndex &index) const
{
    const bool isHere = index.isValid() && index.model() == this && index.row() < m_shown.size();
    return isHere ? &m_shown.at(index.row()) : nullptr;
}

QModelIndex PromptListModel::indexOf(const QString &id) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (m_shown.at(row).id == id)
            return index(row);
    }
    return {};
}

int PromptListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant PromptListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::SavedPrompt &prompt = m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return promptTitle(prompt);
    case FirstLineRole:
        return firstLine(prompt.text);
    case Qt::AccessibleTextRole:
        return prompt.use == core::SavedPrompt::Use::System
                   ? tr("%1, system prompt", "title of a prompt").arg(promptTitle(prompt))
                   : promptTitle(prompt);
    case IdRole:
        return prompt.id;
    default:
        return {};
    }
}

} // namespace ui
