#include "ui/common/field_rows.h"

#include "ui/common/role.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

QLabel *createNote(const QString &text, QWidget *owner)
{
    auto *note = new QLabel(text);
    setRole(note, "small");
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    if (owner)
        owner->setAccessibleDescription(text);
    return note;
}

QVBoxLayout *createField(const QString &caption, QWidget *field, const QString &note)
{
    auto *label = new QLabel(caption);
    label->setBuddy(field);
    label->setWordWrap(true);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(QString(caption).remove(QLatin1Char('&')));
    auto *layout = new QVBoxLayout;
    layout->setSpacing(4);
    layout->addWidget(label);
    layout->addWidget(field);
    if (!note.isEmpty())
        layout->addWidget(createNote(note, field));
    return layout;
}

} // namespace ui
