#pragma once

#include "core/conversation/conversation_tree.h"
#include "ui/common/theme.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace ui {

class TurnView;

/// A column's conversation, scrolled. Follows the end only while the reader is there.
class Transcript : public QScrollArea
{
    Q_OBJECT

public:
    explicit Transcript(const Theme &theme, QWidget *parent = nullptr);

    void setModelName(const QString &name) { m_modelName = name; }
    /// What to show while there is no conversation.
    void setIntroduction(const QString &text);
    /// Shows the path of the tree; turns that are on screen already only get what is new.
    void showTree(const core::ConversationTree &tree);
    /// Forgets what is on screen, for when earlier turns changed.
    void reset();
    void scrollToEnd();

signals:
    void retryRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    const Theme &m_theme;
    QString m_modelName;
    QWidget *m_canvas;
    QVBoxLayout *m_layout;
    QLabel *m_introduction;
    QList<TurnView *> m_turns;
    bool m_follow = true;
};

} // namespace ui
