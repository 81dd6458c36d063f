#pragma once

#include "core/conversation/turn.h"

#include <QWidget>

class QFrame;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace ui {

class MarkdownView;
class QuestionEditor;
class QuietButton;
class Theme;
class VariantPager;

/// What was asked: the text in a bubble, its files, and what can be done with it. A long one is folded.
class QuestionView : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionView(const Theme &theme, QWidget *parent = nullptr);

    void showQuestion(const core::Question &question);
    void setVariants(const QList<qint64> &variants, qint64 shown);
    void setTextScale(double scale);
    /// Whether its buttons show.
    void setQuiet(bool quiet);
    /// Whether all of a long question shows.
    bool isUnfolded() const { return m_unfolded; }
    void setUnfolded(bool unfolded);
    /// Opens the editor in place of the text.
    void edit();
    bool isEditing() const { return m_editor; }
    void copy() const;
    MarkdownView *text() const { return m_text; }

signals:
    void editRequested(const core::Question &question, bool inAllColumns);
    void variantRequested(qint64 turn);
    void unfolded(bool unfolded);
    /// The editor is there; the keyboard comes next.
    void editingBegan();

private:
    void render();
    void endEditing();

    const Theme &m_theme;
    core::Question m_question;
    QFrame *m_bubble;
    QVBoxLayout *m_inside;
    MarkdownView *m_text;
    QPushButton *m_more;
    QWidget *m_chips = nullptr;
    QuestionEditor *m_editor = nullptr;
    QWidget *m_actions;
    VariantPager *m_pager;
    QuietButton *m_edit;
    QuietButton *m_copy;
    bool m_shown = false;
    bool m_unfolded = false;
};

} // namespace ui
