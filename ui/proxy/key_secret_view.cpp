#include "ui/proxy/key_secret_view.h"

#include "ui/common/copy_button.h"
#include "ui/proxy/snippet_view.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ui {

KeySecretView::KeySecretView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_secret(new QLineEdit(this))
    , m_snippet(new SnippetView(theme, this))
{
    constexpr int kSnippetHeight = 210;
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_secret->setAccessibleName(tr("New key's secret"));
    m_secret->setReadOnly(true);
    m_snippet->setMinimumHeight(kSnippetHeight);
    auto *copy = new CopyButton(theme, this);
    copy->setLabel(tr("Copy key"));
    copy->setSource([this] { return m_secret->text(); });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_secret, 1);
    row->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_text);
    layout->addLayout(row);
    layout->addWidget(m_snippet, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &KeySecretView::closed);
}

void KeySecretView::showKey(const core::NewApiKey &key, const QString &text, const ClientFacts &facts)
{
    const QString secret = QString::fromUtf8(key.secret.reveal());
    const int length = static_cast<int>(secret.size());
    m_text->setText(text);
    m_secret->setText(secret);
    m_secret->setSelection(length, -length);
    m_snippet->setFacts(facts.address, secret, facts.model);
    m_secret->setFocus(Qt::OtherFocusReason);
}

} // namespace ui
