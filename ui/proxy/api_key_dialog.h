#pragma once

#include "core/catalog/catalog.h"
#include "core/proxy/proxy_server.h"
#include "ui/common/form_dialog.h"
#include "ui/proxy/key_secret_view.h"

#include <optional>

namespace ui {

class ApiKeyForm;

/// Makes a key of the local API and shows its secret, once; or changes one that there is.
///
/// The owner answers submitted() with showKey(), accept() or showProblem().
class ApiKeyDialog : public FormDialog
{
    Q_OBJECT

public:
    /// `existing`: the key to change; absent: a new one.
    ApiKeyDialog(core::CatalogPtr catalog, const std::optional<core::ApiKeyInfo> &existing,
                 const Theme &theme, QWidget *parent = nullptr);

    void showKey(const core::NewApiKey &key, const ClientFacts &facts);

signals:
    void submitted(const QString &name, const core::ApiKeyRules &rules);

private:
    void submit() override;

    const Theme &m_theme;
    ApiKeyForm *m_form;
};

} // namespace ui
