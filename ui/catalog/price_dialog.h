#pragma once

#include "core/engine/engine.h"
#include "ui/common/form_dialog.h"

class QLabel;
class QLineEdit;

namespace ui {

class PriceFields;

/// Where a price comes from and when: "From models.dev, as of 2026-08-22." `dataAsOf` is the catalog's.
QString priceSourceText(const core::EndpointInfo &endpoint, const QString &dataAsOf);

/// Lets the user set what an endpoint charges them, beside what the catalog says of it. Saves by itself.
class PriceDialog : public FormDialog
{
    Q_OBJECT

public:
    PriceDialog(core::Engine &engine, const core::CatalogPtr &catalog, const QString &modelId,
                const QString &endpointSlug, QWidget *parent = nullptr);

private:
    void load();
    void showListed(const core::EndpointInfo &listed);
    void showOwn(const core::PriceEdit &edit);
    void showSource();
    void submit() override;
    void reset();
    void closeAfter(const QFuture<core::Status> &done);

    core::Engine &m_engine;
    core::CatalogPtr m_catalog;
    core::PriceEdit m_edit; ///< What is in force; without prices where there is none.
    QString m_listedSource;
    QLabel *m_source;
    PriceFields *m_prices;
    QLineEdit *m_note;
    QLabel *m_special;
    QPushButton *m_reset;
};

} // namespace ui
