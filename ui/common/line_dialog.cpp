#include "ui/common/line_dialog.h"

#include "ui/common/role.h"

#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

namespace {

/// Completes what stands behind the last comma.
class ListCompleter : public QCompleter
{
public:
    using QCompleter::QCompleter;

    QStringList splitPath(const QString &path) const override
    {
        return {path.mid(path.lastIndexOf(u',') + 1).trimmed()};
    }

    QString pathFromIndex(const QModelIndex &index) const override
    {
        const auto *line = qobject_cast<const QLineEdit *>(widget());
        const QString typed = line ? line->text() : QString();
        const qsizetype comma = typed.lastIndexOf(u',');
        const QString before = comma < 0 ? QString() : typed.left(comma + 1) + u' ';
        return before + QCompleter::pathFromIndex(index);
    }
};

} // namespace

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
    if (words.longest > 0)
        m_line->setMaxLength(words.longest);
    if (!words.suggestions.isEmpty())
        suggest(words.suggestions);
    m_line->selectAll();
    fitToContent();
    focusFirstField();
}

void LineDialog::suggest(const QStringList &suggestions)
{
    auto *completer = new ListCompleter(suggestions, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_line->setCompleter(completer);
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
