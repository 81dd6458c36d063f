#include "ui/chat/variables_dialog.h"

#include "ui/chat/prompt_list_model.h"
#include "ui/common/field_rows.h"
#include "ui/common/role.h"

#include <QComboBox>
#include <QDate>
#include <QDateEdit>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kLongTextHeight = 96;
constexpr int kPreviewHeight = 140;

/// The last value where it fits, else the template's own.
QString initialValue(const core::PromptVariable &variable, const QHash<QString, QString> &lastValues)
{
    const auto last = lastValues.constFind(variable.name);
    const bool fits = last != lastValues.cend() && !core::variableProblem(variable, *last);
    return fits ? *last : variable.initial;
}

} // namespace

VariablesDialog::VariablesDialog(const core::SavedPrompt &prompt, const QHash<QString, QString> &lastValues,
                                 QWidget *parent)
    : FormDialog(tr("Fill in the prompt"), tr("Insert"), parent)
    , m_text(prompt.text)
    , m_preview(new QPlainTextEdit)
{
    auto *heading = new QLabel(promptTitle(prompt));
    setRole(heading, "heading");
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    body()->addWidget(heading);
    for (const core::PromptVariable &variable : core::promptVariables(prompt.text)) {
        const Field field = createField(variable, initialValue(variable, lastValues));
        QString caption = variable.name;
        body()->addLayout(ui::createField(caption.replace(u'&', QLatin1String("&&")), field.widget));
        m_fields << field;
    }
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setFixedHeight(kPreviewHeight);
    body()->addLayout(ui::createField(tr("Preview"), m_preview));
    body()->addStretch();
    showPreview();
    fitToContent();
    focusFirstField();
}

VariablesDialog::Field VariablesDialog::createField(const core::PromptVariable &variable,
                                                    const QString &value)
{
    using Type = core::PromptVariable::Type;
    const auto changed = [this] { showPreview(); };
    switch (variable.type) {
    case Type::LongText: {
        auto *text = new QPlainTextEdit(value, this);
        text->setTabChangesFocus(true);
        text->setFixedHeight(kLongTextHeight);
        text->installEventFilter(this);
        connect(text, &QPlainTextEdit::textChanged, this, changed);
        return {variable, text, [text] { return text->toPlainText(); }};
    }
    case Type::Choice: {
        auto *choice = new QComboBox(this);
        choice->addItems(variable.choices);
        choice->setCurrentText(value);
        connect(choice, &QComboBox::currentTextChanged, this, changed);
        return {variable, choice, [choice] { return choice->currentText(); }};
    }
    case Type::Date: {
        const QDate date = QDate::fromString(value, Qt::ISODate);
        auto *day = new QDateEdit(date.isValid() ? date : QDate::currentDate(), this);
        connect(day, &QDateEdit::dateChanged, this, changed);
        return {variable, day, [day] { return day->date().toString(Qt::ISODate); }};
    }
    case Type::Text:
    case Type::Number:
        break;
    }
    auto *line = new QLineEdit(value, this);
    if (variable.type == Type::Number)
        line->setPlaceholderText(tr("a number"));
    connect(line, &QLineEdit::textChanged, this, changed);
    return {variable, line, [line] { return line->text(); }};
}

QHash<QString, QString> VariablesDialog::values() const
{
    QHash<QString, QString> values;
    for (const Field &field : m_fields)
        values.insert(field.variable.name, field.value());
    return values;
}

void VariablesDialog::showPreview()
{
    // What is not filled in yet is better seen as a name than as a gap.
    QHash<QString, QString> known = values();
    known.removeIf([](const QHash<QString, QString>::iterator &value) { return value->isEmpty(); });
    m_preview->setPlainText(core::filledPrompt(m_text, known));
    showProblem({});
}

bool VariablesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers() & Qt::ControlModifier) {
            submit();
            return true;
        }
    }
    return FormDialog::eventFilter(watched, event);
}

void VariablesDialog::submit()
{
    for (const Field &field : m_fields) {
        if (const std::optional<QString> problem = core::variableProblem(field.variable, field.value())) {
            showProblem(*problem);
            focusField(field.widget);
            return;
        }
    }
    const QHash<QString, QString> entered = values();
    emit filled(core::filledPrompt(m_text, entered), entered);
    accept();
}

} // namespace ui
