#pragma once

#include "ui/common/form_dialog.h"

#include <QStringList>

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
        int longest = 0; ///< So many characters at most; 0: no limit.
        /// Offered while typing, each as one of several between commas.
        QStringList suggestions = {};
    };

    LineDialog(const Words &words, const QString &text, QWidget *parent);

signals:
    /// Without blanks around it. The dialog closes then.
    void entered(const QString &text);

protected:
    void submit() override;

private:
    void suggest(const QStringList &suggestions);

    bool m_mayBeEmpty;
    QLineEdit *m_line;
};

} // namespace ui
