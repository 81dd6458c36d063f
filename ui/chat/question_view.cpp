#include "ui/chat/question_view.h"

#include "ui/chat/attachment_chips.h"
#include "ui/chat/question_editor.h"
#include "ui/chat/quiet_button.h"
#include "ui/chat/variant_pager.h"
#include "ui/common/markdown_view.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kFoldedLines = 12;
constexpr qsizetype kFoldedLetters = 720; ///< Of a text of few but long lines.

/// Where a folded text ends; its whole length if it is not long enough to be folded.
qsizetype foldedSize(const QString &text)
{
    qsizetype end = -1;
    for (int line = 0; line < kFoldedLines; ++line) {
        end = text.indexOf(u'\n', end + 1);
        if (end < 0)
            break;
    }
    // A line or two more are shown rather than folded.
    const bool manyLines = end >= 0 && text.indexOf(u'\n', text.indexOf(u'\n', end + 1) + 1) > end;
    const qsizetype byLines = manyLines ? end : text.size();
    const qsizetype byLetters = text.size() > kFoldedLetters * 5 / 4 ? kFoldedLetters : text.size();
    qsizetype size = std::min(byLines, byLetters);
    if (size < text.size() && text.at(size).isLowSurrogate())
        --size;
    return size;
}

} // namespace

QuestionView::QuestionView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_bubble(new QFrame)
    , m_inside(new QVBoxLayout(m_bubble))
    , m_text(new MarkdownView(theme))
    , m_more(new QPushButton)
    , m_actions(new QWidget)
    , m_pager(
          new VariantPager(tr("Previous version of the question"), tr("Next version of the question"), theme))
    , m_edit(new QuietButton(QStringLiteral("pencil"), tr("Edit question"), theme))
    , m_copy(new QuietButton(QStringLiteral("copy"), tr("Copy question"), theme))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 0, 0, 0);
    column->setSpacing(2);
    setRole(m_bubble, "bubble");
    m_inside->setContentsMargins(12, 9, 12, 9);
    m_inside->setSpacing(8);
    m_text->setAccessibleName(tr("Question"));
    m_inside->addWidget(m_text);
    setRole(m_more, "link");
    m_more->hide();
    m_inside->addWidget(m_more, 0, Qt::AlignLeft);
    column->addWidget(m_bubble);
    auto *row = new QHBoxLayout(m_actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addStretch();
    row->addWidget(m_pager);
    row->addWidget(m_edit);
    row->addWidget(m_copy);
    column->addWidget(m_actions);

    connect(m_more, &QPushButton::clicked, this, [this] {
        setUnfolded(!m_unfolded);
        emit unfolded(m_unfolded);
    });
    connect(m_edit, &QToolButton::clicked, this, &QuestionView::edit);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        copy();
        m_copy->confirm();
    });
    connect(m_pager, &VariantPager::chosen, this, &QuestionView::variantRequested);
}

void QuestionView::showQuestion(const core::Question &question)
{
    if (m_shown && question.text == m_question.text
        && question.attachments.constData() == m_question.attachments.constData())
        return;
    const bool sameText = m_shown && question.text == m_question.text;
    m_question = question;
    m_shown = true;
    delete m_chips;
    m_chips = nullptr;
    if (!question.attachments.isEmpty()) {
        m_chips = new AttachmentChips(question.attachments, m_theme);
        m_inside->addWidget(m_chips);
        m_chips->show();
    }
    if (!sameText)
        render();
}

void QuestionView::render()
{
    const qsizetype folded = foldedSize(m_question.text);
    const bool isLong = folded < m_question.text.size();
    m_text->setPlainText(isLong && !m_unfolded ? m_question.text.left(folded) + u'…' : m_question.text);
    m_text->setVisible(!m_editor && !m_question.text.isEmpty());
    m_more->setText(m_unfolded ? tr("Show less") : tr("Show all"));
    m_more->setAccessibleName(m_unfolded ? tr("Show less of the question") : tr("Show all of the question"));
    m_more->setVisible(isLong && !m_editor);
}

void QuestionView::setUnfolded(bool unfolded)
{
    if (unfolded == m_unfolded)
        return;
    m_unfolded = unfolded;
    render();
}

void QuestionView::setVariants(const QList<qint64> &variants, qint64 shown)
{
    m_pager->setVariants(variants, shown);
}

void QuestionView::setTextScale(double scale)
{
    m_text->setTextScale(scale);
}

void QuestionView::setQuiet(bool quiet)
{
    m_edit->setQuiet(quiet);
    m_copy->setQuiet(quiet);
}

void QuestionView::copy() const
{
    QApplication::clipboard()->setText(m_question.text);
}

void QuestionView::edit()
{
    if (m_editor)
        return;
    m_editor = new QuestionEditor(m_question.text, !m_question.attachments.isEmpty());
    m_inside->insertWidget(0, m_editor);
    render();
    m_actions->hide();
    m_editor->show();
    connect(m_editor, &QuestionEditor::cancelled, this, &QuestionView::endEditing);
    connect(m_editor, &QuestionEditor::sendRequested, this, [this](const QString &text, bool inAllColumns) {
        endEditing();
        emit editRequested({text, m_question.attachments}, inAllColumns);
    });
    emit editingBegan();
    m_editor->begin();
}

void QuestionView::endEditing()
{
    // It is the sender of what ends it.
    m_editor->hide();
    m_editor->deleteLater();
    m_editor = nullptr;
    render();
    m_actions->show();
    m_edit->setFocus(Qt::OtherFocusReason);
}

} // namespace ui
