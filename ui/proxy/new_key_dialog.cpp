#include "ui/proxy/new_key_dialog.h"

#include "ui/common/copy_button.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/proxy/snippet_view.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace ui {

NewKeyDialog::NewKeyDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_pages(new QStackedWidget(this))
{
    setWindowTitle(tr("New key"));
    m_pages->addWidget(createNamePage());
    m_pages->addWidget(createSecretPage(theme));
    // The page in front sets the size, not the larger one behind it.
    m_pages->widget(1)->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->addWidget(m_pages);
    setMinimumWidth(480);
}

QWidget *NewKeyDialog::createNamePage()
{
    auto *page = new QWidget(this);
    auto *about =
        new QLabel(tr("A key lets one program use the local API. Give each program its own, so that you see "
                      "what it spends and can shut it out alone."),
                   page);
    about->setWordWrap(true);
    m_name = new QLineEdit(page);
    m_name->setAccessibleName(tr("Name of the new key"));
    m_name->setPlaceholderText(tr("editor"));
    m_problem = new QLabel(page);
    setRole(m_problem, "error");
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, page);
    m_create = buttons->addButton(tr("Make key"), QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    m_create->setEnabled(false);
    setRole(m_create, "primary");

    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(about);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
        m_create->setEnabled(!name.trimmed().isEmpty());
        m_problem->hide();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_create->setEnabled(false);
        emit nameChosen(m_name->text().trimmed());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &NewKeyDialog::reject);
    return page;
}

QWidget *NewKeyDialog::createSecretPage(const Theme &theme)
{
    auto *page = new QWidget(this);
    m_created = new QLabel(page);
    m_created->setWordWrap(true);
    m_secret = new QLineEdit(page);
    m_secret->setAccessibleName(tr("New key's secret"));
    m_secret->setReadOnly(true);
    auto *copy = new CopyButton(theme, page);
    copy->setLabel(tr("Copy key"));
    copy->setSource([this] { return m_secret->text(); });
    m_snippet = new SnippetView(theme, page);
    m_snippet->setMinimumHeight(210);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, page);

    auto *row = new QHBoxLayout;
    row->addWidget(m_secret, 1);
    row->addWidget(copy);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_created);
    layout->addLayout(row);
    layout->addWidget(m_snippet, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &NewKeyDialog::accept);
    return page;
}

void NewKeyDialog::showKey(const core::NewApiKey &key, const QString &address, const QString &model)
{
    const QString secret = QString::fromUtf8(key.secret.reveal());
    m_created->setText(tr("This is the key “%1”. Copy it now: it is not kept and cannot be shown again.")
                           .arg(key.info.name));
    m_secret->setText(secret);
    m_secret->setSelection(static_cast<int>(secret.size()), -static_cast<int>(secret.size()));
    m_snippet->setFacts(address, secret, model);
    m_pages->widget(1)->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_pages->setCurrentIndex(1);
    constexpr int kRoomyWidth = 620;
    resize(kRoomyWidth, sizeHint().height());
    m_secret->setFocus(Qt::OtherFocusReason);
}

void NewKeyDialog::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
    m_create->setEnabled(true);
}

} // namespace ui
