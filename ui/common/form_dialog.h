#pragma once

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace ui {

/// A dialog of fields that scroll where the screen is small, over a line for what is wrong and the buttons.
///
/// It stays open until its owner has done what it was asked for: the owner answers with accept(),
/// showProblem(), or in classes that show a result, with that. So nothing typed is lost.
class FormDialog : public QDialog
{
    Q_OBJECT

public:
    /// Shows why what was entered cannot be done, and lets the user try again.
    void showProblem(const QString &problem);

protected:
    /// `action` names what the affirmative button does.
    FormDialog(const QString &title, const QString &action, QWidget *parent);

    /// Where the fields go.
    QVBoxLayout *body() const { return m_body; }
    QPushButton *actionButton() const { return m_action; }
    /// A further button, on the side where it does not get in the way of the others.
    QPushButton *addButton(const QString &text);
    /// Makes the dialog as high as its fields need, but no higher than the window behind it.
    void fitToContent();
    /// The buttons are made before the fields; nobody wants to begin there.
    void focusFirstField();
    /// Focuses a field, wherever it is scrolled to.
    void focusField(QWidget *field);
    /// Something was asked of the engine: no second click until it has answered.
    void waitForAnswer();
    /// Shows `result` instead of the fields and their buttons.
    void replaceFields(QWidget *result);
    /// The user pressed the affirmative button.
    virtual void submit() = 0;

private:
    QWidget *m_form;
    QVBoxLayout *m_body;
    QScrollArea *m_scroll;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
    QPushButton *m_action;
};

} // namespace ui
