#pragma once

#include "core/catalog/catalog.h"

#include <QComboBox>
#include <QSet>
#include <QString>

namespace ui {

class Theme;

/// Chooses whether routing finds the provider of a model or only one endpoint is asked: a list of endpoints
/// with price, context and what becomes of the data.
class ProviderPin : public QComboBox
{
    Q_OBJECT

public:
    explicit ProviderPin(const Theme &theme, QWidget *parent = nullptr);

    /// Without a signal. An endpoint that the model does not have any more stays as an entry of its own.
    void setChoices(const core::ModelInfo &model, const core::Catalog &catalog,
                    const QSet<QString> &usableProviders, const QString &endpoint);
    /// endpointSlug() of the one that is asked; empty: routing chooses.
    QString endpoint() const { return currentData().toString(); }
    /// What is to be known about the choice; empty if nothing.
    QString about() const { return currentData(Qt::ToolTipRole).toString(); }

    void showPopup() override;

signals:
    /// The user chose it.
    void endpointChosen(const QString &endpoint);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace ui
