#include "ui/chat/question_editor.h"

#include "ui/common/flow_layout.h"
#include "ui/common/role.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

QuestionEditor::QuestionEditor(const QString &text, bool mayBeEmpty, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(text))
    , m_mayBeEmpty(mayBeEmpty)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_edit->setAccessibleName(tr("Edited question"));
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_edit);

    auto *buttons = new FlowLayout;
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(6);
    auto *send = new QPushButton(tr("Send"));
    setRole(send, "primary");
    send->setAccessibleName(tr("Send edited question"));
    send->setToolTip(tr("Ask this in place of the old question (Ctrl+Enter)"));
    auto *sendToAll = new QPushButton(tr("Send to all columns"));
    sendToAll->setAccessibleName(tr("Send edited question to all columns"));
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAccessibleName(tr("Cancel editing"));
    for (QPushButton *button : {send, sendToAll, cancel})
        buttons->addWidget(button);
    layout->addLayout(buttons);

    const auto showButtons = [this, send, sendToAll] {
        send->setEnabled(canSend());
        sendToAll->setEnabled(canSend());
    };
    connect(m_edit, &QPlainTextEdit::textChanged, this, showButtons);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &QuestionEditor::fitHeight);
    connect(send, &QPushButton::clicked, this, [this] { emit sendRequested(m_edit->toPlainText(), false); });
    connect(sendToAll, &QPushButton::clicked, this,
            [this] { emit sendRequested(m_edit->toPlainText(), true); });
    connect(cancel, &QPushButton::clicked, this, &QuestionEditor::cancelled);
    showButtons();
    fitHeight();
}

bool QuestionEditor::canSend() const
{
    return m_mayBeEmpty || !m_edit->toPlainText().trimmed().isEmpty();
}

void QuestionEditor::begin()
{
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->moveCursor(QTextCursor::End);
}

void QuestionEditor::fitHeight()
{
    constexpr int kFewest = 3;
    constexpr int kMost = 14;
    constexpr int kMargin = 22; // of the document and the style sheet, above and below
    const int lines = std::clamp(int(m_edit->document()->size().height()), kFewest, kMost);
    m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + kMargin);
}

bool QuestionEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::InputMethod)
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
    if (event->type() == QEvent::Resize)
        fitHeight();
    if (event->type() != QEvent::KeyPress || m_composing)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && key->modifiers() & Qt::ControlModifier) {
        if (canSend())
            emit sendRequested(m_edit->toPlainText(), false);
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        emit cancelled();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
