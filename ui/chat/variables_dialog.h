#pragma once

#include "core/conversation/saved_prompt.h"
#include "ui/common/form_dialog.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>

class QPlainTextEdit;
class QWidget;

namespace ui {

/// Asks for the values of a prompt's variables, each in a field of its kind, and shows the prompt with them.
class VariablesDialog : public FormDialog
{
    Q_OBJECT

public:
    /// `lastValues` by name fill the fields where they fit.
    VariablesDialog(const core::SavedPrompt &prompt, const QHash<QString, QString> &lastValues,
                    QWidget *parent);

    QHash<QString, QString> values() const;

signals:
    /// The dialog closes then.
    void filled(const QString &text, const QHash<QString, QString> &values);

protected:
    void submit() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Field {
        core::PromptVariable variable;
        QWidget *widget;
        std::function<QString()> value;
    };
    Field createField(const core::PromptVariable &variable, const QString &value);
    void showPreview();

    QString m_text;
    QList<Field> m_fields;
    QPlainTextEdit *m_preview;
};

} // namespace ui
