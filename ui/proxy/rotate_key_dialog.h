#pragma once

#include "core/proxy/proxy_server.h"
#include "ui/common/form_dialog.h"
#include "ui/proxy/key_secret_view.h"

#include <chrono>

class QButtonGroup;

namespace ui {

/// Asks how long the old secret of a key shall still work, and shows the new one, once.
///
/// The owner answers submitted() with showKey() or showProblem().
class RotateKeyDialog : public FormDialog
{
    Q_OBJECT

public:
    RotateKeyDialog(const QString &name, const Theme &theme, QWidget *parent = nullptr);

    void showKey(const core::NewApiKey &key, const ClientFacts &facts);

signals:
    void submitted(std::chrono::seconds overlap);

private:
    void submit() override;

    const Theme &m_theme;
    QButtonGroup *m_overlap;
};

} // namespace ui
