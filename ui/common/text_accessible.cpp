#include "ui/common/text_accessible.h"

#include "ui/common/markdown_view.h"

#include <QAccessible>
#include <QAccessibleTextInterface>
#include <QAccessibleWidget>

namespace ui {

namespace {

class MarkdownAccessible : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit MarkdownAccessible(MarkdownView *view)
        : QAccessibleWidget(view, QAccessible::EditableText, view->accessibleName())
    { }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? content() : QAccessibleWidget::text(kind);
    }

    QString text(int start, int end) const override { return content().mid(start, end - start); }
    int characterCount() const override { return int(content().size()); }
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

    // The text has no caret, and its selection belongs to the mouse.
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override { }
    int selectionCount() const override { return 0; }
    void selection(int, int *start, int *end) const override { *start = *end = 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    QRect characterRect(int) const override { return {}; }
    int offsetAtPoint(const QPoint &) const override { return -1; }
    void scrollToSubstring(int, int) override { }

private:
    QString content() const { return static_cast<const MarkdownView *>(widget())->plainText(); }
};

QAccessibleInterface *createAccessible(const QString &, QObject *object)
{
    if (auto *view = qobject_cast<MarkdownView *>(object))
        return new MarkdownAccessible(view);
    return nullptr;
}

} // namespace

void installTextAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(createAccessible);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace ui
