#pragma once

#include "core/history/conversation_store.h"

#include <QComboBox>

namespace ui {

class Theme;

/// Which conversations the list shows: all, those of a folder, those with a tag, the archived ones.
class ConversationFilter : public QComboBox
{
    Q_OBJECT

public:
    explicit ConversationFilter(const Theme &theme, QWidget *parent = nullptr);

    /// The choice stays; where it is gone, all are shown, and chosen() says so.
    void setGroups(const core::ConversationGroups &groups);
    const core::ConversationGroups &groups() const { return m_groups; }
    /// Folder, tag and archive of it; without text.
    core::ConversationQuery query() const;

signals:
    /// The choice is another one.
    void chosen();

private:
    enum class Kind { All, Folder, Tag, Archived };
    void add(Kind kind, const QString &text, const QString &name = {});
    void fill();

    const Theme &m_theme;
    core::ConversationGroups m_groups;
};

} // namespace ui
