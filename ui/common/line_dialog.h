#pragma once

#include "ui/common/form_dialog.h"

class QLineEdit;

namespace ui {

/// Asks for one line of text, such as a name.
class LineDialog : public FormDialog
{
    Q_OBJECT

public:
    struct Words {
        QString title;
        QString label; ///< Of the field.
        QString hint = {}; ///< Below it.
        QString action; ///< What the affirmative button does.
        bool mayBeEmpty = false;
    };

    LineDialog(const Words &words, const QString &text, QWidget *parent);

signals:
    /// Without blanks around it. The dialog closes then.
    void entered(const QString &text);

protected:
    void submit() override;

private:
    bool m_mayBeEmpty;
    QLineEdit *m_line;
};

} // namespace ui
