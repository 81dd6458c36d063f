#include "ui/chat/tool_call_card.h"

#include "ui/common/markdown_view.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>

namespace ui {

namespace {

constexpr int kFence = 12; ///< So long that hardly any text can close it.

QString indentedJson(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    return document.isNull() ? json : QString::fromUtf8(document.toJson()).trimmed();
}

/// A name from outside, safe within Markdown.
QString inCode(const QString &name)
{
    QString plain = name.simplified();
    return QStringLiteral("**`") + plain.remove(u'`') + QStringLiteral("`**");
}

} // namespace

ToolCallCard::ToolCallCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_text(new MarkdownView(theme))
{
    setRole(this, "card");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 10, 12, 12);
    row->setSpacing(9);
    auto *icon = new QLabel;
    const auto showIcon = [icon, &theme] {
        icon->setPixmap(theme.icon(QStringLiteral("wrench")).pixmap(16, 16));
    };
    showIcon();
    connect(&theme, &Theme::changed, icon, showIcon);
    icon->setContentsMargins(0, 2, 0, 0);
    row->addWidget(icon, 0, Qt::AlignTop);
    m_text->setAccessibleName(tr("Tool call"));
    row->addWidget(m_text, 1, Qt::AlignTop);
}

void ToolCallCard::setTextScale(double scale)
{
    m_text->setTextScale(scale);
}

void ToolCallCard::showCall(const core::ToolCall &call, bool growing)
{
    if (call.name == m_shown.name && call.arguments == m_shown.arguments && growing == m_growing
        && !m_text->markdown().isEmpty())
        return;
    m_shown = call;
    m_growing = growing;
    QString fence(kFence, u'`');
    while (call.arguments.contains(fence))
        fence += u'`';
    QString text = tr("Wants to call %1").arg(inCode(call.name));
    if (!call.arguments.isEmpty())
        text += QStringLiteral("\n\n") + fence + QStringLiteral("json\n")
                + (growing ? call.arguments : indentedJson(call.arguments));
    if (!growing && !call.arguments.isEmpty())
        text += u'\n' + fence;
    m_text->showMarkdown(text, growing);
}

} // namespace ui
