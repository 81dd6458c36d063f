#include "ui/proxy/api_key_dialog.h"

#include "ui/common/role.h"
#include "ui/proxy/api_key_form.h"

#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace ui {

ApiKeyDialog::ApiKeyDialog(core::CatalogPtr catalog, const std::optional<core::ApiKeyInfo> &existing,
                           const Theme &theme, QWidget *parent)
    : FormDialog(existing ? tr("Edit API key") : tr("New key"), existing ? tr("Save") : tr("Make key"),
                 parent)
    , m_theme(theme)
    , m_form(new ApiKeyForm(std::move(catalog), theme, this))
{
    auto *about = new QLabel(this);
    about->setWordWrap(true);
    if (existing) {
        about->setText(tr("The key %1 stays as it is; only what it may do changes.").arg(existing->label));
        m_form->setKey(existing->name, existing->rules);
    } else {
        about->setText(tr("A key lets one program use the local API. Give each program its own, so that you "
                          "see what it spends and can shut it out alone."));
    }
    setRole(about, "muted");
    connect(m_form, &ApiKeyForm::heightChanged, this, &ApiKeyDialog::fitToContent);
    body()->addWidget(about);
    body()->addWidget(m_form);
    body()->addStretch();
    fitToContent();
    focusFirstField();
}

void ApiKeyDialog::submit()
{
    if (const QString problem = m_form->problem(); !problem.isEmpty()) {
        showProblem(problem);
        return;
    }
    waitForAnswer();
    emit submitted(m_form->name(), m_form->rules());
}

void ApiKeyDialog::showKey(const core::NewApiKey &key, const ClientFacts &facts)
{
    auto *view = new KeySecretView(m_theme, this);
    connect(view, &KeySecretView::closed, this, &ApiKeyDialog::accept);
    replaceFields(view);
    view->showKey(
        key,
        tr("This is the key “%1”. Copy it now: it is not kept and cannot be shown again.").arg(key.info.name),
        facts);
}

} // namespace ui
