#include "ui/common/line_dialog.h"

#include "ui/common/role.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

LineDialog::LineDialog(const Words &words, const QString &text, QWidget *parent)
    : FormDialog(words.title, words.action, parent)
    , m_mayBeEmpty(words.mayBeEmpty)
    , m_line(new QLineEdit(text, this))
{
    auto *label = new QLabel(words.label, this);
    label->setBuddy(m_line);
    m_line->setAccessibleName(words.label);
    body()->addWidget(label);
    body()->addWidget(m_line);
    if (!words.hint.isEmpty()) {
        auto *hint = new QLabel(words.hint, this);
        hint->setWordWrap(true);
        setRole(hint, "small");
        body()->addWidget(hint);
    }
    m_line->selectAll();
    fitToContent();
    focusFirstField();
}

void LineDialog::submit()
{
    const QString text = m_line->text().trimmed();
    if (text.isEmpty() && !m_mayBeEmpty) {
        showProblem(tr("Write something first."));
        return;
    }
    emit entered(text);
    accept();
}

} // namespace ui
