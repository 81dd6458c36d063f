#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace ui {

/// Edits a question where it stands. Ctrl+Enter sends, Esc gives up; neither does while an input method is
/// composing.
class QuestionEditor : public QWidget
{
    Q_OBJECT

public:
    /// `mayBeEmpty`: there is something to send without a text, too.
    QuestionEditor(const QString &text, bool mayBeEmpty, QWidget *parent = nullptr);

    /// Puts the cursor behind the text.
    void begin();

signals:
    void sendRequested(const QString &text, bool inAllColumns);
    void cancelled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitHeight();
    bool canSend() const;

    QPlainTextEdit *m_edit;
    const bool m_mayBeEmpty;
    bool m_composing = false;
};

} // namespace ui
