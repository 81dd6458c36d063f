#pragma once

#include "core/engine/engine.h"
#include "ui/common/form_dialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace ui {

class CountEdit;
class PriceFields;
class SearchCombo;

/// Adds a model that the catalog does not have, at a provider or at a server of one's own, or changes one.
/// Saves by itself.
class OwnModelDialog : public FormDialog
{
    Q_OBJECT

public:
    OwnModelDialog(core::Engine &engine, core::CatalogPtr catalog, QWidget *parent = nullptr);
    /// Changes the row with that id and name at the provider.
    OwnModelDialog(core::Engine &engine, core::CatalogPtr catalog, const QString &provider,
                   const QString &modelId, const QString &providerModelId, QWidget *parent = nullptr);

private:
    OwnModelDialog(core::Engine &engine, core::CatalogPtr catalog, bool edits, QWidget *parent);
    void createFields();
    void layOut();
    void load(const QString &provider, const QString &modelId, const QString &providerModelId);
    void fill(const core::ProviderOverlay::ModelRow &row);
    void listProviders();
    void showProvider();
    void suggest();
    bool isNewServer() const;
    QString providerId() const;
    core::ProviderOverlay::ModelRow row() const;
    core::LocalServer server() const;
    /// Of the first field that is wrong; that gets the focus.
    QString takeProblem();
    void submit() override;
    void saveModel();
    void removeFormer();
    void finish(const core::Status &status);

    core::Engine &m_engine;
    core::CatalogPtr m_catalog;
    bool m_edits;
    /// What stands in the configuration and is changed; an empty model where one is added.
    core::ProviderOverlay::ModelRow m_before;
    bool m_serverAdded = false; ///< On an attempt whose model could not be saved.
    SearchCombo *m_provider;
    QWidget *m_serverFields;
    QLineEdit *m_serverName;
    QLineEdit *m_address;
    QComboBox *m_protocol;
    QLineEdit *m_native;
    QLineEdit *m_id;
    bool m_idTyped = false; ///< By the user: no suggestion replaces it.
    QLineEdit *m_name;
    CountEdit *m_context;
    CountEdit *m_output;
    QCheckBox *m_tools;
    QCheckBox *m_reasoning;
    QCheckBox *m_vision;
    PriceFields *m_prices;
    bool m_pricesTyped = false;
};

} // namespace ui
