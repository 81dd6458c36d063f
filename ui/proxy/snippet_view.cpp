#include "ui/proxy/snippet_view.h"

#include "ui/common/copy_button.h"
#include "ui/common/theme.h"
#include "ui/proxy/client_snippets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>

namespace ui {

SnippetView::SnippetView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(new QComboBox(this))
    , m_code(new QPlainTextEdit(this))
{
    m_client->setAccessibleName(tr("Client"));
    for (const Client &client : allClients())
        m_client->addItem(client.name);
    m_code->setAccessibleName(tr("Snippet"));
    m_code->setReadOnly(true);
    m_code->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_code->setStyleSheet(QStringLiteral("font-family: \"%1\";").arg(theme.codeFontFamily()));
    m_code->setTabChangesFocus(true);
    auto *copy = new CopyButton(theme, this);
    copy->setLabel(tr("Copy snippet"));
    copy->setSource([this] { return m_code->toPlainText(); });

    auto *head = new QHBoxLayout;
    head->addWidget(m_client);
    head->addStretch();
    head->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addWidget(m_code, 1);
    connect(m_client, &QComboBox::currentIndexChanged, this, &SnippetView::showSnippet);
}

void SnippetView::setFacts(const QString &address, const QString &key, const QString &model)
{
    m_address = address;
    m_key = key;
    m_model = model;
    showSnippet();
}

void SnippetView::showSnippet()
{
    m_code->setPlainText(clientSnippet(allClients().at(m_client->currentIndex()), m_address, m_key, m_model));
}

} // namespace ui
