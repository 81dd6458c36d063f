#pragma once

#include "core/conversation/saved_prompt.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

#include <optional>

namespace ui {

/// Prompts of the library, those that have all words of a search; where the title has them they come first.
class PromptListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Roles {
        IdRole = Qt::UserRole,
        FirstLineRole ///< Of the prompt's text.
    };

    using QAbstractListModel::QAbstractListModel;

    void setPrompts(const QList<core::SavedPrompt> &prompts);
    /// Shows only prompts for this; nothing: all.
    void setUse(std::optional<core::SavedPrompt::Use> use);
    void setSearch(const QString &text);
    /// Null where there is none.
    const core::SavedPrompt *prompt(const QModelIndex &index) const;
    /// Invalid where it is not shown.
    QModelIndex indexOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void refill();

    QList<core::SavedPrompt> m_prompts;
    std::optional<core::SavedPrompt::Use> m_use;
    QString m_search;
    QList<core::SavedPrompt> m_shown;
};

/// What a prompt is called in lists: its title, or else its first line.
QString promptTitle(const core::SavedPrompt &prompt);

} // namespace ui
